"""The story of the office's holiday table: seeded once, corrected by operators, each correction a fact."""

from dataclasses import dataclass
from datetime import date

from domain.facts import Fact, fact
from domain.values import Sealed, Sha256


@dataclass(frozen=True, kw_only=True)
class YearOfHolidays:
    """The public holidays of one year, substitute holidays included, Saturdays and Sundays not."""

    year: int
    days: tuple[date, ...]


@fact("holidays.seeded", 1)
class Seeded(Fact):
    """The table was seeded for these years; `source` is SHA-256 of what it was made from."""

    years: tuple[YearOfHolidays, ...]
    source: Sha256
    on: date


@fact("holidays.corrected", 1)
class Corrected(Fact):
    """Days were added to or taken from the table, with the reason; due dates already told stay as they are."""

    added: tuple[date, ...]
    removed: tuple[date, ...]
    reasons: Sealed
    on: date


HolidayFact = Seeded | Corrected
