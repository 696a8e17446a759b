"""Revoking a selection: what officers, deciders and parties do about a ground that the Act orders it revoked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from uuid import UUID

from application import agreements
from application.certifying import revoke_certifications_of_case
from application.holidays import table_of, version_of
from application.letters import telling
from application.letters.writing import written
from application.office import Found, Office, bars_of, revocation_of, settled
from application.ports import Change, Once, Receipt, beginning
from application.record import By
from application.succeeding import with_successors
from domain.agreements.facts import EndCause
from domain.applications import APPLICATION
from domain.applications import Status as Standing
from domain.applications.facts import SelectionRestored, SelectionRevoked
from domain.bars import BAR, Bars, impose, lift
from domain.bars.facts import Imposed
from domain.calls import CALL
from domain.certifications.facts import RevocationCause
from domain.notices.facts import Method
from domain.revocations import REVOCATION, Revocation, revoking
from domain.revocations.facts import Ground, Reported
from domain.values import Agency, Sealed


@dataclass(frozen=True, kw_only=True)
class PriorNoticeTyped:
    """A prior notice as typed: whom a bar would name, the ground, what is told, and how many days there are to comment."""

    to_be_barred: tuple[UUID, ...]
    ground: Ground
    text: str
    days: int
    method: Method


def report(
    office: Office, case: UUID, *, ground: Ground, party: UUID | None, text: str, by: By, once: Once | None = None
) -> Receipt:
    """Report a ground against a selected case; a party reports of itself that it gives up."""

    def decide() -> Receipt:
        application = office.find(APPLICATION, case).state
        others = [one.state for one in revocations_of(office, case)]
        fact = revoking.report(
            application,
            others,
            id=case,
            ground=ground,
            party=party,
            text=office.seal(text, "case", case),
            on=office.today(),
        )
        begun = beginning(REVOCATION, revocation_of(case, 1 + len(others)), fact)
        return office.log.append(begun, by=by, once=once)

    return settled(decide)


def drop(
    office: Office, id: UUID, *, reasons: str, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Drop it, with reasons: the ground does not stand, or just cause does."""
    found = office.find(REVOCATION, id, expecting=expecting)
    fact = revoking.drop(found.state, role=by.role, reasons=_seal(office, found, reasons), on=office.today())
    return office.log.append(found.then(fact), by=by, once=once)


def give_prior_notice(
    office: Office,
    id: UUID,
    *,
    notice: PriorNoticeTyped,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Tell the parties before (사전통지), a letter to each, with at least ten days to comment."""
    found, table = office.find(REVOCATION, id, expecting=expecting), table_of(office)
    case = office.find(APPLICATION, found.state.application)
    fact = revoking.give_prior_notice(
        found.state,
        case.state,
        table.calendar(),
        to_be_barred=notice.to_be_barred,
        ground=notice.ground,
        text=_seal(office, found, notice.text),
        days=notice.days,
        version=version_of(table),
        method=notice.method,
        on=office.today(),
    )
    given = found.then(fact)
    letters = (telling.prior_notice(office, fact, party) for party in fact.parties)
    kept = written(office, given, *letters, case=case.id, application=case.state, by=by)
    return office.log.append(given, *kept, by=by, once=once)


def comment(office: Office, id: UUID, *, party: UUID, text: str | None, by: By, once: Once | None = None) -> Receipt:
    """Comment for a party, or say that there is nothing to say."""

    def decide() -> Receipt:
        found = office.find(REVOCATION, id)
        sealed = office.seal_if(text, "case", found.state.application)
        fact = revoking.comment(found.state, party=party, text=sealed, on=office.today())
        return office.log.append(found.then(fact), by=by, once=once)

    return settled(decide)


def order_hearing(
    office: Office,
    id: UUID,
    *,
    day: date,
    place: str,
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Order a hearing (청문), at least ten days ahead."""
    found = office.find(REVOCATION, id, expecting=expecting)
    fact = revoking.order_hearing(
        found.state,
        day=day,
        place=_seal(office, found, place),
        reasons=_seal(office, found, reasons),
        on=office.today(),
    )
    return office.log.append(found.then(fact), by=by, once=once)


def report_hearing(
    office: Office,
    id: UUID,
    *,
    attended: tuple[UUID, ...],
    report: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Report the hearing that was ordered."""
    found = office.find(REVOCATION, id, expecting=expecting)
    sealed = _seal(office, found, report)
    fact = revoking.report_hearing(found.state, attended=attended, report=sealed, on=office.today())
    return office.log.append(found.then(fact), by=by, once=once)


def decide(
    office: Office,
    id: UUID,
    *,
    barred: tuple[UUID, ...],
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Revoke, naming whom the bar hits (AMB-26)."""
    found = office.find(REVOCATION, id, expecting=expecting)
    sealed = _seal(office, found, reasons)
    fact = revoking.decide(found.state, role=by.role, barred=barred, reasons=sealed, on=office.today())
    return office.log.append(found.then(fact), by=by, once=once)


def notify(
    office: Office,
    id: UUID,
    *,
    method: Method,
    text: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Send the decision to every party, a letter to each, with what it may do against it."""
    found = office.find(REVOCATION, id, expecting=expecting)
    fact = revoking.notify(found.state, method=method, text=_seal(office, found, text), on=office.today())
    sent, case = found.then(fact), office.find(APPLICATION, found.state.application)
    letters = (telling.revocation(office, found.state, fact, party) for party in fact.parties)
    kept = written(office, sent, *letters, case=case.id, application=case.state, by=by)
    return office.log.append(sent, *kept, by=by, once=once)


def record_arrival(
    office: Office,
    id: UUID,
    *,
    party: UUID,
    arrived: datetime,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Record an arrival. The party's bar begins with it; with the first the selection ends, its agreement and its confirmations."""

    def settle() -> Receipt:
        found, table = office.find(REVOCATION, id, expecting=expecting), table_of(office)
        fact = revoking.record_arrival(
            found.state,
            table.calendar(),
            party=party,
            arrived=arrived,
            now=office.clock.now(),
            version=version_of(table),
        )
        changes = [found.then(fact), *_ending(office, found, fact.on), *_barring(office, found, party, fact.on)]
        return office.log.append(*changes, by=by, once=once)

    return settled(settle)


def set_aside(
    office: Office, id: UUID, *, reasons: str, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Set a revocation aside: the selection and its agreement stand again, the bars are lifted. What was confirmed is confirmed anew."""

    def settle() -> Receipt:
        found = office.find(REVOCATION, id, expecting=expecting)
        sealed, today = _seal(office, found, reasons), office.today()
        changes = [found.then(revoking.set_aside(found.state, role=by.role, reasons=sealed, on=today))]
        case = office.find(APPLICATION, found.state.application)
        if case.state.status is Standing.REVOKED:
            changes.append(case.then(SelectionRestored(revocation=id, on=today)))
            changes += agreements.reinstating(office, case.id, revocation=id)
        barred = found.state.decided.barred if found.state.decided else ()
        for firm in sorted(with_successors(office, barred)):
            bars = office.log.load(BAR, bars_of(firm))
            lifted = lift(bars.state, revocation=id, reasons=sealed, on=today) if bars.state else ()
            changes += [bars.then(*lifted)] if lifted else []
        return office.log.append(*changes, by=by, once=once)

    return settled(settle)


def revocations_of(office: Office, case: UUID) -> Iterator[Found[Revocation]]:
    """Every revocation of a case, by running number."""
    return office.numbered(REVOCATION, partial(revocation_of, case))


def worklist(office: Office, agencies: frozenset[Agency]) -> tuple[Found[Revocation], ...]:
    """Every revocation of these agencies' cases, in the order they were reported; what the Act orders is due until it is decided."""
    found = (office.find(REVOCATION, id) for id in office.log.begun(Reported.name))
    return tuple(one for one in found if agency_of(office, one.state.application) in agencies)


def agency_of(office: Office, id: UUID) -> Agency | None:
    """The agency of a case, by its call and track."""
    case = office.find(APPLICATION, id).state
    return office.find(CALL, case.call).state.agency(case.track)


def bars(office: Office) -> tuple[Bars, ...]:
    """The bars of every firm that ever had one."""
    return tuple(office.find(BAR, id).state for id in office.log.begun(Imposed.name))


def _ending(office: Office, found: Found[Revocation], effective: date) -> tuple[Change, ...]:
    if found.state.arrivals:
        return ()
    case = office.find(APPLICATION, found.state.application)
    return (
        case.then(SelectionRevoked(revocation=found.id, on=effective)),
        *agreements.ending(office, case.id, cause=EndCause.APPLICATION_REVOKED),
        *revoke_certifications_of_case(
            office,
            case.id,
            cause=RevocationCause.SELECTION_REVOKED,
            reasons=SELECTION_REVOKED,
            effect=effective,
        ),
    )


SELECTION_REVOKED = "선정이 취소되어 함께 취소합니다 (판로지원법 §20의2③)."
"""Why what rests on the selection ends with it."""


def _barring(office: Office, found: Found[Revocation], party: UUID, effective: date) -> tuple[Change, ...]:
    decided = found.state.decided
    if decided is None or party not in decided.barred:
        return ()
    return tuple(
        office.log.load(BAR, bars_of(firm)).then(impose(firm, revocation=found.id, effective=effective))
        for firm in sorted(with_successors(office, (party,)))
    )


def _seal(office: Office, found: Found[Revocation], text: str) -> Sealed:
    return office.seal(text, "case", found.state.application)
