"""The score of a stage: weighted, trimmed, averaged, rounded once."""

from dataclasses import replace
from decimal import ROUND_DOWN, Decimal, localcontext
from fractions import Fraction

import pytest

from domain.rules.books import BOOKS
from domain.rules.vocabulary import DimensionMean, PassMark, ScoreSheet, ScoringPlan, SheetDimension, SheetScore, Tally
from tests.domain.rules.sheets import (
    COOPERATION,
    ONE_HEADING,
    PLAN,
    STAGE,
    USE,
    criterion,
    judges,
    mark,
    sheet,
    sheets,
    weights,
)

SCORING = BOOKS["v2021_1"].scoring


def tally(*given: ScoreSheet, plan: ScoringPlan = PLAN) -> Tally:
    return SCORING.tally(plan, STAGE, given)


def needing(points: str) -> ScoringPlan:
    return replace(PLAN, pass_marks=(PassMark(stage=STAGE, points=Decimal(points)),))


def test_a_tally_holds_every_figure_that_one_needs_to_do_it_by_hand() -> None:
    plan = replace(PLAN, weights=weights("0.6000", "0.4000"), trim_from=3)
    given = (sheet(3, "40.00", "30.00"), sheet(1, "50.00", "50.00"), sheet(2, "41.00", "20.00"))
    assert tally(*given, plan=plan) == Tally(
        stage=STAGE,
        sheets=(
            SheetScore(
                judge=judges(1)[0],
                dimensions=(
                    SheetDimension(dimension=USE, points=Decimal("50.00"), percent="100"),
                    SheetDimension(dimension=COOPERATION, points=Decimal("50.00"), percent="100"),
                ),
                score="100",
            ),
            SheetScore(
                judge=judges(2)[0],
                dimensions=(
                    SheetDimension(dimension=USE, points=Decimal("41.00"), percent="82"),
                    SheetDimension(dimension=COOPERATION, points=Decimal("20.00"), percent="40"),
                ),
                score="326/5",
            ),
            SheetScore(
                judge=judges(3)[0],
                dimensions=(
                    SheetDimension(dimension=USE, points=Decimal("40.00"), percent="80"),
                    SheetDimension(dimension=COOPERATION, points=Decimal("30.00"), percent="60"),
                ),
                score="72",
            ),
        ),
        counted=judges(3),
        dropped_highest=judges(1)[0],
        dropped_lowest=judges(2)[0],
        dimensions=(
            DimensionMean(dimension=USE, max_points=Decimal("50.00"), weight="3/5", points="40", percent="80"),
            DimensionMean(dimension=COOPERATION, max_points=Decimal("50.00"), weight="2/5", points="30", percent="60"),
        ),
        mean="72",
        score=Decimal("72.00"),
        pass_mark=Decimal("60.00"),
        passed=True,
    )


def test_a_heading_counts_by_its_weight_and_not_by_its_points() -> None:
    plan = replace(
        PLAN, rubric=(criterion("market", STAGE, USE, "90.00"), criterion("sharing", STAGE, COOPERATION, "10.00"))
    )
    assert tally(sheet(1, "0.00", "10.00"), plan=plan).score == Decimal("50.00")


def test_criteria_of_one_heading_share_its_weight_by_their_points() -> None:
    rubric = (criterion("market", STAGE, USE, "30.00"), criterion("growth", STAGE, USE, "10.00"), *PLAN.rubric[1:2])
    given = ScoreSheet(
        judge=judges(1)[0], marks=(mark("market", "30.00"), mark("growth", "0.00"), mark("sharing", "0.00"))
    )
    assert tally(given, plan=replace(PLAN, rubric=rubric)).mean == "75/2"


def test_no_sheet_is_no_score_and_not_zero() -> None:
    empty = tally()
    assert (empty.mean, empty.score, empty.passed, empty.counted, empty.dimensions) == (None, None, None, (), ())
    assert tally(*sheets("0.00")).score == Decimal("0.00")


def test_one_sheet_or_two_count_whole() -> None:
    assert tally(*sheets("70.00")).score == Decimal("70.00")
    two = tally(*sheets("70.00", "75.00"), plan=replace(PLAN, trim_from=1))
    assert (two.score, two.counted, two.dropped_highest, two.dropped_lowest) == (
        Decimal("72.50"),
        judges(1, 2),
        None,
        None,
    )


@pytest.mark.parametrize(
    ("scores", "counted", "score"),
    [
        (("10.00", "60.00", "70.00", "100.00"), (1, 2, 3, 4), "60.00"),
        (("10.00", "60.00", "70.00", "100.00", "80.00"), (2, 3, 5), "70.00"),
        (("10.00", "60.00", "70.00", "100.00", "80.00", "90.00"), (2, 3, 5, 6), "75.00"),
    ],
)
def test_trimming_begins_with_the_number_of_sheets_the_plan_says(
    scores: tuple[str, ...], counted: tuple[int, ...], score: str
) -> None:
    assert tally(*sheets(*scores)).counted == judges(*counted)
    assert tally(*sheets(*scores)).score == Decimal(score)


def test_of_several_highest_and_lowest_one_each_is_dropped_that_of_the_lowest_id() -> None:
    found = tally(*sheets("50.00", "90.00", "50.00", "90.00", "90.00"))
    assert (found.dropped_highest, found.dropped_lowest) == (judges(2)[0], judges(1)[0])
    assert (found.counted, found.score) == (judges(3, 4, 5), Decimal("76.67"))


def test_where_all_are_equal_two_go_all_the_same() -> None:
    found = tally(*sheets(*["80.00"] * 5))
    assert (found.dropped_highest, found.dropped_lowest) == judges(1, 2)
    assert (found.counted, found.score) == (judges(3, 4, 5), Decimal("80.00"))


@pytest.mark.parametrize(
    ("scores", "places", "score"),
    [
        (("70.00", "70.01"), 2, "70.01"),
        (("70.02", "70.03"), 2, "70.03"),
        (("70.00", "70.00", "70.01"), 2, "70.00"),
        (("70.00", "70.01", "70.01"), 2, "70.01"),
        (("70.25",), 1, "70.3"),
        (("70.35",), 1, "70.4"),
        (("70.24",), 1, "70.2"),
        (("70.50",), 0, "71"),
        (("71.50",), 0, "72"),
        (("99.99", "100.00"), 2, "100.00"),
    ],
)
def test_a_half_is_rounded_up_never_to_even(scores: tuple[str, ...], places: int, score: str) -> None:
    plan = replace(PLAN, decimal_places=places)
    assert str(tally(*sheets(*scores), plan=plan).score) == score


def test_there_is_one_rounding_at_the_end() -> None:
    thirds = replace(PLAN, rubric=(criterion("market", STAGE, USE, "3.00"),))
    given = tuple(ScoreSheet(judge=judge, marks=(mark("market", "1.00"),)) for judge in judges(1, 2, 3))
    found = tally(*given, plan=replace(thirds, trim_from=9))
    assert [one.score for one in found.sheets] == ["100/3"] * 3
    assert (found.mean, found.score) == ("100/3", Decimal("33.33"))


def test_the_rounded_score_is_held_against_the_pass_mark() -> None:
    just_under = (sheet(1, "35.00", "34.99"), sheet(2, "35.00", "35.00"))
    found = tally(*just_under, plan=needing("70.00"))
    assert found.mean is not None
    assert Fraction(found.mean) < 70
    assert (found.score, found.passed) == (Decimal("70.00"), True)
    assert tally(*just_under, plan=needing("70.01")).passed is False


def test_a_stage_without_a_pass_mark_is_neither_passed_nor_failed() -> None:
    found = tally(*sheets("10.00"), plan=replace(PLAN, pass_marks=()))
    assert (found.score, found.pass_mark, found.passed) == (Decimal("10.00"), None, None)


def test_a_stage_that_marks_one_heading_gives_it_the_whole_weight() -> None:
    given = ScoreSheet(judge=judges(1)[0], marks=(mark("market", "40.00"),))
    found = tally(given, plan=ONE_HEADING)
    assert [(one.dimension, one.weight) for one in found.dimensions] == [(USE, "1")]
    assert found.score == Decimal("80.00")


def test_a_heading_without_weight_is_marked_and_makes_nothing_of_the_score() -> None:
    plan = replace(PLAN, weights=weights("1.0000", "0.0000"))
    assert tally(sheet(1, "40.00", "0.00"), plan=plan).score == Decimal("80.00")


def test_a_stage_that_marks_nothing_of_any_weight_has_no_score() -> None:
    nothing = replace(PLAN, rubric=())
    assert tally(ScoreSheet(judge=judges(1)[0], marks=()), plan=nothing).score is None
    weightless = replace(ONE_HEADING, weights=weights("0.0000", "1.0000"))
    assert tally(ScoreSheet(judge=judges(1)[0], marks=(mark("market", "40.00"),)), plan=weightless).score is None


def test_a_sheet_that_cannot_be_counted_is_an_error() -> None:
    with pytest.raises(ValueError, match="mark-above-maximum"):
        tally(sheet(1, "50.01", "0.00"))


def test_two_sheets_of_one_judge_are_an_error() -> None:
    with pytest.raises(ValueError, match="a judge has two sheets"):
        tally(sheet(1, "50.00", "0.00"), sheet(1, "40.00", "0.00"))


def test_the_decimal_context_has_no_say() -> None:
    given = sheets("61.01", "72.03", "83.07", "94.09", "55.55", "66.67")
    with localcontext() as context:
        context.prec, context.rounding = 2, ROUND_DOWN
        narrow = tally(*given)
    assert narrow == tally(*given)
