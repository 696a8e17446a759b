"""What the frame and its script do: the keyboard, the phone's menu, drafts that keep themselves; and that none of it is needed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route

from tests.browser.opening import NARROW, Visitor
from tests.browser.walking import enter, follow
from tests.web.pages.conftest import Desk

FORM = """
<form data-leaving data-autosave="/draft"><label for="typed">x</label><textarea id="typed" name="typed"></textarea>
<p data-kept hidden></p></form>
"""
"""Put into a page before its script looks at it: no page keeps drafts yet."""


@pytest.fixture
def wide(visitor: Visitor) -> Iterator[Page]:
    page = visitor.visit(None, "/")
    yield page
    page.close()


@pytest.fixture
def phone(visitor: Visitor) -> Iterator[Page]:
    page = visitor.visit(None, "/", width=NARROW)
    yield page
    page.close()


def focused(page: Page) -> str:
    said: str = page.evaluate("() => document.activeElement.className || document.activeElement.id")
    return said


def test_the_first_key_reaches_the_skip_link_and_that_leads_past_the_menu(wide: Page) -> None:
    wide.keyboard.press("Tab")
    assert focused(wide) == "skip"
    assert wide.locator(".skip").evaluate("one => one.getBoundingClientRect().top") == 0
    wide.keyboard.press("Enter")
    assert focused(wide) == "content"
    wide.keyboard.press("Tab")
    assert wide.evaluate("() => document.querySelector('main').contains(document.activeElement)")


def test_a_phones_menu_is_closed_until_it_is_opened_and_closes_again(phone: Page) -> None:
    button, menu = phone.locator("[data-menu]"), phone.locator("#menu")
    assert not menu.is_visible()
    assert button.get_attribute("aria-expanded") == "false"
    button.press("Enter")
    assert menu.is_visible()
    menu.locator("a").first.press("Escape")
    assert not menu.is_visible()
    assert button.evaluate("one => one === document.activeElement")


def test_without_script_the_menu_is_open_and_no_button_promises_what_nothing_does(visitor: Visitor) -> None:
    page = visitor.visit(None, "/design", width=NARROW, script=False)
    assert page.locator("#menu a").first.is_visible()
    assert page.locator("[data-menu], [data-copy]").all()
    assert not any(one.is_visible() for one in page.locator("[data-menu], [data-copy]").all())
    page.close()


def test_without_script_one_finds_a_case_and_chooses_a_person(visitor: Visitor, desk: Desk) -> None:
    page = visitor.visit("officer", "/", script=False)
    page.locator("#q").fill("2021-1-IG-0001")
    follow(page.locator(".search button"))
    assert page.locator("tbody tr").count() == 1
    follow(page.locator("tbody a"))
    assert page.url.endswith(f"/cases/{desk.cases.asked}")
    assert "나래" in page.locator(".person").inner_text()
    page.close()


def test_the_script_breaks_no_rule_of_the_page_and_says_nothing_to_the_console(visitor: Visitor) -> None:
    said: list[str] = []
    page = visitor.context(None).new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{visitor.address}/design")
    assert said == []
    page.close()


@pytest.fixture
def drafting(visitor: Visitor) -> Iterator[Page]:
    """A page with a form that keeps its draft."""
    page = visitor.context(None).new_page()

    def with_form(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("</main>", f"{FORM}</main>"))

    page.route(f"{visitor.address}/calls?lang=ko", with_form)
    page.goto(f"{visitor.address}/calls?lang=ko")
    yield page
    page.close()


def test_a_draft_is_kept_after_a_pause_and_says_when(drafting: Page) -> None:
    sent: list[str | None] = []

    def keep(route: Route) -> None:
        sent.append(route.request.post_data)
        route.fulfill(status=204)

    drafting.route("**/draft", keep)
    drafting.locator("#typed").press_sequentially("ab")
    assert drafting.locator(".leaving").is_visible()
    drafting.wait_for_function("() => document.querySelector('form [data-kept]').textContent")
    assert drafting.locator("form [data-kept]").inner_text().startswith("저장됨 ")
    assert drafting.locator("#said").inner_text().startswith("저장됨 ")
    assert not drafting.locator(".leaving").is_visible()
    [body] = sent
    assert "ab" in str(body)


def test_a_draft_that_could_not_be_kept_says_so_and_is_still_there(drafting: Page) -> None:
    drafting.route("**/draft", lambda route: route.fulfill(status=503))
    drafting.locator("#typed").press_sequentially("ab")
    drafting.wait_for_function("() => document.querySelector('form [data-kept]').textContent")
    assert "저장하지 못했습니다" in drafting.locator("form [data-kept]").inner_text()
    assert drafting.locator(".leaving").is_visible()
    assert drafting.locator("#typed").input_value() == "ab"


def test_arrow_keys_move_through_time(visitor: Visitor) -> None:
    page = visitor.visit(None, "/design")
    slider = page.locator(".slider input[type=range]")
    assert "4월 2일" in str(slider.get_attribute("aria-valuetext"))
    slider.focus()
    enter(page, "ArrowRight")
    assert "at=41" in page.url
    page.wait_for_function("() => document.activeElement.type === 'range'")
    page.close()


def test_a_value_is_copied_with_one_key(visitor: Visitor) -> None:
    context = visitor.context(None)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visitor.visit(None, "/design")
    page.locator("[data-copy=digest]").press("Enter")
    page.wait_for_function("() => document.getElementById('said').textContent")
    assert page.evaluate("() => navigator.clipboard.readText()") == "9f86d081884c7d65"
    page.close()
