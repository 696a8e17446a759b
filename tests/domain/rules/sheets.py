"""A small scoring plan, and sheets under it that come to a score one can see: two headings of 50 points, equally heavy."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from domain.rules.vocabulary import (
    Criterion,
    Dimension,
    DimensionWeight,
    Mark,
    PassMark,
    ScoreSheet,
    ScoringPlan,
    Stage,
    TieRule,
)

USE, COOPERATION = Dimension.RESULT_UTILISATION, Dimension.WIN_WIN_COOPERATION
STAGE = Stage.FACE_TO_FACE


def criterion(code: str, stage: Stage, dimension: Dimension, points: str = "50.00") -> Criterion:
    return Criterion(code=code, stage=stage, dimension=dimension, max_points=Decimal(points))


def weights(use: str, cooperation: str) -> tuple[DimensionWeight, ...]:
    return (
        DimensionWeight(dimension=USE, weight=Decimal(use)),
        DimensionWeight(dimension=COOPERATION, weight=Decimal(cooperation)),
    )


PLAN = ScoringPlan(
    rubric=tuple(
        criterion(code, stage, dimension)
        for stage in Stage
        for code, dimension in (("market", USE), ("sharing", COOPERATION))
    ),
    weights=weights("0.5000", "0.5000"),
    pass_marks=tuple(PassMark(stage=stage, points=Decimal("60.00")) for stage in Stage),
    panel_size=7,
    trim_from=5,
    decimal_places=2,
    gate=True,
    carry_scores=True,
    ties=TieRule.HIGHER_WIN_WIN_COOPERATION,
)
ONE_HEADING = replace(PLAN, rubric=tuple(one for one in PLAN.rubric if one.dimension is USE))


def mark(code: str, points: str) -> Mark:
    return Mark(criterion=code, points=Decimal(points))


def sheet(judge: int, market: str, sharing: str) -> ScoreSheet:
    return ScoreSheet(judge=UUID(int=judge), marks=(mark("market", market), mark("sharing", sharing)))


def sheets(*scores: str) -> tuple[ScoreSheet, ...]:
    """A sheet for each score of 100, half of it under each heading, the odd hundredth under 상생협력; judges from 1 on."""
    cents = [int(Decimal(score) * 100) for score in scores]
    return tuple(sheet(judge, f"{one // 2}e-2", f"{one // 2 + one % 2}e-2") for judge, one in enumerate(cents, start=1))


def judges(*numbers: int) -> tuple[UUID, ...]:
    return tuple(UUID(int=number) for number in numbers)
