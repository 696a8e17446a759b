"""Performance reviews over HTTP: a period set, a review scheduled, evidenced, overdue, resolved; stopped, it is due for revocation."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from application import opening, sweeping
from application.office import performance_of
from domain.applications import APPLICATION
from domain.performance.facts import FellDue
from domain.roles import Role
from domain.values import Agency, start_of
from tests.certifications import a_selected_case
from tests.scenes import Scene
from tests.web.api.clients import Client, done, problem, read
from tests.web.api.conftest import Enter

FIRST = {"kind": "INTERIM", "nth": 1}
CONTINUED = {**FIRST, "outcome": "CONTINUE", "reasons": "(가상) 납품이 이어지고 있습니다."}
STOPPED = {**FIRST, "outcome": "STOP", "reasons": "(가상) 협력이 중단되었습니다."}


class Supported:
    """A selected case and the people around it."""

    def __init__(self, scene: Scene, enter: Enter) -> None:
        self.scene = scene
        self.case = a_selected_case(scene)
        form = scene.office.find(APPLICATION, self.case).state.form
        assert form.partner
        self.lead_firm, self.partner_firm = str(form.leads[0]), str(form.partner)
        self.lead = enter(scene.acting_for(form.leads[0]))
        self.partner = enter(scene.acting_for(form.partner))
        self.officer = enter(scene.officer(Agency.MSS))
        self.decider = enter(scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS)))
        self.other = enter(scene.person("(가상) 결정권자", (Role.DECIDER, Agency.PPS)))

    def post(self, client: Client, tail: str, body: object, *, version: int | None = None) -> Any:
        return client.post(f"/applications/{self.case}/{tail}", body, version=version)

    def on(self, client: Client, tail: str, body: object) -> Any:
        version = self.scene.office.log.history(performance_of(self.case))[-1].version
        return self.post(client, tail, body, version=version)

    def begun(self) -> None:
        done(self.post(self.decider, "support-period", {}), 201)

    def scheduled(self, day: str) -> dict[str, object]:
        return {**FIRST, "day": day, "place": "(가상) 공장", "data_by": day, "demand": "(가상) 납품 실적, 성과 공유"}

    def go_to(self, day: str) -> None:
        self.scene.at.clock.set(start_of(date.fromisoformat(day)) + timedelta(hours=10))

    def review(self, client: Client, tail: str = "") -> dict[str, Any]:
        shown = read(client.get(f"/applications/{self.case}/performance-reviews{tail}"))
        return next(one for one in shown["reviews"] if (one["kind"], one["nth"]) == ("INTERIM", 1))

    def worklist(self, client: Client, tail: str = "") -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = read(client.get(f"/performance-reviews{tail}"))["reviews"]
        return found

    def without_period(self) -> list[str]:
        found: list[str] = read(self.officer.get("/performance-reviews"))["without_period"]
        return found

    def swept(self) -> int:
        return sweeping.sweep(self.scene.office, by=opening.by_machine(uuid4()))


@pytest.fixture
def supported(scene: Scene, enter: Enter) -> Supported:
    return Supported(scene, enter)


def test_a_review_is_scheduled_evidenced_overdue_and_resolved(supported: Supported) -> None:
    problem(
        supported.post(supported.officer, "performance-reviews", supported.scheduled("2022-03-10"), version=1),
        409,
        "support-period-not-set",
    )
    problem(supported.post(supported.officer, "support-period", {}), 403, "not-allowed")
    problem(supported.post(supported.other, "support-period", {}), 404, "not-found")
    assert read(supported.lead.get(f"/applications/{supported.case}/performance-reviews"))["period"] is None
    assert supported.without_period() == [str(supported.case)]
    supported.begun()
    assert supported.without_period() == []
    problem(supported.post(supported.decider, "support-period", {}), 409, "support-period-set-already")
    shown = read(supported.lead.get(f"/applications/{supported.case}/performance-reviews"))
    assert shown["period"]["assumed"] == ["support-years"]
    due = supported.review(supported.officer)["due"]
    assert next(one["due"] for one in supported.worklist(supported.officer)) == due
    assert supported.worklist(supported.officer, "?due=true") == supported.worklist(supported.other) == []

    problem(supported.on(supported.decider, "performance-reviews", supported.scheduled(due)), 403, "not-allowed")
    done(supported.on(supported.officer, "performance-reviews", supported.scheduled(due)))
    supported.go_to(due)
    # The window of the call closed as well.
    assert (supported.swept(), supported.swept()) == (2, 0)
    supported.go_to(str(date.fromisoformat(due) + timedelta(days=7)))
    (late,) = supported.worklist(supported.officer, "?due=true")
    assert (late["kind"], late["day"], late["submissions"]) == ("INTERIM", due, 0)
    assert late["working_days_left"] < 0

    submitted = {**FIRST, "party": supported.lead_firm, "report": "(가상) 계획대로 납품했습니다."}
    tail = "performance-reviews/evidence"
    problem(supported.post(supported.partner, tail, submitted), 403, "not-allowed")
    read(supported.post(supported.lead, tail, submitted))
    assert [one["report"] for one in supported.review(supported.lead)["evidence"]] == [submitted["report"]]
    assert supported.review(supported.partner)["evidence"] == []
    assert supported.review(supported.decider)["fell_due"] == due

    tail = "performance-reviews/resolution"
    problem(supported.on(supported.officer, tail, CONTINUED), 403, "not-allowed")
    before = supported.scene.at.log.head()
    done(supported.on(supported.decider, tail, CONTINUED))
    assert supported.review(supported.lead)["resolved"]["outcome"] == "CONTINUE"
    assert supported.review(supported.lead, f"?known_by={before}")["resolved"] is None
    assert supported.worklist(supported.officer, "?due=true") == []
    assert len(supported.worklist(supported.officer, f"?due=true&known_by={before}")) == 1
    assert read(supported.officer.get("/revocations"))["revocations"] == []


def test_the_worker_catches_up_with_every_review_that_fell_due(supported: Supported) -> None:
    supported.begun()
    supported.go_to("2025-01-02")
    assert (supported.swept(), supported.swept()) == (4, 0)
    recorded = [one.fact for one in supported.scene.office.log.history(performance_of(supported.case))[1:]]
    assert all(isinstance(one, FellDue) and one.on == one.due for one in recorded)
    assert len(supported.worklist(supported.officer, "?due=true")) == len(recorded)


def test_a_task_that_was_stopped_is_due_for_revocation_once(supported: Supported) -> None:
    supported.begun()
    today = str(supported.scene.office.today() + timedelta(days=1))
    done(supported.on(supported.officer, "performance-reviews", supported.scheduled(today)))
    supported.go_to(today)
    done(supported.on(supported.decider, "performance-reviews/resolution", STOPPED))
    (line,) = read(supported.officer.get("/revocations?due=true"))["revocations"]
    assert (line["application"], line["ground"]) == (str(supported.case), "COOPERATION_FAILED")
    assert read(supported.decider.get(f"/revocations/{line['id']}"))["report"] == STOPPED["reasons"]
    second = {**supported.scheduled("2022-06-01"), "nth": 2}
    done(supported.on(supported.officer, "performance-reviews", second))
    supported.go_to("2022-06-01")
    done(supported.on(supported.decider, "performance-reviews/resolution", {**STOPPED, "nth": 2}))
    assert len(read(supported.officer.get("/revocations"))["revocations"]) == 1


def test_parties_read_the_lines_of_the_reviews_but_not_who_submitted_what(supported: Supported) -> None:
    supported.begun()
    today = str(supported.scene.office.today() + timedelta(days=1))
    done(supported.on(supported.officer, "performance-reviews", supported.scheduled(today)))
    submitted = {**FIRST, "party": supported.lead_firm, "report": "(가상) 납품했습니다."}
    read(supported.post(supported.lead, "performance-reviews/evidence", submitted))
    for client, kinds in (
        (
            supported.officer,
            {"performance.period_set", "performance.review_scheduled", "performance.evidence_submitted"},
        ),
        (supported.partner, {"performance.period_set", "performance.review_scheduled"}),
    ):
        lines = read(client.get(f"/applications/{supported.case}/timeline"))["facts"]
        assert {one["name"] for one in lines if one["name"].startswith("performance.")} == kinds
