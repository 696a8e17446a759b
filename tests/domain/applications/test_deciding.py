"""The decision: drafted, reviewed, made by a person who took no part, and never without reasons."""

from typing import Any
from uuid import UUID

import pytest

from domain.applications import APPLICATION, Status
from domain.applications.deciding import (
    Ground,
    correct_decision,
    decide,
    draft_decision,
    follows,
    review_decision,
)
from domain.applications.facts import (
    DecisionCorrected,
    DecisionDrafted,
    DecisionReviewed,
    FoundIneligible,
    Rejected,
    Selected,
    StageFailed,
)
from domain.applications.outcomes import Outcome, ReasonCode
from domain.facts import Fact
from domain.meetings.facts import Proposal, Resolved
from domain.roles import Role
from domain.rules.vocabulary import Stage
from tests.domain.applications.stages import (
    ELIGIBLE,
    MEETING_ID,
    PANEL,
    decision_drafted,
    failed,
    passed,
    resolved,
    reviewed,
)
from tests.domain.examples import DAY, PLAN, TASK, TEXT, UNMET, drafted, submitted
from tests.stories import given

DRAFTER, REVIEWER, DECIDER, JUDGE = (UUID(int=number) for number in range(601, 605))
TALLIES = dict.fromkeys(Stage, 1)
EVALUATED = (*ELIGIBLE, *passed(*Stage))
GATED = (*ELIGIBLE, *failed(Stage.FACE_TO_FACE))
INELIGIBLE = (
    drafted,
    submitted,
    FoundIneligible(rules="v2021_1", task=TASK, findings=UNMET, overrides=(), reasons=TEXT, on=DAY),
)
CLAUSE = "판로지원법 §20의2②"
WHY = (ReasonCode.PLAN_UNCLEAR,)


def ground(one: Resolved | None = None, *, stands: bool = True) -> Ground:
    return Ground(plan=PLAN, tallies=TALLIES, resolved=one, stands=stands)


CARRIED, VOTED_DOWN = ground(resolved()), ground(resolved(carried=False))


def drafting(outcome: Outcome, **more: object) -> dict[str, Any]:
    words = {"meeting": MEETING_ID, "reasons": (), "clause": CLAUSE, "text": TEXT, "differs": None, "on": DAY}
    return {"outcome": outcome, **words, **more}


def deciding(**more: object) -> dict[str, Any]:
    return {
        "decider": DECIDER,
        "role": Role.DECIDER,
        "took_part": frozenset({JUDGE}),
        "rules": "v2021_1",
        "on": DAY,
        **more,
    }


def test_a_selection_is_drafted_reviewed_and_decided() -> None:
    (
        given(APPLICATION, *EVALUATED)
        .when(draft_decision, CARRIED, **drafting(Outcome.SELECTED))
        .then(DecisionDrafted, outcome=Outcome.SELECTED)
        .and_then()
        .when(review_decision, drafter=DRAFTER, reviewer=REVIEWER, agreed=True, reasons=None, on=DAY)
        .then(DecisionReviewed, agreed=True)
        .and_then()
        .when(decide, CARRIED, **deciding())
        .then(Selected, meeting=MEETING_ID, rules="v2021_1")
        .which(lambda application: application.status is Status.SELECTED)
        .which(lambda application: application.decision.outcome is Outcome.SELECTED)  # type: ignore[union-attr]
    )


def test_a_rejection_carries_coded_reasons_and_the_clause() -> None:
    draft = decision_drafted(Outcome.REJECTED, reasons=WHY)
    (
        given(APPLICATION, *EVALUATED, draft, reviewed())
        .when(decide, VOTED_DOWN, **deciding())
        .then(Rejected, reasons=WHY, clause=CLAUSE)
        .which(lambda application: application.status is Status.REJECTED)
    )


def test_a_rejection_without_reasons_is_refused_when_drafted_and_again_when_decided() -> None:
    given(APPLICATION, *EVALUATED).when(draft_decision, VOTED_DOWN, **drafting(Outcome.REJECTED)).then_refused(
        "no-reasons"
    )
    given(APPLICATION, *EVALUATED, decision_drafted(Outcome.REJECTED), reviewed()).when(
        decide, VOTED_DOWN, **deciding()
    ).then_refused("no-reasons")


def test_a_selection_has_no_reasons_for_rejecting() -> None:
    given(APPLICATION, *EVALUATED).when(
        draft_decision, CARRIED, **drafting(Outcome.SELECTED, reasons=WHY)
    ).then_refused("reasons-for-selecting")


@pytest.mark.parametrize(
    ("one", "outcome"),
    [
        (resolved(), Outcome.SELECTED),
        (resolved(carried=False), Outcome.REJECTED),
        (resolved(proposal=Proposal.REJECT), Outcome.REJECTED),
        (resolved(proposal=Proposal.REJECT, carried=False), None),
    ],
)
def test_what_a_resolution_comes_to(one: Resolved, outcome: Outcome | None) -> None:
    assert follows(one) is outcome


@pytest.mark.parametrize(
    ("one", "outcome", "differing"),
    [
        (resolved(), Outcome.SELECTED, False),
        (resolved(), Outcome.REJECTED, True),
        (resolved(carried=False), Outcome.SELECTED, True),
        (resolved(proposal=Proposal.REJECT, carried=False), Outcome.SELECTED, True),
        (resolved(proposal=Proposal.REJECT, carried=False), Outcome.REJECTED, True),
    ],
)
def test_where_it_does_not_follow_the_committee_it_says_why(
    one: Resolved, outcome: Outcome, *, differing: bool
) -> None:
    reasons = WHY if outcome is Outcome.REJECTED else ()
    story = given(APPLICATION, *EVALUATED)
    silent = story.when(draft_decision, ground(one), **drafting(outcome, reasons=reasons))
    told = story.when(draft_decision, ground(one), **drafting(outcome, reasons=reasons, differs=TEXT))
    if differing:
        silent.then_refused("differs-without-reasons", outcome=outcome)
        told.then(DecisionDrafted, differs=TEXT)
    else:
        silent.then(DecisionDrafted, differs=None)
        told.then_refused("does-not-differ")


def test_after_the_stages_nothing_is_decided_without_the_committee() -> None:
    given(APPLICATION, *EVALUATED).when(
        draft_decision, ground(), **drafting(Outcome.SELECTED, meeting=None)
    ).then_refused("not-resolved")


def test_a_gate_that_was_not_passed_rejects_without_the_committee_and_never_selects() -> None:
    story = given(APPLICATION, *GATED)
    below = (ReasonCode.BELOW_PASS_MARK,)
    story.when(draft_decision, ground(), **drafting(Outcome.REJECTED, meeting=None, reasons=below)).then(
        DecisionDrafted
    )
    story.when(draft_decision, CARRIED, **drafting(Outcome.SELECTED)).then_refused(
        "stage-not-passed", stage=Stage.FACE_TO_FACE
    )


@pytest.mark.parametrize(
    ("story", "one", "untrue"),
    [
        (EVALUATED, resolved(carried=False), ReasonCode.NOT_ELIGIBLE),
        (EVALUATED, resolved(carried=False), ReasonCode.BELOW_PASS_MARK),
        (EVALUATED, resolved(carried=False), ReasonCode.BEYOND_SELECTION_LIMIT),
        (EVALUATED, resolved(), ReasonCode.COMMITTEE_RESOLUTION),
        (GATED, None, ReasonCode.COMMITTEE_RESOLUTION),
        (INELIGIBLE, None, ReasonCode.PLAN_UNCLEAR),
    ],
)
def test_a_coded_reason_that_the_record_contradicts_is_refused(
    story: tuple[Fact, ...], one: Resolved | None, untrue: ReasonCode
) -> None:
    differs = TEXT if one and one.carried else None
    asked = drafting(Outcome.REJECTED, meeting=MEETING_ID if one else None, reasons=(untrue,), differs=differs)
    given(APPLICATION, *story).when(draft_decision, ground(one), **asked).then_refused(
        "reasons-not-true", reasons=[untrue]
    )


def test_while_a_stage_is_open_nothing_is_drafted() -> None:
    given(APPLICATION, *ELIGIBLE, *passed(Stage.FACE_TO_FACE)).when(
        draft_decision, CARRIED, **drafting(Outcome.SELECTED)
    ).then_refused("evaluation-not-finished", stage=Stage.ON_SITE)


def test_a_case_that_was_not_eligible_is_rejected_for_that() -> None:
    story = given(APPLICATION, *INELIGIBLE)
    why = (ReasonCode.NOT_ELIGIBLE,)
    story.when(draft_decision, ground(), **drafting(Outcome.REJECTED, meeting=None, reasons=why)).then(DecisionDrafted)
    story.when(draft_decision, ground(), **drafting(Outcome.SELECTED, meeting=None)).then_refused("not-eligible")
    story.when(draft_decision, CARRIED, **drafting(Outcome.REJECTED, reasons=why)).then_refused("no-committee-asked")


def test_a_draft_is_reviewed_once_by_another_and_sent_back_with_reasons() -> None:
    story = given(APPLICATION, *EVALUATED, decision_drafted())
    story.when(review_decision, drafter=DRAFTER, reviewer=DRAFTER, agreed=True, reasons=None, on=DAY).then_refused(
        "own-draft"
    )
    story.when(review_decision, drafter=DRAFTER, reviewer=REVIEWER, agreed=False, reasons=None, on=DAY).then_refused(
        "sent-back-without-reasons"
    )
    sent_back = (
        story.when(review_decision, drafter=DRAFTER, reviewer=REVIEWER, agreed=False, reasons=TEXT, on=DAY)
        .then(DecisionReviewed, agreed=False)
        .and_then()
    )
    sent_back.when(decide, CARRIED, **deciding()).then_refused("decision-not-reviewed")
    sent_back.when(review_decision, drafter=DRAFTER, reviewer=REVIEWER, agreed=True, reasons=None, on=DAY).then_refused(
        "reviewed-already"
    )


def test_a_new_draft_needs_its_own_review() -> None:
    given(APPLICATION, *EVALUATED, decision_drafted(), reviewed(), decision_drafted()).when(
        decide, CARRIED, **deciding()
    ).then_refused("decision-not-reviewed")


def test_nothing_is_reviewed_or_decided_that_was_not_drafted() -> None:
    given(APPLICATION, *EVALUATED).when(decide, CARRIED, **deciding()).then_refused("decision-not-drafted")
    given(APPLICATION, *EVALUATED).when(
        review_decision, drafter=DRAFTER, reviewer=REVIEWER, agreed=True, reasons=None, on=DAY
    ).then_refused("decision-not-drafted")


@pytest.mark.parametrize(
    ("who", "code"),
    [({"role": Role.MACHINE}, "machine-decides-nothing"), ({"decider": JUDGE}, "decider-took-part")],
)
def test_neither_a_machine_nor_a_judge_of_the_case_decides_it(who: dict[str, Any], code: str) -> None:
    given(APPLICATION, *EVALUATED, decision_drafted(), reviewed()).when(
        decide, CARRIED, **deciding(**who)
    ).then_refused(code)


def test_what_the_draft_rests_on_is_asked_again_on_the_day() -> None:
    story = given(APPLICATION, *EVALUATED, decision_drafted(), reviewed())
    late = Ground(plan=PLAN, tallies={**TALLIES, Stage.ON_SITE: 2}, resolved=resolved())
    story.when(decide, late, **deciding()).then_refused("tally-changed", stage=Stage.ON_SITE)
    story.when(decide, ground(resolved(), stands=False), **deciding()).then_refused("resolution-no-longer-stands")
    story.when(decide, VOTED_DOWN, **deciding()).then_refused("differs-without-reasons")
    turned = StageFailed(stage=Stage.ON_SITE, panel=PANEL, tally=1, on=DAY)
    given(APPLICATION, *story.facts, turned).when(decide, CARRIED, **deciding()).then_refused(
        "stage-not-passed", stage=Stage.ON_SITE
    )


def test_a_decision_is_made_once() -> None:
    decided = (
        given(APPLICATION, *EVALUATED, decision_drafted(), reviewed())
        .when(decide, CARRIED, **deciding())
        .then(Selected)
        .and_then()
    )
    decided.when(decide, CARRIED, **deciding()).then_refused("not-under-evaluation", status=Status.SELECTED)
    decided.when(draft_decision, CARRIED, **drafting(Outcome.SELECTED)).then_refused("not-under-evaluation")


@pytest.mark.parametrize("story", [EVALUATED, (*EVALUATED, decision_drafted(), reviewed())])
def test_only_a_decision_is_corrected(story: tuple[Fact, ...]) -> None:
    given(APPLICATION, *story).when(correct_decision, text=TEXT, reasons=TEXT, on=DAY).then_refused("not-decided")


def test_a_clerical_error_is_corrected_and_the_decision_stands() -> None:
    (
        given(APPLICATION, *EVALUATED, decision_drafted(), reviewed())
        .when(decide, CARRIED, **deciding())
        .then(Selected)
        .and_then()
        .when(correct_decision, text=TEXT, reasons=TEXT, on=DAY)
        .then(DecisionCorrected)
        .which(lambda application: application.status is Status.SELECTED)
        .which(lambda application: application.decision.corrections == 1)  # type: ignore[union-attr]
    )
