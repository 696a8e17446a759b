"""The final score, the list of a track, and what a selection limit does to it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import count
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.rules.books import BOOKS
from domain.rules.vocabulary import (
    Candidate,
    FinalScore,
    LimitUnit,
    ScoreSheet,
    ScoringPlan,
    SelectionLimit,
    Stage,
    Standing,
    Tally,
    TieRule,
    Track,
)
from tests.domain.rules import oracle
from tests.domain.rules.sheets import ONE_HEADING, PLAN, USE, criterion, judges, mark, sheet, sheets

SCORING = BOOKS["v2021_1"].scoring
RECEIPT_ONLY = replace(PLAN, ties=TieRule.EARLIER_RECEIPT)
FIRST, SECOND, THIRD = Stage


def stages(*scores: str, plan: ScoringPlan = PLAN) -> tuple[Tally, ...]:
    return tuple(SCORING.tally(plan, stage, sheets(score)) for stage, score in zip(Stage, scores, strict=False))


def final(tallies: tuple[Tally, ...], plan: ScoringPlan = PLAN) -> FinalScore:
    found = SCORING.final(plan, tallies)
    assert found is not None
    return found


def test_where_scores_are_carried_the_stages_are_averaged() -> None:
    assert final(stages("70.00", "80.00", "91.00")) == FinalScore(
        stages=tuple(Stage), mean="241/3", score=Decimal("80.33"), cooperation="241/3"
    )


def test_where_they_are_not_the_last_stage_makes_the_score_alone() -> None:
    assert final(stages("70.00", "80.00", "91.00"), replace(PLAN, carry_scores=False)) == FinalScore(
        stages=(THIRD,), mean="91", score=Decimal("91.00"), cooperation="91"
    )


def test_the_stages_are_averaged_before_any_of_them_is_rounded() -> None:
    plan = replace(PLAN, decimal_places=0)
    assert [tally.score for tally in stages("70.40", "70.40", "70.80", plan=plan)] == [70, 70, 71]
    assert final(stages("70.40", "70.40", "70.80", plan=plan), plan).score == Decimal(71)


def test_there_is_no_final_score_before_every_stage_has_one() -> None:
    assert SCORING.final(PLAN, ()) is None
    assert SCORING.final(PLAN, stages("70.00", "80.00")) is None
    without_sheets = SCORING.tally(PLAN, THIRD, ())
    assert SCORING.final(PLAN, (*stages("70.00", "80.00"), without_sheets)) is None


def test_a_stage_that_the_rubric_does_not_mark_is_not_waited_for() -> None:
    plan = replace(PLAN, rubric=tuple(one for one in PLAN.rubric if one.stage is not SECOND))
    tallies = tuple(tally for tally in stages("70.00", "0.00", "90.00") if tally.stage is not SECOND)
    assert final(tallies, plan).stages == (FIRST, THIRD)
    unmarked = SCORING.tally(plan, SECOND, (ScoreSheet(judge=judges(1)[0], marks=()),))
    assert final((*tallies, unmarked), plan).score == Decimal("80.00")


def test_a_rubric_that_marks_nothing_gives_no_final_score() -> None:
    assert SCORING.final(replace(PLAN, rubric=()), ()) is None


def test_a_stage_below_its_pass_mark_is_a_gate_where_the_plan_says_so() -> None:
    tallies = stages("59.99", "100.00", "100.00")
    assert SCORING.final(PLAN, tallies) is None
    assert final(tallies, replace(PLAN, gate=False)).score == Decimal("86.66")
    assert final(stages("60.00", "60.00", "60.00")).score == Decimal("60.00")


def test_a_stage_without_a_pass_mark_is_no_gate() -> None:
    plan = replace(PLAN, pass_marks=())
    assert final(stages("1.00", "1.00", "1.00", plan=plan), plan).score == Decimal("1.00")


def test_two_tallies_of_one_stage_are_an_error() -> None:
    with pytest.raises(ValueError, match="a stage has two tallies"):
        SCORING.final(PLAN, stages("70.00") * 2)


def test_cooperation_is_taken_from_the_stages_that_mark_it() -> None:
    visit = criterion("visit", SECOND, USE)
    plan = replace(PLAN, rubric=(*(one for one in PLAN.rubric if one.stage is not SECOND), visit))
    first = SCORING.tally(plan, FIRST, (sheet(1, "50.00", "40.00"),))
    second = SCORING.tally(plan, SECOND, (ScoreSheet(judge=judges(1)[0], marks=(mark("visit", "50.00"),)),))
    third = SCORING.tally(plan, THIRD, (sheet(1, "50.00", "30.00"),))
    assert final((third, first, second), plan).cooperation == "70"
    one_heading = tuple(
        SCORING.tally(ONE_HEADING, stage, (ScoreSheet(judge=judges(1)[0], marks=(mark("market", "40.00"),)),))
        for stage in Stage
    )
    assert final(one_heading, ONE_HEADING).cooperation is None


def candidate(
    number: int, score: str, cooperation: str | None = "50", products: int = 1, track: Track = Track.INNOVATION_GROWTH
) -> Candidate:
    """A task with the receipt of that number."""
    made = FinalScore(stages=tuple(Stage), mean=str(Fraction(score)), score=Decimal(score), cooperation=cooperation)
    receipt = f"2021-1-IG-{number:04d}"
    return Candidate(application=UUID(int=number), track=track, receipt=receipt, products=products, final=made)


def order(standings: tuple[Standing, ...]) -> list[int]:
    return [standing.candidate.application.int for standing in standings]


def test_the_higher_score_stands_first() -> None:
    ranked = SCORING.rank(PLAN, (candidate(1, "70.00"), candidate(2, "90.00"), candidate(3, "9.00")))
    assert order(ranked) == [2, 1, 3]
    assert [(one.position, one.tied_with, one.by) for one in ranked] == [(1, (), None), (2, (), None), (3, (), None)]


def test_among_equals_the_higher_cooperation_stands_first_and_then_the_earlier_receipt() -> None:
    ranked = SCORING.rank(
        PLAN, (candidate(1, "80.00", "50"), candidate(4, "80.00", "151/3"), candidate(3, "80.00", "151/3"))
    )
    assert order(ranked) == [3, 4, 1]
    assert [one.by for one in ranked] == [
        TieRule.EARLIER_RECEIPT,
        TieRule.EARLIER_RECEIPT,
        TieRule.HIGHER_WIN_WIN_COOPERATION,
    ]
    assert ranked[0].tied_with == (UUID(int=4), UUID(int=1))


def test_where_the_plan_says_so_the_earlier_receipt_decides_at_once() -> None:
    ranked = SCORING.rank(RECEIPT_ONLY, (candidate(2, "80.00", "99"), candidate(1, "80.00", "1")))
    assert order(ranked) == [1, 2]
    assert {one.by for one in ranked} == {TieRule.EARLIER_RECEIPT}


def test_receipts_are_compared_by_their_number_and_not_as_text() -> None:
    assert order(SCORING.rank(RECEIPT_ONLY, (candidate(10000, "80.00"), candidate(9999, "80.00")))) == [9999, 10000]


def test_scores_are_equal_where_what_is_published_is() -> None:
    higher = candidate(2, "80.00")
    higher = replace(higher, final=replace(higher.final, mean="80001/1000"))
    assert order(SCORING.rank(PLAN, (higher, candidate(1, "80.00")))) == [1, 2]


def test_each_track_is_ranked_by_itself() -> None:
    other = candidate(1, "70.00", track=Track.CAPABILITY_BUILDING)
    ranked = SCORING.rank(PLAN, (other, candidate(1, "60.00"), candidate(2, "80.00")))
    assert [(one.candidate.track, one.position) for one in ranked] == [
        (Track.INNOVATION_GROWTH, 1),
        (Track.INNOVATION_GROWTH, 2),
        (Track.CAPABILITY_BUILDING, 1),
    ]


@pytest.mark.parametrize("twin", [candidate(1, "80.00"), replace(candidate(2, "80.00"), receipt="2021-1-IG-0001")])
def test_a_task_or_a_receipt_that_stands_twice_is_an_error(twin: Candidate) -> None:
    with pytest.raises(ValueError, match="stands twice in a track"):
        SCORING.rank(PLAN, (candidate(1, "90.00"), twin))


@st.composite
def any_track(draw: st.DrawFn) -> tuple[Candidate, ...]:
    """Up to six tasks of one track, often equal in score and in cooperation."""
    numbers = draw(st.lists(st.integers(1, 12000), max_size=6, unique=True))
    return tuple(
        candidate(
            number,
            draw(st.sampled_from(["70.00", "80.00", "90.00"])),
            draw(st.sampled_from(["50", "151/3", "152/3"])),
            draw(st.integers(1, 5)),
        )
        for number in numbers
    )


@pytest.mark.slow
@given(st.data(), any_track(), st.sampled_from([PLAN, RECEIPT_ONLY]))
@settings(max_examples=150, derandomize=True, deadline=None)
def test_any_track_has_one_order_whatever_the_order_it_comes_in(
    data: st.DataObject, track: tuple[Candidate, ...], plan: ScoringPlan
) -> None:
    ranked = SCORING.rank(plan, track)
    assert ranked == SCORING.rank(plan, tuple(data.draw(st.permutations(track))))
    assert [one.candidate for one in ranked] == oracle.ranking(plan, track)
    assert [one.position for one in ranked] == list(range(1, len(track) + 1))


@given(any_track())
@settings(max_examples=100, derandomize=True, deadline=None)
def test_the_rule_named_is_the_one_that_tells_a_task_from_its_equals(track: tuple[Candidate, ...]) -> None:
    for one in SCORING.rank(PLAN, track):
        equals = [other for other in track if other != one.candidate and other.final.score == one.candidate.final.score]
        assert set(one.tied_with) == {other.application for other in equals}
        same_cooperation = [other for other in equals if other.final.cooperation == one.candidate.final.cooperation]
        reached = TieRule.EARLIER_RECEIPT if same_cooperation else TieRule.HIGHER_WIN_WIN_COOPERATION
        assert one.by == (reached if equals else None)


def limited(unit: LimitUnit, most: int) -> ScoringPlan:
    return replace(PLAN, limit=SelectionLimit(unit=unit, count=most))


def listed(plan: ScoringPlan, *products: int) -> list[tuple[int | None, int | None, bool, bool]]:
    """What the limit does to tasks with so many products, the best first."""
    numbers = count(1)
    track = tuple(candidate(next(numbers), f"{99 - place}.00", products=one) for place, one in enumerate(products))
    return [
        (one.takes, one.total, one.within, one.straddles)
        for one in SCORING.within_limit(plan, SCORING.rank(plan, track))
    ]


def test_without_a_limit_everything_is_within() -> None:
    assert listed(PLAN, 3, 1) == [(None, None, True, False)] * 2


def test_a_limit_in_tasks_counts_tasks_whatever_they_hold() -> None:
    assert listed(limited(LimitUnit.TASKS, 2), 9, 9, 1) == [
        (1, 1, True, False),
        (1, 2, True, False),
        (1, 3, False, False),
    ]


def test_a_limit_in_products_that_ends_between_two_tasks_cuts_there() -> None:
    assert listed(limited(LimitUnit.PRODUCTS, 5), 3, 2, 1) == [
        (3, 3, True, False),
        (2, 5, True, False),
        (1, 6, False, False),
    ]


def test_a_task_that_straddles_the_limit_is_out_whole_and_nobody_moves_up() -> None:
    assert listed(limited(LimitUnit.PRODUCTS, 4), 3, 2, 1) == [
        (3, 3, True, False),
        (2, 5, False, True),
        (1, 6, False, False),
    ]


def test_a_limit_of_none_leaves_nobody_within() -> None:
    assert listed(limited(LimitUnit.PRODUCTS, 0), 1) == [(1, 1, False, False)]


def test_a_limit_holds_in_each_track_by_itself() -> None:
    plan = limited(LimitUnit.TASKS, 1)
    other = candidate(3, "50.00", track=Track.CAPABILITY_BUILDING)
    lines = SCORING.within_limit(plan, SCORING.rank(plan, (candidate(1, "90.00"), candidate(2, "80.00"), other)))
    assert [(line.application.int, line.within) for line in lines] == [(1, True), (2, False), (3, True)]


@given(st.data(), any_track(), st.sampled_from(LimitUnit), st.integers(0, 20))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_any_limit_keeps_the_head_of_the_list_and_never_more_than_it_allows(
    data: st.DataObject, track: tuple[Candidate, ...], unit: LimitUnit, most: int
) -> None:
    plan = limited(unit, most)
    ranked = SCORING.rank(plan, track)
    lines = SCORING.within_limit(plan, ranked)
    assert lines == SCORING.within_limit(plan, tuple(data.draw(st.permutations(ranked))))
    assert [line.application for line in lines] == [one.candidate.application for one in ranked]
    within = [line.within for line in lines]
    assert within == sorted(within, reverse=True)
    kept = ranked[: sum(within)]
    assert sum(one.candidate.products if unit is LimitUnit.PRODUCTS else 1 for one in kept) <= most
    assert sum(line.straddles for line in lines) <= (unit is LimitUnit.PRODUCTS)
