"""Firms and cooperatives: registering, finding, profile, and who acts for them."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Response

from application import registering, succeeding
from application.actions import Action
from application.masking import masked_entry
from application.permissions import BOTH_AGENCIES, Thing
from application.registering import Description
from application.views.book import RegisterRow
from domain.access.facts import Material
from domain.facts import Refused
from domain.identifiers import is_business_number, normalised
from domain.subjects import SUBJECT, Subject
from domain.subjects.facts import Capacity, SubjectKind
from domain.subjects.registering import FIRMS
from domain.values import Agency, Sealed
from web.api.accounting import account
from web.api.answering import answer, position
from web.api.asking import allowed, asks, me, verdict, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import answers_version, command, receipt_answer, versioned
from web.api.fields import Nothing
from web.api.naming import Names, opened
from web.api.subject_schemas import (
    AuthorisationBody,
    FirmAnswer,
    FirmBody,
    FirmsAnswer,
    FirmsQuery,
    ProfileBody,
    RegisteredAnswer,
    SuccessionBody,
)
from web.current import office
from web.masking import stated_purpose
from web.problems import Problem

blueprint = Blueprint("firms", __name__, description="Firms and cooperatives (기업·조합).")

DESCRIPTION = ("label", "business_number", "corporate_number", "representative", "phone", "email", "address")


@blueprint.get("/firms")
@asks(Action.READ_REGISTER)
@blueprint.arguments(FirmsQuery, location="query")
@blueprint.response(200, FirmsAnswer)
def find(query: dict[str, Any]) -> Response:
    """Firms by name or business number: all of them for agencies and auditors.

    Everybody else finds their own, and another firm by its whole business number: that is how a partner is named.
    """
    found = office().book.find_firms(query["q"], query["limit"])
    asked = normalised(query["q"])
    shown = [
        row
        for row in found
        if verdict(Action.READ_REGISTER, _entry(row.id)).allowed
        or (is_business_number(asked) and normalised(row.business_number or "") == asked)
    ]
    verdict(Action.READ_REGISTER)
    firms = [
        {
            "id": row.id,
            "label": row.label,
            "kind": row.subject.kind,
            "business_number": _number(row, asked),
        }
        for row in shown
    ]
    return answer({"firms": firms}, position=position())


@blueprint.post("/firms")
@asks(Action.REGISTER_FIRM)
@answers_version
@blueprint.arguments(FirmBody)
@blueprint.response(201, RegisteredAnswer)
def register(body: dict[str, Any]) -> Response:
    """Register a firm or cooperative (step 1: 온라인 회원가입); you become its representative."""
    asked = command(allowed(Action.REGISTER_FIRM))
    kind, profile = body.pop("kind"), body.pop("profile")
    if kind not in FIRMS:
        raise Refused("not-a-firm")
    id = asked.new_id()
    receipt = asked.done(
        lambda: registering.register(
            office(),
            id=id,
            kind=kind,
            description=Description(**body),
            profile=profile,
            by=asked.by,
            founder=Capacity.REPRESENTATIVE,
            once=asked.once,
        )
    )
    return receipt_answer(receipt, id=receipt.stream, status=201)


@blueprint.get("/firms/<uuid:id>")
@asks(Action.READ_REGISTER)
@answers_version
@blueprint.response(200, FirmAnswer)
def read(id: UUID) -> Response:
    """A firm as the register has it. To others than its own people numbers and addresses are masked where no purpose is stated."""
    found = office().find(SUBJECT, id)
    visible(_entry(id), Action.READ_REGISTER)
    given = allowed(Action.READ_REGISTER, _entry(id))
    _require_firm(found.state)
    account(given, Material.REGISTER_ENTRY, id)
    masked = id not in me().subject.firms() and stated_purpose() is None
    identity = found.state.identity
    names = Names((found.state.succeeded_by, *found.state.predecessors))
    shown = {
        "id": id,
        "version": found.version,
        "kind": found.state.kind,
        "masked": masked,
        **{name: _entry_field(name, getattr(identity, name), masked=masked) for name in DESCRIPTION},
        "profile": found.state.profile,
        "succeeded_by": names.of_any(found.state.succeeded_by),
        "predecessors": names.of_all(found.state.predecessors),
    }
    return answer(shown, version=found.version, position=position())


@blueprint.put("/firms/<uuid:id>/profile")
@asks(Action.DECLARE_PROFILE)
@versioned
@answers_version
@blueprint.arguments(ProfileBody)
@blueprint.response(200, CommandAnswer)
def declare_profile(body: dict[str, Any], id: UUID) -> Response:
    """Declare anew what the firm is. What the office recorded of it, a bar or a verified number, stays."""
    asked = command(allowed(Action.DECLARE_PROFILE, Thing(party=id)))
    known = _require_firm(office().find(SUBJECT, id).state).profile
    declared = body["profile"]
    if known is not None:
        declared = replace(declared, bar_until=known.bar_until, number_verified=known.number_verified)
    receipt = registering.declare_profile(office(), id, profile=declared, by=asked.by, expecting=asked.expecting)
    return receipt_answer(receipt, id=id)


@blueprint.post("/firms/<uuid:id>/succession")
@asks(Action.RECORD_SUCCESSION)
@answers_version
@blueprint.arguments(SuccessionBody)
@blueprint.response(200, CommandAnswer)
def record_succession(body: dict[str, Any], id: UUID) -> Response:
    """Record that the firm was merged into another, which takes its place as a party (행정절차법 §10)."""
    asked = command(allowed(Action.RECORD_SUCCESSION, BOTH_AGENCIES))
    receipt = asked.done(lambda: succeeding.record_succession(office(), id, **body, by=asked.by, once=asked.once))
    return receipt_answer(receipt, id=id)


@blueprint.post("/firms/<uuid:id>/authorisations")
@asks(Action.AUTHORISE)
@answers_version
@blueprint.arguments(AuthorisationBody)
@blueprint.response(200, CommandAnswer)
def authorise(body: dict[str, Any], id: UUID) -> Response:
    """Let a person act for the firm."""
    asked = command(allowed(Action.AUTHORISE, Thing(party=id)))
    person, capacity = body["person"], body["capacity"]
    receipt = asked.done(
        lambda: registering.authorise(office(), person, firm=id, capacity=capacity, by=asked.by, once=asked.once)
    )
    return receipt_answer(receipt, id=person)


@blueprint.post("/firms/<uuid:id>/authorisations/<uuid:person>/end")
@asks(Action.AUTHORISE)
@answers_version
@blueprint.arguments(Nothing, required=False)
@blueprint.response(200, CommandAnswer)
def end_authorisation(_: dict[str, Any], id: UUID, person: UUID) -> Response:
    """End a person's authority to act for the firm."""
    asked = command(allowed(Action.AUTHORISE, Thing(party=id)))
    receipt = asked.done(lambda: registering.end_authorisation(office(), person, firm=id, by=asked.by, once=asked.once))
    return receipt_answer(receipt, id=person)


def _entry(id: UUID) -> Thing:
    """A firm's entry in the register: for its own people, and for every agency's."""
    return Thing(party=id, agencies=frozenset(Agency))


def _number(row: RegisterRow, asked: str) -> str | None:
    """A firm's number; a single person's is masked but for its own people, and for whoever named it whole."""
    number = row.business_number
    known = row.id in me().subject.firms() or normalised(number or "") == asked
    return masked_entry("business_number", number) if number and not known else number


def _entry_field(name: str, sealed: Sealed | None, *, masked: bool) -> str | None:
    text = opened(sealed)
    return masked_entry(name, text) if text and masked else text


def _require_firm(subject: Subject) -> Subject:
    if subject.kind is SubjectKind.PERSON:
        raise Problem("not-found")
    return subject
