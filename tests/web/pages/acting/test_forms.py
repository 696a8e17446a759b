"""Every act of a page is a command of the API: what was typed is sent as it is, and what was wrong is said beside its field."""

from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest

from domain.applications import APPLICATION, Status
from domain.rules.vocabulary import PaperKind
from domain.values import Agency
from tests.scenes import Scene
from tests.web.applications import an_application
from tests.web.pages.conftest import Browser, at_the_desk, looking_as
from tests.web.pages.reading import Element, Page
from web.pages.acting.acts import command
from web.pages.acting.fields import Filled, asked, every
from web.pages.acting.rooms import ACTS, ELSEWHERE
from web.wording import acts


@pytest.fixture
def case(scene: Scene) -> UUID:
    """A case that was received without any paper."""
    case = scene.draft()
    scene.submit(case)
    return case


def form_of(page: Page) -> dict[str, str]:
    """What the page's form would send if nothing was typed."""
    form = page.root.one("form", class_="act")
    return {one.attributes["name"]: one.attributes.get("value", "") for one in form.all("input", type="hidden")}


def faults(page: Page) -> list[str]:
    return [one.text() for one in page.root.one("div", class_="errors").all("li")]


def offered(page: Page) -> dict[str, str]:
    """The addresses of the acts that a page offers, by their titles."""
    links: list[Element] = page.root.one("section", class_="offers").all("a")
    return {one.text(): one.attributes["href"] for one in links}


def test_an_officer_asks_for_a_supplement_by_the_form_that_the_case_offers(scene: Scene, case: UUID) -> None:
    browser = at_the_desk(scene, scene.officer(Agency.MSS))
    where = offered(browser.page(f"/cases/{case}"))["보완 요구"]
    form = browser.page(where)
    assert form.root.one("h1").text() == "보완 요구"
    assert "행정절차법 §17⑤" in form.root.one("section", class_="records").text()
    typed = {**form_of(form), "reasons": "(가상) 서류가 빠졌습니다.", "papers": ["AGREEMENT"], "due": "2021-03-30"}
    answer = browser.client.post(where, data=typed)
    assert answer.status_code == 303
    assert parse_qs(urlsplit(answer.location).query)["done"] == ["intake.request_supplement"]
    state = scene.office.find(APPLICATION, case).state
    assert state.status is Status.SUPPLEMENT_REQUESTED
    assert state.supplement
    assert state.supplement.papers == (PaperKind.AGREEMENT,)
    scene.at.catch_up()
    assert "기록했습니다: 보완 요구" in browser.page(answer.location).root.one("p", class_="done").text()


def test_who_only_visits_the_demonstration_records_nothing(scene: Scene, case: UUID) -> None:
    officer = scene.officer(Agency.MSS)
    where = offered(at_the_desk(scene, officer).page(f"/cases/{case}"))["보완 요구"]
    visitor = Browser(an_application(scene.office, looking_as(scene, officer)).test_client())
    typed = {**form_of(visitor.page(where)), "reasons": "(가상)", "papers": ["AGREEMENT"], "due": "2021-03-30"}
    assert visitor.client.post(where, data=typed).status_code == HTTPStatus.FORBIDDEN
    assert scene.office.find(APPLICATION, case).state.status is Status.SUBMITTED


def test_a_form_sent_twice_is_recorded_once(scene: Scene, case: UUID) -> None:
    browser = at_the_desk(scene, scene.officer(Agency.MSS))
    where = offered(browser.page(f"/cases/{case}"))["보완 요구"]
    typed = {**form_of(browser.page(where)), "reasons": "(가상)", "papers": ["AGREEMENT"], "due": "2021-03-30"}
    first, again = (browser.client.post(where, data=typed).location for _ in range(2))
    assert first == again


def test_what_is_wrong_is_said_at_the_top_and_beside_its_field_and_nothing_typed_is_lost(
    scene: Scene, case: UUID
) -> None:
    browser = at_the_desk(scene, scene.officer(Agency.MSS))
    where = offered(browser.page(f"/cases/{case}"))["보완 요구"]
    typed = {
        **form_of(browser.page(where)),
        "reasons": "(가상) 서류가 빠졌습니다.",
        "papers": ["AGREEMENT"],
        "due": "내일",
    }
    answer = browser.client.post(where, data=typed)
    page = Page(answer.get_data(as_text=True))
    assert answer.status_code == 422
    assert len(faults(page)) == 1
    assert faults(page)[0].startswith("기한:")
    assert page.root.one("textarea", name="reasons").text() == "(가상) 서류가 빠졌습니다."
    field = page.root.one("input", name="due")
    assert field.attributes["aria-invalid"] == "true"
    assert page.root.one("p", id=field.attributes["aria-describedby"].split()[-1]).text()
    assert scene.office.find(APPLICATION, case).state.status is Status.SUBMITTED


def test_after_a_second_act_the_page_tells_of_that_one_and_waits_for_it(scene: Scene, case: UUID) -> None:
    browser = at_the_desk(scene, scene.officer(Agency.MSS))
    where = f"/cases/{case}?done=papers.attach&at=1"
    form = offered(browser.page(where))["보완 요구"]
    typed = {**form_of(browser.page(form)), "reasons": "(가상)", "papers": ["AGREEMENT"], "due": "2021-03-30"}
    led = browser.client.post(form, data=typed).headers["Location"]
    assert parse_qs(urlsplit(led).query)["done"] == ["intake.request_supplement"]


def test_somebody_who_was_overtaken_is_told_so_and_records_nothing(scene: Scene, case: UUID) -> None:
    browser = at_the_desk(scene, scene.officer(Agency.MSS))
    where = offered(browser.page(f"/cases/{case}"))["보완 요구"]
    typed = {**form_of(browser.page(where)), "reasons": "(가상)", "papers": ["AGREEMENT"], "due": "2021-03-30"}
    scene.attach(case, PaperKind.OTHER)
    answer = browser.client.post(where, data=typed)
    assert answer.status_code == 412
    assert scene.office.find(APPLICATION, case).state.status is Status.SUBMITTED


def test_rows_are_added_without_javascript_and_empty_ones_are_not_sent(scene: Scene, case: UUID) -> None:
    browser = at_the_desk(scene, scene.officer(Agency.MSS))
    where = offered(browser.page(f"/cases/{case}"))["요건 판단"]
    page = browser.page(where)
    criterion = page.root.one("select", name="overrides.0.criterion").all("option")[1].attributes["value"]
    row = {
        "overrides.0.criterion": criterion,
        "overrides.0.met": "true",
        "overrides.0.reasons": "(가상) 원본을 보았습니다.",
    }
    more = browser.client.post(where, data={**form_of(page), **row, "more": "overrides"})
    page = Page(more.get_data(as_text=True))
    assert page.root.one("textarea", name="overrides.0.reasons").text() == "(가상) 원본을 보았습니다."
    page.root.one("select", name="overrides.1.criterion")
    assert browser.client.post(where, data={**form_of(page), **row, "reasons": "(가상) 검토"}).status_code == 303
    (override,) = scene.office.find(APPLICATION, case).state.overrides
    assert (override.criterion, override.met) == (criterion, True)


def test_a_number_like_a_resident_number_is_asked_about_and_sent_once_confirmed(scene: Scene, case: UUID) -> None:
    browser = at_the_desk(scene, scene.officer(Agency.MSS))
    where = offered(browser.page(f"/cases/{case}"))["보완 요구"]
    suspected = "9001011234567 계약"
    typed = {**form_of(browser.page(where)), "reasons": suspected, "papers": ["AGREEMENT"], "due": "2021-03-30"}
    answer = browser.client.post(where, data=typed)
    page = Page(answer.get_data(as_text=True))
    assert answer.status_code == 422
    box = page.root.one("input", type="checkbox", id="confirm_no_resident_number")
    assert browser.client.post(where, data={**typed, box.attributes["name"]: "true"}).status_code == 303


def test_nothing_is_taken_without_a_form_of_this_browser(scene: Scene, case: UUID) -> None:
    browser = at_the_desk(scene, scene.officer(Agency.MSS))
    where = offered(browser.page(f"/cases/{case}"))["보완 요구"]
    assert browser.client.post(where, data={"reasons": "(가상)"}).status_code == 400


def test_who_may_not_do_it_is_offered_nothing_and_refused_whatever_they_send(scene: Scene, case: UUID) -> None:
    officer, stranger = at_the_desk(scene, scene.officer(Agency.MSS)), at_the_desk(scene, scene.person("(가상) 남"))
    where = offered(officer.page(f"/cases/{case}"))["보완 요구"]
    form = stranger.page(where)
    typed = {**form_of(form), "reasons": "(가상)", "papers": ["AGREEMENT"], "due": "2021-03-30"}
    assert stranger.client.post(where, data=typed).status_code in {403, 404}
    assert scene.office.find(APPLICATION, case).state.status is Status.SUBMITTED


def test_an_act_that_nobody_knows_or_whose_ids_are_missing_is_not_found(scene: Scene) -> None:
    browser = at_the_desk(scene, scene.officer(Agency.MSS))
    assert browser.client.get("/acts/eligibility.nothing").status_code == 404
    assert browser.client.get("/acts/eligibility.judge").status_code == 404


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_form_has_its_words_in_both_languages(scene: Scene, language: str) -> None:
    app = an_application(scene.office, looking_as(scene, scene.person("(가상) 누구")))
    assert set(ACTS) <= set(acts.ACTS)
    with app.app_context():
        for name, act in ACTS.items():
            chosen = dict.fromkeys(act.choices, tuple)
            for one in every(asked(command(name).schema, Filled(), chosen, str)):
                assert acts.field_label(name, one.name, language), (name, one.name)


def test_every_command_of_the_api_has_a_form_or_a_reason_to_have_none(scene: Scene) -> None:
    app = an_application(scene.office, looking_as(scene, scene.person("(가상) 누구")))
    commands = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/") and (rule.methods or set()) & {"POST", "PUT", "DELETE"}
    }
    assert commands == set(ACTS) | set(ELSEWHERE)
    assert not set(ACTS) & set(ELSEWHERE)


def test_a_form_names_the_case_it_is_about_to_who_may_find_it_and_to_nobody_else(scene: Scene, case: UUID) -> None:
    officer, stranger = (
        at_the_desk(scene, who).page(f"/acts/intake.request_supplement?id={case}").root.one("main").text()
        for who in (scene.officer(Agency.MSS), scene.person("(가상) 지나가는 사람"))
    )
    receipt = scene.office.find(APPLICATION, case).state.receipt
    assert receipt
    assert receipt in officer
    assert receipt not in stranger
