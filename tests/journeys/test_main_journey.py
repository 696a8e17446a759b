"""The main journey over HTTP: a case from its draft to the publication (고시), each step taken by who takes it.

Whoever acts looks first, and acts on the version and with the proof of what was shown, as a client of the API does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from adapters.clocks import ScriptedClock
from adapters.postgres import Database
from application.rounds.assumed_plan import PLAN
from domain.applications.staging import HEARD
from domain.roles import Role
from domain.rules.vocabulary import PaperKind, Stage, Track
from tests.evaluations import three_stages
from tests.offices import an_office
from tests.panels import SIZE
from tests.scenes import Scene, an_open_call
from tests.web.api.clients import Client, app_of, done, problem, read
from tests.web.api.conftest import Enter
from tests.web.api.test_journeys import Firm, form, registered
from tests.web.api.test_panels import roster

pytestmark = pytest.mark.slow

IG = Track.INNOVATION_GROWTH
STRICTEST = {Stage.FACE_TO_FACE: 70, Stage.ON_SITE: 60, Stage.DELIBERATION: 65}
"""What the strictest of a stage's seven judges gives, in percent of every criterion; each other gives five more."""
SCORES = {Stage.FACE_TO_FACE: "85.00", Stage.ON_SITE: "75.00", Stage.DELIBERATION: "80.00"}
"""The means of the five between the strictest and the mildest; their own mean is 80."""


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Everybody who takes part, at one office. Judges are known by their ids; the first of a stage presides."""

    scene: Scene
    enter: Enter
    lead: Firm
    partner: Firm
    officer: Client
    colleague: Client
    decider: Client
    auditor: Client
    secretary: UUID
    judges: dict[Stage, tuple[UUID, ...]]


@pytest.fixture
def cast(database: Database, tmp_path: Path) -> Iterator[Cast]:
    """A call that scores three stages is open. An operator brings in who works on it; the firms come by themselves."""
    with an_office(database, tmp_path, ScriptedClock(datetime(2021, 3, 19, 0, 0, tzinfo=UTC))) as at:
        three_stages(scene := an_open_call(at))
        app = app_of(at)

        def enter(person: UUID | None) -> Client:
            return Client(app, at, at.token(person) if person else None)

        operator = enter(scene.person("(가상) 운영자", (Role.OPERATOR, None)))

        def person(name: str, role: str | None = None, agency: str | None = "MSS") -> UUID:
            id = done(operator.post("/people", {"label": name}), 201)["id"]
            if role:
                done(operator.post(f"/people/{id}/roles", {"role": role, "agency": agency}))
            return UUID(id)

        evaluators, committee = (
            tuple(person(f"(가상) {panel} {number}") for number in range(SIZE)) for panel in ("평가위원", "심의위원")
        )
        yield Cast(
            scene=scene,
            enter=enter,
            lead=registered(enter, scene, "(가상) 새벽빛", 8001, size="SMALL"),
            partner=registered(enter, scene, "(가상) 한울설비", 8002, size="MEDIUM"),
            officer=enter(person("(가상) 담당", "INTAKE_OFFICER")),
            colleague=enter(person("(가상) 동료", "INTAKE_OFFICER")),
            decider=enter(person("(가상) 결정권자", "DECIDER")),
            auditor=enter(person("(가상) 감사관", "AUDITOR", None)),
            secretary=person("(가상) 간사", "SECRETARY"),
            judges={Stage.FACE_TO_FACE: evaluators, Stage.ON_SITE: evaluators, Stage.DELIBERATION: committee},
        )


def act(person: Client, on: str, what: str, body: object = None, status: int = 200) -> dict[str, Any]:
    """Look at a thing and do something with it, on the version and with the proof of what was shown."""
    shown = person.get(on).headers
    seen = {"Sangsaeng-Seen": shown["Sangsaeng-Seen"]} if "Sangsaeng-Seen" in shown else {}
    return done(person.post(f"{on}/{what}", body, headers={"If-Match": shown["ETag"], **seen}), status)


def test_a_case_goes_from_the_draft_to_its_publication(cast: Cast) -> None:
    case = the_firms_apply(cast)
    the_officer_finds_it_eligible(cast, case)
    for stage in Stage:
        if stage in HEARD:
            the_firms_are_heard(cast, case, stage)
        the_panel_scores_it(cast, case, stage)
        passed = act(cast.officer, case, "stage-result", {"stage": stage})
        assert (passed["stage"], passed["passed"]) == (stage, True)
    meeting = the_committee_votes(cast, case)
    the_agency_decides(cast, case, meeting)
    the_notices_arrive(cast, case)
    the_selected_are_published(cast, case)
    all_of_it_is_on_record(cast, case)


def the_firms_apply(cast: Cast) -> str:
    """참여신청서 작성, 협약, 제출."""
    applicant, partner = cast.lead.by, cast.partner.by
    typed = {"call": str(cast.scene.call), "track": IG, "filed_by": cast.lead.id}
    drafted = done(applicant.post("/applications", {**typed, "form": form(cast.lead, cast.partner, IG)}), 201)
    case = f"/applications/{drafted['id']}"
    for version, kind in enumerate((PaperKind.BUSINESS_PLAN, PaperKind.AGREEMENT), start=1):
        done(applicant.upload(drafted["id"], kind, version=version), 201)
    terms = {"role_division": "(가상) 역할을 나눈다.", "rights_and_duties": "(가상) 권리와 의무를 진다."}
    done(applicant.post(f"{case}/agreement", terms), 201)
    act(applicant, f"{case}/agreement", "signatures", {"party": cast.lead.id})
    act(partner, f"{case}/agreement", "signatures", {"party": cast.partner.id})
    problem(cast.officer.get(case), 404, "not-found")

    submitted = act(applicant, case, "submission")
    assert (submitted["receipt"], submitted["missing"]) == ("2021-1-IG-0001", [])
    assert read(cast.officer.get(case))["status"] == "SUBMITTED"
    return case


def the_officer_finds_it_eligible(cast: Cast, case: str) -> None:
    """자격 확인."""
    assert read(cast.officer.get(f"{case}/findings"))["eligible"]
    act(cast.officer, case, "eligibility", {"eligible": True})
    assert read(cast.lead.by.get(case))["status"] == "ELIGIBLE"


def the_firms_are_heard(cast: Cast, case: str, stage: Stage) -> None:
    """대면평가와 현장평가: the firms know where and when; what was heard is reported to the panel."""
    at = cast.scene.at.clock.now() + timedelta(days=2)
    act(cast.officer, case, "hearing", {"stage": stage, "place": "(가상) 3층 회의실", "at": at.isoformat()})
    told = read(cast.lead.by.get(f"{case}/stages"))
    assert (told["open"], told["stages"][list(Stage).index(stage)]["hearing"]["place"]) == (stage, "(가상) 3층 회의실")
    cast.scene.at.clock.set(at)
    act(cast.officer, case, "hearing-report", {"stage": stage, "report": "(가상) 의견을 들었다."})


def the_panel_scores_it(cast: Cast, case: str, stage: Stage) -> None:
    """A panel is convened, declares, drafts, seals, and opens all sheets at once, which are tallied."""
    secretary, people = cast.enter(cast.secretary), cast.judges[stage]
    convened = done(secretary.post("/panels", {**roster(cast.scene, people, cast.secretary), "stage": stage}), 201)
    panel, id = f"/panels/{convened['id']}", case.removeprefix("/applications/")
    act(secretary, panel, "cases", {"case": id})
    before = f"{panel}/cases/{id}"

    for number, person in enumerate(people):
        judge = cast.enter(person)
        problem(judge.put(f"{before}/sheet/draft", {"marks": []}), 409, "not-declared")
        done(judge.post(f"{before}/declaration", {"conflict": False}))
        assert read(judge.get(case))["form"]["title"] == "(가상) 상생협력 과제"

        marks = marks_of(stage, STRICTEST[stage] + 5 * number)
        read(judge.put(f"{before}/sheet/draft", {"marks": marks[:1]}))
        (begun,) = read(judge.get(f"{before}/sheet/draft"))["marks"]
        assert begun == marks[0]
        problem(secretary.get(f"{before}/sheet/draft"), 403, "not-allowed")
        assert judge.post(f"{before}/sheet", {"marks": [begun, *marks[1:]]}).status_code == 201
        assert read(judge.get(f"{before}/sheet"))["status"] == "SEALED"
        assert read(judge.get(f"{before}/sheet/draft"))["marks"] == []

    problem(secretary.get(f"{before}/tally"), 409, "not-revealed")
    act(secretary, panel, f"cases/{id}/reveal")
    assert len(read(cast.auditor.get(f"{before}/sheets", headers={"Sangsaeng-Purpose": "AUDIT"}))["sheets"]) == SIZE
    tally = read(secretary.get(f"{before}/tally"))
    assert (tally["valid"], tally["quorate"]) == (SIZE, True)
    assert (tally["tally"]["dropped_lowest"], tally["tally"]["dropped_highest"]) == (str(people[0]), str(people[-1]))
    assert (tally["tally"]["score"], tally["tally"]["passed"]) == (SCORES[stage], True)


def marks_of(stage: Stage, percent: int) -> list[dict[str, str]]:
    """So many percent of every criterion, and why."""
    return [
        {
            "criterion": one.code,
            "points": f"{one.max_points * percent / 100:.2f}",
            "justification": f"(가상) {one.code}의 이유",
        }
        for one in PLAN.rubric
        if one.stage is stage
    ]


def the_committee_votes(cast: Cast, case: str) -> str:
    """개의, 표결, 의결, 폐회: all vote on what they were shown; more than half of those present carry it. The meeting's id."""
    people, id = cast.judges[Stage.DELIBERATION], case.removeprefix("/applications/")
    chair, voters = cast.enter(people[0]), [cast.enter(one) for one in people]
    (panel,) = (
        one for one in read(chair.get(f"/panels?call={cast.scene.call}"))["panels"] if one["stage"] == "DELIBERATION"
    )
    present = {"present": [str(one) for one in people]}
    opened = done(chair.post(f"/panels/{panel['id']}/meetings", present), 201)
    meeting = f"/meetings/{opened['id']}"
    for number, voter in enumerate(voters):
        seen = {"Sangsaeng-Seen": voter.get(case).headers["Sangsaeng-Seen"]}
        vote = {"case": id, "proposal": "SELECT", "choice": "AYE" if number < 5 else "NO"}
        done(voter.post(f"{meeting}/votes", vote, headers=seen), 201)
    resolution = act(chair, meeting, "resolutions", {"case": id, "reasons": "(가상) 의결 사유"})["resolution"]
    assert (resolution["ayes"], resolution["noes"], resolution["needed"], resolution["carried"]) == (5, 2, 4, True)
    act(chair, meeting, "minutes", {"minutes": "(가상) 회의록"})
    act(chair, meeting, "closing")
    assert read(cast.auditor.get(meeting, headers={"Sangsaeng-Purpose": "AUDIT"}))["closed"]
    problem(cast.lead.by.get(meeting), 404, "not-found")
    return str(opened["id"])


def the_agency_decides(cast: Cast, case: str, meeting: str) -> None:
    """기안, 검토, 결재: an officer drafts, a colleague reviews, the decider decides as the committee resolved."""
    act(cast.officer, case, "decision-draft", {"outcome": "SELECTED", "text": "(가상) 선정한다.", "meeting": meeting})
    version = read(cast.decider.get(case))["version"]
    problem(cast.decider.post(f"{case}/decision", version=version), 409, "decision-not-reviewed")
    act(cast.colleague, case, "decision-review", {"agreed": True})
    assert act(cast.decider, case, "decision")["outcome"] == "SELECTED"
    assert read(cast.decider.get(case))["status"] == "SELECTED"
    assert read(cast.lead.by.get(case))["status"] == "ELIGIBLE"


def the_notices_arrive(cast: Cast, case: str) -> None:
    """통지와 도달: each firm reads its own notice once it was sent, and only its own."""
    issued = act(cast.officer, case, "notices", status=201)["notices"]
    assert [one["recipient"]["id"] for one in issued] == [cast.lead.id, cast.partner.id]
    for line, recipient in zip(issued, (cast.lead.by, cast.partner.by), strict=True):
        notice = f"/notices/{line['id']}"
        problem(recipient.get(notice), 404, "not-found")
        act(cast.officer, notice, "sending", {"method": "ELECTRONIC"})
        arrived = cast.scene.at.clock.now()
        act(cast.officer, notice, "arrival", {"arrived": arrived.isoformat()})
        told = read(recipient.get(notice))
        assert (told["outcome"], told["text"]) == ("SELECTED", "(가상) 선정한다.")
        assert datetime.fromisoformat(told["arrived"]) == arrived
        assert read(recipient.get(case))["status"] == "SELECTED"
        assert [one["id"] for one in read(recipient.get(f"{case}/notices"))["notices"]] == [line["id"]]


def the_selected_are_published(cast: Cast, case: str) -> None:
    """선정 목록과 고시: the list ranks by the mean of the three stages; everybody reads what is published."""
    call, track = f"/calls/{cast.scene.call}", {"track": IG}
    done(cast.officer.post(f"{call}/selection-list", track))
    (ranked,) = read(cast.officer.get(f"{call}/selections"))["selections"]
    assert [(one["position"], one["score"], one["within"]) for one in ranked["standings"]] == [(1, "80.00", True)]
    assert read(cast.lead.by.get(f"{call}/selections"))["selections"] == []
    done(cast.decider.post(f"{call}/selection-publication", track))
    (public,) = read(cast.lead.by.get(f"{call}/selections"))["selections"]
    (task,) = public["published"]
    assert (f"/applications/{task['application']}", task["receipt"]) == (case, "2021-1-IG-0001")
    assert task["on"] == str(cast.scene.office.today())


def all_of_it_is_on_record(cast: Cast, case: str) -> None:
    """The case file, the timeline, and every result derived anew from its inputs."""
    file = read(cast.auditor.get(case))
    assert (file["status"], file["receipt"], file["failed"]) == ("SELECTED", "2021-1-IG-0001", None)
    assert file["passed"] == list(Stage)
    assert all(one["met"] for one in file["findings"] if one["weight"] == "DECISIVE")

    facts = [one["name"] for one in read(cast.auditor.get(f"{case}/timeline"))["facts"]]
    assert [f"{name} ×{len(list(alike))}" for name, alike in groupby(facts)] == TIMELINE

    recomputed = read(cast.auditor.get("/audit/recomputation"))
    assert f"{recomputed['reproducing']} of {recomputed['derived']} reproduce" == "41 of 41 reproduce"
    assert recomputed["by_name"] == DERIVED
    of_case = read(cast.auditor.get(f"/audit/recomputation?case={file['id']}"))
    assert (of_case["reproduces"], of_case["derived"]) == (True, 39)


HEARD_FIRST = ("application.hearing_scheduled ×1", "application.hearing_reported ×1")
SCORED = (
    "panel.case_assigned ×1",
    "panel.conflict_declared ×7",
    "panel.sheets_revealed ×1",
    "sheet.revealed ×7",
    "tally.computed ×1",
    "application.stage_passed ×1",
)
TIMELINE = [
    "application.drafted ×1",
    "application.paper_attached ×2",
    "agreement.drafted ×1",
    "agreement.signed ×2",
    "application.submitted ×1",
    "letter.rendered ×1",
    "application.found_eligible ×1",
    *(*HEARD_FIRST, *SCORED),
    *(*HEARD_FIRST, *SCORED),
    *SCORED,
    "meeting.resolved ×1",
    "application.decision_drafted ×1",
    "application.decision_reviewed ×1",
    "application.selected ×1",
    "notice.issued ×2",
    "letter.rendered ×2",
    *("notice.sent ×1", "notice.arrived ×1"),
    *("notice.sent ×1", "notice.arrived ×1"),
    "selection.published ×1",
]
"""What is on record of the case, in order, and how often in a row."""
DERIVED = {
    "application.submitted": 1,
    "receipt.given": 1,
    "application.found_eligible": 1,
    "panel.sheets_revealed": 3,
    "sheet.revealed": 21,
    "tally.computed": 3,
    "application.stage_passed": 3,
    "meeting.opened": 1,
    "meeting.resolved": 1,
    "application.selected": 1,
    "notice.issued": 2,
    "notice.arrived": 2,
    "selection.listed": 1,
}
"""What results there are to derive anew; the meeting's opening and the list are the call's, all others the case's."""
