"""What a case comes to, done again by brute force. It shares no code with what it checks: only the words of the rules.

A world here is plain: marks by judge, yes and no by criterion, ayes by voter. To suppose something is to build another world.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import NamedTuple
from uuid import UUID

from domain.rules.vocabulary import (
    Candidate,
    Dimension,
    FinalScore,
    LimitUnit,
    ScoreSheet,
    ScoringPlan,
    Stage,
    Track,
)
from tests.domain.rules.oracle import (
    average,
    divided_by_hand,
    expected,
    percent_under,
    ranking,
    sheet_score,
)


@dataclass(frozen=True, kw_only=True)
class PlainCase:
    """A case: `answers` of the decisive criteria as they stand, sheets and seats by stage, who voted aye and who did not."""

    answers: dict[str, bool]
    sheets: dict[Stage, tuple[ScoreSheet, ...]]
    seats: dict[Stage, int]
    selects: bool = True
    ayes: frozenset[UUID] | None = None
    others: frozenset[UUID] = frozenset()
    number: int = 1
    products: int = 1
    withdrawn: bool = False


@dataclass(frozen=True, kw_only=True)
class PlainWorld:
    """A plan, how a stage is averaged (`trimmed` or `middle`), and the cases."""

    plan: ScoringPlan
    averaged: str
    cases: dict[UUID, PlainCase]


class Stood(NamedTuple):
    """A stage: enough sheets, its rounded score, whether that passes."""

    enough: bool
    score: Decimal | None
    passed: bool | None


class Result(NamedTuple):
    """What a case comes to: the word of its course, its stages, and its place, whether that is within the limit, and by how much."""

    course: str
    stages: dict[Stage, Stood]
    place: int | None
    within: bool | None
    distance: Decimal | None


def counted(world: PlainWorld, stage: Stage, sheets: tuple[ScoreSheet, ...]) -> list[ScoreSheet]:
    """The sheets that make the score."""
    if world.averaged == "trimmed":
        kept = expected(world.plan, stage, sheets).counted
        return [sheet for sheet in sheets if sheet.judge in kept]
    left = sorted(sheets, key=lambda sheet: (sheet_score(world.plan, stage, sheet), sheet.judge))
    while len(left) > 2:
        left = left[1:-1]
    return left


def exact(world: PlainWorld, stage: Stage, sheets: tuple[ScoreSheet, ...]) -> Fraction | None:
    """The score of a stage before rounding."""
    if world.averaged == "trimmed":
        return expected(world.plan, stage, sheets).mean
    scores = [score for sheet in sheets if (score := sheet_score(world.plan, stage, sheet)) is not None]
    return median(scores) if scores else None


def stood(world: PlainWorld, case: PlainCase, stage: Stage) -> Stood | None:
    """How a stage went, null where its sheets were not opened."""
    if stage not in case.sheets:
        return None
    sheets = case.sheets[stage]
    if 2 * len(sheets) <= case.seats[stage]:
        return Stood(enough=False, score=None, passed=None)
    whole = exact(world, stage, sheets)
    assert whole is not None
    score = divided_by_hand(whole, world.plan.decimal_places)
    marks = [one.points for one in world.plan.pass_marks if one.stage is stage]
    return Stood(enough=True, score=score, passed=score >= marks[0] if marks else None)


def listed(world: PlainWorld, id: UUID) -> Candidate | None:
    """The case as a candidate for the list, null where it is none."""
    case = world.cases[id]
    went = [stood(world, case, stage) for stage in Stage]
    if case.withdrawn or not all(case.answers.values()) or not all(one and one.enough for one in went):
        return None
    if world.plan.gate and any(one and one.passed is False for one in went):
        return None
    carried = list(Stage) if world.plan.carry_scores else [Stage.DELIBERATION]
    whole = [figure for stage in carried if (figure := exact(world, stage, case.sheets[stage])) is not None]
    shared = [
        average(
            [
                percent
                for sheet in counted(world, stage, case.sheets[stage])
                if (percent := _cooperation(world, stage, sheet)) is not None
            ]
        )
        for stage in carried
    ]
    final = average(whole)
    cooperation = average([one for one in shared if one is not None])
    assert final is not None
    return Candidate(
        application=id,
        track=Track.INNOVATION_GROWTH,
        receipt=str(case.number),
        products=case.products,
        final=FinalScore(
            stages=tuple(carried),
            mean=str(final),
            score=divided_by_hand(final, world.plan.decimal_places),
            cooperation=None if cooperation is None else str(cooperation),
        ),
    )


def _cooperation(world: PlainWorld, stage: Stage, sheet: ScoreSheet) -> Fraction | None:
    return percent_under(world.plan, stage, sheet, Dimension.WIN_WIN_COOPERATION)


def result(world: PlainWorld, id: UUID) -> Result:
    """What a case comes to."""
    case = world.cases[id]
    stages = {stage: one for stage in Stage if (one := stood(world, case, stage)) is not None}
    candidates = [listed(world, other) for other in world.cases]
    order = ranking(world.plan, [one for one in candidates if one])
    places = [one.application for one in order]
    place = places.index(id) + 1 if id in places else None
    within = None if place is None else _within(world, order[:place])
    distance = None if place is None else _distance(world, order, place - 1)
    return Result(_course(world, case, stages, within=within), stages, place, within, distance)


def _distance(world: PlainWorld, order: list[Candidate], own: int) -> Decimal | None:
    """The score less the nearest one on the other side of the limit."""
    sides = [_within(world, order[: number + 1]) for number in range(len(order))]
    scores = [one.final.score for one in order]
    across = [scores[own] - score for score, side in zip(scores, sides, strict=True) if side is not sides[own]]
    return min(across, key=abs, default=None)


def _within(world: PlainWorld, down_to_here: list[Candidate]) -> bool:
    limit = world.plan.limit
    if limit is None:
        return True
    used = 0
    for one in down_to_here:
        used += one.products if limit.unit is LimitUnit.PRODUCTS else 1
    return used <= limit.count


def _course(world: PlainWorld, case: PlainCase, stages: dict[Stage, Stood], *, within: bool | None) -> str:
    if not all(case.answers.values()):
        return "INELIGIBLE"
    for stage in Stage:
        if stage not in stages:
            return "OPEN"
        if not stages[stage].enough:
            return "NOT_QUORATE"
        if world.plan.gate and stages[stage].passed is False:
            return "NOT_PASSED"
    return "OPEN" if case.ayes is None else _voted(case.selects, case.ayes, case.others, within=within)


def _voted(selects: bool, ayes: frozenset[UUID], others: frozenset[UUID], *, within: bool | None) -> str:
    carried = 2 * len(ayes) > len(ayes | others)
    courses = {
        (True, False): "VOTED_DOWN",
        (False, True): "VOTED_DOWN",
        (False, False): "OPEN",
        (True, True): "BEYOND_LIMIT" if within is False else "SELECTABLE",
    }
    return courses[selects, carried]


def without(world: PlainWorld, id: UUID, judge: UUID) -> PlainWorld:
    """The world in which a person had no part in a case."""
    case = world.cases[id]
    sheets = {stage: tuple(one for one in given if one.judge != judge) for stage, given in case.sheets.items()}
    fewer = replace(
        case, sheets=sheets, ayes=None if case.ayes is None else case.ayes - {judge}, others=case.others - {judge}
    )
    return replace(world, cases={**world.cases, id: fewer})


def took_part(case: PlainCase) -> set[UUID]:
    """Everybody with a sheet or a vote on a case."""
    return {sheet.judge for given in case.sheets.values() for sheet in given} | (case.ayes or frozenset()) | case.others


def stages_turned(world: PlainWorld, other: PlainWorld, id: UUID) -> set[Stage]:
    """The stages that have another result in the other world: enough sheets or not, passed or not."""
    before, after = result(world, id).stages, result(other, id).stages

    def word(stages: dict[Stage, Stood], stage: Stage) -> str:
        at = stages.get(stage)
        return "none" if at is None else f"{at.enough} {at.passed}"

    return {stage for stage in Stage if word(before, stage) != word(after, stage)}


def turning(world: PlainWorld, id: UUID) -> set[UUID]:
    """Those without whom the case would come to something else."""
    return {
        judge
        for judge in took_part(world.cases[id])
        if result(without(world, id, judge), id).course != result(world, id).course
    }
