"""A random sample of cases that anybody draws again: the seed and the position make it, and nothing else."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from uuid import UUID

from application.views.book import CaseQuery, CaseRow, Page

PAGE = 500


def lot(seed: str, case: UUID) -> str:
    """A case's lot, in hexadecimal: the SHA-256 of `sangsaeng/sample/1`, the seed and the case's id, a line each."""
    return sha256(f"sangsaeng/sample/1\n{seed}\n{case}\n".encode()).hexdigest()


def drawn(seed: str, rows: Iterable[CaseRow], size: int) -> tuple[CaseRow, ...]:
    """The cases with the lowest lots, the lowest first."""
    return tuple(sorted(rows, key=lambda row: lot(seed, row.id))[:size])


def every(pages: Callable[[CaseQuery], Page[CaseRow]], query: CaseQuery) -> Iterator[CaseRow]:
    """Every row a query finds, page after page; the query says as of when, so that they are of one moment."""
    asked = replace(query, limit=PAGE)
    while True:
        page = pages(asked)
        yield from page.rows
        if page.next is None:
            return
        asked = replace(asked, after=page.next)
