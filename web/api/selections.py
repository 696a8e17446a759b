"""Selection lists (선정 목록): ranked within call and track, and the selected officially published (고시)."""

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import selecting
from application.actions import Action
from application.office import Found, Office, selection_of
from application.permissions import Thing
from domain.applications import APPLICATION
from domain.calls import CALL
from domain.rules.vocabulary import LimitLine, LimitUnit, Standing, TieRule, Track
from domain.selections import SELECTION, Selection
from web.api.answering import answer, position
from web.api.as_of import AsOfPart, AsOfQuery, as_of, standing, told
from web.api.asking import allowed, asks, verdict
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import Command, answers_version, command, receipt_answer
from web.api.fields import Body, Flag, Part, one_of
from web.api.naming import Named, Names
from web.current import office

blueprint = Blueprint("selections", __name__, description="Selection lists (선정 목록) and their publication (고시).")


class TrackBody(Body):
    """The track."""

    track = one_of(Track, required=True)


class LimitAnswer(Part):
    """At most so many of this unit are selected in each track."""

    unit = one_of(LimitUnit, required=True)
    count = fields.Integer(required=True)


class StandingAnswer(Part):
    """Where a task stands; `by` is the tie rule that told it from its equals, `straddles` that the limit ends inside it."""

    position = fields.Integer(required=True)
    application = fields.UUID(required=True)
    receipt = fields.String(required=True)
    score = fields.String(required=True)
    mean = fields.String(required=True)
    products = fields.Integer(required=True)
    tied_with = fields.List(fields.UUID(), required=True)
    by = one_of(TieRule, required=True, allow_none=True)
    within = Flag(required=True)
    straddles = Flag(required=True)


class PublishedTask(Part):
    """A task that was published as selected, and its firms."""

    application = fields.UUID(required=True)
    receipt = fields.String(required=True, allow_none=True)
    firms = fields.List(fields.Nested(Named), required=True)
    on = fields.Date(required=True)


class SelectionAnswer(Part):
    """A list. What was published is everybody's; the ranking (else null) is the agency's and the auditors'."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    track = one_of(Track, required=True)
    on = fields.Date(required=True, allow_none=True)
    limit = fields.Nested(LimitAnswer, required=True, allow_none=True)
    standings = fields.List(fields.Nested(StandingAnswer), required=True, allow_none=True)
    published = fields.List(fields.Nested(PublishedTask), required=True)


class SelectionsAnswer(AsOfPart):
    """The lists of a call: those published in part, and to the agency and auditors all."""

    selections = fields.List(fields.Nested(SelectionAnswer), required=True)


@blueprint.get("/calls/<uuid:id>/selections")
@asks(Action.READ_CALL, Action.READ_SELECTION)
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, SelectionsAnswer)
def read(query: dict[str, Any], id: UUID) -> Response:
    """The selection lists of a call, track by track."""
    allowed(Action.READ_CALL)
    call, asked = office().find(CALL, id).state, as_of(query)
    shown = []
    with standing(asked) as then:
        for one in call.terms.tracks:
            loaded = then.log.load(SELECTION, selection_of(id, one.track))
            ranked = verdict(Action.READ_SELECTION, Thing(agencies=frozenset({one.agency}))).allowed
            if loaded.state is not None and (ranked or loaded.state.published):
                found = Found(
                    stream=SELECTION, id=loaded.id, version=loaded.version, state=loaded.state, actors=loaded.actors
                )
                shown.append(_shown(then, found, ranked=ranked))
    return answer({"selections": shown, "as_of": told(asked)}, position=position())


@blueprint.post("/calls/<uuid:id>/selection-list")
@asks(Action.LIST_SELECTION)
@answers_version
@blueprint.arguments(TrackBody)
@blueprint.response(200, CommandAnswer)
def rank(body: dict[str, Any], id: UUID) -> Response:
    """Rank the tasks of a track by their final scores; the list decides nothing."""
    asked = _on_track(id, body["track"], Action.LIST_SELECTION)
    receipt = asked.done(lambda: selecting.list_selection(office(), id, **body, by=asked.by, once=asked.once))
    return receipt_answer(receipt, id=receipt.stream)


@blueprint.post("/calls/<uuid:id>/selection-publication")
@asks(Action.PUBLISH_SELECTION)
@answers_version
@blueprint.arguments(TrackBody)
@blueprint.response(200, CommandAnswer)
def publish(body: dict[str, Any], id: UUID) -> Response:
    """Publish (고시) those of the list that are selected; the review clocks start here."""
    asked = _on_track(id, body["track"], Action.PUBLISH_SELECTION)
    receipt = asked.done(lambda: selecting.publish_selection(office(), id, **body, by=asked.by, once=asked.once))
    return receipt_answer(receipt, id=receipt.stream)


def _on_track(id: UUID, track: Track, action: Action) -> Command:
    agency = office().find(CALL, id).state.agency(track)
    return command(allowed(action, Thing(agencies=frozenset({agency} if agency else ()))))


def _shown(then: Office, found: Found[Selection], *, ranked: bool) -> dict[str, object]:
    listed = found.state.listed
    lines = {line.application: line for line in listed.lines}
    return {
        "id": found.id,
        "version": found.version,
        "track": listed.track,
        "on": listed.on if ranked else None,
        "limit": listed.limit,
        "standings": [_standing(one, lines[one.candidate.application]) for one in listed.standings] if ranked else None,
        "published": _published(then, found.state),
    }


def _standing(one: Standing, line: LimitLine) -> dict[str, object]:
    task = one.candidate
    return {
        "position": one.position,
        "application": task.application,
        "receipt": task.receipt,
        "score": str(task.final.score),
        "mean": task.final.mean,
        "products": task.products,
        "tied_with": one.tied_with,
        "by": one.by,
        "within": line.within,
        "straddles": line.straddles,
    }


def _published(then: Office, selection: Selection) -> list[dict[str, object]]:
    days = {task: on for on, selected in selection.published for task in selected}
    cases = {task: then.find(APPLICATION, task).state for task in days}
    names = Names(firm for case in cases.values() for firm in case.form.firms())
    return [
        {
            "application": task,
            "receipt": cases[task].receipt,
            "firms": names.of_all(cases[task].form.firms()),
            "on": on,
        }
        for task, on in days.items()
    ]
