"""Ruling: point by point, with reasons; the whole follows, and every point upheld has its remedy."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.calendar import Calendar
from domain.disputes import Dispute
from domain.disputes.codes import UPHOLDING, Inadmissible, RemedyKind, Result
from domain.disputes.facts import (
    Displaced,
    Involved,
    PointRuled,
    RemedyEffectuated,
    RemedyOrdered,
    Ruled,
    Sought,
)
from domain.disputes.filing import ADDRESSED, IN_LAW, IN_TIME, REFUSED, require_shaped
from domain.disputes.reviewing import require_cleared
from domain.disputes.table import Act, require_open
from domain.facts import Refused, require
from domain.roles import Role
from domain.rules.vocabulary import Stage, Word

EFFECTUATE_WITHIN = 30
"""Days to carry a remedy out. No source read gives a period: assumed, so that none is forgotten."""

BLOCKS = {
    IN_LAW: Inadmissible.NO_OBJECTION_IN_LAW,
    IN_TIME: Inadmissible.LATE,
    ADDRESSED: Inadmissible.NO_STANDING,
    REFUSED: Inadmissible.NO_DISPOSITION,
}
"""What an unmet finding of admissibility comes to."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """A remedy the reviewer gives for these points."""

    points: tuple[int, ...]
    remedy: Sought


def rule(
    dispute: Dispute,
    calendar: Calendar,
    *,
    reviewer: UUID,
    role: Role,
    involved: tuple[Involved, ...],
    stands: bool,
    points: tuple[PointRuled, ...],
    remedies: tuple[Given, ...],
    excused: bool,
    on: date,
) -> tuple[Ruled | RemedyOrdered, ...]:
    """Rule on every point; what the record says of admissibility binds. A point upheld, wholly or partly, has a remedy.

    `involved` is what the record shows of the reviewer's part in the case, asked again today; `stands` whether the decision
    objected to still stands; `excused` accepts the hindrance claimed for filing late.
    """
    require(role is not Role.MACHINE, "machine-decides-nothing")
    require_open(dispute, Act.RULE)
    require_cleared(dispute, reviewer)
    require(not involved, "reviewer-barred", reviewer=reviewer, grounds=[one.ground for one in involved])
    ordered = tuple(sorted(points, key=lambda one: one.point))
    numbers = [one.point for one in ordered]
    require(numbers == list(range(1, len(dispute.points) + 1)), "points-not-ruled", points=numbers)
    _require_excusable(dispute, excused=excused)
    _require_admissible(ordered, blocks(dispute, excused=excused, stands=stands), dispute)
    _require_remedies(ordered, remedies)
    due = calendar.expiry(on, EFFECTUATE_WITHIN)
    return (
        Ruled(reviewer=reviewer, points=ordered, result=whole(ordered), excused=excused, on=on),
        *(
            RemedyOrdered(number=number, points=one.points, remedy=one.remedy, due=due, on=on)
            for number, one in enumerate(remedies, 1)
        ),
    )


def whole(points: Iterable[PointRuled]) -> Result:
    """What the points come to together: all alike, or partly upheld if any was upheld, or dismissed."""
    results = {one.result for one in points}
    if len(results) == 1:
        return results.pop()
    return Result.PARTLY_UPHELD if results & UPHOLDING else Result.DISMISSED


def blocks(dispute: Dispute, *, excused: bool, stands: bool) -> frozenset[Inadmissible]:
    """The grounds on which the record leaves no judgement on the merits."""
    unmet = {BLOCKS[one.criterion] for one in dispute.findings if one.criterion in BLOCKS and not one.met}
    if excused:
        unmet.discard(Inadmissible.LATE)
    return frozenset(unmet if stands else {*unmet, Inadmissible.NO_LONGER_STANDS})


def effectuate(
    dispute: Dispute,
    *,
    number: int,
    kind: Word,
    stream: UUID,
    version: int,
    position: int,
    displaced: tuple[Displaced, ...],
    on: date,
) -> RemedyEffectuated:
    """Record that a remedy was carried out, by the fact that did it."""
    require_open(dispute, Act.EFFECTUATE)
    require(any(one.number == number for one in dispute.outstanding), "no-such-remedy", number=number)
    return RemedyEffectuated(
        number=number, kind=kind, stream=stream, at_version=version, position=position, displaced=displaced, on=on
    )


def _require_excusable(dispute: Dispute, *, excused: bool) -> None:
    if not excused:
        return
    if dispute.hindered_by is None:
        raise Refused("no-hindrance-claimed")
    require(dispute.filed <= dispute.hindered_by, "late-even-so", due=dispute.hindered_by)


def _require_admissible(points: Iterable[PointRuled], blocked: frozenset[Inadmissible], dispute: Dispute) -> None:
    for one in points:
        inadmissible = one.result is Result.INADMISSIBLE
        require(inadmissible == (one.ground is not None), "ground-and-result-disagree", point=one.point)
        require(inadmissible or not blocked, "not-admissible", grounds=sorted(blocked))
        true = one.ground in blocked or (one.ground is Inadmissible.INCOMPLETE and bool(_asked_in_vain(dispute)))
        require(not inadmissible or true, "ground-not-true", ground=one.ground)


def _asked_in_vain(dispute: Dispute) -> bool:
    """Whether something is missing that was asked for and did not come."""
    return bool(dispute.missing) and bool(dispute.requested) and dispute.supplement is None


def _require_remedies(points: tuple[PointRuled, ...], remedies: tuple[Given, ...]) -> None:
    upheld = {one.point for one in points if one.result in UPHOLDING}
    for one in remedies:
        require_shaped(one.remedy)
        require(one.points, "remedy-for-no-point")
        require(len(set(one.points)) == len(one.points), "remedy-twice", kind=one.remedy.kind)
    covered = {point for one in remedies for point in one.points}
    require(covered <= upheld, "remedy-without-ground", points=sorted(covered - upheld))
    require(upheld <= covered, "upheld-without-remedy", points=sorted(upheld - covered))
    _require_together([one.remedy for one in remedies])


def _require_together(remedies: list[Sought]) -> None:
    """Refuse what cannot be carried out together: a decision replaced on what is to be done anew, a score given in a stage remanded."""
    for number, one in enumerate(remedies):
        require(one not in remedies[:number], "remedy-twice", kind=one.kind)
    remanded = [one.stage for one in remedies if one.kind is RemedyKind.REMAND and one.stage]
    replaced = any(one.kind is RemedyKind.REPLACE_DECISION for one in remedies)
    rescored = [one.stage for one in remedies if one.kind is RemedyKind.RESCORE and one.stage]
    order = list(Stage)
    in_vain = [one for one in rescored if remanded and order.index(one) >= min(map(order.index, remanded))]
    apart = (replaced and len(remedies) > 1) or len(remanded) > 1 or in_vain
    require(not apart, "remedies-contradict", kinds=[one.kind for one in remedies])
