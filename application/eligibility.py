"""Eligibility: officers are assigned, look at the findings and answer for the agency."""

from dataclasses import dataclass, replace
from uuid import UUID

from application import agreements
from application.judging import findings_of, task_of
from application.office import Found, Office, settled
from application.ports import Change, Once, Receipt
from application.record import By
from application.views.questions import AsOf
from domain.agreements import Agreement
from domain.agreements.facts import EndCause
from domain.applications import APPLICATION, Application, eligibility
from domain.calls import CALL, Call
from domain.facts import Refused
from domain.findings import Override
from domain.rules.vocabulary import Finding, Word
from domain.subjects import SUBJECT


@dataclass(frozen=True, kw_only=True)
class OverrideTyped:
    """An officer's own answer to a criterion, with the reasons as typed."""

    criterion: Word
    met: bool
    reasons: str


def assign(
    office: Office, id: UUID, *, officer: UUID, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Hand the case to an intake officer."""
    found = office.find(APPLICATION, id, expecting=expecting)
    agency = office.find(CALL, found.state.call).state.agency(found.state.track)
    if agency is None:
        raise Refused("track-not-open", track=found.state.track)
    standing = office.find(SUBJECT, officer).state
    assigned = eligibility.assign(found.state, officer=officer, standing=standing, agency=agency, on=office.today())
    return office.log.append(found.then(assigned), by=by, once=once)


def current_findings(
    office: Office, found: Found[Application], call: Call, *, agreement: Agreement | None, as_of: AsOf | None = None
) -> tuple[Finding, ...]:
    """Every finding as it would be today, with the agreement as the asker knows it. `as_of` is what the office stands as of."""
    task = task_of(office, found, call, on=office.today(), as_of=as_of)
    return findings_of(call, replace(task, agreement=agreement.agreed() if agreement else None))


def find_eligible(
    office: Office,
    id: UUID,
    *,
    overrides: tuple[OverrideTyped, ...],
    reasons: str | None,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Find the application eligible."""

    def decide() -> Receipt:
        found = office.find(APPLICATION, id, expecting=expecting)
        call = office.find(CALL, found.state.call).state
        task = task_of(office, found, call, on=office.today())
        fact = eligibility.find_eligible(
            found.state,
            rules=call.terms.rules.version,
            task=task,
            findings=findings_of(call, task),
            overrides=_sealed(office, id, overrides),
            reasons=office.seal_if(reasons, "case", id),
            on=office.today(),
        )
        return office.log.append(found.then(fact), by=by, once=once)

    return settled(decide)


def find_ineligible(
    office: Office,
    id: UUID,
    *,
    overrides: tuple[OverrideTyped, ...],
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Find the application not eligible: its agreement ends and the partner's places are freed."""

    def decide() -> Receipt:
        found = office.find(APPLICATION, id, expecting=expecting)
        call = office.find(CALL, found.state.call).state
        task = task_of(office, found, call, on=office.today())
        fact = eligibility.find_ineligible(
            found.state,
            rules=call.terms.rules.version,
            task=task,
            findings=findings_of(call, task),
            overrides=_sealed(office, id, overrides),
            reasons=office.seal(reasons, "case", id),
            on=office.today(),
        )
        ended: tuple[Change, ...] = agreements.ending(office, id, cause=EndCause.APPLICATION_INELIGIBLE)
        return office.log.append(found.then(fact), *ended, by=by, once=once)

    return settled(decide)


def _sealed(office: Office, id: UUID, overrides: tuple[OverrideTyped, ...]) -> tuple[Override, ...]:
    return tuple(
        Override(criterion=one.criterion, met=one.met, reasons=office.seal(one.reasons, "case", id))
        for one in overrides
    )
