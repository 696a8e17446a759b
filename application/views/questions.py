"""What people ask of the book: as of when, within which scope, under which filters."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.applications import Status
from domain.certifications.standing import Standing
from domain.rules.vocabulary import Track
from domain.values import Agency


@dataclass(frozen=True, kw_only=True)
class Scope:
    """What the asker may see at all: of which agencies from submission on, and of which firms drafts too.

    `member` is who may have declared on a case as a member of a panel; whether they may read it is asked case by case.
    """

    agencies: frozenset[Agency] = frozenset()
    firms: frozenset[UUID] = frozenset()
    member: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class AsOf:
    """What was known by a position of the log and in effect on a day (Asia/Seoul)."""

    known_by: int
    in_effect_on: date


@dataclass(frozen=True, kw_only=True)
class CaseQuery:
    """The filters of the case list; every one given must hold.

    `firm` is searched in names by Korean syllables (two suffice) and in business numbers; `after` is the cursor of the
    last row of the page before. `as_of` asks how the list stood, null how it stands.
    """

    scope: Scope
    as_of: AsOf | None = None
    call: UUID | None = None
    tracks: frozenset[Track] = frozenset()
    statuses: frozenset[Status] = frozenset()
    agency: Agency | None = None
    officer: UUID | None = None
    firm: str | None = None
    receipt: str | None = None
    limit: int = 50
    after: tuple[datetime, UUID] | None = None


@dataclass(frozen=True, kw_only=True)
class CertificationQuery:
    """The filters of the list of confirmations, how it stood as of then; every one given must hold.

    `product` is a detailed item name number or a goods listing number; `after` the number of the last row of the page
    before.
    """

    as_of: AsOf
    standing: Standing | None = None
    application: UUID | None = None
    product: str | None = None
    agency: Agency | None = None
    limit: int = 50
    after: str | None = None


@dataclass(frozen=True, kw_only=True)
class PurchaseQuery:
    """The filters of purchases, as they were known and as far as their day had come; every one given must hold.

    `holder` is the lead firm whose product it is. Lines that were struck are not among them.
    """

    as_of: AsOf
    agencies: frozenset[Agency] = frozenset()
    year: int | None = None
    body: UUID | None = None
    holder: UUID | None = None
    application: UUID | None = None
