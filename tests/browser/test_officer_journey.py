"""An officer's day: what nobody serves is taken on, looked at tab by tab, asked to be supplemented, and waited for on the desk."""

from collections.abc import Iterator

import pytest

from domain.applications import APPLICATION, Status
from domain.applications.facts import OfficerAssigned
from tests.browser.judging import assert_accessible, assert_fits
from tests.browser.opening import NARROW, WIDE, Visitor
from tests.browser.working import at_work, choose_from_menu, line, record
from tests.web.pages.conftest import Desk

pytestmark = pytest.mark.slow
TABS = ("application", "agreement", "findings", "evaluation", "decision", "papers", "history", "disputes")


@pytest.fixture(autouse=True)
def worker(desk: Desk) -> Iterator[None]:
    with at_work(desk.at):
        yield


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_an_officer_takes_a_case_on_looks_at_it_and_asks_for_a_supplement(
    visitor: Visitor, desk: Desk, language: str, width: int
) -> None:
    scene = desk.scene
    case = scene.draft(leads=(desk.firms["lead"],), partner=desk.firms["partner"])
    scene.submit(case)
    receipt = scene.office.find(APPLICATION, case).state.receipt
    assert receipt
    page = visitor.visit("officer", "/", language=language, width=width)
    choose_from_menu(page, "/desk")
    line(page, receipt).locator("a[href*='eligibility.assign']").click()
    officer = str(desk.people["officer"])
    if page.locator("select[name=officer]").count():
        page.locator("select[name=officer]").select_option(officer)
    else:
        page.locator(f"input[name=officer][value='{officer}']").check()
    record(page)
    assert page.url.split("?")[0].endswith("/desk")
    line(page, receipt).locator(f"a[href='/cases/{case}/findings']").first.click()
    for tab in TABS:
        link = page.locator(f"nav.tabs a[href='/cases/{case}/{tab}']")
        if link.count():
            link.click()
            assert_fits(page)
    page.goto(f"{visitor.address}/cases/{case}/findings")
    page.locator("a[href*='intake.request_supplement']").first.click()
    page.locator("input[name=papers][value=AGREEMENT]").check()
    page.locator("textarea[name=reasons]").fill("(가상) 협약서가 없습니다.")
    page.locator("input[name=due]").fill("2021-03-30")
    record(page)
    page.goto(f"{visitor.address}/desk")
    waiting = page.locator("section[aria-labelledby=work-supplements]")
    assert waiting.locator("tr", has_text=receipt).count() == 1
    assert_fits(page)
    assert_accessible(page)
    page.close()
    state = scene.office.find(APPLICATION, case).state
    assert (state.officer, state.status) == (desk.people["officer"], Status.SUPPLEMENT_REQUESTED)


@pytest.mark.parametrize("script", [True, False])
def test_several_cases_are_handed_to_one_officer_from_the_list_with_script_and_without(
    visitor: Visitor, desk: Desk, script: bool
) -> None:
    scene = desk.scene
    cases = [scene.draft() for _ in range(2)]
    for case in cases:
        scene.submit(case)
    page = visitor.visit("officer", "/?status=SUBMITTED", script=script)
    for case in cases:
        page.locator(f"#tick-{case}").check()
    page.locator("form#assigning button").click()
    for case in cases:
        receipt = scene.office.find(APPLICATION, case).state.receipt
        assert page.get_by_text(str(receipt)).count()
    officer = str(desk.people["officer"])
    if page.locator("select[name=officer]").count():
        page.locator("select[name=officer]").select_option(officer)
    else:
        page.locator(f"input[name=officer][value='{officer}']").check()
    page.locator("main form button").last.click()
    page.wait_for_load_state()
    page.close()
    for case in cases:
        assert scene.office.find(APPLICATION, case).state.officer == desk.people["officer"]
        assert sum(isinstance(one.fact, OfficerAssigned) for one in scene.office.log.history(case)) == 1
