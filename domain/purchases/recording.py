"""Recording purchases: a line once, a correction that changes something, never anything after it was struck."""

from datetime import date

from domain.facts import require
from domain.purchases import Purchase
from domain.purchases.facts import (
    Bought,
    ContractNo,
    Corrected,
    PurchaseKind,
    PurchaseSource,
    Recorded,
    Struck,
)
from domain.values import Sealed, Sha256

MOST_WON = 10**15
"""No single line is of a thousand trillion won or more: such a number was typed wrongly."""


def record(
    before: Purchase | None,
    *,
    kind: PurchaseKind,
    contract: ContractNo,
    line: int,
    source: PurchaseSource,
    bought: Bought,
    file: Sha256 | None,
    on: date,
) -> tuple[Recorded, ...]:
    """Record a line of a source; nothing where it is on record just so. Refuses one that is on record otherwise."""
    _require_possible(bought, on)
    if before is not None:
        require(not before.struck, "purchase-struck", contract=contract, line=line)
        require(before.bought == bought, "purchase-recorded-otherwise", contract=contract, line=line)
        return ()
    return (Recorded(kind=kind, contract=contract, line=line, source=source, bought=bought, file=file, on=bought.day),)


def correct(purchase: Purchase, *, bought: Bought, reasons: Sealed, on: date) -> Corrected:
    """Correct today (`on`) what a line told: as now known it was so from its day on."""
    _require_counting(purchase)
    _require_possible(bought, on)
    require(bought != purchase.bought, "purchase-unchanged")
    return Corrected(bought=bought, reasons=reasons, on=bought.day)


def strike(purchase: Purchase, *, reasons: Sealed) -> Struck:
    """Strike a line: as now known it never counted."""
    _require_counting(purchase)
    return Struck(reasons=reasons, on=purchase.bought.day)


def _require_counting(purchase: Purchase) -> None:
    require(not purchase.struck, "purchase-struck", contract=purchase.contract, line=purchase.line)


def _require_possible(bought: Bought, today: date) -> None:
    require(0 < bought.amount < MOST_WON, "amount-impossible", amount=bought.amount)
    require(bought.day <= today, "purchase-to-come", day=bought.day)
