"""Purchases (구매 실적) by public bodies of confirmed products: a line of a source, and what became of it."""

from dataclasses import dataclass, replace
from typing import assert_never

from domain.purchases.facts import (
    Bought,
    ContractNo,
    Corrected,
    PurchaseFact,
    PurchaseKind,
    PurchaseSource,
    Recorded,
    Struck,
)
from domain.streams import Stream


@dataclass(frozen=True, kw_only=True)
class Purchase:
    """A purchase line as it is known."""

    kind: PurchaseKind
    contract: ContractNo
    line: int
    source: PurchaseSource
    bought: Bought
    struck: bool = False


def begin(fact: Recorded) -> Purchase:
    """Fold the line."""
    return Purchase(kind=fact.kind, contract=fact.contract, line=fact.line, source=fact.source, bought=fact.bought)


def after(purchase: Purchase, fact: PurchaseFact) -> Purchase:
    """Fold a later fact."""
    match fact:
        case Recorded():
            return begin(fact)
        case Corrected():
            return replace(purchase, bought=fact.bought)
        case Struck():
            return replace(purchase, struck=True)
        case _:
            assert_never(fact)


PURCHASE = Stream("purchase", begin, after, (Recorded, Corrected, Struck))
