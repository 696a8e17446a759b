"""One browser a worker, and the offices whose pages it looks at, each served by this process."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from adapters.clocks import ScriptedClock
from tests.browser.opening import CHROMIUM, WHY_NOT, Visitor, a_browser, served
from tests.offices import an_office
from tests.postgres import Servers, every_postgres, passable_folder
from tests.scenes import OPENS
from tests.web.applications import an_application
from tests.web.pages import conftest as desks
from tests.web.pages import test_evaluation
from tests.web.pages.coming_in import Door, a_door
from tests.web.pages.conftest import Desk
from tests.web.pages.test_evaluation import Evaluated


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever needs the browser is marked so."""
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            # A browser that goes on before a file came whole leaves the file open in this process's server.
            item.add_marker(pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"))


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; a test without one is skipped, and says so."""
    if CHROMIUM is None:
        pytest.skip(WHY_NOT)
    with a_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def desk(postgres_servers: Servers) -> Iterator[Desk]:
    """An office with a case of each kind before its evaluation."""
    with (
        postgres_servers.clone(every_postgres()[0]) as database,
        passable_folder() as folder,
        an_office(database, folder, ScriptedClock(OPENS)) as at,
    ):
        yield desks.told(at)


@pytest.fixture(scope="session")
def visitor(chromium: Browser, desk: Desk) -> Iterator[Visitor]:
    """Whoever one chooses to look as at that office."""
    with served(desk.app) as address:
        visitor = Visitor(chromium, address, {name: str(person) for name, person in desk.people.items()})
        yield visitor
        visitor.close()


@pytest.fixture(scope="session")
def evaluated(postgres_servers: Servers) -> Iterator[Evaluated]:
    """An office with evaluated and decided cases."""
    with (
        postgres_servers.clone(every_postgres()[0]) as database,
        passable_folder() as folder,
        an_office(database, folder, ScriptedClock(OPENS)) as at,
    ):
        yield test_evaluation.told(at)


@pytest.fixture(scope="session")
def auditor(chromium: Browser, evaluated: Evaluated) -> Iterator[Visitor]:
    """The auditor at that office."""
    with served(evaluated.app("auditor")) as address:
        visitor = Visitor(chromium, address)
        yield visitor
        visitor.close()


@pytest.fixture(scope="session")
def door(postgres_servers: Servers) -> Iterator[Door]:
    """The door of an office for real work."""
    with a_door(postgres_servers, ScriptedClock(OPENS)) as opened:
        yield opened


@pytest.fixture
def stranger(chromium: Browser, door: Door) -> Iterator[Visitor]:
    """Somebody who has not come in."""
    with served(an_application(door.scene.at.office, door.app.extensions["doors"])) as address:
        visitor = Visitor(chromium, address)
        yield visitor
        visitor.close()
