"""The calls: what each says, what of it is assumed, by which rule version it is bound, and how it came to say so."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask import Blueprint, abort

from application.actions import Action
from application.looking import call_thing
from application.permissions import may
from application.views.book import CallRow
from domain.calls import CALL
from domain.rules.vocabulary import PaperKind, Stage
from web import current
from web.pages.rendering import page
from web.pages.timeline import Entry, entries, moments

PLAN = (
    "rubric",
    "weights",
    "pass_marks",
    "panel_size",
    "trim_from",
    "decimal_places",
    "gate",
    "carry_scores",
    "ties",
    "limit",
)
PLACED = frozenset(
    {
        *("opens", "closes", "tracks", "papers", "product_target", "plan", "regimes", "retention", "rules"),
        *(f"plan.{name}" for name in PLAN),
        *(f"papers.{kind.value.lower()}" for kind in PaperKind),
    }
)
"""The parameters that the page marks in their place where a call names them as assumed; others it lists by name."""


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/calls", view_func=show_all, endpoint="calls")
    pages.add_url_rule("/calls/<uuid:id>", view_func=show, endpoint="call")


def show_all() -> str:
    """The page of all calls."""
    office = current.office()
    rows = [row for row in office.book.calls() if _readable(row)]
    return page("calls.html", rows=rows, now=office.clock.now())


def show(id: UUID) -> str:
    """The page of one call."""
    office = current.office()
    row = next((row for row in office.book.calls() if row.id == id), None)
    if row is None or not _readable(row):
        abort(404)
    history = (one for one in moments(CALL, office.log.history(id)) if one.recorded.position <= row.position)
    return page("call.html", **values(row, entries(history)))


def values(row: CallRow, told: Iterable[Entry]) -> dict[str, Any]:
    """What the template of a call shows."""
    office, terms = current.office(), row.call.terms
    return {
        "row": row,
        "call": row.call,
        "terms": terms,
        "stages": [stage for stage in Stage if any(line.stage is stage for line in terms.plan.rubric)],
        "points": {mark.stage: mark.points for mark in terms.plan.pass_marks},
        "unplaced": [name for name in terms.assumed if name not in PLACED],
        "entries": tuple(told),
        "now": office.clock.now(),
        "position": office.book.shown(),
    }


def _readable(row: CallRow) -> bool:
    actor = current.actor()
    return actor is not None and may(actor, Action.READ_CALL, call_thing(current.office(), row.id)).allowed
