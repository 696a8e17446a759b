"""Disposing of records whose retention is over: who proposes, approves and carries it out, and what keeps a record.

Texts are destroyed by destroying their keys. Bodies, hashes and proofs stay as they are, and with them whatever was proven.
"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from application.evaluation import panels_before
from application.office import (
    OFFICE_ID,
    Office,
    disposal_of,
    scoring_of,
    settled,
)
from application.ports import Change, Once, Receipt, beginning
from application.record import By
from application.retention import Kept, disposals_of, kept
from application.revoking import agency_of
from domain.applications import APPLICATION
from domain.disposals import DISPOSAL, Disposal, disposing
from domain.disposals.facts import DisposalOf, Proposed
from domain.subjects import SUBJECT
from domain.subjects.facts import Forgotten
from domain.values import Agency, KeyId


def propose(office: Office, of: DisposalOf, thing: UUID, *, by: By, once: Once | None = None) -> Receipt:
    """Propose to destroy the texts of a case, or what describes a firm or person."""
    return settled(lambda: office.log.append(proposal(office, kept(office, of, thing)), by=by, once=once))


def proposal(office: Office, known: Kept) -> Change:
    """What proposes to destroy something whose retention is over."""
    before = tuple(disposals_of(office, known.thing))
    fact = disposing.propose(
        before[-1].state if before else None,
        of=known.of,
        thing=known.thing,
        retention=known.retention,
        completed=known.completed,
        holds=known.holds,
        on=office.today(),
    )
    return beginning(DISPOSAL, disposal_of(known.thing, 1 + len(before)), fact)


def approve(
    office: Office,
    id: UUID,
    *,
    deliberated: date,
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Approve it after the deliberation; its reasons are the office's own and stay readable."""
    found = office.find(DISPOSAL, id, expecting=expecting)
    fact = disposing.approve(
        found.state,
        proposer=office.log.history(id)[0].envelope.by.subject,
        approver=by.subject,
        role=by.role,
        deliberated=deliberated,
        reasons=office.seal(reasons, "office", OFFICE_ID),
        holds=kept(office, found.state.of, found.state.thing).holds,
        on=office.today(),
    )
    return office.log.append(found.then(fact), by=by, once=once)


def decline(
    office: Office, id: UUID, *, reasons: str, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Decline it, with reasons."""
    found = office.find(DISPOSAL, id, expecting=expecting)
    sealed = office.seal(reasons, "office", OFFICE_ID)
    fact = disposing.decline(found.state, role=by.role, reasons=sealed, on=office.today())
    return office.log.append(found.then(fact), by=by, once=once)


def destroy(office: Office, id: UUID, *, by: By, expecting: int | None = None, once: Once | None = None) -> Receipt:
    """Carry out what was approved: the order is recorded, then the keys go. What dies in between the worker finishes."""

    def decide() -> Receipt:
        found = office.find(DISPOSAL, id, expecting=expecting)
        known = kept(office, found.state.of, found.state.thing)
        forgotten = tuple(_forgotten(office, found.state))
        fact = disposing.destroy(
            found.state,
            keys=tuple(_keys(office, found.state, forgotten)),
            completed=known.completed,
            holds=known.holds,
            backups_until=office.keys.backed_up_until(),
            on=office.today(),
        )
        gone = Forgotten(disposal=id, on=fact.on)
        changes: list[Change] = [found.then(fact), *(office.find(SUBJECT, one).then(gone) for one in forgotten)]
        return office.log.append(*changes, by=by, once=once)

    receipt = settled(decide)
    finish(office, id)
    return receipt


def finish(office: Office, id: UUID) -> int:
    """Destroy what was ordered and is still there, and who is forgotten has no door; how many keys that were.

    Done twice, it does nothing.
    """
    ordered = office.find(DISPOSAL, id).state.destroyed
    if ordered is None:
        return 0
    destroyed = sum(office.keys.destroy(key) for key in ordered.keys)
    subjects = [UUID(key.split(":")[1]) for key in ordered.keys if key.startswith("subject:")]
    if subjects:
        office.desk.forget(subjects)
    return destroyed


def disposals(office: Office) -> tuple[UUID, ...]:
    """Every disposal, in the order of proposing."""
    return tuple(office.log.begun(Proposed.name))


def agencies_of(office: Office, of: DisposalOf, thing: UUID) -> frozenset[Agency]:
    """Whose record it is: a case's agency's; of a firm or person everybody's."""
    if of is not DisposalOf.CASE:
        return frozenset(Agency)
    agency = agency_of(office, thing)
    return frozenset({agency} if agency else ())


def _forgotten(office: Office, disposal: Disposal) -> Iterator[UUID]:
    """The subjects whose description goes: the firm or person; with a firm who acts for it alone and never held a role."""
    if disposal.of is not DisposalOf.CASE:
        yield disposal.thing
    if disposal.of is DisposalOf.FIRM:
        for row in office.book.people_of(disposal.thing):
            alone = row.subject.firms() == {disposal.thing}
            if alone and not row.subject.roles:
                yield row.id


def _keys(office: Office, disposal: Disposal, forgotten: tuple[UUID, ...]) -> Iterator[KeyId]:
    for subject in forgotten:
        yield from office.keys.generations("subject", subject)
    if disposal.of is DisposalOf.CASE:
        case = disposal.thing
        yield from office.keys.generations("case", case)
        for panel in panels_before(office, office.find(APPLICATION, case).state, case):
            yield from office.keys.generations("stage", scoring_of(panel.id, case))
