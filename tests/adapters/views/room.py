"""A log, a book and a clerk on a database of the test's own, and facts appended in a line."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from adapters.clocks import ScriptedClock
from adapters.keys.folder import FolderKeys
from adapters.log import PostgresLog, open_log
from adapters.postgres import Database
from adapters.views.book import PostgresBook
from adapters.views.projecting import Projector
from adapters.views.rebuilding import Progress, Rebuilder
from application.ports import Change
from application.record import By
from application.views.questions import CaseQuery, Scope
from domain.catalogue import STREAMS
from domain.facts import Fact
from domain.subjects.facts import Identity, SubjectKind
from domain.values import Agency, Sealed
from tests.application.views.facts_for_tests import START, by, registered

EVERYONE = frozenset(Agency)


@contextmanager
def a_room(database: Database, folder: Path) -> Iterator["Room"]:
    """A room on this database with its keys in this folder."""
    clock = ScriptedClock(START)
    keys = FolderKeys(folder)
    with (
        open_log(database.office, clock=clock, pool=4, kept=1) as log,
        PostgresBook(database.office, connections=4) as book,
    ):
        yield Room(database=database, log=log, book=book, keys=keys, keys_folder=folder, clock=clock)


@dataclass
class Room:
    """Appends facts a minute apart, has them folded, and holds the book to ask."""

    database: Database
    log: PostgresLog
    book: PostgresBook
    keys: FolderKeys
    keys_folder: Path
    clock: ScriptedClock
    versions: Counter[UUID] = field(default_factory=Counter)

    def projector(self, *, batch: int = 5000) -> Projector:
        return Projector(self.database.clerk, self.log, self.keys.open, batch=batch)

    def rebuilder(self, *, batch: int = 5000, progress: Progress = lambda *_: None) -> Rebuilder:
        return Rebuilder(projector=self.projector(batch=batch), progress=progress)

    def append(self, stream: UUID, *facts: Fact, as_: By | None = None) -> int:
        """Add facts to a stream; the position of the last one."""
        self.clock.advance(timedelta(minutes=1))
        kind = next(one for one in STREAMS if type(facts[0]) in one.facts)
        change = Change(stream=kind, id=stream, version=self.versions[stream], facts=facts)
        self.versions[stream] += len(facts)
        return self.log.append(change, by=as_ or by()).position

    def register(
        self, subject: UUID, label: str, *, number: str | None = None, kind: SubjectKind = SubjectKind.FIRM
    ) -> int:
        """Register a subject under a key of its own."""
        sealed = None if number is None else self.seal(subject, number)
        identity = Identity(label=self.seal(subject, label), business_number=sealed)
        return self.append(subject, registered(identity, kind))

    def seal(self, subject: UUID, text: str) -> Sealed:
        return self.keys.seal(text, self.keys.of("subject", subject))

    def folded(self) -> PostgresBook:
        """The book with everything in it."""
        self.projector().catch_up()
        return self.book

    def found(self, **filters: Any) -> list[UUID]:  # noqa: ANN401  (any of the query's)
        """The ids of the cases an officer of every agency finds, in the order of the list."""
        return [row.id for row in self.book.cases(query(**filters)).rows]


def query(*, scope: Scope | None = None, **filters: Any) -> CaseQuery:  # noqa: ANN401  (any of its own)
    return CaseQuery(scope=scope or Scope(agencies=EVERYONE), **filters)
