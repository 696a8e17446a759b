"""What is done with what the panels found: stages recorded, the committee meets, the agency decides and tells."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from application import deciding, meetings, notifying, selecting, staging
from application.actions import Action
from application.demonstration import seats, words
from application.demonstration.cases import CALL_2021, Case
from application.demonstration.evaluations import Decided, Votes
from application.demonstration.officers import agency_of, decider_of, secretary_of
from application.demonstration.people import COMMITTEE, Person
from application.demonstration.scoring_acts import by_on_panel
from application.demonstration.steps import Request
from application.office import Office, notice_of
from application.permissions import Thing
from domain.applications.outcomes import Outcome
from domain.meetings.facts import Choice
from domain.notices.facts import Method
from domain.rules.vocabulary import Stage, Track

PRESENT = COMMITTEE[:6]
"""Who comes to the meetings: one of seven is away, so that votes can be equal."""


def schedule(case: Case, stage: Stage, officer: Person, at: datetime, office: Office, request: Request) -> None:
    """Set place and time of the hearing or visit."""
    by = request.by_in_case(office, case.id, officer, Action.SCHEDULE_HEARING)
    place = words.HEARING_PLACE[stage]
    staging.schedule_hearing(office, case.id, stage=stage, place=place, at=at, by=by, once=request.once)


def report(case: Case, stage: Stage, officer: Person, office: Office, request: Request) -> None:
    """Report what was heard or found."""
    by = request.by_in_case(office, case.id, officer, Action.REPORT_HEARING)
    staging.report_hearing(office, case.id, stage=stage, report=words.HEARING_REPORT[stage], by=by, once=request.once)


def record(case: Case, stage: Stage, officer: Person, office: Office, request: Request) -> None:
    """Record whether the stage was passed."""
    by = request.by_in_case(office, case.id, officer, Action.RECORD_STAGE)
    staging.record_stage_result(office, case.id, stage=stage, by=by, once=request.once)


def open_meeting(track: Track, office: Office, request: Request) -> None:
    """Open the committee's meeting."""
    panel = seats.panel(track, Stage.DELIBERATION)
    by = by_on_panel(office, request, panel, seats.chair(Stage.DELIBERATION), Action.OPEN_MEETING)
    present = tuple(one.id for one in PRESENT)
    meetings.open_meeting(office, panel, present=present, by=by, once=request.once)


def vote(case: Case, votes: Votes, voter: Person, choice: Choice, office: Office, request: Request) -> None:
    """Vote on the case, having been shown all there was of it."""
    panel = seats.panel(case.track, Stage.DELIBERATION)
    by = by_on_panel(office, request, panel, voter, Action.CAST_VOTE, case=case)
    meetings.cast_vote(
        office,
        seats.meeting(case.track, votes.meeting),
        case=case.id,
        proposal=votes.proposal,
        choice=choice,
        by=replace(by, seen=office.log.head()),
        once=request.once,
    )


def resolve(case: Case, office: Office, request: Request) -> None:
    """Count the votes on the case."""
    panel = seats.panel(case.track, Stage.DELIBERATION)
    by = by_on_panel(office, request, panel, seats.chair(Stage.DELIBERATION), Action.RESOLVE, case=case)
    meetings.resolve(office, seats.meeting(case.track), case=case.id, reasons=words.RESOLVED, by=by, once=request.once)


def take_minutes(track: Track, office: Office, request: Request) -> None:
    """Take the minutes."""
    panel = seats.panel(track, Stage.DELIBERATION)
    by = by_on_panel(office, request, panel, secretary_of(track), Action.TAKE_MINUTES)
    meetings.take_minutes(office, seats.meeting(track), minutes=words.MINUTES, by=by, once=request.once)


def close_meeting(track: Track, office: Office, request: Request) -> None:
    """Close the meeting."""
    panel = seats.panel(track, Stage.DELIBERATION)
    by = by_on_panel(office, request, panel, seats.chair(Stage.DELIBERATION), Action.CLOSE_MEETING)
    meetings.close_meeting(office, seats.meeting(track), by=by, once=request.once)


def draft(case: Case, decided: Decided, met: bool, officer: Person, office: Office, request: Request) -> None:  # noqa: FBT001
    """Draft the decision, after the meeting where the committee `met` on it."""
    deciding.draft_decision(
        office,
        case.id,
        outcome=decided.outcome,
        text=words.SELECTED if decided.outcome is Outcome.SELECTED else words.REJECTED,
        meeting=seats.meeting(case.track) if met else None,
        reasons=decided.reasons,
        differs=words.DIFFERS if decided.differs else None,
        by=request.by_in_case(office, case.id, officer, Action.DRAFT_DECISION),
        once=request.once,
    )


def review(case: Case, agreed: bool, officer: Person, office: Office, request: Request) -> None:  # noqa: FBT001
    """Review the draft."""
    by = request.by_in_case(office, case.id, officer, Action.REVIEW_DECISION)
    reasons = None if agreed else words.SENT_BACK
    deciding.review_decision(office, case.id, agreed=agreed, reasons=reasons, by=by, once=request.once)


def decide(case: Case, office: Office, request: Request) -> None:
    """Decide as drafted."""
    by = request.by_in_case(office, case.id, decider_of(case.track), Action.DECIDE)
    deciding.decide(office, case.id, by=by, once=request.once)


def correct(case: Case, office: Office, request: Request) -> None:
    """Correct a clerical error in the decision."""
    deciding.correct_decision(
        office,
        case.id,
        text=words.DECISION_CORRECTED,
        reasons=words.CLERICAL_ERROR,
        by=request.by_in_case(office, case.id, decider_of(case.track), Action.CORRECT_DECISION),
        once=request.once,
    )


def issue(case: Case, officer: Person, office: Office, request: Request) -> None:
    """Issue the notices."""
    by = request.by_in_case(office, case.id, officer, Action.ISSUE_NOTICES)
    notifying.issue_notices(office, case.id, remedies=words.REMEDIES, by=by, once=request.once)


def send(case: Case, to: UUID, number: int, officer: Person, method: Method, office: Office, request: Request) -> None:
    """Send a recipient's notice."""
    by = request.by_in_case(office, case.id, officer, Action.SEND_NOTICE)
    notifying.send_notice(office, notice_of(case.id, to, number), method=method, by=by, once=request.once)


def arrive(
    case: Case, to: UUID, number: int, officer: Person, arrived: datetime, office: Office, request: Request
) -> None:
    """Record that a notice arrived."""
    by = request.by_in_case(office, case.id, officer, Action.RECORD_ARRIVAL)
    notifying.record_arrival(office, notice_of(case.id, to, number), arrived=arrived, by=by, once=request.once)


def rank(track: Track, officer: Person, office: Office, request: Request) -> None:
    """Rank the track's tasks."""
    by = request.by(office, officer, Action.LIST_SELECTION, _responsible(track))
    selecting.list_selection(office, CALL_2021, track=track, by=by, once=request.once)


def publish(track: Track, office: Office, request: Request) -> None:
    """Publish those selected."""
    by = request.by(office, decider_of(track), Action.PUBLISH_SELECTION, _responsible(track))
    selecting.publish_selection(office, CALL_2021, track=track, by=by, once=request.once)


def _responsible(track: Track) -> Thing:
    return Thing(agencies=frozenset({agency_of(track)}))
