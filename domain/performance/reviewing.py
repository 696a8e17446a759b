"""Reviewing performance: data is demanded before, a person resolves with reasons, and only an extension moves the end."""

from collections.abc import Mapping
from datetime import MAXYEAR, date, timedelta
from types import MappingProxyType
from uuid import UUID

from domain.applications import Application
from domain.applications import Status as Standing
from domain.calendar import Calendar
from domain.facts import Refused, require
from domain.performance import Performance
from domain.performance.due import anniversary, completion_due, due_of, owed
from domain.performance.facts import (
    EvidenceSubmitted,
    FellDue,
    Outcome,
    PeriodSet,
    Resolved,
    ReviewKey,
    ReviewKind,
    ReviewScheduled,
)
from domain.roles import Role
from domain.values import Sealed, Sha256

SUPPORT_YEARS = 3
"""Years of support where the agency names no end. No source read sets it (domain.md §9, 3): assumed, and shown as assumed."""
SUPPORT = "support-years"
"""What the fact calls it where it says what is assumed."""

OUTCOMES: Mapping[ReviewKind, frozenset[Outcome]] = MappingProxyType(
    {
        ReviewKind.INTERIM: frozenset({Outcome.CONTINUE, Outcome.STOP}),
        ReviewKind.COMPLETION: frozenset({Outcome.SUCCEEDED, Outcome.FAILED}),
        ReviewKind.EXTENSION: frozenset({Outcome.EXTEND, Outcome.END}),
    }
)
"""What each kind of review may come to."""
A_DAY = timedelta(days=1)
FAILING = frozenset({Outcome.STOP, Outcome.FAILED})
"""The cooperation failed or was stopped: the Act orders the selection revoked (판로지원법 §20의2③ 2호)."""


def set_period(
    application: Application, calendar: Calendar, *, id: UUID, published: date | None, end: date | None, on: date
) -> PeriodSet:
    """Set the support period of a selected task from its official publication on; its last review must be countable."""
    _require_selected(application)
    if published is None:
        raise Refused("selection-not-published")
    last = end or anniversary(published, SUPPORT_YEARS)
    require(last > published, "support-ends-too-soon", after=published)
    _require_countable(last, calendar)
    return PeriodSet(
        application=id,
        published=published,
        first=published,
        end=last,
        assumed=() if end else (SUPPORT,),
        on=on,
    )


def schedule(
    performance: Performance,
    application: Application,
    *,
    key: ReviewKey,
    day: date,
    place: Sealed | None,
    data_by: date,
    demand: Sealed,
    on: date,
) -> ReviewScheduled:
    """Set a review for a day, on site where a place is named, and demand data by a day until then; anew until it is resolved."""
    _require_owed(performance, application, key, on)
    first = max(on, earliest(performance, key))
    require(day >= first, "review-too-soon", first=first)
    require(on <= data_by <= day, "data-not-by-then", first=on, last=day)
    return ReviewScheduled(
        kind=key.kind,
        nth=key.nth,
        day=day,
        on_site=place is not None,
        place=place,
        data_by=data_by,
        demand=demand,
        on=on,
    )


def earliest(performance: Performance, key: ReviewKey) -> date:
    """The first day a review may be held: an interim one in its own year, the completion's after the end of support."""
    match key.kind:
        case ReviewKind.INTERIM:
            return anniversary(performance.published, key.nth - 1) + A_DAY
        case ReviewKind.EXTENSION:
            return performance.first
        case ReviewKind.COMPLETION:
            return performance.end + A_DAY


def submit_evidence(
    performance: Performance, application: Application, *, key: ReviewKey, party: UUID, report: Sealed, on: date
) -> EvidenceSubmitted:
    """Report as a party what was delivered and shared, once data was demanded; what comes late is taken until it is resolved."""
    _require_owed(performance, application, key, on)
    require(performance.review(key).scheduled, "review-not-scheduled")
    require(party in application.form.firms(), "not-of-the-task", party=party)
    return EvidenceSubmitted(kind=key.kind, nth=key.nth, party=party, report=report, on=on)


def fall_due(
    performance: Performance, application: Application, calendar: Calendar, *, version: Sha256, on: date
) -> tuple[FellDue, ...]:
    """Put on record the reviews whose last day came unresolved, each once and for that day; a task that is revoked owes none."""
    if application.status is not Standing.SELECTED:
        return ()
    waiting = [key for key in owed(performance, on) if performance.review(key).fell_due is None]
    known = [(key, due_of(performance, key, calendar)) for key in waiting]
    return tuple(
        FellDue(kind=key.kind, nth=key.nth, due=due, calendar=version, on=due) for key, due in known if due <= on
    )


def resolve(
    performance: Performance,
    application: Application,
    calendar: Calendar,
    *,
    key: ReviewKey,
    outcome: Outcome,
    extended_to: date | None,
    reasons: Sealed,
    role: Role,
    on: date,
) -> Resolved:
    """Resolve a review as a person, from the day it was set for on."""
    require(role is not Role.MACHINE, "machine-decides-nothing")
    _require_owed(performance, application, key, on)
    scheduled = performance.review(key).scheduled
    require(scheduled, "review-not-scheduled")
    first = max(scheduled.day if scheduled else on, earliest(performance, key))
    require(on >= first, "review-not-held", day=first)
    require(outcome in OUTCOMES[key.kind], "outcome-of-another-kind", kind=key.kind, outcome=outcome)
    require((outcome is Outcome.EXTEND) is (extended_to is not None), "new-end-with-extension-only")
    if extended_to is not None:
        require(on <= performance.end, "support-over", end=performance.end)
        require(extended_to > performance.end, "support-ends-too-soon", after=performance.end)
        _require_countable(extended_to, calendar)
    return Resolved(kind=key.kind, nth=key.nth, outcome=outcome, extended_to=extended_to, reasons=reasons, on=on)


def _require_selected(application: Application) -> None:
    require(application.status is Standing.SELECTED, "not-selected", status=application.status)


def _require_owed(performance: Performance, application: Application, key: ReviewKey, on: date) -> None:
    _require_selected(application)
    require(key in owed(performance, on), "review-not-owed", kind=key.kind, nth=key.nth)


def _require_countable(end: date, calendar: Calendar) -> None:
    """Refuse `calendar-ends` for an end whose completion review could not be counted."""
    require(end.year < MAXYEAR, "calendar-ends", year=end.year)
    completion_due(end, calendar)
