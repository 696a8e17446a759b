"""From the hearing to the notice that arrived, over HTTP: who does what, who sees what, and what is refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from domain.roles import Role
from domain.rules.vocabulary import Stage
from domain.values import Agency
from tests.evaluations import Course
from tests.offices import TestOffice
from tests.postgres import Servers
from tests.prepared import MARCH, Told, told
from tests.scenes import Scene, an_open_call
from tests.web.api.clients import Client, done, problem, read
from tests.web.api.conftest import Enter

pytestmark = pytest.mark.slow

REASONS = {"reasons": "(가상) 사유를 적는다."}
REMEDIES = {"remedies": "(가상) 60일 안에 이의를 신청할 수 있습니다."}
SECRET = "(가상) 초안에만 적은 말"
NOBODY = "0d3f2a10-0000-4000-8000-00000000dead"
FACE, _, COMMITTEE = Stage


@dataclass(frozen=True)
class Hall:
    """A case of MSS on its way, and the people around it at the API."""

    scene: Scene
    course: Course
    case: UUID
    handler: Client
    colleague: Client
    decider: Client
    auditor: Client
    lead: Client
    partner: Client
    operator: Client
    enter: Enter

    @property
    def at(self) -> str:
        return f"/applications/{self.case}"

    def version(self) -> int:
        return self.scene.office.log.history(self.case)[-1].version

    def on_case(self, client: Client, tail: str, body: object = None, **options: Any) -> Any:
        return client.post(f"{self.at}/{tail}", body or {}, version=self.version(), **options)

    def committee(self) -> tuple[str, tuple[UUID, ...]]:
        """The committee's address and its members."""
        sitting = self.course.sitting(COMMITTEE, self.case)
        return f"/panels/{sitting.panel}", sitting.people

    def meet(self, ayes: int = 7) -> str:
        """The committee meets, votes and resolves; the meeting's id."""
        return str(self.course.meet(self.case, "+" * ayes + "-" * (7 - ayes)))

    def draft(self, meeting: str | None, outcome: str = "SELECTED", **more: object) -> Any:
        body = {"outcome": outcome, "text": "(가상) 결정의 내용", "meeting": meeting, **more}
        return self.on_case(self.handler, "decision-draft", body)

    def decide(self, meeting: str | None, outcome: str = "SELECTED", **more: object) -> None:
        done(self.draft(meeting, outcome, **more))
        done(self.on_case(self.colleague, "decision-review", {"agreed": True}))
        done(self.on_case(self.decider, "decision"))


@dataclass(frozen=True)
class Begun:
    """A case of MSS on its way."""

    course: Course
    case: UUID


def begun(at: TestOffice) -> Begun:
    course = Course(an_open_call(at))
    return Begun(course, course.case())


def through_the_stages(at: TestOffice) -> Begun:
    on_its_way = begun(at)
    for stage in Stage:
        on_its_way.course.take(on_its_way.case, stage)
    return on_its_way


@pytest.fixture(scope="module")
def told_beginning(postgres_servers: Servers) -> Iterator[Told[Begun]]:
    with told(postgres_servers, MARCH, begun) as made:
        yield made


@pytest.fixture(scope="module")
def told_stages(postgres_servers: Servers) -> Iterator[Told[Begun]]:
    with told(postgres_servers, MARCH, through_the_stages) as made:
        yield made


@pytest.fixture
def after_the_stages() -> None:
    """The hall's case has been through every stage."""


@pytest.fixture
def on_its_way(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Begun]:
    name = "told_stages" if "after_the_stages" in request.fixturenames else "told_beginning"
    story: Told[Begun] = request.getfixturevalue(name)
    with story.again(tmp_path) as made:
        yield made


@pytest.fixture
def scene(on_its_way: Begun) -> Scene:
    return on_its_way.course.scene


@pytest.fixture
def hall(on_its_way: Begun, scene: Scene, enter: Enter) -> Hall:
    course, case = on_its_way.course, on_its_way.case
    form = course.state(case).form
    assert form.partner is not None
    officers = [enter(scene.person(name, (Role.INTAKE_OFFICER, Agency.MSS))) for name in ("(가상) 담당", "(가상) 동료")]
    return Hall(
        scene=scene,
        course=course,
        case=case,
        handler=officers[0],
        colleague=officers[1],
        decider=enter(scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS))),
        auditor=enter(scene.person("(가상) 감사관", (Role.AUDITOR, None))),
        lead=enter(scene.acting_for(form.leads[0])),
        partner=enter(scene.acting_for(form.partner)),
        operator=enter(scene.person("(가상) 운영자", (Role.OPERATOR, None))),
        enter=enter,
    )


def test_the_secretary_schedules_a_hearing_the_handler_reports_and_records_the_stage(hall: Hall) -> None:
    at = hall.scene.at.clock.now() + timedelta(hours=2)
    secretary = hall.enter(hall.scene.person("(가상) 간사", (Role.SECRETARY, Agency.MSS)))
    hearing = {"stage": "FACE_TO_FACE", "place": "(가상) 3층 회의실", "at": at.isoformat()}
    done(hall.on_case(secretary, "hearing", hearing))
    seen = read(hall.lead.get(f"{hall.at}/stages"))
    assert (seen["open"], seen["stages"][0]["hearing"]["place"]) == ("FACE_TO_FACE", "(가상) 3층 회의실")
    report = {"stage": "FACE_TO_FACE", "report": SECRET}
    problem(hall.on_case(hall.handler, "hearing-report", report), 409, "hearing-not-begun")
    hall.scene.at.clock.set(at)
    done(hall.on_case(hall.handler, "hearing-report", report))
    problem(hall.on_case(hall.handler, "stage-result", {"stage": "FACE_TO_FACE"}), 409, "no-tally")
    hall.course.score(hall.case, FACE)
    recorded = done(hall.on_case(hall.handler, "stage-result", {"stage": "FACE_TO_FACE"}))
    assert (recorded["stage"], recorded["passed"]) == ("FACE_TO_FACE", True)
    stages = read(hall.handler.get(f"{hall.at}/stages"))
    assert (stages["open"], stages["stages"][0]["passed"]) == ("ON_SITE", True)
    assert stages["stages"][0]["hearing"]["report"] == SECRET
    shown = read(hall.lead.get(f"{hall.at}/stages"))["stages"][0]["hearing"]
    assert (shown["reported"], shown["report"]) == (True, None)


@pytest.mark.usefixtures("after_the_stages")
def test_the_committee_votes_each_with_what_they_had_been_shown_and_resolves(hall: Hall) -> None:
    panel, people = hall.committee()
    members = [hall.enter(one) for one in people]
    opened = done(members[0].post(f"{panel}/meetings", {"present": [str(one) for one in people]}), 201)
    assert (opened["needed"], opened["base"]) == (4, "ENROLLED")
    meeting = f"/meetings/{opened['id']}"
    seen = members[1].get(hall.at).headers["Sangsaeng-Seen"]
    vote = {"case": str(hall.case), "proposal": "SELECT", "choice": "AYE"}
    done(members[1].post(f"{meeting}/votes", vote, headers={"Sangsaeng-Seen": seen}), 201)
    assert hall.scene.office.log.history(UUID(opened["id"]))[-1].envelope.by.seen is not None
    problem(members[1].post(f"{meeting}/votes", vote), 409, "already-voted")
    problem(members[2].post(f"{meeting}/votes", vote, headers={"Sangsaeng-Seen": seen}), 422, "seen-not-yours")
    for member in members[2:5]:
        done(member.post(f"{meeting}/votes", vote), 201)
    done(members[5].post(f"{meeting}/votes", {**vote, "choice": "NO"}), 201)

    blind = read(members[6].get(meeting))["items"][0]
    assert (blind["votes"], blind["voted"]) == ([], False)
    version = read(members[0].get(meeting))["version"]
    resolving = {"case": str(hall.case), **REASONS}
    early = problem(members[0].post(f"{meeting}/resolutions", resolving, version=version), 409, "votes-outstanding")
    assert early["values"]["outstanding"] == 2
    for member in (members[0], members[6]):
        done(member.post(f"{meeting}/votes", {**vote, "choice": "ABSTAIN"}), 201)
    version = read(members[0].get(meeting))["version"]
    resolved = done(members[0].post(f"{meeting}/resolutions", resolving, version=version))
    resolution = resolved["resolution"]
    assert (resolution["ayes"], resolution["noes"], resolution["present"]) == (4, 1, 7)
    assert (resolution["needed"], resolution["carried"]) == (4, True)
    minuted = done(members[0].post(f"{meeting}/minutes", {"minutes": SECRET}, version=resolved["version"]))
    done(members[0].post(f"{meeting}/closing", version=minuted["version"]))

    whole = read(hall.auditor.get(meeting, headers={"Sangsaeng-Purpose": "AUDIT"}))
    assert (whole["minutes"], len(whole["items"][0]["votes"]), whole["closed"]) == (SECRET, 7, True)
    assert [one["id"] for one in read(hall.auditor.get(f"{panel}/meetings"))["meetings"]] == [opened["id"]]
    for party in (hall.lead, hall.partner):
        problem(party.get(meeting), 404, "not-found")
        problem(party.get(f"{panel}/meetings"), 404, "not-found")


@pytest.mark.usefixtures("after_the_stages")
def test_without_a_quorum_no_meeting_opens_and_nobody_votes(hall: Hall) -> None:
    panel, people = hall.committee()
    chair = hall.enter(people[0])
    before = hall.scene.at.log.head()
    refused = problem(chair.post(f"{panel}/meetings", {"present": [str(one) for one in people[:3]]}), 409, "no-quorum")
    assert (refused["values"]["present"], refused["values"]["needed"]) == (3, 4)
    assert hall.scene.at.log.head() == before
    opened = done(chair.post(f"{panel}/meetings", {"present": [str(one) for one in people[:4]]}), 201)
    hall.course.sittings[COMMITTEE].recuse(people[1])
    vote = {"case": str(hall.case), "proposal": "SELECT", "choice": "AYE"}
    problem(chair.post(f"/meetings/{opened['id']}/votes", vote), 409, "no-quorum")
    problem(hall.enter(people[1]).post(f"/meetings/{opened['id']}/votes", vote), 409, "member-recused")
    problem(hall.enter(people[6]).post(f"/meetings/{opened['id']}/votes", vote), 409, "not-present")


@pytest.mark.usefixtures("after_the_stages")
def test_a_recused_member_is_not_shown_the_vote_on_that_case(hall: Hall) -> None:
    meeting = hall.meet()
    _, people = hall.committee()
    hall.course.sittings[COMMITTEE].recuse(people[2])
    shown = read(hall.enter(people[2]).get(f"/meetings/{meeting}"))
    assert (shown["items"], shown["minutes"]) == ([], None)
    assert len(read(hall.enter(people[3]).get(f"/meetings/{meeting}"))["items"][0]["votes"]) == 7


@pytest.mark.usefixtures("after_the_stages")
def test_it_is_selected_notified_and_the_notice_arrives(hall: Hall) -> None:
    meeting = hall.meet()
    done(hall.draft(meeting))
    problem(hall.on_case(hall.handler, "decision-review", {"agreed": True}), 403, "own-draft")
    problem(hall.on_case(hall.decider, "decision"), 409, "decision-not-reviewed")
    done(hall.on_case(hall.colleague, "decision-review", {"agreed": True}))
    assert "decision.decide" in read(hall.decider.get(hall.at))["actions"]
    decided = done(hall.on_case(hall.decider, "decision", headers=seen_of(hall.decider, hall)))
    assert decided["outcome"] == "SELECTED"
    assert read(hall.handler.get(hall.at))["status"] == "SELECTED"
    assert known_to(hall.lead, hall) == {"ELIGIBLE"}

    issued = done(hall.handler.post(f"{hall.at}/notices"), 201)["notices"]
    assert len(issued) == 2
    notice = f"/notices/{issued[0]['id']}"
    problem(hall.lead.get(notice), 404, "not-found")
    assert read(hall.lead.get(f"{hall.at}/notices")) == {"notices": [], "as_of": None}
    sent = done(hall.handler.post(f"{notice}/sending", {"method": "ELECTRONIC"}, version=1))
    assert known_to(hall.lead, hall) == {"SELECTED"}
    assert known_to(hall.partner, hall) == {"ELIGIBLE"}
    arrived = hall.scene.at.clock.now().isoformat()
    done(hall.handler.post(f"{notice}/arrival", {"arrived": arrived}, version=sent["version"]))
    told = read(hall.lead.get(notice))
    assert (told["outcome"], told["text"], told["due"]) == ("SELECTED", "(가상) 결정의 내용", None)
    problem(hall.partner.get(notice), 404, "not-found")
    assert [one["id"] for one in read(hall.lead.get(f"{hall.at}/notices"))["notices"]] == [issued[0]["id"]]

    call = f"/calls/{hall.scene.call}"
    done(hall.handler.post(f"{call}/selection-list", {"track": "INNOVATION_GROWTH"}))
    assert read(hall.lead.get(f"{call}/selections"))["selections"] == []
    done(hall.decider.post(f"{call}/selection-publication", {"track": "INNOVATION_GROWTH"}))
    published = read(hall.lead.get(f"{call}/selections"))["selections"][0]
    assert published["standings"] is None
    assert [one["application"] for one in published["published"]] == [str(hall.case)]
    ranked = read(hall.handler.get(f"{call}/selections"))["selections"][0]["standings"]
    assert [(one["position"], one["score"], one["within"]) for one in ranked] == [(1, "80.00", True)]


def seen_of(client: Client, hall: Hall) -> dict[str, str]:
    return {"Sangsaeng-Seen": client.get(hall.at).headers["Sangsaeng-Seen"]}


def known_to(client: Client, hall: Hall) -> set[str]:
    """The status of the case, as it is shown to somebody in the case file, in the list and in the replay's last state."""
    listed = [one["status"] for one in read(client.get("/applications"))["cases"] if one["id"] == str(hall.case)]
    replayed = read(client.get(f"{hall.at}/replay?states=true"))["steps"][-1]["state"]["status"]
    return {read(client.get(hall.at))["status"], *listed, replayed}


@pytest.mark.usefixtures("after_the_stages")
def test_a_rejection_has_reasons_and_remedies_and_tells_the_days(hall: Hall) -> None:
    meeting = hall.meet(ayes=3)
    before = hall.scene.at.log.head()
    refused = problem(hall.draft(meeting, "REJECTED"), 422, "no-reasons")
    assert list(refused["errors"]) == ["reasons"]
    assert hall.scene.at.log.head() == before
    hall.decide(meeting, "REJECTED", reasons=["RESULTS_UNACHIEVABLE"], clause="판로지원법 시행령 §17의2①")
    before = hall.scene.at.log.head()
    refused = problem(hall.handler.post(f"{hall.at}/notices"), 422, "notice-without-remedies")
    assert list(refused["errors"]) == ["remedies"]
    assert hall.scene.at.log.head() == before
    issued = done(hall.handler.post(f"{hall.at}/notices", REMEDIES, key="notices-0001"), 201)["notices"]
    again = done(hall.handler.post(f"{hall.at}/notices", REMEDIES, key="notices-0001"), 201)["notices"]
    assert again == issued
    problem(hall.handler.post(f"{hall.at}/notices", REMEDIES), 409, "notice-issued")
    notice = f"/notices/{issued[0]['id']}"
    now = hall.scene.at.clock.now()
    arrival = {"arrived": now.isoformat()}
    problem(hall.handler.post(f"{notice}/arrival", arrival, version=1), 409, "notice-not-sent")
    done(hall.handler.post(f"{notice}/sending", {"method": "POST"}, version=1))
    later = {"arrived": (now + timedelta(hours=1)).isoformat()}
    problem(hall.handler.post(f"{notice}/arrival", later, version=2), 422, "arrived-in-the-future")
    done(hall.handler.post(f"{notice}/arrival", arrival, version=2))
    told = read(hall.lead.get(notice))
    assert told["reasons"] == ["RESULTS_UNACHIEVABLE"]
    assert told["clause"] == "판로지원법 시행령 §17의2①"
    assert (told["remedies"]["regime"], told["remedies"]["object_within"]) == ("CIVIL_PETITION_35", 60)
    assert told["due"]["calendar"] == read(hall.lead.get("/holidays"))["calendar"]
    assert told["due"]["working_days_left"] > 30


@pytest.mark.usefixtures("after_the_stages")
def test_against_the_committee_the_draft_says_why(hall: Hall) -> None:
    meeting = hall.meet()
    rejecting = {"reasons": ["PLAN_UNCLEAR"]}
    problem(hall.draft(meeting, "REJECTED", **rejecting), 409, "differs-without-reasons")
    done(hall.draft(meeting, "REJECTED", **rejecting, differs=SECRET))
    draft = read(hall.auditor.get(f"{hall.at}/decision"))["draft"]
    assert (draft["differs"], draft["agreed"], draft["meeting"]) == (SECRET, None, meeting)


@pytest.mark.usefixtures("after_the_stages")
def test_parties_see_neither_drafts_nor_reports_nor_why_the_committee_was_not_followed(hall: Hall) -> None:
    meeting = hall.meet()
    hall.decide(meeting, "REJECTED", reasons=["PLAN_UNCLEAR"], differs=SECRET)
    internal = {"application.hearing_reported", "application.decision_drafted", "application.decision_reviewed"}
    agencys = {one["name"] for one in read(hall.handler.get(f"{hall.at}/timeline"))["facts"]}
    assert internal <= agencys
    notices = done(hall.handler.post(f"{hall.at}/notices", REMEDIES), 201)["notices"]
    for party, notice in zip((hall.lead, hall.partner), notices, strict=True):
        before = {one["name"] for one in read(party.get(f"{hall.at}/timeline"))["facts"]}
        assert not {"application.rejected", "agreement.ended"} & before
        done(hall.handler.post(f"/notices/{notice['id']}/sending", {"method": "POST"}, version=1))
        answer = party.get(f"{hall.at}/timeline")
        facts = {one["name"]: one["fact"] for one in read(answer)["facts"]}
        assert not internal & facts.keys()
        assert facts["application.rejected"]["differs"] is None
        assert facts["application.rejected"]["meeting"] is None
        assert SECRET not in answer.get_data(as_text=True)
        assert meeting not in answer.get_data(as_text=True)
        problem(party.get(f"{hall.at}/decision"), 403, "not-allowed")


@pytest.mark.usefixtures("after_the_stages")
def test_who_scored_or_voted_does_not_decide_though_they_are_a_decider(hall: Hall) -> None:
    meeting = hall.meet()
    done(hall.draft(meeting))
    done(hall.on_case(hall.colleague, "decision-review", {"agreed": True}))
    _, people = hall.committee()
    grant = {"role": "DECIDER", "agency": "MSS"}
    done(hall.operator.post(f"/people/{people[4]}/roles", grant))
    problem(hall.on_case(hall.enter(people[4]), "decision"), 403, "decider-took-part")
    problem(hall.on_case(hall.handler, "decision"), 403, "not-allowed")


@pytest.mark.usefixtures("after_the_stages")
def test_a_clerical_error_is_corrected_and_notified_anew(hall: Hall) -> None:
    hall.decide(hall.meet())
    first = done(hall.handler.post(f"{hall.at}/notices"), 201)["notices"]
    done(hall.on_case(hall.decider, "decision-correction", {"text": "(가상) 바로잡은 내용", **REASONS}))
    made = read(hall.decider.get(f"{hall.at}/decision"))["decision"]
    assert (made["text"], made["corrections"], made["outcome"]) == ("(가상) 바로잡은 내용", 1, "SELECTED")
    anew = done(hall.handler.post(f"{hall.at}/notices"), 201)
    assert anew["id"] == anew["notices"][0]["id"]
    assert [one["recipient"]["id"] for one in anew["notices"]] == [one["recipient"]["id"] for one in first]
    assert not {one["id"] for one in anew["notices"]} & {one["id"] for one in first}
    assert len(read(hall.handler.get(f"{hall.at}/notices"))["notices"]) == 4


def test_an_operator_corrects_the_calendar_and_nobody_else(hall: Hall) -> None:
    shown = read(hall.lead.get("/holidays"))
    assert "2021-09-20" in shown["days"]
    correction = {"added": ["2021-04-07"], **REASONS}
    problem(hall.decider.post("/holidays/corrections", correction, version=shown["version"]), 403, "not-allowed")
    corrected = done(hall.operator.post("/holidays/corrections", correction, version=shown["version"]))
    again = problem(
        hall.operator.post("/holidays/corrections", correction, version=corrected["version"]), 422, "holiday-already"
    )
    assert again["values"]["day"] == "2021-04-07"
    now = read(hall.lead.get("/holidays"))
    assert "2021-04-07" in now["days"]
    assert now["calendar"] != shown["calendar"]


SPOILT: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("hearing", {"stage": "LUNCH", "place": "(가상)", "at": "2021-05-01T00:00:00+09:00"}, "stage"),
    ("hearing", {"stage": "ON_SITE", "place": "(가상)", "at": "2021-05-01T00:00:00"}, "at"),
    ("hearing-report", {"stage": "ON_SITE"}, "report"),
    ("stage-result", {"stage": "ON_SITE", "passed": True}, "passed"),
    ("decision-draft", {"outcome": "MAYBE", "text": "(가상)"}, "outcome"),
    ("decision-draft", {"outcome": "REJECTED", "text": " "}, "text"),
    ("decision-draft", {"outcome": "REJECTED", "text": "(가상)", "reasons": ["WEATHER"]}, "reasons.0"),
    ("decision-review", {"agreed": "yes"}, "agreed"),
    ("decision-correction", REASONS, "text"),
)


def test_what_cannot_be_meant_is_named(hall: Hall) -> None:
    before = hall.scene.at.log.head()
    for tail, body, field in SPOILT:
        refused = problem(hall.on_case(hall.handler, tail, body), 422, "invalid")
        assert list(refused["errors"]) == [field], tail
    assert hall.scene.at.log.head() == before


@pytest.mark.usefixtures("after_the_stages")
def test_a_meeting_or_case_there_is_not_is_told(hall: Hall) -> None:
    panel, people = hall.committee()
    chair = hall.enter(people[0])
    problem(chair.get(f"/meetings/{NOBODY}"), 404, "not-found")
    opened = done(chair.post(f"{panel}/meetings", {"present": [str(one) for one in people]}), 201)
    stranger_case = {"case": NOBODY, "proposal": "SELECT", "choice": "AYE"}
    assert list(problem(chair.post(f"/meetings/{opened['id']}/votes", stranger_case), 422, "unknown-id")["errors"]) == [
        "case"
    ]
    problem(hall.draft(NOBODY), 422, "unknown-id")
