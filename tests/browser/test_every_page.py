"""What holds for every page in a browser: open to everybody, in light and dark, at a desk and on a phone, in both languages."""

import pytest
from playwright.sync_api import Page

from application.office import call_of
from tests.browser.judging import assert_accessible, assert_fits
from tests.browser.opening import HEIGHT, NARROW, WIDE, Visitor
from tests.browser.walking import enter, follow, touch
from tests.scenes import ROUND
from tests.web.pages.coming_in import CHOSEN, Door
from tests.web.pages.conftest import Desk
from tests.web.pages.test_evaluation import Evaluated
from web.pages.ways import CASE_PARTS

ADDRESSES = {
    "list": "/",
    "narrowed": "/?status=SUBMITTED&track=MATERIALS_PARTS",
    "empty": "/?firm=어디에도없는",
    "no-desk": "/desk",
    "asked": "/cases/{asked}",
    "received": "/cases/{received}",
    **{f"case-{part}": f"/cases/{{asked}}/{part}" for part in CASE_PARTS},
    "ineligible": "/cases/{ineligible}",
    "applying": "/apply",
    "draft-form": "/apply/{draft}?step=form",
    "draft-agreement": "/apply/{draft}?step=agreement",
    "draft-papers": "/apply/{draft}?step=papers",
    "draft-submit": "/apply/{draft}?step=submit",
    "applied": "/apply/{asked}",
    "slip": "/apply/{asked}/slip",
    "my-data": "/my-data",
    "dashboard": "/dashboard",
    "behind": "/dashboard/cases?figure=RECEIVED",
    "calls": "/calls",
    "call": f"/calls/{call_of(ROUND)}",
    "people": "/people",
    "office": "/office",
    "firms": "/firms?q=새벽",
    "act": "/acts/eligibility.judge?id={received}",
    "design": "/design",
    "replay": "/cases/{received}/timeline",
    "comparison": "/cases/{received}/comparison",
    "bundle": "/cases/{received}/bundle",
    "what-if": "/cases/{received}/what-if",
    "then": "/audit/cases?when=2021-04-01T10:00",
    "evaluators": "/audit/evaluators",
    "registers": "/registers",
    "certifications": "/certifications",
    "disposals": "/disposals",
    "panels": "/panels",
    "bad": "/?track=FIFTH",
    "nowhere": "/nowhere",
}
"""Every page of the first office. A new page is added here, and all of this is asked of it."""
SEEN = {"ko": ((NARROW, "light"),), "en": ((WIDE, "dark"),)}
"""Each language on one screen in one scheme; the other two ways are those of `test_every_address`."""


def judge(page: Page, language: str) -> None:
    """On the language's screen, in its scheme."""
    for width, scheme in SEEN[language]:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert_fits(page)
        assert_accessible(page)


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_keeps_nobody_out(visitor: Visitor, desk: Desk, name: str, language: str) -> None:
    address = ADDRESSES[name].format(**vars(desk.cases))
    page = visitor.visit(None, address, language=language)
    judge(page, language)
    page.close()


@pytest.mark.parametrize("part", ["", "/evaluation", "/decision"])
@pytest.mark.parametrize(("name", "language"), [("selected", "ko"), ("rejected", "en")])
def test_an_evaluated_case_keeps_nobody_out(
    auditor: Visitor, evaluated: Evaluated, name: str, part: str, language: str
) -> None:
    page = auditor.visit(None, f"/cases/{evaluated.cases[name]}{part}", language=language)
    page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })")
    judge(page, language)
    page.close()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_choosing_cases_and_confirming_keeps_nobody_out(visitor: Visitor, language: str) -> None:
    page = visitor.visit("officer", "/", language=language)
    judge(page, language)
    page.locator("input[form=assigning]").first.check()
    follow(page.locator("#assigning button"))
    judge(page, language)
    follow(page.locator("form.act .actions button"))
    page.locator(".errors:focus").wait_for()
    judge(page, language)
    page.close()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_people_of_the_office_keep_nobody_out(visitor: Visitor, language: str) -> None:
    page = visitor.visit("operator", "/staff", language=language)
    judge(page, language)
    page.close()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_desk_keeps_nobody_out(visitor: Visitor, language: str) -> None:
    page = visitor.visit("officer", "/desk", language=language)
    assert page.locator("table.duties").count()
    judge(page, language)
    page.close()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_form_that_was_refused_keeps_nobody_out(visitor: Visitor, desk: Desk, language: str) -> None:
    page = visitor.visit("officer", f"/cases/{desk.cases.received}", language=language)
    follow(page.locator("a[href*='intake.request_supplement']"))
    follow(page.locator(".act .actions button"))
    page.locator(".errors:focus").wait_for()
    touch(page.locator(".errors a").first)
    assert page.evaluate("() => document.activeElement.getAttribute('aria-describedby')")
    judge(page, language)
    page.close()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_coming_in_keeps_nobody_out(stranger: Visitor, door: Door, language: str) -> None:
    _, login, password = door.person()
    page = stranger.visit(None, "/sign-in", language=language)
    judge(page, language)
    page.locator("#login").fill(login)
    page.locator("#password").fill("wrong but long enough")
    enter(page)
    page.locator(".errors:focus").wait_for()
    judge(page, language)
    page.locator("#login").fill(login)
    page.locator("#password").fill(password)
    enter(page)
    page.locator("#again").fill(CHOSEN)
    page.locator("#password").fill(CHOSEN)
    judge(page, language)
    enter(page)
    page.wait_for_url(f"{stranger.address}/")
    page.goto(f"{stranger.address}/account")
    judge(page, language)
