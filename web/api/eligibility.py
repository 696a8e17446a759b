"""Eligibility: officers are assigned, see the findings as they would be today, and answer for the agency."""

from typing import Any
from uuid import UUID

import marshmallow as ma
from flask import Response
from marshmallow import fields

from application import eligibility, known, looking
from application.actions import Action
from application.eligibility import OverrideTyped
from application.ports import Receipt
from domain.applications import APPLICATION
from domain.calls import CALL
from domain.findings import eligible
from domain.rules.vocabulary import Word
from web.api import case_answers
from web.api.answering import answer, position
from web.api.applications import on_case
from web.api.as_of import AsOfQuery, as_of, standing, told
from web.api.asking import allowed, asks, me, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer, FindingsAnswer
from web.api.commanding import answers_version, receipt_answer, shows_what_was_seen, versioned
from web.api.fields import Body, Flag, Id, Part, Typed, formatted, several
from web.current import language, office
from web.problems import Problem
from web.wording.validation import said

blueprint = Blueprint("eligibility", __name__, description="Eligibility (자격 검토) by an intake officer.")

CRITERIA = 100


class OfficerBody(Body):
    """Whom the case goes to."""

    officer = Id(required=True)


class OverridePart(Part):
    """An officer's own answer to a criterion, with reasons."""

    criterion = formatted(Word, required=True)
    met = Flag(required=True)
    reasons = Typed(required=True)

    @ma.post_load
    def _typed(self, data: dict[str, Any], **_: Any) -> OverrideTyped:
        return OverrideTyped(**data)


class EligibilityBody(Body):
    """The officer's answer; reasons are required where it is no."""

    eligible = Flag(required=True)
    overrides = several(fields.Nested(OverridePart), CRITERIA, load_default=list)
    reasons = Typed(load_default=None, allow_none=True)


@blueprint.post("/applications/<uuid:id>/officer")
@asks(Action.ASSIGN_OFFICER)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(OfficerBody)
@blueprint.response(200, CommandAnswer)
def assign(body: dict[str, Any], id: UUID) -> Response:
    """Hand the case to an intake officer who is not away."""
    asked = on_case(id, Action.ASSIGN_OFFICER)
    return receipt_answer(
        asked.done(
            lambda: eligibility.assign(
                office(), id, officer=body["officer"], by=asked.by, expecting=asked.expecting, once=asked.once
            )
        ),
        id=id,
    )


@blueprint.get("/applications/<uuid:id>/findings")
@asks(Action.READ_CASE)
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, FindingsAnswer)
def findings(query: dict[str, Any], id: UUID) -> Response:
    """Every finding as it would be today, or would have been on the day that is looked back on."""
    thing = looking.case_thing(office(), id, reader=me())
    visible(thing)
    allowed(Action.READ_CASE, thing)
    asked = as_of(query)
    with standing(asked) as then:
        found = then.find(APPLICATION, id)
        call = then.find(CALL, found.state.call).state
        agreement, _ = known.agreement_as_known(then, me(), thing, case=id)
        current = eligibility.current_findings(then, found, call, agreement=agreement, as_of=asked)
    return answer(
        {
            "on": then.today(),
            "rules": call.terms.rules.version,
            "eligible": eligible(current),
            "findings": case_answers.findings(current),
            "as_of": told(asked),
        },
        position=position(),
    )


@blueprint.post("/applications/<uuid:id>/eligibility")
@asks(Action.JUDGE_ELIGIBILITY)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(EligibilityBody)
@blueprint.response(200, CommandAnswer)
def judge(body: dict[str, Any], id: UUID) -> Response:
    """Find the application eligible, or not: a person decides, on every finding and with reasons."""
    asked = on_case(id, Action.JUDGE_ELIGIBILITY)
    overrides, reasons = tuple(body["overrides"]), body["reasons"]

    def decide() -> Receipt:
        named: dict[str, Any] = {
            "overrides": overrides,
            "by": asked.by,
            "expecting": asked.expecting,
            "once": asked.once,
        }
        if body["eligible"]:
            return eligibility.find_eligible(office(), id, reasons=reasons, **named)
        if reasons is None:
            raise Problem("invalid", errors={"reasons": [said("reasons-required", language())]})
        return eligibility.find_ineligible(office(), id, reasons=reasons, **named)

    return receipt_answer(asked.done(decide), id=id)
