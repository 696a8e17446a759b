"""An officer's day: what is on the desk is assigned, read, and asked to be supplemented; and then it is on the desk with its day."""

import re
from uuid import UUID

import pytest
from playwright.sync_api import Page

from domain.applications import APPLICATION, Status
from tests.browser.opening import NARROW, WIDE, Visitor
from tests.browser.walking import follow
from tests.web.pages.conftest import Desk

WAYS = [("ko", WIDE), ("en", NARROW), ("ko", NARROW), ("en", WIDE)]


@pytest.fixture
def case(desk: Desk) -> UUID:
    """A case that came in just now."""
    case = desk.scene.draft()
    desk.scene.submit(case)
    desk.at.catch_up()
    return case


def told_since(desk: Desk, page: Page) -> None:
    """The worker of this office, which no process runs here, takes its turn; the page is asked for again."""
    desk.at.catch_up()
    page.reload()


@pytest.mark.slow
@pytest.mark.parametrize(("language", "width"), WAYS)
def test_an_officer_takes_a_case_from_the_desk_and_asks_for_what_is_missing(
    visitor: Visitor, desk: Desk, case: UUID, language: str, width: int
) -> None:
    page = visitor.visit("officer", "/desk", language=language, width=width)
    page.set_default_timeout(10_000)
    follow(page.locator(f"a[href*='eligibility.assign'][href*='{case}']"))
    page.locator("select[name=officer], input[name=officer]").first.wait_for()
    officer = str(desk.people["officer"])
    if page.locator("select[name=officer]").count():
        page.locator("select[name=officer]").select_option(officer)
    else:
        page.locator(f"input[name=officer][value='{officer}']").check()
    follow(page.locator(".act .actions button"))
    page.wait_for_url(re.compile(r"/desk\?"))
    page.locator("p.done").wait_for()
    told_since(desk, page)
    follow(page.locator("section[aria-labelledby=work-judge]").locator(f"a[href*='{case}/findings']"))
    page.locator(".tabs [aria-current=page]").wait_for()
    follow(page.locator("a[href*='intake.request_supplement']"))
    page.locator("input[name=papers]").first.check()
    page.locator("textarea[name=reasons]").fill("(가상) 사본이 빠졌습니다.")
    page.locator("input[name=due]").fill("2021-03-29")
    follow(page.locator(".act .actions button"))
    page.wait_for_url(re.compile(f"/cases/{case}"))
    page.locator("p.done").wait_for()
    told_since(desk, page)
    page.goto(f"{visitor.address}/desk")
    waiting = page.locator("section[aria-labelledby=work-supplements] tr").filter(
        has=page.locator(f"a[href*='{case}']")
    )
    waiting.locator(".left").wait_for()
    page.close()
    state = desk.at.office.find(APPLICATION, case).state
    assert state.status is Status.SUPPLEMENT_REQUESTED
    assert state.officer == desk.people["officer"]


@pytest.mark.slow
def test_without_script_several_cases_are_handed_over_at_once(visitor: Visitor, desk: Desk, case: UUID) -> None:
    page = visitor.visit("officer", "/?status=SUBMITTED", script=False)
    page.set_default_timeout(10_000)
    page.locator(f"#tick-{case}").check()
    follow(page.locator("#assigning button"))
    page.locator("select[name=officer]").select_option(str(desk.people["officer"]))
    follow(page.locator("form.act .actions button"))
    page.locator("p.done").wait_for()
    page.close()
    assert desk.at.office.find(APPLICATION, case).state.officer == desk.people["officer"]
