"""Counting legal days (행정기본법 §6, 민법 §156-161): pure, in Asia/Seoul calendar dates, on a table of public holidays.

A period's first day does not count, unless the period begins at 00:00 of it; where its last day is a Saturday, a Sunday or
a public holiday, it ends on the next day that is none. A period that restricts rights is counted the other way round.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from domain.facts import require

SATURDAY = 5


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """The public holidays of the years known, substitute holidays included; Saturdays and Sundays need not be named."""

    years: frozenset[int]
    holidays: frozenset[date]

    def works(self, day: date) -> bool:
        """Whether it is a working day. Refuses `calendar-ends` for a year whose holidays are not known."""
        require(day.year in self.years, "calendar-ends", year=day.year)
        return day.weekday() < SATURDAY and day not in self.holidays

    def rolled(self, day: date) -> date:
        """The day itself where it is a working day, else the next one (민법 §161)."""
        while not self.works(day):
            day += timedelta(days=1)
        return day

    def expiry(self, start: date, days: int, *, from_midnight: bool = False) -> date:
        """The last day of a period of `days` that starts on `start`.

        `start` counts only where the period begins at 00:00 of it (민법 §157), as `from_midnight` says.
        """
        return self.rolled(start + timedelta(days=days - 1 if from_midnight else days))

    def extended(self, expiry: date, days: int) -> date:
        """The last day of an extension: it counts from the day after the expiry, as that was rolled."""
        return self.expiry(expiry + timedelta(days=1), days, from_midnight=True)

    def working_days_left(self, today: date, due: date) -> int:
        """The working days after today up to the due day, which counts; below zero, the working days it is overdue."""
        if due < today:
            return -self.working_days_left(due, today)
        return sum(self.works(today + timedelta(days=after)) for after in range(1, (due - today).days + 1))


def restriction_ends(first: date, *, years: int = 0, days: int = 0) -> date:
    """The last day of a period that restricts rights (행정기본법 §6②): its first day counts, and it ends on whatever day it is.

    Years are counted by the calendar: the period ends the day before the same date, and where the last month has no such
    date, on that month's last day (민법 §160).
    """
    require(years >= 0 and days >= 0 and (years or days), "period-empty")
    require(first.year + years < MAXYEAR, "calendar-ends", year=first.year + years)
    last = _years_after(first, years) if years else first - timedelta(days=1)
    return last + timedelta(days=days)


def _years_after(first: date, years: int) -> date:
    year = first.year + years
    length = monthrange(year, first.month)[1]
    if first.day > length:
        return date(year, first.month, length)
    return date(year, first.month, first.day) - timedelta(days=1)
