"""One desk with a few cases on it, for every test of this folder that only looks."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from http import HTTPStatus
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from adapters.clocks import ScriptedClock
from application import eligibility, intake
from application.intake import FormTyped
from domain.roles import Role
from domain.rules.vocabulary import PaperKind, Track
from domain.subjects.facts import SubjectKind
from domain.values import Agency, Cooperative, seoul_day
from tests.offices import TestOffice, an_office
from tests.postgres import Servers, every_postgres, passable_folder
from tests.providers import Faults, a_provider
from tests.scenes import EVIDENCE, ITEMS, LARGE, MEDIUM, OPENS, Scene, an_open_call, applicant, officer
from tests.web.applications import an_application
from tests.web.pages.coming_in import a_door
from tests.web.pages.elsewhere import Town
from tests.web.pages.reading import Page
from web.doors import Doors, Person

HOSTILE = """<script>alert("x")</script>'"&<b>"""


@dataclass(frozen=True, kw_only=True)
class Cases:
    """The cases on the desk, by what they are."""

    asked: UUID
    received: UUID
    construction: UUID
    ineligible: UUID
    withdrawn: UUID
    draft: UUID


@dataclass(frozen=True, kw_only=True)
class Desk:
    """An office whose pages are looked at."""

    at: TestOffice
    app: Flask
    scene: Scene
    cases: Cases
    people: dict[str, UUID]
    firms: dict[str, UUID]

    def look(self, path: str, *, person: str | None = None, language: str = "ko", status: int = 200) -> Page:
        """A page as somebody sees it; as the visitor where nobody is named."""
        joined = "&" if "?" in path else "?"
        answer = self.browser(person).get(f"{path}{joined}{urlencode({'lang': language})}")
        assert answer.status_code == status, f"{path}: {answer.status}"
        return Page(answer.get_data(as_text=True))

    def browser(self, person: str | None = None) -> "Browser":
        """A browser that chose this person, through the page for it."""
        browser = Browser(self.app.test_client())
        if person is not None:
            assert browser.choose(self.people[person]).status_code == 303
        return browser


@dataclass(frozen=True)
class Browser:
    """A browser with its own cookies."""

    client: FlaskClient

    def get(self, path: str) -> TestResponse:
        return self.client.get(path)

    def page(self, path: str) -> Page:
        return Page(self.get(path).get_data(as_text=True))

    def choose(self, person: UUID | str, **fields: str) -> TestResponse:
        """Choose a person by the form of the page."""
        form = self.page("/people").root.one("form", action="/people")
        hidden = {one.attributes["name"]: one.attributes["value"] for one in form.all("input", type="hidden")}
        return self.client.post("/people", data={**hidden, "person": str(person), **fields})


@pytest.fixture(scope="session")
def desk(postgres_servers: Servers) -> Iterator[Desk]:
    """The desk."""
    with (
        postgres_servers.clone(every_postgres()[0]) as database,
        passable_folder() as folder,
        an_office(database, folder, ScriptedClock(OPENS)) as at,
    ):
        yield told(at)


def told(at: TestOffice) -> Desk:
    """The desk's story."""
    scene = an_open_call(at)
    firms = {
        "lead": scene.firm("(가상) 새벽빛정밀"),
        "partner": scene.firm("(가상) 한울설비", MEDIUM),
        "large": scene.firm("(가상) 큰바다전자", LARGE),
        "hostile": scene.firm(HOSTILE),
        "cooperative": scene.firm("(가상) 모래내협동조합", kind=SubjectKind.COOPERATIVE),
    }
    people = {
        "auditor": scene.person("(가상) 슬기", (Role.AUDITOR, None)),
        "officer": scene.person("(가상) 나래", (Role.INTAKE_OFFICER, Agency.MSS)),
        "construction": scene.person("(가상) 라온", (Role.INTAKE_OFFICER, Agency.PPS)),
        "operator": scene.person("(가상) 마루", (Role.OPERATOR, None)),
        "lead": scene.acting_for(firms["lead"], name="(가상) 잔디"),
        "partner": scene.acting_for(firms["partner"], name="(가상) 으뜸"),
        "nobody": scene.person("(가상) 나그네"),
    }
    cases = Cases(
        asked=asked(scene, firms, people),
        received=received(scene, firms),
        construction=submitted(scene, scene.draft(Track.CAPABILITY_BUILDING)),
        ineligible=ineligible(scene, people),
        withdrawn=withdrawn(scene),
        draft=scene.draft(leads=(firms["lead"],), partner=firms["partner"]),
    )
    at.catch_up()
    known = at.office.book.register(people.values())
    doors = replace(
        at.doors,
        people=tuple(Person(id=row.id, name=row.label, role="역할") for row in known.values()),
        visitor=people["auditor"],
    )
    return Desk(at=at, app=an_application(at.office, doors), scene=scene, cases=cases, people=people, firms=firms)


def looking_as(scene: Scene, person: UUID) -> Doors:
    """Doors of a demonstration whose visitor is this person."""
    return replace(scene.at.doors, visitor=person)


def looking_as_auditor(scene: Scene) -> Doors:
    """Doors of a demonstration whose visitor is an auditor."""
    return looking_as(scene, scene.person("(가상) 슬기", (Role.AUDITOR, None)))


def asked(scene: Scene, firms: dict[str, UUID], people: dict[str, UUID]) -> UUID:
    """Complete but for a paper, which the officer asked for."""
    case = scene.draft(leads=(firms["lead"],), partner=firms["partner"], by=people["lead"])
    form = FormTyped(
        title="(가상) 안개 분무기 과제",
        leads=(firms["lead"],),
        partner=firms["partner"],
        items=(ITEMS[Track.INNOVATION_GROWTH],),
        evidence=(EVIDENCE[Track.INNOVATION_GROWTH],),
    )
    intake.amend(scene.office, case, form=form, by=applicant(people["lead"]))
    scene.attach(case, PaperKind.BUSINESS_PLAN)
    scene.agree(case, firms["lead"], firms["partner"])
    submitted(scene, case)
    by = officer(people["officer"])
    eligibility.assign(scene.office, case, officer=people["officer"], by=by)
    intake.request_supplement(
        scene.office,
        case,
        papers=(PaperKind.AGREEMENT,),
        reasons="협약서 사본이 없습니다.",
        due=seoul_day(scene.office.clock.now()) + timedelta(days=3),
        by=by,
    )
    return case


def received(scene: Scene, firms: dict[str, UUID]) -> UUID:
    """A cooperative with a large partner, and a title and a member that would harm a careless page."""
    members = (firms["hostile"], *(scene.firm(f"(가상) 조합원{number}") for number in range(4)))
    cooperative = Cooperative(firm=firms["cooperative"], members=members)
    case = scene.draft(Track.MATERIALS_PARTS, partner=firms["large"], cooperative=cooperative)
    form = FormTyped(
        title=HOSTILE,
        partner=firms["large"],
        cooperative=cooperative,
        items=(replace(ITEMS[Track.MATERIALS_PARTS], label=HOSTILE),),
        evidence=(EVIDENCE[Track.MATERIALS_PARTS],),
    )
    intake.amend(scene.office, case, form=form, by=applicant())
    return submitted(scene, case)


def ineligible(scene: Scene, people: dict[str, UUID]) -> UUID:
    """Found not eligible, one criterion answered otherwise by the officer."""
    case = submitted(scene, scene.draft(partner=scene.firm("(가상) 큰나무", LARGE)))
    eligibility.find_ineligible(
        scene.office,
        case,
        overrides=(eligibility.OverrideTyped(criterion="agreement-concluded", met=True, reasons="원본을 보았습니다."),),
        reasons="대기업이 참여하고 있습니다.",
        by=officer(people["officer"]),
    )
    return case


def withdrawn(scene: Scene) -> UUID:
    """Withdrawn after it was received."""
    case = submitted(scene, scene.draft(Track.TECH_CONVERGENCE))
    intake.withdraw(scene.office, case, reasons=None, by=applicant())
    return case


def submitted(scene: Scene, case: UUID) -> UUID:
    """The case, submitted."""
    scene.submit(case)
    return case


@pytest.fixture(scope="session")
def production(desk: Desk) -> Browser:
    """A browser at the same record behind the doors of a production office."""
    doors = replace(
        desk.at.doors, demonstration=False, people=(), visitor=None, advance=None, secret_key=b"another secret"
    )
    return Browser(an_application(desk.at.office, doors).test_client())


@pytest.fixture(scope="session")
def made_town(postgres_servers: Servers) -> Iterator[Town]:
    clock = ScriptedClock(OPENS)
    with ExitStack() as kept:
        mss, pps = (kept.enter_context(a_provider(clock.now)) for _ in range(2))
        pps.names_itself = False
        providers = (mss.provider("mss"), pps.provider("pps"))
        yield Town(kept.enter_context(a_door(postgres_servers, clock, *providers)), mss, pps)


@pytest.fixture
def town(made_town: Town) -> Town:
    """As made, each provider well-behaved, with somebody new before it."""
    for provider in (made_town.mss, made_town.pps):
        provider.faults, provider.subject, provider.amr = Faults(), f"subject {uuid4()}", ("pwd",)
    return made_town


def at_the_desk(scene: Scene, person: UUID) -> Browser:
    """A browser that chose to look as a person."""
    scene.at.catch_up()
    chosen = (Person(id=person, name="(가상) 누구", role="역할"),)
    app = an_application(scene.office, replace(looking_as_auditor(scene), people=chosen))
    browser = Browser(app.test_client())
    assert browser.choose(person).status_code == HTTPStatus.SEE_OTHER
    return browser
