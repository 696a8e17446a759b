"""Drafts of sheets over HTTP: a judge keeps what is not finished, seals it, and nobody else is told a thing."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from domain.roles import Role
from domain.values import Agency
from tests.offices import TestOffice
from tests.panels import Sitting, a_sitting
from tests.postgres import Servers
from tests.prepared import MARCH, Told, told
from tests.scenes import Scene, an_open_call
from tests.web.api.clients import Client, problem, read
from tests.web.api.conftest import Enter

pytestmark = pytest.mark.slow

HALF: dict[str, Any] = {"marks": [{"criterion": "market", "points": "12.5"}, {"criterion": "sharing"}]}
KEPT = {
    "marks": [
        {"criterion": "market", "points": "12.50", "justification": None},
        {"criterion": "sharing", "points": None, "justification": None},
    ]
}
NONE: dict[str, Any] = {"marks": []}
WHOLE = {
    "marks": [
        {"criterion": criterion, "points": "40.00", "justification": f"(가상) {criterion}의 이유"}
        for criterion in ("market", "sharing")
    ]
}


def declared(at: TestOffice) -> Sitting:
    """A panel of seven before which a case lies; all declared no conflict."""
    seven = a_sitting(an_open_call(at))
    seven.declare(*seven.people)
    return seven


@pytest.fixture(scope="module")
def told_sitting(postgres_servers: Servers) -> Iterator[Told[Sitting]]:
    with told(postgres_servers, MARCH, declared) as made:
        yield made


@pytest.fixture
def sitting(told_sitting: Told[Sitting], tmp_path: Path) -> Iterator[Sitting]:
    with told_sitting.again(tmp_path) as made:
        yield made


@pytest.fixture
def scene(sitting: Sitting) -> Scene:
    return sitting.scene


@pytest.fixture
def at(sitting: Sitting) -> TestOffice:
    return sitting.scene.at


@pytest.fixture
def judge(sitting: Sitting, enter: Enter) -> Client:
    return enter(sitting.people[2])


@pytest.fixture
def draft(sitting: Sitting) -> str:
    return f"/panels/{sitting.panel}/cases/{sitting.case}/sheet/draft"


def test_a_judge_saves_reads_back_throws_away_and_seals(judge: Client, draft: str, scene: Scene) -> None:
    before = scene.at.log.head()
    assert read(judge.get(draft)) == NONE
    assert read(judge.put(draft, HALF)) == KEPT
    assert read(judge.get(draft)) == KEPT
    assert read(judge.delete(draft)) == NONE
    assert read(judge.get(draft)) == NONE
    assert read(judge.put(draft, WHOLE)) == WHOLE
    assert scene.at.log.head() == before
    sheet = draft.removesuffix("/draft")
    assert judge.post(sheet, read(judge.get(draft))).status_code == 201
    assert read(judge.get(draft)) == NONE
    problem(judge.put(draft, WHOLE), 409, "already-sealed")


def test_nobody_else_is_answered_otherwise_for_its_being_there(
    sitting: Sitting, judge: Client, draft: str, enter: Enter
) -> None:
    scene = sitting.scene
    others = {
        "another judge": enter(sitting.people[3]),
        "chair": enter(sitting.chair),
        "secretary": enter(sitting.secretary),
        "auditor": enter(scene.person("(가상) 감사관", (Role.AUDITOR, None))),
        "decider": enter(scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS))),
        "officer": enter(scene.officer(Agency.MSS)),
    }

    def answers() -> dict[str, tuple[int, Any]]:
        given = {who: one.get(draft) for who, one in others.items()}
        return {who: (one.status_code, one.get_json(force=True).get("marks")) for who, one in given.items()}

    before = answers()
    assert [status for status, _ in before.values()] == [200, 200, 403, 403, 403, 404]
    read(judge.put(draft, HALF))
    assert answers() == before
    for who in ("secretary", "auditor", "decider"):
        problem(others[who].put(draft, HALF), 403, "not-allowed")
        problem(others[who].delete(draft), 403, "not-allowed")
    read(others["another judge"].delete(draft))
    assert read(judge.get(draft)) == KEPT


def test_who_was_dismissed_finds_no_draft_and_who_was_recused_is_told_why(
    sitting: Sitting, judge: Client, draft: str, enter: Enter
) -> None:
    dismissed = enter(sitting.people[3])
    for one in (judge, dismissed):
        read(one.put(draft, HALF))
    sitting.recuse(sitting.people[2])
    problem(judge.get(draft), 409, "member-recused")
    problem(judge.put(draft, HALF), 409, "member-recused")
    read(judge.delete(draft))
    decider = enter(sitting.scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS)))
    version = read(decider.get(f"/panels/{sitting.panel}"))["version"]
    leaving = f"/panels/{sitting.panel}/members/{sitting.people[3]}/dismissal"
    assert decider.post(leaving, {"reasons": "(가상) 사유"}, version=version).status_code == 200
    for answer in (dismissed.get(draft), dismissed.put(draft, HALF), dismissed.delete(draft)):
        problem(answer, 404, "not-found")


@pytest.mark.parametrize(
    ("spoilt", "field"),
    [
        ({}, "marks"),
        ({"marks": [{}]}, "marks.0.criterion"),
        ({"marks": [{"criterion": "market", "points": "1.234"}]}, "marks.0.points"),
        ({"marks": [{"criterion": "market", "justification": " "}]}, "marks.0.justification"),
        ({"marks": [{"criterion": "market", "justification": "x" * 10_001}]}, "marks.0.justification"),
        ({"marks": [{"criterion": "market", "weight": "1"}]}, "marks.0.weight"),
        ({"marks": [{"criterion": "market"}] * 201}, "marks"),
    ],
)
def test_what_no_draft_may_be_is_named(judge: Client, draft: str, spoilt: dict[str, Any], field: str) -> None:
    assert list(problem(judge.put(draft, spoilt), 422, "invalid")["errors"]) == [field]


def test_a_draft_that_is_too_long_is_refused(judge: Client, draft: str) -> None:
    passages = {"marks": [{"criterion": "market", "justification": "가" * 10_000}] * 5}
    refused = problem(judge.put(draft, passages), 422, "draft-too-long")
    assert "128 KiB" in refused["detail"]
    assert read(judge.get(draft)) == NONE
