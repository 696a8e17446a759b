"""Checking certificates: for everybody by number, without signing in; their signed statements; and the benefits they give."""

from base64 import b64encode
from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import checking, succeeding
from application.actions import Action
from application.audit import receipts, statements
from application.checking import Answered, Checked, Known
from application.office import OFFICE_ID, selection_of
from domain.applications import APPLICATION
from domain.benefits import BenefitKind, TenderKind
from domain.calls import CALL
from domain.certifications import CERTIFICATION
from domain.certifications.facts import Scope
from domain.certifications.parameters import VALIDITY
from domain.certifications.standing import Standing
from domain.office import OFFICE
from domain.rules.vocabulary import Track
from domain.selections import SELECTION
from domain.subjects import SUBJECT
from domain.values import Agency
from web.api import certification_answers
from web.api.answering import answer, position
from web.api.as_of import KnownBy, resolved
from web.api.asking import allowed, asks, public
from web.api.blueprints import Blueprint
from web.api.case_schemas import FindingAnswer
from web.api.certification_answers import ProductAnswer
from web.api.fields import Day, Flag, Part, Query, one_of
from web.api.naming import Names
from web.current import doors, office

blueprint = Blueprint(
    "certificates", __name__, description="Checking certificates (확인서) and the benefits they give."
)

TEXT = "text/plain; charset=utf-8"


class CheckQuery(Query):
    """The day of the bid, today unless told."""

    on = Day(load_default=None)


class BenefitsQuery(Query):
    """Which tender, the day of its bid, and as known by what place in the log or instant, now unless told."""

    tender = one_of(TenderKind, required=True)
    on = Day(required=True)
    known_by = KnownBy(load_default=None)


class KnownAnswer(Part):
    """The certificate on that day as known by a position; all null where it was not known of.

    `position` is that of the fact the standing rests on.
    """

    known_by = fields.Integer(required=True)
    standing = one_of(Standing, required=True, allow_none=True)
    first = fields.Date(required=True, allow_none=True)
    last = fields.Date(required=True, allow_none=True)
    position = fields.Integer(required=True, allow_none=True)


class EndedAnswer(Part):
    """With effect from which day it was revoked, and whether retroactively. Why is not published."""

    on = fields.Date(required=True)
    retroactive = Flag(required=True)


class CertificateAnswer(Part):
    """A certificate. `holder` is the firm's name as the published selection names it.

    After a merger `successor` is the firm that has its place today; nobody else is named.
    `differs`: something recorded after the day of the bid changed what the certificate was on it.
    """

    number = fields.String(required=True)
    track = one_of(Track, required=True)
    agency = one_of(Agency, required=True, allow_none=True)
    product = fields.Nested(ProductAnswer, required=True)
    scope = one_of(Scope, required=True)
    holder = fields.String(required=True, allow_none=True)
    successor = fields.String(required=True, allow_none=True)
    published = fields.Date(required=True, allow_none=True)
    on = fields.Date(required=True)
    as_then_known = fields.Nested(KnownAnswer, required=True)
    as_now_known = fields.Nested(KnownAnswer, required=True)
    differs = Flag(required=True)
    revoked = fields.Nested(EndedAnswer, required=True, allow_none=True)
    assumed = fields.List(fields.String(), required=True)


class BenefitAnswer(Part):
    """A benefit: given where every finding is met. `points` are assumed, null where there are none."""

    kind = one_of(BenefitKind, required=True)
    given = Flag(required=True)
    points = fields.String(required=True, allow_none=True)
    points_assumed = Flag(required=True)
    ground = fields.String(required=True)
    findings = fields.List(fields.Nested(FindingAnswer), required=True)


class BenefitsAnswer(Part):
    """The benefits for a tender. `position` is that of the fact they rest on, null where nothing is held."""

    tender = one_of(TenderKind, required=True)
    on = fields.Date(required=True)
    known_by = fields.Integer(required=True)
    position = fields.Integer(required=True, allow_none=True)
    benefits = fields.List(fields.Nested(BenefitAnswer), required=True)


@blueprint.get("/certificates/<number>")
@public
@blueprint.arguments(CheckQuery, location="query")
@blueprint.response(200, CertificateAnswer)
def check(query: dict[str, Any], number: str) -> Response:
    """Check a certificate on the day of a bid: as it was known when that day ended, and as it is known now."""
    checked = checking.check(office(), number, on=query["on"] or office().today(), shown=position())
    return answer(_shown(checked), position=position())


@blueprint.get("/certificates/<number>/statement")
@public
@blueprint.response(
    200, {"type": "string"}, content_type="text/plain", description="A signed note (C2SP) for checking offline."
)
def statement(number: str) -> Response:
    """The operator's signed statement of what the certificate is on every day, as known now. It names nobody."""
    shown = position()
    then = checking.as_known(office(), shown)
    id = checking.find(then, number)
    known, record = then.find(CERTIFICATION, id).state, then.log.history(id)
    case = office().find(APPLICATION, known.application).state
    place = doors().ledger.place(record[-1].position)
    text = statements.text_of(
        known,
        origin=office().find(OFFICE, OFFICE_ID).state.origin,
        track=case.track,
        agency=office().find(CALL, case.call).state.agency(case.track),
        known_by=shown,
        at=office().book.last_moment(shown),
        position=record[-1].position,
        entry=b64encode(receipts.entry_of(place)).decode("ascii") if place else None,
    )
    return Response(str(doors().ledger.vouch(text)), content_type=TEXT)


@blueprint.get("/certificates/<number>/benefits")
@asks(Action.ASK_BENEFITS)
@blueprint.arguments(BenefitsQuery, location="query")
@blueprint.response(200, BenefitsAnswer)
def of_certificate(query: dict[str, Any], number: str) -> Response:
    """The benefits of a confirmed product for a tender and the day of its bid, computed now and stored nowhere."""
    allowed(Action.ASK_BENEFITS)
    known_by = resolved(query["known_by"], query["on"]).known_by
    found = checking.of_certificate(office(), number, tender=query["tender"], on=query["on"], known_by=known_by)
    return answer(_benefits(found, query), position=position())


@blueprint.get("/firms/<uuid:id>/benefits")
@asks(Action.ASK_BENEFITS)
@blueprint.arguments(BenefitsQuery, location="query")
@blueprint.response(200, BenefitsAnswer)
def of_firm(query: dict[str, Any], id: UUID) -> Response:
    """The benefits of an excellent firm for a tender and the day of its bid, computed now and stored nowhere."""
    allowed(Action.ASK_BENEFITS)
    office().find(SUBJECT, id)
    known_by = resolved(query["known_by"], query["on"]).known_by
    found = checking.of_graded(office(), id, tender=query["tender"], on=query["on"], known_by=known_by)
    return answer(_benefits(found, query), position=position())


def _shown(checked: Checked) -> dict[str, object]:
    state = checking.as_known(office(), checked.now.known_by).find(CERTIFICATION, checked.id).state
    case = office().find(APPLICATION, state.application).state
    listed = office().find(SELECTION, selection_of(case.call, case.track)).state
    published = next((on for on, selected in listed.published if state.application in selected), None)
    ended = state.revocation
    return {
        "number": state.number,
        "track": case.track,
        "agency": office().find(CALL, case.call).state.agency(case.track),
        "product": certification_answers.product(state.product),
        "scope": state.scope,
        "holder": _name(state.holder) if published else None,
        "successor": _name(succeeding.standing_for(office(), state.holder)) if published else None,
        "published": published,
        "on": checked.on,
        "as_then_known": _known(checked.then),
        "as_now_known": _known(checked.now),
        "differs": checked.differs,
        "revoked": {"on": ended.on, "retroactive": ended.retroactive} if ended else None,
        "assumed": [VALIDITY],
    }


def _name(firm: UUID | None) -> str | None:
    found = Names([firm]).row(firm) if firm else None
    return found.label if found else None


def _known(one: Known) -> dict[str, object]:
    return {
        "known_by": one.known_by,
        "standing": one.standing,
        "first": one.state.first if one.state else None,
        "last": one.state.last if one.state else None,
        "position": one.position,
    }


def _benefits(found: Answered, query: dict[str, Any]) -> dict[str, object]:
    return {
        "tender": query["tender"],
        "on": query["on"],
        "known_by": found.known_by,
        "position": found.position,
        "benefits": [
            {
                "kind": one.kind,
                "given": one.given,
                "points": None if one.points is None else str(one.points),
                "points_assumed": one.points is not None,
                "ground": one.ground,
                "findings": certification_answers.findings(one.findings),
            }
            for one in found.benefits
        ],
    }
