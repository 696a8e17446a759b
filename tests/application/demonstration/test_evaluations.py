"""The demonstration shows every stage, twist and outcome of an evaluation, and every rule of it held."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import TypeVar

import pytest

from application.audit.recompute import recompute
from application.demonstration import demonstration_cases, seats
from application.demonstration.cases import CALL_2021, Case
from application.demonstration.evaluations import EVALUATIONS, Twist
from application.demonstration.people import COMMITTEE, EVALUATORS
from application.office import notice_of, selection_of, sheet_of
from application.rounds import assumed_plan, round_2021_1
from domain.applications import APPLICATION, Application, Status
from domain.applications.facts import DecisionCorrected, DecisionReviewed, Rejected, Selected, StageFailed, StagePassed
from domain.applications.outcomes import Outcome, ReasonCode
from domain.facts import Fact
from domain.holidays.facts import Seeded
from domain.meetings import MEETING
from domain.meetings.facts import Closed, Resolved, VoteCast
from domain.notices import NOTICE, Notice
from domain.notices.facts import Arrived, Issued, Sent
from domain.panels import PANEL, Panel
from domain.panels.facts import (
    ChallengeResolved,
    ConflictDeclared,
    Convened,
    MemberDismissed,
    MemberReplaced,
    Recused,
    ScoringClosed,
    SheetsRevealed,
)
from domain.rules.vocabulary import Stage, TieRule, Track
from domain.selections import SELECTION
from domain.selections.facts import Listed, Published
from domain.sheets import SHEET, SheetStatus
from domain.sheets.facts import Corrected, Reopened, Revealed, Sealed
from domain.tallies.facts import Computed, TallyCause
from tests.application.demonstration.conftest import Demonstration

pytestmark = pytest.mark.slow
F = TypeVar("F", bound=Fact)
TRACKS = tuple(one.track for one in round_2021_1.TRACKS)


def told(demonstration: Demonstration, kind: type[F]) -> list[F]:
    return [one.fact for one in demonstration.facts if isinstance(one.fact, kind)]


def a_case(number: str) -> Case:
    return next(case for case in demonstration_cases() if case.key == f"{round_2021_1.ROUND_ID}/{number}")


def state(demonstration: Demonstration, number: str) -> Application:
    found = demonstration.at.log.load(APPLICATION, a_case(number).id).state
    assert found is not None
    return found


def panel(demonstration: Demonstration, track: Track, stage: Stage) -> Panel:
    found = demonstration.at.log.load(PANEL, seats.panel(track, stage)).state
    assert found is not None
    return found


def twisted(twist: Twist) -> Iterator[tuple[Case, Stage]]:
    """The cases and stages at which it happens."""
    for evaluation in EVALUATIONS:
        for stage, scored in zip(Stage, evaluation.stages, strict=False):
            if scored.twist is twist:
                yield a_case(evaluation.number), stage


def tallies(demonstration: Demonstration, case: Case, stage: Stage) -> list[Computed]:
    """Every tally of a case at a stage, the first first."""
    computed = told(demonstration, Computed)
    return [one for one in computed if (one.case, one.stage) == (case.id, stage)]


def notices(demonstration: Demonstration, case: Case, number: int = 1) -> list[Notice]:
    firms = (*case.leads, *((case.cooperative,) if case.cooperative else ()), case.partner)
    loaded = [demonstration.at.log.load(NOTICE, notice_of(case.id, firm.id, number)).state for firm in firms if firm]
    return [one for one in loaded if one]


def test_every_track_has_a_panel_of_seven_at_each_stage(demonstration: Demonstration) -> None:
    convened = told(demonstration, Convened)
    assert {(one.track, one.stage) for one in convened} == {(track, stage) for track in TRACKS for stage in Stage}
    assert {len(one.members) for one in convened} == {assumed_plan.PLAN.panel_size}
    people = {one.person for fact in convened for one in fact.members}
    assert people == {one.id for one in (*EVALUATORS, *COMMITTEE)}


def test_sheets_are_sealed_by_those_who_declared_no_conflict(demonstration: Demonstration) -> None:
    cleared = {(one.case, one.member) for one in told(demonstration, ConflictDeclared) if not one.conflict}
    sealed = told(demonstration, Sealed)
    assert len(sealed) > 400
    assert {(one.case, one.judge) for one in sealed} <= cleared
    points = {mark.points for one in told(demonstration, Revealed) for mark in one.marks}
    assert len(points) > 50


def test_members_were_recused_by_declaration_by_challenge_and_late(demonstration: Demonstration) -> None:
    recused = {(one.case, one.cause) for one in told(demonstration, Recused)}
    assert {case.id for twist in (Twist.CONFLICT, Twist.CHALLENGED) for case, _ in twisted(twist)} <= {
        case for case, _ in recused
    }
    assert [one.upheld for one in told(demonstration, ChallengeResolved)] == [True]
    assert len({cause for _, cause in recused}) > 1


def test_a_conflict_found_late_was_tallied_anew(demonstration: Demonstration) -> None:
    ((case, stage),) = twisted(Twist.FOUND_LATE)
    first, second = tallies(demonstration, case, stage)
    assert (first.cause, second.cause) == (TallyCause.REVEALED, TallyCause.RECUSAL)
    assert (first.valid, second.valid) == (7, 6)
    assert [one.judge for one in second.void] == [seats.SEATS[stage][1].id]
    assert state(demonstration, "IG/18").status is Status.SELECTED


def test_a_conflict_found_after_the_decision_would_have_changed_it(demonstration: Demonstration) -> None:
    ((case, stage),) = twisted(Twist.FOUND_AFTER_DECISION)
    first, second = tallies(demonstration, case, stage)
    assert (first.tally.score, second.tally.score) == (Decimal("60.20"), Decimal("59.75"))
    assert (first.tally.passed, second.tally.passed) == (True, False)
    decided = state(demonstration, "MP/20").decision
    assert decided is not None
    assert (decided.outcome, decided.on < second.on) == (Outcome.SELECTED, True)


def test_a_sheet_was_corrected_and_another_taken_back(demonstration: Demonstration) -> None:
    ((case, stage),) = twisted(Twist.CORRECTED)
    assert [one.cause for one in tallies(demonstration, case, stage)] == [TallyCause.REVEALED, TallyCause.CORRECTION]
    assert len(told(demonstration, Corrected)) == 1
    assert len(told(demonstration, Reopened)) == 1


def test_one_case_is_sealed_and_not_revealed(demonstration: Demonstration) -> None:
    ((case, stage),) = twisted(Twist.UNREVEALED)
    before = panel(demonstration, case.track, stage)
    sheets = [
        demonstration.at.log.load(SHEET, sheet_of(seats.panel(case.track, stage), case.id, judge)).state
        for judge in before.people()
    ]
    assert [one.status for one in sheets if one] == [SheetStatus.SEALED] * 7
    assert case.id not in {one.case for one in told(demonstration, SheetsRevealed)}
    assert tallies(demonstration, case, stage) == []


def test_one_stage_stayed_below_its_quorum(demonstration: Demonstration) -> None:
    ((case, stage),) = twisted(Twist.BELOW_QUORUM)
    opened, tally = tallies(demonstration, case, stage)
    assert (opened.valid, opened.needed, opened.quorate) == (4, 4, True)
    assert (tally.valid, tally.needed, tally.quorate, tally.tally.score) == (3, 4, False, None)
    assert [one.case for one in told(demonstration, ScoringClosed)] == [case.id]
    assert state(demonstration, "IG/22").results == ()


def test_one_member_was_dismissed_and_another_replaced(demonstration: Demonstration) -> None:
    (dismissed,), (replaced,) = told(demonstration, MemberDismissed), told(demonstration, MemberReplaced)
    assert (dismissed.member, replaced.member) == (EVALUATORS[1].id, EVALUATORS[-1].id)
    assert len(panel(demonstration, Track.MATERIALS_PARTS, Stage.FACE_TO_FACE).members) == 6
    assert panel(demonstration, Track.CAPABILITY_BUILDING, Stage.ON_SITE).member(EVALUATORS[0].id)


def test_a_case_that_was_not_eligible_is_rejected_without_the_committee_and_told(
    demonstration: Demonstration,
) -> None:
    decision = state(demonstration, "IG/62").decision
    assert decision is not None
    assert (decision.reasons, decision.meeting) == ((ReasonCode.NOT_ELIGIBLE,), None)
    assert all(one.remedies and one.arrived for one in notices(demonstration, a_case("IG/62")))


def test_every_stage_was_passed_and_failed_by_some(demonstration: Demonstration) -> None:
    assert {one.stage for one in told(demonstration, StagePassed)} == set(Stage)
    assert {one.stage for one in told(demonstration, StageFailed)} == set(Stage)


def test_the_committee_voted_and_one_vote_was_three_to_three(demonstration: Demonstration) -> None:
    resolved = told(demonstration, Resolved)
    equal = [one for one in resolved if (one.ayes, one.noes) == (3, 3)]
    assert [(one.case, one.carried, one.needed) for one in equal] == [(a_case("IG/09").id, False, 4)]
    assert state(demonstration, "IG/09").status is Status.REJECTED
    votes = Counter(one.case for one in told(demonstration, VoteCast))
    assert {one.case: len(one.present) for one in resolved}.items() <= votes.items()
    assert len(told(demonstration, Closed)) == len(TRACKS)


def test_one_meeting_is_not_over(demonstration: Demonstration) -> None:
    case = a_case("TC/07")
    meeting = demonstration.at.log.load(MEETING, seats.meeting(case.track, 2)).state
    assert meeting is not None
    assert (meeting.closed, len(meeting.voters(case.id)), meeting.resolution(case.id)) == (False, 3, None)
    assert state(demonstration, "TC/07").status is Status.ELIGIBLE


def test_what_a_voter_had_been_shown_stands_in_the_envelope(demonstration: Demonstration) -> None:
    votes = [one for one in demonstration.facts if isinstance(one.fact, VoteCast)]
    assert all(one.envelope.by.seen and one.envelope.by.seen < one.position for one in votes)


def test_one_decision_differs_from_the_committee_and_says_why(demonstration: Demonstration) -> None:
    differing = [one for one in told(demonstration, Rejected) if one.differs]
    assert [one.reasons for one in differing] == [(ReasonCode.PLAN_UNCLEAR,)]
    assert state(demonstration, "IG/19").status is Status.REJECTED
    (text,) = (one.differs for one in differing)
    assert text is not None
    assert demonstration.at.office.keys.open(text)


def test_every_track_selects_and_rejects(demonstration: Demonstration) -> None:
    outcomes = {
        (case.track, found.decision.outcome)
        for case in demonstration_cases()
        if (found := demonstration.at.log.load(APPLICATION, case.id).state) and found.decision
    }
    assert outcomes == {(track, outcome) for track in TRACKS for outcome in Outcome}


def test_nobody_decided_a_case_they_drafted_reviewed_scored_or_voted_on(demonstration: Demonstration) -> None:
    judged = {one.judge for one in told(demonstration, Sealed)} | {one.voter for one in told(demonstration, VoteCast)}
    deciders = {one.envelope.by.subject for one in demonstration.facts if isinstance(one.fact, Selected | Rejected)}
    assert deciders
    assert deciders.isdisjoint(judged)


def test_some_decisions_are_not_made_yet_and_one_draft_was_sent_back(demonstration: Demonstration) -> None:
    drafted, reviewed = state(demonstration, "TC/09").draft, state(demonstration, "TC/01").draft
    assert drafted is not None
    assert reviewed is not None
    assert (drafted.agreed, reviewed.agreed) == (None, True)
    assert [one.agreed for one in told(demonstration, DecisionReviewed)].count(False) == 1


def test_every_party_is_told_and_a_rejection_freezes_the_due_dates(demonstration: Demonstration) -> None:
    seeded = told(demonstration, Seeded)
    assert len(seeded) == 1
    rejected = notices(demonstration, a_case("IG/06"))
    assert len(rejected) == 2
    assert all(
        one.arrived and one.due and one.due.object_by and one.due.object_by < one.due.appeal_by for one in rejected
    )
    assert len(notices(demonstration, a_case("MP/06"))) == len(a_case("MP/06").leads) + 1
    on_the_way = notices(demonstration, a_case("CB/04"))
    assert all(one.sent and one.arrived is None for one in on_the_way)
    assert len(told(demonstration, Issued)) >= len(told(demonstration, Sent)) > len(told(demonstration, Arrived))


def test_a_corrected_decision_is_told_anew(demonstration: Demonstration) -> None:
    assert len(told(demonstration, DecisionCorrected)) == 1
    case = a_case("MP/06")
    first, second = notices(demonstration, case), notices(demonstration, case, 2)
    assert len(first) == len(second) > 0
    assert {one.text for one in first}.isdisjoint(one.text for one in second)
    assert all(one.arrived for one in second)


def test_ties_are_broken_by_cooperation_and_by_the_earlier_receipt(demonstration: Demonstration) -> None:
    ranked = {one.candidate.application: one for listed in told(demonstration, Listed) for one in listed.standings}
    by_cooperation = [ranked[a_case(number).id] for number in ("IG/02", "IG/04")]
    by_receipt = [ranked[a_case(number).id] for number in ("MP/06", "MP/09")]
    for pair, rule in ((by_cooperation, TieRule.HIGHER_WIN_WIN_COOPERATION), (by_receipt, TieRule.EARLIER_RECEIPT)):
        one, other = pair
        assert one.candidate.final.score == other.candidate.final.score
        assert (one.by, other.by) == (rule, rule)
    assert by_cooperation[1].position < by_cooperation[0].position
    first = min(by_receipt, key=lambda one: one.candidate.receipt)
    assert first.position == min(one.position for one in by_receipt)


def test_every_list_is_published_with_those_selected(demonstration: Demonstration) -> None:
    published = told(demonstration, Published)
    assert {one.track for one in published} == set(TRACKS)
    selected = {one.stream for one in demonstration.facts if isinstance(one.fact, Selected)}
    assert {task for one in published for task in one.selected} == selected
    again = [one for one in told(demonstration, Listed) if one.track is Track.MATERIALS_PARTS]
    assert len(again) == 2
    assert a_case("MP/20").id not in {one.candidate.application for one in again[1].standings}
    assert all(demonstration.at.log.load(SELECTION, selection_of(CALL_2021, track)).state for track in TRACKS)


def test_everything_computed_in_it_comes_out_the_same_again(demonstration: Demonstration) -> None:
    report = recompute(demonstration.facts, manifest=demonstration.at.office.manifest)
    assert report.differing == ()
    assert len(report.items) > 400


@pytest.mark.parametrize("kind", [VoteCast, Selected, Rejected, Sealed])
def test_whoever_votes_decides_or_scores_had_been_shown_the_case_just_before(
    demonstration: Demonstration, kind: type[Fact]
) -> None:
    acts = [one for one in demonstration.facts if isinstance(one.fact, kind)]
    assert acts
    assert all(one.envelope.by.seen is not None and one.envelope.by.seen < one.position for one in acts)


def test_whoever_declares_has_been_shown_nothing_of_the_case(demonstration: Demonstration) -> None:
    assert {one.envelope.by.seen for one in demonstration.facts if isinstance(one.fact, ConflictDeclared)} == {None}
