"""Calls are set up on the pages: a new one begins with what an earlier one says, and what is assumed stays marked so."""

from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest

from application.office import call_of
from domain.calls import CALL
from domain.roles import Role
from domain.values import Agency
from tests.scenes import Scene
from tests.web.pages.acting.test_forms import faults, offered
from tests.web.pages.conftest import Browser, at_the_desk
from tests.web.pages.reading import Page


@pytest.fixture
def decider(scene: Scene) -> Browser:
    """Who decides for both agencies."""
    return at_the_desk(scene, scene.person("(가상) 한결", *((Role.DECIDER, agency) for agency in Agency)))


def filled(page: Page) -> dict[str, str | list[str]]:
    """What the form sends as it is."""
    form = page.root.one("form", class_="act")
    typed: dict[str, str | list[str]] = {}
    for one in form.all("input"):
        if one.attributes.get("type") not in {"checkbox", "radio"} or "checked" in one.attributes:
            name, value = one.attributes["name"], one.attributes.get("value", "")
            before = typed.get(name)
            typed[name] = [*before, value] if isinstance(before, list) else [before, value] if before else value
    for one in form.all("textarea"):
        typed[one.attributes["name"]] = one.text() if " " not in one.text() else "\n".join(one.inside)  # type: ignore[arg-type]
    for one in form.all("select"):
        [*chosen] = [each.attributes["value"] for each in one.all("option") if "selected" in each.attributes]
        typed[one.attributes["name"]] = chosen[0] if chosen else ""
    return typed


def test_a_new_call_begins_with_what_the_newest_says_and_is_announced_once_its_own_days_are_typed(
    scene: Scene, decider: Browser
) -> None:
    where = decider.get("/calls/new").headers["Location"]
    assert parse_qs(urlsplit(where).query)["onward"] == ["/calls"]
    form = filled(decider.page(where))
    assert form["paper.opens"] == form["round"] == ""
    typed = {
        **form,
        "round": "2021-7",
        "paper.title": "(가상) 새 공고",
        "paper.opens": "2021-09-01T00:00",
        "paper.closes": "2021-10-01T00:00",
    }
    answer = decider.client.post(where, data=typed)
    assert answer.status_code == 303, faults(Page(answer.get_data(as_text=True)))
    new, old = (scene.office.find(CALL, id).state.terms for id in (call_of("2021-7"), scene.call))
    assert (new.plan, new.tracks, new.papers, new.assumed) == (old.plan, old.tracks, old.papers, old.assumed)
    scene.at.catch_up()
    page = decider.page(f"/calls/{call_of('2021-7')}")
    assert "(가상) 새 공고" in page.text
    assert page.root.one("main").all("span", class_="assumed")


def test_an_amendment_begins_with_the_call_as_it_stands_and_changes_what_was_changed(
    scene: Scene, decider: Browser
) -> None:
    where = offered(decider.page(f"/calls/{scene.call}"))["공고 고치기"]
    before = scene.office.find(CALL, scene.call).state.terms
    typed = {**filled(decider.page(where)), "paper.product_target": "250", "reasons": "(가상) 목표를 늘렸습니다."}
    answer = decider.client.post(where, data=typed)
    assert answer.status_code == 303, faults(Page(answer.get_data(as_text=True)))
    after = scene.office.find(CALL, scene.call).state.terms
    assert after.product_target == 250
    assert (after.opens, after.closes, after.plan) == (before.opens, before.closes, before.plan)


def test_a_call_is_kept_open_longer_by_the_form_that_its_page_offers(scene: Scene, decider: Browser) -> None:
    where = offered(decider.page(f"/calls/{scene.call}"))["접수 기간 연장"]
    form = filled(decider.page(where))
    assert form["closes"] == "2021-04-20T00:00"
    typed = {**form, "closes": "2021-04-27T00:00", "reasons": "(가상) 접수 시스템이 멈췄습니다."}
    assert decider.client.post(where, data=typed).status_code == 303
    assert scene.office.find(CALL, scene.call).state.terms.closes.day == 26


def test_nobody_else_is_offered_to_set_up_a_call(scene: Scene) -> None:
    officer = at_the_desk(scene, scene.officer(Agency.MSS))
    for path in ("/calls", f"/calls/{scene.call}"):
        assert not officer.page(path).root.all("section", class_="offers")
    assert officer.get("/calls/new").status_code == 404


def test_a_call_that_was_cancelled_is_offered_nothing_but_a_new_one(scene: Scene, decider: Browser) -> None:
    page = f"/calls/{scene.call}"
    where = offered(decider.page(page))["공고 취소"]
    typed = {**filled(decider.page(where)), "reasons": "(가상) 예산이 없어졌습니다."}
    assert decider.client.post(where, data=typed).status_code == 303
    assert cancelled(scene, scene.call)
    scene.at.catch_up()
    assert set(offered(decider.page(page))) == {"새 공고 내기"}


def cancelled(scene: Scene, call: UUID) -> bool:
    return scene.office.find(CALL, call).state.cancelled
