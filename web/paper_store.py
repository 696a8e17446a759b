"""Where this office's papers lie and who scans them, as the settings choose: for the wiring and for the commands."""

from adapters.keys import FolderKeys
from adapters.papers import FolderPapers, SealedPapers
from adapters.scanning import Clamd, NoScanner
from application.ports import Scanner
from web.settings import BucketSettings, Settings


def papers_of(settings: Settings, keys: FolderKeys) -> SealedPapers:
    """The store of papers. Raises `OSError` where the credentials of a bucket cannot be read, `ValueError` for a bad address."""
    if settings.bucket is None:
        return FolderPapers(settings.papers, keys)
    return _in_a_bucket(settings.bucket, keys)


def scanner_of(settings: Settings) -> Scanner:
    """The scanner, or none. Raises `ValueError` for an address that is none."""
    return Clamd(settings.scanner) if settings.scanner else NoScanner()


def _in_a_bucket(chosen: BucketSettings, keys: FolderKeys) -> SealedPapers:
    # Every process of the office starts with this module, and the client of buckets is an eighth of what it imports.
    from adapters.papers.bucket import Bucket, BucketPapers  # noqa: PLC0415

    bucket = Bucket(
        endpoint=chosen.endpoint,
        name=chosen.name,
        region=chosen.region,
        access_key=chosen.access_key.read_text("utf-8").strip(),
        secret_key=chosen.secret_key.read_text("utf-8").strip(),
    )
    return BucketPapers(bucket, keys)
