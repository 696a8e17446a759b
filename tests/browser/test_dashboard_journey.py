"""Who reads the dashboard goes from a figure to a case behind it, and back, looking at today and at a day gone by."""

import pytest

from tests.browser.judging import assert_fits
from tests.browser.opening import NARROW, WIDE, Visitor
from tests.browser.walking import follow, touch
from tests.web.pages.conftest import Desk


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_figure_is_followed_to_a_case_behind_it(visitor: Visitor, desk: Desk, language: str, width: int) -> None:
    page = visitor.visit("officer", "/dashboard", language=language, width=width)
    touch(page.locator("#funnel summary"))
    figure = page.locator("#funnel tbody a").first
    count = int(figure.inner_text())
    follow(figure)
    page.wait_for_selector(".behind a")
    assert page.locator(".behind a").count() == count
    assert_fits(page)
    follow(page.locator(".behind a").first)
    assert page.url.startswith(f"{visitor.address}/cases/")
    assert page.url.split("/")[-1].split("?")[0] in {str(case) for case in vars(desk.cases).values()}
    page.goto(f"{visitor.address}/dashboard")
    page.locator("#in_effect_on").fill("2021-03-01")
    follow(page.locator("form.as-of button"))
    assert page.locator("#funnel").count() == 0
    page.close()
