"""Evidence (증거) for the arguments of an objection: uploaded by the objector, read by who reads the dispute."""

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import disputing, looking
from application.actions import Action
from domain.access.facts import Material
from domain.disputes import DISPUTE
from domain.disputes.facts import EvidenceAttached
from web.api import case_answers
from web.api.accounting import account
from web.api.asking import allowed, asks, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import PaperAnswer, TakenAnswer
from web.api.commanding import answers_taken, command, recorded, taken_answer
from web.api.fields import Body, Count, File, Flag
from web.api.files import saved, uploaded
from web.current import office
from web.problems import Problem

blueprint = Blueprint("dispute_evidence", __name__, description="Evidence (증거) for an objection's arguments.")
NUMBERS = 20


class DisputeEvidenceBody(Body):
    """A paper for an argument of a point, both by their numbers from 1."""

    point = Count(1, NUMBERS, required=True)
    argument = Count(1, NUMBERS, required=True)
    file = File(required=True)


class DisputeEvidenceAnswer(TakenAnswer):
    """The paper that was attached."""

    paper = fields.Nested(PaperAnswer, required=True)
    scanned = Flag(required=True, metadata={"description": "Whether this office has what is uploaded scanned."})


@blueprint.post("/disputes/<uuid:id>/evidence")
@asks(Action.SUPPLEMENT_OBJECTION)
@answers_taken
@blueprint.arguments(DisputeEvidenceBody, location="multipart")
@blueprint.response(201, DisputeEvidenceAnswer)
def attach(body: dict[str, Any], id: UUID) -> Response:
    """Attach evidence to an argument, until the ruling."""
    dispute = office().find(DISPUTE, id).state
    thing = looking.dispute_thing(office(), dispute)
    visible(thing, Action.READ_DISPUTE)
    asked = command(allowed(Action.SUPPLEMENT_OBJECTION, thing), case=dispute.application)
    file = uploaded(body["file"])
    receipt = asked.done(
        lambda: disputing.attach_evidence(
            office(),
            id,
            point=body["point"],
            argument=body["argument"],
            file_name=file.file_name,
            media_type=file.media_type,
            data=file.data,
            by=asked.by,
            once=asked.once,
        )
    )
    paper = case_answers.paper(recorded(receipt, EvidenceAttached).paper)
    return taken_answer(receipt, id=id, status=201, paper=paper, scanned=office().scanner.present)


@blueprint.get("/disputes/<uuid:id>/evidence/<uuid:paper>")
@asks(Action.READ_DISPUTE)
@blueprint.response(
    200, {"type": "string", "format": "binary"}, content_type="*/*", description="The file, as what it was taken for."
)
def read(id: UUID, paper: UUID) -> Response:
    """The evidence itself, for saving."""
    dispute = office().find(DISPUTE, id).state
    thing = looking.dispute_thing(office(), dispute)
    visible(thing, Action.READ_DISPUTE)
    given = allowed(Action.READ_DISPUTE, thing)
    attached = next((one.paper for one in dispute.evidence if one.paper.id == paper), None)
    if attached is None:
        raise Problem("not-found")
    account(given, Material.PAPER, paper, dispute.application)
    return saved(attached)
