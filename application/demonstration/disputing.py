"""Disputes told as steps: in every state, one due at the present, one filed late, one nobody answered, one remanded."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import partial
from uuid import UUID

from application import dispute_reviewing, disputing, remedying
from application.actions import Action
from application.demonstration import words
from application.demonstration.cases import Case
from application.demonstration.firms import Firm
from application.demonstration.officers import decider_of, in_charge
from application.demonstration.people import OTHER_OFFICIALS, Person
from application.demonstration.steps import Ask, Request, Step
from application.dispute_reviewing import PointRuledTyped
from application.disputed import case_of
from application.disputing import ObjectionTyped, PointTyped
from application.looking import case_thing, dispute_thing
from application.office import Office, dispute_of, notice_of
from application.opening import by_machine
from application.record import By
from application.rounds import round_2021_1
from domain.disputes import DISPUTE, reviewing
from domain.disputes.codes import Content, Inadmissible, RemedyKind, Result
from domain.disputes.facts import Sought
from domain.disputes.ruling import Given
from domain.notices.facts import Method
from domain.rules.vocabulary import Stage
from domain.subjects.facts import Capacity
from domain.values import seoul_day, start_of

FILED, TAKEN_UP, RULED, TOLD, MISSED = (date(2021, 9, day) for day in (6, 8, 14, 15, 24))
FILED_LATE, LATE_TAKEN_UP, LATE_RULED, LATE_TOLD = (date(2021, 11, day) for day in (1, 3, 9, 10))
ANSWER_WITHIN = 10
MINUTES_APART = 5
REVIEWERS = OTHER_OFFICIALS[:2]


class Until(StrEnum):
    """How far a dispute has come."""

    RECEIVED = "RECEIVED"
    WITHDRAWN = "WITHDRAWN"
    UNDER_REVIEW = "UNDER_REVIEW"
    SUPPLEMENT_REQUESTED = "SUPPLEMENT_REQUESTED"
    RULED = "RULED"
    NOTIFIED = "NOTIFIED"
    ARRIVED = "ARRIVED"


@dataclass(frozen=True, kw_only=True)
class Disputed:
    """An objection to the rejection of a case, by its lead or its partner, and what came of it.

    `present`: it came in so many days before the present that its answer is due now. `remand` upholds it.
    """

    number: str
    until: Until
    by_partner: bool = False
    late: bool = False
    present: bool = False
    remand: Stage | None = None


DISPUTES = (
    Disputed(number="MP/18", until=Until.RECEIVED),
    Disputed(number="IG/06", until=Until.WITHDRAWN),
    Disputed(number="IG/20", until=Until.ARRIVED, remand=Stage.ON_SITE),
    Disputed(number="TC/04", until=Until.ARRIVED, late=True),
    Disputed(number="CB/18", until=Until.RULED),
    Disputed(number="CB/09", until=Until.NOTIFIED),
    Disputed(number="TC/06", until=Until.UNDER_REVIEW, present=True),
    Disputed(number="TC/06", until=Until.SUPPLEMENT_REQUESTED, by_partner=True, present=True),
)
"""What nobody answered is the first: its missed date is a fact."""


def disputed(cases: tuple[Case, ...]) -> Iterator[Step]:
    """Every step of every dispute; `cases` are all of the demonstration."""
    for place, one in enumerate(DISPUTES):
        key = f"{round_2021_1.ROUND_ID}/{one.number}"
        nth, case = next((nth, case) for nth, case in enumerate(cases) if case.key == key)
        yield from _steps(one, case, in_charge(case.track, nth), place)


def _steps(one: Disputed, case: Case, officer: Person, place: int) -> Iterator[Step]:
    firm = case.partner if one.by_partner and case.partner else case.leads[0]
    filed, taken, ruled, told = (
        (FILED_LATE, LATE_TAKEN_UP, LATE_RULED, LATE_TOLD) if one.late else (FILED, TAKEN_UP, RULED, TOLD)
    )
    reviewer = REVIEWERS[place % len(REVIEWERS)]

    def step(name: str, day: date, ask: Ask) -> Step:
        at = None if one.present else _at(day, place)
        return Step(name=f"{case.key}/dispute/{firm.key}/{name}", at=at, ask=ask)

    yield step("filed", filed, partial(_file, one, case, firm))
    if one.until is Until.WITHDRAWN:
        yield step("withdrawn", taken, partial(_withdraw, case, firm))
    if one.until is Until.RECEIVED:
        yield step("missed", MISSED, partial(_miss, case, firm))
    if one.until in {Until.RECEIVED, Until.WITHDRAWN}:
        return
    yield step("assigned", taken, partial(_assign, case, firm, reviewer))
    yield step("declared", taken, partial(_declare, case, firm, reviewer))
    if one.until is Until.SUPPLEMENT_REQUESTED:
        yield step("supplement", taken, partial(_ask_for_more, case, firm, reviewer))
    if one.until in {Until.RULED, Until.NOTIFIED, Until.ARRIVED}:
        yield step("ruled", ruled, partial(_rule, one, case, firm, reviewer))
    if one.until in {Until.NOTIFIED, Until.ARRIVED}:
        yield step("told", told, partial(_tell, case, firm, officer))
    if one.until is Until.ARRIVED:
        yield step("arrived", told, partial(_arrive, case, firm, officer))


def _acting(case: Case, firm: Firm) -> tuple[Callable[[Office, Request, Person, Action], By], UUID]:
    """Who acts on the dispute, and which it is."""
    id = dispute_of(notice_of(case.id, firm.id))

    def by(office: Office, request: Request, person: Person, action: Action) -> By:
        thing = dispute_thing(office, office.find(DISPUTE, id).state)
        return request.by(office, person, action, thing, seen=office.log.head())

    return by, id


def _file(one: Disputed, case: Case, firm: Firm, office: Office, request: Request) -> None:
    received = office.clock.now()
    if one.present:
        received -= timedelta(days=ANSWER_WITHIN)
    kind = RemedyKind.REMAND if one.remand else RemedyKind.REPLACE_DECISION
    arguments = () if one.until is Until.SUPPLEMENT_REQUESTED else (words.OBJECTION,)
    point = PointTyped(sought=Sought(kind=kind, stage=one.remand), arguments=arguments)
    thing = case_thing(office, case.id, party=firm.id)
    disputing.file_objection(
        office,
        notice_of(case.id, firm.id),
        objection=ObjectionTyped(points=(point,), known=seoul_day(received), contact=firm.phone, purport=words.PURPORT),
        objector=firm.id,
        agent=firm.person.id if firm.capacity is Capacity.AGENT else None,
        received=received,
        by=request.by(office, firm.person, Action.FILE_OBJECTION, thing),
        once=request.once,
    )


def _withdraw(case: Case, firm: Firm, office: Office, request: Request) -> None:
    by, id = _acting(case, firm)
    asked = by(office, request, firm.person, Action.WITHDRAW_OBJECTION)
    disputing.withdraw(office, id, reasons=words.OBJECTION_WITHDRAWN, by=asked, once=request.once)


def _assign(case: Case, firm: Firm, reviewer: Person, office: Office, request: Request) -> None:
    by, id = _acting(case, firm)
    asked = by(office, request, decider_of(case.track), Action.ASSIGN_REVIEWER)
    dispute_reviewing.assign_reviewer(office, id, reviewer=reviewer.id, by=asked, once=request.once)


def _declare(case: Case, firm: Firm, reviewer: Person, office: Office, request: Request) -> None:
    by, id = _acting(case, firm)
    dispute_reviewing.declare_conflict(
        office,
        id,
        reviewer=reviewer.id,
        conflict=False,
        grounds=(),
        detail=None,
        by=by(office, request, reviewer, Action.DECLARE_REVIEWERS_CONFLICT),
        once=request.once,
    )


def _ask_for_more(case: Case, firm: Firm, reviewer: Person, office: Office, request: Request) -> None:
    by, id = _acting(case, firm)
    dispute_reviewing.request_supplement(
        office,
        id,
        reviewer=reviewer.id,
        contents=(Content.REASONS,),
        days=7,
        reasons=words.MORE_REASONS,
        by=by(office, request, reviewer, Action.REQUEST_OBJECTIONS_SUPPLEMENT),
        once=request.once,
    )


def _rule(one: Disputed, case: Case, firm: Firm, reviewer: Person, office: Office, request: Request) -> None:
    by, id = _acting(case, firm)
    result = Result.UPHELD if one.remand else Result.INADMISSIBLE if one.late else Result.DISMISSED
    remand = Given(points=(1,), remedy=Sought(kind=RemedyKind.REMAND, stage=one.remand))
    ground = Inadmissible.LATE if one.late else None
    dispute_reviewing.rule(
        office,
        id,
        points=(PointRuledTyped(point=1, result=result, reasons=words.RULING[result], ground=ground),),
        remedies=(remand,) if one.remand else (),
        by=by(office, request, reviewer, Action.RULE_ON_DISPUTE),
        once=request.once,
    )


def _tell(case: Case, firm: Firm, officer: Person, office: Office, request: Request) -> None:
    by, id = _acting(case, firm)
    asked = by(office, request, officer, Action.NOTIFY_RESULT)
    remedying.notify_result(office, id, method=Method.ELECTRONIC, text=words.RESULT_TOLD, by=asked, once=request.once)


def _arrive(case: Case, firm: Firm, officer: Person, office: Office, request: Request) -> None:
    by, id = _acting(case, firm)
    asked = by(office, request, officer, Action.RECORD_RESULT_ARRIVAL)
    remedying.record_result_arrival(office, id, arrived=office.clock.now(), by=asked, once=request.once)


def _miss(case: Case, firm: Firm, office: Office, request: Request) -> None:
    """What the worker records on the day after."""
    _, id = _acting(case, firm)
    found = case_of(office, id)
    missed = reviewing.record_missed(found.dispute.state, found.calendar, refusal=found.refusal, on=office.today())
    office.log.append(found.dispute.then(missed), by=by_machine(request.cause), once=request.once)


def _at(day: date, place: int) -> datetime:
    return start_of(day) + timedelta(hours=10, minutes=MINUTES_APART * place)
