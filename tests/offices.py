"""A whole office on a database of its own, for tests that act as people do."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import psycopg

from adapters import holidays
from adapters.clocks import NumberedIds, ScriptedClock
from adapters.desk import (
    PostgresDesk,
    PostgresDrafts,
    PostgresTokens,
    PostgresViews,
    SealedCursors,
    SignedSeen,
    admit,
    demonstration_token,
)
from adapters.keys import FolderKeys
from adapters.ledger import LedgerKeys, PostgresLedger, Sealer
from adapters.letters import TypstLetters
from adapters.log import PostgresLog, open_log
from adapters.papers import FolderPapers
from adapters.postgres import Database
from adapters.rules.manifest import manifest
from adapters.scanning import NoScanner
from adapters.views.book import PostgresBook
from adapters.views.projecting import Projector
from application.office import Office
from web.doors import Doors
from web.wording.words import word

SECRET = b"a secret of the tests"
ORIGIN = "sangsaeng.example/tests"
CHECKS = "http://winwin.example/api/v1/certificates/"
LETTERS = TypstLetters(word=lambda code: word(code, "ko"), check=lambda number, _: CHECKS + number)


@dataclass
class Clerk:
    """The clerk's one connection, made when first asked for: tests fold and issue tokens again and again."""

    projector: Projector
    made: psycopg.Connection | None = None

    @property
    def connection(self) -> psycopg.Connection:
        if self.made is None:
            self.made = self.projector.connected()
        return self.made

    def close(self) -> None:
        if self.made is not None:
            self.made.close()


@dataclass(frozen=True, kw_only=True)
class TestOffice:
    """An office, its doors, and what a test needs beside them."""

    __test__ = False

    office: Office
    doors: Doors
    clock: ScriptedClock
    log: PostgresLog
    projector: Projector
    clerk: Clerk
    database: Database
    folder: Path
    issued: dict[UUID, str] = field(default_factory=dict)

    def catch_up(self) -> int:
        """Fold what is new into the book."""
        return self.projector.catch_up_over(self.clerk.connection)

    def seal(self) -> int:
        """Seal what is new into the ledger; the size of the tree then."""
        keys = LedgerKeys(self.folder / "ledger", ORIGIN)
        keys.ready()
        return Sealer(self.database.clerk, ORIGIN, keys.signing).seal()

    def token(self, person: UUID) -> str:
        """A bearer token of a person."""
        if person not in self.issued:
            self.issued[person] = demonstration_token(SECRET, person)
            admit(self.clerk.connection, person, self.issued[person])
        return self.issued[person]

    def every_byte(self) -> bytes:
        """Everything stored in the log and in every page of the book but the register, for looking for what must not be there."""
        with psycopg.connect(self.database.superuser) as connection:
            tables = connection.execute(
                "SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('log', 'book', 'desk')"
                " AND (schemaname, tablename) <> ('book', 'register') ORDER BY 1, 2"
            ).fetchall()
            rows: list[bytes] = []
            for schema, table in tables:
                copy = psycopg.sql.SQL("COPY {} TO STDOUT").format(psycopg.sql.Identifier(schema, table))
                with connection.cursor().copy(copy) as out:
                    rows += [bytes(row) for row in out]
            bodies = connection.execute("SELECT state FROM log.facts ORDER BY notification_id").fetchall()
        return b"\n".join([*rows, *(bytes(body) for (body,) in bodies)])


@contextmanager
def an_office(
    database: Database,
    folder: Path,
    clock: ScriptedClock,
    *,
    demonstration: bool = True,
    ids: NumberedIds | None = None,
) -> Iterator[TestOffice]:
    """An office on this database with its keys and papers in this folder; it goes on with these ids."""
    keys = FolderKeys(folder / "keys")
    with (
        open_log(database.office, clock=clock, pool=4, kept=1) as log,
        PostgresBook(database.office, connections=4) as book,
        PostgresTokens(database.office, connections=2) as tokens,
        PostgresLedger(database.office, ORIGIN, LedgerKeys(folder / "ledger", ORIGIN), connections=2) as ledger,
        PostgresDrafts(database.office, connections=2) as drafts,
        PostgresViews(database.office, connections=2) as views,
        PostgresDesk(database.office, connections=2) as desk,
    ):
        office = Office(
            log=log,
            clock=clock,
            ids=ids or NumberedIds(),
            keys=keys,
            papers=FolderPapers(folder / "papers", keys),
            letters=LETTERS,
            scanner=NoScanner(),
            drafts=drafts,
            views=views,
            desk=desk,
            book=book,
            manifest=manifest,
            public_holidays=holidays.seeds,
        )
        doors = Doors(
            tokens=tokens,
            seen=SignedSeen(SECRET),
            cursors=SealedCursors(SECRET),
            ledger=ledger,
            secret_key=SECRET,
            demonstration=demonstration,
        )
        projector = Projector(database.clerk, log, keys.open)
        with closing(Clerk(projector)) as clerk:
            yield TestOffice(
                office=office,
                doors=doors,
                clock=clock,
                log=log,
                projector=projector,
                clerk=clerk,
                database=database,
                folder=folder,
            )
