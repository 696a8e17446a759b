"""What happens to an application from its submission to the decision: one address a verb."""

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import intake
from application.actions import Action
from domain.applications.facts import Submitted
from domain.rules.vocabulary import PaperKind
from web.api import case_answers
from web.api.applications import on_case
from web.api.asking import asks
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer, FindingAnswer
from web.api.commanding import answers_version, receipt_answer, recorded, shows_what_was_seen, versioned
from web.api.fields import Body, Day, Nothing, Typed, one_of, several
from web.current import arrived, office

blueprint = Blueprint(
    "intake", __name__, description="Submission, supplement, return, withdrawal (접수·보완·반려·취하)."
)


class ReasonsBody(Body):
    """Reasons."""

    reasons = Typed(required=True)


class WithdrawalBody(Body):
    """Reasons, if any."""

    reasons = Typed(load_default=None, allow_none=True)


class SupplementBody(ReasonsBody):
    """What is missing, why, and by when."""

    papers = several(one_of(PaperKind), len(PaperKind), least=1, required=True)
    due = Day(required=True)


class ExtensionBody(ReasonsBody):
    """The later due date, and why."""

    due = Day(required=True)


class SubmittedAnswer(CommandAnswer):
    """The receipt: its number, what is missing, and every finding."""

    receipt = fields.String(required=True)
    arrived = fields.AwareDateTime(required=True)
    on = fields.Date(required=True)
    missing = fields.List(one_of(PaperKind), required=True)
    findings = fields.List(fields.Nested(FindingAnswer), required=True)
    slip = fields.String(required=True, metadata={"description": "Where the receipt slip (접수증) is."})


@blueprint.post("/applications/<uuid:id>/submission")
@asks(Action.SUBMIT)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(Nothing, required=False)
@blueprint.response(200, SubmittedAnswer)
def submit(_: dict[str, Any], id: UUID) -> Response:
    """Submit (step 4). What arrives in time is received, however incomplete; what is missing is a finding."""
    asked = on_case(id, Action.SUBMIT)
    receipt = asked.done(
        lambda: intake.submit(office(), id, arrived=arrived(), by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    submitted = recorded(receipt, Submitted)
    return receipt_answer(
        receipt,
        id=id,
        receipt=submitted.receipt,
        arrived=submitted.arrived,
        on=submitted.on,
        missing=submitted.missing,
        findings=case_answers.findings(submitted.findings),
        slip=f"/api/v1/applications/{id}/slip",
    )


@blueprint.post("/applications/<uuid:id>/withdrawal")
@asks(Action.WITHDRAW)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(WithdrawalBody, required=False)
@blueprint.response(200, CommandAnswer)
def withdraw(body: dict[str, Any], id: UUID) -> Response:
    """Withdraw (취하), until the decision: the agreement ends and the partner's places are freed."""
    asked = on_case(id, Action.WITHDRAW)
    return receipt_answer(
        asked.done(
            lambda: intake.withdraw(
                office(), id, reasons=body["reasons"], by=asked.by, expecting=asked.expecting, once=asked.once
            )
        ),
        id=id,
    )


@blueprint.post("/applications/<uuid:id>/supplement-request")
@asks(Action.REQUEST_SUPPLEMENT)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(SupplementBody)
@blueprint.response(200, CommandAnswer)
def request_supplement(body: dict[str, Any], id: UUID) -> Response:
    """Ask for what is missing, by a due date (보완 요구, 행정절차법 §17⑤)."""
    asked = on_case(id, Action.REQUEST_SUPPLEMENT)
    papers = tuple(body.pop("papers"))
    return receipt_answer(
        asked.done(
            lambda: intake.request_supplement(
                office(), id, papers=papers, **body, by=asked.by, expecting=asked.expecting, once=asked.once
            )
        ),
        id=id,
    )


@blueprint.post("/applications/<uuid:id>/supplement-extension")
@asks(Action.EXTEND_SUPPLEMENT)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(ExtensionBody)
@blueprint.response(200, CommandAnswer)
def extend_supplement(body: dict[str, Any], id: UUID) -> Response:
    """Move the due date back, at most twice."""
    asked = on_case(id, Action.EXTEND_SUPPLEMENT)
    return receipt_answer(
        asked.done(
            lambda: intake.extend_supplement(
                office(), id, **body, by=asked.by, expecting=asked.expecting, once=asked.once
            )
        ),
        id=id,
    )


@blueprint.post("/applications/<uuid:id>/supplement")
@asks(Action.PROVIDE_SUPPLEMENT)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(Nothing, required=False)
@blueprint.response(200, CommandAnswer)
def provide_supplement(_: dict[str, Any], id: UUID) -> Response:
    """Say that the supplement is complete."""
    asked = on_case(id, Action.PROVIDE_SUPPLEMENT)
    return receipt_answer(
        asked.done(
            lambda: intake.provide_supplement(office(), id, by=asked.by, expecting=asked.expecting, once=asked.once)
        ),
        id=id,
    )


@blueprint.post("/applications/<uuid:id>/return")
@asks(Action.RETURN_APPLICATION)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(ReasonsBody)
@blueprint.response(200, CommandAnswer)
def return_application(body: dict[str, Any], id: UUID) -> Response:
    """Send back an application whose supplement never came (반려, 행정절차법 §17⑥)."""
    asked = on_case(id, Action.RETURN_APPLICATION)
    return receipt_answer(
        asked.done(
            lambda: intake.return_application(
                office(), id, reasons=body["reasons"], by=asked.by, expecting=asked.expecting, once=asked.once
            )
        ),
        id=id,
    )
