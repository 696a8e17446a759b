"""The office itself: opened once, and in a demonstration its clock moved on."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from domain.facts import Refused, require
from domain.office.facts import (
    ClockAdvanced,
    LedgerKeyRetired,
    LedgerKeyRotated,
    OfficeFact,
    OfficeKind,
    OfficeOpened,
    Origin,
)
from domain.streams import Stream

FORMAT = 1
"""The version of the record's format that this code writes (docs/format.md)."""


@dataclass(frozen=True, kw_only=True)
class Office:
    """What the office is."""

    kind: OfficeKind
    origin: Origin
    days_advanced: int = 0


def begin(fact: OfficeOpened) -> Office:
    """Fold the first fact of the log."""
    return Office(kind=fact.kind, origin=fact.origin)


def after(office: Office, fact: OfficeFact) -> Office:
    """Fold a later fact."""
    match fact:
        case OfficeOpened():
            return begin(fact)
        case ClockAdvanced():
            return replace(office, days_advanced=office.days_advanced + fact.days)
        case LedgerKeyRotated() | LedgerKeyRetired():
            return office
        case _:
            assert_never(fact)


OFFICE = Stream("office", begin, after, (OfficeOpened, ClockAdvanced, LedgerKeyRotated, LedgerKeyRetired))


def open_office(office: Office | None, *, kind: OfficeKind, origin: Origin) -> OfficeOpened:
    """Open the office: once, as what it will always be."""
    if office is not None:
        raise Refused("office-already-open", kind=office.kind)
    return OfficeOpened(kind=kind, origin=origin, format=FORMAT)


def advance_clock(office: Office, *, days: int, to: datetime) -> ClockAdvanced:
    """Move the demonstration's clock on by whole days."""
    require(office.kind is OfficeKind.DEMONSTRATION, "not-a-demonstration")
    require(days >= 1, "clock-never-goes-back", days=days)
    return ClockAdvanced(days=days, to=to)
