"""Evidence bundles over the API: for whom, of what, and what is never in one."""

import json
from typing import Any
from uuid import UUID

import pytest
from werkzeug.test import TestResponse

from application import scoring
from domain.access.facts import BundleExported
from domain.applications import APPLICATION
from domain.panels.facts import Ground
from domain.roles import Role
from domain.rules.vocabulary import Stage
from tests.application.audit.exhibits import (
    AUTHENTIC,
    Exhibits,
    files_in,
    seal_and_cosign,
    verified,
    witnesses,
)
from tests.evaluations import Course
from tests.panels import Sitting, as_judge
from tests.scenes import Scene
from tests.web.api.clients import Client, app_of, problem

PURPOSE = {"purpose": "(가상) 행정심판 제출"}


@pytest.fixture(scope="module")
def scene(shared_scene: Scene) -> Scene:
    return shared_scene


@pytest.fixture(scope="module")
def course(scene: Scene) -> Course:
    """The call scores three stages."""
    return Course(scene)


@pytest.fixture(scope="module")
def sitting(scene: Scene, course: Course) -> Sitting:
    """A case whose first-stage sheets are sealed, but for one; nobody opened them."""
    case = course.case()
    course.hear(case, Stage.FACE_TO_FACE)
    sitting = course.sitting(Stage.FACE_TO_FACE, case)
    *clear, conflicted = sitting.people
    sitting.declare(*clear)
    sitting.declare(conflicted, conflict=True, grounds=(Ground.ADVISED,))
    for judge in clear[1:]:
        marks = course.marks(Stage.FACE_TO_FACE, 80)
        scoring.seal_sheet(scene.office, sitting.panel, case=case, judge=judge, marks=marks, by=as_judge(judge))
    sitting.close()
    seal_and_cosign(scene.at)
    return sitting


@pytest.fixture(scope="module")
def auditor(scene: Scene) -> Client:
    return entering(scene, scene.person("(가상) 감사관", (Role.AUDITOR, None)))


@pytest.fixture(scope="module")
def lead(scene: Scene, sitting: Sitting) -> Client:
    return entering(scene, scene.acting_for(firm_of(scene, sitting.case)))


def entering(scene: Scene, person: UUID | None) -> Client:
    return Client(app_of(scene.at), scene.at, scene.at.token(person) if person else None)


def firm_of(scene: Scene, case: UUID) -> UUID:
    return scene.office.find(APPLICATION, case).state.form.leads[0]


def asked(client: Client, case: UUID) -> TestResponse:
    return client.post(f"/applications/{case}/bundle", PURPOSE)


def bundle(client: Client, case: UUID) -> bytes:
    answer = asked(client, case)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    assert answer.content_type == "application/zip"
    return answer.get_data()


def told(data: bytes, name: str) -> Any:
    return json.loads(files_in(data)[name])


def test_an_auditor_carries_away_what_verifies(scene: Scene, auditor: Client, sitting: Sitting) -> None:
    data = bundle(auditor, sitting.case)
    assert verified(data, Exhibits(scene.at).operators, witnesses())[0] == AUTHENTIC
    about = told(data, "bundle.json")
    assert (about["variant"], about["firm"], about["purpose"]) == ("auditor", None, PURPOSE["purpose"])


def test_a_party_carries_away_its_own_variant(scene: Scene, lead: Client, sitting: Sitting) -> None:
    data = bundle(lead, sitting.case)
    assert verified(data, Exhibits(scene.at).operators, witnesses())[0] == AUTHENTIC
    about = told(data, "bundle.json")
    assert (about["variant"], about["firm"]) == ("party", str(firm_of(scene, sitting.case)))
    assert not any(str(judge).encode() in b"".join(files_in(data).values()) for judge in sitting.people)


def test_a_sheet_that_was_not_opened_is_in_no_variant_nor_what_tells_that_it_is_there(
    auditor: Client, lead: Client, sitting: Sitting
) -> None:
    for client in (auditor, lead):
        data = bundle(client, sitting.case)
        names = {row["name"] for row in told(data, "leaves.json")}
        assert None not in names
        assert not any(name.startswith(("sheet.", "tally.")) for name in names)
        assert "panel.scoring_closed" not in names


def test_what_a_member_says_of_the_own_life_is_opened_to_nobody(
    auditor: Client, lead: Client, sitting: Sitting
) -> None:
    data = bundle(auditor, sitting.case)
    assert {"path": "fact.detail", "why": "text-not-opened"} in [
        {name: row[name] for name in ("path", "why")} for row in told(data, "redactions.json")["texts"]
    ]
    for one in (data, bundle(lead, sitting.case)):
        assert "친족 관계".encode() not in b"".join(files_in(one).values())


def test_what_was_recorded_after_the_checkpoint_is_not_in_it(scene: Scene, auditor: Client, sitting: Sitting) -> None:
    before = bundle(auditor, sitting.case)
    sitting.recuse(sitting.people[5])
    recused = scene.office.log.head()
    assert bundle(auditor, sitting.case) == before
    seal_and_cosign(scene.at)
    after = bundle(auditor, sitting.case)
    new = {row["position"] for row in told(after, "leaves.json")} - {
        row["position"] for row in told(before, "leaves.json")
    }
    assert new == {recused}


def test_carrying_it_away_stays_on_record(scene: Scene, auditor: Client, sitting: Sitting) -> None:
    before = scene.office.log.head()
    bundle(auditor, sitting.case)
    (recorded,) = scene.office.log.read(before, 10)
    fact = recorded.fact
    assert isinstance(fact, BundleExported)
    assert (fact.application, fact.firm) == (sitting.case, None)
    assert scene.office.keys.open(fact.purpose)


def test_a_case_that_no_checkpoint_protects_yet_has_no_bundle(scene: Scene, auditor: Client) -> None:
    case = scene.draft()
    scene.submit(case)
    problem(asked(auditor, case), 409, "not-protected-yet")


def test_a_draft_has_no_bundle(scene: Scene) -> None:
    firm = scene.firm()
    case = scene.draft(leads=(firm,))
    problem(asked(entering(scene, scene.acting_for(firm)), case), 409, "not-submitted")


def test_without_a_purpose_there_is_no_bundle(auditor: Client, sitting: Sitting) -> None:
    for body in ({}, {"purpose": ""}, {"purpose": "  "}, {"purpose": "가\n나"}):
        assert auditor.post(f"/applications/{sitting.case}/bundle", body).status_code == 422


def test_nobody_else_learns_that_there_is_a_case(scene: Scene, sitting: Sitting) -> None:
    problem(asked(entering(scene, scene.person("(가상) 지나가는 사람")), sitting.case), 404, "not-found")
    problem(asked(entering(scene, None), sitting.case), 401, "not-signed-in")
    judge = scene.acting_for(scene.firm(), name="(가상) 다른 기업")
    problem(asked(entering(scene, judge), sitting.case), 404, "not-found")


@pytest.mark.slow
def test_a_party_that_was_notified_gets_the_leaves_of_what_it_is_not_shown(scene: Scene, course: Course) -> None:
    case, meeting = course.evaluated()
    course.decide(case, meeting)
    client = entering(scene, scene.acting_for(firm_of(scene, case)))
    seal_and_cosign(scene.at)
    before = told(bundle(client, case), "leaves.json")
    assert {row["why"] for row in before} <= {None, "other-firms", "names-a-judge"}
    for notice in course.notices(case):
        course.arrive(notice)
    seal_and_cosign(scene.at)
    data = bundle(client, case)
    assert verified(data, Exhibits(scene.at).operators, witnesses())[0] == AUTHENTIC
    leaves = told(data, "leaves.json")
    assert [row["why"] for row in leaves if row["name"] == "application.selected"] == ["part-withheld"]
    assert [row["file"] is None for row in leaves if row["name"] == "notice.issued"] == [False, True]
    assert {row["name"] for row in leaves if row["why"] == "internal"} >= {"tally.computed", "meeting.resolved", None}
    page = files_in(data)["history.html"].decode()
    assert "선정" in page
    judges = {one for sitting in course.sittings.values() for one in sitting.people}
    assert not any(str(judge).encode() in b"".join(files_in(data).values()) for judge in judges)
