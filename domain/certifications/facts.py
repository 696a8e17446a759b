"""The story of a product's confirmation (상생협력제품 확인): issued, suspended, restored, renewed, expired, revoked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.facts import Fact, fact
from domain.rules.vocabulary import Finding, Format, Source, Word
from domain.values import Item, RuleBookName, Sealed

CertificateNo = Annotated[
    str, Format("certificate number (확인번호)", r"[0-9]{4}-[A-Za-z0-9]{1,12}-[A-Z]{2}-[0-9]{4,6}-P[0-9]{2,4}")
]
"""The receipt number of the case and a running number within it, e.g. 2021-1-IG-0007-P01: no counter of its own."""


class Scope(StrEnum):
    """What a confirmation covers."""

    DETAIL_ITEM = "DETAIL_ITEM"
    """The holder's product under the detailed item name (세부품명번호)."""
    LISTED_ITEM = "LISTED_ITEM"
    """The one item with the goods listing number (물품목록번호)."""


class RevocationCause(StrEnum):
    """Why a confirmation or a grade was revoked."""

    SELECTION_REVOKED = "SELECTION_REVOKED"
    """The selection it rests on was revoked (판로지원법 §20의2③)."""
    OBTAINED_FALSELY = "OBTAINED_FALSELY"
    REQUIREMENT_LOST = "REQUIREMENT_LOST"
    GIVEN_BACK = "GIVEN_BACK"
    """Its holder asked for it."""


@dataclass(frozen=True, kw_only=True)
class Validity:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


@fact("certification.issued", 1, prospective=True)
class Issued(Fact):
    """A product of a selected task was confirmed (판로지원법 §21⑧). `on` is the first day of its validity.

    `holder` is the lead firm whose product it is, `added` why a product was added after the selection, null where it was
    applied for (AMB-10). `assumed` names the parameters that no source sets.
    """

    application: UUID
    number: CertificateNo
    product: Item
    scope: Scope
    holder: UUID
    added: Sealed | None
    valid: Validity
    findings: tuple[Finding, ...]
    rules: RuleBookName
    assumed: tuple[Word, ...]
    on: date


@fact("certification.suspended", 1, prospective=True)
class Suspended(Fact):
    """It does not count from `on` until it is restored."""

    reasons: Sealed
    on: date


@fact("certification.restored", 1)
class Restored(Fact):
    """It counts again from `on`."""

    reasons: Sealed | None
    on: date


@fact("certification.renewed", 1)
class Renewed(Fact):
    """Its validity goes on until `last`."""

    last: date
    assumed: tuple[Word, ...]
    on: date


@fact("certification.expired", 1)
class Expired(Fact):
    """Its validity ended: time alone caused it. `on` is the first day without it, whenever this was recorded."""

    on: date


@fact("certification.revoked", 1, prospective=True)
class Revoked(Fact):
    """It ended with effect from `on`: a past day where it was cancelled `retroactive`ly (행정기본법 §18), else not (§19)."""

    cause: RevocationCause
    retroactive: bool
    ground: Source
    reasons: Sealed
    on: date


CertificationFact = Issued | Suspended | Restored | Renewed | Expired | Revoked
