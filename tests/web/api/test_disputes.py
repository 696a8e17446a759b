"""Disputes over HTTP, read like stories: who objects, who may not review, what is ruled, and what comes of it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol
from uuid import UUID, uuid4

import pytest

from application import registering
from application.evaluation import tallies_of
from application.opening import by_machine
from domain.calls.facts import ObjectionRegime
from domain.roles import Role
from domain.rules.vocabulary import Stage
from domain.subjects.facts import Capacity
from domain.values import Agency
from tests.disputes import Rejected
from tests.evaluations import Course
from tests.panels import a_sitting
from tests.scenes import CALL, PDF, Scene
from tests.web.api.clients import Client, done, problem, read
from tests.web.api.conftest import Enter

ONE_POINT = {
    "points": [{"sought": {"kind": "REMAND", "stage": "ON_SITE"}, "arguments": ["(가상) 다른 공장을 보았습니다."]}],
    "known": "2021-03-19",
    "contact": "(가상) 담당자 앞",
    "purport": "(가상) 미선정을 취소해 주십시오.",
}
UPHELD = {"point": 1, "result": "UPHELD", "reasons": "(가상) 방문 기록이 다릅니다."}
REMAND = {"points": [1], "remedy": {"kind": "REMAND", "stage": "ON_SITE"}}
RESULT = {"method": "ELECTRONIC", "text": "(가상) 이의신청을 받아들입니다."}


@dataclass(frozen=True)
class Court:
    """A rejected case at the API, and the people around it."""

    rejected: Rejected
    enter: Enter
    lead: Client
    officer: Client
    decider: Client
    auditor: Client

    def version(self, dispute: str) -> int:
        return self.rejected.office.log.history(UUID(dispute))[-1].version

    def on(self, client: Client, dispute: str, tail: str, body: object = None) -> Any:
        return client.post(f"/disputes/{dispute}/{tail}", body or {}, version=self.version(dispute))

    def object(self, body: object = None, client: Client | None = None) -> str:
        asked = (client or self.lead).post(f"/notices/{self.rejected.notices[0]}/objections", body or ONE_POINT)
        return str(done(asked, 201)["id"])

    def of_case(self, tail: str = "") -> str:
        return f"/applications/{self.rejected.case}/{tail}".rstrip("/")

    def shown_of_the_case(self) -> list[str]:
        """What a reviewer reads of the case while the dispute waits for its result."""
        case, panel = self.rejected.case, self.rejected.course.sittings[Stage.ON_SITE].panel
        of_panel = f"/panels/{panel}/cases/{case}"
        parts = ("", "timeline", "stages", "decision", "notices", "findings", "agreement", "replay")
        return [
            *map(self.of_case, parts),
            *(f"{of_panel}/{part}" for part in ("sheets", "tally")),
            f"/notices/{self.rejected.notices[1]}",
        ]

    def reviewer(self, dispute: str) -> Client:
        """A reviewer who was asked and declared no conflict."""
        person = self.rejected.reviewer()
        reviewer = self.enter(person)
        problem(reviewer.get(f"/disputes/{dispute}"), 404, "not-found")
        done(self.on(self.decider, dispute, "reviewers", {"reviewer": str(person)}))
        problem(reviewer.get(f"/disputes/{dispute}/workspace"), 403, "not-allowed")
        done(self.on(reviewer, dispute, "declaration", {"conflict": False}))
        return reviewer

    def reads_the_case(self, reviewer: Client, judge: UUID) -> None:
        """A cleared reviewer reads it whole and asks «what if», on record; a reviewer who was not asked does neither."""
        other = self.enter(self.rejected.reviewer())
        for shown in self.shown_of_the_case():
            read(reviewer.get(shown))
            problem(other.get(shown), 404, "not-found")
        what_if = {"kind": "WITHOUT_EVALUATOR", "judge": str(judge)}
        problem(other.post(self.of_case("counterfactuals"), what_if), 404, "not-found")
        assert read(reviewer.post(self.of_case("counterfactuals"), what_if))["hypothetical"]
        readings = read(self.auditor.get(self.of_case("readers")))["readings"]
        assert "DISPUTE_REVIEWER" in {one["role"] for one in readings}

    def reads_the_case_no_more(self, reviewer: Client) -> None:
        """Once the result was sent nothing is before the reviewer any more."""
        for shown in self.shown_of_the_case():
            problem(reviewer.get(shown), 404, "not-found")


class Sit(Protocol):
    def __call__(
        self, on_site: bool, *, regimes: tuple[ObjectionRegime, ...] = CALL.regimes, decided: datetime | None = None
    ) -> Court: ...


@pytest.fixture
def sit(scene: Scene, enter: Enter) -> Sit:
    def court(
        on_site: bool, *, regimes: tuple[ObjectionRegime, ...] = CALL.regimes, decided: datetime | None = None
    ) -> Court:
        rejected = Rejected(Course(scene, regimes=regimes), on_site=on_site, decided=decided)
        lead = rejected.course.state(rejected.case).form.leads[0]
        return Court(
            rejected=rejected,
            enter=enter,
            lead=enter(scene.acting_for(lead)),
            officer=enter(scene.officer(Agency.MSS)),
            decider=enter(scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS))),
            auditor=enter(scene.person("(가상) 감사관", (Role.AUDITOR, None))),
        )

    return court


@pytest.mark.slow
def test_rejected_objected_on_two_points_remanded_before_a_new_panel_and_selected(sit: Sit) -> None:
    court = sit(True)
    rejected, course = court.rejected, court.rejected.course
    tally = tallies_of(rejected.office, course.state(rejected.case), rejected.case)[Stage.ON_SITE]
    score = {"aim": "SCORE", "stream": str(tally.id), "version": tally.version, "stage": "ON_SITE"}
    second = {"sought": {"kind": "REPLACE_DECISION"}, "arguments": ["(가상) 이유가 부족합니다."]}
    dispute = court.object({**ONE_POINT, "points": [{**ONE_POINT["points"][0], "target": score}, second]})  # type: ignore[dict-item]

    judge = course.sittings[Stage.ON_SITE].people[2]
    registering.grant_role(rejected.office, judge, role=Role.DISPUTE_REVIEWER, agency=None, by=by_machine(uuid4()))
    done(court.on(court.decider, dispute, "reviewers", {"reviewer": str(judge)}))
    (barred,) = read(court.decider.get(f"/disputes/{dispute}"))["reviewers"]
    assert barred["barred"] == ["EVALUATED", "SAT"]
    problem(court.on(court.decider, dispute, "reviewers", {"reviewer": str(judge)}), 409, "reviewer-barred")

    reviewer = court.reviewer(dispute)
    workspace = read(reviewer.get(f"/disputes/{dispute}/workspace"))
    assert [one["number"] for one in workspace["index"]] == list(range(1, len(workspace["index"]) + 1))
    assert {one["name"]: one["reproduces"] for one in workspace["recomputed"]} == {
        "application.rejected": True,
        "tally.computed": True,
    }
    assert [(one["point"], one["because"]) for one in workspace["supposed"]] == [(1, None), (2, "decided-by-people")]
    assert workspace["supposed"][0]["answer"]["stages_flipped"] == ["ON_SITE"]
    assert (workspace["case"]["status"], workspace["case"]["failed"]) == ("ELIGIBLE", "ON_SITE")
    assert (workspace["clock"]["answer_by"], workspace["clock"]["extension_left"]) == (
        workspace["dispute"]["answer_by"],
        10,
    )
    court.reads_the_case(reviewer, judge)
    ruling = {"points": [UPHELD, {**UPHELD, "point": 2, "result": "DISMISSED"}], "remedies": [REMAND]}
    done(court.on(reviewer, dispute, "ruling", ruling))
    seen = read(court.lead.get(f"/disputes/{dispute}"))
    assert (seen["status"], seen["result"], seen["reviewers"], seen["version"]) == ("UNDER_REVIEW", None, [], None)
    assert read(court.officer.get(f"/disputes/{dispute}"))["result"] == "PARTLY_UPHELD"

    done(court.on(court.officer, dispute, "result", RESULT))
    court.reads_the_case_no_more(reviewer)
    assert read(reviewer.get(f"/disputes/{dispute}/workspace"))["index"]
    told = read(court.lead.get(f"/disputes/{dispute}"))
    assert (told["result"], told["told"]) == ("PARTLY_UPHELD", RESULT["text"])
    arrived = {"arrived": rejected.office.clock.now().isoformat()}
    done(court.on(court.officer, dispute, "result-arrival", arrived))
    problem(court.on(court.officer, dispute, "effectuation", {"number": 1}), 409, "not-effectuated")
    assert read(court.lead.get(f"/applications/{rejected.case}"))["status"] == "ELIGIBLE"

    course.sittings[Stage.ON_SITE] = a_sitting(course.scene, Stage.ON_SITE, case=rejected.case, number=2)
    course.take(rejected.case, Stage.ON_SITE)
    done(court.on(court.officer, dispute, "effectuation", {"number": 1}))
    assert read(court.lead.get(f"/disputes/{dispute}"))["status"] == "CLOSED"
    course.take(rejected.case, Stage.DELIBERATION)
    course.decide(rejected.case, course.meet(rejected.case))
    assert read(court.lead.get(f"/applications/{rejected.case}"))["status"] == "ELIGIBLE"
    notice = next(one for one in course.notices(rejected.case) if one not in rejected.notices)
    course.arrive(notice)
    assert read(court.lead.get(f"/applications/{rejected.case}"))["status"] == "SELECTED"
    lists = read(court.auditor.get("/audit/disputes"))
    assert (lists["overturned"], lists["after_remand"]) == (1, [{"of": "SELECTED", "count": 1, "disputes": [dispute]}])
    assert sum(one["count"] for one in lists["by_evaluator"]) == 7
    report = read(court.auditor.get(f"/audit/recomputation?case={rejected.case}"))
    assert report["reproduces"], report["differing"]


def test_under_the_basic_act_a_supplement_stops_the_clock_and_the_result_starts_the_time_to_appeal(sit: Sit) -> None:
    court = sit(False, regimes=(), decided=datetime(2025, 2, 3, 1, tzinfo=UTC))
    notice = read(court.lead.get(f"/notices/{court.rejected.notices[0]}"))
    assert (notice["remedies"]["regime"], notice["due"]["object_by"]) == ("BASIC_ACT_36", "2025-03-05")
    court.rejected.pass_days(1)
    dispute = court.object({**ONE_POINT, "known": "2025-02-03", "contact": None})
    assert read(court.lead.get(f"/disputes/{dispute}"))["answer_by"] == "2025-02-18"

    reviewer = court.reviewer(dispute)
    court.rejected.pass_days(2)
    asked = {"contents": ["CONTACT"], "days": 7, "reasons": "(가상) 연락처가 없습니다."}
    done(court.on(reviewer, dispute, "supplement-request", asked))
    waiting = read(court.lead.get(f"/disputes/{dispute}"))
    assert (waiting["supplement_due"], waiting["working_days_left"]) == ("2025-02-13", None)
    problem(court.on(reviewer, dispute, "supplement-request", asked), 409, "dispute-not-open-for-it")
    court.rejected.pass_days(4)
    read(court.lead.post(f"/disputes/{dispute}/supplement", {"contact": "(가상) 담당자 앞"}))
    assert read(court.lead.get(f"/disputes/{dispute}"))["answer_by"] == "2025-02-24"
    done(court.on(court.decider, dispute, "extension", {"days": 10, "reasons": "(가상) 사실 조사"}))
    assert read(court.lead.get(f"/disputes/{dispute}"))["answer_by"] == "2025-03-06"
    problem(
        court.on(court.decider, dispute, "extension", {"days": 1, "reasons": "(가상)"}), 409, "answer-extended-already"
    )

    done(court.on(reviewer, dispute, "ruling", {"points": [{**UPHELD, "result": "DISMISSED"}]}))
    done(court.on(court.officer, dispute, "result", RESULT))
    assert read(court.lead.get(f"/disputes/{dispute}"))["appeal_by"] == "2025-05-12"
    court.rejected.pass_days(2)
    done(court.on(court.officer, dispute, "result-arrival", {"arrived": court.rejected.office.clock.now().isoformat()}))
    told = read(court.lead.get(f"/disputes/{dispute}"))
    assert (told["status"], told["result"], told["appeal_by"]) == ("CLOSED", "DISMISSED", "2025-05-13")
    sheet = court.officer.get("/disputes/sheet").get_data(as_text=True)
    assert "2025-05-13" in sheet
    assert "2025-05-12" not in sheet, "the day of the sending is not the one that counts"
    assert notice["due"]["appeal_by"] == "2025-05-07"


def test_under_the_basic_act_the_one_nobody_answered_sets_the_time_to_appeal_running(sit: Sit) -> None:
    court = sit(False, regimes=(), decided=datetime(2025, 2, 3, 1, tzinfo=UTC))
    dispute = court.object({**ONE_POINT, "known": "2025-02-03"})
    court.rejected.pass_days(15)
    assert court.rejected.sweep() == 1
    missed = read(court.lead.get(f"/disputes/{dispute}"))["missed"]
    assert missed == {"due": "2025-02-17", "consequence": "APPEAL_CLOCK_RUNS", "appeal_by": "2025-05-19"}
    (line,) = read(court.officer.get("/disputes?due=true"))["disputes"]
    assert (line["missed"], line["working_days_left"]) == (missed, -1)


def test_without_an_objection_in_law_what_remains_is_told_and_the_office_may_still_look(sit: Sit) -> None:
    court = sit(False, regimes=())
    notice = read(court.lead.get(f"/notices/{court.rejected.notices[0]}"))
    assert (notice["remedies"]["regime"], notice["due"]["object_by"]) == ("NONE", None)
    assert notice["due"]["appeal_by"]
    dispute = court.object()
    seen = read(court.lead.get(f"/disputes/{dispute}"))
    assert (seen["answer_by"], [one["criterion"] for one in seen["findings"] if not one["met"]]) == (
        None,
        ["objection-in-law"],
    )
    reviewer = court.reviewer(dispute)
    problem(court.on(court.decider, dispute, "extension", {"days": 1, "reasons": "(가상)"}), 409, "no-extension-in-law")
    problem(
        court.on(reviewer, dispute, "ruling", {"points": [{**UPHELD, "result": "DISMISSED"}]}), 409, "not-admissible"
    )
    none = {"point": 1, "result": "INADMISSIBLE", "ground": "NO_OBJECTION_IN_LAW", "reasons": "(가상) 법에 없습니다."}
    done(court.on(reviewer, dispute, "ruling", {"points": [none]}))
    done(court.on(court.officer, dispute, "result", RESULT))
    told = read(court.lead.get(f"/disputes/{dispute}"))
    assert (told["result"], told["appeal_by"]) == ("INADMISSIBLE", notice["due"]["appeal_by"])


def test_the_timeline_tells_a_dispute_to_its_party_as_far_as_it_was_told_and_to_no_other(sit: Sit) -> None:
    court = sit(False)
    rejected, scene = court.rejected, court.rejected.course.scene
    partner_firm = rejected.course.state(rejected.case).form.partner
    assert partner_firm
    partner = court.enter(scene.acting_for(partner_firm))
    dispute = court.object()
    reviewer = court.reviewer(dispute)
    correct = {"points": [1], "remedy": {"kind": "CORRECT_FINDING", "criterion": "agreement-concluded"}}
    done(court.on(reviewer, dispute, "ruling", {"points": [UPHELD], "remedies": [correct]}))

    def told(client: Client) -> list[str]:
        rejected.course.scene.at.catch_up()
        lines = read(client.get(court.of_case("timeline")))["facts"]
        return [one["name"].removeprefix("dispute.") for one in lines if one["name"].startswith("dispute.")]

    everything = ["objection_filed", "reviewer_assigned", "conflict_declared", "ruled", "remedy_ordered"]
    assert told(court.officer) == told(court.auditor) == told(reviewer) == everything
    assert told(court.lead) == ["objection_filed"]
    assert told(partner) == []
    done(court.on(court.officer, dispute, "result", RESULT))
    assert told(court.lead) == ["objection_filed", "ruled", "remedy_ordered", "result_notified"]
    assert read(court.officer.get(f"/disputes/{dispute}"))["displaced"] == []
    assert told(partner) == []


def test_the_late_one_is_received_and_the_one_nobody_answered_is_seen(sit: Sit) -> None:
    court = sit(False)
    dispute = court.object()
    rejected = court.rejected
    rejected.pass_days(30)
    assert rejected.sweep() == 1
    seen = read(court.lead.get(f"/disputes/{dispute}"))
    assert seen["missed"]["consequence"] == "APPEAL_CLOCK_UNMOVED"
    assert read(court.lead.post(f"/disputes/{dispute}/withdrawal", {})).keys() == {"id", "position"}
    problem(court.lead.post(f"/disputes/{dispute}/withdrawal", {}), 409, "dispute-not-open-for-it")

    rejected.pass_days(40)
    late = court.object()
    (untimely,) = [one for one in read(court.lead.get(f"/disputes/{late}"))["findings"] if not one["met"]]
    assert untimely["criterion"] == "objection-in-time"
    reviewer = court.reviewer(late)
    merits = {"points": [{**UPHELD, "result": "DISMISSED"}]}
    problem(court.on(reviewer, late, "ruling", merits), 409, "not-admissible")
    inadmissible = {**UPHELD, "result": "INADMISSIBLE", "ground": "LATE"}
    done(court.on(reviewer, late, "ruling", {"points": [inadmissible]}))
    done(court.on(court.officer, late, "result", RESULT))
    assert read(court.lead.get(f"/disputes/{late}"))["result"] == "INADMISSIBLE"
    lines = read(court.officer.get("/disputes"))["disputes"]
    assert [(one["number"], one["status"]) for one in lines] == [(1, "WITHDRAWN"), (2, "NOTIFIED")]
    waiting = read(court.officer.get("/disputes?due=true"))["disputes"]
    assert [one["id"] for one in waiting] == [late]
    sheet = court.officer.get("/disputes/sheet").get_data(as_text=True)
    title, first, second, below, *_ = sheet.split("\r\n")
    assert (title[:4], first[:2], second[:2], below) == ("\ufeffno.", "1,", "2,", "")


def test_an_agent_objects_for_the_firm_and_its_staff_does_not(sit: Sit) -> None:
    court = sit(False)
    scene, firm = court.rejected.course.scene, court.rejected.course.state(court.rejected.case).form.leads[0]
    staff = court.enter(scene.acting_for(firm, Capacity.STAFF))
    problem(staff.post(f"/notices/{court.rejected.notices[0]}/objections", ONE_POINT), 403, "not-allowed")
    partners = court.rejected.notices[1]
    problem(court.lead.post(f"/notices/{partners}/objections", ONE_POINT), 404, "not-found")
    agent = scene.acting_for(firm, Capacity.AGENT)
    silent = {**ONE_POINT, "contact": None}
    dispute = court.object(silent, client=court.enter(agent))
    assert court.rejected.dispute(UUID(dispute)).agent == agent
    asked = {"contents": ["CONTACT"], "days": 7, "reasons": "(가상) 연락처를 확인합니다."}
    reviewer = court.reviewer(dispute)
    problem(court.on(court.officer, dispute, "supplement-request", asked), 403, "not-allowed")
    done(court.on(reviewer, dispute, "supplement-request", asked))
    (request,) = read(court.lead.get(f"/disputes/{dispute}"))["supplement_requests"]
    assert (request["contents"], request["reasons"], request["pauses"]) == (["CONTACT"], asked["reasons"], False)
    evidence = f"/disputes/{dispute}/evidence"
    numbers = {"point": "1", "argument": "1"}
    attached = court.lead.upload(dispute, None, to=evidence, fields=numbers)
    assert (attached.status_code, attached.headers.get("ETag")) == (201, None)
    paper = attached.get_json()["paper"]
    assert reviewer.get(f"{evidence}/{paper['id']}").get_data() == PDF
    (line,) = read(reviewer.get(f"/disputes/{dispute}"))["points"][0]["evidence"]
    assert (line["argument"], line["file_name"]) == (1, "서류.pdf")
    added = {"contact": "(가상) 새 연락처", "arguments": [{"point": 1, "text": "(가상) 덧붙이는 이유"}]}
    read(court.lead.post(f"/disputes/{dispute}/supplement", added))
    assert len(read(court.lead.get(f"/disputes/{dispute}"))["points"][0]["arguments"]) == 2
    before = read(court.lead.get(f"/disputes/{dispute}"))["answer_by"]
    position = court.rejected.office.log.head()
    done(court.on(court.decider, dispute, "extension", {"days": 10, "reasons": "(가상) 사실 조사"}))
    after = read(court.lead.get(f"/disputes/{dispute}"))
    assert (after["extension"]["days"], after["extension"]["reasons"]) == (10, "(가상) 사실 조사")
    assert after["extension"]["answer_by"] == after["answer_by"] > before
    then = read(court.lead.get(f"/disputes/{dispute}?known_by={position}"))
    assert (then["answer_by"], then["extension"], then["as_of"]["known_by"]) == (before, None, position)
    assert [one["id"] for one in read(reviewer.get("/disputes"))["disputes"]] == [dispute]
    assert read(court.enter(court.rejected.reviewer()).get("/disputes"))["disputes"] == []
    problem(court.lead.get("/disputes"), 403, "not-allowed")
    problem(reviewer.get("/audit/disputes"), 403, "not-allowed")
    appeal = {"kind": "LITIGATION", "filed": court.rejected.office.today().isoformat()}
    version = court.rejected.office.log.history(court.rejected.notices[0])[-1].version
    done(court.officer.post(f"/notices/{court.rejected.notices[0]}/appeals", appeal, version=version))
    outcome = {"appeal": 1, "outcome": "DISMISSED", "text": "(가상) 기각", "decided": appeal["filed"]}
    done(court.officer.post(f"/notices/{court.rejected.notices[0]}/appeal-outcomes", outcome, version=version + 1))


def test_who_reviews_is_told_the_objector_by_no_record_of_the_case(sit: Sit) -> None:
    """Neither as who put its answer off, nor as who asked it for a supplement, nor by asking for what a person recorded."""
    court = sit(False)
    dispute = court.object({**ONE_POINT, "contact": None})
    reviewer = court.reviewer(dispute)
    person = str(court.rejected.office.log.history(UUID(dispute))[-1].envelope.by.subject)
    asked = {"contents": ["CONTACT"], "days": 7, "reasons": "(가상) 연락처가 없습니다."}
    done(court.on(reviewer, dispute, "supplement-request", asked))
    done(court.on(reviewer, dispute, "extension", {"days": 5, "reasons": "(가상) 살펴볼 것이 많습니다."}))
    court.rejected.course.scene.at.catch_up()
    for route in (court.of_case("timeline"), court.of_case("replay"), "/feed", f"/disputes/{dispute}"):
        assert person not in court.lead.get(route).get_data(as_text=True), route
        assert person in court.auditor.get(route).get_data(as_text=True), route
    facts = read(court.lead.get(court.of_case("timeline")))["facts"]
    put_off = next(one for one in facts if one["name"] == "dispute.answer_extended")
    assert (put_off["by"], put_off["role"]) == (None, "DISPUTE_REVIEWER")
    assert read(court.lead.get(f"{court.of_case('replay')}?by={person}"))["steps"] == []
    assert read(court.auditor.get(f"{court.of_case('replay')}?by={person}"))["steps"]
