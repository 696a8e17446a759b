"""The next book: folded anew beside the one that is read, compared with it, and put in its place in a moment.

Until then everybody reads and keeps the old book, and what was folded stays: a rebuild that was interrupted goes on where
it stopped. The next book is tables and nothing else: folding it tells nobody, and reaches nothing but the log.
"""

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import psycopg

from adapters.views import tables
from adapters.views.ahead import ReadAhead
from adapters.views.projecting import Projector
from adapters.views.tables import NEXT, TABLES, Table
from application.side_by_side import side_by_side

BUILDING = 0x626F_6F6B_6E65_7874
"""The lock that whoever folds the next book holds."""
SOURCES = ("domain", "application/views", "adapters/views", "adapters/log", "adapters/postgres/migrations")
"""The code that a book's rows are made by, and the shape of its tables."""
LOCKING, PAUSE, TRIES = "100ms", 0.2, 150
"""How long readers are held up at most while the books change places, and how often, seconds apart, that is tried."""
ABANDONED = timedelta(hours=1)
"""After which a next book that nobody folds is thrown away: it may hold names that were forgotten since."""

Progress = Callable[[str, int, int], None]
"""Told what is being done (`folding`, `indexing`, `comparing`), how far it is, and what it comes to."""


class UnderWay(Exception):
    """Somebody else is folding the next book."""


class InUse(Exception):
    """The book was read from without a pause for so long that the next one could not take its place. It stays: try again."""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """How a table of the next book differs from the book's, both at the same position."""

    table: str
    same: int
    changed: int
    gone: int
    """Rows that only the book has."""
    new: int
    """Rows that only the next book has."""

    @property
    def any(self) -> bool:
        """Whether there is one."""
        return bool(self.changed or self.gone or self.new)


@dataclass(frozen=True, kw_only=True)
class Rebuilder:
    """Makes the next book, folded by this projector."""

    projector: Projector
    progress: Progress = field(default=lambda *_: None)

    def rebuild(self, *, anew: bool = False, swap: bool = True) -> tuple[Difference, ...]:
        """Fold what the next book lacks, compare it with the book as it is now, and let it take its place.

        Goes on where a rebuild by the same code stopped, unless it is to begin `anew`. Without `swap` the book stays,
        and the next one is kept for the next rebuild. Raises `UnderWay`, `InUse`, and what a lost database raises.
        """
        with self._alone() as connection:
            if anew or _begun_by(connection) != made_by():
                connection.execute("SELECT book_next.begin(%s)", [made_by()])
            self._fold(connection, self._position())
            self.progress("indexing", 0, 1)
            connection.execute("SELECT book_next.finish()")
            self.progress("indexing", 1, 1)
            differences = self._compare(connection)
            if swap:
                self._take_its_place(connection)
            return differences

    def discard_abandoned(self) -> bool:
        """Throw away a next book that nobody has folded for a while; whether there was one."""
        try:
            with self._alone() as connection:
                old = "SELECT FROM book.next WHERE moved_at < clock_timestamp() - %s"
                found = connection.execute(old, [ABANDONED]).fetchone() is not None
                if found:
                    connection.execute("SELECT book_next.discard()")
                return found
        except UnderWay:
            return False

    @contextmanager
    def _alone(self) -> Iterator[psycopg.Connection]:
        """A connection to fold the next book over, while nobody else does."""
        with self.projector.connected(NEXT) as connection:
            locked = connection.execute("SELECT pg_try_advisory_lock(%s)", [BUILDING]).fetchone()
            if locked != (True,):
                raise UnderWay
            try:
                yield connection
            finally:
                # Now, and not when the server notices that nobody is there any more: the next rebuild may follow at once.
                with suppress(psycopg.OperationalError):
                    connection.execute("SELECT pg_advisory_unlock(%s)", [BUILDING])

    def _position(self) -> int:
        """How far the book is. What it has not folded yet, the next one folds after they were compared."""
        with self.projector.connected() as connection:
            return tables.bookmark(connection)

    def _fold(self, connection: psycopg.Connection, head: int) -> None:
        position = tables.bookmark(connection)
        with ReadAhead(self.projector.log) as ahead:
            while position < head and self.projector.fold_next(connection, until=head, read=ahead.read):
                position = tables.bookmark(connection)
                connection.execute("UPDATE book.next SET moved_at = clock_timestamp()")
                self.progress("folding", position, head)

    def _compare(self, connection: psycopg.Connection) -> tuple[Difference, ...]:
        """Compare both books at the position that the book is at now."""
        if self._position() < tables.bookmark(connection):
            self.projector.catch_up()
        with self.projector.connected() as live:
            live.isolation_level, live.read_only = psycopg.IsolationLevel.REPEATABLE_READ, True
            found = []
            with live.transaction():
                self._fold(connection, tables.bookmark(live))
                with connection.transaction():
                    for done, table in enumerate(TABLES):
                        self.progress("comparing", done, len(TABLES))
                        found.append(_difference(table, live, connection))
            self.progress("comparing", len(TABLES), len(TABLES))
            return tuple(found)

    def _take_its_place(self, connection: psycopg.Connection) -> None:
        """Fold the last few facts and change places, while nobody folds the book; readers wait for a moment at most."""
        for _ in range(TRIES):
            self._fold(connection, self.projector.log.head())
            if self._changed_places(connection):
                return
            time.sleep(PAUSE)
        raise InUse

    def _changed_places(self, connection: psycopg.Connection) -> bool:
        """Let the next book take the book's place; whether that was possible in the time that readers may be held up."""
        try:
            with connection.transaction():
                connection.execute("SELECT set_config('lock_timeout', %s, true)", [LOCKING])
                # Whoever folds the book waits from here on; whoever has begun to is waited for.
                connection.execute("LOCK TABLE book.bookmark IN EXCLUSIVE MODE")
                self._fold(connection, self.projector.log.head())
                connection.execute("SELECT book_next.take_its_place()")
                connection.execute("SELECT pg_notify('book', position::text) FROM book.bookmark")
        except psycopg.errors.LockNotAvailable:
            return False
        return True


@cache
def made_by() -> str:
    """What a book's rows come from, besides the log: a hash of the code that folds and of what makes the tables."""
    root = Path(__file__).parents[2]
    files = sorted(path for place in SOURCES for kind in ("*.py", "*.sql") for path in (root / place).rglob(kind))
    told = hashlib.sha256()
    for file in files:
        told.update(str(file.relative_to(root)).encode() + b"\0" + file.read_bytes() + b"\0")
    return told.hexdigest()


def _begun_by(connection: psycopg.Connection) -> str | None:
    found = connection.execute("SELECT made_by FROM book.next").fetchone()
    return str(found[0]) if found else None


def _difference(table: Table[Any], live: psycopg.Connection, following: psycopg.Connection) -> Difference:
    """Both tables row by row, in the order of their keys."""
    counts = {"same": 0, "changed": 0, "gone": 0, "new": 0}
    for theirs, ours in side_by_side(table.told(live), table.told(following)):
        if ours is None or theirs is None:
            counts["gone" if ours is None else "new"] += 1
        else:
            counts["same" if ours[1] == theirs[1] else "changed"] += 1
    return Difference(table=table.name, **counts)
