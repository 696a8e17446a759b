"""An objection from the notice to the ruling, and a buyer who checks a certificate, in a real browser."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from adapters.clocks import ScriptedClock
from domain.certifications import CERTIFICATION
from domain.disputes.codes import Result
from tests.browser.judging import assert_accessible, assert_fits
from tests.browser.opening import NARROW, WIDE, Visitor, served
from tests.browser.walking import follow
from tests.certifications import a_selected_case, confirmed
from tests.offices import TestOffice, an_office
from tests.postgres import Servers, every_postgres, passable_folder
from tests.scenes import OPENS, an_open_call
from tests.web.applications import an_application
from tests.web.pages import test_disputing
from web.wording.acts import ACTS

SEEN = [("ko", WIDE, "light"), ("ko", NARROW, "dark"), ("en", WIDE, "dark"), ("en", NARROW, "light")]


@contextmanager
def an_empty_office(servers: Servers) -> Iterator[TestOffice]:
    with (
        servers.clone(every_postgres()[0]) as database,
        passable_folder() as folder,
        an_office(database, folder, ScriptedClock(OPENS)) as at,
    ):
        yield at


def looked(page: Page, name: str) -> None:
    """Nobody is kept out of the page."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)
    assert_fits(page)
    assert_accessible(page)


def send(page: Page, do: str) -> None:
    follow(page.locator(f"main button[name=do][value={do}]"))


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("language", "width", "scheme"), SEEN)
def test_a_firm_objects_and_a_reviewer_rules(
    chromium: Browser, postgres_servers: Servers, language: str, width: int, scheme: str
) -> None:
    with an_empty_office(postgres_servers) as at:
        told = test_disputing.told(at, objected=False)
        rejected, look = told.rejected, {"language": language, "width": width, "scheme": scheme}
        with served(told.app()) as address:
            visitor = Visitor(chromium, address, {name: str(person) for name, person in told.people.items()})
            name = f"{language}-{width}"

            page = visitor.visit("lead", f"/notices/{rejected.notices[0]}", **look)  # type: ignore[arg-type]
            looked(page, f"notice-{name}")
            follow(page.locator("a[href$='/objection']"))
            page.locator("input[type=checkbox]").first.check()
            page.locator("textarea").first.fill("(가상) 협약서를 기한 안에 냈습니다.")
            looked(page, f"objection-{name}")
            send(page, "look")
            looked(page, f"objection-confirm-{name}")
            send(page, "confirmed")
            page.wait_for_url("**/disputes/*")
            page.reload()
            looked(page, f"dispute-{name}")
            assert "협약서를 기한 안에 냈습니다" in page.locator("main").inner_text()
            dispute = rejected.office.log.read(0, 10_000)[-1].stream

            visitor.close()
            told.people["reviewer"] = reviewer = rejected.take_up(dispute)
            at.catch_up()
        told = replace(told, dispute=dispute)
        with served(told.app()) as address:
            visitor = Visitor(chromium, address, {"reviewer": str(reviewer)})
            page = visitor.visit("reviewer", "/disputes", **look)  # type: ignore[arg-type]
            looked(page, f"disputes-{name}")
            follow(page.locator("tbody a").first)
            follow(page.locator("main a[href$='/workspace']").first)
            looked(page, f"workspace-{name}")
            follow(page.locator("main a[href$='/ruling']").first)
            send(page, "look")
            page.locator(".errors:focus").wait_for()
            page.locator("input[value=UPHELD]").check()
            page.locator("#reasons-1").fill("(가상) 협약서가 있습니다.")
            looked(page, f"ruling-{name}")
            send(page, "look")
            looked(page, f"ruling-confirm-{name}")
            send(page, "confirmed")
            page.wait_for_url("**/workspace?*")
            assert ACTS["disputes.rule"].title.in_language(language) in page.locator(".notice.success").inner_text()
            visitor.close()
        ruling = rejected.dispute(dispute).ruling
        assert ruling
        assert ruling.result is Result.UPHELD


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_buyer_checks_a_certificate_without_signing_in(chromium: Browser, postgres_servers: Servers) -> None:
    with an_empty_office(postgres_servers) as at:
        scene = an_open_call(at)
        id = confirmed(scene.office, a_selected_case(scene))
        at.catch_up()
        number = at.office.find(CERTIFICATION, id).state.number
        doors = replace(at.doors, demonstration=False, people=(), visitor=None, advance=None)
        with served(an_application(at.office, doors)) as address:
            visitor = Visitor(chromium, address)
            for language, width, scheme in SEEN:
                page = visitor.visit(None, "/certificates", language=language, width=width, scheme=scheme)
                page.locator("#asked-number").fill(number)
                follow(page.locator("main form button"))
                page.wait_for_url(f"**/certificates/{number}*")
                assert page.locator("#number").inner_text() == number
                assert page.locator(".notice.success").count() == 1
                looked(page, f"certificate-{language}-{width}")
                page.close()
            visitor.close()
