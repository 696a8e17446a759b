"""The case list as a place to work in: views that a person saved, and several cases handed to one officer."""

from http import HTTPStatus
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID

import psycopg
import pytest
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from application import eligibility
from domain.applications import APPLICATION
from domain.roles import Role
from domain.values import Agency
from tests.scenes import Scene, officer
from tests.web.pages import test_every_page as every_page
from tests.web.pages.conftest import Browser, at_the_desk
from tests.web.pages.reading import Element, Page

FILTERS = "/?status=SUBMITTED&firm=새벽빛"


@pytest.fixture
def me(scene: Scene) -> UUID:
    return scene.person("(가상) 나래", (Role.INTAKE_OFFICER, Agency.MSS))


@pytest.fixture
def browser(scene: Scene, me: UUID) -> Browser:
    return at_the_desk(scene, me)


def a_form(page: Page, action: str) -> Element:
    return page.root.one("form", action=action)


def hidden(form: Element) -> MultiDict[str, str]:
    return MultiDict((one.attributes["name"], one.attributes["value"]) for one in form.all("input", type="hidden"))


def saved(browser: Browser, name: str, path: str = FILTERS) -> TestResponse:
    typed = hidden(a_form(browser.page(path), "/views"))
    typed["name"] = name
    return browser.client.post("/views", data=typed)


def tabs(page: Page) -> dict[str, str]:
    return {one.text(): one.attributes["href"] for one in page.root.one("nav", class_="tabs").all("a")}


def test_filters_are_kept_under_a_name_and_found_again_as_a_tab(browser: Browser) -> None:
    answer = saved(browser, "새벽빛 접수")
    assert answer.status_code == HTTPStatus.SEE_OTHER
    where = tabs(browser.page("/"))["새벽빛 접수"]
    assert sorted(parse_qsl(urlsplit(where).query)) == [("firm", "새벽빛"), ("status", "SUBMITTED")]
    page = browser.page(where)
    assert page.root.one("nav", class_="tabs").one("a", **{"aria-current": "page"}).text() == "새벽빛 접수"


def test_a_name_that_is_used_again_is_the_newer_views_and_a_view_is_forgotten(browser: Browser) -> None:
    saved(browser, "내 것")
    saved(browser, "내 것", "/?status=ELIGIBLE")
    assert list(tabs(browser.page("/"))) == ["전체", "내 것"]
    page = browser.page(tabs(browser.page("/"))["내 것"])
    typed = hidden(a_form(page, "/views"))
    assert typed["name"] == "내 것"
    typed["forget"] = "1"
    assert browser.client.post("/views", data=typed).status_code == HTTPStatus.SEE_OTHER
    assert list(tabs(browser.page("/"))) == ["전체"]


def test_views_are_a_persons_own_and_sealed_where_they_lie(scene: Scene, browser: Browser) -> None:
    saved(browser, "나만의 보기")
    other = at_the_desk(scene, scene.person("(가상) 다른 이", (Role.INTAKE_OFFICER, Agency.MSS)))
    assert list(tabs(other.page("/"))) == ["전체"]
    with psycopg.connect(scene.at.database.office) as connection:
        rows = connection.execute("SELECT v::text FROM desk.views AS v").fetchall()
    assert rows
    assert not [row for (row,) in rows if "나만의" in row or "새벽빛" in row]


def test_a_view_is_saved_by_our_form_alone(browser: Browser) -> None:
    assert browser.client.post("/views", data={"name": "x", "query": ""}).status_code == HTTPStatus.BAD_REQUEST


@pytest.fixture
def cases(scene: Scene) -> list[UUID]:
    made = [scene.draft() for _ in range(3)]
    for case in made:
        scene.submit(case)
    return made


def confirming(browser: Browser, cases: list[UUID]) -> Page:
    return browser.page(f"/assignments?{urlencode([('case', str(one)) for one in cases])}&onward=/?status=SUBMITTED")


def test_the_cases_ticked_are_each_handed_to_the_officer_chosen(scene: Scene, me: UUID, cases: list[UUID]) -> None:
    browser = at_the_desk(scene, me)
    listed = browser.page("/")
    ticks = [one.attributes["value"] for one in listed.root.all("input", type="checkbox", form="assigning")]
    assert set(ticks) == {str(one) for one in cases}
    page = confirming(browser, cases)
    every_page.test_it_is_well_formed_and_every_id_is_there_once(page)
    every_page.test_it_can_be_walked_through_by_keyboard_and_heard(page)
    assert len(page.rows()) == len(cases)
    assert "한 줄" not in page.text
    typed = hidden(a_form(page, "/assignments"))
    typed["officer"] = str(me)
    result = Page(browser.client.post("/assignments", data=typed).get_data(as_text=True))
    assert "(가상) 나래 담당으로 3건 기록했습니다." in result.text
    assert {scene.office.find(APPLICATION, one).state.officer for one in cases} == {me}
    again = Page(browser.client.post("/assignments", data=typed).get_data(as_text=True))
    assert "3건 기록했습니다." in again.text, "the same commands under the same keys are answered alike"


def test_a_case_that_went_on_meanwhile_is_refused_alone_and_says_why(scene: Scene, me: UUID, cases: list[UUID]) -> None:
    browser = at_the_desk(scene, me)
    typed = hidden(a_form(confirming(browser, cases), "/assignments"))
    typed["officer"] = str(me)
    other = scene.officer(Agency.MSS)
    eligibility.assign(scene.office, cases[1], officer=other, by=officer())
    scene.at.catch_up()
    result = Page(browser.client.post("/assignments", data=typed).get_data(as_text=True))
    assert "2건 기록했습니다." in result.text
    assert "1건은 기록하지 못했습니다." in result.text
    [refused] = [row for row in result.rows() if "기록하지 못함" in row.text()]
    assert str(cases[1]) in refused.one("a").attributes["href"]
    assert len(refused.one("p").text()) > 10, "and what to do next"
    assert scene.office.find(APPLICATION, cases[1]).state.officer == other


def test_without_an_officer_or_a_case_the_page_says_what_to_choose(scene: Scene, me: UUID, cases: list[UUID]) -> None:
    browser = at_the_desk(scene, me)
    typed = hidden(a_form(confirming(browser, cases), "/assignments"))
    page = Page(browser.client.post("/assignments", data=typed).get_data(as_text=True))
    assert page.root.one("div", class_="errors").one("a").attributes["href"] == "#officer"
    assert "고른 사건이 없습니다." in browser.page("/assignments").text
    assert "고른 사건이 없습니다." in browser.page("/assignments?case=nonsense").text


def test_who_may_not_assign_ticks_nothing(scene: Scene, cases: list[UUID]) -> None:
    scene.at.catch_up()
    auditor = at_the_desk(scene, scene.person("(가상) 슬기", (Role.AUDITOR, None)))
    assert cases
    assert not auditor.page("/").root.all("input", type="checkbox")
