"""The public holidays of Korea that a new office's table is seeded with; operators correct the table afterwards."""

import hashlib
from importlib.metadata import version

import holidays

from domain.calendar import SATURDAY
from domain.holidays.facts import YearOfHolidays
from domain.values import Sha256

FIRST_YEAR = 2020
LAST_YEAR = 2032


def seeds() -> tuple[tuple[YearOfHolidays, ...], Sha256]:
    """The years a new table is seeded with, substitute holidays included, and the hash of what they were made from."""
    years = tuple(_year(year) for year in range(FIRST_YEAR, LAST_YEAR + 1))
    lines = [f"holidays {version('holidays')} KR", *(f"{day}" for one in years for day in one.days)]
    return years, hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _year(year: int) -> YearOfHolidays:
    named = holidays.country_holidays("KR", years=year)
    return YearOfHolidays(year=year, days=tuple(sorted(day for day in named if day.weekday() < SATURDAY)))
