"""Reviewing performance (수행 평가): what deciders, officers and parties do about it, and which reviews are due."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application import figures
from application.figures import Figure
from application.holidays import table_of, version_of
from application.office import Found, NotFound, Office, performance_of, revocation_of, settled
from application.ports import Change, Once, Receipt, beginning
from application.record import By
from application.revoking import agency_of, revocations_of
from application.selecting import published_on
from application.views.questions import AsOf
from domain.applications import APPLICATION, Application
from domain.applications import Status as Standing
from domain.calendar import Calendar
from domain.facts import Refused
from domain.performance import PERFORMANCE, Performance, Review, reviewing
from domain.performance.due import due_of, owed
from domain.performance.facts import Outcome, PeriodSet, ReviewKey
from domain.revocations import REVOCATION, revoking
from domain.revocations.facts import Ground
from domain.values import Agency, Sealed


@dataclass(frozen=True, kw_only=True)
class ReviewTyped:
    """A review as typed: its day, the place where it is on site, what data is demanded and by when."""

    day: date
    place: str | None
    data_by: date
    demand: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """A review with its last day. `working_days_left` to it are null where it is not owed; below zero it is so many late."""

    application: UUID
    key: ReviewKey
    due: date
    working_days_left: int | None
    review: Review


def set_period(office: Office, case: UUID, *, end: date | None, by: By, once: Once | None = None) -> Receipt:
    """Set the support period of a selected and published task, once; without an end it is as long as is assumed."""
    application = office.find(APPLICATION, case).state
    if office.begun(PERFORMANCE, performance_of(case)):
        raise Refused("support-period-set-already")
    fact = reviewing.set_period(
        application,
        table_of(office).calendar(),
        id=case,
        published=published_on(office, case, application),
        end=end,
        on=office.today(),
    )
    return office.log.append(beginning(PERFORMANCE, performance_of(case), fact), by=by, once=once)


def schedule(
    office: Office,
    case: UUID,
    *,
    key: ReviewKey,
    review: ReviewTyped,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Set a review for a day and demand data of the parties; set anew, the latest counts."""
    found = found_of(office, case, expecting=expecting)
    fact = reviewing.schedule(
        found.state,
        office.find(APPLICATION, case).state,
        key=key,
        day=review.day,
        place=office.seal_if(review.place, "case", case),
        data_by=review.data_by,
        demand=office.seal(review.demand, "case", case),
        on=office.today(),
    )
    return office.log.append(found.then(fact), by=by, once=once)


def submit_evidence(
    office: Office, case: UUID, *, key: ReviewKey, party: UUID, report: str, by: By, once: Once | None = None
) -> Receipt:
    """Report for a party what was delivered and how its results were shared."""

    def decide() -> Receipt:
        found = found_of(office, case)
        application = office.find(APPLICATION, case).state
        sealed = office.seal(report, "case", case)
        fact = reviewing.submit_evidence(
            found.state, application, key=key, party=party, report=sealed, on=office.today()
        )
        return office.log.append(found.then(fact), by=by, once=once)

    return settled(decide)


def resolve(
    office: Office,
    case: UUID,
    *,
    key: ReviewKey,
    outcome: Outcome,
    extended_to: date | None,
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Resolve a review. Where the cooperation failed or was stopped, the same request makes the task due for revocation."""

    def decide() -> Receipt:
        found = found_of(office, case, expecting=expecting)
        application = office.find(APPLICATION, case).state
        sealed, today = office.seal(reasons, "case", case), office.today()
        fact = reviewing.resolve(
            found.state,
            application,
            table_of(office).calendar(),
            key=key,
            outcome=outcome,
            extended_to=extended_to,
            reasons=sealed,
            role=by.role,
            on=today,
        )
        failing = _reporting(office, case, application, sealed, today) if outcome in reviewing.FAILING else ()
        return office.log.append(found.then(fact), *failing, by=by, once=once)

    return settled(decide)


def fall_due(office: Office, id: UUID, *, by: By, once: Once | None = None) -> int:
    """Put on record which reviews of a task fell due unresolved, each for its own day; how many."""
    found, table = office.find(PERFORMANCE, id), table_of(office)
    facts = reviewing.fall_due(
        found.state,
        office.find(APPLICATION, found.state.application).state,
        table.calendar(),
        version=version_of(table),
        on=office.today(),
    )
    if facts:
        office.log.append(found.then(*facts), by=by, once=once)
    return len(facts)


def found_of(office: Office, case: UUID, *, expecting: int | None = None) -> Found[Performance]:
    """The performance of a case. Refuses `support-period-not-set` where no support period was set."""
    try:
        return office.find(PERFORMANCE, performance_of(case), expecting=expecting)
    except NotFound:
        raise Refused("support-period-not-set") from None


def performances(office: Office) -> tuple[UUID, ...]:
    """The performance of every case whose support period was set, in that order."""
    return tuple(office.log.begun(PeriodSet.name))


def reviews(office: Office, performance: Performance) -> tuple[Line, ...]:
    """Every review that a task owes or that there is something of, by last day. A task that is not selected any more owes none."""
    calendar, today = table_of(office).calendar(), office.today()
    selected = office.find(APPLICATION, performance.application).state.status is Standing.SELECTED
    waiting = owed(performance, today) if selected else ()
    keys = dict.fromkeys((*waiting, *performance.reviews))
    return _by_day(_line(performance, key, calendar, today=today if key in waiting else None) for key in keys)


def worklist(office: Office, agencies: frozenset[Agency], *, due: bool = False) -> tuple[Line, ...]:
    """The reviews that the tasks of these agencies owe, overdue ones first; with `due`, those whose last day came."""
    found = (office.find(PERFORMANCE, id).state for id in performances(office))
    of_agencies = (one for one in found if agency_of(office, one.application) in agencies)
    owing = (line for one in of_agencies for line in reviews(office, one) if line.working_days_left is not None)
    return _by_day(line for line in owing if not due or line.due <= office.today())


def without_period(office: Office, agencies: frozenset[Agency], asked: AsOf) -> tuple[UUID, ...]:
    """The tasks of these agencies that were selected and published and have no support period: nothing falls due of them yet."""
    stood = (figures.stood(one, asked) for one in office.book.tasks(agencies))
    selected = (one.id for one in stood if one and Figure.TASKS in one.figures and Figure.DECIDED_FOR in one.figures)
    standing = (id for id in selected if office.find(APPLICATION, id).state.status is Standing.SELECTED)
    return tuple(id for id in standing if office.begun(PERFORMANCE, performance_of(id)) is None)


def _line(performance: Performance, key: ReviewKey, calendar: Calendar, *, today: date | None) -> Line:
    due = due_of(performance, key, calendar)
    return Line(
        application=performance.application,
        key=key,
        due=due,
        working_days_left=calendar.working_days_left(today, due) if today else None,
        review=performance.review(key),
    )


def _by_day(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda one: one.due))


def _reporting(
    office: Office, case: UUID, application: Application, reasons: Sealed, today: date
) -> tuple[Change, ...]:
    """The report that the cooperation failed; none where a revocation of the case is under way already."""
    others = [one.state for one in revocations_of(office, case)]
    if not all(one.status in revoking.ENDED_FOR_ANOTHER for one in others):
        return ()
    ground = Ground.COOPERATION_FAILED
    fact = revoking.report(application, others, id=case, ground=ground, party=None, text=reasons, on=today)
    return (beginning(REVOCATION, revocation_of(case, 1 + len(others)), fact),)
