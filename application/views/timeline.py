"""The timeline: one line a fact of a case, the agreement's included."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from application.record import Recorded
from application.views import case_files
from domain.values import Agency

LISTENS = case_files.LISTENS

key = case_files.key


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line as the book keeps it: a `TimelineRow` without the body, which stays in the log and joins when read."""

    case: UUID
    position: int
    stream: UUID
    version: int
    name: str
    at: datetime
    on: date | None
    by: UUID
    role: str
    agency: Agency | None
    acting_for: UUID | None


def fold(recorded: Recorded, case: UUID) -> Entry:
    """The line of a fact: it is written once and never changes."""
    by = recorded.envelope.by
    return Entry(
        case=case,
        position=recorded.position,
        stream=recorded.stream,
        version=recorded.version,
        name=recorded.fact.name,
        at=recorded.envelope.at,
        on=getattr(recorded.fact, "on", None),
        by=by.subject,
        role=by.role,
        agency=by.agency,
        acting_for=by.acting_for,
    )
