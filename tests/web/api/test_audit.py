"""Audit over HTTP: recomputation, what would have been, and evaluators beside one another."""

from typing import Any
from uuid import UUID

import pytest

from application.masking import masked_name
from domain.access.facts import AssumptionKind, CounterfactualAsked
from domain.applications import APPLICATION
from domain.roles import Role
from domain.rules.vocabulary import Stage
from domain.values import Agency
from tests.application.audit.rounds import Round, a_whole_round
from tests.scenes import Scene
from tests.web.api.clients import Client, app_of, problem, read


@pytest.fixture(scope="module")
def played(shared_scene: Scene) -> Round:
    played = a_whole_round(shared_scene)
    played.scene.at.catch_up()
    return played


@pytest.fixture(scope="module")
def nobody(shared_scene: Scene) -> Client:
    return Client(app_of(shared_scene.at), shared_scene.at, None)


def entering(played: Round, nobody: Client, person: UUID) -> Client:
    return Client(nobody.app, played.scene.at, played.scene.at.token(person))


@pytest.fixture(scope="module")
def auditor(played: Round, nobody: Client) -> Client:
    return entering(played, nobody, played.scene.person("(가상) 감사관", (Role.AUDITOR, None)))


def asked(client: Client, case: UUID, **assumption: object) -> Any:
    return client.post(f"/applications/{case}/counterfactuals", assumption)


def test_the_record_reproduces_and_says_how_much_of_it(auditor: Client, played: Round) -> None:
    whole = read(auditor.get("/audit/recomputation"))
    assert whole["reproduces"] is True
    assert whole["derived"] == whole["reproducing"] == sum(whole["by_name"].values()) > 40
    assert whole["differing"] == []
    of_case = read(auditor.get(f"/audit/recomputation?case={played.rejected}"))
    assert of_case["by_name"]["notice.arrived"] == 4
    of_call = read(auditor.get(f"/audit/recomputation?call={played.scene.call}"))
    assert of_call["derived"] == whole["derived"]


def test_one_thing_at_a_time_is_recomputed_and_it_must_be_there(auditor: Client, played: Round) -> None:
    both = auditor.get(f"/audit/recomputation?case={played.rejected}&call={played.scene.call}")
    assert "call" in problem(both, 422, "invalid")["errors"]
    problem(auditor.get(f"/audit/recomputation?case={played.scene.call}"), 404, "not-found")


def test_what_would_have_been_is_hypothetical_and_the_asking_stays_on_record(auditor: Client, played: Round) -> None:
    log = played.scene.at.log
    before = log.head()
    answer = read(asked(auditor, played.rejected, kind="OTHER_PASS_MARK", stage="ON_SITE", points="20"))
    assert answer["hypothetical"] is True
    assert answer["assumption"] == {"stage": "ON_SITE", "points": "20.00"}
    assert (answer["actual"]["course"], answer["supposed"]["course"], answer["flips"]) == ("NOT_PASSED", "OPEN", True)
    (recorded,) = log.read(before, 10)
    assert recorded.fact == CounterfactualAsked(application=played.rejected, kind=AssumptionKind.OTHER_PASS_MARK)


def test_without_an_evaluator(auditor: Client, played: Round) -> None:
    judge = played.panels[Stage.DELIBERATION].people[0]
    answer = read(asked(auditor, played.selected, kind="WITHOUT_EVALUATOR", judge=str(judge)))
    assert answer["actual"]["vote"]["ayes"] - answer["supposed"]["vote"]["ayes"] == 1
    assert {one["stage"] for one in answer["pivotal_at"]} == set(Stage)


def test_the_same_request_again_is_answered_again_and_recorded_once(auditor: Client, played: Round) -> None:
    log, body = played.scene.at.log, {"kind": "OTHER_TRIMMING", "trim_from": 7}
    before = log.head()
    first, second = (
        auditor.post(f"/applications/{played.selected}/counterfactuals", body, key="what-if-0001") for _ in range(2)
    )
    assert read(first) == read(second)
    assert log.head() == before + 1


@pytest.mark.parametrize(
    ("assumption", "wrong"),
    [
        ({"kind": "WITHOUT_EVALUATOR"}, {"judge"}),
        ({"kind": "OTHER_PASS_MARK", "stage": "ON_SITE"}, {"points"}),
        ({"kind": "OTHER_TRIMMING", "trim_from": 3, "criterion": "lead"}, {"criterion"}),
        ({"kind": "OTHER_TRIMMING", "trim_from": 2}, {"trim_from"}),
        ({"kind": "another-sun"}, {"kind"}),
        ({"kind": "OTHER_PASS_MARK", "stage": "ON_SITE", "points": "100.01"}, {"points"}),
    ],
)
def test_an_assumption_names_what_its_kind_needs_and_nothing_else(
    assumption: dict[str, Any], wrong: set[str], auditor: Client, played: Round
) -> None:
    before = played.scene.at.log.head()
    assert set(problem(asked(auditor, played.selected, **assumption), 422, "invalid")["errors"]) == wrong
    assert played.scene.at.log.head() == before


def test_what_another_rule_version_would_change_is_told_field_by_field(auditor: Client, played: Round) -> None:
    log, path = played.scene.at.log, f"/applications/{played.rejected}/rules-difference"
    before = log.head()
    same = read(auditor.get(f"{path}?version=v2021_1"))
    assert (same["hypothetical"], same["recorded_version"], same["changes"]) == (True, "v2021_1", [])
    other = read(auditor.get(f"{path}?version=v2021_2"))
    assert other["supposed_version"] == "v2021_2"
    assert {one.fact for one in log.read(before, 10)} == {
        CounterfactualAsked(application=played.rejected, kind=AssumptionKind.UNDER_RULES)
    }
    whole = read(asked(auditor, played.rejected, kind="UNDER_RULES", version="v2021_2"))
    scores = {one["stage"]: one["score"] for one in whole["supposed"]["stages"]}
    told = {one["path"]: one for one in other["changes"]}
    for one in whole["actual"]["stages"]:
        change = told.get(f"tallies.{one['stage']}.score", {"before": one["score"], "after": one["score"]})
        assert (change["before"], change["after"]) == (one["score"], scores[one["stage"]])
    assert all(one["before"] != one["after"] for one in other["changes"])
    assert other["changes"]


def test_the_difference_of_rules_is_refused_as_every_supposing_is(
    auditor: Client, nobody: Client, played: Round
) -> None:
    path = f"/applications/{played.selected}/rules-difference?version="
    before = played.scene.at.log.head()
    problem(auditor.get(f"{path}v1999_1"), 422, "unknown-rule-version")
    problem(auditor.get(f"/applications/{played.withdrawn}/rules-difference?version=v2021_2"), 409, "eligibility-open")
    officer = entering(played, nobody, played.scene.officer(Agency.MSS))
    head = played.scene.at.log.head()
    problem(officer.get(f"{path}v2021_2"), 403, "not-allowed")
    assert played.scene.at.log.head() == head >= before


def test_what_cannot_be_supposed_leaves_nothing_on_record(auditor: Client, played: Round) -> None:
    before = played.scene.at.log.head()
    stranger = str(UUID(int=9))
    problem(asked(auditor, played.selected, kind="WITHOUT_EVALUATOR", judge=stranger), 422, "not-an-evaluator")
    problem(asked(auditor, played.selected, kind="UNDER_RULES", version="v1999_1"), 422, "unknown-rule-version")
    problem(asked(auditor, played.selected, kind="FINDING_REVERSED", criterion="colour"), 422, "unknown-criterion")
    problem(asked(auditor, played.withdrawn, kind="OTHER_TRIMMING", trim_from=3), 409, "eligibility-open")
    assert played.scene.at.log.head() == before


def test_the_agencys_decider_may_ask_and_parties_officers_and_reviewers_of_nothing_may_not(
    nobody: Client, played: Round
) -> None:
    scene, body = played.scene, {"kind": "OTHER_TRIMMING", "trim_from": 7}
    decider = scene.person("(가상) 결정권자", (Role.DECIDER, Agency.MSS))
    assert read(asked(entering(played, nobody, decider), played.selected, **body))["hypothetical"] is True
    for role, agency in ((Role.DECIDER, Agency.PPS), (Role.DISPUTE_REVIEWER, None)):
        elsewhere = scene.person("(가상) 다른 일을 하는 사람", (role, agency))
        problem(asked(entering(played, nobody, elsewhere), played.selected, **body), 404, "not-found")
    lead = scene.office.find(APPLICATION, played.selected).state.form.leads[0]
    for person in (scene.acting_for(lead), scene.officer(Agency.MSS), played.panels[Stage.ON_SITE].people[2]):
        problem(asked(entering(played, nobody, person), played.selected, **body), 403, "not-allowed")


def test_evaluators_beside_one_another(auditor: Client, played: Round) -> None:
    found = read(auditor.get(f"/audit/evaluators?call={played.scene.call}"))
    judge = str(played.panels[Stage.FACE_TO_FACE].people[1])
    (mine,) = [one for one in found["evaluators"] if one["judge"]["id"] == judge]
    assert mine["sheets"] == 2
    assert mine["judge"]["label"] == masked_name("(가상) 위원 2", UUID(judge))
    assert len(found["panels"]) == len(Stage)
    assert found == read(auditor.get("/audit/evaluators"))


def test_the_figures_of_evaluators_are_answered_as_they_were_known(auditor: Client, played: Round) -> None:
    log = played.scene.at.log
    head = log.head()
    opened = next(one.position for one in log.read(0, head) if one.fact.name == "panel.sheets_revealed")
    tallied = next(one.position for one in log.read(opened, head) if one.fact.name == "tally.computed")
    now = read(auditor.get("/audit/evaluators"))
    before, then, again = (read(auditor.get(f"/audit/evaluators?known_by={at}")) for at in (opened - 1, tallied, head))
    assert (before["evaluators"], before["panels"], before["withheld"]) == ([], [], 0)
    assert before["as_of"]["known_by"] == opened - 1
    assert 0 < sum(one["cases"] for one in then["panels"]) < sum(one["cases"] for one in now["panels"])
    assert {**again, "as_of": None} == now
    problem(auditor.get(f"/audit/evaluators?known_by={head + 1000}"), 422, "not-known-yet")


@pytest.mark.parametrize("path", ["/audit/recomputation", "/audit/evaluators"])
def test_only_auditors_audit(path: str, nobody: Client, played: Round) -> None:
    for role, agency in ((Role.DECIDER, Agency.MSS), (Role.OPERATOR, None), (Role.DISPUTE_REVIEWER, None)):
        person = played.scene.person("(가상) 감사관이 아닌 사람", (role, agency))
        problem(entering(played, nobody, person).get(path), 403, "not-allowed")
