"""The clerk's work: fold what is new in the log into the book, in batches, each one transaction with its bookmark."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Event
from uuid import UUID

import psycopg
import structlog

from adapters.log import Listener
from adapters.views import tables
from adapters.views.ahead import ReadAhead
from adapters.views.keeping import InPostgres, load, save
from adapters.views.tables import BOOK
from application.ports import Log, Unreadable
from application.record import Recorded
from application.views.folding import fold
from application.views.register import Opens

LOST = (psycopg.OperationalError, psycopg.InterfaceError, ConnectionError)
NOT_THE_FACTS = (*LOST, psycopg.ProgrammingError, psycopg.InternalError, OSError, MemoryError)
"""What no fact can be blamed for: the database, its tables, a disk."""
FIRST_PAUSE, LONGEST_PAUSE = 0.1, 2.0
"""Seconds between attempts to reach a lost database: doubled each time."""

Read = Callable[[int, int], Sequence[Recorded]]
"""Facts after a position, so many at most, as `Log.read`."""

_events = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class _Batch:
    """Facts to fold together, or the one that cannot be read; `last` is how far the book is with them."""

    last: int
    facts: Sequence[Recorded] = ()
    unreadable: UUID | None = None
    """Its stream."""


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
        with ReadAhead(self.log) as ahead:
            while self.fold_next(connection, read=ahead.read):
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

    def fold_next(self, connection: psycopg.Connection, *, until: int | None = None, read: Read | None = None) -> bool:
        """Fold one batch, of what was recorded until a position; whether there was any. `read` reads the log."""
        position = _bookmark(connection)
        batch = self._after(position, until, read or self.log.read)
        if batch.last == position:
            return False
        with connection.transaction():
            # Another projector may have folded them since the first look.
            if _bookmark(connection, lock=True) == position:
                if batch.unreadable:
                    _set_aside(connection, batch.last, batch.unreadable)
                shown = self._fold(connection, batch.facts) if batch.facts else 0
                _mark(connection, batch.last, shown)
        return True

    def _keep_up(self, connection: psycopg.Connection, listener: Listener, stop: Event) -> None:
        while not stop.is_set():
            if not self.fold_next(connection):
                listener.wait(self._heartbeat)

    def _after(self, position: int, until: int | None, read: Read) -> _Batch:
        """The next batch of what comes after a position, at most until another."""
        try:
            came = read(position, self._batch)
        except Unreadable as unreadable:
            if until is None or unreadable.position <= until:
                return _Batch(last=unreadable.position, unreadable=unreadable.stream)
            came = ()
        facts = came if until is None else [one for one in came if one.position <= until]
        nothing = position if until is None else max(position, until)
        return _Batch(last=facts[-1].position if facts else nothing, facts=facts)

    def _fold(self, connection: psycopg.Connection, facts: Sequence[Recorded]) -> int:
        """Fold facts; the last position that any page shows.

        The one that cannot be folded is found by halving and set aside: it must stop nobody else's.
        """
        try:
            with connection.transaction():
                return self._fold_all(connection, facts)
        except NOT_THE_FACTS:
            raise
        except Exception:  # noqa: BLE001 - whatever a fact that should never have been recorded makes a fold do
            if len(facts) == 1:
                _set_aside(connection, facts[0].position, facts[0].stream)
                return 0
            middle = len(facts) // 2
            return max(self._fold(connection, facts[:middle]), self._fold(connection, facts[middle:]))

    def _fold_all(self, connection: psycopg.Connection, facts: Sequence[Recorded]) -> int:
        book = InPostgres(connection)
        pages = load(book, facts)
        before = pages.as_loaded()
        fold(pages, facts, self._opens)
        save(book, pages, before)
        return pages.shown


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


def _mark(connection: psycopg.Connection, position: int, shown: int) -> None:
    # Whoever waits for a position waits for the book that is read, not for the next one.
    connection.execute(
        "WITH moved AS (UPDATE bookmark SET position = %s, shown = greatest(shown, %s) RETURNING position)"
        " SELECT pg_notify('book', position::text) FROM moved WHERE current_schema() = %s",
        [position, shown, BOOK],
    )
