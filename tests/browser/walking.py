"""How a journey goes from page to page: what leads elsewhere is pressed, and the next page waited for.

A click does not wait for where it leads. What is asked right after it may be asked of the page that is on its way out,
or of none at all, and a journey that mostly passes is worse than none.
"""

from playwright.sync_api import Locator, Page


def follow(leads: Locator) -> None:
    """Press a link or a button that leads to another page, or to this one anew, and wait until that page is there."""
    with leads.page.expect_navigation():
        leads.click()


def enter(page: Page, key: str = "Enter") -> None:
    """Press a key that leads to another page where the focus is, and wait until that page is there."""
    with page.expect_navigation():
        page.keyboard.press(key)


def touch(stays: Locator) -> None:
    """Press what changes the page one is on and leads nowhere."""
    stays.click()
