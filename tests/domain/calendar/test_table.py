from datetime import date

import pytest

from adapters.holidays import FIRST_YEAR, LAST_YEAR, seeds
from domain.holidays import EMPTY, HOLIDAYS
from domain.holidays.correcting import correct, seed
from domain.holidays.facts import Corrected, Seeded, YearOfHolidays
from tests.domain.examples import DAY, TEXT
from tests.stories import given

NEW_YEAR, CHUSEOK, ELECTION = date(2021, 1, 1), date(2021, 9, 21), date(2021, 4, 7)
YEAR = YearOfHolidays(year=2021, days=(CHUSEOK, NEW_YEAR))
seeded = Seeded(years=(YEAR,), source="0" * 64, on=DAY)


def test_a_table_is_seeded_with_whole_years_in_order() -> None:
    later = YearOfHolidays(year=2022, days=(date(2022, 1, 1),))
    fact = seed(EMPTY, years=(later, YEAR), source="0" * 64, on=DAY)
    assert [(one.year, one.days) for one in fact.years] == [(2021, (NEW_YEAR, CHUSEOK)), (2022, (date(2022, 1, 1),))]


def test_a_year_that_is_known_is_not_seeded_again() -> None:
    given(HOLIDAYS, seeded).when(seed, years=(YEAR,), source="1" * 64, on=DAY).then_refused("years-known", years=[2021])


def test_an_operator_adds_a_day_and_takes_it_away_again() -> None:
    story = (
        given(HOLIDAYS, seeded)
        .when(correct, added=(ELECTION,), removed=(CHUSEOK,), reasons=TEXT, on=DAY)
        .then(Corrected, added=(ELECTION,), removed=(CHUSEOK,))
        .which(lambda table: table.days == {NEW_YEAR, ELECTION})
        .and_then()
    )
    story.when(correct, added=(CHUSEOK,), removed=(ELECTION,), reasons=TEXT, on=DAY).then(Corrected).which(
        lambda table: table.days == {NEW_YEAR, CHUSEOK}
    )


@pytest.mark.parametrize(
    ("added", "removed", "code"),
    [
        ((), (), "nothing-to-correct"),
        ((NEW_YEAR,), (), "holiday-already"),
        ((date(2021, 8, 21),), (), "holiday-already"),
        ((date(2033, 1, 3),), (), "calendar-ends"),
        ((), (ELECTION,), "no-holiday"),
    ],
)
def test_a_correction_that_corrects_nothing_is_refused(
    added: tuple[date, ...], removed: tuple[date, ...], code: str
) -> None:
    given(HOLIDAYS, seeded).when(correct, added=added, removed=removed, reasons=TEXT, on=DAY).then_refused(code)


def test_the_seeds_hold_every_year_and_substitute_holidays() -> None:
    years, source = seeds()
    assert [one.year for one in years] == list(range(FIRST_YEAR, LAST_YEAR + 1))
    days = {day for one in years for day in one.days}
    assert {date(2021, 8, 16), date(2021, 10, 4), date(2026, 3, 2)} <= days
    assert not any(day.weekday() >= 5 for day in days)
    assert len(source) == 64
