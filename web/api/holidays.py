"""The holiday table that legal days are counted on."""

from typing import Any

from flask import Response
from marshmallow import fields

from application import holidays
from application.actions import Action
from application.office import HOLIDAYS_ID
from domain.holidays import EMPTY, HOLIDAYS
from web.api.answering import answer, position
from web.api.asking import allowed, asks
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import answers_version, command, receipt_answer, versioned
from web.api.fields import Body, Day, Part, Typed, several
from web.current import office

blueprint = Blueprint("holidays", __name__, description="The holiday table (공휴일) that due dates are counted on.")

DAYS = 100


class HolidayCorrectionBody(Body):
    """Days to add and to take away, and why."""

    added = several(Day(), DAYS, load_default=list)
    removed = several(Day(), DAYS, load_default=list)
    reasons = Typed(required=True)


class HolidaysAnswer(Part):
    """The table; `calendar` is the SHA-256 over its days that a due date names."""

    version = fields.Integer(required=True)
    calendar = fields.String(required=True)
    years = fields.List(fields.Integer(), required=True)
    days = fields.List(fields.Date(), required=True)


@blueprint.get("/holidays")
@asks(Action.READ_HOLIDAYS)
@answers_version
@blueprint.response(200, HolidaysAnswer)
def read() -> Response:
    """The public holidays the office counts with; Saturdays and Sundays count as well and are not listed."""
    allowed(Action.READ_HOLIDAYS)
    loaded = office().log.load(HOLIDAYS, HOLIDAYS_ID)
    table = loaded.state or EMPTY
    body = {
        "version": loaded.version,
        "calendar": holidays.version_of(table),
        "years": sorted(table.years),
        "days": sorted(table.days),
    }
    return answer(body, version=loaded.version, position=position())


@blueprint.post("/holidays/corrections")
@asks(Action.CORRECT_HOLIDAYS)
@versioned
@answers_version
@blueprint.arguments(HolidayCorrectionBody)
@blueprint.response(200, CommandAnswer)
def correct(body: dict[str, Any]) -> Response:
    """Correct the table, with the reason; due dates already told stay as they are."""
    asked = command(allowed(Action.CORRECT_HOLIDAYS))
    receipt = asked.done(
        lambda: holidays.correct_holidays(
            office(),
            added=tuple(body["added"]),
            removed=tuple(body["removed"]),
            reasons=body["reasons"],
            by=asked.by,
            expecting=asked.expecting,
            once=asked.once,
        )
    )
    return receipt_answer(receipt, id=HOLIDAYS_ID)
