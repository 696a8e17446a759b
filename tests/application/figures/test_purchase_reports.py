"""What was bought is summed by body, firm, year and track; contracts and deliveries apart, and what counts apart."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import count
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from application.purchase_reports import Sum, by, total
from application.views.book import PurchaseRow
from domain.certifications.standing import Standing
from domain.purchases import Purchase
from domain.purchases.facts import AmountBasis, Bought, PurchaseKind, PurchaseSource
from domain.rules.vocabulary import Track
from domain.values import Agency


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line as a world tells it."""

    body: int
    holder: int | None
    won: int
    year: int
    delivered: bool
    standing: Standing | None


LINES = st.lists(
    st.builds(
        Line,
        body=st.integers(1, 4),
        holder=st.none() | st.integers(1, 4),
        won=st.integers(1, 10**10),
        year=st.integers(2020, 2023),
        delivered=st.booleans(),
        standing=st.none() | st.sampled_from(Standing),
    ),
    max_size=40,
)


KEYS: tuple[tuple[Callable[[PurchaseRow], int | None], Callable[[Line], int | None]], ...] = (
    (lambda row: row.purchase.bought.body.int, lambda line: line.body),
    (lambda row: row.holder.int if row.holder else None, lambda line: line.holder),
    (lambda row: row.purchase.bought.day.year, lambda line: line.year),
)


def a_row(number: int, line: Line) -> PurchaseRow:
    bought = Bought(
        body=UUID(int=line.body),
        certification=UUID(int=100),
        application=UUID(int=200),
        amount=line.won,
        basis=AmountBasis.VAT_UNKNOWN,
        day=date(line.year, 7, 1),
    )
    purchase = Purchase(
        kind=PurchaseKind.DELIVERED if line.delivered else PurchaseKind.CONTRACTED,
        contract=f"C{number:06}",
        line=1,
        source=PurchaseSource.BODY_REPORT,
        bought=bought,
    )
    return PurchaseRow(
        id=UUID(int=1000 + number),
        version=1,
        track=Track.MATERIALS_PARTS,
        agency=Agency.MSS,
        purchase=purchase,
        number=None,
        holder=UUID(int=line.holder) if line.holder else None,
        standing=line.standing,
    )


def counted(lines: list[Line]) -> tuple[Sum, ...]:
    """The four sums counted by hand."""
    contracts = [one for one in lines if not one.delivered]
    deliveries = [one for one in lines if one.delivered]
    groups = (
        contracts,
        [one for one in contracts if one.standing is Standing.VALID],
        deliveries,
        [one for one in deliveries if one.standing is Standing.VALID],
    )
    return tuple(Sum(lines=len(group), won=sum(one.won for one in group)) for group in groups)


def sums(rows: list[PurchaseRow]) -> tuple[Sum, ...]:
    found = total(rows)
    return found.contracts, found.contracts_counting, found.deliveries, found.deliveries_counting


@given(LINES)
def test_every_sum_equals_a_count_of_the_input(world: list[Line]) -> None:
    rows = [a_row(number, line) for number, line in enumerate(world)]

    assert sums(rows) == counted(world)
    for key, of in KEYS:
        found = by(rows, key)
        expected = {value for line in world if (value := of(line)) is not None}
        assert found.keys() == expected
        for value in expected:
            assert sums([row for row in rows if key(row) == value]) == counted(
                [one for one in world if of(one) == value]
            )
            assert found[value] == total(row for row in rows if key(row) == value)


def test_the_contracts_of_2020_come_to_the_sum_the_notice_states() -> None:
    firms = count(1)
    lines = [
        Line(body=n % 3, holder=next(firms), won=211_363_636, year=2020, delivered=False, standing=Standing.VALID)
        for n in range(88)
    ]
    rest = 18_600_000_000 - sum(one.won for one in lines)
    lines[0] = Line(body=1, holder=1, won=lines[0].won + rest, year=2020, delivered=False, standing=Standing.VALID)

    found = by((a_row(number, line) for number, line in enumerate(lines)), lambda row: row.purchase.bought.day.year)

    assert found[2020].contracts_counting == Sum(lines=88, won=18_600_000_000)
