"""A person's desk: what is theirs to do, on which case, and by when."""

from flask import Response
from marshmallow import fields

from application import desk
from application.actions import Action
from application.desk import Act, Duty, Group
from application.views.desk import Why
from domain.applications import Status
from domain.rules.vocabulary import Stage, Track
from domain.values import Agency
from web.api.answering import answer, position
from web.api.asking import allowed, asks, me
from web.api.blueprints import Blueprint
from web.api.fields import Part, one_of
from web.api.naming import Named, Names, opened
from web.current import office

blueprint = Blueprint("desk", __name__, description="What is yours to do next, on which case, and by when.")


class DeskCase(Part):
    """The case that a duty is about; `title` is null where it is not for you, or was destroyed."""

    id = fields.UUID(required=True)
    receipt = fields.String(required=True, allow_none=True)
    track = one_of(Track, required=True)
    agency = one_of(Agency, required=True)
    status = one_of(Status, required=True)
    title = fields.String(required=True, allow_none=True)
    submitted_at = fields.AwareDateTime(required=True, allow_none=True)
    version = fields.Integer(required=True)


class DutyAnswer(Part):
    """An act that is yours. `working_days_left` until `due`; below zero it is so many late."""

    act = one_of(Act, required=True)
    group = one_of(Group, required=True)
    case = fields.Nested(DeskCase, required=True)
    stage = one_of(Stage, required=True, allow_none=True)
    party = fields.Nested(Named, required=True, allow_none=True)
    stream = fields.UUID(
        required=True, allow_none=True, metadata={"description": "The notice or dispute, where it is about one."}
    )
    due = fields.Date(required=True, allow_none=True)
    working_days_left = fields.Integer(required=True, allow_none=True)


class DeskAnswer(Part):
    """Your desk. `more` names the reasons of which there are more cases than are told."""

    duties = fields.List(fields.Nested(DutyAnswer), required=True)
    more = fields.List(one_of(Why), required=True)


@blueprint.get("/desk")
@asks(Action.LIST_CASES)
@blueprint.response(200, DeskAnswer)
def read() -> Response:
    """What is yours to do: group by group, what is due first, then the oldest. Empty for who serves at no agency and reviews nothing."""
    allowed(Action.LIST_CASES)
    found = desk.desk(office(), me())
    names = Names(one.party for one in found.duties)
    body = {"duties": [_shown(one, names) for one in found.duties], "more": sorted(found.more)}
    return answer(body, position=position())


def _shown(duty: Duty, names: Names) -> dict[str, object]:
    plain = ("id", "receipt", "track", "agency", "status", "submitted_at", "version")
    return {
        "act": duty.act,
        "group": duty.group,
        "case": {
            **{name: getattr(duty.case, name) for name in plain},
            "title": opened(duty.title) if duty.title else None,
        },
        "stage": duty.stage,
        "party": names.of_any(duty.party),
        "stream": duty.stream,
        "due": duty.due,
        "working_days_left": duty.left,
    }
