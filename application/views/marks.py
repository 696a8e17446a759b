"""Tasks as statistics count them: what became of each application, and when, each mark with its place in the log.

A row holds every mark there ever was. How a task stood as of then follows from the marks that were known and in effect
then, so that statistics are as old as they are asked for and nothing is kept twice.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.rules.vocabulary import Stage, Track
from domain.values import Agency


class MarkKind(StrEnum):
    """What happened to a task."""

    RECEIVED = "RECEIVED"
    CHANGED = "CHANGED"
    """The firms or products it names changed."""
    RETURNED = "RETURNED"
    WITHDRAWN = "WITHDRAWN"
    ELIGIBLE = "ELIGIBLE"
    INELIGIBLE = "INELIGIBLE"
    STAGE_PASSED = "STAGE_PASSED"
    STAGE_FAILED = "STAGE_FAILED"
    SELECTED = "SELECTED"
    REJECTED = "REJECTED"
    SET_ASIDE = "SET_ASIDE"
    PUBLISHED = "PUBLISHED"
    REVOKED = "REVOKED"
    RESTORED = "RESTORED"
    OBJECTED = "OBJECTED"
    PRODUCT_CONFIRMED = "PRODUCT_CONFIRMED"


@dataclass(frozen=True, kw_only=True)
class Named:
    """The firms and products a task names. A cooperative's members count as lead firms (AMB-02)."""

    leads: tuple[UUID, ...]
    partner: UUID | None
    products: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Something that happened to a task: its place in the log, its day of effect, and what of it counts."""

    position: int
    day: date
    kind: MarkKind
    stage: Stage | None = None
    product: UUID | None = None
    named: Named | None = None


@dataclass(frozen=True, kw_only=True)
class KeptTask:
    """A task with all its marks."""

    id: UUID
    call: UUID
    track: Track
    agency: Agency
    marks: tuple[Mark, ...] = ()
