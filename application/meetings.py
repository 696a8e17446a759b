"""The committee's meetings: opened, votes cast by the members themselves, resolved, minuted, closed."""

from uuid import UUID

from application.evaluation import meetings_of
from application.office import Found, Office, meeting_of, settled
from application.ports import Once, Receipt, beginning
from application.record import By
from application.staging import plan_of, require_reached
from domain.applications import APPLICATION
from domain.facts import require
from domain.meetings import MEETING, Meeting, deliberating
from domain.meetings.facts import Choice, Proposal
from domain.panels import PANEL, Panel
from domain.rules.vocabulary import Stage


def open_meeting(
    office: Office, panel: UUID, *, present: tuple[UUID, ...], by: By, once: Once | None = None
) -> Receipt:
    """Open the committee's next meeting, once the one before is closed."""

    def decide() -> Receipt:
        held = list(meetings_of(office, panel))
        require(all(one.state.closed for one in held), "meeting-open")
        committee = office.find(PANEL, panel).state
        opened = deliberating.open_meeting(committee, id=panel, present=present, on=office.today())
        return office.log.append(beginning(MEETING, meeting_of(panel, len(held) + 1), opened), by=by, once=once)

    return settled(decide)


def cast_vote(
    office: Office, id: UUID, *, case: UUID, proposal: Proposal, choice: Choice, by: By, once: Once | None = None
) -> Receipt:
    """Vote, for oneself; what the voter had been shown of the case stands in the envelope (`seen`)."""

    def decide() -> Receipt:
        found, panel = _meeting(office, id)
        plan = plan_of(office, office.find(APPLICATION, case).state)
        cast = deliberating.cast_vote(
            found.state,
            panel,
            case=case,
            voter=by.subject,
            proposal=proposal,
            choice=choice,
            scored=any(one.stage is Stage.DELIBERATION for one in plan.rubric),
            on=office.today(),
        )
        require_reached(office, case, Stage.DELIBERATION)
        return office.log.append(found.then(cast), by=by, once=once)

    return settled(decide)


def resolve(
    office: Office,
    id: UUID,
    *,
    case: UUID,
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Count the votes of record on a case."""
    found, panel = _meeting(office, id, expecting=expecting)
    resolved = deliberating.resolve(
        found.state, panel, case=case, reasons=office.seal(reasons, "case", case), on=office.today()
    )
    return office.log.append(found.then(resolved), by=by, once=once)


def take_minutes(
    office: Office, id: UUID, *, minutes: str, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Take the minutes. They are of several cases, so they are sealed under the call's key."""
    found, panel = _meeting(office, id, expecting=expecting)
    taken = deliberating.take_minutes(found.state, minutes=office.seal(minutes, "call", panel.call), on=office.today())
    return office.log.append(found.then(taken), by=by, once=once)


def close_meeting(
    office: Office, id: UUID, *, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Close the meeting."""
    found = office.find(MEETING, id, expecting=expecting)
    closed = deliberating.close_meeting(found.state, on=office.today())
    return office.log.append(found.then(closed), by=by, once=once)


def _meeting(office: Office, id: UUID, *, expecting: int | None = None) -> tuple[Found[Meeting], Panel]:
    found = office.find(MEETING, id, expecting=expecting)
    return found, office.find(PANEL, found.state.panel).state
