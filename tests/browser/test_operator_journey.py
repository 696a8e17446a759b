"""An operator's day: a colleague is registered, given a role, and it is taken back, each with what will be recorded said before."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest
from playwright.sync_api import Browser

from domain.roles import Role
from domain.subjects import SUBJECT
from domain.subjects.facts import RoleGranted, RoleWithdrawn
from domain.values import Agency
from tests.browser.judging import assert_accessible, assert_fits
from tests.browser.opening import NARROW, WIDE, Visitor, served
from tests.browser.working import at_work, choose_from_menu, line, record
from tests.web.applications import an_application
from tests.web.pages.conftest import Desk
from web.doors import Person

pytestmark = pytest.mark.slow


@pytest.fixture
def operator(chromium: Browser, desk: Desk) -> Iterator[Visitor]:
    """Whoever keeps the office of these pages."""
    person = desk.scene.person("(가상) 바름", (Role.OPERATOR, None))
    known = (Person(id=person, name="(가상) 바름", role="운영자"),)
    doors = replace(desk.at.doors, people=known, visitor=desk.people["auditor"])
    with at_work(desk.at), served(an_application(desk.at.office, doors)) as address:
        visitor = Visitor(chromium, address, {"operator": str(person)})
        yield visitor
        visitor.close()


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_an_operator_registers_a_colleague_gives_a_role_and_takes_it_back(
    operator: Visitor, desk: Desk, language: str, width: int
) -> None:
    name = f"(가상) 새봄 {language} {width}"
    page = operator.visit("operator", "/", language=language, width=width)
    choose_from_menu(page, "/registers")
    assert_fits(page)
    page.locator("main a[href='/staff']").click()
    page.locator(".offers a[href*='people.register']").click()
    page.locator("input[name=label]").fill(name)
    record(page)
    line(page, name).locator("a[href*='people.grant']").click()
    page.locator("select[name=role]").select_option("INTAKE_OFFICER")
    page.locator("form.act .actions button").click()
    page.locator(".errors").wait_for()
    page.locator("[name=agency]").first.wait_for()
    page.locator("select[name=agency]").select_option("MSS")
    record(page)
    person = UUID(held(line(page, name).locator("a[href*='people.withdraw']").get_attribute("href") or ""))
    assert desk.at.office.find(SUBJECT, person).state.roles == {(Role.INTAKE_OFFICER, Agency.MSS)}
    line(page, name).locator("a[href*='people.withdraw']").click()
    page.locator("select[name=role]").select_option("INTAKE_OFFICER")
    page.locator("select[name=agency]").select_option("MSS")
    page.locator("textarea[name=reasons]").fill("(가상) 자리를 옮겼습니다.")
    record(page)
    assert_fits(page)
    assert_accessible(page)
    page.close()
    facts = [type(one.fact) for one in desk.at.office.log.history(person)]
    assert facts[-2:] == [RoleGranted, RoleWithdrawn]


def held(address: str) -> str:
    """The person that an act's address names."""
    return address.partition("id=")[2].partition("&")[0]
