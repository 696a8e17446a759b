"""The score of a stage: sheets weighted by heading, one highest and one lowest dropped, the rest averaged, rounded once.

As a formula, with P the points a sheet gives under heading d, M the most it can give there, and w the plan's weight:

    share of d       v(d) = w(d) / Σ w          over the headings the stage marks
    score of sheet s S(s) = Σ v(d) · 100 · P(s, d) / M(d)
    score of stage   T    = round_half_up( Σ S(s) / n, decimal places of the plan )   over the n sheets that count

As a sentence: under each heading a sheet's points are turned into a percentage of the points that can be had there, the
percentages are weighted, and the sheets that count are averaged, so that every stage is scored out of 100 and rounded
once, half up, when everything else is done.

No source read gives the program's method (domain.md §9), so all of it is assumed: the weighting of the notice's two
headings (AMB-12); that a stage which marks only one of them gives it the whole weight, as otherwise it could not reach
100; that the rounded score, the one that is published, is compared with the pass mark. Dropping exactly one highest and
one lowest before averaging is the common practice of public evaluations (domain.md §5.6).
"""

from fractions import Fraction
from uuid import UUID

from domain.rules.v2021_1.exact import half_up, mean, summed
from domain.rules.v2021_1.headings import Heading, headings
from domain.rules.v2021_1.marks import check_marks
from domain.rules.vocabulary import (
    DimensionMean,
    ScoreSheet,
    ScoringPlan,
    SheetDimension,
    SheetScore,
    Stage,
    Tally,
)

FEWEST_TO_TRIM = 3
"""Dropping two of fewer sheets than these would leave none."""


def tally(plan: ScoringPlan, stage: Stage, sheets: tuple[ScoreSheet, ...]) -> Tally:
    """The score of a stage, trimmed where there are sheets enough.

    No sheet, or a stage that marks nothing of any weight, gives no score, which is not a score of zero. Whether there
    are enough sheets to be valid is not asked here. Raises `ValueError` for sheets that cannot be counted: marks that
    `check_marks` finds wrong, or two sheets of one judge.
    """
    scored = score_sheets(plan, stage, sheets)
    highest, lowest = trimmed(plan, scored)
    counted = tuple(sheet for sheet in scored if sheet not in (highest, lowest))
    return averaged(
        plan,
        stage,
        scored,
        counted=counted,
        dropped=(highest.judge if highest else None, lowest.judge if lowest else None),
    )


def score_sheets(plan: ScoringPlan, stage: Stage, sheets: tuple[ScoreSheet, ...]) -> tuple[SheetScore, ...]:
    """What each sheet comes to, by judge. Raises `ValueError` for sheets that cannot be counted."""
    if len({sheet.judge for sheet in sheets}) < len(sheets):
        raise ValueError("a judge has two sheets")
    for sheet in sheets:
        if problems := check_marks(plan, stage, sheet.marks):
            raise ValueError(f"the sheet of judge {sheet.judge} cannot be counted: {problems}")
    weighed = headings(plan, stage)
    return tuple(_score(weighed, sheet) for sheet in sorted(sheets, key=lambda sheet: sheet.judge))


def trimmed(plan: ScoringPlan, scored: tuple[SheetScore, ...]) -> tuple[SheetScore | None, SheetScore | None]:
    """The one highest and the one lowest sheet to drop, or two nulls where there are too few sheets.

    Among equals the judge with the lowest id is dropped; where all are equal, the lowest id is dropped as highest and
    the next as lowest. The score is the same whichever of the equals goes; what counts under a heading may not be, so the
    choice is fixed.
    """
    if len(scored) < max(plan.trim_from, FEWEST_TO_TRIM):
        return None, None
    highest = min(scored, key=lambda sheet: (-Fraction(sheet.score), sheet.judge))
    rest = (sheet for sheet in scored if sheet is not highest)
    return highest, min(rest, key=lambda sheet: (Fraction(sheet.score), sheet.judge))


def averaged(
    plan: ScoringPlan,
    stage: Stage,
    scored: tuple[SheetScore, ...],
    *,
    counted: tuple[SheetScore, ...],
    dropped: tuple[UUID | None, UUID | None],
) -> Tally:
    """The tally of a stage, once it is settled which sheets count and who was dropped as highest and as lowest."""
    weighed = headings(plan, stage)
    exact = mean([Fraction(sheet.score) for sheet in counted]) if counted and weighed else None
    score = None if exact is None else half_up(exact, plan.decimal_places)
    needed = next((mark.points for mark in plan.pass_marks if mark.stage is stage), None)
    return Tally(
        stage=stage,
        sheets=scored,
        counted=tuple(sheet.judge for sheet in counted),
        dropped_highest=dropped[0],
        dropped_lowest=dropped[1],
        dimensions=_means(weighed, counted),
        mean=None if exact is None else str(exact),
        score=score,
        pass_mark=needed,
        passed=None if score is None or needed is None else score >= needed,
    )


def _score(weighed: tuple[Heading, ...], sheet: ScoreSheet) -> SheetScore:
    dimensions = tuple(_sheet_dimension(heading, sheet) for heading in weighed)
    parts = (heading.weight * Fraction(one.percent) for heading, one in zip(weighed, dimensions, strict=True))
    return SheetScore(judge=sheet.judge, dimensions=dimensions, score=str(sum(parts, Fraction(0))))


def _sheet_dimension(heading: Heading, sheet: ScoreSheet) -> SheetDimension:
    points = summed([mark.points for mark in sheet.marks if mark.criterion in heading.criteria])
    percent = 100 * Fraction(points) / Fraction(heading.max_points)
    return SheetDimension(dimension=heading.dimension, points=points, percent=str(percent))


def _means(weighed: tuple[Heading, ...], counted: tuple[SheetScore, ...]) -> tuple[DimensionMean, ...]:
    if not counted:
        return ()
    under = zip(*(sheet.dimensions for sheet in counted), strict=True)
    return tuple(
        DimensionMean(
            dimension=heading.dimension,
            max_points=heading.max_points,
            weight=str(heading.weight),
            points=str(mean([Fraction(one.points) for one in given])),
            percent=str(mean([Fraction(one.percent) for one in given])),
        )
        for heading, given in zip(weighed, under, strict=True)
    )
