"""The office itself: what it does with what comes in, and a demonstration's clock."""

from typing import Any

from flask import Response
from marshmallow import fields

from application import opening
from application.actions import Action
from application.office import OFFICE_ID
from application.ports import KeyService
from domain.facts import Refused
from domain.office.facts import ClockAdvanced
from web.api.answering import answer
from web.api.asking import allowed, asks
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import answers_version, command, receipt_answer, recorded
from web.api.fields import Body, Flag, Part, Whole, one_of
from web.current import doors, office

blueprint = Blueprint("office", __name__, description="The office itself, and its own clock in a demonstration.")

YEAR = 366


class ClockBody(Body):
    """How far."""

    days = Whole(1, YEAR, required=True)


class ClockAnswer(CommandAnswer):
    """What the clock shows."""

    to = fields.AwareDateTime(required=True)


class OfficeAnswer(Part):
    """How this office is set up, as far as it concerns who deals with it."""

    demonstration = Flag(required=True)
    uploads_scanned = Flag(
        required=True,
        metadata={"description": "Whether every file is scanned for malicious programs before it is taken."},
    )
    key_service = one_of(
        KeyService,
        required=True,
        metadata={"description": "Whether a key service wraps the keys of texts, and whether it answers."},
    )


@blueprint.get("/office")
@asks(Action.READ_OFFICE)
@blueprint.response(200, OfficeAnswer)
def read() -> Response:
    """Whether this is a demonstration, whether what is uploaded is scanned, and whether the key service answers."""
    allowed(Action.READ_OFFICE)
    told = {"demonstration": doors().demonstration, "uploads_scanned": office().scanner.present}
    return answer({**told, "key_service": office().keys.service()})


@blueprint.post("/office/clock")
@asks(Action.ADVANCE_CLOCK)
@answers_version
@blueprint.arguments(ClockBody)
@blueprint.response(200, ClockAnswer)
def advance(body: dict[str, Any]) -> Response:
    """Move a demonstration's clock on by whole days; it never goes back."""
    asked = command(allowed(Action.ADVANCE_CLOCK))
    move = doors().advance
    if move is None:
        raise Refused("not-a-demonstration")
    receipt = office().log.receipt(asked.once) if asked.once else None
    if receipt is None:
        receipt = opening.advance_clock(office(), days=body["days"], by=asked.by, once=asked.once)
        move(body["days"])
    return receipt_answer(receipt, id=OFFICE_ID, to=recorded(receipt, ClockAdvanced).to)
