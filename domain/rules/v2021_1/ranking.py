"""From the stages to the list: the final score, the order within a track, and what a selection limit does to it.

No source read gives any of it (domain.md §9), so all of it is assumed; each function says what it takes for right.
"""

from collections.abc import Iterable
from fractions import Fraction
from itertools import accumulate, groupby

from domain.rules.v2021_1.exact import half_up, mean
from domain.rules.v2021_1.headings import headings
from domain.rules.vocabulary import (
    Candidate,
    Dimension,
    FinalScore,
    LimitLine,
    LimitUnit,
    ScoringPlan,
    Stage,
    Standing,
    Tally,
    TieRule,
    Track,
)


def final(plan: ScoringPlan, tallies: tuple[Tally, ...]) -> FinalScore | None:
    """The score a task is ranked by, of 100.

    As a formula: F = round_half_up( Σ T(k) / K ) over the K stages carried, T being their scores before rounding. As a
    sentence: where the plan carries scores, the stages the rubric marks are averaged, each as heavy as the other and
    none rounded before the end; where it does not, the last of them alone makes the score (AMB-11).

    Null while a stage that the rubric marks has no score, and where the plan makes stages gates and one was not passed.
    Raises `ValueError` where a stage has two tallies.
    """
    by_stage = {tally.stage: tally for tally in tallies}
    if len(by_stage) < len(tallies):
        raise ValueError("a stage has two tallies")
    marked = [stage for stage in Stage if headings(plan, stage)]
    taken = [by_stage[stage] for stage in marked if stage in by_stage]
    means = [Fraction(tally.mean) for tally in taken if tally.mean is not None]
    if not marked or len(means) < len(marked):
        return None
    if plan.gate and any(tally.passed is False for tally in taken):
        return None
    carried = slice(None) if plan.carry_scores else slice(-1, None)
    exact = mean(means[carried])
    return FinalScore(
        stages=tuple(marked[carried]),
        mean=str(exact),
        score=half_up(exact, plan.decimal_places),
        cooperation=_cooperation(taken[carried]),
    )


def rank(plan: ScoringPlan, candidates: tuple[Candidate, ...]) -> tuple[Standing, ...]:
    """The order of the tasks of one call: tracks in their order, and in each the highest final score first.

    Tasks are equal where their rounded scores are, for those are published. Among equals the plan's rule decides: the
    higher percentage under 상생협력, exactly and unrounded, and then the earlier receipt; or the earlier receipt at
    once. Receipt numbers run in the order of submission within a track, so no two tasks remain equal. Raises
    `ValueError` where a task or a receipt stands twice in a track.
    """
    return tuple(
        standing for track in Track for standing in _rank_track(plan, [one for one in candidates if one.track is track])
    )


def within_limit(plan: ScoringPlan, standings: tuple[Standing, ...]) -> tuple[LimitLine, ...]:
    """What the call's selection limit does to each track's list; without a limit everything is within.

    The limit holds in each track by itself, because there is no order between tasks of two tracks. A task is never cut:
    where a limit in products ends inside a task, the whole task is out. Nor does a smaller task below move up into what
    is left: it would be selected before a better one for being small, which nobody announced as a criterion. So what a
    limit leaves over stays over.
    """
    ordered = sorted(standings, key=lambda one: (_place(one.candidate.track), one.position))
    return tuple(
        line
        for _, track in groupby(ordered, key=lambda one: one.candidate.track)
        for line in _limit_track(plan, list(track))
    )


def _cooperation(taken: Iterable[Tally]) -> str | None:
    percentages = [
        Fraction(one.percent)
        for tally in taken
        for one in tally.dimensions
        if one.dimension is Dimension.WIN_WIN_COOPERATION
    ]
    return str(mean(percentages)) if percentages else None


def _place(track: Track) -> int:
    return list(Track).index(track)


def _rank_track(plan: ScoringPlan, candidates: list[Candidate]) -> list[Standing]:
    for named in ([one.application for one in candidates], [_running_number(one) for one in candidates]):
        if len(set(named)) < len(named):
            raise ValueError(f"a task or a receipt stands twice in a track: {named}")
    ordered = sorted(candidates, key=lambda one: (-Fraction(one.final.score), _merit(plan, one), _running_number(one)))
    return [_standing(plan, ordered, position) for position in range(len(ordered))]


def _standing(plan: ScoringPlan, ordered: list[Candidate], index: int) -> Standing:
    candidate = ordered[index]
    equals = [one for one in ordered if one is not candidate and one.final.score == candidate.final.score]
    return Standing(
        candidate=candidate,
        position=index + 1,
        tied_with=tuple(one.application for one in equals),
        by=_reached(plan, candidate, equals) if equals else None,
    )


def _reached(plan: ScoringPlan, candidate: Candidate, equals: list[Candidate]) -> TieRule:
    told_apart = all(_merit(plan, one) != _merit(plan, candidate) for one in equals)
    return TieRule.HIGHER_WIN_WIN_COOPERATION if told_apart else TieRule.EARLIER_RECEIPT


def _merit(plan: ScoringPlan, candidate: Candidate) -> Fraction:
    """What comes before the receipt among equals, the lower the better; the same for all where nothing does."""
    if plan.ties is TieRule.EARLIER_RECEIPT:
        return Fraction(0)
    return -Fraction(candidate.final.cooperation or 0)


def _running_number(candidate: Candidate) -> int:
    return int(candidate.receipt.rpartition("-")[2])


def _limit_track(plan: ScoringPlan, track: list[Standing]) -> list[LimitLine]:
    if plan.limit is None:
        return [
            LimitLine(application=one.candidate.application, takes=None, total=None, within=True, straddles=False)
            for one in track
        ]
    count = plan.limit.count
    takes = [one.candidate.products if plan.limit.unit is LimitUnit.PRODUCTS else 1 for one in track]
    return [
        LimitLine(
            application=one.candidate.application,
            takes=taken,
            total=total,
            within=total <= count,
            straddles=total - taken < count < total,
        )
        for one, taken, total in zip(track, takes, accumulate(takes), strict=True)
    ]
