"""Disposals (기록물 폐기): how long a record is kept, what may be destroyed, and who proposed, approved and carried it out."""

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import disposing, looking, retention
from application.actions import Action
from application.office import Found
from application.permissions import BOTH_AGENCIES, Thing
from application.retention import Kept
from domain.calls.facts import RetentionClass
from domain.disposals import DISPOSAL, Disposal, Status
from domain.disposals.facts import DisposalOf
from domain.disposals.retention import Hold
from web.api.answering import answer, position
from web.api.asking import allowed, asks, me
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import Command, answers_version, command, receipt_answer, versioned
from web.api.fields import Body, Day, Flag, Id, Nothing, Part, Query, Typed, one_of
from web.api.naming import opened
from web.current import office

blueprint = Blueprint("disposals", __name__, description="Disposals (기록물 폐기) of records whose retention is over.")


class DisposalBody(Body):
    """The case or firm whose texts are to be destroyed."""

    of = one_of(DisposalOf, required=True)
    thing = Id(required=True)


class DisposalApprovalBody(Body):
    """The day of the deliberation (심사·심의), and why."""

    deliberated = Day(required=True)
    reasons = Typed(required=True)


class DisposalReasonsBody(Body):
    """Why."""

    reasons = Typed(required=True)


class RetentionQuery(Query):
    """Which case or firm."""

    of = one_of(DisposalOf, required=True)
    thing = Id(required=True)


class DisposalsQuery(Query):
    """Whether only those that wait for somebody are asked for."""

    due = Flag(load_default=False)


class RetentionAnswer(Part):
    """How long something is kept: `completed` is null while it is not, `until` its last day, null for ever; and what holds it."""

    of = one_of(DisposalOf, required=True)
    thing = fields.UUID(required=True)
    retention = one_of(RetentionClass, required=True)
    completed = fields.Date(required=True, allow_none=True)
    until = fields.Date(required=True, allow_none=True)
    holds = fields.List(one_of(Hold), required=True)


class DisposalPart(Part):
    """A disposal. Until the end of `backups_until` a destroyed key may lie in a backup of the key store."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    of = one_of(DisposalOf, required=True)
    thing = fields.UUID(required=True)
    status = one_of(Status, required=True)
    retention = one_of(RetentionClass, required=True)
    completed = fields.Date(required=True)
    kept_until = fields.Date(required=True)
    proposed = fields.Date(required=True)
    deliberated = fields.Date(required=True, allow_none=True)
    reasons = fields.String(required=True, allow_none=True)
    destroyed = fields.Date(required=True, allow_none=True)
    keys = fields.Integer(required=True, allow_none=True)
    backups_until = fields.Date(required=True, allow_none=True)


class DisposalsAnswer(Part):
    """Disposals in the order of proposing, and the cases whose retention is over and that nobody proposed."""

    disposals = fields.List(fields.Nested(DisposalPart), required=True)
    may_be_proposed = fields.List(fields.Nested(RetentionAnswer), required=True)


@blueprint.get("/retention")
@asks(Action.READ_DISPOSALS)
@blueprint.arguments(RetentionQuery, location="query")
@blueprint.response(200, RetentionAnswer)
def how_long(query: dict[str, Any]) -> Response:
    """How long a case or firm is kept, and what holds it."""
    allowed(Action.READ_DISPOSALS, Thing(agencies=disposing.agencies_of(office(), query["of"], query["thing"])))
    return answer(_kept(retention.kept(office(), query["of"], query["thing"])), position=position())


@blueprint.get("/disposals")
@asks(Action.READ_DISPOSALS)
@blueprint.arguments(DisposalsQuery, location="query")
@blueprint.response(200, DisposalsAnswer)
def listed(query: dict[str, Any]) -> Response:
    """Disposals of your agencies; with `due`, those that wait. Beside them what may be proposed."""
    allowed(Action.READ_DISPOSALS, BOTH_AGENCIES)
    agencies = looking.scope_of(me()).agencies or BOTH_AGENCIES.agencies
    found = [office().find(DISPOSAL, id) for id in disposing.disposals(office())]
    waiting = {Status.PROPOSED, Status.APPROVED}
    shown = [
        _disposal(one)
        for one in found
        if disposing.agencies_of(office(), one.state.of, one.state.thing) & agencies
        and (not query["due"] or one.state.status in waiting)
    ]
    may_be_proposed = [_kept(one) for one in retention.over(office(), agencies)]
    return answer({"disposals": shown, "may_be_proposed": may_be_proposed}, position=position())


@blueprint.get("/disposals/<uuid:id>")
@asks(Action.READ_DISPOSALS)
@answers_version
@blueprint.response(200, DisposalPart)
def read(id: UUID) -> Response:
    """A disposal as it stands."""
    found = office().find(DISPOSAL, id)
    allowed(Action.READ_DISPOSALS, _thing(found))
    return answer(_disposal(found), version=found.version, position=position())


@blueprint.post("/disposals")
@asks(Action.PROPOSE_DISPOSAL)
@answers_version
@blueprint.arguments(DisposalBody)
@blueprint.response(201, CommandAnswer)
def propose(body: dict[str, Any]) -> Response:
    """Propose to destroy the texts of a case, or the description of a firm, whose retention is over."""
    asked = command(allowed(Action.PROPOSE_DISPOSAL, BOTH_AGENCIES))
    receipt = asked.done(lambda: disposing.propose(office(), **body, by=asked.by, once=asked.once))
    return receipt_answer(receipt, id=receipt.stream, status=201)


@blueprint.post("/disposals/<uuid:id>/approval")
@asks(Action.APPROVE_DISPOSAL)
@versioned
@answers_version
@blueprint.arguments(DisposalApprovalBody)
@blueprint.response(200, CommandAnswer)
def approve(body: dict[str, Any], id: UUID) -> Response:
    """Approve it after the deliberation (공공기록물법 §27); never one's own proposal."""
    return receipt_answer(_on(id, Action.APPROVE_DISPOSAL).versioned(disposing.approve, id, **body), id=id)


@blueprint.post("/disposals/<uuid:id>/declination")
@asks(Action.APPROVE_DISPOSAL)
@versioned
@answers_version
@blueprint.arguments(DisposalReasonsBody)
@blueprint.response(200, CommandAnswer)
def decline(body: dict[str, Any], id: UUID) -> Response:
    """Decline it, with reasons."""
    return receipt_answer(_on(id, Action.APPROVE_DISPOSAL).versioned(disposing.decline, id, **body), id=id)


@blueprint.post("/disposals/<uuid:id>/destruction")
@asks(Action.DESTROY_RECORDS)
@versioned
@answers_version
@blueprint.arguments(Nothing, required=False)
@blueprint.response(200, CommandAnswer)
def destroy(_: dict[str, Any], id: UUID) -> Response:
    """Destroy what was approved: for good, in every process, and every proof stands."""
    return receipt_answer(_on(id, Action.DESTROY_RECORDS).versioned(disposing.destroy, id), id=id)


def _on(id: UUID, action: Action) -> Command:
    found = office().begun(DISPOSAL, id)
    asked = command(allowed(action, _thing(found) if found else BOTH_AGENCIES))
    office().find(DISPOSAL, id)
    return asked


def _thing(found: Found[Disposal]) -> Thing:
    return Thing(agencies=disposing.agencies_of(office(), found.state.of, found.state.thing))


def _kept(known: Kept) -> dict[str, object]:
    return {name: getattr(known, name) for name in ("of", "thing", "retention", "completed", "until", "holds")}


def _disposal(found: Found[Disposal]) -> dict[str, object]:
    state = found.state
    resolved = state.declined or state.approved
    return {
        "id": found.id,
        "version": found.version,
        **{name: getattr(state, name) for name in ("of", "thing", "status", "retention", "completed", "kept_until")},
        "proposed": state.proposed,
        "deliberated": state.approved.deliberated if state.approved else None,
        "reasons": opened(resolved.reasons) if resolved else None,
        "destroyed": state.destroyed.on if state.destroyed else None,
        "keys": len(state.destroyed.keys) if state.destroyed else None,
        "backups_until": state.destroyed.backups_until if state.destroyed else None,
    }
