"""Nothing is destroyed before its retention is over, while a matter is open, or without another person's approval."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from uuid import UUID

import pytest

from domain.calls.facts import RetentionClass
from domain.disposals import DISPOSAL, Disposal, Status
from domain.disposals.disposing import approve, decline, destroy, propose
from domain.disposals.facts import DisposalFact, DisposalOf, Proposed
from domain.disposals.retention import Hold, kept_until
from domain.facts import Refused
from domain.roles import Role
from domain.values import Sealed

CASE, PROPOSER, APPROVER = UUID(int=1), UUID(int=2), UUID(int=3)
REASONS = Sealed(c="0" * 64, k=f"office:{UUID(int=9)}:1", x="")
COMPLETED = date(2021, 8, 20)
LAST = date(2031, 12, 31)
AFTER = date(2032, 1, 2)
KEYS = (f"case:{CASE}:1",)


def proposed(on: date = AFTER, completed: date | None = COMPLETED, *holds: Hold) -> Proposed:
    return propose(
        None,
        of=DisposalOf.CASE,
        thing=CASE,
        retention=RetentionClass.YEARS_10,
        completed=completed,
        holds=holds,
        on=on,
    )


def standing(*facts: DisposalFact) -> Disposal:
    first, *later = facts
    return reduce(DISPOSAL.after, later, DISPOSAL.begin(first))


def approved(
    disposal: Disposal, *, by: UUID = APPROVER, role: Role = Role.DECIDER, deliberated: date = AFTER
) -> Disposal:
    words = {"proposer": PROPOSER, "approver": by, "role": role, "reasons": REASONS, "holds": (), "on": AFTER}
    return DISPOSAL.after(disposal, approve(disposal, deliberated=deliberated, **words))  # type: ignore[arg-type]


def refused(code: str, attempt: Callable[[], object]) -> None:
    with pytest.raises(Refused) as refusal:
        attempt()
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("retention", "completed", "last"),
    [
        (RetentionClass.YEARS_10, date(2021, 1, 1), date(2031, 12, 31)),
        (RetentionClass.YEARS_10, date(2021, 12, 31), date(2031, 12, 31)),
        (RetentionClass.YEARS_1, date(2021, 8, 20), date(2022, 12, 31)),
        (RetentionClass.YEARS_30, date(2024, 2, 29), date(2054, 12, 31)),
        (RetentionClass.PERMANENT, date(2021, 8, 20), None),
        (RetentionClass.SEMI_PERMANENT, date(2021, 8, 20), None),
    ],
)
def test_retention_counts_from_the_first_of_january_after_completion(
    retention: RetentionClass, completed: date, last: date | None
) -> None:
    assert kept_until(retention, completed) == last


def test_the_last_day_is_kept_and_the_next_may_be_proposed() -> None:
    refused("still-kept", lambda: proposed(LAST))
    assert proposed(LAST + timedelta(days=1)).kept_until == LAST


@pytest.mark.parametrize("hold", Hold)
def test_a_matter_that_is_open_holds_it(hold: Hold) -> None:
    refused("legal-hold", lambda: proposed(AFTER, COMPLETED, hold))


def test_what_is_not_completed_or_is_kept_for_ever_is_not_proposed() -> None:
    refused("not-completed", lambda: proposed(AFTER, None))
    refused(
        "kept-for-ever",
        lambda: propose(
            None,
            of=DisposalOf.CASE,
            thing=CASE,
            retention=RetentionClass.PERMANENT,
            completed=COMPLETED,
            holds=(),
            on=AFTER,
        ),
    )


def test_another_person_approves_after_a_deliberation() -> None:
    disposal = standing(proposed())
    refused("approves-own-proposal", lambda: approved(disposal, by=PROPOSER))
    refused("machine-decides-nothing", lambda: approved(disposal, role=Role.MACHINE))
    refused("deliberated-out-of-time", lambda: approved(disposal, deliberated=LAST))
    refused("deliberated-out-of-time", lambda: approved(disposal, deliberated=AFTER + timedelta(days=1)))
    assert approved(disposal).status is Status.APPROVED


def carry_out(disposal: Disposal, completed: date | None = COMPLETED, *holds: Hold) -> Disposal:
    fact = destroy(disposal, keys=KEYS, completed=completed, holds=holds, backups_until=None, on=AFTER)
    return DISPOSAL.after(disposal, fact)


def test_only_what_was_approved_and_stands_as_it_did_is_destroyed_and_once() -> None:
    disposal = standing(proposed())
    refused("disposal-not-open-for-it", lambda: carry_out(disposal))
    ready = approved(disposal)
    refused("reopened-since", lambda: carry_out(ready, None))
    refused("reopened-since", lambda: carry_out(ready, COMPLETED + timedelta(days=1)))
    refused("legal-hold", lambda: carry_out(ready, COMPLETED, Hold.APPEAL_OPEN))
    gone = carry_out(ready)
    assert gone.status is Status.DESTROYED
    refused("disposal-not-open-for-it", lambda: carry_out(gone))
    refused("disposal-not-open-for-it", lambda: decline(gone, role=Role.DECIDER, reasons=REASONS, on=AFTER))


def test_what_was_declined_may_be_proposed_again_and_nothing_else() -> None:
    disposal = standing(proposed())
    declined = DISPOSAL.after(disposal, decline(disposal, role=Role.DECIDER, reasons=REASONS, on=AFTER))
    again = {"of": DisposalOf.CASE, "thing": CASE, "retention": RetentionClass.YEARS_10, "completed": COMPLETED}
    assert propose(declined, holds=(), on=AFTER, **again).thing == CASE  # type: ignore[arg-type]
    refused("disposal-pending", lambda: propose(disposal, holds=(), on=AFTER, **again))  # type: ignore[arg-type]
    assert replace(disposal).status is Status.PROPOSED
