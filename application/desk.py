"""A person's desk: every act that is theirs to do next, on which case, and by when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from application.clocks import days_left
from application.looking import AGENCY_READERS
from application.office import Office
from application.permissions import Actor
from application.record import Recorded
from application.views.book import CaseRow, Excerpt
from application.views.desk import DeskQuery, DeskRow, Why
from application.views.waiting import SETTLING
from domain.applications import Status
from domain.applications.facts import DecisionDrafted
from domain.applications.staging import HEARD, ended_at, next_stage
from domain.disputes import DISPUTE, Dispute
from domain.facts import Fact
from domain.meetings.facts import Resolved
from domain.notices import NOTICE
from domain.roles import Role
from domain.rules.vocabulary import ScoringPlan, Stage
from domain.streams import Stream
from domain.tallies.facts import Computed
from domain.values import Agency, Sealed, seoul_day

S = TypeVar("S")
MOST = 100
"""Cases of one reason that a desk shows."""
READ: tuple[type[Fact], ...] = (Computed, Resolved, DecisionDrafted, *SETTLING, *NOTICE.facts, *DISPUTE.facts)
"""What is read of the cases on a desk besides their files."""


class Group(StrEnum):
    """What belongs together on a desk."""

    ASSIGN = "ASSIGN"
    JUDGE = "JUDGE"
    SUPPLEMENTS = "SUPPLEMENTS"
    HEARINGS = "HEARINGS"
    DECISIONS = "DECISIONS"
    NOTICES = "NOTICES"
    OBJECTIONS = "OBJECTIONS"


class Act(StrEnum):
    """What is to be done, or waited for."""

    ASSIGN = "ASSIGN"
    JUDGE = "JUDGE"
    AWAIT_SUPPLEMENT = "AWAIT_SUPPLEMENT"
    RETURN_OR_EXTEND = "RETURN_OR_EXTEND"
    SCHEDULE = "SCHEDULE"
    HEAR = "HEAR"
    REPORT = "REPORT"
    RECORD = "RECORD"
    DRAFT = "DRAFT"
    REVIEW = "REVIEW"
    DECIDE = "DECIDE"
    ISSUE = "ISSUE"
    SEND = "SEND"
    ARRIVE = "ARRIVE"
    ASSIGN_REVIEWER = "ASSIGN_REVIEWER"
    DECLARE = "DECLARE"
    RULE = "RULE"
    AWAIT_ANSWER = "AWAIT_ANSWER"
    NOTIFY = "NOTIFY"
    RECORD_ARRIVAL = "RECORD_ARRIVAL"


GROUPS: Mapping[Group, tuple[Act, ...]] = {
    Group.ASSIGN: (Act.ASSIGN,),
    Group.JUDGE: (Act.JUDGE,),
    Group.SUPPLEMENTS: (Act.AWAIT_SUPPLEMENT, Act.RETURN_OR_EXTEND),
    Group.HEARINGS: (Act.SCHEDULE, Act.HEAR, Act.REPORT, Act.RECORD),
    Group.DECISIONS: (Act.DRAFT, Act.REVIEW, Act.DECIDE),
    Group.NOTICES: (Act.ISSUE, Act.SEND, Act.ARRIVE),
    Group.OBJECTIONS: (
        *(Act.ASSIGN_REVIEWER, Act.DECLARE, Act.RULE, Act.AWAIT_ANSWER),
        *(Act.NOTIFY, Act.RECORD_ARRIVAL),
    ),
}
OF_ACT = {act: group for group, acts in GROUPS.items() for act in acts}


@dataclass(frozen=True, kw_only=True)
class Duty:
    """An act on a case. `due` is the day it is due, where there is one, and `left` the working days until then.

    `title` is null where it is not for the person. `stage`, `party` and `stream` (a notice's or dispute's) where it is about one.
    """

    act: Act
    case: CaseRow
    title: Sealed | None
    due: date | None = None
    left: int | None = None
    stage: Stage | None = None
    party: UUID | None = None
    stream: UUID | None = None

    @property
    def group(self) -> Group:
        """Where it stands on the desk."""
        return OF_ACT[self.act]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything on a desk, late things first. `more` are the reasons of which there are more cases than are told."""

    duties: tuple[Duty, ...]
    more: frozenset[Why]


@dataclass(frozen=True, kw_only=True)
class _At:
    """Who sits at the desk, and what they know of the cases on it."""

    actor: Actor
    officers: frozenset[UUID]
    now: datetime
    plans: Mapping[UUID, ScoringPlan]
    records: Mapping[UUID, Sequence[Recorded]]

    def agencies(self, *roles: Role) -> frozenset[Agency]:
        """The agencies that the person holds one of these roles for."""
        return frozenset(agency for role, agency in self.actor.subject.roles if role in roles and agency)

    def record(self, row: DeskRow) -> Sequence[Recorded]:
        """What is read of a case besides its file."""
        return self.records.get(row.case.id, ())


def desk(office: Office, actor: Actor) -> Desk:
    """The desk of a person, in a constant number of questions however many cases there are."""
    roles = actor.subject.roles
    agencies = frozenset(agency for role, agency in roles if role in AGENCY_READERS and agency)
    reviews = any(role is Role.DISPUTE_REVIEWER for role, _ in roles)
    if not agencies and not reviews:
        return Desk(duties=(), more=frozenset())
    disputes = frozenset(Agency) if reviews else agencies
    officers = _served(office, actor)
    query = DeskQuery(officers=officers, agencies=agencies, disputes=disputes, limit=MOST)
    rows, more = _within(office.book.desk(query))
    at = _At(
        actor=actor, officers=officers, now=office.clock.now(), plans=_plans(office), records=_records(office, rows)
    )
    found = {(one.act, one.case.id, one.stream): one for row in rows for one in _duties(at, row)}
    counted = (_counted(office, one) for one in found.values())
    return Desk(duties=tuple(sorted(counted, key=_order)), more=more)


def _served(office: Office, actor: Actor) -> frozenset[UUID]:
    """Whose cases are on the desk: one's own, and those of whom one stands in for today."""
    agencies = sorted(agency for role, agency in actor.subject.roles if role is Role.INTAKE_OFFICER and agency)
    colleagues = (row for agency in agencies for row in office.book.officers(agency))
    aways = ((row.id, row.subject.away(office.today())) for row in colleagues)
    return frozenset({actor.id, *(id for id, away in aways if away and away.deputy == actor.id)})


def _within(rows: Sequence[DeskRow]) -> tuple[list[DeskRow], frozenset[Why]]:
    """As many of each reason as are told, and the reasons of which there are more."""
    kept: dict[Why, list[DeskRow]] = {}
    for row in rows:
        kept.setdefault(row.why, []).append(row)
    more = frozenset(why for why, found in kept.items() if len(found) > MOST)
    return [row for found in kept.values() for row in found[:MOST]], more


def _plans(office: Office) -> Mapping[UUID, ScoringPlan]:
    return {row.id: row.call.terms.plan for row in office.book.calls()}


def _records(office: Office, rows: Iterable[DeskRow]) -> Mapping[UUID, Sequence[Recorded]]:
    cases = frozenset(row.case.id for row in rows)
    names = frozenset(kind.name for kind in READ)
    wanted = Excerpt(cases=cases, names=names, positions=frozenset(), moved=frozenset(), until=0)
    found = office.book.excerpts(wanted) if cases else {}
    return {case: [line.recorded for line in lines] for case, lines in found.items()}


def _counted(office: Office, duty: Duty) -> Duty:
    if duty.due is None:
        return duty
    return replace(duty, left=days_left(office, duty.due))


def _order(duty: Duty) -> tuple[Any, ...]:
    since = duty.case.submitted_at or duty.case.opened_at
    return list(Group).index(duty.group), duty.due or date.max, since, duty.case.id


def _duties(at: _At, row: DeskRow) -> Iterator[Duty]:
    match row.why:
        case Why.UNASSIGNED:
            yield _duty(Act.ASSIGN, row)
        case Why.OWN:
            yield from _own(at, row)
        case Why.DRAFTED:
            yield from _drafted(at, row)
        case Why.UNTOLD:
            yield _duty(Act.ISSUE, row)
        case Why.UNDELIVERED:
            yield from _notices(at, row)
        case Why.DISPUTED:
            yield from _disputes(at, row)


def _duty(act: Act, row: DeskRow, **about: Any) -> Duty:  # noqa: ANN401  (whatever a duty is about)
    return Duty(**{"act": act, "case": row.case, "title": row.application.form.title, **about})


def _own(at: _At, row: DeskRow) -> Iterator[Duty]:
    """What the officer of a case has to do with it."""
    application, supplement = row.application, row.application.supplement
    draft = application.draft
    match application.status:
        case Status.SUBMITTED:
            yield _duty(Act.JUDGE, row)
        case Status.SUPPLEMENT_REQUESTED if supplement:
            late = supplement.due < seoul_day(at.now)
            yield _duty(Act.RETURN_OR_EXTEND if late else Act.AWAIT_SUPPLEMENT, row, due=supplement.due)
        case Status.ELIGIBLE if draft is None:
            yield from _evaluated(at, row)
        case Status.ELIGIBLE | Status.INELIGIBLE if draft is None or draft.agreed is False:
            yield _duty(Act.DRAFT, row)
        case _:
            return


def _evaluated(at: _At, row: DeskRow) -> Iterator[Duty]:
    """What comes next in an evaluation, where it is the officer's to do: panels and committees have desks of their own."""
    application, plan = row.application, at.plans.get(row.case.call)
    if plan is None:
        return
    stage = next_stage(application, plan)
    facts = [one.fact for one in at.record(row)]
    if stage is None:
        if ended_at(application, plan) or any(isinstance(fact, Resolved) for fact in facts):
            yield _duty(Act.DRAFT, row)
        return
    held = application.hearing(stage)
    panels = application.superseded
    tallied = any(isinstance(one, Computed) and one.stage is stage and one.panel not in panels for one in facts)
    if tallied:
        yield _duty(Act.RECORD, row, stage=stage)
    elif stage in HEARD and held is None:
        yield _duty(Act.SCHEDULE, row, stage=stage)
    elif held and held.report is None:
        yield _duty(Act.HEAR if held.at > at.now else Act.REPORT, row, stage=stage, due=held.on)


def _drafted(at: _At, row: DeskRow) -> Iterator[Duty]:
    draft, agency = row.application.draft, row.case.agency
    drafters = [one.envelope.by.subject for one in at.record(row) if isinstance(one.fact, DecisionDrafted)]
    if draft is None:
        return
    if draft.agreed is None and agency in at.agencies(Role.INTAKE_OFFICER) and at.actor.id not in drafters[-1:]:
        yield _duty(Act.REVIEW, row)
    if draft.agreed and agency in at.agencies(Role.DECIDER):
        yield _duty(Act.DECIDE, row)


def _notices(at: _At, row: DeskRow) -> Iterator[Duty]:
    """The notices made since the decision's text was last settled that have not arrived."""
    settled = max((one.position for one in at.record(row) if isinstance(one.fact, SETTLING)), default=0)
    later = [one for one in at.record(row) if one.position > settled]
    for stream, notice in _folded(NOTICE, later).items():
        if notice.arrived is None:
            act = Act.ARRIVE if notice.sent else Act.SEND
            yield _duty(act, row, party=notice.recipient, stream=stream)


def _disputes(at: _At, row: DeskRow) -> Iterator[Duty]:
    for stream, dispute in _folded(DISPUTE, at.record(row)).items():
        if dispute.withdrawn is None and dispute.arrived is None:
            yield from _dispute(at, row, stream, dispute)


def _dispute(at: _At, row: DeskRow, stream: UUID, dispute: Dispute) -> Iterator[Duty]:
    """What of an objection is the person's: a reviewer's part, or that of the agency whose decision it is against."""
    about: dict[str, Any] = {"party": dispute.objector, "stream": stream}
    answer = {**about, "due": None if dispute.notified else dispute.answer_by}
    held = dispute.reviewing(at.actor.id)
    if held and not held.barred and dispute.notified is None and dispute.ruling is None:
        title = row.application.form.title if held.cleared else None
        yield _duty(Act.RULE if held.cleared else Act.DECLARE, row, **{**answer, "title": title})
    if row.case.agency in at.agencies(Role.DECIDER) and dispute.ruling is None:
        reviewed = any(not one.barred for one in dispute.reviewers)
        yield _duty(Act.AWAIT_ANSWER if reviewed else Act.ASSIGN_REVIEWER, row, **answer)
    if row.case.agency in at.agencies(Role.INTAKE_OFFICER):
        if dispute.notified:
            yield _duty(Act.RECORD_ARRIVAL, row, **about)
        elif dispute.ruling:
            yield _duty(Act.NOTIFY, row, **answer)
        elif row.case.officer in at.officers:
            yield _duty(Act.AWAIT_ANSWER, row, **answer)


def _folded(kind: Stream[S], record: Iterable[Recorded]) -> Mapping[UUID, S]:
    """The streams of a kind, each as its facts tell it."""
    found: dict[UUID, S] = {}
    for one in record:
        fact: Fact = one.fact
        if type(fact) in kind.facts:
            before = found.get(one.stream)
            found[one.stream] = kind.begin(fact) if before is None else kind.after(before, fact)
    return found
