"""Objections on the pages: the list with its clock, the notice with its last day, the workspace, and the ruling."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
from flask import Flask

from adapters.clocks import ScriptedClock
from application import disputing
from application.disputing import PointTyped
from domain.disputes.codes import Result
from domain.roles import Role
from domain.values import Agency
from tests.disputes import CORRECT, REPLACE, Rejected
from tests.evaluations import Course
from tests.offices import TestOffice, an_office
from tests.postgres import Servers, every_postgres, passable_folder
from tests.scenes import OPENS, PDF, an_open_call, applicant
from tests.web.applications import an_application
from tests.web.pages.conftest import Browser
from tests.web.pages.reading import Page
from web.doors import Person


@dataclass(frozen=True)
class Objected:
    """A case that was not eligible, and its firm's objection on two points, taken up by a reviewer."""

    at: TestOffice
    rejected: Rejected
    dispute: UUID
    people: dict[str, UUID]

    def app(self) -> Flask:
        """The office's pages, before which one chooses who to look as."""
        known = self.at.office.book.register(self.people.values())
        doors = replace(
            self.at.doors,
            people=tuple(Person(id=row.id, name=row.label, role="역할") for row in known.values()),
            visitor=self.people["auditor"],
        )
        return an_application(self.at.office, doors)

    def browser(self, person: str) -> Browser:
        browser = Browser(self.app().test_client())
        assert browser.choose(self.people[person]).status_code == 303
        return browser


@pytest.fixture
def objected(postgres_servers: Servers) -> Iterator[Objected]:
    with (
        postgres_servers.clone(every_postgres()[0]) as database,
        passable_folder() as folder,
        an_office(database, folder, ScriptedClock(OPENS)) as at,
    ):
        yield told(at)


@pytest.fixture
def refused(postgres_servers: Servers) -> Iterator[Objected]:
    """The same before the firm objects."""
    with (
        postgres_servers.clone(every_postgres()[0]) as database,
        passable_folder() as folder,
        an_office(database, folder, ScriptedClock(OPENS)) as at,
    ):
        yield told(at, objected=False)


def told(at: TestOffice, *, objected: bool = True) -> Objected:
    """The story."""
    scene = an_open_call(at)
    rejected = Rejected(Course(scene), on_site=False)
    dispute, reviewer = _objects(at, rejected) if objected else (UUID(int=0), rejected.reviewer())
    people = {
        "auditor": scene.person("(가상) 슬기", (Role.AUDITOR, None)),
        "officer": scene.officer(Agency.MSS),
        "reviewer": reviewer,
        "lead": scene.acting_for(rejected.course.state(rejected.case).form.leads[0]),
    }
    at.catch_up()
    return Objected(at, rejected, dispute, people)


def _objects(at: TestOffice, rejected: Rejected) -> tuple[UUID, UUID]:
    """On two points, with evidence; somebody reviews it."""
    points = (
        PointTyped(sought=CORRECT, arguments=("(가상) 협약서를 냈습니다.",)),
        PointTyped(sought=REPLACE, arguments=("(가상) 이유가 부족합니다.",)),
    )
    dispute = rejected.object(*points)
    disputing.attach_evidence(
        at.office,
        dispute,
        point=1,
        argument=1,
        file_name="협약서.pdf",
        media_type="application/pdf",
        data=PDF,
        by=applicant(),
    )
    return dispute, rejected.take_up(dispute)


def typed(page: Page, **more: str) -> dict[str, str]:
    form = page.root.one("main").one("form", class_="form")
    hidden = {one.attributes["name"]: one.attributes.get("value", "") for one in form.all("input", type="hidden")}
    return {**hidden, **more}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_list_says_by_when_each_is_answered(objected: Objected, language: str) -> None:
    page = objected.browser("reviewer").page(f"/disputes?lang={language}")
    (row,) = page.root.one("main").one("tbody").all("tr")
    assert row.all("time")
    assert ("근무일" if language == "ko" else "working day") in row.text()


def test_the_notice_says_the_last_day_to_object_and_then_that_it_is_over(objected: Objected) -> None:
    browser = objected.browser("lead")
    where = f"/notices/{objected.rejected.notices[0]}"
    assert "까지 이의신청할 수 있습니다" in browser.page(where).root.one("main").text()
    objected.rejected.pass_days(100)
    said = browser.page(where).root.one("main").text()
    assert "지났습니다" in said
    assert "책임 없는 사유" in said


def test_a_reviewer_rules_on_every_point_after_a_look_at_what_will_be_recorded(objected: Objected) -> None:
    browser = objected.browser("reviewer")
    address = f"/disputes/{objected.dispute}/ruling"
    workspace = browser.page(f"/disputes/{objected.dispute}/workspace")
    links = [one.attributes["href"] for one in workspace.root.all("a")]
    assert address in links
    assert not [one for one in links if "disputes.declare" in one]
    form = browser.page(address)
    assert "협약서를 냈습니다" in form.root.text()

    said = {
        "points.1.result": "UPHELD",
        "points.1.reasons": "(가상) 협약서가 있습니다.",
        "points.2.result": "DISMISSED",
        "points.1.kind": "CORRECT_FINDING",
        "points.2.kind": "REPLACE_DECISION",
    }
    refused = browser.client.post(address, data=typed(form, do="look", **said))
    assert refused.status_code == 422
    again = Page(refused.get_data(as_text=True))
    assert "협약서가 있습니다" in again.root.text()
    assert again.root.one("textarea", id="reasons-2").attributes["aria-invalid"] == "true"
    (fault,) = again.root.one("div", class_="errors").all("a")
    assert (fault.attributes["href"], fault.text()) == ("#reasons-2", "다투는 점 2 · 이유: 비어 있습니다.")

    said["points.2.reasons"] = "(가상) 이유는 충분합니다."
    confirm = Page(browser.client.post(address, data=typed(form, do="look", **said)).get_data(as_text=True))
    assert "점 1: 요건 판단 정정" in confirm.root.text()
    assert objected.rejected.dispute(objected.dispute).ruling is None
    done = browser.client.post(address, data=typed(confirm, do="confirmed"))
    assert done.status_code == 303, done.get_data(as_text=True)
    ruling = objected.rejected.dispute(objected.dispute).ruling
    assert ruling
    assert [one.result for one in ruling.points] == [Result.UPHELD, Result.DISMISSED]


def test_what_the_office_refuses_is_said_and_nothing_typed_is_lost(objected: Objected) -> None:
    browser = objected.browser("reviewer")
    address = f"/disputes/{objected.dispute}/ruling"
    said = {
        f"points.{at}.{name}": value
        for at in (1, 2)
        for name, value in (("result", "INADMISSIBLE"), ("reasons", "(가상) 늦음"))
    }
    answer = browser.client.post(address, data=typed(browser.page(address), do="confirmed", **said))
    assert answer.status_code in {409, 422}
    page = Page(answer.get_data(as_text=True))
    assert page.root.one("div", class_="errors").text()
    assert page.root.one("textarea", id="reasons-1").text() == "(가상) 늦음"


def test_the_objector_sees_the_clock_and_never_the_workspace(objected: Objected) -> None:
    browser = objected.browser("lead")
    page = browser.page(f"/disputes/{objected.dispute}")
    assert "이의신청 답변 기한" in page.root.one("main").text()
    for hidden in ("workspace", "ruling"):
        assert browser.get(f"/disputes/{objected.dispute}/{hidden}").status_code in {403, 404}
        assert not [one for one in page.root.all("a") if one.attributes["href"].endswith(hidden)]


@pytest.mark.parametrize(("person", "page"), [("lead", ""), ("reviewer", "/workspace")])
def test_evidence_is_downloaded_by_who_reads_the_dispute(objected: Objected, person: str, page: str) -> None:
    browser = objected.browser(person)
    shown = browser.page(f"/disputes/{objected.dispute}{page}")
    (link,) = [one for one in shown.root.all("a") if "download" in one.attributes]
    assert link.text() == "협약서.pdf"
    answer = browser.get(link.attributes["href"])
    assert (answer.get_data(), answer.mimetype) == (PDF, "application/pdf")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert browser.get(f"/disputes/{objected.dispute}/evidence/{objected.dispute}").status_code == 404


def test_a_firm_objects_to_what_it_chooses_of_the_decision_and_then_sees_its_objection(refused: Objected) -> None:
    browser, notice = refused.browser("lead"), refused.rejected.notices[0]
    address = f"/notices/{notice}/objection"
    assert address in [one.attributes["href"] for one in browser.page(f"/notices/{notice}").root.all("a")]
    form = browser.page(address)
    assert "까지 이의신청할 수 있습니다" in form.root.one("main").text()
    nothing = browser.client.post(address, data=typed(form, do="look"))
    assert nothing.status_code == 422
    points = [one.attributes["name"] for one in form.root.all("input", type="checkbox")]
    chosen = {points[0]: "true", f"{points[0]}.argument": "(가상) 협약서를 냈습니다.", points[-1]: "true"}
    confirm = Page(browser.client.post(address, data=typed(form, do="look", **chosen)).get_data(as_text=True))
    assert "이유를 적지 않았습니다" in confirm.root.text()
    done = browser.client.post(address, data=typed(confirm, do="confirmed"))
    assert done.status_code == 303, done.get_data(as_text=True)
    refused.at.catch_up()
    said = browser.page(done.headers["Location"]).root.one("main").text()
    assert "협약서를 냈습니다" in said
    again = browser.client.post(address, data=typed(browser.page(address), do="confirmed", **chosen))
    assert again.status_code == 409


def test_who_is_too_late_is_told_before_it_is_sent_and_may_say_what_hindered_them(refused: Objected) -> None:
    refused.rejected.pass_days(100)
    browser, address = refused.browser("lead"), f"/notices/{refused.rejected.notices[0]}/objection"
    form = browser.page(address)
    assert "지났습니다" in form.root.one("h2", id="last-day").text()
    form.root.one("textarea", id="hindrance-reasons")
    confirm = browser.client.post(address, data=typed(form, do="look", **{"points.1": "true"})).get_data(as_text=True)
    assert "받아들일지는 심사자가 판단합니다" in confirm
