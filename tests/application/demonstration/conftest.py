"""One demonstration, seeded without interruption, for every test of this folder that only looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from adapters.clocks import ScriptedClock
from adapters.postgres import Database
from application.demonstration import SEED_BEGINS, Seeded, seed
from application.record import Recorded
from tests.offices import TestOffice, an_office
from tests.postgres import Servers, every_postgres, passable_folder

PRESENT = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)


@dataclass(frozen=True, kw_only=True)
class Demonstration:
    """An office with the whole demonstration in it."""

    at: TestOffice
    seeded: Seeded
    told: list[tuple[int, int, str]]
    facts: list[Recorded]


@pytest.fixture(scope="session")
def demonstration_database(postgres_servers: Servers) -> Iterator[Database]:
    with postgres_servers.clone(every_postgres()[0]) as database:
        yield database


@pytest.fixture(scope="session")
def demonstration(demonstration_database: Database) -> Iterator[Demonstration]:
    clock = ScriptedClock(SEED_BEGINS)
    told: list[tuple[int, int, str]] = []
    with passable_folder() as folder, an_office(demonstration_database, folder, clock) as at:
        seeded = seed(
            at.office,
            clock,
            present=PRESENT,
            catch_up=at.catch_up,
            progress=lambda done, total, name: told.append((done, total, name)),
        )
        at.catch_up()
        yield Demonstration(at=at, seeded=seeded, told=told, facts=list(at.log.read(0, 100_000)))
