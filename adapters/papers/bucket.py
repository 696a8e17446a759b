"""Papers in a bucket of an S3-compatible store: the file named `stored` is the object `sha256/<its first two digits>/<stored>`.

The store never sees a key or a plain byte. What it acknowledged is durable: that is what S3 promises.
"""

import hashlib
import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from tempfile import TemporaryFile
from urllib.parse import urlsplit

import urllib3
from minio import Minio
from minio.error import MinioException, S3Error

from adapters.keys.folder import FolderKeys
from adapters.papers.envelope import PIECE, SealedPapers
from application.ports import PapersAway
from domain.values import Sha256

PART = 5 << 20  # bytes: the smallest part that S3 takes, so that no more of a file is in memory
SECONDS = 30.0
TRIES = 2


@dataclass(frozen=True, kw_only=True)
class Bucket:
    """Which bucket, where, and who asks. `endpoint` is an address such as `https://s3.example.org`; `seconds` a patience."""

    endpoint: str
    name: str
    region: str
    access_key: str = field(repr=False)
    secret_key: str = field(repr=False)
    seconds: float = SECONDS


class BucketFiles:
    """Encrypted files in a bucket, each under its hash. Raises `PapersAway` where the bucket does not answer as it should."""

    def __init__(self, bucket: Bucket) -> None:
        """Raises `ValueError` for an endpoint that is no http or https address."""
        address = urlsplit(bucket.endpoint)
        if address.scheme not in {"http", "https"} or not address.netloc or address.path.strip("/"):
            raise ValueError("The endpoint of the bucket is no http or https address.")
        self._name = bucket.name
        self._client = Minio(
            address.netloc,
            access_key=bucket.access_key,
            secret_key=bucket.secret_key,
            secure=address.scheme == "https",
            region=bucket.region,
            http_client=urllib3.PoolManager(
                timeout=urllib3.Timeout(connect=bucket.seconds, read=bucket.seconds),
                retries=urllib3.Retry(TRIES, backoff_factor=0.1, status_forcelist=(500, 502, 503, 504)),
                ssl_context=ssl.create_default_context(),
            ),
        )

    def keep(self, pieces: Iterable[bytes]) -> Sha256:
        """Collect a file on this machine, as encrypted as it will lie there, then send it under its hash."""
        digest, size = hashlib.sha256(), 0
        with TemporaryFile() as collected:
            for piece in pieces:
                digest.update(piece)
                size += collected.write(piece)
            collected.seek(0)
            with _asking():
                self._client.put_object(
                    self._name,
                    _place(digest.hexdigest()),
                    collected,
                    size,
                    part_size=PART,
                    num_parallel_uploads=1,
                )
        return digest.hexdigest()

    def pieces(self, stored: Sha256) -> Iterator[bytes]:
        """The bytes of an object, as they come. Raises `FileNotFoundError`."""
        with _asking():
            answer = self._client.get_object(self._name, _place(stored))
            try:
                yield from answer.stream(PIECE)
            finally:
                answer.close()
                answer.release_conn()


class BucketPapers(SealedPapers):
    """Papers in an S3-compatible store."""

    def __init__(self, bucket: Bucket, keys: FolderKeys) -> None:
        super().__init__(BucketFiles(bucket), keys)


@contextmanager
def _asking() -> Iterator[None]:
    """What goes wrong, without what the store said of it: that may hold addresses and signatures."""
    try:
        yield
    except S3Error as refused:
        if refused.code == "NoSuchKey":
            raise FileNotFoundError from None
        raise PapersAway(refused.code) from None
    except (MinioException, urllib3.exceptions.HTTPError, OSError) as failed:
        raise PapersAway(type(failed).__name__) from None


def _place(stored: Sha256) -> str:
    return f"sha256/{stored[:2]}/{stored}"
