"""The stages of a case: hearing and visit, and the result an officer records of each stage's tally."""

from datetime import datetime
from uuid import UUID

from application.evaluation import lost_stages, tallies_of
from application.office import Found, Office, settled
from application.ports import Once, Receipt
from application.record import By
from domain.applications import APPLICATION, Application, staging
from domain.calls import CALL
from domain.rules.vocabulary import ScoringPlan, Stage


def schedule_hearing(
    office: Office,
    id: UUID,
    *,
    stage: Stage,
    place: str,
    at: datetime,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Set place and time of the hearing or the on-site visit."""
    found = office.find(APPLICATION, id, expecting=expecting)
    scheduled = staging.schedule_hearing(
        found.state,
        plan_of(office, found.state),
        stage=stage,
        lost=lost_stages(office, found.state, id),
        place=office.seal(place, "case", id),
        at=at,
        now=office.clock.now(),
    )
    return office.log.append(found.then(scheduled), by=by, once=once)


def report_hearing(
    office: Office,
    id: UUID,
    *,
    stage: Stage,
    report: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Report what was heard, or found on site."""
    found = office.find(APPLICATION, id, expecting=expecting)
    reported = staging.report_hearing(
        found.state,
        plan_of(office, found.state),
        stage=stage,
        lost=lost_stages(office, found.state, id),
        report=office.seal(report, "case", id),
        now=office.clock.now(),
    )
    return office.log.append(found.then(reported), by=by, once=once)


def record_stage_result(
    office: Office, id: UUID, *, stage: Stage, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Record whether the stage was passed, as its latest tally says."""

    def decide() -> Receipt:
        found: Found[Application] = office.find(APPLICATION, id, expecting=expecting)
        tally = tallies_of(office, found.state, id).get(stage)
        result = staging.record_result(
            found.state,
            plan_of(office, found.state),
            tally=tally.state.computed if tally else None,
            version=tally.version if tally else 0,
            stage=stage,
            lost=lost_stages(office, found.state, id),
            on=office.today(),
        )
        return office.log.append(found.then(result), by=by, once=once)

    return settled(decide)


def require_reached(office: Office, case: UUID, stage: Stage) -> None:
    """Refuse unless the case has come to this stage, on results that stand."""
    application = office.find(APPLICATION, case).state
    staging.reached(application, plan_of(office, application), stage, lost_stages(office, application, case))


def plan_of(office: Office, application: Application) -> ScoringPlan:
    """How the case's call scores."""
    return office.find(CALL, application.call).state.terms.plan
