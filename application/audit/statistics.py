"""How evaluators score beside one another: severity and spread, agreement within a panel, sheets that stand apart.

For auditors only, and only of opened sheets that count. Figures are shown of a sheet only where at least three others of the
same case and stage stand beside it: from fewer, somebody could work out a single other mark. No figure decides anything.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from uuid import UUID

from application.audit.derived import Books, book_of
from application.audit.world import World
from application.office import sheet_of
from domain.rules.vocabulary import Points, ScoreSheet, Stage

FEWEST_OTHERS = 3
"""Beside so many other sheets a sheet's figures are shown."""
OUTLYING = 2
"""So many times the others' standard deviation from their mean, and a sheet stands apart."""
LEAST_DISTANCE = 10
"""And at least so many points of 100, or a panel of one mind would make every difference an outlier."""
DIGITS = 50


@dataclass(frozen=True, kw_only=True)
class Scored:
    """A sheet that counts, and what it comes to, of 100."""

    sheet: UUID
    judge: UUID
    score: Fraction


@dataclass(frozen=True, kw_only=True)
class Group:
    """The sheets of a case at a stage."""

    panel: UUID
    case: UUID
    stage: Stage
    sheets: tuple[Scored, ...]


@dataclass(frozen=True, kw_only=True)
class Outlier:
    """A sheet that stands apart from the others of its case, which come to `mean` with the standard deviation `spread`."""

    sheet: UUID
    panel: UUID
    case: UUID
    stage: Stage
    score: Points
    mean: Points
    spread: Points


@dataclass(frozen=True, kw_only=True)
class EvaluatorFigures:
    """An evaluator over all sheets shown.

    `severity` is the mean of the sheets' distances from their panel's mean, below zero where stricter; `spread` their
    standard deviation, null of a single sheet.
    """

    judge: UUID
    sheets: int
    severity: Points
    spread: Points | None
    outliers: tuple[Outlier, ...]


@dataclass(frozen=True, kw_only=True)
class PanelFigures:
    """A panel over its cases: `agreement` is the mean of the cases' standard deviations, the lower the more of one mind."""

    panel: UUID
    stage: Stage
    cases: int
    agreement: Points


@dataclass(frozen=True, kw_only=True)
class Statistics:
    """All figures that may be shown; `withheld` counts the sheets left out because too few stand beside them."""

    evaluators: tuple[EvaluatorFigures, ...]
    panels: tuple[PanelFigures, ...]
    withheld: int


def statistics(groups: Iterable[Group]) -> Statistics:
    """The figures of these sheets, evaluators and panels in order of their ids."""
    every = tuple(groups)
    shown = [one for one in every if len(one.sheets) > FEWEST_OTHERS]
    judges = sorted({sheet.judge for group in shown for sheet in group.sheets})
    panels = sorted({group.panel for group in shown})
    return Statistics(
        evaluators=tuple(_evaluator(judge, shown) for judge in judges),
        panels=tuple(_panel([one for one in shown if one.panel == panel]) for panel in panels),
        withheld=sum(len(one.sheets) for one in every) - sum(len(one.sheets) for one in shown),
    )


def groups_of(world: World, books: Books) -> Iterator[Group]:
    """The sheets that count of every case and stage that was opened, as the call's rule version scores them."""
    for id, panel in world.panels.items():
        terms = world.call(panel.call).terms
        scoring = book_of(books, terms.rules.version).scoring
        for case, now in panel.cases.items():
            sheets = tuple(ScoreSheet(judge=one.judge, marks=one.marks) for one in now.counting())
            tally = scoring.tally(terms.plan, panel.stage, sheets)
            if tally.mean is not None:
                scored = (
                    Scored(sheet=sheet_of(id, case, one.judge), judge=one.judge, score=Fraction(one.score))
                    for one in tally.sheets
                )
                yield Group(panel=id, case=case, stage=panel.stage, sheets=tuple(scored))


def _evaluator(judge: UUID, groups: Iterable[Group]) -> EvaluatorFigures:
    own = [(group, sheet) for group in groups for sheet in group.sheets if sheet.judge == judge]
    distances = [sheet.score - mean(_scores(group)) for group, sheet in own]
    return EvaluatorFigures(
        judge=judge,
        sheets=len(own),
        severity=rounded(mean(distances)),
        spread=root(variance(distances)) if len(distances) > 1 else None,
        outliers=tuple(one for group, sheet in own if (one := _outlier(group, sheet))),
    )


def _outlier(group: Group, sheet: Scored) -> Outlier | None:
    others = [one.score for one in group.sheets if one is not sheet]
    distance = abs(sheet.score - mean(others))
    if distance < LEAST_DISTANCE or distance**2 <= OUTLYING**2 * variance(others):
        return None
    return Outlier(
        sheet=sheet.sheet,
        panel=group.panel,
        case=group.case,
        stage=group.stage,
        score=rounded(sheet.score),
        mean=rounded(mean(others)),
        spread=root(variance(others)),
    )


def _panel(groups: Sequence[Group]) -> PanelFigures:
    spreads = [_exact_root(variance(_scores(group))) for group in groups]
    return PanelFigures(
        panel=groups[0].panel,
        stage=groups[0].stage,
        cases=len(groups),
        agreement=_to_points(sum(spreads, Decimal(0)) / len(spreads)),
    )


def _scores(group: Group) -> list[Fraction]:
    return [sheet.score for sheet in group.sheets]


def mean(figures: Sequence[Fraction]) -> Fraction:
    """The arithmetic mean of one figure or more."""
    return sum(figures, Fraction(0)) / len(figures)


def variance(figures: Sequence[Fraction]) -> Fraction:
    """The mean of the squared distances from the mean."""
    middle = mean(figures)
    return mean([(one - middle) ** 2 for one in figures])


def rounded(figure: Fraction) -> Points:
    """A figure with two decimal places, halves away from zero."""
    with localcontext() as context:
        context.prec = DIGITS
        return _to_points(Decimal(figure.numerator) / Decimal(figure.denominator))


def root(square: Fraction) -> Points:
    """The square root with two decimal places."""
    return _to_points(_exact_root(square))


def _exact_root(square: Fraction) -> Decimal:
    with localcontext() as context:
        context.prec = DIGITS
        return (Decimal(square.numerator) / Decimal(square.denominator)).sqrt()


def _to_points(figure: Decimal) -> Points:
    return figure.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
