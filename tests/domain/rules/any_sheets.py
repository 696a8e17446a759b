"""Any scoring plan that a call may announce, and any sheets that judges may give under it."""

from decimal import Decimal
from uuid import UUID

from hypothesis import strategies as st

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

HEADINGS = st.sampled_from([tuple(Dimension), *((one,) for one in Dimension)])


def hundredths(least: int, most: int) -> st.SearchStrategy[Decimal]:
    """Points with two decimal places."""
    return st.integers(least, most).map(lambda cents: Decimal(cents).scaleb(-2))


@st.composite
def any_plan(draw: st.DrawFn) -> ScoringPlan:
    """A plan: every stage marks one heading or both, each with one criterion or more."""
    rubric = [
        Criterion(
            code=f"{stage}-{dimension}-{number}".lower(),
            stage=stage,
            dimension=dimension,
            max_points=draw(hundredths(1, 6000)),
        )
        for stage in Stage
        for dimension in draw(HEADINGS)
        for number in range(draw(st.integers(1, 2)))
    ]
    weight = Decimal(draw(st.integers(1, 9999))).scaleb(-4)
    return ScoringPlan(
        rubric=tuple(rubric),
        weights=tuple(
            DimensionWeight(dimension=dimension, weight=part)
            for dimension, part in zip(Dimension, (weight, 1 - weight), strict=True)
        ),
        pass_marks=tuple(PassMark(stage=stage, points=draw(hundredths(0, 10000))) for stage in Stage),
        panel_size=7,
        trim_from=draw(st.integers(3, 6)),
        decimal_places=draw(st.integers(0, 2)),
        gate=draw(st.booleans()),
        carry_scores=draw(st.booleans()),
        ties=draw(st.sampled_from(TieRule)),
    )


@st.composite
def any_sheet(draw: st.DrawFn, plan: ScoringPlan, stage: Stage, judge: UUID) -> ScoreSheet:
    """A sheet with every criterion of the stage marked; halves and bounds come often, so that sheets are often equal."""
    marks = tuple(
        Mark(criterion=one.code, points=draw(st.sampled_from([Decimal(0), one.max_points]) | hundredths(0, cents(one))))
        for one in plan.rubric
        if one.stage is stage
    )
    return ScoreSheet(judge=judge, marks=marks)


def cents(criterion: Criterion) -> int:
    """The most points of a criterion, in hundredths."""
    return int(criterion.max_points * 100)


@st.composite
def any_sheets(
    draw: st.DrawFn, plan: ScoringPlan, stage: Stage, least: int = 0, most: int = 8
) -> tuple[ScoreSheet, ...]:
    """Sheets of different judges, in any order of their ids."""
    ids = draw(st.lists(st.integers(1, 99), min_size=least, max_size=most, unique=True))
    return tuple(draw(any_sheet(plan, stage, UUID(int=one))) for one in ids)
