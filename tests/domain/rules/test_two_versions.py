"""Two rule versions score the same sheets, each in its own way."""

from decimal import Decimal
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.rules.books import BOOKS
from domain.rules.vocabulary import Scoring, ScoringPlan, Stage
from tests.domain.rules import oracle
from tests.domain.rules.any_sheets import any_plan, any_sheets
from tests.domain.rules.sheets import PLAN, STAGE, judges, sheets

SHEETS = sheets("10.00", "60.00", "62.00", "90.00", "94.00")


def scoring(version: str) -> Scoring:
    return BOOKS[version].scoring


def test_each_version_gives_its_own_tally_of_the_same_sheets() -> None:
    trimmed, middle = (scoring(version).tally(PLAN, STAGE, SHEETS) for version in ("v2021_1", "v2021_2"))
    assert trimmed.sheets == middle.sheets
    assert (trimmed.score, trimmed.counted) == (Decimal("70.67"), judges(2, 3, 4))
    assert (middle.score, middle.counted) == (Decimal("62.00"), judges(3))


def test_the_versions_may_come_to_different_outcomes() -> None:
    low = sheets("30.00", "58.00", "59.00", "70.00", "80.00")
    assert scoring("v2021_1").tally(PLAN, STAGE, low).passed is True
    assert scoring("v2021_2").tally(PLAN, STAGE, low).passed is False


@pytest.mark.slow
@given(st.data(), any_plan(), st.sampled_from(Stage))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_the_other_version_is_the_median(data: st.DataObject, plan: ScoringPlan, stage: Stage) -> None:
    given = data.draw(any_sheets(plan, stage, least=1))
    scores = [score for sheet in given if (score := oracle.sheet_score(plan, stage, sheet)) is not None]
    assert scoring("v2021_2").tally(plan, stage, given).mean == str(median(scores))
