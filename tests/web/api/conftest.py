from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask

from adapters.clocks import ScriptedClock
from tests.offices import TestOffice, an_office
from tests.prepared import MARCH, Told
from tests.scenes import Scene
from tests.web.api.clients import Client, app_of

Enter = Callable[[UUID | None], Client]


@pytest.fixture
def at(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[TestOffice]:
    """The scene's office; without a scene one of its own, in which nothing was recorded. It is 19 March 2021."""
    if "scene" in request.fixturenames:
        scene: Scene = request.getfixturevalue("scene")
        yield scene.at
    else:
        with an_office(request.getfixturevalue("database"), tmp_path, ScriptedClock(MARCH)) as office:
            yield office


@pytest.fixture(scope="module")
def shared_scene(open_call: Told[Scene], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """The 2021 call, open, in an office that a whole file of tests shares."""
    with open_call.again(tmp_path_factory.mktemp("office")) as made:
        yield made


@pytest.fixture(scope="module")
def come(shared_scene: Scene) -> Enter:
    """Come to the API of that office as a person, or as nobody."""
    app = app_of(shared_scene.at)
    return lambda person: Client(app, shared_scene.at, shared_scene.at.token(person) if person else None)


@pytest.fixture
def app(at: TestOffice) -> Flask:
    """One web process."""
    return app_of(at)


@pytest.fixture
def enter(app: Flask, at: TestOffice) -> Enter:
    """Come to the API as a person, or as nobody."""
    return lambda person: Client(app, at, at.token(person) if person else None)
