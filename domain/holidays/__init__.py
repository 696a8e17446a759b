"""The office's table of public holidays (관공서의 공휴일에 관한 규정): seeded by years, corrected by operators."""

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from domain.calendar import Calendar
from domain.holidays.facts import Corrected, HolidayFact, Seeded
from domain.streams import Stream


@dataclass(frozen=True, kw_only=True)
class HolidayTable:
    """The table as it stands: the years it knows, and their public holidays that are no Saturday or Sunday."""

    years: frozenset[int] = frozenset()
    days: frozenset[date] = frozenset()

    def calendar(self) -> Calendar:
        """The calendar that periods are counted on."""
        return Calendar(years=self.years, holidays=self.days)


EMPTY = HolidayTable()


def begin(fact: HolidayFact) -> HolidayTable:
    """Fold the first fact."""
    return after(EMPTY, fact)


def after(table: HolidayTable, fact: HolidayFact) -> HolidayTable:
    """Fold a later fact."""
    match fact:
        case Seeded():
            return replace(
                table,
                years=table.years | {one.year for one in fact.years},
                days=table.days.union(*(one.days for one in fact.years)),
            )
        case Corrected():
            return replace(table, days=(table.days | set(fact.added)) - set(fact.removed))
        case _:
            assert_never(fact)


HOLIDAYS = Stream("holidays", begin, after, (Seeded, Corrected))
