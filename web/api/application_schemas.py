"""What requests about applications carry."""

from typing import Any

import marshmallow as ma
from marshmallow import fields

from application.intake import FormTyped, ItemTyped
from domain.applications import Status
from domain.rules.vocabulary import (
    DetailItemNo,
    Evidence,
    EvidenceHeld,
    GoodsClassNo,
    GoodsListingNo,
    TargetKind,
    Track,
)
from domain.values import Agency, Cooperative
from web.api.as_of import AsOfQuery
from web.api.fields import Body, Count, Day, Id, Line, Part, Typed, formatted, one_of, several, with_tuples

FIRMS = 200
ITEMS = 50
EVIDENCE = 20
PAGE = 200


class ItemPart(Part):
    """A product or a construction work applied for."""

    label = Line(required=True)
    kind = one_of(TargetKind, required=True)
    detail_item_no = formatted(DetailItemNo, message="digits", load_default=None, allow_none=True)
    goods_listing_no = formatted(GoodsListingNo, message="digits", load_default=None, allow_none=True)
    goods_class_no = formatted(GoodsClassNo, message="digits", load_default=None, allow_none=True)

    @ma.post_load
    def _typed(self, data: dict[str, Any], **_: Any) -> ItemTyped:
        return ItemTyped(**data)


class EvidencePart(Part):
    """A qualification that the partner says it holds."""

    kind = one_of(Evidence, required=True)
    covers = formatted(DetailItemNo, message="digits", load_default=None, allow_none=True)
    valid_from = Day(load_default=None, allow_none=True)
    valid_until = Day(load_default=None, allow_none=True)

    @ma.post_load
    def _held(self, data: dict[str, Any], **_: Any) -> EvidenceHeld:
        return EvidenceHeld(**data)


class CooperativePart(Part):
    """A cooperative that stands for the leads, and its members."""

    firm = Id(required=True)
    members = several(Id(), FIRMS, load_default=list)

    @ma.post_load
    def _made(self, data: dict[str, Any], **_: Any) -> Cooperative:
        return Cooperative(firm=data["firm"], members=tuple(data["members"]))


class FormPart(Part):
    """The participation application form (참여신청서)."""

    title = Line(required=True)
    leads = several(Id(), FIRMS, load_default=list)
    partner = Id(load_default=None, allow_none=True)
    cooperative = fields.Nested(CooperativePart, load_default=None, allow_none=True)
    items = several(fields.Nested(ItemPart), ITEMS, load_default=list)
    evidence = several(fields.Nested(EvidencePart), EVIDENCE, load_default=list)

    @ma.post_load
    def _typed(self, data: dict[str, Any], **_: Any) -> FormTyped:
        return FormTyped(**with_tuples(data, "leads", "items", "evidence"))


class DraftBody(Body):
    """A new application."""

    call = Id(required=True)
    track = one_of(Track, required=True)
    filed_by = Id(required=True, metadata={"description": "The firm that files it: a lead, or the cooperative."})
    form = fields.Nested(FormPart, required=True)


class FormBody(Body):
    """The whole form as it now stands; reasons are required once it was submitted."""

    form = fields.Nested(FormPart, required=True)
    reasons = Typed(load_default=None, allow_none=True)


class CasesQuery(AsOfQuery):
    """The filters of the case list; every one given must hold."""

    call = Id(load_default=None)
    track = fields.List(one_of(Track), load_default=list)
    status = fields.List(one_of(Status), load_default=list)
    agency = one_of(Agency, load_default=None)
    officer = Id(load_default=None)
    firm = Line(100, load_default=None, metadata={"description": "Name (two syllables suffice) or business number."})
    receipt = Line(40, load_default=None)


class CaseAsOfQuery(AsOfQuery):
    """How a case stood: also by the version of its application (its ETag then)."""

    version = Count(1, 2**53 - 1, load_default=None)

    @ma.validates_schema
    def _one(self, data: dict[str, Any], **_: Any) -> None:
        if data["version"] is not None and data["known_by"] is not None:
            raise ma.ValidationError({"version": ["Unknown field."]})


class PageQuery(CasesQuery):
    """The filters, and which page."""

    limit = Count(1, PAGE, load_default=50)
    cursor = Line(200, load_default=None, metadata={"description": "The `next` of the page before."})
