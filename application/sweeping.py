"""What time alone causes: a supplement or answer that did not come, a remedy carried out, an expiry, a review that fell due.

A named machine records it and decides nothing: every due day was frozen before, or follows from what was, and the fact that
carries a remedy out is somebody's.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from application.disposing import disposals, finish
from application.disputed import Case, case_of
from application.office import Found, Office
from application.performing import fall_due, performances
from application.ports import Stale, Unsure
from application.record import By
from application.remedying import effectuation
from domain.bars import BAR, end
from domain.bars.facts import Imposed
from domain.calls import CALL, announcing
from domain.certifications import CERTIFICATION, certifying
from domain.disputes import DISPUTE, reviewing
from domain.disputes.clock import runs
from domain.disputes.codes import ENDED
from domain.disputes.facts import DisputeFact, ObjectionFiled
from domain.facts import Fact, Refused

Due = Callable[[Office, Case], Iterator[DisputeFact]]


def sweep(office: Office, *, by: By, ended: set[UUID] | None = None) -> int:
    """Record what fell due in every dispute that has not ended and in every task's reviews, and what expired; how many facts in all.

    What expires are the windows of calls, confirmations and bars. Done twice, it does nothing.

    `ended` are those known to have ended, which are not looked at again; it is added to. What is at fault keeps nothing else
    waiting: the round goes on, and raises an `ExceptionGroup` of the faults at its end, each with a note of what it was in.
    """
    over = set() if ended is None else ended
    recorded = 0
    faults: list[Exception] = []

    def dispute(id: UUID) -> int:
        made = _swept(office, id, by=by)
        if office.find(DISPUTE, id).state.status in ENDED:
            over.add(id)
        return made

    calls = [row.id for row in office.book.calls() if announcing.close(row.call, now=office.clock.now())]
    recorded += _each(calls, "call", lambda id: _closed(office, id, by=by), faults)
    recorded += _each([id for id in disputes(office) if id not in over], "dispute", dispute, faults)
    today = office.today()
    recorded += _each(office.book.expiring(today), "confirmation", lambda id: _expired(office, id, by=by), faults)
    recorded += _each(office.log.begun(Imposed.name), "bars", lambda id: _bars_ended(office, id, by=by), faults)
    recorded += _each(performances(office), "performance", lambda id: fall_due(office, id, by=by), faults)
    recorded += _each(disposals(office), "disposal", lambda id: _finished(office, id), faults)
    if faults:
        raise ExceptionGroup("what could not be swept", faults)
    return recorded


def disputes(office: Office) -> tuple[UUID, ...]:
    """Every dispute there is, in the order of filing."""
    return tuple(office.log.begun(ObjectionFiled.name))


def _swept(office: Office, id: UUID, *, by: By) -> int:
    recorded = 0
    for due in (_lapsed, _missed, _effectuated):
        case = case_of(office, id)
        if case.dispute.state.status in ENDED:
            return recorded
        try:
            facts = tuple(due(office, case))
            if facts:
                office.log.append(case.dispute.then(*facts), by=by)
        except (Refused, Stale):
            # Somebody was first, or the calendar ends before the due day: the next round looks again.
            continue
        recorded += len(facts)
    return recorded


def _each(ids: Iterable[UUID], what: str, act: Callable[[UUID], int], faults: list[Exception]) -> int:
    """Look at each; how many facts that came to. Where somebody was first, the next round looks again."""
    recorded = 0
    for id in ids:
        try:
            recorded += act(id)
        except Stale:
            continue
        except (ConnectionError, Unsure):
            raise
        except Exception as fault:  # noqa: BLE001  (whatever it is, no deadline of anything else may pass unseen for it)
            fault.add_note(f"{what} {id}")
            faults.append(fault)
    return recorded


def _finished(office: Office, id: UUID) -> int:
    """Destroy what was ordered and is still there, as after a crash; the record says so already."""
    finish(office, id)
    return 0


def _closed(office: Office, id: UUID, *, by: By) -> int:
    """Put on record that a call's window closed, for the day it did, however long nobody looked."""
    found = office.find(CALL, id)
    return _recorded(office, found, announcing.close(found.state, now=office.clock.now()), by=by)


def _expired(office: Office, id: UUID, *, by: By) -> int:
    """The same of a confirmation that time ended."""
    found = office.find(CERTIFICATION, id)
    return _recorded(office, found, certifying.expire(found.state, on=office.today()), by=by)


def _bars_ended(office: Office, id: UUID, *, by: By) -> int:
    """The same of a firm's bars."""
    found = office.find(BAR, id)
    return _recorded(office, found, end(found.state, on=office.today()), by=by)


def _recorded(office: Office, found: Found[Any], facts: Sequence[Fact], *, by: By) -> int:
    if facts:
        office.log.append(found.then(*facts), by=by)
    return len(facts)


def _lapsed(office: Office, case: Case) -> Iterator[DisputeFact]:
    asked = case.dispute.state.supplement
    if asked and office.today() > asked.due:
        yield reviewing.lapse_supplement(case.dispute.state, case.calendar, on=office.today())


def _missed(office: Office, case: Case) -> Iterator[DisputeFact]:
    dispute, today = case.dispute.state, office.today()
    if runs(dispute) and dispute.answer_by and today > dispute.answer_by:
        yield reviewing.record_missed(dispute, case.calendar, refusal=case.refusal, on=today)


def _effectuated(office: Office, case: Case) -> Iterator[DisputeFact]:
    if case.dispute.state.notified is None:
        return
    for remedy in case.dispute.state.outstanding:
        done = effectuation(office, case, remedy)
        if done:
            yield done
