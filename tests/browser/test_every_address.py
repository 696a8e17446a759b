"""Every page that the URL map has, with something on it, keeps nobody out: shown to the first who may see it."""

from collections.abc import Iterator
from http import HTTPStatus

import pytest
from playwright.sync_api import Browser

from adapters.clocks import ScriptedClock
from tests.browser.judging import WIDER, violations
from tests.browser.opening import NARROW, WIDE, Visitor, served
from tests.journeys.worlds import MORNING, World, a_world, in_one_world, questions
from tests.offices import an_office
from tests.postgres import Servers, every_postgres, passable_folder

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

NO_PAGES = ("/api/", "/docs", "/static/", "/ledger/")
"""Answers of the API and its document, files, and the published list."""
LOOKERS = ("auditor", "decider", "officer", "chair", "judge who sealed", "dispute reviewer", "lead", "operator")
PAGES_AT_LEAST = 70


@pytest.fixture(scope="module")
def world(postgres_servers: Servers) -> Iterator[World]:
    with (
        postgres_servers.clone(every_postgres()[0]) as database,
        passable_folder() as folder,
        an_office(database, folder, ScriptedClock(MORNING)) as at,
    ):
        yield a_world(at, in_one_world)


@pytest.fixture(scope="module")
def shown(world: World) -> dict[str, list[str]]:
    """An address of every page, by who is shown it."""
    found: dict[str, str] = {}
    by: dict[str, list[str]] = {one: [] for one in LOOKERS}
    for rule, path in questions(world, world.app("auditor")):
        if rule in found or rule.startswith(NO_PAGES):
            continue
        who = next((one for one in LOOKERS if _is_shown(world, one, path)), None)
        if who:
            found[rule] = path
            by[who].append(path)
    assert len(found) >= PAGES_AT_LEAST, sorted(found)
    return by


def _is_shown(world: World, person: str, path: str) -> bool:
    answer = world.ask(person, path, purpose=None)
    return answer.status_code == HTTPStatus.OK and answer.mimetype == "text/html"


@pytest.mark.parametrize(("language", "width", "scheme"), [("ko", WIDE, "light"), ("en", NARROW, "dark")])
def test_every_page_keeps_nobody_out(
    chromium: Browser, world: World, shown: dict[str, list[str]], language: str, width: int, scheme: str
) -> None:
    wrong: list[str] = []
    for person, paths in shown.items():
        with served(world.app(person)) as address:
            visitor = Visitor(chromium, address)
            for path in paths:
                page = visitor.visit(None, path, language=language, width=width, scheme=scheme)
                wrong += [f"{person} {path}: {one}" for one in (*violations(page), *page.evaluate(WIDER))]
                page.close()
            visitor.close()
    assert wrong == []
