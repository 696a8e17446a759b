"""The log and the ledger as they lie in the database, read in one snapshot for who verifies them; nothing is believed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg

from adapters.views import tables
from adapters.views.tables import Table
from application.audit.certificates import Certificate, Certifying
from application.audit.verifying import KeptCheckpoint, KeptLeaf, KeptTile, StoredFact

CHUNK = 5000
R = TypeVar("R")
FACTS = """
SELECT notification_id, originator_id, originator_version, topic, state FROM log.facts ORDER BY notification_id
"""
LEAVES = "SELECT index, position, entry, leaf FROM ledger.leaves ORDER BY position, index"
TILES = "SELECT level, index, hashes, root FROM ledger.tiles ORDER BY level, index"
CHECKPOINTS = """
SELECT size, position, root, frontier,
    ARRAY(SELECT line FROM ledger.signatures AS one WHERE one.size = head.size ORDER BY by_witness, added_at, line)
FROM ledger.checkpoints AS head ORDER BY size
"""


class Snapshot:
    """Everything as it was at one moment, however long reading takes and whoever goes on writing."""

    def __init__(self, connection: psycopg.Connection) -> None:
        self._connection = connection

    def facts(self) -> Iterator[StoredFact]:
        """Every fact as it is stored, in the order of the log."""
        return (StoredFact(*row) for row in self._rows("facts", FACTS))

    def leaves(self) -> Iterator[KeptLeaf]:
        """Every leaf, by the position of its fact."""
        return (KeptLeaf(*row) for row in self._rows("leaves", LEAVES))

    def tiles(self) -> Iterator[KeptTile]:
        """Every full tile, level by level."""
        return (KeptTile(*row) for row in self._rows("tiles", TILES))

    def checkpoints(self) -> Iterator[KeptCheckpoint]:
        """Every checkpoint with the lines under it, by size."""
        return (
            KeptCheckpoint(row[0], row[1], row[2], row[3], tuple(row[4]))
            for row in self._rows("checkpoints", CHECKPOINTS)
        )

    def bookmark(self) -> int:
        """How far the book was folded."""
        return tables.bookmark(self._connection)

    def set_aside(self) -> frozenset[int]:
        """The facts the book does without."""
        return frozenset(position for (position,) in self._connection.execute("SELECT position FROM book.set_aside"))

    def count(self) -> int:
        """How many facts there are."""
        found = self._connection.execute("SELECT count(*) FROM log.facts").fetchone()
        return int(found[0]) if found else 0

    def book(self, table: Table[R]) -> Iterator[R]:
        """The rows of a table of the book, in the order of their keys."""
        return table.all(self._connection)

    def certificates(self) -> Iterator[Certificate]:
        """What each page of the book holds, all at one position."""
        position = self.bookmark()
        for table in tables.TABLES:
            certifying = Certifying(table.name, position)
            for row in self.book(table):
                certifying.take(table.encoded(row))
            yield certifying.certificate()

    def _rows(self, name: str, query: str) -> Iterator[Sequence[Any]]:
        with self._connection.cursor(name=name, binary=True) as cursor:
            cursor.itersize = CHUNK
            cursor.execute(query)
            yield from cursor


@contextmanager
def snapshot(office: str) -> Iterator[Snapshot]:
    """A snapshot of the database, read as the office."""
    with psycopg.connect(office) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        tables.prepare(connection)
        # Before anything is read: a book that is put in its place later keeps out, for this snapshot would not see its rows.
        connection.execute("LOCK TABLE {} IN ACCESS SHARE MODE".format(", ".join(one.name for one in tables.TABLES)))
        yield Snapshot(connection)
