"""The applicant's and the partner's jobs in a browser: from the call to the receipt slip, signed by both, with script and without."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Event, Thread
from uuid import UUID

import pytest
from playwright.sync_api import Browser, FilePayload, Page

from adapters.clocks import ScriptedClock
from application.office import agreement_of
from domain.agreements import AGREEMENT
from domain.applications import APPLICATION, Status
from domain.identifiers import checked
from tests.browser.judging import assert_accessible, assert_fits
from tests.browser.opening import NARROW, WIDE, Visitor, served
from tests.browser.walking import follow
from tests.offices import TestOffice, an_office
from tests.postgres import Servers, every_postgres, passable_folder
from tests.scenes import ITEM, MEDIUM, OPENS, PDF, Scene, an_open_call
from tests.web.applications import an_application
from tests.web.pages.conftest import looking_as_auditor
from web.doors import Person

SCREENS = [("ko", WIDE, True), ("ko", NARROW, False), ("en", NARROW, True), ("en", WIDE, True)]
"""Language, width, and whether scripts run."""
FOLD_SECONDS = 0.02
PATIENCE = 6000
"""Milliseconds that a page may take to show what comes next."""


@dataclass(frozen=True, kw_only=True)
class Town:
    """Two firms at an open call, and who acts for each."""

    scene: Scene
    visitor: Visitor
    lead: UUID
    partner: UUID


@contextmanager
def folding(at: TestOffice) -> Iterator[None]:
    """The book follows the log, as a worker has it do."""
    ended = Event()

    def follow() -> None:
        while not ended.wait(FOLD_SECONDS):
            at.catch_up()

    thread = Thread(target=follow, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


@pytest.fixture(scope="module")
def town(chromium: Browser, postgres_servers: Servers) -> Iterator[Town]:
    with (
        postgres_servers.clone(every_postgres()[0]) as database,
        passable_folder() as folder,
        an_office(database, folder, ScriptedClock(OPENS)) as at,
    ):
        scene = an_open_call(at)
        lead, partner = scene.firm("(가상) 새벽빛정밀"), scene.firm("(가상) 한울설비", MEDIUM)
        people = {"lead": scene.acting_for(lead), "partner": scene.acting_for(partner)}
        doors = replace(
            looking_as_auditor(scene),
            people=tuple(Person(id=id, name=name, role="역할") for name, id in people.items()),
        )
        at.catch_up()
        with folding(at), served(an_application(scene.office, doors)) as address:
            visitor = Visitor(chromium, address, {name: str(id) for name, id in people.items()})
            yield Town(scene=scene, visitor=visitor, lead=lead, partner=partner)
            visitor.close()


def record(page: Page) -> None:
    """Press the button that records what the form says."""
    follow(page.locator("form.act > .actions button"))
    assert page.locator(".errors").count() == 0, page.locator(".errors").inner_text()


def begun(page: Page) -> UUID:
    """An application begun on the page of one's own, with the number typed of the firm that is to be its partner."""
    follow(page.locator("a[href*='applications.draft']"))
    page.locator("[name=track][value=INNOVATION_GROWTH]").check()
    page.locator("[id=field-form-title]").fill("(가상) 등불")
    record(page)
    page.locator("#finder").fill(checked("999810002"))
    return UUID(page.url.split("?")[0].rsplit("/", 1)[1])


@pytest.mark.parametrize(("language", "width", "script"), SCREENS)
def test_an_applicant_applies_a_partner_signs_and_the_slip_is_handed_out(
    town: Town, language: str, width: int, *, script: bool
) -> None:
    page = town.visitor.visit("lead", "/apply", language=language, width=width, script=script)
    page.set_default_timeout(PATIENCE)
    case = begun(page)
    follow(page.locator("button[value=found]"))
    page.locator("select[name='form.partner']").select_option(str(town.partner))
    page.locator("[name='form.items.0.label']").fill("(가상) 조명")
    page.locator("[name='form.items.0.kind']").select_option("GOODS")
    page.locator("[name='form.items.0.detail_item_no']").fill(ITEM)
    record(page)
    page.goto(f"{town.visitor.address}/apply/{case}?step=agreement")
    page.locator("[name=role_division]").fill("(가상) 나눠 맡음")
    page.locator("[name=rights_and_duties]").fill("(가상) 함께 짐")
    record(page)
    follow(page.locator("a[href*='agreements.sign']"))
    record(page)
    other = town.visitor.visit("partner", f"/apply/{case}", language=language, width=width, script=script)
    other.goto(f"{town.visitor.address}/apply/{case}?step=agreement")
    follow(other.locator("a[href*='agreements.sign']"))
    record(other)
    assert town.scene.office.find(AGREEMENT, agreement_of(case)).state.concluded
    other.close()

    page.goto(f"{town.visitor.address}/apply/{case}?step=papers")
    for kind in ("business_plan", "agreement"):
        page.locator(f"#file-{kind}").set_input_files(
            FilePayload(name="plan.pdf", mimeType="application/pdf", buffer=PDF + kind.encode())
        )
        follow(page.locator("form.upload", has=page.locator(f"#file-{kind}")).locator("button"))
        assert page.locator(".errors").count() == 0
    assert_fits(page)
    page.goto(f"{town.visitor.address}/apply/{case}?step=submit")
    record(page)
    state = town.scene.office.find(APPLICATION, case).state
    assert state.status is Status.SUBMITTED
    assert state.receipt
    assert state.receipt in page.locator("h1").inner_text()
    assert_fits(page)
    if script:
        assert_accessible(page)
    page.close()
