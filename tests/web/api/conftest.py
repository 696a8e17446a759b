from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask

from adapters.clocks import ScriptedClock
from adapters.postgres import Database
from tests.offices import TestOffice, an_office
from tests.postgres import Servers, every_postgres
from tests.scenes import Scene, an_open_call
from tests.web.api.clients import Client, app_of

Enter = Callable[[UUID | None], Client]


@pytest.fixture
def at(database: Database, tmp_path: Path) -> Iterator[TestOffice]:
    """An office on its own database; it is 19 March 2021."""
    with an_office(database, tmp_path, ScriptedClock(datetime(2021, 3, 19, 0, 0, tzinfo=UTC))) as office:
        yield office


@pytest.fixture
def scene(at: TestOffice) -> Scene:
    """The 2021 call is open."""
    return an_open_call(at)


@pytest.fixture(scope="module")
def shared_scene(postgres_servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """The 2021 call, open, in an office that a whole file of tests shares."""
    clock = ScriptedClock(datetime(2021, 3, 19, 0, 0, tzinfo=UTC))
    folder = tmp_path_factory.mktemp("office")
    with postgres_servers.clone(every_postgres()[0]) as database, an_office(database, folder, clock) as office:
        yield an_open_call(office)


@pytest.fixture
def app(at: TestOffice) -> Flask:
    """One web process."""
    return app_of(at)


@pytest.fixture
def enter(app: Flask, at: TestOffice) -> Enter:
    """Come to the API as a person, or as nobody."""
    return lambda person: Client(app, at, at.token(person) if person else None)
