"""A log of the test's own with its sealer, and the tree as somebody else would work it out from the log alone."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from adapters.ledger.keys import LedgerKeys
from adapters.ledger.sealing import Sealer
from adapters.log import PostgresLog
from adapters.postgres import Database
from application.audit.ledger import entry_hash, leaf_hash
from tests.adapters.log.clerk import FIRST_DAY, OPENED, OPERATOR, opening

ORIGIN = "demo.example/tests"


@dataclass
class Vault:
    """Facts are appended a few at a time, each append a stream of its own."""

    database: Database
    log: PostgresLog
    keys: LedgerKeys
    folder: Path
    streams: int = field(default=0)

    def sealer(self, *, batch: int = 20_000) -> Sealer:
        return Sealer(self.database.clerk, ORIGIN, self.keys.signing, batch=batch)

    def append(self, facts: int = 1) -> int:
        """Append so many facts; the position of the last."""
        self.streams += 1
        change = opening(self.streams, OPENED, *(FIRST_DAY for _ in range(facts - 1)))
        return self.log.append(change, by=OPERATOR).position

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with psycopg.connect(self.database.superuser) as connection:
            return connection.execute(query.encode()).fetchall()

    def entries(self) -> list[bytes]:
        """The entries of every fact, from the stored bytes, by docs/format.md."""
        with psycopg.connect(self.database.superuser) as connection:
            found = connection.execute(
                "SELECT notification_id, originator_id, originator_version, topic, state FROM log.facts ORDER BY 1"
            ).fetchall()
        return [entry_hash(*row) for row in found]

    def leaves(self) -> list[bytes]:
        return [leaf_hash(entry) for entry in self.entries()]

    def everything(self) -> list[list[tuple[Any, ...]]]:
        """All that the ledger keeps but the instants, which differ from one sealing to another."""
        return [
            self.rows("SELECT * FROM ledger.leaves ORDER BY index"),
            self.rows("SELECT * FROM ledger.tiles ORDER BY level, index"),
            self.rows("SELECT size, position, root, frontier FROM ledger.checkpoints ORDER BY size"),
            self.rows("SELECT size, line FROM ledger.signatures ORDER BY size, line"),
        ]
