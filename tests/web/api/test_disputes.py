"""Disputes over HTTP, read like stories: who objects, who may not review, what is ruled, and what comes of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Protocol
from urllib.parse import quote
from uuid import UUID, uuid4

import pytest

from application import announcing, registering
from application.evaluation import tallies_of
from application.opening import by_machine
from domain.roles import Role
from domain.rules.vocabulary import Stage
from domain.subjects.facts import Capacity
from domain.values import Agency
from tests.disputes import Rejected
from tests.evaluations import Course, decider
from tests.panels import a_sitting
from tests.scenes import CALL, PDF, Scene
from tests.web.api.clients import done, problem, read
from tests.web.api.conftest import Enter
from tests.web.api.courts import ONE_POINT, REMAND, RESULT, UPHELD, Court


class Sit(Protocol):
    """Begin a story: whether the case failed on site, and when it was decided, if not at once: then as no statutory petition (법정민원)."""

    def __call__(self, on_site: bool, decided: datetime | None = None) -> Court: ...


@pytest.fixture
def sit(scene: Scene, enter: Enter) -> Sit:
    def court(on_site: bool, decided: datetime | None = None) -> Court:
        course = Course(scene)
        if decided:
            other = replace(CALL, plan=course.plan, regimes=())
            announcing.amend(scene.office, scene.call, paper=other, reasons="(가상) 민원이 아님", by=decider())
        rejected = Rejected(course, on_site=on_site, decided=decided)
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
    court.overturned(dispute)
    report = read(court.auditor.get(f"/audit/recomputation?case={rejected.case}"))
    assert report["reproduces"], report["differing"]


def test_the_late_one_is_received_and_the_one_nobody_answered_is_seen(sit: Sit) -> None:
    court = sit(False)
    dispute = court.object()
    rejected = court.rejected
    filed = str(rejected.office.today())
    rejected.pass_days(30)
    assert rejected.sweep() == 1
    seen = read(court.lead.get(f"/disputes/{dispute}"))
    assert seen["missed"]["consequence"] == "APPEAL_CLOCK_UNMOVED"
    (waiting,) = read(court.officer.get("/disputes?due=true"))["disputes"]
    assert (waiting["missed"], waiting["working_days_left"]) == (seen["missed"], seen["working_days_left"])
    assert waiting["working_days_left"] < 0
    began = read(court.lead.get(f"/disputes/{dispute}?in_effect_on={filed}"))
    assert (began["missed"], began["as_of"]["in_effect_on"]) == (None, filed)
    assert began["working_days_left"] > 0
    known = quote((rejected.office.clock.now() - timedelta(days=1)).isoformat())
    assert read(court.lead.get(f"/disputes/{dispute}?known_by={known}"))["missed"] is None
    problem(court.lead.get(f"/disputes/{dispute}?in_effect_on=2021-03-01"), 409, "not-there-then")
    (then,) = read(court.officer.get(f"/disputes?in_effect_on={filed}"))["disputes"]
    assert (then["missed"], then["working_days_left"]) == (None, began["working_days_left"])
    done(court.lead.post(f"/disputes/{dispute}/withdrawal", {}))
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
    assert [one["id"] for one in read(reviewer.get("/disputes"))["disputes"]] == [late]
    sheet = court.officer.get("/disputes.csv").get_data(as_text=True)
    assert sheet.count("\r\n") == 3


def test_an_agent_objects_for_the_firm_and_its_staff_does_not(sit: Sit) -> None:
    court = sit(False)
    scene, firm = court.rejected.course.scene, court.rejected.course.state(court.rejected.case).form.leads[0]
    staff = court.enter(scene.acting_for(firm, Capacity.STAFF))
    problem(staff.post(f"/notices/{court.rejected.notices[0]}/objections", ONE_POINT), 403, "not-allowed")
    partners = court.rejected.notices[1]
    problem(court.lead.post(f"/notices/{partners}/objections", ONE_POINT), 404, "not-found")
    agent = scene.acting_for(firm, Capacity.AGENT)
    dispute = court.object(client=court.enter(agent))
    assert court.rejected.dispute(UUID(dispute)).agent == agent
    asked = {"contents": ["CONTACT"], "days": 7, "reasons": "(가상) 연락처를 확인합니다."}
    reviewer = court.reviewer(dispute)
    problem(court.on(court.officer, dispute, "supplement-request", asked), 403, "not-allowed")
    done(court.on(reviewer, dispute, "supplement-request", asked))
    for client in (court.lead, reviewer, court.officer, court.auditor):
        supplement = read(client.get(f"/disputes/{dispute}"))["supplement"]
        assert (supplement["contents"], supplement["reasons"]) == (asked["contents"], asked["reasons"])
        assert (supplement["due"], supplement["pauses"]) == ("2021-03-26", False)
    evidence = f"/disputes/{dispute}/evidence"
    numbers = {"point": "1", "argument": "1"}
    paper = done(court.lead.upload(dispute, None, to=evidence, fields=numbers), 201)["paper"]
    assert reviewer.get(f"{evidence}/{paper['id']}").get_data() == PDF
    (line,) = read(reviewer.get(f"/disputes/{dispute}"))["points"][0]["evidence"]
    assert (line["argument"], line["file_name"]) == (1, "서류.pdf")
    added = {"contact": "(가상) 새 연락처", "arguments": [{"point": 1, "text": "(가상) 덧붙이는 이유"}]}
    done(court.lead.post(f"/disputes/{dispute}/supplement", added))
    assert len(read(court.lead.get(f"/disputes/{dispute}"))["points"][0]["arguments"]) == 2
    done(court.on(court.decider, dispute, "extension", {"days": 10, "reasons": "(가상) 사실 조사"}))
    for client in (court.lead, reviewer, court.officer, court.auditor):
        shown = read(client.get(f"/disputes/{dispute}"))
        assert (shown["extension"]["days"], shown["extension"]["reasons"]) == (10, "(가상) 사실 조사")
        assert (shown["extension"]["answer_by"], shown["supplement"]) == (shown["answer_by"], None)
    appeal = {"kind": "LITIGATION", "filed": court.rejected.office.today().isoformat()}
    version = court.rejected.office.log.history(court.rejected.notices[0])[-1].version
    done(court.officer.post(f"/notices/{court.rejected.notices[0]}/appeals", appeal, version=version))
    outcome = {"appeal": 1, "outcome": "DISMISSED", "text": "(가상) 기각", "decided": appeal["filed"]}
    done(court.officer.post(f"/notices/{court.rejected.notices[0]}/appeal-outcomes", outcome, version=version + 1))


def test_under_the_basic_act_the_answer_waits_for_a_supplement_is_put_off_once_and_the_time_to_appeal_runs_from_the_result(
    sit: Sit,
) -> None:
    court = sit(False, datetime(2025, 3, 4, 1, 0, tzinfo=UTC))
    rejected, notice = court.rejected, court.rejected.notices[0]
    told = read(court.lead.get(f"/notices/{notice}"))
    remedies = told["remedies"]
    periods = ("object_within", "answer_within", "extension", "appeal_within")
    assert remedies["regime"] == "BASIC_ACT_36"
    assert [remedies[one] for one in periods] == [30, 14, 10, 90]
    assert told["due"]["object_by"] == "2025-04-03"

    dispute = court.object({**ONE_POINT, "contact": None})
    filed = read(court.lead.get(f"/disputes/{dispute}"))
    assert (filed["missing"], filed["answer_by"]) == (["CONTACT"], "2025-03-18")
    reviewer = court.reviewer(dispute)
    asked = {"contents": ["CONTACT"], "days": 7, "reasons": "(가상) 연락처가 없습니다."}
    done(court.on(reviewer, dispute, "supplement-request", asked))
    paused = read(court.lead.get(f"/disputes/{dispute}"))
    assert (paused["supplement"]["pauses"], paused["working_days_left"]) == (True, None)
    rejected.pass_days(3)
    done(court.lead.post(f"/disputes/{dispute}/supplement", {"contact": "(가상) 담당자 앞"}))
    assert read(court.lead.get(f"/disputes/{dispute}"))["answer_by"] == "2025-03-21"

    later = {"days": 10, "reasons": "(가상) 사실 조사"}
    done(court.on(court.decider, dispute, "extension", later))
    extended = read(court.lead.get(f"/disputes/{dispute}"))
    assert (extended["answer_by"], extended["extension"]["days"]) == ("2025-03-31", 10)
    problem(court.on(court.decider, dispute, "extension", later), 409, "answer-extended-already")

    done(court.on(reviewer, dispute, "ruling", {"points": [{**UPHELD, "result": "DISMISSED"}]}))
    done(court.on(court.officer, dispute, "result", RESULT))
    rejected.pass_days(2)
    arrived = {"arrived": rejected.office.clock.now().isoformat()}
    done(court.on(court.officer, dispute, "result-arrival", arrived))
    closed = read(court.lead.get(f"/disputes/{dispute}"))
    assert (closed["status"], closed["missed"]) == ("CLOSED", None)
    assert closed["appeal_by"] == "2025-06-09", "90 days from 9 March end on 7 June, a Saturday"
    assert date.fromisoformat(closed["appeal_by"]) > date.fromisoformat(told["due"]["appeal_by"])
    (line,) = court.officer.get("/disputes.csv").get_data(as_text=True).splitlines()[1:]
    assert closed["appeal_by"] in line


def test_where_no_law_gives_an_objection_it_is_received_and_inadmissible_and_the_appeals_outside_remain(
    sit: Sit,
) -> None:
    court = sit(False, datetime(2022, 3, 4, 1, 0, tzinfo=UTC))
    notice = read(court.lead.get(f"/notices/{court.rejected.notices[0]}"))
    remedies, due = notice["remedies"], notice["due"]
    assert (remedies["regime"], remedies["object_within"], remedies["appeal_within"]) == ("NONE", None, 90)
    assert (due["object_by"], due["appeal_by"]) == (None, "2022-06-02")

    dispute = court.object()
    filed = read(court.lead.get(f"/disputes/{dispute}"))
    assert [one["criterion"] for one in filed["findings"] if not one["met"]] == ["objection-in-law"]
    assert (filed["object_by"], filed["answer_by"], filed["working_days_left"]) == (None, None, None)
    court.rejected.pass_days(40)
    assert court.rejected.sweep() == 0, "no law gives an answer's last day, so that none is missed"
    reviewer = court.reviewer(dispute)
    merits = {**UPHELD, "result": "DISMISSED"}
    problem(court.on(reviewer, dispute, "ruling", {"points": [merits]}), 409, "not-admissible")
    no_law = {**UPHELD, "result": "INADMISSIBLE", "ground": "NO_OBJECTION_IN_LAW"}
    done(court.on(reviewer, dispute, "ruling", {"points": [no_law]}))
    done(court.on(court.officer, dispute, "result", {**RESULT, "text": "(가상) 행정심판과 행정소송을 할 수 있습니다."}))
    arrived = {"arrived": court.rejected.office.clock.now().isoformat()}
    done(court.on(court.officer, dispute, "result-arrival", arrived))
    told = read(court.lead.get(f"/disputes/{dispute}"))
    assert (told["result"], told["points"][0]["ground"]) == ("INADMISSIBLE", "NO_OBJECTION_IN_LAW")
    assert (told["told"], told["appeal_by"]) == ("(가상) 행정심판과 행정소송을 할 수 있습니다.", due["appeal_by"])
