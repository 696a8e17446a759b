"""Scoring done again by brute force, to hold a rule version against. It shares no code with any: only the words.

Where the version sorts, this tries every choice; where it reduces fractions, this divides by hand.
"""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import permutations
from typing import NamedTuple
from uuid import UUID

from domain.rules.vocabulary import Candidate, Dimension, ScoreSheet, ScoringPlan, Stage, TieRule


class Expected(NamedTuple):
    """What a tally must say."""

    counted: frozenset[UUID]
    dropped: tuple[UUID, UUID] | None
    mean: Fraction | None
    cooperation: Fraction | None


def divided_by_hand(figure: Fraction, places: int) -> Decimal:
    """Long division to one digit more than asked for; that digit decides whether to go up."""
    whole, remainder = divmod(figure.numerator, figure.denominator)
    digits = []
    for _ in range(places + 1):
        digit, remainder = divmod(remainder * 10, figure.denominator)
        digits.append(digit)
    units = int("".join(map(str, [whole, *digits[:-1]])))
    if digits[-1] >= 5:
        units += 1
    text = str(units).rjust(places + 1, "0")
    return Decimal(f"{text[: len(text) - places]}.{text[len(text) - places :]}")


def percent_under(plan: ScoringPlan, stage: Stage, sheet: ScoreSheet, dimension: Dimension) -> Fraction | None:
    """What a sheet gives under a heading, in percent; null where the stage has no criterion of it."""
    given = most = Fraction(0)
    for line in plan.rubric:
        if (line.stage, line.dimension) == (stage, dimension):
            most += Fraction(str(line.max_points))
            for mark in sheet.marks:
                if mark.criterion == line.code:
                    given += Fraction(str(mark.points))
    return given / most * 100 if most else None


def sheet_score(plan: ScoringPlan, stage: Stage, sheet: ScoreSheet) -> Fraction | None:
    """The weighted average of the headings the stage marks; null where it marks none of any weight."""
    above = below = Fraction(0)
    for one in plan.weights:
        percent = percent_under(plan, stage, sheet, one.dimension)
        if percent is not None:
            above += percent * Fraction(str(one.weight))
            below += Fraction(str(one.weight))
    return above / below if below else None


def to_drop(scores: dict[UUID, Fraction]) -> tuple[UUID, UUID]:
    """Of all ways to take out one highest and one lowest, the one whose judges have the lowest ids."""
    ways = [
        (high, low)
        for high, low in permutations(scores, 2)
        if all(scores[low] <= score <= scores[high] for score in scores.values())
    ]
    return min(ways)


def expected(plan: ScoringPlan, stage: Stage, sheets: Sequence[ScoreSheet]) -> Expected:
    """The score of a stage before rounding, and who counted."""
    scores = {sheet.judge: sheet_score(plan, stage, sheet) for sheet in sheets}
    known = {judge: score for judge, score in scores.items() if score is not None}
    dropped = to_drop(known) if len(known) >= plan.trim_from else None
    kept = [sheet for sheet in sheets if dropped is None or sheet.judge not in dropped]
    cooperation = [percent_under(plan, stage, sheet, Dimension.WIN_WIN_COOPERATION) for sheet in kept]
    return Expected(
        counted=frozenset(sheet.judge for sheet in kept),
        dropped=dropped,
        mean=average([score for judge, score in known.items() if dropped is None or judge not in dropped]),
        cooperation=average([percent for percent in cooperation if percent is not None]),
    )


def average(figures: Sequence[Fraction]) -> Fraction | None:
    """The mean, null of nothing."""
    total = Fraction(0)
    for figure in figures:
        total += figure
    return total / len(figures) if figures else None


def comes_before(plan: ScoringPlan, one: Candidate, other: Candidate) -> bool:
    """Whether one task stands above another of its track."""
    if one.final.score != other.final.score:
        return one.final.score > other.final.score
    mine, theirs = Fraction(one.final.cooperation or 0), Fraction(other.final.cooperation or 0)
    if plan.ties is TieRule.HIGHER_WIN_WIN_COOPERATION and mine != theirs:
        return mine > theirs
    return one.receipt.rjust(64) < other.receipt.rjust(64)


def ranking(plan: ScoringPlan, track: Sequence[Candidate]) -> list[Candidate]:
    """The one order among all in which everybody stands above everybody that follows."""
    orders = [
        list(order)
        for order in permutations(track)
        if all(comes_before(plan, one, other) for i, one in enumerate(order) for other in order[i + 1 :])
    ]
    assert len(orders) == 1
    return orders[0]
