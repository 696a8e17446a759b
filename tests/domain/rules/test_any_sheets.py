"""What holds of the score of any sheets under any plan, and that brute force finds the same."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.log.canonical import writer
from domain.rules.books import BOOKS
from domain.rules.vocabulary import Criterion, Dimension, Mark, ScoreSheet, ScoringPlan, Stage, Tally
from tests.domain.rules import oracle
from tests.domain.rules.any_sheets import any_plan, any_sheet, any_sheets

pytestmark = pytest.mark.slow
SCORING = BOOKS["v2021_1"].scoring
STAGES = st.sampled_from(Stage)
often = settings(max_examples=60, derandomize=True, deadline=None)
NEW = UUID(int=0)
"""A judge whose id is lower than any other's."""


def scores(tally: Tally) -> list[Fraction]:
    return sorted(Fraction(sheet.score) for sheet in tally.sheets)


def counted_sum(tally: Tally) -> Fraction:
    return sum((Fraction(sheet.score) for sheet in tally.sheets if sheet.judge in tally.counted), Fraction(0))


@given(st.data(), any_plan(), STAGES)
@often
def test_the_order_of_the_sheets_and_of_their_marks_does_not_matter(
    data: st.DataObject, plan: ScoringPlan, stage: Stage
) -> None:
    sheets = data.draw(any_sheets(plan, stage))
    shuffled = [
        replace(sheet, marks=tuple(data.draw(st.permutations(sheet.marks))))
        for sheet in data.draw(st.permutations(sheets))
    ]
    assert SCORING.tally(plan, stage, tuple(shuffled)) == SCORING.tally(plan, stage, sheets)


@given(st.data(), any_plan(), STAGES)
@often
def test_brute_force_finds_the_same(data: st.DataObject, plan: ScoringPlan, stage: Stage) -> None:
    sheets = data.draw(any_sheets(plan, stage))
    tally, expected = SCORING.tally(plan, stage, sheets), oracle.expected(plan, stage, sheets)
    assert set(tally.counted) == expected.counted
    assert (tally.dropped_highest, tally.dropped_lowest) == (expected.dropped or (None, None))
    if expected.mean is None:
        assert (tally.mean, tally.score) == (None, None)
    else:
        assert Fraction(str(tally.mean)) == expected.mean
        assert str(tally.score) == str(oracle.divided_by_hand(expected.mean, plan.decimal_places))
    for one in tally.dimensions:
        if one.dimension is Dimension.WIN_WIN_COOPERATION:
            assert Fraction(one.percent) == expected.cooperation


@given(st.data(), any_plan(), STAGES)
@often
def test_the_figures_of_a_tally_lead_to_its_score(data: st.DataObject, plan: ScoringPlan, stage: Stage) -> None:
    tally = SCORING.tally(plan, stage, data.draw(any_sheets(plan, stage, least=1)))
    assert sum(Fraction(one.weight) for one in tally.dimensions) == 1
    by_heading = sum(Fraction(one.weight) * Fraction(one.percent) for one in tally.dimensions)
    assert tally.mean is not None
    assert Fraction(tally.mean) == by_heading == counted_sum(tally) / len(tally.counted)
    assert tally.score is not None
    assert 0 <= tally.score <= 100
    assert abs(Fraction(tally.score) - by_heading) <= Fraction(1, 2 * 10**plan.decimal_places)
    assert tally.passed is (tally.score >= Decimal(str(tally.pass_mark)))
    out = {tally.dropped_highest, tally.dropped_lowest} - {None}
    assert out.isdisjoint(tally.counted)
    assert {sheet.judge for sheet in tally.sheets} == out | set(tally.counted)


@given(st.data(), any_plan(), STAGES)
@often
def test_a_sheet_between_the_lowest_and_the_highest_moves_the_mean_by_its_own_score_alone(
    data: st.DataObject, plan: ScoringPlan, stage: Stage
) -> None:
    sheets = data.draw(any_sheets(plan, stage, least=plan.trim_from))
    between = data.draw(any_sheet(plan, stage, NEW))
    before, after = SCORING.tally(plan, stage, sheets), SCORING.tally(plan, stage, (*sheets, between))
    lowest, *_, highest = scores(before)
    own = Fraction(next(sheet.score for sheet in after.sheets if sheet.judge == NEW))
    moved = min(max(own, lowest), highest)
    assert counted_sum(after) == counted_sum(before) + moved
    assert len(after.counted) == len(before.counted) + 1


@given(st.data(), any_plan(), STAGES)
@often
def test_a_higher_mark_never_lowers_the_score(data: st.DataObject, plan: ScoringPlan, stage: Stage) -> None:
    sheets = data.draw(any_sheets(plan, stage, least=1))
    chosen = data.draw(st.integers(0, len(sheets) - 1))
    raised = [*sheets]
    raised[chosen] = with_full_marks(sheets[chosen], data.draw(st.sampled_from(marked(plan, stage))))
    before, after = SCORING.tally(plan, stage, sheets), SCORING.tally(plan, stage, tuple(raised))
    assert Fraction(str(after.mean)) >= Fraction(str(before.mean))


def marked(plan: ScoringPlan, stage: Stage) -> list[Criterion]:
    return [one for one in plan.rubric if one.stage is stage]


def with_full_marks(sheet: ScoreSheet, criterion: Criterion) -> ScoreSheet:
    rest = tuple(mark for mark in sheet.marks if mark.criterion != criterion.code)
    return ScoreSheet(judge=sheet.judge, marks=(*rest, Mark(criterion=criterion.code, points=criterion.max_points)))


@given(st.data(), any_plan(), STAGES)
@often
def test_every_figure_of_a_tally_may_stand_in_a_fact(data: st.DataObject, plan: ScoringPlan, stage: Stage) -> None:
    tally = SCORING.tally(plan, stage, data.draw(any_sheets(plan, stage)))
    written = writer(Tally)(tally)
    assert written["counted"] == [str(judge) for judge in tally.counted]
