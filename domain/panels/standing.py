"""What a decision on a panel asks first: is the case before it, does the person sit there, may they act on the case."""

from datetime import date
from uuid import UUID

from domain.facts import Refused, require
from domain.panels import Assigned, Panel


def majority(of: int) -> int:
    """The fewest that are more than half (과반수)."""
    return of // 2 + 1


def on_panel(panel: Panel, case: UUID) -> Assigned:
    """The case before the panel. Refuses `case-not-on-panel`."""
    assigned = panel.cases.get(case)
    if assigned is None:
        raise Refused("case-not-on-panel")
    return assigned


def require_seat(panel: Panel, member: UUID, on: date) -> None:
    """Refuse whoever holds no seat, or whose term does not cover the day."""
    seat = panel.member(member)
    if seat is None:
        raise Refused("not-a-member", member=member)
    require(seat.first <= on <= seat.last, "term-not-covering", first=seat.first, last=seat.last, day=on)


def require_cleared(assigned: Assigned, member: UUID) -> None:
    """Refuse whoever has not declared for the case, declared a conflict or was recused."""
    require(assigned.recusal(member) is None, "member-recused", member=member)
    require(assigned.declaration(member), "not-declared", member=member)
