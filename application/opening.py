"""Opening the office, and moving a demonstration's clock."""

from datetime import timedelta
from uuid import UUID, uuid5

from application.office import OFFICE_ID, Office
from application.ports import Once, Receipt
from application.record import By
from domain import office as rules
from domain.office.facts import OfficeKind, Origin
from domain.roles import Role

MACHINE = uuid5(OFFICE_ID, "machine/office")
"""The named machine that opens the office and grants its first operator."""


def by_machine(cause: UUID) -> By:
    """The office's own machine, acting on a command at its console."""
    return By(subject=MACHINE, role=Role.MACHINE, cause=cause)


def open_office(office: Office, *, kind: OfficeKind, origin: Origin, by: By) -> Receipt:
    """Record the first fact of the log: what kind of office this is, for ever."""
    loaded = office.log.load(rules.OFFICE, OFFICE_ID)
    return office.log.append(loaded.then(rules.open_office(loaded.state, kind=kind, origin=origin)), by=by)


def advance_clock(office: Office, *, days: int, by: By, once: Once | None = None) -> Receipt:
    """Record that the demonstration's clock moves on; the caller then moves it."""
    found = office.find(rules.OFFICE, OFFICE_ID)
    to = office.clock.now() + timedelta(days=days)
    return office.log.append(found.then(rules.advance_clock(found.state, days=days, to=to)), by=by, once=once)
