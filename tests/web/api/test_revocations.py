"""A selection revoked over HTTP: reported, told before, heard, decided, arrived; the bar at a later application; set aside."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from application.office import agreement_of
from domain.agreements import AGREEMENT
from domain.applications import APPLICATION, Status
from domain.roles import Role
from domain.values import Agency
from tests.certifications import a_selected_case
from tests.scenes import Scene
from tests.web.api.clients import Client, done, problem, read
from tests.web.api.conftest import Enter

GROUND = {"ground": "AGREEMENT_BREACHED", "text": "(가상) 대금을 지급하지 않았습니다."}


def told(lead: str) -> dict[str, object]:
    text = "(가상) 협약 위반으로 선정 취소를 하려고 합니다."
    return {"to_be_barred": [lead], "ground": "AGREEMENT_BREACHED", "text": text, "days": 10, "method": "POST"}


class Revoked:
    """A selected case and the people around it."""

    def __init__(self, scene: Scene, enter: Enter) -> None:
        self.scene = scene
        self.case = a_selected_case(scene, agreed=True)
        form = scene.office.find(APPLICATION, self.case).state.form
        self.lead_firm, self.partner_firm = str(form.leads[0]), str(form.partner)
        self.lead = enter(scene.acting_for(form.leads[0]))
        self.partner = enter(scene.acting_for(UUID(self.partner_firm)))
        self.officer = enter(scene.officer(Agency.MSS))
        self.decider = enter(scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS)))
        self.other = enter(scene.person("(가상) 결정권자", (Role.DECIDER, Agency.PPS)))

    def reported(self) -> str:
        return str(done(self.officer.post(f"/applications/{self.case}/revocations", GROUND), 201)["id"])

    def on(self, id: str, tail: str, body: object, client: Client | None = None) -> Any:
        version = self.scene.office.log.history(UUID(id))[-1].version
        return (client or self.decider).post(f"/revocations/{id}/{tail}", body, version=version)

    def pass_days(self, days: int) -> None:
        clock = self.scene.at.clock
        clock.set(clock.now() + timedelta(days=days))

    def status(self) -> Status:
        return self.scene.office.find(APPLICATION, self.case).state.status


@pytest.fixture
def revoked(scene: Scene, enter: Enter) -> Revoked:
    return Revoked(scene, enter)


def test_told_heard_revoked_barred_and_set_aside(revoked: Revoked) -> None:
    id = revoked.reported()
    problem(revoked.lead.get(f"/revocations/{id}"), 404, "not-found")
    problem(revoked.other.get(f"/revocations/{id}"), 404, "not-found")
    problem(revoked.on(id, "prior-notice", told(revoked.lead_firm), revoked.officer), 403, "not-allowed")
    done(revoked.on(id, "prior-notice", told(revoked.lead_firm)))
    seen = read(revoked.lead.get(f"/revocations/{id}"))
    assert (seen["status"], seen["version"], seen["report"]) == ("PRIOR_NOTICE", None, None)
    assert [one["id"] for one in seen["prior_notice"]["to_be_barred"]] == [revoked.lead_firm]

    problem(
        revoked.on(id, "decision", {"barred": [revoked.lead_firm], "reasons": "(가상)"}), 409, "time-to-comment-runs"
    )
    opinion = {"party": revoked.lead_firm, "text": "(가상) 대금은 다음 날 지급했습니다."}
    problem(revoked.partner.post(f"/revocations/{id}/comments", opinion), 403, "not-allowed")
    read(revoked.lead.post(f"/revocations/{id}/comments", opinion))
    assert read(revoked.partner.get(f"/revocations/{id}"))["comments"] == []
    done(revoked.on(id, "hearing", {"day": "2021-04-02", "place": "(가상) 회의실", "reasons": "(가상) 사실 확인"}))
    revoked.pass_days(14)
    problem(revoked.on(id, "decision", {"barred": [revoked.lead_firm], "reasons": "(가상)"}), 409, "hearing-awaited")
    done(
        revoked.on(id, "hearing-report", {"attended": [revoked.lead_firm], "report": "(가상) 들었다."}, revoked.officer)
    )
    done(revoked.on(id, "decision", {"barred": [revoked.lead_firm], "reasons": "(가상) 손실이 있었습니다."}))
    assert read(revoked.lead.get(f"/revocations/{id}"))["decision"] is None
    assert revoked.status() is Status.SELECTED

    done(revoked.on(id, "notification", {"method": "POST", "text": "(가상) 불복 안내"}))
    assert read(revoked.lead.get(f"/revocations/{id}"))["decision"]["barred"][0]["id"] == revoked.lead_firm
    arrival = {"party": revoked.lead_firm, "arrived": revoked.scene.office.clock.now().isoformat()}
    done(revoked.on(id, "arrivals", arrival))
    assert revoked.status() is Status.REVOKED
    assert revoked.scene.office.find(AGREEMENT, agreement_of(revoked.case)).state.ended
    (bar,) = read(revoked.lead.get(f"/firms/{revoked.lead_firm}/bars"))["bars"]
    assert (bar["first"], bar["last"], bar["holds"]) == ("2021-04-02", "2026-04-01", True)
    assert read(revoked.officer.get("/bars"))["bars"] == [bar]
    problem(revoked.partner.get(f"/firms/{revoked.lead_firm}/bars"), 404, "not-found")

    later = revoked.scene.draft(leads=(UUID(revoked.lead_firm),), partner=UUID(revoked.partner_firm))
    revoked.scene.submit(later)
    findings = revoked.scene.office.find(APPLICATION, later).state.findings
    (barred,) = [one for one in findings if one.criterion == "participation-bar"]
    assert not barred.met
    assert "2026-04-01" in str(barred.because)

    done(revoked.on(id, "arrivals", {**arrival, "party": revoked.partner_firm}))
    assert read(revoked.officer.get("/revocations?due=true"))["revocations"] == []
    done(revoked.on(id, "setting-aside", {"reasons": "(가상) 행정심판에서 인용되었습니다."}))
    assert revoked.status() is Status.SELECTED
    assert not revoked.scene.office.find(AGREEMENT, agreement_of(revoked.case)).state.ended
    (bar,) = read(revoked.officer.get("/bars"))["bars"]
    assert (bar["holds"], bar["lifted"]) == (False, "2021-04-02")


def test_a_party_gives_up_and_just_cause_drops_the_matter(revoked: Revoked) -> None:
    cause = {"party": revoked.lead_firm, "text": "(가상) 공장이 재해로 멈추었습니다."}
    problem(revoked.partner.post(f"/applications/{revoked.case}/giving-up", cause), 403, "not-allowed")
    id = str(done(revoked.lead.post(f"/applications/{revoked.case}/giving-up", cause), 201)["id"])
    assert read(revoked.lead.get(f"/revocations/{id}"))["report"] == cause["text"]
    (line,) = read(revoked.officer.get("/revocations?due=true"))["revocations"]
    assert (line["id"], line["ground"], line["party"]["id"]) == (id, "GIVEN_UP", revoked.lead_firm)
    for client in (revoked.lead, revoked.officer):
        assert read(client.get(f"/applications/{revoked.case}/revocations"))["revocations"] == [line]
    assert read(revoked.partner.get(f"/applications/{revoked.case}/revocations"))["revocations"] == []
    done(revoked.on(id, "dropping", {"reasons": "(가상) 정당한 사유입니다."}))
    assert read(revoked.officer.get("/revocations?due=true"))["revocations"] == []
    assert revoked.status() is Status.SELECTED
    assert read(revoked.officer.get("/bars"))["bars"] == []
