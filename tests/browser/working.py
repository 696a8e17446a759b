"""An office at work while somebody looks at it: what is recorded is folded into the book, as its worker does."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from playwright.sync_api import Locator, Page

from tests.offices import TestOffice

BEAT = 0.02
"""Seconds between two looks at the log."""


@contextmanager
def at_work(at: TestOffice) -> Iterator[None]:
    """The office with its worker; nobody else may fold meanwhile."""
    at.catch_up()
    ended = Event()

    def work() -> None:
        while not ended.wait(BEAT):
            at.catch_up()

    worker = Thread(target=work, daemon=True)
    worker.start()
    try:
        yield
    finally:
        ended.set()
        worker.join()


def choose_from_menu(page: Page, path: str) -> None:
    """Go to a page by the menu, which a phone opens first."""
    button = page.locator("[data-menu]")
    if button.is_visible():
        button.click()
    page.locator(f"#menu a[href='{path}']").click()
    page.wait_for_load_state()


def line(page: Page, said: str) -> Locator:
    """The line of a table that says something."""
    return page.locator("tbody tr", has_text=said)


def record(page: Page) -> None:
    """Press the button of an act's form, and find what was recorded said above the next page."""
    page.locator("form.act .actions button").click()
    page.locator("main .recorded, main .notice.success").first.wait_for()
