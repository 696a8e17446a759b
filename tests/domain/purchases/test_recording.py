"""A purchase line is recorded once, corrected with reasons, and struck for good."""

from dataclasses import replace
from datetime import date
from functools import reduce
from uuid import UUID

import pytest

from domain.facts import Fact, Refused
from domain.purchases import PURCHASE, Purchase, recording
from domain.purchases.facts import AmountBasis, Bought, PurchaseKind, PurchaseSource, Recorded
from domain.purchases.recording import MOST_WON
from domain.values import Sealed

REASONS = Sealed(c="0" * 64, k=f"case:{UUID(int=3)}:1", x="")
DAY, TODAY = date(2021, 10, 1), date(2021, 11, 1)
BOUGHT = Bought(
    body=UUID(int=1),
    certification=UUID(int=2),
    application=UUID(int=3),
    amount=186_000_000,
    basis=AmountBasis.VAT_UNKNOWN,
    day=DAY,
)


def standing(*facts: Fact) -> Purchase:
    first, *later = facts
    return reduce(PURCHASE.after, later, PURCHASE.begin(first))


def recorded(before: Purchase | None = None, bought: Bought = BOUGHT) -> tuple[Recorded, ...]:
    return recording.record(
        before,
        kind=PurchaseKind.CONTRACTED,
        contract="R21-0001",
        line=1,
        source=PurchaseSource.PPS_STATISTICS,
        bought=bought,
        file=None,
        on=TODAY,
    )


def refused(code: str, *attempts: object) -> None:
    for attempt in attempts:
        with pytest.raises(Refused) as refusal:
            attempt()  # type: ignore[operator]
        assert refusal.value.code == code


def test_a_line_has_effect_from_the_day_of_the_purchase() -> None:
    (fact,) = recorded()
    assert (fact.on, fact.bought) == (DAY, BOUGHT)


def test_the_same_line_again_records_nothing() -> None:
    assert recorded(standing(*recorded())) == ()


def test_the_same_line_told_otherwise_is_refused_and_wants_a_correction() -> None:
    other = replace(BOUGHT, amount=186_000_001)
    refused("purchase-recorded-otherwise", lambda: recorded(standing(*recorded()), other))


@pytest.mark.parametrize("amount", [0, -1, MOST_WON])
def test_no_amount_that_cannot_be_is_recorded_or_corrected_to(amount: int) -> None:
    impossible, purchase = replace(BOUGHT, amount=amount), standing(*recorded())
    refused(
        "amount-impossible",
        lambda: recorded(None, impossible),
        lambda: recording.correct(purchase, bought=impossible, reasons=REASONS, on=TODAY),
    )


def test_what_is_to_come_was_not_bought() -> None:
    refused("purchase-to-come", lambda: recorded(None, replace(BOUGHT, day=date(2021, 11, 2))))
    assert recorded(None, replace(BOUGHT, day=TODAY))


def test_a_correction_tells_what_the_line_should_have_said_from_its_day_on() -> None:
    purchase = standing(*recorded())
    right = replace(BOUGHT, amount=18_600_000)
    fact = recording.correct(purchase, bought=right, reasons=REASONS, on=TODAY)
    assert (fact.on, PURCHASE.after(purchase, fact).bought) == (DAY, right)
    refused("purchase-unchanged", lambda: recording.correct(purchase, bought=BOUGHT, reasons=REASONS, on=TODAY))


def test_nothing_follows_a_line_that_was_struck() -> None:
    purchase = standing(*recorded())
    struck = PURCHASE.after(purchase, recording.strike(purchase, reasons=REASONS))
    assert struck.struck
    refused(
        "purchase-struck",
        lambda: recorded(struck),
        lambda: recording.strike(struck, reasons=REASONS),
        lambda: recording.correct(struck, bought=BOUGHT, reasons=REASONS, on=TODAY),
    )
