"""Evaluators beside one another, held against the standard library's own statistics; and whose figures are not shown."""

import statistics as library
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.audit.statistics import FEWEST_OTHERS, Group, Scored, statistics
from domain.rules.vocabulary import Stage

PANEL = UUID(int=1)


def group(case: int, scores: dict[int, str], panel: UUID = PANEL) -> Group:
    """The sheets of a case: scores by judge."""
    return Group(
        panel=panel,
        case=UUID(int=case),
        stage=Stage.FACE_TO_FACE,
        sheets=tuple(
            Scored(sheet=UUID(int=case * 100 + judge), judge=UUID(int=judge), score=Fraction(score))
            for judge, score in scores.items()
        ),
    )


SCORES = st.integers(0, 10000).map(lambda cents: str(Decimal(cents).scaleb(-2)))
GROUPS = st.lists(st.dictionaries(st.integers(1, 7), SCORES, min_size=1), min_size=1, max_size=5).map(
    lambda found: [group(case, scores) for case, scores in enumerate(found, start=1)]
)


def near(figure: Decimal | None, expected: float) -> bool:
    return figure is not None and abs(float(figure) - expected) <= 0.0050001


@given(GROUPS)
@settings(max_examples=60, derandomize=True, deadline=None)
def test_severity_spread_and_agreement_are_what_the_library_counts(groups: Sequence[Group]) -> None:
    found = statistics(groups)
    shown = [one for one in groups if len(one.sheets) > FEWEST_OTHERS]
    scores = {one.case: {sheet.judge: float(sheet.score) for sheet in one.sheets} for one in shown}
    for one in found.evaluators:
        distances = [
            given[one.judge] - library.fmean(given.values()) for given in scores.values() if one.judge in given
        ]
        assert one.sheets == len(distances)
        assert near(one.severity, library.fmean(distances))
        assert near(one.spread, library.pstdev(distances)) if len(distances) > 1 else one.spread is None
    for panel in found.panels:
        assert near(panel.agreement, library.fmean(library.pstdev(given.values()) for given in scores.values()))
    assert {one.judge for one in found.evaluators} == {judge for given in scores.values() for judge in given}


@given(GROUPS)
@settings(max_examples=60, derandomize=True, deadline=None)
def test_nothing_shown_depends_on_sheets_beside_which_too_few_stand(groups: Sequence[Group]) -> None:
    shown = [one for one in groups if len(one.sheets) > FEWEST_OTHERS]
    without = statistics(shown)
    assert (statistics(groups).evaluators, statistics(groups).panels) == (without.evaluators, without.panels)
    assert statistics(groups).withheld == sum(len(one.sheets) for one in groups if one not in shown)


def test_of_three_sheets_nothing_is_shown_and_of_four_everything() -> None:
    three = {1: "60", 2: "70", 3: "80"}
    assert statistics([group(1, three)]).evaluators == ()
    assert statistics([group(1, three)]).panels == ()
    assert statistics([group(1, three)]).withheld == 3
    found = statistics([group(1, three | {4: "90"})])
    assert [one.severity for one in found.evaluators] == [Decimal(one) for one in ("-15.00", "-5.00", "5.00", "15.00")]
    assert found.withheld == 0


def test_a_panel_of_one_mind_agrees_wholly() -> None:
    (panel,) = statistics([group(1, dict.fromkeys(range(1, 6), "80"))]).panels
    assert (panel.agreement, panel.cases) == (Decimal("0.00"), 1)


def test_an_outlier_comes_with_its_sheet_and_with_what_the_others_gave() -> None:
    found = statistics([group(1, {1: "70", 2: "72", 3: "71", 4: "73", 5: "30.5"})])
    (outlier,) = [one for each in found.evaluators for one in each.outliers]
    assert outlier.sheet == UUID(int=105)
    assert (outlier.score, outlier.mean, outlier.spread) == (Decimal("30.50"), Decimal("71.50"), Decimal("1.12"))


@pytest.mark.parametrize("score", ["62", "81"])
def test_less_than_ten_points_from_the_others_is_no_outlier(score: str) -> None:
    found = statistics([group(1, {**dict.fromkeys(range(1, 6), "71.5"), 6: score})])
    assert all(one.outliers == () for one in found.evaluators)


def test_where_the_others_lie_far_apart_too_nothing_stands_apart() -> None:
    found = statistics([group(1, {1: "40", 2: "40", 3: "90", 4: "90"})])
    assert all(one.outliers == () for one in found.evaluators)
