"""The clerk's work: fold what is new in the log into the book, in batches, each one transaction with its bookmark."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from threading import Event
from typing import Any, TypeVar
from uuid import UUID

import psycopg
import structlog

from adapters.log import Listener
from adapters.views import tables
from adapters.views.still import latest_moment, still_bought, still_certified, still_known
from adapters.views.tables import (
    BOOK,
    CALLS,
    CASE_FILES,
    CASES,
    CERTIFICATIONS,
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
    KeptStream,
    kept_call,
    kept_case_file,
    kept_span,
    kept_subject,
)
from application.ports import Log, Unreadable
from application.record import Recorded
from application.views.book import CaseRow
from application.views.counts import counted
from application.views.folding import Pages, fold, touched
from application.views.register import Opens

LOST = (psycopg.OperationalError, psycopg.InterfaceError, ConnectionError)
NOT_THE_FACTS = (*LOST, psycopg.ProgrammingError, psycopg.InternalError, OSError, MemoryError)
"""What no fact can be blamed for: the database, its tables, a disk."""
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 2.0
"""Seconds between attempts to reach a lost database: doubled each time."""

R = TypeVar("R")

_events = structlog.get_logger(__name__)


class Projector:
    """Keeps the book up to date. Any number of them may run, in any number of processes: one folds, the others wait.

    `clerk` is the conninfo of the clerk's role, `opens` opens the sealed texts of the register (`Keys.open`), `batch`
    is the facts of one transaction, `heartbeat` the seconds after which it looks at the log though nobody called.
    """

    def __init__(self, clerk: str, log: Log, opens: Opens, *, batch: int = 1000, heartbeat: float = 0.5) -> None:
        self._clerk = clerk
        self.log = log
        self._opens = opens
        self._batch = batch
        self._heartbeat = heartbeat

    def catch_up(self) -> int:
        """Fold everything there is; the book's position then. Raises what a lost database raises."""
        with self.connected() as connection:
            return self.catch_up_over(connection)

    def catch_up_over(self, connection: psycopg.Connection) -> int:
        """As `catch_up`, over what `connected` answered: for who catches up again and again."""
        while self.fold_next(connection):
            pass
        return _bookmark(connection)

    def run(self, stop: Event) -> None:
        """Keep up with the log until told to stop, through any loss of the database."""
        pause = FIRST_PAUSE
        while not stop.is_set():
            try:
                with self.connected() as connection, Listener(self._clerk) as listener:
                    pause = FIRST_PAUSE
                    self._keep_up(connection, listener, stop)
            except LOST as error:
                _events.warning("book-lost-database", error=type(error).__name__, again_in=pause)
                stop.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE)

    def connected(self, schema: str = BOOK) -> psycopg.Connection:
        """A connection to fold over: into the book, or into the next one."""
        connection = psycopg.connect(self._clerk, autocommit=True)
        tables.prepare(connection, schema)
        return connection

    def fold_next(self, connection: psycopg.Connection, *, until: int | None = None) -> bool:
        """Fold one batch, of what was recorded until a position; whether there was any."""
        position = _bookmark(connection)
        last = self.log.head() if until is None else until
        if last <= position:
            return False
        with connection.transaction():
            # Another projector may have folded them since the first look.
            if _bookmark(connection, lock=True) == position:
                _mark(connection, self._fold_after(connection, position, last))
        return True

    def _keep_up(self, connection: psycopg.Connection, listener: Listener, stop: Event) -> None:
        while not stop.is_set():
            if not self.fold_next(connection):
                listener.wait(self._heartbeat)

    def _fold_after(self, connection: psycopg.Connection, position: int, last: int) -> int:
        """Fold one batch of what comes after a position, until another; the position reached."""
        try:
            facts = [one for one in self.log.read(position, self._batch) if one.position <= last]
        except Unreadable as unreadable:
            if unreadable.position > last:
                return last
            _set_aside(connection, unreadable.position, unreadable.stream)
            return unreadable.position
        if facts:
            self._fold(connection, facts)
        return facts[-1].position if facts else last

    def _fold(self, connection: psycopg.Connection, facts: Sequence[Recorded]) -> None:
        """Fold facts. The one that cannot be folded is found by halving and set aside: it must stop nobody else's."""
        try:
            with connection.transaction():
                self._fold_all(connection, facts)
        except NOT_THE_FACTS:
            raise
        except Exception:  # noqa: BLE001 - whatever a fact that should never have been recorded makes a fold do
            if len(facts) == 1:
                _set_aside(connection, facts[0].position, facts[0].stream)
                return
            middle = len(facts) // 2
            self._fold(connection, facts[:middle])
            self._fold(connection, facts[middle:])

    def _fold_all(self, connection: psycopg.Connection, facts: Sequence[Recorded]) -> None:
        pages = _load(connection, facts)
        known, before = frozenset(pages.streams), _there(pages.cases)
        fold(pages, facts, self._opens)
        _save(connection, rows_of(pages, known, before))
        REGISTER.drop(connection, [gone for gone, row in pages.register.items() if row is None])
        connection.execute("UPDATE bookmark SET shown = greatest(shown, %s)", [pages.shown])


def _set_aside(connection: psycopg.Connection, position: int, stream: UUID) -> None:
    """Note a fact that the book does without; whoever watches the office is told of it."""
    connection.execute("INSERT INTO set_aside (position, stream) VALUES (%s, %s)", [position, stream])
    _events.error("fact-set-aside", position=position, stream=str(stream))


def _bookmark(connection: psycopg.Connection, *, lock: bool = False) -> int:
    query = "SELECT position FROM bookmark FOR UPDATE" if lock else "SELECT position FROM bookmark"
    found = connection.execute(query).fetchone()
    if found is None:
        raise LookupError("The book has no bookmark: its table was emptied by hand. Rebuild it from the migrations.")
    return int(found[0])


def _mark(connection: psycopg.Connection, position: int) -> None:
    connection.execute("UPDATE bookmark SET position = %s", [position])
    # Whoever waits for a position waits for the book that is read, not for the next one.
    connection.execute("SELECT pg_notify('book', %s) WHERE current_schema() = %s", [str(position), BOOK])


def _load(connection: psycopg.Connection, facts: Sequence[Recorded]) -> Pages:
    """The rows that folding these facts needs."""
    recorded_in = {recorded.stream for recorded in facts}
    streams = {row.id: row.case_id for row in STREAMS.read(connection, recorded_in)}
    needed = touched(facts, streams)
    spans = still_known(connection, needed.cases)
    certified = still_certified(connection, needed.certifications)
    return Pages(
        streams=streams,
        calls={row.id: row.document for row in CALLS.read(connection, needed.calls)},
        case_files={row.id: row.document for row in CASE_FILES.read(connection, needed.cases)},
        cases={row.id: row for row in CASES.read(connection, needed.cases)},
        register={row.id: row.document for row in REGISTER.read(connection, needed.subjects)},
        bought={row.id: row for row in still_bought(connection, needed.purchases)},
        tasks={row.id: row for row in TASKS.read(connection, needed.cases)},
        certified={id: tuple(of_one) for id, of_one in groupby(certified, key=lambda one: one.id)},
        spans={case: tuple(of_case) for case, of_case in groupby(spans, key=lambda span: span.line.id)},
        latest=latest_moment(connection),
    )


def _save(connection: psycopg.Connection, rows: Mapping[str, list[Any]]) -> None:
    for table in TABLES:
        if table in ADDED_TO:
            table.add(connection, rows[table.name])
        elif table is COUNTS:
            table.grow(connection, rows[table.name], "cases")
        else:
            table.put(connection, rows[table.name])


ADDED_TO = (TIMELINE, MOMENTS, DECLARED)
"""Tables whose rows are never written over."""


def rows_of(
    pages: Pages, known: frozenset[UUID] = frozenset(), before: Sequence[CaseRow] = ()
) -> Mapping[str, list[Any]]:
    """The rows that pages come to, by the name of their table, from nothing or from what was there before.

    Streams that are `known` already are left out; counts are of what came since the lines `before`.
    """
    certified = (one for rows in pages.certified.values() for one in rows)
    still = (span for spans in pages.spans.values() for span in spans)
    return {
        STREAMS.name: [KeptStream(id=one, case_id=case) for one, case in pages.streams.items() if one not in known],
        CALLS.name: [kept_call(row) for row in _there(pages.calls)],
        CASE_FILES.name: [kept_case_file(row) for row in _there(pages.case_files)],
        CASES.name: _there(pages.cases),
        TIMELINE.name: pages.timeline,
        HISTORY.name: [kept_span(span) for span in (*pages.ended, *still)],
        MOMENTS.name: pages.moments,
        DECLARED.name: pages.declared,
        CERTIFICATIONS.name: [*pages.uncertified, *certified],
        PURCHASES.name: [*pages.unbought, *_there(pages.bought)],
        TASKS.name: _there(pages.tasks),
        COUNTS.name: counted(before, _there(pages.cases)),
        REGISTER.name: [kept_subject(row) for row in _there(pages.register)],
    }


def _there(rows: Mapping[UUID, R | None]) -> list[R]:
    return [row for row in rows.values() if row is not None]
