"""An operator's work: somebody new is registered and given a role, by name and never by a number."""

import re

import pytest

from domain.roles import Role
from domain.values import Agency
from tests.browser.opening import NARROW, WIDE, Visitor
from tests.browser.walking import follow
from tests.web.pages.conftest import Desk

WAYS = [("ko", WIDE), ("en", NARROW), ("ko", NARROW), ("en", WIDE)]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "width"), WAYS)
def test_an_operator_registers_somebody_and_gives_them_a_role(
    visitor: Visitor, desk: Desk, language: str, width: int
) -> None:
    name = f"(가상) 새로온이 {language} {width}"
    page = visitor.visit("operator", "/staff", language=language, width=width)
    page.set_default_timeout(10_000)
    follow(page.locator("a[href*='people.register']"))
    page.locator("input[name=label]").fill(name)
    follow(page.locator(".act .actions button"))
    page.wait_for_url(re.compile(r"/staff\?"))
    page.locator("p.done").wait_for()
    desk.at.catch_up()
    page.reload()
    follow(page.locator("tr").filter(has_text=name).locator("a[href*='people.grant']"))
    page.locator("select[name=role]").select_option(Role.INTAKE_OFFICER.value)
    page.locator("select[name=agency]").select_option(Agency.MSS.value)
    follow(page.locator(".act .actions button"))
    page.wait_for_url(re.compile(r"/staff\?"))
    page.close()
    desk.at.catch_up()
    assert [row.label for row in desk.at.office.book.officers(Agency.MSS) if row.label == name] == [name]
