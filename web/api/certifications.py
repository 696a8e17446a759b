"""Confirmations of products (상생협력제품 확인): issued, suspended, restored, renewed, revoked by the responsible agency."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import marshmallow as ma
from flask import Response
from marshmallow import fields

from application import certifying, looking
from application.actions import Action
from application.certifying import Added
from application.intake import ItemTyped
from application.office import Found, Office
from application.ports import Receipt
from application.views.questions import AsOf, CertificationQuery
from domain.applications import APPLICATION
from domain.calls import CALL
from domain.certifications import CERTIFICATION, Certification
from domain.certifications.facts import CertificateNo, Issued, RevocationCause
from domain.certifications.standing import Standing
from domain.rules.vocabulary import DetailItemNo, GoodsClassNo, GoodsListingNo, TargetKind
from domain.values import Agency
from web.api import certification_answers
from web.api.answering import answer, position
from web.api.applications import on_case, readable
from web.api.as_of import AsOfQuery, as_of, standing, told
from web.api.asking import allowed, asks, me, verdict, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.certification_answers import CaseCertificationsAnswer, CertificationsAnswer, OneCertificationAnswer
from web.api.commanding import Command, answers_version, command, receipt_answer, recorded, versioned
from web.api.fields import Body, Count, Day, Flag, Id, Line, Part, Shaped, Typed, formatted, one_of
from web.api.naming import Names
from web.current import office

blueprint = Blueprint("certifications", __name__, description="Confirmations of products (상생협력제품 확인).")


class AddedProductPart(Part):
    """A product added after the selection, and why."""

    label = Line(required=True)
    detail_item_no = formatted(DetailItemNo, message="digits", load_default=None, allow_none=True)
    goods_listing_no = formatted(GoodsListingNo, message="digits", load_default=None, allow_none=True)
    goods_class_no = formatted(GoodsClassNo, message="digits", load_default=None, allow_none=True)
    reasons = Typed(required=True)

    @ma.post_load
    def _typed(self, data: dict[str, Any], **_: Any) -> Added:
        reasons = data.pop("reasons")
        return Added(product=ItemTyped(kind=TargetKind.GOODS, **data), reasons=reasons)


class CertificationIssueBody(Body):
    """Which product is confirmed for which lead firm, from which day (today unless told). A product that is added has no id yet."""

    product = Id(load_default=None, allow_none=True)
    added = fields.Nested(AddedProductPart, load_default=None, allow_none=True)
    holder = Id(required=True)
    first = Day(load_default=None, allow_none=True)


class CertificationsQuery(AsOfQuery):
    """Which confirmations; `product` is a detailed item name number or a goods listing number."""

    standing = one_of(Standing, load_default=None)
    product = Shaped(r"[0-9]{10}|[0-9]{16}", message="digits", load_default=None)
    application = Id(load_default=None)
    agency = one_of(Agency, load_default=None)
    limit = Count(1, 200, load_default=50)
    after = formatted(CertificateNo, load_default=None, metadata={"description": "Numbers after this one only."})


class SuspensionBody(Body):
    """Why, and from which day (today unless told)."""

    reasons = Typed(required=True)
    first = Day(load_default=None, allow_none=True)


class RestorationBody(Body):
    """Why, if there is something to say."""

    reasons = Typed(load_default=None, allow_none=True)


class RenewalBody(Body):
    """Nothing to say."""


class CertificationRevocationBody(Body):
    """Why, and with effect from which day (today unless told); from a past day only as a retroactive cancellation."""

    cause = one_of(RevocationCause, required=True)
    retroactive = Flag(load_default=False)
    reasons = Typed(required=True)
    effect = Day(load_default=None, allow_none=True)


class CertificationIssuedAnswer(CommandAnswer):
    """The certificate's number."""

    number = fields.String(required=True)


@blueprint.post("/applications/<uuid:id>/certifications")
@asks(Action.ISSUE_CERTIFICATION)
@answers_version
@blueprint.arguments(CertificationIssueBody)
@blueprint.response(201, CertificationIssuedAnswer)
def issue(body: dict[str, Any], id: UUID) -> Response:
    """Confirm a product of a selected case whose selection was published."""
    asked = on_case(id, Action.ISSUE_CERTIFICATION)
    product = body.pop("product") or asked.new_id()
    receipt = asked.done(lambda: certifying.issue(office(), id, product=product, **body, by=asked.by, once=asked.once))
    number = recorded(receipt, Issued).number
    return receipt_answer(receipt, id=receipt.stream, status=201, number=number)


@blueprint.get("/applications/<uuid:id>/certifications")
@asks(Action.READ_CASE, Action.READ_DECISION)
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, CaseCertificationsAnswer)
def of_case(query: dict[str, Any], id: UUID) -> Response:
    """The confirmations of a case, and to the agency what each of its products lacks to be confirmed."""
    thing = looking.as_read_by(office(), me(), case=id, application=readable(id))
    within = verdict(Action.READ_DECISION, thing).allowed
    asked = as_of(query)
    with standing(asked) as then:
        found = list(certifying.certifications_of(then, id))
        names = Names(one.state.holder for one in found)
        shown = [_shown(then, one, names) for one in found]
        products = certifying.confirmable(then, id) if within else None
    return answer(
        {
            "certifications": shown,
            "products": None
            if products is None
            else [
                {
                    "product": certification_answers.product(one.product),
                    "findings": certification_answers.findings(one.findings),
                }
                for one in products
            ],
            "as_of": told(asked),
        },
        position=position(),
    )


@blueprint.get("/certifications")
@asks(Action.READ_CERTIFICATIONS)
@blueprint.arguments(CertificationsQuery, location="query")
@blueprint.response(200, CertificationsAnswer)
def register(query: dict[str, Any]) -> Response:
    """The confirmations by number, as they stand today or stood as of then, by standing, product number, case or agency."""
    allowed(Action.READ_CERTIFICATIONS)
    asked = as_of(query)
    then = asked or AsOf(known_by=position(), in_effect_on=office().today())
    filters = {name: query[name] for name in ("standing", "application", "product", "agency", "limit", "after")}
    found = office().book.certifications(CertificationQuery(as_of=then, **filters))
    page = found[: query["limit"]]
    names = Names(one.document.holder for one in page)
    rows = [
        certification_answers.certification(
            one.id, one.version, one.document, names, track=one.track, agency=one.agency, on=then.in_effect_on
        )
        for one in page
    ]
    following = page[-1].document.number if len(found) > len(page) else None
    return answer({"certifications": rows, "next": following, "as_of": told(asked)}, position=position())


@blueprint.get("/certifications/<uuid:id>")
@asks(Action.READ_CERTIFICATIONS)
@answers_version
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, OneCertificationAnswer)
def read(query: dict[str, Any], id: UUID) -> Response:
    """A confirmation as it stands, or stood; why it was suspended or revoked is told in the case's timeline."""
    allowed(Action.READ_CERTIFICATIONS)
    office().find(CERTIFICATION, id)
    asked = as_of(query)
    with standing(asked) as then:
        found = then.find(CERTIFICATION, id)
        shown = _shown(then, found, Names([found.state.holder]))
    return answer({**shown, "as_of": told(asked)}, version=found.version, position=position())


@blueprint.post("/certifications/<uuid:id>/suspension")
@asks(Action.SUSPEND_CERTIFICATION)
@versioned
@answers_version
@blueprint.arguments(SuspensionBody)
@blueprint.response(200, CommandAnswer)
def suspend(body: dict[str, Any], id: UUID) -> Response:
    """Suspend a confirmation, with reasons."""
    return _done(id, Action.SUSPEND_CERTIFICATION, certifying.suspend, **body)


@blueprint.post("/certifications/<uuid:id>/restoration")
@asks(Action.RESTORE_CERTIFICATION)
@versioned
@answers_version
@blueprint.arguments(RestorationBody)
@blueprint.response(200, CommandAnswer)
def restore(body: dict[str, Any], id: UUID) -> Response:
    """Let a suspended confirmation count again from today."""
    return _done(id, Action.RESTORE_CERTIFICATION, certifying.restore, **body)


@blueprint.post("/certifications/<uuid:id>/renewal")
@asks(Action.RENEW_CERTIFICATION)
@versioned
@answers_version
@blueprint.arguments(RenewalBody)
@blueprint.response(200, CommandAnswer)
def renew(body: dict[str, Any], id: UUID) -> Response:
    """Renew a confirmation in the last days of its validity."""
    return _done(id, Action.RENEW_CERTIFICATION, certifying.renew, **body)


@blueprint.post("/certifications/<uuid:id>/revocation")
@asks(Action.REVOKE_CERTIFICATION)
@versioned
@answers_version
@blueprint.arguments(CertificationRevocationBody)
@blueprint.response(200, CommandAnswer)
def revoke(body: dict[str, Any], id: UUID) -> Response:
    """Revoke a confirmation, for the future or, as a cancellation, from a past day."""
    return _done(id, Action.REVOKE_CERTIFICATION, certifying.revoke, **body)


def _done(id: UUID, action: Action, use_case: Callable[..., Receipt], /, **given: object) -> Response:
    return receipt_answer(_on_certification(id, action).versioned(use_case, id, **given), id=id)


def _on_certification(id: UUID, action: Action) -> Command:
    case = office().find(CERTIFICATION, id).state.application
    thing = looking.case_thing(office(), case)
    visible(thing)
    return command(allowed(action, thing), case=case)


def _shown(then: Office, found: Found[Certification], names: Names) -> dict[str, Any]:
    case = then.find(APPLICATION, found.state.application).state
    agency = then.find(CALL, case.call).state.agency(case.track)
    return certification_answers.certification(
        found.id, found.version, found.state, names, track=case.track, agency=agency, on=then.today()
    )
