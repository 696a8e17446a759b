"""What a sheet may hold."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.rules.books import BOOKS
from domain.rules.vocabulary import Mark, MarkProblem, Stage
from tests.domain.rules.any_sheets import any_plan, any_sheets
from tests.domain.rules.sheets import PLAN, STAGE, USE, criterion, mark

SCORING = BOOKS["v2021_1"].scoring


def problems(*marks: Mark) -> list[tuple[str, str]]:
    return [(one.criterion, one.code) for one in SCORING.check(PLAN, STAGE, marks)]


@pytest.mark.parametrize("points", ["0", "0.00", "0.01", "49.99", "50.00", "50", "12.500", "5E+1"])
def test_points_from_nothing_to_the_most_can_be_counted(points: str) -> None:
    assert problems(mark("market", points), mark("sharing", "25.00")) == []


@pytest.mark.parametrize(
    ("points", "code"),
    [
        ("-0.01", "mark-below-zero"),
        ("50.01", "mark-above-maximum"),
        ("12.345", "mark-too-fine"),
        ("1E-999999", "mark-too-fine"),
        ("1E+999999", "mark-above-maximum"),
        ("NaN", "mark-not-a-number"),
        ("sNaN", "mark-not-a-number"),
        ("Infinity", "mark-not-a-number"),
    ],
)
def test_points_that_cannot_be_given_are_named(points: str, code: str) -> None:
    assert problems(mark("market", points), mark("sharing", "25.00")) == [("market", code)]


def test_a_mark_may_be_wrong_in_two_ways_at_once() -> None:
    assert problems(mark("market", "50.001"), mark("sharing", "25.00")) == [
        ("market", "mark-above-maximum"),
        ("market", "mark-too-fine"),
    ]


def test_every_criterion_of_the_stage_is_marked() -> None:
    assert problems() == [("market", "mark-missing"), ("sharing", "mark-missing")]
    assert problems(mark("sharing", "25.00")) == [("market", "mark-missing")]


def test_a_criterion_is_marked_once() -> None:
    assert problems(mark("market", "1.00"), mark("sharing", "2.00"), mark("market", "51.00")) == [
        ("market", "mark-twice"),
        ("market", "mark-above-maximum"),
    ]


def test_a_criterion_of_another_stage_or_of_none_is_named_last() -> None:
    plan_with_a_visit = criterion("visit", Stage.ON_SITE, USE)
    assert plan_with_a_visit not in PLAN.rubric
    assert problems(mark("visit", "10.00"), mark("sharing", "25.00")) == [
        ("market", "mark-missing"),
        ("visit", "mark-of-no-criterion"),
    ]


@given(st.data())
@settings(max_examples=50, derandomize=True, deadline=None)
def test_a_whole_sheet_can_be_counted_and_one_without_a_mark_names_it(data: st.DataObject) -> None:
    plan = data.draw(any_plan())
    stage = data.draw(st.sampled_from(Stage))
    (sheet,) = data.draw(any_sheets(plan, stage, least=1, most=1))
    assert SCORING.check(plan, stage, sheet.marks) == ()
    left_out = data.draw(st.sampled_from(sheet.marks))
    rest = tuple(one for one in sheet.marks if one != left_out)
    assert SCORING.check(plan, stage, rest) == (MarkProblem(criterion=left_out.criterion, code="mark-missing"),)
    assert SCORING.check(plan, stage, tuple(reversed(sheet.marks))) == ()


def test_a_point_beyond_the_most_is_too_much_for_any_digits() -> None:
    most = PLAN.rubric[0].max_points
    assert problems(Mark(criterion="market", points=most + Decimal("0.01")), mark("sharing", "0.00")) == [
        ("market", "mark-above-maximum")
    ]
