"""Disposals (기록물 폐기): what of the record may be destroyed, after its retention and a deliberation, and was."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import assert_never
from uuid import UUID

from domain.calls.facts import RetentionClass
from domain.disposals.facts import Approved, Declined, Destroyed, DisposalFact, DisposalOf, Proposed
from domain.streams import Stream


class Status(StrEnum):
    """Where a disposal stands."""

    PROPOSED = "PROPOSED"
    APPROVED = "APPROVED"
    DECLINED = "DECLINED"
    DESTROYED = "DESTROYED"


@dataclass(frozen=True, kw_only=True)
class Disposal:
    """A disposal as it stands."""

    of: DisposalOf
    thing: UUID
    retention: RetentionClass
    completed: date
    kept_until: date
    proposed: date
    approved: Approved | None = None
    declined: Declined | None = None
    destroyed: Destroyed | None = None

    @property
    def status(self) -> Status:
        """Where it stands."""
        if self.destroyed:
            return Status.DESTROYED
        if self.declined:
            return Status.DECLINED
        return Status.APPROVED if self.approved else Status.PROPOSED


def begin(fact: Proposed) -> Disposal:
    """Fold the proposal."""
    return Disposal(
        of=fact.of,
        thing=fact.thing,
        retention=fact.retention,
        completed=fact.completed,
        kept_until=fact.kept_until,
        proposed=fact.on,
    )


def after(disposal: Disposal, fact: DisposalFact) -> Disposal:
    """Fold a later fact."""
    match fact:
        case Proposed():
            return begin(fact)
        case Approved():
            return replace(disposal, approved=fact)
        case Declined():
            return replace(disposal, declined=fact)
        case Destroyed():
            return replace(disposal, destroyed=fact)
        case _:
            assert_never(fact)


DISPOSAL = Stream("disposal", begin, after, (Proposed, Approved, Declined, Destroyed))
