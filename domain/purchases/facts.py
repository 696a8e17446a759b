"""The story of a purchase line (구매 실적): recorded from a source, corrected, struck."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from domain.facts import Fact, fact
from domain.rules.vocabulary import Format
from domain.values import Sealed, Sha256

ContractNo = Annotated[str, Format("contract number (계약번호)", r"[0-9A-Z][0-9A-Z-]{3,39}")]


class PurchaseKind(StrEnum):
    """What a line tells: what was agreed to be bought, or what of it came."""

    CONTRACTED = "CONTRACTED"
    """구매계약."""
    DELIVERED = "DELIVERED"
    """납품."""


class AmountBasis(StrEnum):
    """Whether value added tax is within the amount (AMB-23)."""

    VAT_INCLUDED = "VAT_INCLUDED"
    VAT_EXCLUDED = "VAT_EXCLUDED"
    VAT_UNKNOWN = "VAT_UNKNOWN"


class PurchaseSource(StrEnum):
    """Who says so. Statistics of PPS may stand for a body's report (판로지원법 §5⑥⑦)."""

    PPS_STATISTICS = "PPS_STATISTICS"
    BODY_REPORT = "BODY_REPORT"
    FIRM_REPORT = "FIRM_REPORT"


@dataclass(frozen=True, kw_only=True)
class Bought:
    """What was bought: by which public body, which confirmed product of which case, for how many won, on which day."""

    body: UUID
    certification: UUID
    application: UUID
    amount: int
    basis: AmountBasis
    day: date


@fact("purchase.recorded", 1)
class Recorded(Fact):
    """A line of a source was taken into the record; `file` is the SHA-256 of the list that brought it, null if typed."""

    kind: PurchaseKind
    contract: ContractNo
    line: int
    source: PurchaseSource
    bought: Bought
    file: Sha256 | None
    on: date


@fact("purchase.corrected", 1)
class Corrected(Fact):
    """The line was told wrongly: this is what it should have said from the beginning, with reasons."""

    bought: Bought
    reasons: Sealed
    on: date


@fact("purchase.struck", 1)
class Struck(Fact):
    """The line counts no more, with reasons: the contract was cancelled, or it should never have been there."""

    reasons: Sealed
    on: date


PurchaseFact = Recorded | Corrected | Struck
