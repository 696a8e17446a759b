"""Panels and sheets over HTTP, from the convening to the tally, and what is refused on the way."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from application import opening, registering, staging
from domain.applications import APPLICATION
from domain.roles import Role
from domain.rules.vocabulary import Stage
from domain.subjects.facts import Capacity
from domain.values import Agency
from tests.offices import TestOffice
from tests.panels import FIRST, LAST, SIZE, an_eligible_case
from tests.postgres import Servers
from tests.prepared import MARCH, Told, told
from tests.scenes import Scene, an_open_call, officer
from tests.web.api.clients import Client, done, problem, read
from tests.web.api.conftest import Enter

pytestmark = pytest.mark.slow

REASONS = {"reasons": "(가상) 사유를 적는다."}


def seat(person: UUID) -> dict[str, Any]:
    return {"person": str(person), "outside_expert": True, "first": str(FIRST), "last": str(LAST)}


def sheet(market: object = "41", sharing: object = "37.50") -> dict[str, Any]:
    points = {"market": market, "sharing": sharing}
    return {
        "marks": [
            {"criterion": criterion, "points": one, "justification": f"(가상) {criterion}의 이유"}
            for criterion, one in points.items()
        ]
    }


@dataclass(frozen=True)
class Room:
    """A panel of seven at the API with a case before it. The first judge is chair, the second the deputy."""

    scene: Scene
    enter: Enter
    people: tuple[UUID, ...]
    judges: tuple[Client, ...]
    secretary: Client
    panel: str
    case: UUID

    @property
    def chair(self) -> Client:
        return self.judges[0]

    @property
    def on_case(self) -> str:
        return f"{self.panel}/cases/{self.case}"

    def version(self) -> int:
        version: int = read(self.secretary.get(self.panel))["version"]
        return version

    def declare(self, *judges: Client) -> None:
        for judge in judges or self.judges:
            done(judge.post(f"{self.on_case}/declaration", {"conflict": False}))

    def seal(self, *judges: Client) -> None:
        for number, judge in enumerate(judges or self.judges):
            assert judge.post(f"{self.on_case}/sheet", sheet(str(30 + number), "40")).status_code == 201

    def reveal(self) -> dict[str, Any]:
        return done(self.secretary.post(f"{self.on_case}/reveal", version=self.version()))


def roster(scene: Scene, people: tuple[UUID, ...], secretary: UUID) -> dict[str, Any]:
    return {
        "call": str(scene.call),
        "track": "INNOVATION_GROWTH",
        "stage": "FACE_TO_FACE",
        "members": [seat(one) for one in people],
        "chair": str(people[0]),
        "deputy": str(people[1]),
        "secretary": str(secretary),
    }


@dataclass(frozen=True)
class Before:
    """The people of a panel that is to be convened, and the case that is to go before it."""

    scene: Scene
    people: tuple[UUID, ...]
    secretary: UUID
    case: UUID


def before(at: TestOffice) -> Before:
    scene = an_open_call(at)
    people = tuple(scene.person(f"(가상) 위원 {number}") for number in range(1, SIZE + 1))
    secretary = scene.person("(가상) 간사", (Role.SECRETARY, Agency.MSS))
    return Before(scene, people, secretary, an_eligible_case(scene))


@pytest.fixture(scope="module")
def told_before(postgres_servers: Servers) -> Iterator[Told[Before]]:
    with told(postgres_servers, MARCH, before) as made:
        yield made


@pytest.fixture
def convening(told_before: Told[Before], tmp_path: Path) -> Iterator[Before]:
    with told_before.again(tmp_path) as made:
        yield made


@pytest.fixture
def scene(convening: Before) -> Scene:
    return convening.scene


@pytest.fixture
def room(convening: Before, scene: Scene, enter: Enter) -> Room:
    people, secretary, case = convening.people, convening.secretary, convening.case
    by = enter(secretary)
    convened = done(by.post("/panels", roster(scene, people, secretary)), 201)
    panel = f"/panels/{convened['id']}"
    done(by.post(f"{panel}/cases", {"case": str(case)}, version=convened["version"]))
    return Room(scene, enter, people, tuple(enter(one) for one in people), by, panel, case)


def test_a_case_is_scored_from_the_convening_to_the_tally(room: Room) -> None:
    shown = read(room.secretary.get(room.panel))
    assert [one["person"]["id"] for one in shown["members"]] == [str(one) for one in room.people]
    assert [one["case"] for one in shown["cases"]] == [str(room.case)]
    room.declare()
    judge = room.judges[2]
    assert read(judge.get(f"/applications/{room.case}"))["status"] == "ELIGIBLE"
    room.seal()
    own = judge.get(f"{room.on_case}/sheet")
    assert own.headers["ETag"] == '"1"'
    assert read(own)["marks"][0] == {"criterion": "market", "points": "32.00", "justification": "(가상) market의 이유"}

    room.reveal()

    sheets = read(judge.get(f"{room.on_case}/sheets"))["sheets"]
    assert {one["judge"]["id"] for one in sheets} == {str(one) for one in room.people}
    tally = read(room.secretary.get(f"{room.on_case}/tally"))
    assert (tally["valid"], tally["needed"], tally["quorate"]) == (7, 4, True)
    assert (tally["tally"]["score"], tally["tally"]["passed"]) == ("73.00", True)
    assert (tally["rules"]["version"], tally["affected"]) == ("v2021_1", None)
    assert [one["id"] for one in read(judge.get(f"/panels?call={room.scene.call}"))["panels"]] == [shown["id"]]


def test_of_a_case_a_member_sees_the_firms_names_and_nothing_else_until_they_answered(room: Room) -> None:
    judge = room.judges[2]
    before = read(judge.get(room.on_case))
    assert [one["label"] for one in before["firms"]] == ["(가상) 새벽빛", "(가상) 한울설비"]
    assert (before["answered"], before["hints"], before["declarations"]) == (False, [], [])
    for tail in ("", "/timeline", "/slip", "/findings", "/agreement"):
        problem(judge.get(f"/applications/{room.case}{tail}"), 404, "not-found")
    room.declare(judge)
    file = read(judge.get(f"/applications/{room.case}"))
    assert (file["actions"], file["form"]["title"]) == (["paper.read"], "(가상) 상생협력 과제")
    problem(judge.post(f"/applications/{room.case}/withdrawal", version=file["version"]), 403, "not-allowed")


def test_a_member_on_record_with_a_firm_of_the_case_is_shown_why_that_may_be_a_conflict(room: Room) -> None:
    machine = opening.by_machine(uuid4())
    lead = lead_of(room)
    registering.authorise(room.scene.office, room.people[2], firm=lead, capacity=Capacity.STAFF, by=machine)
    (hint,) = read(room.judges[2].get(room.on_case))["hints"]
    assert (hint["ground"], hint["values"]) == ("AGENT_OF_PARTY", {"firm": str(lead)})
    assert hint["sentence"]["ko"] == "이 건의 당사자인 (가상) 새벽빛의 일을 지금 맡고 있습니다."
    assert read(room.judges[3].get(room.on_case))["hints"] == []
    assert read(room.chair.get(room.on_case))["hints"] == [hint]


def test_who_declares_a_conflict_neither_reads_nor_scores(room: Room) -> None:
    judge = room.judges[2]
    problem(judge.post(f"{room.on_case}/declaration", {"conflict": True}), 422, "conflict-unexplained")
    wrong = {"conflict": False, "grounds": ["ADVISED"]}
    problem(judge.post(f"{room.on_case}/declaration", wrong), 422, "grounds-without-conflict")
    answer = {"conflict": True, "grounds": ["ADVISED"], "detail": "(가상) 자문하였습니다."}
    done(judge.post(f"{room.on_case}/declaration", answer))
    problem(judge.post(f"{room.on_case}/declaration", {"conflict": False}), 409, "already-declared")
    problem(judge.get(f"/applications/{room.case}"), 404, "not-found")
    problem(judge.post(f"{room.on_case}/sheet", sheet()), 409, "member-recused")
    seen_by_chair = read(room.chair.get(room.on_case))
    assert [(one["cause"], one["grounds"]) for one in seen_by_chair["recusals"]] == [("EXCLUDED", ["ADVISED"])]
    assert [one["detail"] for one in seen_by_chair["declarations"]] == ["(가상) 자문하였습니다."]
    assert read(room.judges[3].get(room.on_case))["declarations"] == []


def test_a_sheet_is_refused_without_declaring_out_of_bounds_incomplete_or_twice(room: Room) -> None:
    judge, before = room.judges[2], room.scene.at.log.head()
    problem(judge.post(f"{room.on_case}/sheet", sheet()), 409, "not-declared")
    room.declare(judge)
    for points in ("-1", "1.234", "NaN", "Infinity", "1e3", 5, 1.0, True, None, ""):
        problem(judge.post(f"{room.on_case}/sheet", sheet(points)), 422, "invalid")
    wrong = problem(judge.post(f"{room.on_case}/sheet", sheet("50.01")), 422, "marks-wrong")
    assert wrong["values"]["problems"] == [{"criterion": "market", "code": "mark-above-maximum"}]
    for marks in ([], sheet()["marks"][:1], [*sheet()["marks"], *sheet()["marks"]]):
        problem(judge.post(f"{room.on_case}/sheet", {"marks": marks}), 422, "marks-wrong")
    assert room.scene.at.log.head() == before + 1
    assert judge.post(f"{room.on_case}/sheet", sheet()).status_code == 201
    problem(judge.post(f"{room.on_case}/sheet", sheet()), 409, "already-sealed")
    problem(judge.post(f"{room.on_case}/sheet/reopening", version=2), 412, "changed-since")
    assert judge.post(f"{room.on_case}/sheet/reopening", version=1).get_json()["version"] == 2
    assert judge.post(f"{room.on_case}/sheet", sheet("12"), key="sealing-once").get_json()["version"] == 3
    assert judge.post(f"{room.on_case}/sheet", sheet("12"), key="sealing-once").get_json()["version"] == 3


def lead_of(room: Room) -> UUID:
    return room.scene.office.find(APPLICATION, room.case).state.form.leads[0]


def test_a_refused_reveal_tells_neither_whose_sheets_are_missing_nor_how_many(room: Room) -> None:
    room.declare()
    version = room.version()
    told = []
    for sealing in ((), room.judges[:3], room.judges[3:6]):
        for judge in sealing:
            room.seal(judge)
        refused = problem(room.secretary.post(f"{room.on_case}/reveal", version=version), 409, "sheets-outstanding")
        refused.pop("request")
        told.append(refused)
    assert told[0] == told[1] == told[2]
    problem(room.secretary.get(f"{room.on_case}/tally"), 409, "not-revealed")
    problem(room.judges[6].get(f"{room.on_case}/sheets"), 409, "not-revealed")


def test_a_chair_without_a_sheet_closes_and_is_told_whose_are_missing(room: Room) -> None:
    room.declare()
    room.seal(*room.judges[2:6])
    version = room.version()
    problem(room.judges[2].post(f"{room.on_case}/closing", REASONS, version=version), 403, "not-allowed")
    problem(room.secretary.post(f"{room.on_case}/closing", REASONS, version=version), 403, "not-allowed")
    closed = done(room.chair.post(f"{room.on_case}/closing", REASONS, version=version))
    assert {one["id"] for one in closed["missing"]} == {str(room.people[at]) for at in (0, 1, 6)}
    assert read(room.secretary.get(room.on_case))["missing"] == []
    problem(room.judges[6].post(f"{room.on_case}/sheet", sheet()), 409, "scoring-closed")
    room.reveal()
    assert len(read(room.secretary.get(room.on_case))["missing"]) == 3


def test_a_chair_who_scored_is_not_told_who_did_not(room: Room) -> None:
    room.declare()
    room.seal(room.chair)
    refused = problem(room.chair.post(f"{room.on_case}/closing", REASONS, version=room.version()), 409, "chair-scores")
    assert refused["values"] == {}


def test_a_conflict_found_late_is_tallied_backwards_and_told_to_the_decider(room: Room) -> None:
    room.declare()
    room.seal()
    room.reveal()
    decider = room.enter(room.scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS)))
    for at in (3, 4, 5, 6):
        body = {"member": str(room.people[at]), "grounds": ["ADVISED"], "reasons": "(가상) 자문이 드러났습니다."}
        done(room.chair.post(f"{room.on_case}/recusals", body))
    tally = read(decider.get(f"{room.on_case}/tally"))
    assert (tally["cause"], tally["valid"], tally["quorate"], tally["tally"]["score"]) == ("RECUSAL", 3, False, None)
    assert {one["judge"]["id"] for one in tally["void"]} == {str(one) for one in room.people[3:]}
    assert (tally["affected"]["changes"], tally["affected"]["tallies"]) == (True, [1, 2, 3, 4])
    voids = [one["void"] for one in read(decider.get(f"{room.on_case}/sheets"))["sheets"]]
    assert sorted(map(str, voids)) == ["EXCLUDED"] * 4 + ["None"] * 3
    problem(room.judges[6].get(f"{room.on_case}/sheets"), 403, "not-allowed")


def passed(room: Room) -> None:
    """The hearing was held and reported, and the stage's result recorded."""
    office, clock, stage = room.scene.office, room.scene.at.clock, Stage.FACE_TO_FACE
    at = clock.now() + timedelta(hours=1)
    staging.schedule_hearing(office, room.case, stage=stage, place="(가상) 회의실", at=at, by=officer())
    clock.set(at)
    staging.report_hearing(office, room.case, stage=stage, report="(가상) 의견을 들었다.", by=officer())
    staging.record_stage_result(office, room.case, stage=stage, by=officer())


def test_what_no_longer_rests_on_its_tally_is_put_to_the_deciders_of_the_agency_and_to_auditors(room: Room) -> None:
    room.declare()
    room.seal()
    room.reveal()
    passed(room)
    decider = room.enter(room.scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS)))
    of_another = room.enter(room.scene.person("(가상) 다른 결정권자", (Role.DECIDER, Agency.PPS)))
    auditor = room.enter(room.scene.person("(가상) 감사관", (Role.AUDITOR, None)))
    assert read(decider.get("/affected"))["cases"] == []
    for at in (2, 3, 4, 5, 6):
        body = {"member": str(room.people[at]), "grounds": ["ADVISED"], "reasons": "(가상) 자문이 드러났습니다."}
        done(room.chair.post(f"{room.on_case}/recusals", body))

    [told] = read(decider.get("/affected"))["cases"]
    assert (told["case"], told["notices"], told["selection"]) == (str(room.case), [], None)
    affected = told["affected"]
    assert (affected["passed_then"], affected["passed_now"], affected["changes"]) == (True, None, True)
    assert [one["name"] for one in affected["decisions"]] == ["application.stage_passed"]
    assert read(decider.get(f"{room.on_case}/tally"))["affected"] == affected
    for_audit = {"Sangsaeng-Purpose": "AUDIT"}
    assert read(auditor.get("/affected", headers=for_audit))["cases"] == [told]
    assert read(auditor.get(f"/affected?call={room.scene.call}", headers=for_audit))["cases"] == [told]
    assert read(of_another.get("/affected"))["cases"] == []
    problem(decider.get(f"/affected?call={room.case}"), 404, "not-found")
    for other in (room.secretary, room.chair, room.judges[1]):
        problem(other.get("/affected"), 403, "not-allowed")


def test_a_member_steps_out_without_a_ground_and_the_chair_excludes_with_one(room: Room) -> None:
    room.declare()
    own, other = room.judges[4], str(room.people[5])
    done(own.post(f"{room.on_case}/recusals", {"member": str(room.people[4])}))
    problem(own.post(f"{room.on_case}/recusals", {"member": other, **REASONS}), 403, "not-allowed")
    problem(room.chair.post(f"{room.on_case}/recusals", {"member": other}), 422, "invalid")
    problem(room.chair.post(f"{room.on_case}/recusals", {"member": other, **REASONS}), 422, "grounds-required")
    problem(room.chair.post(f"{room.on_case}/recusals", {"member": str(uuid4()), **REASONS}), 422, "not-a-member")
    chair_out = {"member": str(room.people[0]), "grounds": ["ADVISED"], **REASONS}
    done(room.judges[1].post(f"{room.on_case}/recusals", chair_out))
    causes = [one["cause"] for one in read(room.secretary.get(room.on_case))["recusals"]]
    assert causes == ["SELF_RECUSED", "EXCLUDED"]


def test_a_party_reads_who_sits_on_the_panel_and_nothing_else_of_it(room: Room) -> None:
    party = room.enter(room.scene.acting_for(lead_of(room), Capacity.STAFF))
    stages = read(party.get(f"/applications/{room.case}/stages"))["stages"]
    bench = stages[0]["bench"]
    assert f"/panels/{bench['panel']}" == room.panel
    assert [one["member"]["id"] for one in bench["members"]] == [str(one) for one in room.people]
    assert [one["member"]["label"] for one in bench["members"]][:2] == ["(가상) 위원 1", "(가상) 위원 2"]
    assert [one["role"] for one in bench["members"]] == ["CHAIR", "DEPUTY", *["MEMBER"] * 5]
    assert [one["bench"] for one in stages[1:]] == [None, None]
    room.declare()
    judge = room.judges[2].get(f"/applications/{room.case}/stages")
    assert read(judge)["stages"][0]["bench"] is None


def test_a_party_challenges_and_the_others_resolve(room: Room) -> None:
    room.declare()
    party = room.enter(room.scene.acting_for(lead_of(room), Capacity.STAFF))
    bench = read(party.get(f"/applications/{room.case}/stages"))["stages"][0]["bench"]
    challenged = bench["members"][2]["member"]["id"]
    problem(party.get(room.panel), 404, "not-found")
    body = {"member": challenged, "grounds": ["AGENT_OF_PARTY"], "reasons": "(가상) 경쟁사의 대리인이었습니다."}
    done(party.post(f"{room.on_case}/challenges", body))
    problem(party.post(f"{room.on_case}/challenges", body), 409, "already-challenged")
    resolution = f"{room.on_case}/challenges/{challenged}/resolution"
    ayes, noes = [str(one) for one in room.people[3:6]], [str(one) for one in room.people[:2]]
    version = room.version()

    def resolve(ayes: list[str], noes: list[str]) -> Any:
        return room.chair.post(resolution, {"ayes": ayes, "noes": noes, **REASONS}, version=version)

    problem(resolve([*ayes, challenged], noes), 422, "challenged-may-not-vote")
    problem(resolve(ayes, ayes[:1]), 422, "voted-twice")
    problem(resolve([], []), 422, "nobody-voted")
    done(resolve(ayes, noes))
    problem(room.judges[2].post(f"{room.on_case}/sheet", sheet()), 409, "member-recused")
    shown = read(room.secretary.get(room.on_case))["challenges"]
    assert [(one["upheld"], one["reasons"]) for one in shown] == [(True, "(가상) 경쟁사의 대리인이었습니다.")]


def test_a_revealed_sheet_is_corrected_by_its_own_judge_with_reasons(room: Room) -> None:
    room.declare()
    room.seal()
    judge, address = room.judges[3], f"{room.on_case}/sheet/correction"
    problem(judge.post(address, {**sheet("50", "50"), **REASONS}, version=1), 409, "not-revealed")
    room.reveal()
    problem(judge.post(address, sheet("50", "50"), version=2), 422, "invalid")
    done(judge.post(address, {**sheet("50", "50"), **REASONS}, version=2))
    tally = read(judge.get(f"{room.on_case}/tally"))
    assert (tally["cause"], tally["tally"]["dropped_highest"]) == ("CORRECTION", str(room.people[3]))


def test_members_are_replaced_by_the_secretary_and_dismissed_by_the_decider(room: Room) -> None:
    successor, gone = room.scene.person("(가상) 새 위원"), room.people[6]
    body = {"successor": seat(successor), **REASONS}
    replaced = done(room.secretary.post(f"{room.panel}/members/{gone}/replacement", body, version=room.version()))
    problem(room.judges[6].get(room.panel), 404, "not-found")
    back = {"successor": seat(gone), **REASONS}
    address = f"{room.panel}/members/{successor}"
    problem(room.secretary.post(f"{address}/replacement", back, version=replaced["version"]), 422, "sat-before")
    problem(room.secretary.post(f"{address}/dismissal", REASONS, version=replaced["version"]), 403, "not-allowed")
    decider = room.enter(room.scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS)))
    done(decider.post(f"{address}/dismissal", REASONS, version=replaced["version"]))
    assert len(read(decider.get(room.panel))["members"]) == SIZE - 1


def test_a_roster_that_cannot_be_is_refused(scene: Scene, enter: Enter) -> None:
    people = tuple(scene.person(f"(가상) 위원 {number}") for number in range(1, SIZE + 1))
    secretary = scene.person("(가상) 간사", (Role.SECRETARY, Agency.MSS))
    by, whole = enter(secretary), roster(scene, people, secretary)
    firm, before = scene.firm(), scene.at.log.head()
    expired = {**seat(people[6]), "last": "2021-01-02"}
    for change, code in (
        ({"members": whole["members"][:6]}, "too-few-members"),
        ({"members": [*whole["members"], whole["members"][0]]}, "double-seat"),
        ({"chair": str(secretary)}, "chair-not-a-member"),
        ({"deputy": str(secretary)}, "deputy-not-a-member"),
        ({"deputy": whole["chair"]}, "chair-is-deputy"),
        ({"secretary": whole["chair"]}, "secretary-is-a-member"),
        ({"members": [*whole["members"][:6], expired]}, "term-not-covering"),
        ({"members": [*whole["members"], seat(firm)]}, "not-a-person"),
        ({"secretary": str(uuid4())}, "unknown-id"),
    ):
        problem(by.post("/panels", {**whole, **change}), 422, code)
    other = enter(scene.person("(가상) 간사", (Role.SECRETARY, Agency.PPS)))
    problem(other.post("/panels", whole), 403, "not-allowed")
    assert scene.at.log.head() == before + 2


def test_only_an_eligible_case_of_the_call_goes_before_a_panel_and_only_once(room: Room) -> None:
    draft = room.scene.draft()
    version = room.version()
    problem(
        room.secretary.post(f"{room.panel}/cases", {"case": str(draft)}, version=version), 409, "not-under-evaluation"
    )
    again = {"case": str(room.case)}
    problem(room.secretary.post(f"{room.panel}/cases", again, version=version), 409, "case-on-a-panel")
    second = done(
        room.secretary.post("/panels", roster(room.scene, room.people, room.scene.staff[Role.SECRETARY, Agency.MSS])),
        201,
    )
    assert second["id"] != room.panel.removeprefix("/panels/")
    problem(room.secretary.post(f"/panels/{second['id']}/cases", again, version=1), 409, "case-on-a-panel")
    problem(room.judges[2].get(f"{room.panel}/cases/{draft}"), 404, "not-found")
