"""What is asked of purchases, and what is answered."""

from marshmallow import fields

from domain.certifications.standing import Standing
from domain.purchases.facts import AmountBasis, PurchaseKind, PurchaseSource
from domain.rules.vocabulary import Track
from domain.values import Agency
from web.api.as_of import AsOfPart, AsOfQuery
from web.api.exports import SheetQuery
from web.api.fields import Body, Count, Day, File, Flag, Id, Part, Shaped, Typed, Whole, one_of
from web.api.naming import Named

FIRST_YEAR, LAST_YEAR = 2020, 9999
MOST_SHOWN = 1000


class PurchaseListBody(Body):
    """A list as CSV, in UTF-8 or CP949, and whose it is."""

    file = File(required=True)
    source = one_of(PurchaseSource, required=True)


class PurchaseCorrectionBody(Body):
    """What the line should have said, and why."""

    body = Id(required=True)
    certificate = Shaped(r"[0-9A-Za-z-]{10,40}", message="format", required=True)
    amount = Whole(1, 10**15 - 1, required=True)
    basis = one_of(AmountBasis, required=True)
    day = Day(required=True)
    reasons = Typed(required=True)


class PurchaseReasonsBody(Body):
    """Why."""

    reasons = Typed(required=True)


class PurchasesSheetQuery(SheetQuery):
    """Which purchases; `firm` is the lead firm whose product it is."""

    year = Count(FIRST_YEAR, LAST_YEAR, load_default=None)
    body = Id(load_default=None)
    firm = Id(load_default=None)
    application = Id(load_default=None)


class PurchasesQuery(PurchasesSheetQuery):
    """Which purchases, and how many of them."""

    class Meta:
        exclude = ("kind",)

    skip = Count(0, 999_999_999, load_default=0)
    limit = Count(1, MOST_SHOWN, load_default=200)


class YearQuery(AsOfQuery):
    """Of which year, of every year unless told."""

    year = Count(FIRST_YEAR, LAST_YEAR, load_default=None)


class YearSheetQuery(SheetQuery, YearQuery):
    """The same as a sheet."""


class TakenInAnswer(Part):
    """How many rows the list had, and how many of them were new; `position` is the record's after it."""

    rows = fields.Integer(required=True)
    recorded = fields.Integer(required=True)
    position = fields.Integer(required=True)


class PurchasePart(Part):
    """A purchase line. `standing` is what its confirmation was on the day: it counts where that was VALID."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    track = one_of(Track, required=True)
    agency = one_of(Agency, required=True)
    kind = one_of(PurchaseKind, required=True)
    contract = fields.String(required=True)
    line = fields.Integer(required=True)
    source = one_of(PurchaseSource, required=True)
    body = fields.Nested(Named, required=True)
    application = fields.UUID(required=True)
    certificate = fields.String(required=True, allow_none=True)
    holder = fields.Nested(Named, required=True, allow_none=True)
    amount = fields.Integer(required=True)
    basis = one_of(AmountBasis, required=True)
    day = fields.Date(required=True)
    standing = one_of(Standing, required=True, allow_none=True)
    counts = Flag(required=True)


class PurchasesAnswer(AsOfPart):
    """Purchases by day and contract; `total` is how many there are in all."""

    total = fields.Integer(required=True)
    purchases = fields.List(fields.Nested(PurchasePart), required=True)
