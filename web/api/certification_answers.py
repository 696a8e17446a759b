"""How confirmations of products and grades of firms are shown: their standing on the day asked for and on every other."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from marshmallow import fields

from application.office import Found
from domain.certifications import Certification
from domain.certifications.facts import RevocationCause, Scope
from domain.certifications.parameters import BONUS, VALIDITY
from domain.certifications.standing import NO_END, Revocation, Span, Standing
from domain.grades import Graded
from domain.grades.facts import Grade
from domain.rules.vocabulary import Finding, Track
from domain.values import Agency, Item
from web.api import case_answers
from web.api.as_of import AsOfPart
from web.api.case_schemas import FindingAnswer
from web.api.fields import Flag, Part, one_of
from web.api.naming import Named, Names
from web.wording import certification_findings as words

Json = dict[str, Any]


class ProductAnswer(Part):
    """A product by its numbers. What it is called stands in the case file."""

    id = fields.UUID(required=True)
    detail_item_no = fields.String(required=True, allow_none=True)
    goods_listing_no = fields.String(required=True, allow_none=True)
    goods_class_no = fields.String(required=True, allow_none=True)


class SpanAnswer(Part):
    """Days of one standing, from `first` (null: ever) on and before `until` (null: for good)."""

    first = fields.Date(required=True, allow_none=True)
    until = fields.Date(required=True, allow_none=True)
    standing = one_of(Standing, required=True)


class RevocationAnswer(Part):
    """How it ended, with effect from `on`."""

    cause = one_of(RevocationCause, required=True)
    retroactive = Flag(required=True)
    ground = fields.String(required=True)
    on = fields.Date(required=True)


class CertificationAnswer(Part):
    """A confirmation. `standing` is what it is on the day asked for, `assumed` what no source sets."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True)
    application = fields.UUID(required=True)
    track = one_of(Track, required=True)
    agency = one_of(Agency, required=True, allow_none=True)
    product = fields.Nested(ProductAnswer, required=True)
    scope = one_of(Scope, required=True)
    holder = fields.Nested(Named, required=True)
    added = Flag(required=True)
    first = fields.Date(required=True)
    last = fields.Date(required=True)
    on = fields.Date(required=True)
    standing = one_of(Standing, required=True)
    spans = fields.List(fields.Nested(SpanAnswer), required=True)
    revocation = fields.Nested(RevocationAnswer, required=True, allow_none=True)
    expired = fields.Date(required=True, allow_none=True)
    assumed = fields.List(fields.String(), required=True)


class OneCertificationAnswer(CertificationAnswer, AsOfPart):
    """A confirmation as it stands, or stood."""


class CertificationsAnswer(AsOfPart):
    """A page of confirmations; `next` is what to ask for `after`, null on the last."""

    certifications = fields.List(fields.Nested(CertificationAnswer), required=True)
    next = fields.String(required=True, allow_none=True)


class ConfirmableAnswer(Part):
    """A product of the form, and whether it may be confirmed today for the first lead firm."""

    product = fields.Nested(ProductAnswer, required=True)
    findings = fields.List(fields.Nested(FindingAnswer), required=True)


class CaseCertificationsAnswer(AsOfPart):
    """The confirmations of a case; `products` are for the agency and auditors, else null."""

    certifications = fields.List(fields.Nested(CertificationAnswer), required=True)
    products = fields.List(fields.Nested(ConfirmableAnswer), required=True, allow_none=True)


class GradeAnswer(Part):
    """A grade; `first` and `last` are the days of its bonus, whose length is assumed."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    firm = fields.Nested(Named, required=True)
    application = fields.UUID(required=True)
    year = fields.Integer(required=True)
    grade = one_of(Grade, required=True)
    first = fields.Date(required=True)
    last = fields.Date(required=True)
    on = fields.Date(required=True)
    standing = one_of(Standing, required=True)
    revocation = fields.Nested(RevocationAnswer, required=True, allow_none=True)
    assumed = fields.List(fields.String(), required=True)


class GradesAnswer(AsOfPart):
    """The grades of a firm, by year."""

    grades = fields.List(fields.Nested(GradeAnswer), required=True)


def certification(
    id: UUID, version: int, known: Certification, names: Names, *, track: Track, agency: Agency | None, on: date
) -> Json:
    """A confirmation as it is known, on a day."""
    return {
        "id": id,
        "version": version,
        **{name: getattr(known, name) for name in ("number", "application", "scope", "added", "first", "last")},
        "track": track,
        "agency": agency,
        "product": product(known.product),
        "holder": names.of(known.holder),
        "on": on,
        "standing": known.standing_on(on),
        "spans": spans(known.spans()),
        "revocation": revocation(known.revocation),
        "expired": known.expired,
        "assumed": [VALIDITY],
    }


def grade(found: Found[Graded], names: Names, *, on: date) -> Json:
    """A grade as it is known, on a day."""
    known = found.state
    return {
        "id": found.id,
        "version": found.version,
        "firm": names.of(known.firm),
        **{name: getattr(known, name) for name in ("application", "year", "grade", "first", "last")},
        "on": on,
        "standing": known.standing_on(on),
        "revocation": revocation(known.revocation),
        "assumed": [BONUS],
    }


def product(item: Item) -> Json:
    """A product's numbers."""
    return {name: getattr(item, name) for name in ("id", "detail_item_no", "goods_listing_no", "goods_class_no")}


def spans(found: Sequence[Span]) -> list[Json]:
    """Spans, open ends as null."""
    return [
        {
            "first": None if one.first == date.min else one.first,
            "until": None if one.until == NO_END else one.until,
            "standing": one.standing,
        }
        for one in found
    ]


def revocation(one: Revocation | None) -> Json | None:
    """How it ended, if it did."""
    return {name: getattr(one, name) for name in ("cause", "retroactive", "ground", "on")} if one else None


def findings(found: Sequence[Finding]) -> list[Json]:
    """Findings in both languages."""
    return case_answers.findings(found, title=words.title, sentence=words.sentence)
