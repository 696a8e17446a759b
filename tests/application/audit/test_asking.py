"""Asking of a whole round what would have been, how evaluators score, and whether the record reproduces."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from application.audit.asking import ask_counterfactual, evaluator_statistics, recomputation
from application.audit.counterfactual import (
    FindingReversed,
    OtherPassMark,
    OtherTrimming,
    UnderRules,
    WithoutEvaluator,
)
from application.audit.outcomes import Course
from application.audit.recompute import Only
from application.office import access_of, tally_of
from application.record import By, Recorded
from domain.access.facts import AssumptionKind, CounterfactualAsked
from domain.applications.facts import FoundIneligible
from domain.facts import Fact, Refused
from domain.roles import Role
from domain.rules.vocabulary import Stage, Weight
from domain.tallies import TALLY
from tests.application.audit.conftest import Played
from tests.panels import a_sitting
from tests.scenes import Scene


def auditor(person: UUID | None = None) -> By:
    return By(subject=person or uuid4(), role=Role.AUDITOR, cause=uuid4())


def test_what_the_record_comes_to_is_what_was_recorded(played: Played) -> None:
    whole = played.round
    nothing_else = OtherTrimming(trim_from=5)
    answer = ask_counterfactual(whole.scene.office, whole.selected, nothing_else, by=auditor())
    assert answer.actual == answer.supposed
    assert answer.actual.course is Course.SELECTABLE
    for one in answer.actual.stages:
        tally = whole.scene.office.find(TALLY, tally_of(whole.panels[one.stage].panel, whole.selected)).state.computed
        assert (one.score, one.valid, one.needed, one.passed) == (
            tally.tally.score,
            tally.valid,
            tally.needed,
            tally.tally.passed,
        )
    assert answer.actual.vote
    assert (answer.actual.vote.ayes, answer.actual.vote.present, answer.actual.vote.needed) == (4, 5, 3)


def test_a_pass_mark_of_twenty_would_have_left_the_rejected_case_open(played: Played) -> None:
    lower = OtherPassMark(stage=Stage.ON_SITE, points=Decimal("20.00"))
    answer = ask_counterfactual(played.round.scene.office, played.round.rejected, lower, by=auditor())
    assert (answer.actual.course, answer.supposed.course) == (Course.NOT_PASSED, Course.OPEN)
    assert answer.flips
    assert answer.stages_flipped == (Stage.ON_SITE,)
    assert answer.actual.stages[1].margin == Decimal("-17.00")


def test_an_ineligible_case_with_its_findings_reversed_one_by_one(played: Played) -> None:
    office, case = played.round.scene.office, played.round.ineligible
    (judged,) = (one.fact for one in played.facts if one.stream == case and isinstance(one.fact, FoundIneligible))
    decisive = [one for one in judged.findings if one.weight is Weight.DECISIVE]
    failing = [one.criterion for one in decisive if not one.met]
    assert failing
    for one in decisive:
        answer = ask_counterfactual(office, case, FindingReversed(criterion=one.criterion), by=auditor())
        assert (answer.actual.course, answer.actual.eligible) == (Course.INELIGIBLE, False)
        eligible = failing == [one.criterion]
        assert answer.supposed.eligible is eligible
        assert answer.supposed.course is (Course.OPEN if eligible else Course.INELIGIBLE)
        assert answer.flips is eligible


def test_each_asking_is_on_record_and_its_answer_is_not(played: Played) -> None:
    office, person = played.round.scene.office, uuid4()
    before = office.log.head()
    ask_counterfactual(office, played.round.selected, UnderRules(version="v2021_1"), by=auditor(person))
    (asked,) = read(office.log.read(before, 10))
    assert asked == CounterfactualAsked(application=played.round.selected, kind=AssumptionKind.UNDER_RULES)
    assert office.log.history(access_of(person))[-1].envelope.by.role is Role.AUDITOR


def read(recorded: Sequence[Recorded]) -> list[Fact]:
    return [one.fact for one in recorded]


def test_before_the_reveal_nothing_is_answered_and_nothing_recorded(scene: Scene) -> None:
    sitting = a_sitting(scene)
    sitting.declare(*sitting.people)
    for judge in sitting.people:
        sitting.seal(judge)
    before = scene.at.log.head()
    with pytest.raises(Refused, match="not-revealed"):
        ask_counterfactual(scene.office, sitting.case, WithoutEvaluator(judge=sitting.people[0]), by=auditor())
    assert scene.at.log.head() == before
    assert evaluator_statistics(scene.office, scene.call).evaluators == ()
    assert evaluator_statistics(scene.office, scene.call).withheld == 0


def test_before_eligibility_is_answered_there_is_nothing_to_suppose(scene: Scene) -> None:
    case = scene.draft()
    scene.submit(case)
    with pytest.raises(Refused, match="eligibility-open"):
        ask_counterfactual(scene.office, case, OtherTrimming(trim_from=5), by=auditor())


def test_evaluators_of_a_call_without_those_recused(played: Played) -> None:
    whole = played.round
    found = evaluator_statistics(whole.scene.office, whole.scene.call)
    figures = {one.judge: one for one in found.evaluators}
    face_to_face, deliberation = whole.panels[Stage.FACE_TO_FACE], whole.panels[Stage.DELIBERATION]
    assert figures[face_to_face.people[1]].sheets == 2
    assert figures[face_to_face.people[0]].sheets == 1, "closed out of the one case"
    assert figures[face_to_face.people[6]].sheets == 1, "recused for the other"
    assert deliberation.people[4] not in figures
    assert {one.panel: one.cases for one in found.panels} == {
        face_to_face.panel: 2,
        whole.panels[Stage.ON_SITE].panel: 2,
        deliberation.panel: 1,
    }
    assert found.withheld == 0


def test_the_live_record_reproduces(played: Played) -> None:
    office = played.round.scene.office
    assert recomputation(office).differing == ()
    assert len(recomputation(office, Only(case=played.round.selected)).items) > 10
