"""Requests about one's own data (열람·정정·삭제 요구, 개인정보 보호법 §35, §36): asked, answered, and what an access opens."""

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import privacy
from application.actions import Action
from application.office import Found
from application.permissions import BOTH_AGENCIES, Thing
from domain.access.facts import Material, Purpose
from domain.facts import require
from domain.privacy import PRIVACY_REQUEST, PrivacyRequest
from domain.privacy.facts import Holding, Outcome, RefusalGround, RequestKind
from domain.roles import Role
from domain.subjects import SUBJECT
from domain.subjects.facts import SubjectKind
from web.api.accounting import account
from web.api.answering import answer, position
from web.api.asking import allowed, asks, me, verdict, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import Command, answers_version, command, receipt_answer, versioned
from web.api.fields import Body, Flag, Id, Line, Part, Query, Typed, one_of, several
from web.api.naming import Named, Names, opened
from web.api.subject_schemas import OwnFirm, RoleAnswer, email, phone
from web.current import office

blueprint = Blueprint(
    "privacy_requests", __name__, description="Requests about one's own data (개인정보 열람·정정·삭제)."
)


class PrivacyRequestBody(Body):
    """What is asked, about oneself or about the firm one represents."""

    kind = one_of(RequestKind, required=True)
    about = Id(load_default=None, allow_none=True, metadata={"description": "Null: about oneself."})
    wish = Typed(required=True)


class AccessAnswerBody(Body):
    """What an access comes to: with a ground where it is refused, `withheld` where it is granted in part."""

    outcome = one_of(Outcome, required=True)
    ground = one_of(RefusalGround, load_default=None, allow_none=True)
    withheld = several(one_of(Holding), len(Holding), load_default=list)
    reasons = Typed(required=True)


class CorrectedPart(Part):
    """The fields that are put right, null for one that is taken away. Those not named stay as they are."""

    label = Line()
    representative = Line(allow_none=True)
    phone = phone()
    email = email()
    address = Line(allow_none=True)
    organisation = Line(allow_none=True)


class CorrectionAnswerBody(Body):
    """What is put right, or the ground on which it is refused."""

    corrected = fields.Nested(CorrectedPart, load_default=dict)
    ground = one_of(RefusalGround, load_default=None, allow_none=True)
    reasons = Typed(required=True)


class ErasureAnswerBody(Body):
    """Why; whether it is granted follows from the record."""

    reasons = Typed(required=True)


class PrivacyRequestsQuery(Query):
    """Whether only those that wait for their answer are asked for."""

    due = Flag(load_default=False)


class PrivacyRequestPart(Part):
    """A request. `assumed` names what no source sets; `kept_until` is the last day of what was not erased, null while unknown."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    kind = one_of(RequestKind, required=True)
    about = fields.Nested(Named, required=True)
    wish = fields.String(required=True, allow_none=True)
    received = fields.Date(required=True)
    answer_by = fields.Date(required=True)
    assumed = fields.List(fields.String(), required=True)
    outcome = one_of(Outcome, required=True, allow_none=True)
    ground = one_of(RefusalGround, required=True, allow_none=True)
    withheld = fields.List(one_of(Holding), required=True)
    kept_until = fields.Date(required=True, allow_none=True)
    reasons = fields.String(required=True, allow_none=True)
    answered = fields.Date(required=True, allow_none=True)


class PrivacyRequestsAnswer(Part):
    """Requests in the order of asking."""

    requests = fields.List(fields.Nested(PrivacyRequestPart), required=True)


class EntryPart(Part):
    """An entry of the register in the clear."""

    label = fields.String(required=True, allow_none=True)
    business_number = fields.String(required=True, allow_none=True)
    corporate_number = fields.String(required=True, allow_none=True)
    representative = fields.String(required=True, allow_none=True)
    phone = fields.String(required=True, allow_none=True)
    email = fields.String(required=True, allow_none=True)
    address = fields.String(required=True, allow_none=True)
    organisation = fields.String(required=True, allow_none=True)


class OwnActPart(Part):
    """Something one put on record."""

    position = fields.Integer(required=True)
    at = fields.AwareDateTime(required=True)
    name = fields.String(required=True)


class OwnReadingPart(Part):
    """A reading of one's entry: when, in which role and what for."""

    at = fields.AwareDateTime(required=True)
    role = one_of(Role, required=True)
    purpose = one_of(Purpose, required=True)


class OwnDataAnswer(Part):
    """What the office holds; a part is null where it is withheld."""

    about = fields.UUID(required=True)
    kind = one_of(SubjectKind, required=True)
    entry = fields.Nested(EntryPart, required=True, allow_none=True)
    roles = fields.List(fields.Nested(RoleAnswer), required=True, allow_none=True)
    acts_for = fields.List(fields.Nested(OwnFirm), required=True, allow_none=True)
    cases = fields.List(fields.UUID(), required=True, allow_none=True)
    acts = fields.List(fields.Nested(OwnActPart), required=True, allow_none=True)
    readings = fields.List(fields.Nested(OwnReadingPart), required=True, allow_none=True)


@blueprint.post("/privacy-requests")
@asks(Action.REQUEST_PRIVACY)
@answers_version
@blueprint.arguments(PrivacyRequestBody)
@blueprint.response(201, CommandAnswer)
def file(body: dict[str, Any]) -> Response:
    """Ask about the data that describe you, or the firm you represent."""
    about = body["about"] or me().id
    asked = command(allowed(Action.REQUEST_PRIVACY, _thing(about)))
    receipt = asked.done(
        lambda: privacy.ask(office(), about, kind=body["kind"], wish=body["wish"], by=asked.by, once=asked.once)
    )
    return receipt_answer(receipt, id=receipt.stream, status=201)


@blueprint.get("/privacy-requests")
@asks(Action.LIST_PRIVACY_REQUESTS, Action.READ_PRIVACY_REQUEST)
@blueprint.arguments(PrivacyRequestsQuery, location="query")
@blueprint.response(200, PrivacyRequestsAnswer)
def listed(query: dict[str, Any]) -> Response:
    """Every request, for the privacy officer and auditors; for everybody else those about themselves or their firms."""
    if verdict(Action.LIST_PRIVACY_REQUESTS).allowed:
        found = tuple(privacy.requests(office()))
    else:
        own = (me().id, *sorted(firm for firm in me().subject.firms() if _may_read(firm)))
        found = tuple(one for about in own for one in privacy.requests_of(office(), about))
    waiting = (one for one in found if not (query["due"] and one.state.answered))
    return answer({"requests": [_request(one) for one in waiting]}, position=position())


@blueprint.get("/privacy-requests/<uuid:id>")
@asks(Action.READ_PRIVACY_REQUEST)
@answers_version
@blueprint.response(200, PrivacyRequestPart)
def read(id: UUID) -> Response:
    """A request as it stands."""
    found = _readable(id)
    return answer(_request(found), version=found.version, position=position())


@blueprint.get("/privacy-requests/<uuid:id>/data")
@asks(Action.READ_OWN_DATA, Action.READ_PRIVACY_REQUEST)
@blueprint.response(200, OwnDataAnswer)
def data(id: UUID) -> Response:
    """What the office holds, once the access was granted; whole for the privacy officer, whose reading goes on record."""
    state = _readable(id).state
    given = allowed(Action.READ_OWN_DATA, _thing(state.about))
    officer = given.capacity is not None and given.capacity.role is Role.PRIVACY_OFFICER
    parts = frozenset(Holding) if officer else state.shown()
    require(parts, "nothing-opened")
    account(given, Material.REGISTER_ENTRY, state.about)
    held = privacy.held(office(), state.about, parts, reader=me())
    names = Names(firm for firm, _ in held.acts_for or ())
    shown = {
        "about": state.about,
        **{name: getattr(held, name) for name in ("kind", "entry", "cases", "acts", "readings")},
        "roles": None if held.roles is None else [{"role": role, "agency": agency} for role, agency in held.roles],
        "acts_for": None
        if held.acts_for is None
        else [{**names.of(firm), "capacity": capacity} for firm, capacity in held.acts_for],
    }
    return answer(shown, position=position())


@blueprint.post("/privacy-requests/<uuid:id>/access-answer")
@asks(Action.ANSWER_PRIVACY_REQUEST)
@versioned
@answers_version
@blueprint.arguments(AccessAnswerBody)
@blueprint.response(200, CommandAnswer)
def answer_access(body: dict[str, Any], id: UUID) -> Response:
    """Answer who wants to be told what is held (§35)."""
    given = {**body, "withheld": frozenset(body["withheld"])}
    return receipt_answer(_answering().versioned(privacy.answer_access, id, **given), id=id)


@blueprint.post("/privacy-requests/<uuid:id>/correction-answer")
@asks(Action.ANSWER_PRIVACY_REQUEST)
@versioned
@answers_version
@blueprint.arguments(CorrectionAnswerBody)
@blueprint.response(200, CommandAnswer)
def answer_correction(body: dict[str, Any], id: UUID) -> Response:
    """Put right what is wrong in the register, or refuse on a ground (§36)."""
    return receipt_answer(_answering().versioned(privacy.answer_correction, id, **body), id=id)


@blueprint.post("/privacy-requests/<uuid:id>/erasure-answer")
@asks(Action.ANSWER_PRIVACY_REQUEST)
@versioned
@answers_version
@blueprint.arguments(ErasureAnswerBody)
@blueprint.response(200, CommandAnswer)
def answer_erasure(body: dict[str, Any], id: UUID) -> Response:
    """Refuse while another statute has it kept, saying until when; after that, propose its disposal (§36①, §21)."""
    return receipt_answer(_answering().versioned(privacy.answer_erasure, id, **body), id=id)


def _answering() -> Command:
    return command(allowed(Action.ANSWER_PRIVACY_REQUEST, BOTH_AGENCIES))


def _thing(about: UUID) -> Thing:
    """Somebody, or a firm, as a thing of permission."""
    kind = office().find(SUBJECT, about).state.kind
    return Thing(person=about) if kind is SubjectKind.PERSON else Thing(party=about)


def _may_read(about: UUID) -> bool:
    return verdict(Action.READ_PRIVACY_REQUEST, _thing(about)).allowed


def _readable(id: UUID) -> Found[PrivacyRequest]:
    found = office().find(PRIVACY_REQUEST, id)
    thing = _thing(found.state.about)
    visible(thing, Action.READ_PRIVACY_REQUEST)
    allowed(Action.READ_PRIVACY_REQUEST, thing)
    return found


def _request(found: Found[PrivacyRequest]) -> dict[str, object]:
    state, given = found.state, found.state.answered
    return {
        "id": found.id,
        "version": found.version,
        "kind": state.kind,
        "about": Names([state.about]).of(state.about),
        "wish": opened(state.received.wish),
        "received": state.received.on,
        "answer_by": state.answer_by,
        "assumed": list(state.received.assumed),
        "outcome": given.outcome if given else None,
        "ground": given.ground if given else None,
        "withheld": list(given.withheld) if given else [],
        "kept_until": given.kept_until if given else None,
        "reasons": opened(given.reasons) if given else None,
        "answered": given.on if given else None,
    }
