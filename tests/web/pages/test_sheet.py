"""A judge's score sheet: kept as a draft, sealed after a look, taken back, corrected; and nobody else's page tells of it."""

from dataclasses import replace
from http import HTTPStatus
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from application import drafting
from application.office import sheet_of
from domain.sheets import SHEET, SheetStatus
from tests.panels import Sitting, a_sitting
from tests.scenes import Scene
from tests.web.applications import an_application
from tests.web.pages.conftest import Browser, looking_as_auditor
from tests.web.pages.reading import Page
from web.doors import Person

WHY = "(가상) 시장에서 통한다."
SECRET = "(가상) 아무도 모르는 이유"
TYPED = {
    "marks.0.criterion": "market",
    "marks.0.points": "41",
    "marks.0.justification": WHY,
    "marks.1.criterion": "sharing",
    "marks.1.points": "37.5",
    "marks.1.justification": "(가상) 나눈다.",
}


@pytest.fixture
def sitting(scene: Scene) -> Sitting:
    return a_sitting(scene)


def at_the_desk(sitting: Sitting, *people: UUID) -> tuple[Browser, ...]:
    """A browser for each of these people."""
    sitting.scene.at.catch_up()
    known = tuple(Person(id=one, name="(가상) 누구", role="역할") for one in people)
    app = an_application(sitting.scene.office, replace(looking_as_auditor(sitting.scene), people=known))
    browsers = tuple(Browser(app.test_client()) for _ in people)
    for browser, person in zip(browsers, people, strict=True):
        assert browser.choose(person).status_code == HTTPStatus.SEE_OTHER
    return browsers


def where(sitting: Sitting) -> str:
    return f"/panels/{sitting.panel}/cases/{sitting.case}/sheet"


def hidden(page: Page) -> dict[str, str]:
    """What the page's form sends without being asked."""
    inputs = page.root.one("form", class_="form").all("input", type="hidden")
    return {one.attributes["name"]: one.attributes["value"] for one in inputs}


def press(browser: Browser, sitting: Sitting, do: str, **typed: str) -> TestResponse:
    """Press a button of the sheet."""
    form = hidden(browser.page(where(sitting)))
    return browser.client.post(where(sitting), data={**form, **typed, "do": do})


def value(page: Page, id: str) -> str:
    return page.root.one("input", id=id).attributes["value"]


def status(sitting: Sitting, judge: UUID) -> SheetStatus:
    found = sitting.scene.office.find(SHEET, sheet_of(sitting.panel, sitting.case, judge))
    return found.state.status


def test_a_draft_is_saved_without_script_and_stands_there_again(sitting: Sitting) -> None:
    sitting.declare(sitting.people[0])
    [judge] = at_the_desk(sitting, sitting.people[0])
    assert press(judge, sitting, "save", **{**TYPED, "marks.1.points": ""}).status_code == HTTPStatus.SEE_OTHER
    page = judge.page(f"{where(sitting)}?saved=1")
    assert value(page, "marks-0-points") == "41"
    assert value(page, "marks-1-points") == ""
    assert page.root.one("output").text() == "41"
    assert "초안을 저장했습니다" in page.root.one("p", class_="done").text()


def test_the_script_keeps_the_draft_by_the_same_form_and_not_without_its_token(sitting: Sitting) -> None:
    sitting.declare(sitting.people[0])
    [judge] = at_the_desk(sitting, sitting.people[0])
    page = judge.page(where(sitting))
    address = page.root.one("form", class_="form").attributes["data-autosave"]
    assert judge.client.post(address, data=TYPED).status_code == HTTPStatus.BAD_REQUEST
    assert judge.client.post(address, data={**hidden(page), **TYPED}).status_code == HTTPStatus.NO_CONTENT
    assert value(judge.page(where(sitting)), "marks-1-points") == "37.5"


def test_sealing_shows_first_what_is_sealed_and_records_it_once_confirmed(sitting: Sitting) -> None:
    sitting.declare(sitting.people[0])
    [judge] = at_the_desk(sitting, sitting.people[0])
    confirming = Page(press(judge, sitting, "seal", **TYPED).get_data(as_text=True))
    assert "봉인을 풀고 다시 쓸 수 있습니다" in confirming.root.one("section", class_="records").text()
    assert "78.5 / 100" in confirming.text
    done = judge.client.post(where(sitting), data={**hidden(confirming), "do": "confirmed"})
    assert done.status_code == HTTPStatus.SEE_OTHER
    assert status(sitting, sitting.people[0]) is SheetStatus.SEALED
    sealed = judge.page(done.location)
    assert "기록했습니다: 평가표 봉인" in sealed.root.one("p", class_="done").text()
    assert WHY in sealed.text
    assert drafting.own_draft(sitting.scene.office, sitting.panel, case=sitting.case, judge=sitting.people[0]) == ()


def test_what_is_missing_is_said_before_anything_is_confirmed_and_leads_to_its_field(sitting: Sitting) -> None:
    sitting.declare(sitting.people[0])
    [judge] = at_the_desk(sitting, sitting.people[0])
    refused = press(judge, sitting, "seal", **{**TYPED, "marks.1.points": "", "marks.0.justification": ""})
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    page = Page(refused.get_data(as_text=True))
    links = [one.attributes["href"] for one in page.root.one("div", class_="errors").all("a")]
    assert sorted(links) == ["#marks-0-justification", "#marks-1-points"]
    assert value(page, "marks-0-points") == "41"


def test_more_points_than_there_are_are_refused_by_the_api_and_nothing_typed_is_lost(sitting: Sitting) -> None:
    sitting.declare(sitting.people[0])
    [judge] = at_the_desk(sitting, sitting.people[0])
    refused = press(judge, sitting, "confirmed", **{**TYPED, "marks.0.points": "99"})
    assert refused.status_code >= HTTPStatus.BAD_REQUEST
    page = Page(refused.get_data(as_text=True))
    page.root.one("div", class_="errors")
    assert value(page, "marks-0-points") == "99"


def test_a_sealed_sheet_is_taken_back_by_a_form_that_says_what_it_records(sitting: Sitting) -> None:
    judge_id = sitting.people[0]
    sitting.declare(judge_id)
    sitting.seal(judge_id)
    [judge] = at_the_desk(sitting, judge_id)
    [reopening] = [one for one in judge.page(where(sitting)).links("/acts/") if "sheets.reopen" in one]
    form = judge.page(reopening)
    assert "공개되기 전에만" in form.root.one("section", class_="records").text()
    sent = {
        one.attributes["name"]: one.attributes.get("value", "")
        for one in form.root.one("form", class_="act").all("input", type="hidden")
    }
    assert judge.client.post(reopening, data=sent).status_code == HTTPStatus.SEE_OTHER
    assert status(sitting, judge_id) is SheetStatus.REOPENED
    assert value(judge.page(where(sitting)), "marks-0-points") == "40"


def test_a_revealed_sheet_is_corrected_beside_what_it_said(sitting: Sitting) -> None:
    sitting.declare(*sitting.people)
    for judge_id in sitting.people:
        sitting.seal(judge_id)
    sitting.reveal()
    [judge] = at_the_desk(sitting, sitting.people[1])
    page = judge.page(f"{where(sitting)}?correct=1")
    typed = {**hidden(page), **TYPED, "do": "correct"}
    refused = judge.client.post(where(sitting), data=typed)
    assert "#reasons" in [
        one.attributes["href"] for one in Page(refused.get_data(as_text=True)).root.one("div", class_="errors").all("a")
    ]
    done = judge.client.post(where(sitting), data={**typed, "reasons": "(가상) 잘못 옮겨 적었다."})
    assert done.status_code == HTTPStatus.SEE_OTHER
    assert "41 / 50" in judge.page(done.location).text


def test_who_has_not_declared_is_led_to_the_question_and_who_is_recused_is_told(sitting: Sitting) -> None:
    sitting.declare(sitting.people[2], conflict=True)
    undeclared, recused = at_the_desk(sitting, sitting.people[1], sitting.people[2])
    page = undeclared.page(where(sitting))
    assert not page.root.all("form", class_="sheet")
    assert any("panels.declare" in one for one in page.links("/acts/"))
    assert "이 과제를 평가하지 않습니다" in recused.page(where(sitting)).text


def test_who_sits_on_no_panel_has_no_sheet_there(sitting: Sitting) -> None:
    [secretary] = at_the_desk(sitting, sitting.secretary)
    assert secretary.get(where(sitting)).status_code == HTTPStatus.FORBIDDEN


LOOKED_AT = ("/panels/{panel}", "/panels/{panel}/cases/{case}", "/panels/{panel}/cases/{case}/sheet", "/cases/{case}")


def told(browser: Browser, sitting: Sitting) -> list[str]:
    """What is written on each page that shows the panel's work, forms and all, but for what is new with every look."""
    pages = [browser.page(one.format(panel=sitting.panel, case=sitting.case)) for one in LOOKED_AT]
    fields = [
        [one.attributes["value"] for one in page.root.all("input") if one.attributes.get("type") == "text"]
        for page in pages
    ]
    return [f"{page.text} {typed} {sorted(_plain(page))}" for page, typed in zip(pages, fields, strict=True)]


def _plain(page: Page) -> set[str]:
    """The addresses that it leads to, without the proof of what was seen."""
    return {one.split("&seen=")[0] for one in page.links()}


def test_no_page_of_anybody_else_differs_by_a_draft_or_a_sealed_sheet(sitting: Sitting) -> None:
    sitting.declare(*sitting.people)
    writer = sitting.people[0]
    others = at_the_desk(sitting, sitting.people[1], sitting.secretary)
    before = [told(one, sitting) for one in others]
    [judge] = at_the_desk(sitting, writer)
    assert (
        press(judge, sitting, "save", **{**TYPED, "marks.0.justification": SECRET}).status_code == HTTPStatus.SEE_OTHER
    )
    assert [told(one, sitting) for one in others] == before
    assert SECRET in judge.get(where(sitting)).get_data(as_text=True)
    sitting.seal(writer, "11.25", "12.75")
    sitting.scene.at.catch_up()
    assert [told(one, sitting) for one in others] == before
    sitting.reopen(writer)
    sitting.scene.at.catch_up()
    assert [told(one, sitting) for one in others] == before
