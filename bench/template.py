"""The demonstration as a template of worlds: its facts as they are stored, and how the ids of its streams were computed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest.mock import patch
from uuid import UUID, uuid5

import psycopg

from adapters import holidays
from adapters.clocks import NumberedIds, ScriptedClock
from adapters.desk import PostgresDesk, PostgresDrafts, PostgresViews
from adapters.keys import FolderKeys
from adapters.letters import TypstLetters
from adapters.log import open_log
from adapters.papers import FolderPapers
from adapters.postgres import Database
from adapters.rules.manifest import manifest
from adapters.scanning import NoScanner
from adapters.views.book import PostgresBook
from adapters.views.projecting import Projector
from application import office as offices
from application.demonstration import SEED_BEGINS, demonstration_steps, seed
from application.demonstration.cases import sound_cases
from application.demonstration.fresh import fresh_cases
from application.demonstration.setting import before_the_cases, open_call
from application.demonstration.steps import Step
from application.demonstration.telling import told
from application.office import Office
from application.ports import Clock
from web.wording.words import word

PRESENT = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)
"""When the demonstration's open call opens: it stays open for thirty days."""
FACTS = (
    "SELECT originator_id, originator_version, topic, state FROM log.facts"
    " WHERE topic <> 'letter.rendered' ORDER BY notification_id"
)
"""Without letters: their documents are of one case each, and no copy of it has them."""

LETTERS = TypstLetters(word=lambda code: word(code, "ko"), check=lambda _, __: None)


@dataclass(frozen=True, slots=True)
class Stored:
    """A fact as it is stored."""

    stream: UUID
    version: int
    name: str
    body: bytes


@dataclass(frozen=True, kw_only=True)
class Template:
    """Facts in the order of the log, and from which id and words each computed id comes. Keys and papers lie in `folder`."""

    facts: tuple[Stored, ...]
    computed: dict[UUID, tuple[UUID, str]]
    folder: Path

    @property
    def cases(self) -> int:
        """How many cases there are in it."""
        return sum(fact.name == "application.drafted" for fact in self.facts)


def template(database: Database, folder: Path, *, whole: bool) -> Template:
    """Seed the demonstration, the whole of it or a few cases, into an empty database, with its keys in this folder."""
    clock = ScriptedClock(SEED_BEGINS)
    with (
        _computing() as computed,
        an_office(database, folder, clock) as office,
        open_log(database.office, clock=clock, pool=1) as log,
    ):
        projector = Projector(database.clerk, log, office.keys.open)
        seed(
            office,
            clock,
            present=PRESENT,
            catch_up=projector.catch_up,
            progress=lambda *_: None,
            steps=demonstration_steps() if whole else _few_steps(),
        )
    with psycopg.connect(database.superuser) as connection:
        rows = connection.execute(FACTS, binary=True).fetchall()
    return Template(facts=tuple(Stored(*row) for row in rows), computed=computed, folder=folder)


@contextmanager
def an_office(database: Database, folder: Path, clock: Clock, *, threads: int = 4) -> Iterator[Office]:
    """An office on this database with its keys and papers in this folder."""
    keys = FolderKeys(folder / "keys")
    with (
        open_log(database.office, clock=clock, pool=threads) as log,
        PostgresBook(database.office, connections=threads) as book,
        PostgresDrafts(database.office, connections=1) as drafts,
        PostgresViews(database.office, connections=1) as views,
        PostgresDesk(database.office, connections=1) as desk,
    ):
        yield Office(
            log=log,
            clock=clock,
            ids=NumberedIds(1),
            keys=keys,
            papers=FolderPapers(folder / "papers", keys),
            scanner=NoScanner(),
            drafts=drafts,
            views=views,
            desk=desk,
            letters=LETTERS,
            book=book,
            manifest=manifest,
            public_holidays=holidays.seeds,
        )


@contextmanager
def _computing() -> Iterator[dict[UUID, tuple[UUID, str]]]:
    """Every id that the office computes meanwhile, with what it is computed from."""
    computed: dict[UUID, tuple[UUID, str]] = {}

    def noted(space: UUID, name: str) -> UUID:
        made = uuid5(space, name)
        computed[made] = (space, name)
        return made

    with patch.object(offices, "uuid5", noted):
        yield computed


def _few_steps() -> tuple[Step, ...]:
    """What a world of three cases takes: two of the closed call, and a draft of the open one."""
    steps = [*before_the_cases(), open_call(), *told(fresh_cases()[0], 0)]
    for nth, case in enumerate(sound_cases()[:2]):
        steps += told(case, nth)
    return tuple(sorted(steps, key=lambda step: step.at or PRESENT))
