"""A random sample of cases that anybody can draw again by hand: the cases in the order of a hash of the seed and their ids."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from uuid import UUID

from application.views.book import Book, CaseRow
from application.views.questions import CaseQuery

ALGORITHM = "SHA-256(UTF-8(seed + LF + case id)), hexadecimal, ascending"
"""`printf '%s\\n%s' SEED ID | sha256sum` for each case; the smallest come first."""
TOGETHER = 500
"""Lines of the list read at once."""


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A case that was drawn, with the hash that gave it its place."""

    row: CaseRow
    digest: str


@dataclass(frozen=True, kw_only=True)
class Sample:
    """The cases drawn, in the order drawn, and how many there were to draw from."""

    population: int
    drawn: tuple[Drawn, ...]


def digest(seed: str, case: UUID) -> str:
    """What gives a case its place."""
    return sha256(f"{seed}\n{case}".encode()).hexdigest()


def sample(book: Book, query: CaseQuery, *, seed: str, size: int) -> Sample:
    """So many cases of the list as it stood: a query without its as-of would not draw the same ones ever after."""
    if query.as_of is None:
        raise ValueError("a sample is drawn from the list as of a position")
    return _drawn(_rows(book, query), seed, size)


def _drawn(rows: Iterable[CaseRow], seed: str, size: int) -> Sample:
    placed = sorted((Drawn(row=row, digest=digest(seed, row.id)) for row in rows), key=lambda one: one.digest)
    return Sample(population=len(placed), drawn=tuple(placed[:size]))


def _rows(book: Book, query: CaseQuery) -> Iterator[CaseRow]:
    asked = replace(query, limit=TOGETHER)
    while True:
        page = book.cases(asked)
        yield from page.rows
        if page.next is None:
            return
        asked = replace(asked, after=page.next)
