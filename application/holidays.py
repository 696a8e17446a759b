"""The office's holiday table: seeded with whole years, corrected by operators; its version names it in due dates."""

import hashlib
from datetime import date

from application.office import HOLIDAYS_ID, Office
from application.ports import Once, Receipt
from application.record import By
from domain.holidays import EMPTY, HOLIDAYS, HolidayTable, correcting
from domain.values import Sha256


def seed_holidays(office: Office, *, by: By, once: Once | None = None) -> Receipt:
    """Fill a new office's table; later, add the years it does not know yet."""
    years, source = office.public_holidays()
    loaded = office.log.load(HOLIDAYS, HOLIDAYS_ID)
    table = loaded.state or EMPTY
    new = tuple(one for one in years if one.year not in table.years)
    seeded = correcting.seed(table, years=new, source=source, on=office.today())
    return office.log.append(loaded.then(seeded), by=by, once=once)


def correct_holidays(
    office: Office,
    *,
    added: tuple[date, ...],
    removed: tuple[date, ...],
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Correct the table, with the reason; due dates already told stay as they are."""
    found = office.find(HOLIDAYS, HOLIDAYS_ID, expecting=expecting)
    corrected = correcting.correct(
        found.state,
        added=added,
        removed=removed,
        reasons=office.seal(reasons, "office", HOLIDAYS_ID),
        on=office.today(),
    )
    return office.log.append(found.then(corrected), by=by, once=once)


def table_of(office: Office) -> HolidayTable:
    """The table as it stands; empty where it was never seeded, so that no due date can be counted on it."""
    return office.log.load(HOLIDAYS, HOLIDAYS_ID).state or EMPTY


def version_of(table: HolidayTable) -> Sha256:
    """The calendar's version: SHA-256 over its days in order, one a line."""
    return hashlib.sha256("\n".join(day.isoformat() for day in sorted(table.days)).encode()).hexdigest()
