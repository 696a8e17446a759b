"""What time alone causes: a supplement that did not come, an answer that was missed, a remedy carried out, an expiry.

A named machine records it and decides nothing: every due day was frozen before, and the fact that carries a remedy out is
somebody's.
"""

from collections.abc import Callable, Iterator
from uuid import UUID

from application.disputed import Case, case_of
from application.office import Office
from application.ports import Stale, Unsure
from application.record import By
from application.remedying import effectuation
from domain.certifications import CERTIFICATION, certifying
from domain.disputes import DISPUTE, reviewing
from domain.disputes.clock import runs
from domain.disputes.codes import ENDED
from domain.disputes.facts import DisputeFact, ObjectionFiled
from domain.facts import Refused

Due = Callable[[Office, Case], Iterator[DisputeFact]]


def sweep(office: Office, *, by: By, ended: set[UUID] | None = None) -> int:
    """Record what fell due in every dispute that has not ended, and which confirmations expired; how many facts that came to.

    Done twice, it does nothing.

    `ended` are those known to have ended, which are not looked at again; it is added to. What is at fault keeps nothing else
    waiting: the round goes on, and raises an `ExceptionGroup` of the faults at its end, each with a note of what it was in.
    """
    over = set() if ended is None else ended
    recorded = 0
    faults: list[Exception] = []
    for id in disputes(office):
        if id in over:
            continue
        try:
            recorded += _swept(office, id, by=by)
            if office.find(DISPUTE, id).state.status in ENDED:
                over.add(id)
        except (ConnectionError, Unsure):
            raise
        except Exception as fault:  # noqa: BLE001  (whatever it is, no deadline of another dispute may pass unseen for it)
            fault.add_note(f"dispute {id}")
            faults.append(fault)
    recorded += _expired(office, faults, by=by)
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


def _expired(office: Office, faults: list[Exception], *, by: By) -> int:
    """Put on record which confirmations time ended, each for the day it was, however long nobody looked."""
    recorded = 0
    for id in office.book.expiring(office.today()):
        try:
            found = office.find(CERTIFICATION, id)
            facts = certifying.expire(found.state, on=office.today())
            if facts:
                office.log.append(found.then(*facts), by=by)
            recorded += len(facts)
        except Stale:
            continue
        except (ConnectionError, Unsure):
            raise
        except Exception as fault:  # noqa: BLE001  (as above)
            fault.add_note(f"confirmation {id}")
            faults.append(fault)
    return recorded


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
