"""How long a record is kept: what completes a case, what holds it, and whose retention is over."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from application.disputed import disputes_of
from application.notifying import notices_of
from application.office import (
    Found,
    Office,
    bars_of,
    disposal_of,
    performance_of,
)
from application.revoking import revocations_of
from application.views.questions import CaseQuery, Scope
from domain.applications import APPLICATION, Application
from domain.applications import Status as Standing
from domain.bars import BAR
from domain.calls import CALL
from domain.calls.facts import RetentionClass
from domain.disposals import DISPOSAL, Disposal, Status
from domain.disposals.facts import DisposalOf
from domain.disposals.retention import Hold, kept_until
from domain.disputes.codes import ENDED as DISPUTE_ENDED
from domain.facts import Refused
from domain.notices.facts import DueDates
from domain.performance import PERFORMANCE
from domain.performance.due import COMPLETION
from domain.revocations import Revocation
from domain.revocations import Status as RevocationStatus
from domain.subjects import SUBJECT
from domain.subjects.facts import Authorised, RoleGranted, SubjectKind
from domain.subjects.registering import FIRMS
from domain.values import Agency, seoul_day

OF_NO_CASE = RetentionClass.YEARS_10
"""How long a firm is kept that was a party to no case: the first class that covers bar and re-examination, assumed (domain.md §6)."""
REVOCATION_OVER = frozenset({RevocationStatus.REVOKED, RevocationStatus.DROPPED, RevocationStatus.SET_ASIDE})
TOGETHER = 500


@dataclass(frozen=True, kw_only=True)
class Kept:
    """How long something is kept: since when it is completed (null: it is not), until when (null: for ever), and what holds it."""

    of: DisposalOf
    thing: UUID
    retention: RetentionClass
    completed: date | None
    until: date | None
    holds: tuple[Hold, ...]


def kept(office: Office, of: DisposalOf, thing: UUID) -> Kept:
    """How long a case, a firm or a person is kept. Refuses what is none of them."""
    match of:
        case DisposalOf.CASE:
            return _kept_case(office, thing)
        case DisposalOf.FIRM:
            return _kept_firm(office, thing)
        case DisposalOf.PERSON:
            return _kept_person(office, thing)


def over(office: Office, agencies: frozenset[Agency]) -> Iterator[Kept]:
    """The cases of these agencies whose retention is over, that nothing holds and that nobody proposed to destroy."""
    today = office.today()
    for task in office.book.tasks(agencies):
        before = tuple(disposals_of(office, task.id))
        if before and before[-1].state.status is not Status.DECLINED:
            continue
        known = kept(office, DisposalOf.CASE, task.id)
        if known.until and known.until < today and not known.holds:
            yield known


def completed_on(office: Office, case: UUID, application: Application) -> date | None:
    """The day the unit task of a case was completed, null while it is not.

    Withdrawn or returned: that day. Rejected or revoked: the last day on which any party could appeal. Selected: the day its
    completion review was resolved.
    """
    match application.status:
        case Standing.WITHDRAWN | Standing.RETURNED:
            last = office.log.history(case)[-1]
            return seoul_day(last.envelope.at)
        case Standing.REJECTED:
            return _last_day([one.state.due for one in notices_of(office, case, application)])
        case Standing.REVOKED:
            arrived = [one.state for one in revocations_of(office, case)][-1].arrivals
            return _last_day([one.due for one in arrived])
        case Standing.SELECTED:
            performance = office.begun(PERFORMANCE, performance_of(case))
            resolved = performance.state.review(COMPLETION).resolved if performance else None
            return resolved.on if resolved else None
        case _:
            return None


def disposals_of(office: Office, thing: UUID) -> Iterator[Found[Disposal]]:
    """Every disposal of a case or firm, by running number."""
    return office.numbered(DISPOSAL, partial(disposal_of, thing))


def _kept_case(office: Office, case: UUID) -> Kept:
    application = office.find(APPLICATION, case).state
    retention = office.find(CALL, application.call).state.terms.retention
    completed = completed_on(office, case, application)
    return Kept(
        of=DisposalOf.CASE,
        thing=case,
        retention=retention,
        completed=completed,
        until=kept_until(retention, completed) if completed else None,
        holds=tuple(sorted(set(_holds(office, case, application)))),
    )


def _last_day(dues: Sequence[DueDates | None]) -> date | None:
    """The last day to appeal of several parties, null while a notice has not arrived."""
    days = [one.appeal_by for one in dues if one]
    return max(days) if days and len(days) == len(dues) else None


def _holds(office: Office, case: UUID, application: Application) -> Iterator[Hold]:
    if any(one.state.status not in DISPUTE_ENDED for one in disputes_of(office, case, application)):
        yield Hold.OBJECTION_OPEN
    appeals = [appeal for one in notices_of(office, case, application) for appeal in one.state.appeals]
    if any(one.decided is None for one in appeals):
        yield Hold.APPEAL_OPEN
    revocations = list(revocations_of(office, case))
    if any(one.state.status not in REVOCATION_OVER for one in revocations):
        yield Hold.REVOCATION_OPEN
    if any(_bars(office, one) for one in revocations):
        yield Hold.BAR_HOLDS


def _bars(office: Office, revocation: Found[Revocation]) -> bool:
    """Whether a bar that a revocation brought holds today."""
    today, decided = office.today(), revocation.state.decided
    for firm in decided.barred if decided else ():
        bars = office.log.load(BAR, bars_of(firm)).state
        if bars and any(one.revocation == revocation.id and one.holds(today) for one in bars.bars):
            return True
    return False


def _kept_firm(office: Office, firm: UUID) -> Kept:
    """A firm is kept as long as the longest kept of its cases; it is completed once the texts of all of them are destroyed."""
    subject = office.find(SUBJECT, firm).state
    if subject.kind not in FIRMS:
        raise Refused("not-a-firm", subject=firm)
    bars = office.log.load(BAR, bars_of(firm)).state
    holds = (Hold.BAR_HOLDS,) if bars and bars.until(office.today()) else ()
    return _kept_with(office, DisposalOf.FIRM, firm, _cases_of_all(office, (firm, *subject.predecessors)), holds)


def _kept_person(office: Office, person: UUID) -> Kept:
    """A person is kept as long as the firms they ever acted for, and is completed when they act for none any more.

    Who ever held an office stays named: their name belongs to what they decided.
    """
    history = office.log.history(person)
    subject = office.find(SUBJECT, person).state
    if subject.kind is not SubjectKind.PERSON:
        raise Refused("not-a-person", subject=person)
    acted_for = tuple({one.fact.firm for one in history if isinstance(one.fact, Authorised)})
    kept_on = _kept_with(office, DisposalOf.PERSON, person, _cases_of_all(office, acted_for), ())
    serves = any(isinstance(one.fact, RoleGranted) for one in history)
    return replace(kept_on, completed=None, until=None) if serves or subject.acts_for else kept_on


def _kept_with(office: Office, of: DisposalOf, subject: UUID, cases: Iterable[UUID], holds: tuple[Hold, ...]) -> Kept:
    """How long a subject is kept that is completed with the last of these cases; without any, with its own last fact."""
    known = [tuple(disposals_of(office, case)) for case in cases]
    gone = [one[-1].state for one in known if one and one[-1].state.status is Status.DESTROYED]
    retention, completed = OF_NO_CASE, seoul_day(office.log.history(subject)[-1].envelope.at)
    if gone:
        longest = max(gone, key=lambda one: one.kept_until)
        retention, completed = longest.retention, longest.completed
    complete = len(gone) == len(known)
    return Kept(
        of=of,
        thing=subject,
        retention=retention,
        completed=completed if complete else None,
        until=kept_until(retention, completed) if complete else None,
        holds=holds,
    )


def _cases_of_all(office: Office, firms: Iterable[UUID]) -> Iterator[UUID]:
    yield from dict.fromkeys(case for firm in firms for case in cases_naming(office, firm))


def cases_naming(office: Office, firm: UUID) -> Iterator[UUID]:
    """Every case that names a firm, drafts too."""
    asked = CaseQuery(scope=Scope(firms=frozenset({firm})), limit=TOGETHER)
    page = office.book.cases(asked)
    if page.next is not None:
        raise Refused("too-many-cases", subject=firm)
    yield from (row.id for row in page.rows)
