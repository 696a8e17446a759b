"""What public bodies bought, and what of it counts: by body for their evaluations, by firm, by track and agency.

A contract and its deliveries tell of the same won twice, so that they are never added up. A line counts where its product
was confirmed on its day, as known then (판로지원법 §21⑧): a retroactive cancellation takes it out, a later one does not.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from application.views.book import PurchaseRow, PurchasesOf
from domain.purchases.facts import PurchaseKind

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, kw_only=True)
class Sum:
    """So many lines of so many won in all."""

    lines: int = 0
    won: int = 0


@dataclass(frozen=True, kw_only=True)
class Total:
    """What was contracted and what was delivered, and of each what counts."""

    contracts: Sum
    contracts_counting: Sum
    deliveries: Sum
    deliveries_counting: Sum


def total(rows: Iterable[PurchaseRow]) -> Total:
    """The totals of some lines."""
    known = tuple(rows)
    contracts = [one for one in known if one.purchase.kind is PurchaseKind.CONTRACTED]
    deliveries = [one for one in known if one.purchase.kind is PurchaseKind.DELIVERED]
    return Total(
        contracts=_sum(contracts),
        contracts_counting=_sum(one for one in contracts if one.counts),
        deliveries=_sum(deliveries),
        deliveries_counting=_sum(one for one in deliveries if one.counts),
    )


def total_of(sums: Iterable[PurchasesOf]) -> Total:
    """The totals of lines that were added up already."""
    known = tuple(sums)
    contracts = [one for one in known if one.kind is PurchaseKind.CONTRACTED]
    deliveries = [one for one in known if one.kind is PurchaseKind.DELIVERED]
    return Total(
        contracts=_added(contracts),
        contracts_counting=_added(one for one in contracts if one.counts),
        deliveries=_added(deliveries),
        deliveries_counting=_added(one for one in deliveries if one.counts),
    )


def by(rows: Iterable[PurchaseRow], key: Callable[[PurchaseRow], K | None]) -> Mapping[K, Total]:
    """The totals by whatever lines are told apart by; lines without it are left out."""
    found: dict[K, list[PurchaseRow]] = defaultdict(list)
    for row in rows:
        value = key(row)
        if value is not None:
            found[value].append(row)
    return {value: total(of_one) for value, of_one in found.items()}


def _sum(rows: Iterable[PurchaseRow]) -> Sum:
    amounts = [one.purchase.bought.amount for one in rows]
    return Sum(lines=len(amounts), won=sum(amounts))


def _added(sums: Iterable[PurchasesOf]) -> Sum:
    known = tuple(sums)
    return Sum(lines=sum(one.lines for one in known), won=sum(one.won for one in known))
