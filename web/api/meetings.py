"""The committee's meetings (심의위원회 회의): opened, votes, resolutions, minutes. Parties learn of none of it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Response

from application import looking, meetings
from application.actions import Action
from application.evaluation import meetings_of
from application.office import Found
from application.permissions import Verdict
from domain.access.facts import Material
from domain.meetings import MEETING, Item, Meeting
from domain.meetings.facts import Opened, Resolved
from domain.panels import PANEL, Panel
from domain.roles import Role
from web.api.accounting import account
from web.api.answering import answer, position
from web.api.as_of import AsOfQuery, as_of, standing, told
from web.api.asking import allowed, asks, me, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import (
    Command,
    answers_version,
    command,
    receipt_answer,
    recorded,
    shows_what_was_seen,
    versioned,
)
from web.api.fields import Nothing
from web.api.meeting_schemas import (
    MeetingAnswer,
    MeetingResolutionBody,
    MeetingsAnswer,
    MinutesBody,
    OpenedAnswer,
    OpeningBody,
    ResolvedAnswer,
    VoteBody,
)
from web.api.naming import Names, opened
from web.api.panels import on_panel, panel_at
from web.current import office

blueprint = Blueprint(
    "meetings", __name__, description="The committee's meetings (심의위원회): votes, resolutions, minutes."
)


def at_meeting(id: UUID, action: Action, *, case: UUID | None = None) -> Command:
    """The command at a meeting: 404 for who may not see it, 403 for who may not do this."""
    _, panel = _meeting(id)
    visible(looking.panel_thing(office(), panel), Action.READ_MEETING)
    return command(allowed(action, looking.panel_thing(office(), panel, case=case)), case=case)


@blueprint.get("/panels/<uuid:id>/meetings")
@asks(Action.READ_PANEL, Action.READ_MEETING)
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, MeetingsAnswer)
def list_meetings(query: dict[str, Any], id: UUID) -> Response:
    """The committee's meetings."""
    _, thing = panel_at(id)
    allowed(Action.READ_MEETING, thing)
    asked = as_of(query)
    with standing(asked) as then:
        lines = [
            {"id": one.id, "version": one.version, "opened": one.state.opened, "closed": one.state.closed}
            for one in meetings_of(then, id)
        ]
    return answer({"meetings": lines, "as_of": told(asked)}, position=position())


@blueprint.post("/panels/<uuid:id>/meetings")
@asks(Action.OPEN_MEETING)
@answers_version
@blueprint.arguments(OpeningBody)
@blueprint.response(201, OpenedAnswer)
def open_meeting(body: dict[str, Any], id: UUID) -> Response:
    """Open a meeting (개의): more than half of those enrolled are present."""
    asked = on_panel(id, Action.OPEN_MEETING)
    receipt = asked.done(
        lambda: meetings.open_meeting(office(), id, present=tuple(body["present"]), by=asked.by, once=asked.once)
    )
    fact = recorded(receipt, Opened)
    return receipt_answer(receipt, id=receipt.stream, status=201, needed=fact.needed, base=fact.base)


@blueprint.get("/meetings/<uuid:id>")
@asks(Action.READ_MEETING)
@answers_version
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, MeetingAnswer)
def read(query: dict[str, Any], id: UUID) -> Response:
    """A meeting as it stands, or stood; whose votes a member is shown, the panel of today says."""
    now, panel = _meeting(id)
    reviewed = looking.reviewed_cases(office(), me(), now.state.items)
    thing = replace(looking.panel_thing(office(), panel), cleared=frozenset({me().id} if reviewed else ()))
    visible(thing, Action.READ_MEETING)
    given, asked = allowed(Action.READ_MEETING, thing), as_of(query)
    with standing(asked) as then:
        found = then.find(MEETING, id)
    cases = _readable(found.state, panel, given, reviewed)
    account(given, Material.MEETING, id, *cases)
    shown = _shown(found, cases, sits=me().id in thing.panellists)
    return answer({**shown, "as_of": told(asked)}, version=found.version, position=position())


@blueprint.post("/meetings/<uuid:id>/votes")
@asks(Action.CAST_VOTE)
@answers_version
@shows_what_was_seen
@blueprint.arguments(VoteBody)
@blueprint.response(201, CommandAnswer)
def vote(body: dict[str, Any], id: UUID) -> Response:
    """Vote on a case, for yourself and once. Send the Sangsaeng-Seen of the case as you read it."""
    asked = at_meeting(id, Action.CAST_VOTE, case=body["case"])
    receipt = asked.done(lambda: meetings.cast_vote(office(), id, **body, by=asked.by, once=asked.once))
    return receipt_answer(receipt, id=id, status=201)


@blueprint.post("/meetings/<uuid:id>/resolutions")
@asks(Action.RESOLVE)
@versioned
@answers_version
@blueprint.arguments(MeetingResolutionBody)
@blueprint.response(200, ResolvedAnswer)
def resolve(body: dict[str, Any], id: UUID) -> Response:
    """Count the votes of record on a case (의결): carried by more than half of those present for it."""
    asked = at_meeting(id, Action.RESOLVE, case=body["case"])
    receipt = asked.done(
        lambda: meetings.resolve(office(), id, **body, by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    return receipt_answer(receipt, id=id, resolution=_resolution(recorded(receipt, Resolved)))


@blueprint.post("/meetings/<uuid:id>/minutes")
@asks(Action.TAKE_MINUTES)
@versioned
@answers_version
@blueprint.arguments(MinutesBody)
@blueprint.response(200, CommandAnswer)
def take_minutes(body: dict[str, Any], id: UUID) -> Response:
    """Take the minutes; they are sealed from the parties."""
    asked = at_meeting(id, Action.TAKE_MINUTES)
    receipt = asked.done(
        lambda: meetings.take_minutes(office(), id, **body, by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    return receipt_answer(receipt, id=id)


@blueprint.post("/meetings/<uuid:id>/closing")
@asks(Action.CLOSE_MEETING)
@versioned
@answers_version
@blueprint.arguments(Nothing, required=False)
@blueprint.response(200, CommandAnswer)
def close(_: dict[str, Any], id: UUID) -> Response:
    """Close the meeting (폐회), its minutes taken."""
    asked = at_meeting(id, Action.CLOSE_MEETING)
    receipt = asked.done(
        lambda: meetings.close_meeting(office(), id, by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    return receipt_answer(receipt, id=id)


def _meeting(id: UUID) -> tuple[Found[Meeting], Panel]:
    found = office().find(MEETING, id)
    return found, office().find(PANEL, found.state.panel).state


def _readable(meeting: Meeting, panel: Panel, given: Verdict, reviewed: frozenset[UUID]) -> tuple[UUID, ...]:
    """The cases of a meeting that the asker reads: a member those they were cleared for, a reviewer those disputed before them."""
    if me().id in panel.people():
        return tuple(case for case in meeting.items if me().id in panel.readers(case))
    reviews = given.capacity is not None and given.capacity.role is Role.DISPUTE_REVIEWER
    return tuple(case for case in meeting.items if not reviews or case in reviewed)


def _shown(found: Found[Meeting], cases: Sequence[UUID], *, sits: bool) -> dict[str, object]:
    meeting = found.state
    readable = {case: meeting.items[case] for case in cases}
    names = Names([*meeting.enrolled, *(ballot.voter for item in readable.values() for ballot in item.votes)])
    return {
        "id": found.id,
        "version": found.version,
        "panel": meeting.panel,
        "opened": meeting.opened,
        "enrolled": names.of_all(meeting.enrolled),
        "present": names.of_all(meeting.present),
        "base": meeting.base,
        "needed": meeting.needed,
        "items": [_item(case, item, names, sits=sits) for case, item in readable.items()],
        "minutes": opened(meeting.minutes) if len(readable) == len(meeting.items) else None,
        "closed": meeting.closed,
    }


def _item(case: UUID, item: Item, names: Names, *, sits: bool) -> dict[str, object]:
    shown = [one for one in item.votes if not sits or item.resolution or one.voter == me().id]
    return {
        "case": case,
        "proposal": item.proposal,
        "voted": item.vote(me().id) is not None,
        "votes": [{"voter": names.of(one.voter), "choice": one.choice} for one in shown],
        "resolution": item.resolution and _resolution(item.resolution),
    }


def _resolution(resolved: Resolved) -> dict[str, object]:
    return {
        "proposal": resolved.proposal,
        "present": len(resolved.present),
        "ayes": resolved.ayes,
        "noes": resolved.noes,
        "abstentions": resolved.abstentions,
        "needed": resolved.needed,
        "carried": resolved.carried,
        "reasons": opened(resolved.reasons),
    }
