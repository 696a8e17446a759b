"""The calls: what each says, what of it is assumed, by which rule version it is bound, and how it came to say so."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, redirect, url_for

from application.actions import Action
from application.looking import call_thing
from application.permissions import Thing, may
from application.views.book import CallRow
from domain.calls import CALL
from domain.rules.vocabulary import PaperKind, Stage
from domain.values import Agency
from web import current
from web.pages.acting import client
from web.pages.acting.call_acts import LIKE
from web.pages.acting.offers import Offer, offer
from web.pages.rendering import address, page
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
    pages.add_url_rule("/calls/new", view_func=begin, endpoint="new_call")
    pages.add_url_rule("/calls/<uuid:id>", view_func=show, endpoint="call")


def show_all() -> str:
    """The page of all calls."""
    office = current.office()
    rows = [row for row in office.book.calls() if _readable(row)]
    return page("calls.html", rows=rows, now=office.clock.now(), offers=_new(rows))


def begin() -> Response:
    """The form of a new call, which begins with what the newest one says; for who may announce one."""
    rows = current.office().book.calls()
    if not _new(rows):
        abort(404)
    given = [(LIKE, str(rows[0].id))] if rows else []
    where = address(url_for("pages.act", act="calls.announce"), [*given, ("onward", url_for("pages.calls"))])
    return redirect(where)  # type: ignore[return-value]  # what Flask redirects with is a response of its own


def show(id: UUID) -> str:
    """The page of one call."""
    office = current.office()
    row = next((row for row in office.book.calls() if row.id == id), None)
    if row is None or not _readable(row):
        abort(404)
    history = (one for one in moments(CALL, office.log.history(id)) if one.recorded.position <= row.position)
    return page("call.html", **{**values(row, entries(history)), "offers": _offers(row), "published": _published(row)})


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
        "published": (),
    }


def _new(rows: Sequence[CallRow]) -> tuple[Offer, ...]:
    """Announcing a call, for who may for one of the agencies."""
    if not any(_allowed(Action.ANNOUNCE_CALL, Thing(agencies=frozenset({agency}))) for agency in Agency):
        return ()
    return (offer("calls.announce", like=rows[0].id if rows else None),)


def _offers(row: CallRow) -> tuple[Offer, ...]:
    """What may be done with a call as it stands, and a new one like it."""
    if row.call.cancelled or not _allowed(Action.AMEND_CALL, call_thing(current.office(), row.id)):
        return _new([row])
    changing = ("calls.extend", "calls.amend", "calls.cancel")
    return (*(offer(act, id=row.id, version=row.version) for act in changing), *_new([row]))


def _published(row: CallRow) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """The tasks that were published as selected, by track."""
    selections = client.get(f"/calls/{row.id}/selections").body["selections"]
    return [
        (one["track"], [{**task, "on": date.fromisoformat(task["on"])} for task in one["published"]])
        for one in selections
        if one["published"]
    ]


def _allowed(action: Action, thing: Thing) -> bool:
    actor = current.actor()
    return actor is not None and may(actor, action, thing).allowed


def _readable(row: CallRow) -> bool:
    return _allowed(Action.READ_CALL, call_thing(current.office(), row.id))
