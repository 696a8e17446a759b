"""Where this office's papers lie and who scans them, as the settings choose: for the wiring and for the commands."""

from adapters.keys import FolderKeys
from adapters.papers import Bucket, BucketPapers, FolderPapers
from adapters.scanning import Clamd, NoScanner
from application.ports import Scanner
from web.settings import BucketSettings, Settings


def papers_of(settings: Settings, keys: FolderKeys) -> BucketPapers | FolderPapers:
    """The store of papers. Raises `OSError` where the credentials of a bucket cannot be read, `ValueError` for a bad address."""
    if settings.bucket is None:
        return FolderPapers(settings.papers, keys)
    return BucketPapers(_bucket(settings.bucket), keys)


def scanner_of(settings: Settings) -> Scanner:
    """The scanner, or none. Raises `ValueError` for an address that is none."""
    return Clamd(settings.scanner) if settings.scanner else NoScanner()


def _bucket(chosen: BucketSettings) -> Bucket:
    return Bucket(
        endpoint=chosen.endpoint,
        name=chosen.name,
        region=chosen.region,
        access_key=chosen.access_key.read_text("utf-8").strip(),
        secret_key=chosen.secret_key.read_text("utf-8").strip(),
    )
