"""The decision on a case: drafted, reviewed, decided by a person, corrected. A rejection ends the agreement."""

from uuid import UUID

from application import agreements
from application.evaluation import hearing, meetings_of, tallies_of, took_part
from application.office import Found, Office, settled
from application.ports import Once, Receipt
from application.record import By
from domain.agreements.facts import EndCause
from domain.applications import APPLICATION, Application, deciding
from domain.applications.deciding import Ground
from domain.applications.facts import DecisionDrafted
from domain.applications.outcomes import Outcome, ReasonCode
from domain.calls import CALL
from domain.facts import Refused, require
from domain.meetings import MEETING
from domain.meetings.deliberating import stands
from domain.panels import PANEL
from domain.rules.books import BOOKS
from domain.rules.vocabulary import Source, Stage


def draft_decision(
    office: Office,
    id: UUID,
    *,
    outcome: Outcome,
    text: str,
    meeting: UUID | None = None,
    reasons: tuple[ReasonCode, ...] = (),
    clause: Source | None = None,
    differs: str | None = None,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Draft the decision. Without a `clause` it is the track's own statutory basis."""

    def decide() -> Receipt:
        found = office.find(APPLICATION, id, expecting=expecting)
        application = found.state
        rules = office.find(CALL, application.call).state.terms.rules.version
        drafted = deciding.draft_decision(
            application,
            _ground(office, id, application, meeting),
            outcome=outcome,
            meeting=meeting,
            reasons=reasons,
            clause=clause or BOOKS[rules].track(application.track).clause,
            text=office.seal(text, "case", id),
            differs=office.seal_if(differs, "case", id),
            on=office.today(),
        )
        return office.log.append(found.then(drafted), by=by, once=once)

    return settled(decide)


def review_decision(
    office: Office,
    id: UUID,
    *,
    agreed: bool,
    reasons: str | None = None,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Review another's draft: agree, or send it back with reasons."""
    found = office.find(APPLICATION, id, expecting=expecting)
    reviewed = deciding.review_decision(
        found.state,
        drafter=drafter(office, id),
        reviewer=by.subject,
        agreed=agreed,
        reasons=office.seal_if(reasons, "case", id),
        on=office.today(),
    )
    return office.log.append(found.then(reviewed), by=by, once=once)


def decide(office: Office, id: UUID, *, by: By, expecting: int | None = None, once: Once | None = None) -> Receipt:
    """Decide as drafted and reviewed. A rejection ends the agreement and frees the partner's places."""

    def attempt() -> Receipt:
        found = office.find(APPLICATION, id, expecting=expecting)
        application = found.state
        decided = deciding.decide(
            application,
            _ground(office, id, application, application.draft.meeting if application.draft else None),
            decider=by.subject,
            role=by.role,
            took_part=took_part(office, application, id),
            rules=office.find(CALL, application.call).state.terms.rules.version,
            on=office.today(),
        )
        rejects = application.draft is not None and application.draft.outcome is Outcome.REJECTED
        ended = agreements.ending(office, id, cause=EndCause.APPLICATION_REJECTED) if rejects else ()
        return office.log.append(found.then(decided), *ended, by=by, once=once)

    return settled(attempt)


def correct_decision(
    office: Office,
    id: UUID,
    *,
    text: str,
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Correct an obvious clerical error in the decision's text."""
    found: Found[Application] = office.find(APPLICATION, id, expecting=expecting)
    corrected = deciding.correct_decision(
        found.state,
        text=office.seal(text, "case", id),
        reasons=office.seal(reasons, "case", id),
        on=office.today(),
    )
    return office.log.append(found.then(corrected), by=by, once=once)


def drafter(office: Office, id: UUID) -> UUID:
    """Who drafted the decision as it is drafted now."""
    drafts = [one.envelope.by.subject for one in office.log.history(id) if isinstance(one.fact, DecisionDrafted)]
    if not drafts:
        raise Refused("decision-not-drafted")
    return drafts[-1]


def _ground(office: Office, id: UUID, application: Application, meeting: UUID | None) -> Ground:
    plan = office.find(CALL, application.call).state.terms.plan
    tallies = {
        stage: found.version
        for stage, found in tallies_of(office, application, id).items()
        if (result := application.result(stage)) is None or result.panel == found.state.computed.panel
    }
    if meeting is None:
        return Ground(plan=plan, tallies=tallies, resolved=None)
    held = office.find(MEETING, meeting).state
    resolved = held.resolution(id)
    resolutions = [
        one.id
        for committee in hearing(office, application, id, Stage.DELIBERATION)
        for one in meetings_of(office, committee.id)
        if one.state.resolution(id) and one.id not in application.void
    ]
    require(meeting in resolutions, "not-resolved")
    require(meeting == resolutions[-1], "resolution-superseded")
    panel = office.find(PANEL, held.panel).state
    return Ground(
        plan=plan, tallies=tallies, resolved=resolved, stands=resolved is not None and stands(resolved, held, panel)
    )
