from datetime import date

import pytest

from domain.competition_products import COMPETITION_PRODUCTS, Designated, Designation, Shortened, designate
from tests.domain.examples import DAY
from tests.stories import fold, given

PAPER_CUPS = "1010101010"
THREE_YEARS = Designation(detail_item_no=PAPER_CUPS, first=date(2019, 1, 1), last=date(2021, 12, 31))
designated = Designated(designations=(THREE_YEARS,), file="f" * 64, on=DAY)


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2018, 12, 31), False),
        (date(2019, 1, 1), True),
        (date(2021, 12, 31), True),
        (date(2022, 1, 1), False),
    ],
)
def test_a_designation_holds_from_its_first_to_its_last_day(day: date, holds: bool) -> None:
    products = fold(COMPETITION_PRODUCTS, designated)
    assert products is not None
    assert products.designated(PAPER_CUPS, day) is holds
    assert not products.designated("9999999999", day)
    assert not products.designated(None, day)


def test_a_designation_that_was_shortened_ends_earlier() -> None:
    shortened = Shortened(detail_item_no=PAPER_CUPS, last=date(2020, 6, 30), on=date(2020, 5, 1))
    products = fold(COMPETITION_PRODUCTS, designated, shortened)
    assert products is not None
    assert products.designated(PAPER_CUPS, date(2020, 6, 30))
    assert not products.designated(PAPER_CUPS, date(2020, 7, 1))


def test_a_list_imported_twice_adds_nothing() -> None:
    given(COMPETITION_PRODUCTS, designated).when(
        designate, designations=(THREE_YEARS,), file="f" * 64, on=DAY
    ).then_refused("nothing-new-in-the-list")
