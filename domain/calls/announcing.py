"""Announcing: a call is published, extended, amended, cancelled, each with its reason (행정절차법 §20)."""

from collections import Counter
from datetime import date, datetime
from decimal import Decimal

from domain.calls import Call
from domain.calls.facts import Amended, Announced, CallTerms, Cancelled, Closed, Extended
from domain.facts import require
from domain.rules.vocabulary import ScoringPlan
from domain.values import RoundId, Sealed, seoul_day

FULL_SCORE = Decimal(100)
"""What every stage is scored out of."""
POINT_PLACES = 2
"""The decimal places that a score is written with, at most."""
FEWEST_TO_TRIM = 3
"""Dropping one highest and one lowest of fewer sheets than these would leave none."""


def announce(call: Call | None, *, round_id: RoundId, terms: CallTerms, demonstration: bool, on: date) -> Announced:
    """Announce a call."""
    require(call is None, "round-already-announced", round=round_id)
    _require_sound(terms)
    return Announced(round=round_id, terms=terms, demonstration=demonstration, on=on)


def extend(call: Call, *, closes: datetime, reasons: Sealed, now: datetime, on: date) -> Extended:
    """Move the closing instant back; a call that has closed is not opened again."""
    require(not call.cancelled, "call-cancelled")
    require(now < call.terms.closes, "call-closed", closes=call.terms.closes)
    require(closes > call.terms.closes, "closing-not-later", closes=call.terms.closes)
    return Extended(closes=closes, reasons=reasons, on=on)


def amend(call: Call, *, terms: CallTerms, reasons: Sealed, submissions: int, on: date) -> Amended:
    """Change the terms. Window by extension only; rules, tracks and scoring plan freeze at the first submission."""
    require(not call.cancelled, "call-cancelled")
    require((terms.opens, terms.closes) == (call.terms.opens, call.terms.closes), "window-moves-by-extension")
    require(submissions == 0 or _pinned(terms) == _pinned(call.terms), "rules-frozen", submissions=submissions)
    _require_sound(terms)
    return Amended(terms=terms, reasons=reasons, on=on)


def cancel(call: Call, *, reasons: Sealed, on: date) -> Cancelled:
    """Cancel the call."""
    require(not call.cancelled, "call-cancelled")
    return Cancelled(reasons=reasons, on=on)


def close(call: Call, *, now: datetime) -> tuple[Closed, ...]:
    """Put on record, once, that the window closed, for the day it did; none while it is open, or where it was cancelled."""
    over = now >= call.terms.closes and not call.cancelled and call.closed is None
    return (Closed(closes=call.terms.closes, on=seoul_day(call.terms.closes)),) if over else ()


def _pinned(terms: CallTerms) -> tuple[object, ...]:
    """What whoever applied relied on."""
    return terms.rules, terms.tracks, terms.plan


def _require_sound(terms: CallTerms) -> None:
    require(terms.opens < terms.closes, "window-empty", opens=terms.opens, closes=terms.closes)
    require(terms.tracks, "no-track-open")
    named = [one.track for one in terms.tracks]
    require(len(set(named)) == len(named), "track-named-twice")
    require(all(paper.track in named for paper in terms.papers), "paper-of-a-closed-track")
    _require_sound_plan(terms.plan)


def _require_sound_plan(plan: ScoringPlan) -> None:
    weights = {one.dimension: one.weight for one in plan.weights}
    named_once = len(weights) == len(plan.weights)
    require(
        named_once and min(weights.values(), default=0) >= 0 and sum(weights.values()) == 1, "weights-do-not-add-up"
    )
    require(plan.panel_size >= 1 and plan.trim_from >= FEWEST_TO_TRIM, "panel-too-small")
    require(0 <= plan.decimal_places <= POINT_PLACES, "rounding-too-fine", places=POINT_PLACES)
    lines = Counter((one.stage, one.code) for one in plan.rubric)
    for line in plan.rubric:
        counts = lines[line.stage, line.code] == 1 and line.max_points > 0 and weights.get(line.dimension, 0) > 0
        require(counts, "criterion-cannot-count", criterion=line.code, stage=line.stage)
    needing = [mark.stage for mark in plan.pass_marks]
    require(len(set(needing)) == len(needing), "pass-mark-named-twice")
    marked = {one.stage for one in plan.rubric}
    for mark in plan.pass_marks:
        most = FULL_SCORE if mark.stage in marked else Decimal(0)
        require(Decimal(0) <= mark.points <= most, "pass-mark-out-of-reach", stage=mark.stage, points=most)
