"""Disputes (이의신청): a party objects, reviewers without a part in the case rule, remedies are followed until carried out."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from flask import Response

from application import appealing, dispute_reviewing, disputing, looking, remedying
from application.actions import Action
from application.office import Found
from application.ports import Receipt
from domain.disputes import DISPUTE
from domain.notices import NOTICE, Notice
from domain.subjects.facts import Capacity
from web.api.answering import answer, position
from web.api.as_of import AsOfQuery, as_of, standing, told
from web.api.asking import allowed, asks, me, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer, TakenAnswer
from web.api.commanding import (
    Command,
    answers_taken,
    answers_version,
    answers_version_to_office,
    command,
    receipt_answer,
    taken_answer,
    versioned,
)
from web.api.dispute_answers import as_objector, file_of
from web.api.dispute_schemas import (
    AppealBody,
    AppealOutcomeBody,
    AskingBody,
    DeclaringBody,
    DisputeAnswer,
    EffectuatingBody,
    ExtendingBody,
    ObjectionBody,
    ObjectionSupplementBody,
    ResultArrivalBody,
    ResultBody,
    ReviewerBody,
    RulingBody,
    WithdrawingBody,
    objection_of,
    supplement_of,
)
from web.api.fields import with_tuples
from web.current import arrived, office
from web.problems import Problem

blueprint = Blueprint(
    "disputes", __name__, description="Disputes (이의신청): objections, reviewers, rulings, remedies."
)


@blueprint.post("/notices/<uuid:id>/objections")
@asks(Action.FILE_OBJECTION)
@answers_version
@blueprint.arguments(ObjectionBody)
@blueprint.response(201, CommandAnswer)
def file(body: dict[str, Any], id: UUID) -> Response:
    """Object to the decision that a notice told you. It is received whatever it lacks; late is for the reviewers to say."""
    found, asked = _on_notice(id, Action.FILE_OBJECTION)
    receipt = asked.done(
        lambda: disputing.file_objection(
            office(),
            id,
            objection=objection_of(body),
            objector=found.state.recipient,
            agent=_agent(found.state.recipient),
            received=arrived(),
            by=asked.by,
            once=asked.once,
        )
    )
    return receipt_answer(receipt, id=receipt.stream, status=201)


@blueprint.post("/notices/<uuid:id>/appeals")
@asks(Action.RECORD_APPEAL)
@versioned
@answers_version
@blueprint.arguments(AppealBody)
@blueprint.response(200, CommandAnswer)
def appeal(body: dict[str, Any], id: UUID) -> Response:
    """Record that the recipient appealed outside the agency (행정심판, 행정소송)."""
    _, asked = _on_notice(id, Action.RECORD_APPEAL)
    receipt = asked.done(
        lambda: appealing.record_appeal(office(), id, **body, by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    return receipt_answer(receipt, id=id)


@blueprint.post("/notices/<uuid:id>/appeal-outcomes")
@asks(Action.RECORD_APPEAL)
@versioned
@answers_version
@blueprint.arguments(AppealOutcomeBody)
@blueprint.response(200, CommandAnswer)
def appeal_outcome(body: dict[str, Any], id: UUID) -> Response:
    """Record what an appeal came to."""
    _, asked = _on_notice(id, Action.RECORD_APPEAL)
    receipt = asked.done(
        lambda: appealing.record_appeal_outcome(
            office(), id, **body, by=asked.by, expecting=asked.expecting, once=asked.once
        )
    )
    return receipt_answer(receipt, id=id)


@blueprint.get("/disputes/<uuid:id>")
@asks(Action.READ_DISPUTE)
@answers_version_to_office
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, DisputeAnswer)
def read(query: dict[str, Any], id: UUID) -> Response:
    """A dispute as it stands, or stood; its objector sees the ruling once the result was sent, and never who reviews."""
    thing = looking.dispute_thing(office(), office().find(DISPUTE, id).state)
    visible(thing, Action.READ_DISPUTE)
    capacity, asked = allowed(Action.READ_DISPUTE, thing).capacity, as_of(query)
    objects = capacity is not None and capacity.acting_for is not None
    with standing(asked) as then:
        found = then.find(DISPUTE, id)
        version = None if objects else found.version
        shown = file_of(then, as_objector(found) if objects else found, version=version)
    return answer({**shown, "as_of": told(asked)}, version=version, position=position())


@blueprint.post("/disputes/<uuid:id>/withdrawal")
@asks(Action.WITHDRAW_OBJECTION)
@answers_taken
@blueprint.arguments(WithdrawingBody)
@blueprint.response(200, TakenAnswer)
def withdraw(body: dict[str, Any], id: UUID) -> Response:
    """Withdraw the objection (취하), until its result is sent. No version is named: how far the review has come is not told."""
    return _taken(
        id,
        Action.WITHDRAW_OBJECTION,
        lambda asked: disputing.withdraw(office(), id, **body, by=asked.by, once=asked.once),
    )


@blueprint.post("/disputes/<uuid:id>/supplement")
@asks(Action.SUPPLEMENT_OBJECTION)
@answers_taken
@blueprint.arguments(ObjectionSupplementBody)
@blueprint.response(200, TakenAnswer)
def supplement(body: dict[str, Any], id: UUID) -> Response:
    """Supplement the objection (보완)."""
    return _taken(
        id,
        Action.SUPPLEMENT_OBJECTION,
        lambda asked: disputing.provide_supplement(
            office(), id, supplement=supplement_of(body), arrived=arrived(), by=asked.by, once=asked.once
        ),
    )


@blueprint.post("/disputes/<uuid:id>/reviewers")
@asks(Action.ASSIGN_REVIEWER)
@versioned
@answers_version
@blueprint.arguments(ReviewerBody)
@blueprint.response(200, CommandAnswer)
def assign(body: dict[str, Any], id: UUID) -> Response:
    """Ask somebody to review. Whoever had a part in the case is recorded as barred instead, with what shows it."""
    return _versioned(id, Action.ASSIGN_REVIEWER, dispute_reviewing.assign_reviewer, **body)


@blueprint.post("/disputes/<uuid:id>/declaration")
@asks(Action.DECLARE_REVIEWERS_CONFLICT)
@versioned
@answers_version
@blueprint.arguments(DeclaringBody)
@blueprint.response(200, CommandAnswer)
def declare(body: dict[str, Any], id: UUID) -> Response:
    """Answer the conflict question as a reviewer; a conflict bars."""
    given = with_tuples(body, "grounds")
    return _versioned(
        id, Action.DECLARE_REVIEWERS_CONFLICT, dispute_reviewing.declare_conflict, reviewer=me().id, **given
    )


@blueprint.post("/disputes/<uuid:id>/supplement-request")
@asks(Action.REQUEST_OBJECTIONS_SUPPLEMENT)
@versioned
@answers_version
@blueprint.arguments(AskingBody)
@blueprint.response(200, CommandAnswer)
def request_supplement(body: dict[str, Any], id: UUID) -> Response:
    """Ask the objector for what is missing."""
    given = with_tuples(body, "contents")
    return _versioned(
        id, Action.REQUEST_OBJECTIONS_SUPPLEMENT, dispute_reviewing.request_supplement, reviewer=me().id, **given
    )


@blueprint.post("/disputes/<uuid:id>/extension")
@asks(Action.EXTEND_ANSWER)
@versioned
@answers_version
@blueprint.arguments(ExtendingBody)
@blueprint.response(200, CommandAnswer)
def extend(body: dict[str, Any], id: UUID) -> Response:
    """Put the answer off, once, with reasons."""
    return _versioned(id, Action.EXTEND_ANSWER, dispute_reviewing.extend_answer, **body)


@blueprint.post("/disputes/<uuid:id>/ruling")
@asks(Action.RULE_ON_DISPUTE)
@versioned
@answers_version
@blueprint.arguments(RulingBody)
@blueprint.response(200, CommandAnswer)
def rule(body: dict[str, Any], id: UUID) -> Response:
    """Rule on every point, with reasons; the whole follows. Points upheld have remedies."""
    return _versioned(id, Action.RULE_ON_DISPUTE, dispute_reviewing.rule, **with_tuples(body, "points", "remedies"))


@blueprint.post("/disputes/<uuid:id>/result")
@asks(Action.NOTIFY_RESULT)
@versioned
@answers_version
@blueprint.arguments(ResultBody)
@blueprint.response(200, CommandAnswer)
def notify(body: dict[str, Any], id: UUID) -> Response:
    """Send the result with the last day to appeal; a ruling that upheld takes effect with it."""
    return _versioned(id, Action.NOTIFY_RESULT, remedying.notify_result, **body)


@blueprint.post("/disputes/<uuid:id>/result-arrival")
@asks(Action.RECORD_RESULT_ARRIVAL)
@versioned
@answers_version
@blueprint.arguments(ResultArrivalBody)
@blueprint.response(200, CommandAnswer)
def result_arrived(body: dict[str, Any], id: UUID) -> Response:
    """Record that the result arrived; the last day to appeal is frozen."""
    return _versioned(id, Action.RECORD_RESULT_ARRIVAL, remedying.record_result_arrival, **body)


@blueprint.post("/disputes/<uuid:id>/effectuation")
@asks(Action.EFFECTUATE_REMEDY)
@versioned
@answers_version
@blueprint.arguments(EffectuatingBody)
@blueprint.response(200, CommandAnswer)
def effectuate(body: dict[str, Any], id: UUID) -> Response:
    """Record which fact carried a remedy out; the worker does so on its own as well."""
    return _versioned(id, Action.EFFECTUATE_REMEDY, remedying.effectuate, **body)


def _on_notice(id: UUID, action: Action) -> tuple[Found[Notice], Command]:
    """The command on a notice: its recipient's people know of it once it was sent."""
    found = office().find(NOTICE, id)
    thing = looking.case_thing(office(), found.state.application, party=found.state.recipient)
    visible(thing, Action.READ_NOTICE)
    verdict = allowed(action, thing)
    if found.state.sent is None and verdict.capacity is not None and verdict.capacity.acting_for is not None:
        raise Problem("not-found")
    return found, command(verdict, case=found.state.application)


def _on_dispute(id: UUID, action: Action) -> Command:
    dispute = office().find(DISPUTE, id).state
    thing = looking.dispute_thing(office(), dispute)
    visible(thing, Action.READ_DISPUTE)
    return command(allowed(action, thing), case=dispute.application)


def _taken(id: UUID, action: Action, act: Callable[[Command], Receipt]) -> Response:
    asked = _on_dispute(id, action)
    return taken_answer(asked.done(lambda: act(asked)), id=id)


def _versioned(id: UUID, action: Action, use_case: Callable[..., Receipt], /, **given: object) -> Response:
    """Do what is asked of a dispute at the version that was named, with what the use case needs beside."""
    return receipt_answer(_on_dispute(id, action).versioned(use_case, id, **given), id=id)


def _agent(firm: UUID) -> UUID | None:
    """Who files, where they are the firm's agent and not its representative."""
    capacities = {capacity for own, capacity in me().subject.acts_for if own == firm}
    return me().id if Capacity.AGENT in capacities and Capacity.REPRESENTATIVE not in capacities else None
