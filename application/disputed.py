"""What the log knows around a dispute: the objections to a notice or a case, the calendar that rules them, who had a part in the case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from application.evaluation import meetings_of, panels_before
from application.holidays import table_of, version_of
from application.notifying import notices_of
from application.office import HOLIDAYS_ID, Found, Office, dispute_of, sheet_of
from application.record import Recorded
from application.succeeding import with_successors
from domain.applications import APPLICATION, Application
from domain.applications.facts import (
    DecisionCorrected,
    DecisionDrafted,
    DecisionReviewed,
    DecisionSetAside,
    OfficerAssigned,
    Rejected,
    Selected,
)
from domain.calendar import Calendar
from domain.disputes import DISPUTE, Dispute
from domain.disputes.codes import BarGround
from domain.disputes.facts import Involved
from domain.holidays import EMPTY, HOLIDAYS
from domain.meetings.facts import VoteCast
from domain.notices import NOTICE, Notice
from domain.panels.facts import Convened, MemberReplaced
from domain.regimes import APPEAL_DAYS
from domain.roles import Role
from domain.subjects.facts import Authorised
from domain.values import Sha256

OF_DECIDING = (DecisionDrafted, DecisionReviewed, Selected, Rejected, DecisionCorrected)
OF_OFFICERS = frozenset({Role.INTAKE_OFFICER, Role.DECIDER, Role.SECRETARY})


@dataclass(frozen=True, kw_only=True)
class Case:
    """A dispute with what it is about: its notice, the case, and the calendar that rules it for good."""

    dispute: Found[Dispute]
    notice: Notice
    application: Found[Application]
    calendar: Calendar

    @property
    def refusal(self) -> date:
        """The last day to appeal that runs from the original refusal; known to the objector at the latest when objecting."""
        due = self.notice.due
        return due.appeal_by if due else self.calendar.expiry(self.dispute.state.filed, APPEAL_DAYS)


def case_of(office: Office, id: UUID, *, expecting: int | None = None) -> Case:
    """A dispute with what it is about."""
    dispute = office.find(DISPUTE, id, expecting=expecting)
    return Case(
        dispute=dispute,
        notice=office.find(NOTICE, dispute.state.notice).state,
        application=office.find(APPLICATION, dispute.state.application),
        calendar=calendar_at(office, dispute.state.calendar),
    )


def disputes_against(office: Office, notice: UUID) -> Iterator[Found[Dispute]]:
    """Every objection to a notice, the first first."""
    return office.numbered(DISPUTE, partial(dispute_of, notice))


def disputes_of(office: Office, application: UUID, case: Application) -> Iterator[Found[Dispute]]:
    """Every objection to the decisions of a case, by whichever party."""
    for notice in notices_of(office, application, case):
        yield from disputes_against(office, notice.id)


def ruling_version(office: Office, notice: Notice) -> Sha256:
    """The version of the calendar that rules an objection to a notice: the one that its arrival froze, else today's."""
    return notice.due.calendar if notice.due else version_of(table_of(office))


def calendar_at(office: Office, version: Sha256) -> Calendar:
    """The calendar of a version: the table as it stood when it had it; years that were seeded since are known as well.

    A correction of holidays after the version was frozen changes no due date that rests on it.
    """
    table, found = EMPTY, None
    for recorded in office.log.history(HOLIDAYS_ID):
        table = HOLIDAYS.after(table, recorded.fact)
        if version_of(table) == version:
            found = table
    if found is None:
        return table.calendar()
    later = {day for day in table.days if day.year not in found.years}
    return Calendar(years=table.years, holidays=found.days | later)


def still_stands(office: Office, case: Case) -> bool:
    """Whether the decision objected to stands: none was set aside since the notice, and no other ruling is about to.

    A ruling that upheld takes effect when its result is sent; another party's is no longer needed once there is one.
    """
    if case.application.state.decision is None:
        return False
    told = office.log.history(case.dispute.state.notice)[0].position
    record = office.log.history(case.application.id)
    if any(isinstance(one.fact, DecisionSetAside) and one.position > told for one in record):
        return False
    others = disputes_of(office, case.application.id, case.application.state)
    return not any(one.state.upheld and one.id != case.dispute.id and not one.state.notified for one in others)


def involvement(office: Office, case: UUID, person: UUID) -> tuple[Involved, ...]:
    """Every part a person had in a case, one fact for each ground: what bars them from reviewing a dispute about it."""
    application = office.find(APPLICATION, case).state
    shown: dict[BarGround, Involved] = {}
    for ground, one in _parts(office, case, application, person):
        shown.setdefault(ground, Involved(ground=ground, stream=one.stream, position=one.position))
    return tuple(shown.values())


Part = tuple[BarGround, Recorded]


def _parts(office: Office, case: UUID, application: Application, person: UUID) -> Iterator[Part]:
    yield from _on_panels(office, case, application, person)
    for one in office.log.history(case):
        if one.envelope.by.subject == person and isinstance(one.fact, OF_DECIDING):
            yield BarGround.DECIDED, one
        elif _in_office(one, person) or _handed_to(one, person):
            yield BarGround.HANDLED, one
    for notice in notices_of(office, case, application):
        yield from ((BarGround.HANDLED, one) for one in office.log.history(notice.id) if _in_office(one, person))
    firms = with_successors(office, application.form.firms())
    for one in office.log.history(person):
        if isinstance(one.fact, Authorised) and one.fact.firm in firms:
            yield BarGround.ACTS_FOR_PARTY, one


def _on_panels(office: Office, case: UUID, application: Application, person: UUID) -> Iterator[Part]:
    for panel in panels_before(office, application, case):
        yield from ((BarGround.EVALUATED, one) for one in office.log.history(sheet_of(panel.id, case, person)))
        for meeting in meetings_of(office, panel.id):
            votes = (one for one in office.log.history(meeting.id) if _votes(one, case, person))
            yield from ((BarGround.VOTED, one) for one in votes)
        yield from ((BarGround.SAT, one) for one in office.log.history(panel.id) if _seats(one, person))


def _votes(one: Recorded, case: UUID, person: UUID) -> bool:
    return isinstance(one.fact, VoteCast) and (one.fact.case, one.fact.voter) == (case, person)


def _in_office(one: Recorded, person: UUID) -> bool:
    return one.envelope.by.subject == person and one.envelope.by.role in OF_OFFICERS


def _seats(one: Recorded, person: UUID) -> bool:
    match one.fact:
        case Convened(members=members, secretary=secretary):
            return person == secretary or any(member.person == person for member in members)
        case MemberReplaced(by=successor):
            return successor.person == person
        case _:
            return False


def _handed_to(one: Recorded, person: UUID) -> bool:
    return isinstance(one.fact, OfficerAssigned) and one.fact.officer == person
