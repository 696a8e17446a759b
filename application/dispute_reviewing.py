"""Reviewing a dispute: reviewers asked and barred, the supplement, the extension, the ruling."""

from dataclasses import dataclass
from uuid import UUID

from application.disputed import Case, case_of, involvement, still_stands
from application.letters import telling
from application.letters.writing import Unwritten, written
from application.office import Office, settled
from application.ports import Change, Once, Receipt
from application.record import By
from application.staging import plan_of
from domain.applications.setting_aside import require_possible
from domain.disputes import DISPUTE, reviewing, ruling
from domain.disputes.codes import Content, Inadmissible, Result
from domain.disputes.facts import PointRuled
from domain.disputes.ruling import Given
from domain.facts import require
from domain.panels.facts import Ground
from domain.roles import Role
from domain.subjects import SUBJECT


@dataclass(frozen=True, kw_only=True)
class PointRuledTyped:
    """What a point came to, the reasons as typed."""

    point: int
    result: Result
    reasons: str
    ground: Inadmissible | None = None


def assign_reviewer(
    office: Office, id: UUID, *, reviewer: UUID, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Ask somebody to review; who had a part in the case is barred, and the record shows by which facts."""
    found = office.find(DISPUTE, id, expecting=expecting)
    held = office.find(SUBJECT, reviewer).state.roles
    require(any(role is Role.DISPUTE_REVIEWER for role, _ in held), "not-a-dispute-reviewer", reviewer=reviewer)
    involved = involvement(office, found.state.application, reviewer)
    fact = reviewing.assign_reviewer(found.state, reviewer=reviewer, involved=involved, on=office.today())
    return office.log.append(found.then(fact), by=by, once=once)


def declare_conflict(
    office: Office,
    id: UUID,
    *,
    reviewer: UUID,
    conflict: bool,
    grounds: tuple[Ground, ...],
    detail: str | None,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Answer the conflict question; a conflict bars."""
    found = office.find(DISPUTE, id, expecting=expecting)
    facts = reviewing.declare_conflict(
        found.state,
        reviewer=reviewer,
        conflict=conflict,
        grounds=grounds,
        detail=office.seal_if(detail, "subject", reviewer),
        on=office.today(),
    )
    return office.log.append(found.then(*facts), by=by, once=once)


def request_supplement(
    office: Office,
    id: UUID,
    *,
    reviewer: UUID,
    contents: tuple[Content, ...],
    days: int,
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Ask for what is missing, with a letter."""
    case = case_of(office, id, expecting=expecting)
    fact = reviewing.request_supplement(
        case.dispute.state,
        case.calendar,
        reviewer=reviewer,
        contents=contents,
        days=days,
        reasons=office.seal(reasons, "case", case.application.id),
        on=office.today(),
    )
    asked = case.dispute.then(fact)
    letter = telling.objection_supplement_request(office, case.dispute.state, fact)
    return office.log.append(asked, *_written(office, case, asked, letter, by), by=by, once=once)


def extend_answer(
    office: Office,
    id: UUID,
    *,
    days: int,
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Extend the answer period, once, with reasons and a letter."""
    case = case_of(office, id, expecting=expecting)
    fact = reviewing.extend_answer(
        case.dispute.state,
        case.calendar,
        days=days,
        reasons=office.seal(reasons, "case", case.application.id),
        on=office.today(),
    )
    extended = case.dispute.then(fact)
    letter = telling.answer_extension(office, case.dispute.state, fact)
    return office.log.append(extended, *_written(office, case, extended, letter, by), by=by, once=once)


def rule(
    office: Office,
    id: UUID,
    *,
    points: tuple[PointRuledTyped, ...],
    remedies: tuple[Given, ...] = (),
    excused: bool = False,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Rule on every point. What the record says of the reviewer's part in the case is asked once more, and what can be done."""

    def decide() -> Receipt:
        case = case_of(office, id, expecting=expecting)
        application = case.application
        facts = ruling.rule(
            case.dispute.state,
            case.calendar,
            reviewer=by.subject,
            role=by.role,
            involved=involvement(office, application.id, by.subject),
            stands=still_stands(office, case),
            points=tuple(
                PointRuled(
                    point=one.point,
                    result=one.result,
                    ground=one.ground,
                    reasons=office.seal(one.reasons, "case", application.id),
                )
                for one in points
            ),
            remedies=remedies,
            excused=excused,
            on=office.today(),
        )
        for one in remedies:
            require_possible(application.state, plan_of(office, application.state), one.remedy)
        return office.log.append(case.dispute.then(*facts), by=by, once=once)

    return settled(decide)


def _written(office: Office, case: Case, change: Change, letter: Unwritten, by: By) -> tuple[Change, ...]:
    application = case.application
    return written(office, change, letter, case=application.id, application=application.state, by=by)
