"""Keeping a book: the rows that folding goes on from are read where the book is kept, and what it comes to is written there."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any, Protocol, TypeVar
from uuid import UUID

import psycopg

from adapters.views.tables import (
    CALLS,
    CASE_FILES,
    CASES,
    CERTIFICATIONS,
    COUNT_CHANGES,
    COUNTS,
    DECLARED,
    HISTORY,
    MOMENTS,
    PURCHASES,
    REGISTER,
    STREAMS,
    TABLES,
    TASKS,
    TIMELINE,
    WAITING,
    KeptSpan,
    KeptStream,
    Table,
    kept_call,
    kept_case,
    kept_case_file,
    kept_span,
    kept_subject,
    stood_task,
)
from application.record import Recorded
from application.views.book import CaseFile
from application.views.certifications import Certified
from application.views.counts import counted
from application.views.folding import Pages, touched
from application.views.history import NO_END, STILL, Span

R = TypeVar("R")
ADDED_TO = (TIMELINE, MOMENTS, DECLARED, COUNT_CHANGES)
"""Tables whose rows are never written over."""


class Keeper(Protocol):
    """Where a book is kept."""

    def asked(self, table: Table[R], ids: Collection[UUID], *, still: bool = False) -> Callable[[], list[R]]:
        """Ask for the rows with these ids, of spans those `still` known; what is answered reads them.

        So several tables can be asked before the first has answered.
        """

    def latest(self) -> Callable[[], datetime | None]:
        """Ask for the latest instant at which anything was recorded, as far as the book goes."""

    def together(self) -> AbstractContextManager[object]:
        """Within it what is asked and written may go together."""

    def write(self, table: Table[R], rows: Collection[R]) -> None:
        """Add rows, or write over those of the same key; counts are added to those that are there."""

    def drop(self, table: Table[R], ids: Collection[UUID]) -> None:
        """Take rows away."""


@dataclass(frozen=True)
class InPostgres:
    """A book kept in the schema that a connection looks at."""

    connection: psycopg.Connection

    def asked(self, table: Table[R], ids: Collection[UUID], *, still: bool = False) -> Callable[[], list[R]]:
        """As `Keeper.asked`."""
        return table.asked(self.connection, ids, still=STILL if still else None)

    def latest(self) -> Callable[[], datetime | None]:
        """As `Keeper.latest`."""
        found = self.connection.execute("SELECT max(at) FROM moments")

        def latest() -> datetime | None:
            row = found.fetchone()
            return row[0] if row else None

        return latest

    def together(self) -> AbstractContextManager[object]:
        """As `Keeper.together`: nothing waits for the answer before."""
        return self.connection.pipeline()

    def write(self, table: Table[R], rows: Collection[R]) -> None:
        """As `Keeper.write`."""
        if table in ADDED_TO:
            table.add(self.connection, rows)
        elif table is COUNTS:
            table.grow(self.connection, rows, "cases")
        else:
            table.put(self.connection, rows)

    def drop(self, table: Table[R], ids: Collection[UUID]) -> None:
        """As `Keeper.drop`."""
        table.drop(self.connection, ids)


def load(book: Keeper, facts: Sequence[Recorded]) -> Pages:
    """The rows that folding these facts needs."""
    recorded_in = {recorded.stream for recorded in facts}
    streams = {row.id: row.case_id for row in book.asked(STREAMS, recorded_in)()}
    needed = touched(facts, streams)
    with book.together():
        calls = book.asked(CALLS, needed.calls)
        case_files = book.asked(CASE_FILES, needed.cases)
        cases = book.asked(CASES, needed.cases)
        register = book.asked(REGISTER, needed.subjects)
        tasks = book.asked(TASKS, needed.cases)
        waiting = book.asked(WAITING, needed.cases)
        bought = book.asked(PURCHASES, needed.purchases, still=True)
        certified = book.asked(CERTIFICATIONS, needed.certifications, still=True)
        spans = book.asked(HISTORY, needed.cases, still=True)
        latest = book.latest()
    files: dict[UUID, CaseFile | None] = {row.id: row.document for row in case_files()}
    return Pages(
        streams=streams,
        calls={row.id: row.document for row in calls()},
        case_files=files,
        cases={row.id: row.line for row in cases()},
        register={row.id: row.document for row in register()},
        bought={row.id: row for row in bought()},
        tasks={row.id: row.task() for row in tasks()},
        waiting={row.id: row for row in waiting()},
        certified=_certified(certified()),
        spans=_spans(spans(), files),
        latest=latest(),
    )


def save(book: Keeper, pages: Pages, before: Pages) -> None:
    """Write what pages have come to since they were loaded."""
    rows = rows_of(pages, before)
    with book.together():
        for table in TABLES:
            book.write(table, rows[table.name])
        book.drop(REGISTER, [gone for gone, row in pages.register.items() if row is None])


def _certified(rows: Collection[Certified]) -> dict[UUID, tuple[Certified, ...]]:
    ordered = sorted(rows, key=lambda row: (row.id, row.day_from))
    return {id: tuple(of_one) for id, of_one in groupby(ordered, key=lambda row: row.id)}


def _spans(rows: Collection[KeptSpan], files: Mapping[UUID, CaseFile | None]) -> dict[UUID, tuple[Span, ...]]:
    ordered = sorted(rows, key=lambda row: row.id)
    return {
        case: tuple(_span(row, files) for row in of_case) for case, of_case in groupby(ordered, key=lambda row: row.id)
    }


def _span(row: KeptSpan, files: Mapping[UUID, CaseFile | None]) -> Span:
    """The span that a row keeps, which is still known; where nothing ends its effect its file is the case file."""
    file = row.file or (files.get(row.id) if row.day_to == NO_END else None)
    if file is None:
        raise LookupError(f"The book lacks the file of case {row.id}. Rebuild it: sangsaeng rebuild.")
    return Span(
        known_from=row.known_from,
        known_to=row.known_to,
        day_from=row.day_from,
        day_to=row.day_to,
        line=row.line,
        file=file,
    )


def rows_of(pages: Pages, before: Pages) -> Mapping[str, list[Any]]:
    """The rows that pages come to, by the name of their table; of what was there before, those that are others now.

    Counts are of what came since.
    """
    ended = (kept_span(span) for span in pages.ended)
    still = (kept_span(span) for span in _others(before.spans, pages.spans))
    return {
        STREAMS.name: [
            KeptStream(id=one, case_id=case) for one, case in pages.streams.items() if one not in before.streams
        ],
        CALLS.name: [kept_call(row) for row in _changed(before.calls, pages.calls)],
        CASE_FILES.name: [kept_case_file(row) for row in _changed(before.case_files, pages.case_files)],
        CASES.name: [kept_case(row) for row in _changed(before.cases, pages.cases)],
        TIMELINE.name: pages.timeline,
        HISTORY.name: [*ended, *still],
        MOMENTS.name: pages.moments,
        DECLARED.name: pages.declared,
        CERTIFICATIONS.name: [*pages.uncertified, *_others(before.certified, pages.certified)],
        PURCHASES.name: [*pages.unbought, *_changed(before.bought, pages.bought)],
        TASKS.name: [stood_task(row) for row in _changed(before.tasks, pages.tasks)],
        WAITING.name: _changed(before.waiting, pages.waiting),
        COUNT_CHANGES.name: pages.count_changes,
        COUNTS.name: counted(pages.count_changes),
        REGISTER.name: [kept_subject(row) for row in _changed(before.register, pages.register)],
    }


def _changed(before: Mapping[UUID, R | None], after: Mapping[UUID, R | None]) -> list[R]:
    """The rows that are not the ones of before."""
    return [row for id, row in after.items() if row is not None and row is not before.get(id)]


def _others(before: Mapping[UUID, tuple[R, ...]], after: Mapping[UUID, tuple[R, ...]]) -> Iterator[R]:
    """The same where there are several rows of an id."""
    for id, rows in after.items():
        known = before.get(id, ())
        yield from (row for row in rows if not any(row is one for one in known))
