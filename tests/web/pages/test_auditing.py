"""The auditor's own pages: supposing otherwise looks like nothing that is on record, and a bundle says what it is for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus

import pytest

from adapters.clocks import ScriptedClock
from domain.access.facts import BundleExported, CounterfactualAsked
from domain.values import SEOUL
from tests.offices import an_office
from tests.postgres import Servers, every_postgres, passable_folder
from tests.scenes import OPENS
from tests.web.applications import an_application
from tests.web.pages.conftest import Browser
from tests.web.pages.reading import Page
from tests.web.pages.test_evaluation import Evaluated, told
from web.doors import Person

pytestmark = pytest.mark.slow

AGES = timedelta(days=365)


@pytest.fixture(scope="module")
def evaluated(postgres_servers: Servers) -> Iterator[Evaluated]:
    with (
        postgres_servers.clone(every_postgres()[0]) as database,
        passable_folder() as folder,
        an_office(database, folder, ScriptedClock(OPENS)) as at,
    ):
        yield told(at)


@pytest.fixture(scope="module")
def auditor(evaluated: Evaluated) -> Browser:
    person = Person(id=evaluated.people["auditor"], name="(가상) 슬기", role="감사관")
    doors = replace(evaluated.at.doors, visitor=person.id, people=(person,))
    browser = Browser(an_application(evaluated.at.office, doors).test_client())
    assert browser.choose(person.id).status_code == HTTPStatus.SEE_OTHER
    return browser


def hidden(page: Page) -> dict[str, str]:
    """What the last form of a page sends by itself."""
    form = page.root.all("form", method="post")[-1]
    return {one.attributes["name"]: one.attributes["value"] for one in form.all("input", type="hidden")}


def leading_to_timelines(page: Page) -> list[str]:
    return [one.attributes["href"] for one in page.root.all("a") if "/timeline" in one.attributes["href"]]


def recorded(evaluated: Evaluated, kind: type) -> int:
    return sum(isinstance(one.fact, kind) for one in evaluated.at.log.read(0, 100_000))


def test_supposing_otherwise_is_recorded_as_asked_and_shown_as_hypothetical(
    auditor: Browser, evaluated: Evaluated
) -> None:
    where = f"/cases/{evaluated.cases['rejected']}/what-if"
    before = recorded(evaluated, CounterfactualAsked)
    page = auditor.page(f"{where}?kind=OTHER_TRIMMING")
    assert recorded(evaluated, CounterfactualAsked) == before
    answer = auditor.client.post(where, data={**hidden(page), "trim_from": "5"})
    assert answer.status_code == HTTPStatus.OK
    assert Page(answer.get_data(as_text=True)).root.all("section", class_="hypothetical")
    assert recorded(evaluated, CounterfactualAsked) == before + 1


def test_a_supposition_that_names_nothing_is_told_what_it_lacks(auditor: Browser, evaluated: Evaluated) -> None:
    where = f"/cases/{evaluated.cases['rejected']}/what-if"
    answer = auditor.client.post(where, data=hidden(auditor.page(f"{where}?kind=OTHER_TRIMMING")))
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert Page(answer.get_data(as_text=True)).root.one("div", class_="errors").text()


def test_a_bundle_is_carried_away_with_its_purpose_on_record(auditor: Browser, evaluated: Evaluated) -> None:
    evaluated.at.seal()
    where = f"/cases/{evaluated.cases['selected']}/bundle"
    before = recorded(evaluated, BundleExported)
    answer = auditor.client.post(where, data={**hidden(auditor.page(where)), "purpose": "(가상) 감사"})
    assert answer.status_code == HTTPStatus.OK
    assert answer.mimetype == "application/zip"
    assert recorded(evaluated, BundleExported) == before + 1


@pytest.mark.parametrize("when", ["2021-99-99T99:99", "gestern", ""])
def test_an_instant_that_is_none_shows_nothing_of_then(auditor: Browser, evaluated: Evaluated, when: str) -> None:
    assert auditor.get(f"/audit/cases?when={when}").status_code == HTTPStatus.OK
    assert auditor.get(f"/cases/{evaluated.cases['selected']}/timeline?when={when}").status_code == HTTPStatus.OK


def test_the_list_as_of_then_lists_what_was_known_then(auditor: Browser, evaluated: Evaluated) -> None:
    now = evaluated.at.clock.now().astimezone(SEOUL)
    long_ago, lately = (auditor.page(f"/audit/cases?when={when:%Y-%m-%dT%H:%M}") for when in (now - AGES, now))
    assert not leading_to_timelines(long_ago)
    assert leading_to_timelines(lately)
