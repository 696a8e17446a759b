"""The book's tables: which columns each has, how rows are written to them in bulk and read back.

A row is a dataclass whose fields are the columns. It goes in as JSON, many at once, and comes back as JSON.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID

import msgspec
import psycopg
from psycopg import sql
from psycopg.types.json import set_json_loads

from application import figures
from application.figures import Figure, Interval, Stood
from application.views import register
from application.views.book import CallRow, CaseFile, CaseRow, RegisterRow
from application.views.case_files import leads, targets
from application.views.certifications import Certified
from application.views.counts import Change, Count
from application.views.declared import Declared
from application.views.history import NO_END, STILL, Moment, Span
from application.views.marks import KeptTask, Mark
from application.views.purchases import KeptPurchase
from application.views.timeline import Entry
from application.views.waiting import Waiting
from domain.applications import Status
from domain.rules.vocabulary import Track
from domain.subjects.facts import SubjectKind
from domain.values import Agency

R = TypeVar("R")

_encoder = msgspec.json.Encoder()
_certified = msgspec.json.Encoder(order="deterministic")
CHUNK = 5000
"""So many rows come from the database at once where a whole table is read."""


@dataclass(frozen=True, kw_only=True)
class Table(Generic[R]):
    """A table of the book and the class of its rows."""

    name: str
    row: type[R]
    key: tuple[str, ...] = ("id",)

    def asked(
        self, connection: psycopg.Connection, ids: Collection[UUID], *, still: int | None = None
    ) -> Callable[[], list[R]]:
        """Ask for the rows with these ids, of spans those that last until `still`; what is answered reads them.

        So several tables can be asked before the first has answered.
        """
        if not ids:
            return list
        query, lasting = (self._by_id, []) if still is None else (self._still_by_id, [still])
        found = connection.execute(query, [list(ids), *lasting])
        return lambda: [self._decoder.decode(row) for (row,) in found]

    def add(self, connection: psycopg.Connection, rows: Collection[R]) -> None:
        """Add rows that are not there yet."""
        self._insert(connection, rows, self._adding)

    def put(self, connection: psycopg.Connection, rows: Collection[R]) -> None:
        """Add rows, or write over those of the same key."""
        self._insert(connection, rows, self._putting)

    def grow(self, connection: psycopg.Connection, rows: Collection[R], column: str) -> None:
        """Add what rows say to those of the same key, in a column that counts; a row that comes to nothing goes."""
        if not rows:
            return
        count = sql.Identifier(column)
        growing = sql.SQL("ON CONFLICT ({key}) DO UPDATE SET {count} = {table}.{count} + EXCLUDED.{count}").format(
            key=_names(self.key), count=count, table=sql.Identifier(self.name)
        )
        self._insert(connection, rows, self._inserting(growing))
        connection.execute(sql.SQL("DELETE FROM {} WHERE {} = 0").format(sql.Identifier(self.name), count))

    def drop(self, connection: psycopg.Connection, ids: Iterable[UUID]) -> None:
        """Take rows away."""
        gone = list(ids)
        if gone:
            query = sql.SQL("DELETE FROM {} WHERE id = ANY(%s)").format(sql.Identifier(self.name))
            connection.execute(query, [gone])

    def all(self, connection: psycopg.Connection) -> Iterator[R]:
        """Every row, in the order of the keys, a chunk at a time."""
        query = sql.SQL("SELECT row_to_json(one) FROM {} AS one ORDER BY {}").format(
            sql.Identifier(self.name), _names(self.key)
        )
        with connection.cursor(name=f"book_{self.name}") as cursor:
            cursor.itersize = CHUNK
            cursor.execute(query)
            for (row,) in cursor:
                yield self._decoder.decode(row)

    def told(self, connection: psycopg.Connection) -> Iterator[tuple[tuple[Any, ...], str]]:
        """Key and hash of every row, in the order of the keys, a chunk at a time."""
        query = sql.SQL("SELECT {key}, md5(row_to_json(one)::text) FROM {table} AS one ORDER BY {key}").format(
            key=_names(self.key), table=sql.Identifier(self.name)
        )
        with connection.cursor(name=f"told_{self.name}") as cursor:
            cursor.itersize = CHUNK
            cursor.execute(query)
            for row in cursor:
                yield row[:-1], row[-1]

    def key_of(self, row: R) -> tuple[Any, ...]:
        """What rows are ordered by: ids, positions, days and codes, which a database orders as Python does."""
        return tuple(getattr(row, column) for column in self.key)

    def encoded(self, row: R) -> bytes:
        """A row as it is certified: the same row is the same bytes."""
        return _certified.encode(row)

    def decoded(self, row: bytes) -> R:
        """The row that was encoded so."""
        return self._decoder.decode(row)

    def _insert(self, connection: psycopg.Connection, rows: Collection[R], query: bytes) -> None:
        if rows:
            connection.execute(query, [_encoder.encode(rows).decode()])

    # Written once: a clerk who keeps up with the log would write them anew at every fact.

    @cached_property
    def _decoder(self) -> msgspec.json.Decoder[R]:
        return msgspec.json.Decoder(self.row)

    @cached_property
    def _by_id(self) -> bytes:
        query = sql.SQL("SELECT row_to_json(one) FROM {} AS one WHERE id = ANY(%s)")
        return query.format(sql.Identifier(self.name)).as_bytes()

    @cached_property
    def _still_by_id(self) -> bytes:
        return self._by_id + b" AND known_to = %s ORDER BY id"

    @cached_property
    def _adding(self) -> bytes:
        return self._inserting(sql.SQL(""))

    @cached_property
    def _putting(self) -> bytes:
        columns = self._columns()
        given = sql.SQL(", ").join(sql.SQL("EXCLUDED.{}").format(sql.Identifier(column)) for column in columns)
        return self._inserting(
            sql.SQL("ON CONFLICT ({}) DO UPDATE SET ({}) = ROW ({})").format(_names(self.key), _names(columns), given)
        )

    def _inserting(self, conflict: sql.Composable) -> bytes:
        query = sql.SQL(
            "INSERT INTO {table} ({columns})"
            " SELECT {columns} FROM json_populate_recordset(NULL::{table}, %s::json) {conflict}"
        )
        return query.format(
            table=sql.Identifier(self.name), columns=_names(self._columns()), conflict=conflict
        ).as_bytes()

    def _columns(self) -> list[str]:
        row: Any = self.row
        return [each.name for each in fields(row)]


def _names(columns: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))


@dataclass(frozen=True, kw_only=True)
class KeptCall:
    """A row of book.calls."""

    id: UUID
    announced: date
    opens: datetime
    document: CallRow


@dataclass(frozen=True, kw_only=True)
class KeptStream:
    """A row of book.streams."""

    id: UUID
    case_id: UUID


@dataclass(frozen=True, kw_only=True)
class KeptCase:
    """A row of book.cases: a line of the case list, with what lists and desks are filtered and ordered by."""

    id: UUID
    call: UUID
    track: Track
    agency: Agency
    status: Status
    receipt: str | None
    firms: tuple[UUID, ...]
    partner: UUID | None
    officer: UUID | None
    submitted_at: datetime | None
    changed_at: datetime
    supplement_due: date | None
    products: int
    published: date | None
    line: CaseRow


@dataclass(frozen=True, kw_only=True)
class KeptCaseFile:
    """A row of book.case_files."""

    id: UUID
    leads: tuple[UUID, ...]
    targets: tuple[str, ...]
    document: CaseFile


@dataclass(frozen=True, kw_only=True)
class KeptSubject:
    """A row of book.register. A person is found by its id or its office, never by its name."""

    id: UUID
    searched: str | None
    bigrams: tuple[str, ...] | None
    digits: str | None
    officer_of: tuple[Agency, ...]
    document: RegisterRow


@dataclass(frozen=True, kw_only=True)
class KeptSpan:
    """A row of book.history: a span, with what lists are filtered by.

    The file is there while the span is still known and something ends its effect: one for each fact of a case would be
    most of the book, and the last one is the case file itself.
    """

    id: UUID
    known_from: int
    known_to: int
    day_from: date
    day_to: date
    call: UUID
    track: Track
    agency: Agency
    status: Status
    receipt: str | None
    firms: tuple[UUID, ...]
    officer: UUID | None
    submitted_at: datetime | None
    changed_at: datetime
    products: int
    published: date | None
    line: CaseRow
    file: CaseFile | None


@dataclass(frozen=True, kw_only=True)
class StoodTask:
    """A row of book.tasks: a task with all its marks, and what it counts as once all of them are known and in effect.

    That is how it stood as of then where its last mark was known and had effect by then. `lengths` are the days of the
    `intervals`, one by one.
    """

    id: UUID
    call: UUID
    track: Track
    agency: Agency
    marks: tuple[Mark, ...]
    last_position: int
    last_day: date
    figures: tuple[Figure, ...]
    leads: tuple[UUID, ...]
    partner: UUID | None
    products: tuple[UUID, ...]
    intervals: tuple[Interval, ...]
    lengths: tuple[int, ...]

    def task(self) -> KeptTask:
        """The task alone."""
        return KeptTask(id=self.id, call=self.call, track=self.track, agency=self.agency, marks=self.marks)


CALLS = Table(name="calls", row=KeptCall)
STREAMS = Table(name="streams", row=KeptStream)
CASES = Table(name="cases", row=KeptCase)
CASE_FILES = Table(name="case_files", row=KeptCaseFile)
TIMELINE = Table(name="timeline", row=Entry, key=("case", "position"))
REGISTER = Table(name="register", row=KeptSubject)

HISTORY = Table(name="history", row=KeptSpan, key=("id", "known_from", "day_from"))
DECLARED = Table(name="declared", row=Declared, key=("person", "case", "position"))
MOMENTS = Table(name="moments", row=Moment, key=("position",))
CERTIFICATIONS = Table(name="certifications", row=Certified, key=("id", "known_from", "day_from"))
PURCHASES = Table(name="purchases", row=KeptPurchase, key=("id", "known_from"))
TASKS = Table(name="tasks", row=StoodTask)
WAITING = Table(name="waiting", row=Waiting)
COUNT_CHANGES = Table(name="case_count_changes", row=Change, key=("position", "call", "track", "agency", "status"))
COUNTS = Table(name="case_counts", row=Count, key=("call", "track", "agency", "status"))

TABLES: tuple[Table[Any], ...] = (
    *(CALLS, STREAMS, CASES, CASE_FILES, TIMELINE, REGISTER, HISTORY, MOMENTS, DECLARED),
    *(CERTIFICATIONS, PURCHASES, TASKS, WAITING, COUNT_CHANGES, COUNTS),
)


def kept_call(row: CallRow) -> KeptCall:
    """A call with what calls are sorted by."""
    return KeptCall(id=row.id, announced=row.call.announced, opens=row.call.terms.opens, document=row)


def kept_case(line: CaseRow) -> KeptCase:
    """A line with what it is found by."""
    return KeptCase(**_filtered(line), partner=line.partner, supplement_due=line.supplement_due, line=line)


def kept_case_file(file: CaseFile) -> KeptCaseFile:
    """A case file with what other cases may have in common with it."""
    form = file.application.form
    return KeptCaseFile(id=file.id, leads=leads(form), targets=targets(form), document=file)


def kept_span(span: Span) -> KeptSpan:
    """A span with what lists are filtered by."""
    return KeptSpan(
        **_filtered(span.line),
        known_from=span.known_from,
        known_to=span.known_to,
        day_from=span.day_from,
        day_to=span.day_to,
        line=span.line,
        file=span.file if span.known_to == STILL and span.day_to != NO_END else None,
    )


def _filtered(line: CaseRow) -> dict[str, Any]:
    """What lists are filtered and ordered by, now and as of then."""
    own = ("id", "call", "track", "agency", "status", "receipt", "firms", "officer", "submitted_at", "changed_at")
    return {name: getattr(line, name) for name in (*own, "products", "published")}


def kept_subject(row: RegisterRow) -> KeptSubject:
    """A register row with what it is searched by."""
    person = row.subject.kind is SubjectKind.PERSON
    searched = None if person else register.searchable(row.label)
    return KeptSubject(
        id=row.id,
        searched=searched,
        bigrams=None if searched is None else register.bigrams(searched),
        digits=None if person or row.business_number is None else register.digits(row.business_number),
        officer_of=register.officer_of(row.subject),
        document=row,
    )


def stood_task(task: KeptTask) -> StoodTask:
    """A task that was received, with what it counts as."""
    stood = figures.stood(task, figures.EVER)
    if stood is None:
        raise LookupError(f"Task {task.id} names no firm and no product: it was never received.")
    return StoodTask(
        id=task.id,
        call=task.call,
        track=task.track,
        agency=task.agency,
        marks=task.marks,
        last_position=max(one.position for one in task.marks),
        last_day=max(one.day for one in task.marks),
        **counting(stood),
    )


def counting(task: Stood) -> dict[str, Any]:
    """What a task counts as, in the columns of book.tasks."""
    return {
        "figures": tuple(sorted(task.figures)),
        "leads": task.named.leads,
        "partner": task.named.partner,
        "products": tuple(sorted(task.products)),
        "intervals": tuple(task.days),
        "lengths": tuple(task.days.values()),
    }


def _as_it_is(document: str | bytes) -> str | bytes:
    return document


def bookmark(connection: psycopg.Connection) -> int:
    """How far the book was folded."""
    found = connection.execute("SELECT position FROM bookmark").fetchone()
    return int(found[0]) if found else 0


BOOK, NEXT = "book", "book_next"
"""The schemas of the book that everybody reads, and of the one that is made beside it."""


def prepare(connection: psycopg.Connection, schema: str = BOOK) -> None:
    """Read JSON as the bytes it comes in, for msgspec; instants in UTC; plans made for the values asked for; this book."""
    set_json_loads(_as_it_is, connection)
    # A generic plan would not use the index of a search or of a list's order.
    connection.execute("SET TimeZone = 'UTC'; SET plan_cache_mode = force_custom_plan")
    connection.execute(sql.SQL("SET search_path = {}").format(sql.Identifier(schema)))
