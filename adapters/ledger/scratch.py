"""A book kept on scratch: folded once more for who compares it with the kept one, in a file that is gone when it is closed.

On disk, for a book of a hundred thousand cases is larger than the memory of an office's machine.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date, datetime
from typing import Any, Self, TypeVar
from uuid import UUID

from adapters.views.tables import COUNTS, MOMENTS, TABLES, Table
from application.views.counts import Count, Kind, added
from application.views.history import STILL

R = TypeVar("R")
AT_ONCE = 500
"""So many rows are asked for in one statement."""
CACHE_KIB = 65_536


class OnScratch:
    """A book that nobody else sees. The file lies where the system keeps what is temporary (`SQLITE_TMPDIR`)."""

    def __init__(self) -> None:
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.execute("PRAGMA journal_mode = OFF")
        self._file.execute("PRAGMA synchronous = OFF")
        self._file.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        self._file.execute("BEGIN")
        for table in TABLES:
            self._file.execute(f"CREATE TABLE {table.name} (key BLOB PRIMARY KEY, id BLOB, row BLOB NOT NULL)")
            self._file.execute(f"CREATE INDEX {table.name}_by_id ON {table.name} (id) WHERE id IS NOT NULL")
        self._counts: dict[Kind, Count] = {}
        self._latest: datetime | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def asked(self, table: Table[R], ids: Collection[UUID], *, still: bool = False) -> Callable[[], list[R]]:
        """As `Keeper.asked`. Of spans those alone are found by id that are still known."""
        del still
        found: list[R] = []
        wanted = [id.bytes for id in ids]
        for some in (wanted[at : at + AT_ONCE] for at in range(0, len(wanted), AT_ONCE)):
            marks = ", ".join("?" * len(some))
            asked = self._file.execute(f"SELECT row FROM {table.name} WHERE id IN ({marks})", some)  # noqa: S608
            found += [table.decoded(row) for (row,) in asked]
        return lambda: found

    def latest(self) -> Callable[[], datetime | None]:
        """As `Keeper.latest`."""
        return lambda: self._latest

    def together(self) -> AbstractContextManager[object]:
        """As `Keeper.together`."""
        return nullcontext()

    def write(self, table: Table[R], rows: Collection[R]) -> None:
        """As `Keeper.write`."""
        kept: Iterable[Any] = rows
        if table is COUNTS:
            self._counts = added(self._counts, kept)
            return
        if table is MOMENTS:
            self._latest = max((one.at for one in kept), default=self._latest)
        self._file.executemany(
            f"INSERT OR REPLACE INTO {table.name} VALUES (?, ?, ?)",  # noqa: S608
            ((key(table, row), _found_by(row), table.encoded(row)) for row in rows),
        )

    def drop(self, table: Table[R], ids: Collection[UUID]) -> None:
        """As `Keeper.drop`."""
        self._file.executemany(f"DELETE FROM {table.name} WHERE id = ?", ((id.bytes,) for id in ids))  # noqa: S608

    def rows(self, table: Table[Any]) -> Iterator[tuple[bytes, bytes]]:
        """Key and row of everything in a table, in the order of the keys."""
        if table is COUNTS:
            yield from sorted((key(table, row), table.encoded(row)) for row in self._counts.values())
        else:
            yield from self._file.execute(f"SELECT key, row FROM {table.name} ORDER BY key")  # noqa: S608


def key(table: Table[R], row: R) -> bytes:
    """The key of a row in bytes that are ordered as the database orders keys."""
    return b"".join(map(_ordered, table.key_of(row)))


def _ordered(part: object) -> bytes:
    match part:
        case UUID():
            return part.bytes
        case int():
            return part.to_bytes(8)
        case date():
            return part.isoformat().encode()
        case _:
            return str(part).encode() + b"\0"


def _found_by(row: Any) -> bytes | None:  # noqa: ANN401  (a row of any table)
    """What a row is found by: its id, as long as it is still known."""
    id: UUID | None = getattr(row, "id", None)
    return id.bytes if id and getattr(row, "known_to", STILL) == STILL else None
