"""Public bodies (공공기관) that buy, and the evaluation in which their purchases count."""

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import registering
from application.actions import Action
from application.permissions import BOTH_AGENCIES
from application.registering import Description
from domain.subjects.facts import Evaluation
from web.api.answering import answer, position
from web.api.asking import allowed, asks
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import answers_version, command, receipt_answer, versioned
from web.api.fields import Body, BusinessNumber, Line, Part, one_of
from web.api.subject_schemas import RegisteredAnswer
from web.current import office

blueprint = Blueprint("public_bodies", __name__, description="Public bodies (공공기관) that buy.")


class PublicBodyBody(Body):
    """A public body: its name, its business number, and the evaluation its purchases count in, null for neither of the two."""

    label = Line(required=True)
    business_number = BusinessNumber(required=True, metadata={"description": "Ten digits, hyphens or not."})
    evaluation = one_of(Evaluation, load_default=None, allow_none=True)


class EvaluationBody(Body):
    """The evaluation, null for neither of the two."""

    evaluation = one_of(Evaluation, required=True, allow_none=True)


class PublicBodyPart(Part):
    """A public body."""

    id = fields.UUID(required=True)
    label = fields.String(required=True)
    business_number = fields.String(required=True, allow_none=True)
    evaluation = one_of(Evaluation, required=True, allow_none=True)


class PublicBodiesAnswer(Part):
    """Public bodies, by name."""

    public_bodies = fields.List(fields.Nested(PublicBodyPart), required=True)


@blueprint.get("/public-bodies")
@asks(Action.LIST_BODIES)
@blueprint.response(200, PublicBodiesAnswer)
def listed() -> Response:
    """Every public body on the register."""
    allowed(Action.LIST_BODIES, BOTH_AGENCIES)
    shown = [
        {
            "id": row.id,
            "label": row.label,
            "business_number": row.business_number,
            "evaluation": row.subject.evaluation,
        }
        for row in office().book.public_bodies()
    ]
    return answer({"public_bodies": shown}, position=position())


@blueprint.post("/public-bodies")
@asks(Action.REGISTER_BODY)
@answers_version
@blueprint.arguments(PublicBodyBody)
@blueprint.response(201, RegisteredAnswer)
def register(body: dict[str, Any]) -> Response:
    """Register a public body."""
    asked = command(allowed(Action.REGISTER_BODY, BOTH_AGENCIES))
    evaluation, described = body.pop("evaluation"), Description(**body)
    id = asked.new_id()
    receipt = asked.done(
        lambda: registering.register_public_body(
            office(), id=id, description=described, evaluation=evaluation, by=asked.by, once=asked.once
        )
    )
    return receipt_answer(receipt, id=receipt.stream, status=201)


@blueprint.put("/public-bodies/<uuid:id>/evaluation")
@asks(Action.REGISTER_BODY)
@versioned
@answers_version
@blueprint.arguments(EvaluationBody)
@blueprint.response(200, CommandAnswer)
def assign_evaluation(body: dict[str, Any], id: UUID) -> Response:
    """Say in which of the two evaluations the body's purchases count."""
    asked = command(allowed(Action.REGISTER_BODY, BOTH_AGENCIES))
    return receipt_answer(asked.versioned(registering.assign_evaluation, id, **body), id=id)
