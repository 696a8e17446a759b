"""A dispute reviewer's workspace: record index, the case as it was decided, criteria, what is disputed and derived anew, the clock."""

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import looking
from application.actions import Action
from application.dispute_register import days_left
from application.dispute_workspace import Workspace, workspace
from application.parts import Thing
from domain.disputes import DISPUTE, Dispute
from domain.rules.vocabulary import Stage
from web.api.answering import answer, position
from web.api.applications import case_as_it_stood
from web.api.as_of import resolved
from web.api.asking import allowed, asks, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CaseAnswer
from web.api.commanding import command
from web.api.counterfactuals import HypotheticalAnswer, hypothetical
from web.api.dispute_answers import file_of
from web.api.dispute_schemas import DisputeFileAnswer
from web.api.fields import Flag, Part, one_of
from web.current import office

blueprint = Blueprint("dispute_workspace", __name__, description="A dispute reviewer's workspace.")


class EntryAnswer(Part):
    """A record in the index (기록목록)."""

    number = fields.Integer(required=True)
    position = fields.Integer(required=True)
    stream = fields.UUID(required=True)
    version = fields.Integer(required=True)
    name = fields.String(required=True)
    at = fields.AwareDateTime(required=True)


class RecomputedAnswer(Part):
    """An output that a point is aimed at, derived anew."""

    position = fields.Integer(required=True)
    name = fields.String(required=True)
    reproduces = fields.Boolean(required=True)
    differing = fields.List(fields.String(), required=True)


class PublishedCriterionAnswer(Part):
    """A criterion as published."""

    code = fields.String(required=True)
    stage = one_of(Stage, required=True)
    max_points = fields.String(required=True)


class PassMarkAnswer(Part):
    """What a stage asks for, as published."""

    stage = one_of(Stage, required=True)
    points = fields.String(required=True)


class IfItHoldsAnswer(Part):
    """What the case would have come to if a point held; without an answer `because` says why there is none."""

    point = fields.Integer(required=True)
    answer = fields.Nested(HypotheticalAnswer, required=True, allow_none=True)
    because = fields.String(required=True, allow_none=True)


class PauseAnswer(Part):
    """Days that do not count in the answer period, both included."""

    first = fields.Date(required=True)
    last = fields.Date(required=True)


class AnswersClockAnswer(Part):
    """The answer's clock: what is left of it today, what stopped it, and by how many days it may still be put off (null: not)."""

    today = fields.Date(required=True)
    answer_by = fields.Date(required=True, allow_none=True)
    working_days_left = fields.Integer(required=True, allow_none=True)
    pauses = fields.List(fields.Nested(PauseAnswer), required=True)
    extension_left = fields.Integer(required=True, allow_none=True)
    missed = Flag(required=True)


class WorkspaceAnswer(Part):
    """A reviewer's workspace.

    `case` is the case file as its decider saw it: as of `shown`, what they had been shown, or of what stood just before
    the decision where nothing proves that; null where it was never decided.
    """

    dispute = fields.Nested(DisputeFileAnswer, required=True)
    clock = fields.Nested(AnswersClockAnswer, required=True)
    index = fields.List(fields.Nested(EntryAnswer), required=True)
    decided_at = fields.Integer(required=True, allow_none=True)
    shown = fields.Integer(required=True, allow_none=True)
    case = fields.Nested(CaseAnswer, required=True, allow_none=True)
    criteria = fields.List(fields.Nested(PublishedCriterionAnswer), required=True)
    pass_marks = fields.List(fields.Nested(PassMarkAnswer), required=True)
    recomputed = fields.List(fields.Nested(RecomputedAnswer), required=True)
    supposed = fields.List(fields.Nested(IfItHoldsAnswer), required=True)


@blueprint.get("/disputes/<uuid:id>/workspace")
@asks(Action.READ_WORKSPACE)
@blueprint.response(200, WorkspaceAnswer)
def work(id: UUID) -> Response:
    """A cleared reviewer's workspace: the record index (기록목록), the case as it was decided, criteria, points, recomputation, clock."""
    dispute = office().find(DISPUTE, id)
    thing = looking.dispute_thing(office(), dispute.state)
    visible(thing, Action.READ_DISPUTE)
    asked = command(allowed(Action.READ_WORKSPACE, thing), case=dispute.state.application)
    found = workspace(office(), id, by=asked.by)
    body = {
        "dispute": file_of(office(), dispute, version=dispute.version),
        "clock": _clock(dispute.state),
        "index": [
            {name: getattr(one, name) for name in ("number", "position", "stream", "version", "name", "at")}
            for one in found.index
        ],
        "decided_at": found.decided_at,
        "shown": found.shown,
        "case": _case_then(found, thing),
        "criteria": [
            {"code": one.code, "stage": one.stage, "max_points": str(one.max_points)} for one in found.plan.rubric
        ],
        "pass_marks": [{"stage": one.stage, "points": str(one.points)} for one in found.plan.pass_marks],
        "recomputed": [
            {
                "position": one.position,
                "name": one.name,
                "reproduces": one.reproduces,
                "differing": [difference.path for difference in one.differences],
            }
            for one in found.recomputed
        ],
        "supposed": [
            {"point": one.point, "answer": one.answer and hypothetical(one.answer), "because": one.because}
            for one in found.supposed
        ],
    }
    return answer(body, position=position())


def _clock(dispute: Dispute) -> dict[str, object]:
    return {
        "today": office().today(),
        "answer_by": dispute.answer_by,
        "working_days_left": days_left(office(), dispute),
        "pauses": [{"first": one.first, "last": one.last} for one in dispute.pauses],
        "extension_left": None if dispute.extended else dispute.extension,
        "missed": dispute.missed is not None,
    }


def _case_then(found: Workspace, thing: Thing) -> dict[str, Any] | None:
    """The case file as its decider saw it."""
    return case_as_it_stood(found.case.application.id, thing, resolved(found.seen_at, None)) if found.seen_at else None
