"""Announcing: a call is published, extended, amended, cancelled, each with its reason (행정절차법 §20)."""

from datetime import date, datetime
from decimal import Decimal

from domain.calls import Call
from domain.calls.facts import Amended, Announced, CallTerms, Cancelled, Extended
from domain.facts import require
from domain.rules.vocabulary import ScoringPlan
from domain.values import RoundId, Sealed


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
    """Change the terms. Window by extension only; rules and tracks freeze at the first submission."""
    require(not call.cancelled, "call-cancelled")
    require((terms.opens, terms.closes) == (call.terms.opens, call.terms.closes), "window-moves-by-extension")
    frozen = (call.terms.rules, call.terms.tracks)
    require(submissions == 0 or (terms.rules, terms.tracks) == frozen, "rules-frozen", submissions=submissions)
    _require_sound(terms)
    return Amended(terms=terms, reasons=reasons, on=on)


def cancel(call: Call, *, reasons: Sealed, on: date) -> Cancelled:
    """Cancel the call."""
    require(not call.cancelled, "call-cancelled")
    return Cancelled(reasons=reasons, on=on)


def _require_sound(terms: CallTerms) -> None:
    require(terms.opens < terms.closes, "window-empty", opens=terms.opens, closes=terms.closes)
    require(terms.tracks, "no-track-open")
    named = [one.track for one in terms.tracks]
    require(len(set(named)) == len(named), "track-named-twice")
    require(all(paper.track in named for paper in terms.papers), "paper-of-a-closed-track")
    _require_sound_plan(terms.plan)


def _require_sound_plan(plan: ScoringPlan) -> None:
    require(sum((one.weight for one in plan.weights), Decimal(0)) == 1, "weights-do-not-add-up")
    require(plan.panel_size >= 1 and plan.trim_from >= 1, "panel-too-small")
    for mark in plan.pass_marks:
        points = sum((one.max_points for one in plan.rubric if one.stage is mark.stage), Decimal(0))
        require(Decimal(0) <= mark.points <= points, "pass-mark-out-of-reach", stage=mark.stage, points=points)
