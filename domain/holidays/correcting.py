"""Seeding the holiday table with years it does not know yet, and correcting what it knows."""

from datetime import date

from domain.calendar import SATURDAY
from domain.facts import require
from domain.holidays import HolidayTable
from domain.holidays.facts import Corrected, Seeded, YearOfHolidays
from domain.values import Sealed, Sha256


def seed(table: HolidayTable, *, years: tuple[YearOfHolidays, ...], source: Sha256, on: date) -> Seeded:
    """Add whole years. A year that is known is corrected, never seeded again."""
    known = sorted(one.year for one in years if one.year in table.years)
    require(years and not known, "years-known", years=known or sorted(table.years))
    ordered = sorted(years, key=lambda one: one.year)
    return Seeded(
        years=tuple(YearOfHolidays(year=one.year, days=tuple(sorted(set(one.days)))) for one in ordered),
        source=source,
        on=on,
    )


def correct(
    table: HolidayTable, *, added: tuple[date, ...], removed: tuple[date, ...], reasons: Sealed, on: date
) -> Corrected:
    """Add days to the table and take days from it. Due dates already told stay as they are."""
    require(added or removed, "nothing-to-correct")
    for day in added:
        require(day.year in table.years, "calendar-ends", year=day.year)
        require(day not in table.days and day.weekday() < SATURDAY, "holiday-already", day=day)
    for day in removed:
        require(day in table.days, "no-holiday", day=day)
    return Corrected(added=tuple(sorted(set(added))), removed=tuple(sorted(set(removed))), reasons=reasons, on=on)
