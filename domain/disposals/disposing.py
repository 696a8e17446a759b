"""Disposing of records: after the last day they are kept, with no matter open, approved by another person than who proposed it."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from domain.calls.facts import RetentionClass
from domain.disposals import Disposal, Status
from domain.disposals.facts import Approved, Declined, Destroyed, DisposalOf, Proposed
from domain.disposals.retention import Hold, kept_until
from domain.facts import Refused, require
from domain.roles import Role
from domain.values import KeyId, Sealed


def propose(
    before: Disposal | None,
    *,
    of: DisposalOf,
    thing: UUID,
    retention: RetentionClass,
    completed: date | None,
    holds: Collection[Hold],
    on: date,
) -> Proposed:
    """Propose to destroy the texts of something, once its retention is over; anew only after a proposal was declined."""
    require(before is None or before.status is Status.DECLINED, "disposal-pending")
    if completed is None:
        raise Refused("not-completed")
    last = _require_over(retention, completed, holds, on)
    return Proposed(of=of, thing=thing, retention=retention, completed=completed, kept_until=last, on=on)


def approve(
    disposal: Disposal,
    *,
    proposer: UUID,
    approver: UUID,
    role: Role,
    deliberated: date,
    reasons: Sealed,
    holds: Collection[Hold],
    on: date,
) -> Approved:
    """Approve it after the deliberation (심사·심의): another person than who proposed it, with reasons."""
    _require_in(disposal, Status.PROPOSED)
    require(role is not Role.MACHINE, "machine-decides-nothing")
    require(proposer != approver, "approves-own-proposal")
    require(disposal.kept_until < deliberated <= on, "deliberated-out-of-time", first=disposal.kept_until, last=on)
    _require_over(disposal.retention, disposal.completed, holds, on)
    return Approved(deliberated=deliberated, reasons=reasons, on=on)


def decline(disposal: Disposal, *, role: Role, reasons: Sealed, on: date) -> Declined:
    """Decline it, with reasons, while nothing was destroyed."""
    require(role is not Role.MACHINE, "machine-decides-nothing")
    _require_in(disposal, Status.PROPOSED, Status.APPROVED)
    return Declined(reasons=reasons, on=on)


def destroy(
    disposal: Disposal,
    *,
    keys: tuple[KeyId, ...],
    completed: date | None,
    holds: Collection[Hold],
    backups_until: date | None,
    on: date,
) -> Destroyed:
    """Destroy the keys of what was approved, if it still stands as it did: nothing reopened it, and nothing holds it."""
    _require_in(disposal, Status.APPROVED)
    require(completed == disposal.completed, "reopened-since")
    _require_over(disposal.retention, disposal.completed, holds, on)
    return Destroyed(keys=keys, backups_until=backups_until, on=on)


def _require_over(retention: RetentionClass, completed: date, holds: Collection[Hold], on: date) -> date:
    last = kept_until(retention, completed)
    if last is None:
        raise Refused("kept-for-ever", retention=retention)
    require(on > last, "still-kept", until=last)
    require(not holds, "legal-hold", holds=sorted(holds))
    return last


def _require_in(disposal: Disposal, *statuses: Status) -> None:
    require(disposal.status in statuses, "disposal-not-open-for-it", status=disposal.status)
