"""An applicant applies in four steps, a partner signs, and both see how far it has come: all by forms that need no script."""

from io import BytesIO
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from application.office import agreement_of
from domain.agreements import AGREEMENT
from domain.applications import APPLICATION, Status
from domain.identifiers import checked
from domain.rules.vocabulary import PaperKind, Track
from tests.scenes import ITEM, MEDIUM, PDF, Scene
from tests.web.pages.conftest import Desk, at_the_desk
from tests.web.pages.reading import Element, Page


def filled(page: Page, **typed: object) -> tuple[str, dict[str, object]]:
    """Where the page's form goes, and what it sends with these fields typed."""
    return sent(page.root.one("form", class_="act"), **typed)


def sent(form: Element, **typed: object) -> tuple[str, dict[str, object]]:
    """What a form sends: what is in it, and what is typed."""
    fields: dict[str, object] = {}
    for one in form.all("input"):
        kind, name = one.attributes.get("type"), one.attributes.get("name")
        if name and (kind not in {"checkbox", "radio", "file"} or "checked" in one.attributes):
            fields[name] = one.attributes.get("value", "")
    for one in form.all("textarea"):
        fields[one.attributes["name"]] = one.text()
    for one in form.all("select"):
        chosen = [option for option in one.all("option") if "selected" in option.attributes]
        fields[one.attributes["name"]] = chosen[0].attributes["value"] if chosen else ""
    return form.attributes.get("action", ""), {**fields, **typed}


def done(answer: TestResponse) -> str:
    """Where a form that was recorded leads."""
    assert answer.status_code == 303, Page(answer.get_data(as_text=True)).root.text()
    return str(answer.location)


def a_link(page: Page, said: str) -> str:
    return next(one.attributes["href"] for one in page.root.all("a") if one.text() == said)


def test_an_applicant_goes_from_a_call_to_a_receipt_slip(scene: Scene) -> None:
    lead, partner = scene.firm("(가상) 새벽빛정밀"), scene.firm("(가상) 한울설비", MEDIUM)
    browser = at_the_desk(scene, scene.acting_for(lead))
    begun = a_link(browser.page("/apply"), "신청서 작성 시작 (1단계)")
    _, typed = filled(
        browser.page(begun), **{"track": "INNOVATION_GROWTH", "filed_by": str(lead), "form.title": "(가상) 등불"}
    )
    where = done(browser.client.post(begun, data=typed))
    id = UUID(where.split("?")[0].rsplit("/", 1)[1])
    scene.at.catch_up()

    page = browser.page(where)
    assert page.root.one("li", class_="now").text().startswith("1 참여신청서 작성")
    address, typed = filled(page, more="found", numbers=checked("999810002"))
    found = Page(browser.client.post(address, data=typed).get_data(as_text=True))
    partners = {
        one.text(): one.attributes["value"] for one in found.root.one("select", name="form.partner").all("option")
    }
    assert partners["(가상) 한울설비"] == str(partner)
    _, typed = filled(found)
    row = {"form.items.0.label": "(가상) 조명", "form.items.0.kind": "GOODS", "form.items.0.detail_item_no": ITEM}
    held = {"form.evidence.0.kind": "DIRECT_PRODUCTION_CONFIRMATION", "form.evidence.0.covers": ITEM}
    done(browser.client.post(address, data={**typed, **row, **held, "form.partner": str(partner)}))
    form = scene.office.find(APPLICATION, id).state.form
    assert (form.leads, form.partner, len(form.items), form.cooperative) == ((lead,), partner, 1, None)

    scene.at.catch_up()
    address, typed = filled(
        browser.page(f"/apply/{id}"), role_division="(가상) 나눠 맡음", rights_and_duties="(가상) 함께 짐"
    )
    done(browser.client.post(address, data=typed))
    scene.at.catch_up()
    sign = a_link(browser.page(f"/apply/{id}?step=agreement"), "상생협약 서명")
    _, typed = filled(browser.page(sign), party=str(lead))
    done(browser.client.post(sign, data=typed))

    scene.at.catch_up()
    slot = next(
        one
        for one in browser.page(f"/apply/{id}?step=papers").root.all("form", class_="upload")
        if "BUSINESS_PLAN" in str(sent(one))
    )
    address, typed = sent(slot, file=(BytesIO(PDF), "계획서.pdf"))
    done(browser.client.post(address, data=typed))
    assert [one.kind for one in scene.office.find(APPLICATION, id).state.papers] == [PaperKind.BUSINESS_PLAN]

    scene.at.catch_up()
    last = browser.page(f"/apply/{id}?step=submit")
    assert "협약서" in last.root.one("ul", class_="tasks").text()
    address, typed = filled(last)
    where = done(browser.client.post(address, data=typed))
    scene.at.catch_up()
    slip = browser.page(where)
    state = scene.office.find(APPLICATION, id).state
    assert state.status is Status.SUBMITTED
    assert state.receipt
    assert slip.root.one("h1").text() == f"접수증 {state.receipt}"
    assert "2021년 3월 19일" in slip.root.one("dl", class_="slip").text()
    assert "접수증 내려받기" in slip.root.text()
    status = browser.page(f"/apply/{id}")
    assert "참여요건 검토" in status.root.one("ul", class_="tasks").text()


def test_the_partner_sees_the_draft_and_signs(scene: Scene) -> None:
    lead, partner = scene.firm(), scene.firm("(가상) 한울설비", MEDIUM)
    case = scene.draft(leads=(lead,), partner=partner)
    scene.agree(case, lead)
    browser = at_the_desk(scene, scene.acting_for(partner))
    assert f"/apply/{case}" in {one.attributes["href"] for one in browser.page("/apply").root.all("a")}
    page = browser.page(f"/apply/{case}?step=form")
    assert not page.root.all("form", class_="act")
    sign = a_link(browser.page(f"/apply/{case}?step=agreement"), "상생협약 서명")
    _, typed = filled(browser.page(sign), party=str(partner))
    done(browser.client.post(sign, data=typed))

    assert scene.office.find(AGREEMENT, agreement_of(case)).state.concluded


def test_a_file_of_a_kind_that_is_not_taken_is_refused_with_what_to_do(scene: Scene) -> None:
    lead = scene.firm()
    person = scene.acting_for(lead)
    case = scene.draft(leads=(lead,), by=person)
    browser = at_the_desk(scene, person)
    slot = browser.page(f"/apply/{case}?step=papers").root.all("form", class_="upload")[0]
    address, typed = sent(slot, file=(BytesIO(b"MZ not a paper"), "계획서.pdf"))
    answer = browser.client.post(address, data=typed)
    assert answer.status_code == 415
    assert Page(answer.get_data(as_text=True)).root.one("div", class_="errors").text()
    assert scene.office.find(APPLICATION, case).state.papers == ()


def test_a_person_without_a_firm_is_led_to_registering_one(desk: Desk) -> None:
    page = desk.look("/apply", person="nobody")
    assert "/acts/firms.register" in page.root.one("section", class_="notice").one("a").attributes["href"]


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("case", ["asked", "received", "ineligible", "withdrawn", "construction"])
def test_what_was_submitted_tells_how_far_it_has_come(desk: Desk, case: str, language: str) -> None:
    page = desk.look(f"/apply/{getattr(desk.cases, case)}", language=language)
    assert len(page.root.one("ul", class_="tasks").all("li")) >= 6


def test_a_supplement_that_was_asked_for_is_told_with_its_last_day_and_a_form(desk: Desk) -> None:
    page = desk.look(f"/apply/{desk.cases.asked}", person="lead")
    assert "3일 남음" in page.root.one("section", class_="notice").text()
    assert "보완 제출" in page.root.one("section", class_="offers").text()


@pytest.mark.parametrize("step", ["form", "agreement", "papers", "submit"])
def test_a_stranger_finds_no_step_of_anybodys_draft(desk: Desk, step: str) -> None:
    desk.look(f"/apply/{desk.cases.draft}?step={step}", person="nobody", status=404)


def test_a_draft_of_construction_is_asked_for_the_papers_of_its_track(scene: Scene) -> None:
    lead = scene.firm()
    person = scene.acting_for(lead)
    case = scene.draft(Track.CAPABILITY_BUILDING, leads=(lead,), by=person)
    page = at_the_desk(scene, person).page(f"/apply/{case}?step=papers")
    wanted = [one.one("h3").text() for one in page.root.one("ul", class_="wanted-papers").all("li")]
    assert sum("아직 없음" in one for one in wanted) == 2
