"""SME-competition products (중기간경쟁제품) with the days their designation holds (판로지원법 시행령 §6⑥; AMB-14)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from domain.facts import Fact, fact, require
from domain.rules.vocabulary import DetailItemNo
from domain.streams import Stream
from domain.values import Sha256


@dataclass(frozen=True, kw_only=True)
class Designation:
    """A detailed item name designated from `first` to `last`, both included."""

    detail_item_no: DetailItemNo
    first: date
    last: date


@fact("competition_products.designated", 1, prospective=True)
class Designated(Fact):
    """Designations were imported from a list; `file` is SHA-256 of the list. Later days of the same item add to earlier ones."""

    designations: tuple[Designation, ...]
    file: Sha256
    on: date


@fact("competition_products.shortened", 1, prospective=True)
class Shortened(Fact):
    """A designation ends earlier: amended between two designations (영 §6⑥)."""

    detail_item_no: DetailItemNo
    last: date
    on: date


@dataclass(frozen=True, kw_only=True)
class CompetitionProducts:
    """Every designation on record."""

    designations: tuple[Designation, ...] = ()

    def designated(self, detail_item_no: DetailItemNo | None, on: date) -> bool:
        """Whether a detailed item name was designated on a day."""
        return any(one.detail_item_no == detail_item_no and one.first <= on <= one.last for one in self.designations)


def begin(fact: Designated) -> CompetitionProducts:
    """Fold the first list."""
    return after(CompetitionProducts(), fact)


def after(products: CompetitionProducts, fact: Designated | Shortened) -> CompetitionProducts:
    """Fold a fact."""
    match fact:
        case Designated():
            new = tuple(one for one in fact.designations if one not in products.designations)
            return replace(products, designations=products.designations + new)
        case Shortened():
            return replace(products, designations=tuple(_shortened(one, fact) for one in products.designations))
        case _:
            assert_never(fact)


def _shortened(one: Designation, fact: Shortened) -> Designation:
    covers = one.detail_item_no == fact.detail_item_no and one.first <= fact.last <= one.last
    return replace(one, last=fact.last) if covers else one


COMPETITION_PRODUCTS = Stream("competition-products", begin, after, (Designated, Shortened))


def designate(
    products: CompetitionProducts, *, designations: tuple[Designation, ...], file: Sha256, on: date
) -> Designated:
    """Import designations; a list that adds nothing new is refused, so that an import run twice changes nothing."""
    require(all(one.first <= one.last for one in designations), "days-out-of-order")
    require(any(one not in products.designations for one in designations), "nothing-new-in-the-list")
    return Designated(designations=designations, file=file, on=on)
