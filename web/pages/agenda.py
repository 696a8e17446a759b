"""A case on a meeting's agenda: what is shown of it, and the vote on it; and whether the meeting has gone on meanwhile."""

from collections.abc import Iterator
from uuid import UUID

from flask import Blueprint, Response, abort, url_for

from application.permissions import may
from web import current
from web.pages.acting import client
from web.pages.acting.offers import Offer, offer
from web.pages.rendering import page
from web.pages.things.permitting import of_panel
from web.pages.things.rooms import action_of


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/meetings/<uuid:id>/cases/<uuid:case>", view_func=show, endpoint="agenda")
    pages.add_url_rule(
        "/panels/<uuid:id>/meetings/<uuid:meeting>/version", view_func=version, endpoint="meeting_version"
    )


def show(id: UUID, case: UUID) -> str:
    """The case as its viewer reads it, the votes as far as they are told, and the vote, which proves what was read."""
    asked = client.get(f"/meetings/{id}")
    read = client.look(f"/applications/{case}")
    item = next((one for one in asked.body["items"] if one["case"] == str(case)), None)
    return page(
        "agenda_item.html",
        meeting=asked.body,
        case=case,
        item=item,
        read=read.body if read else None,
        offers=tuple(_offers(asked, case, item, read.seen if read else None)),
        here_=url_for("pages.agenda", id=id, case=case),
    )


def version(id: UUID, meeting: UUID) -> Response:
    """The version of a meeting, and nothing else: what a page that is open asks to know whether it still tells what stands."""
    found = client.get(f"/panels/{id}/meetings").body["meetings"]
    told = next((one["version"] for one in found if one["id"] == str(meeting)), None)
    if told is None:
        abort(404)
    return Response(str(told), mimetype="text/plain")


def _offers(asked: client.Answered, case: UUID, item: dict[str, object] | None, seen: str | None) -> Iterator[Offer]:
    """The vote for who is present and has not voted, and the resolution for whoever presides."""
    actor, meeting = current.actor(), asked.body
    if actor is None or meeting["closed"] or (item and item["resolution"]):
        return
    thing = of_panel({"panel": meeting["panel"], "case": str(case)}, actor)
    present = any(one["id"] == str(actor.id) for one in meeting["present"])
    if present and not (item and item["voted"]) and may(actor, action_of("meetings.vote"), thing).allowed:
        proposal = item["proposal"] if item else None
        yield offer("meetings.vote", seen=seen, id=meeting["id"], case=case, proposal=proposal)
    if item and may(actor, action_of("meetings.resolve"), thing).allowed:
        yield offer("meetings.resolve", version=asked.version, id=meeting["id"], case=case)
