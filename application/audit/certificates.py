"""What each page of the book comes to: a digest over its rows, and the evidence for it, which is folding the log once more."""

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """What a page holds once the facts up to `position` were folded into it.

    `digest` is the SHA-256 over its rows in the order of their keys, each as JSON and a line feed, in hexadecimal.
    """

    page: str
    position: int
    rows: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A page's certificate, by the rows that are kept and by a book folded anew from the log."""

    kept: Certificate
    refolded: Certificate

    @property
    def holds(self) -> bool:
        """Whether the page is what the log comes to."""
        return self.kept == self.refolded


class Certifying:
    """The certificate of a page, row by row in the order of the keys."""

    def __init__(self, page: str, position: int) -> None:
        self._page, self._position, self._rows, self._hash = page, position, 0, sha256()

    def take(self, row: bytes) -> None:
        """The next row."""
        self._rows += 1
        self._hash.update(row)
        self._hash.update(b"\n")

    def certificate(self) -> Certificate:
        """The certificate of the rows so far."""
        return Certificate(page=self._page, position=self._position, rows=self._rows, digest=self._hash.hexdigest())
