"""What stands before the first case of the demonstration: people and their roles, firms, the catalogue, the two calls."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from application import announcing, competition_product_lists, opening, registering
from application.actions import Action
from application.announcing import CallPaper
from application.demonstration.firms import FIRMS, Firm
from application.demonstration.officers import AWAY_FIRST, AWAY_LAST
from application.demonstration.people import (
    ABSENT_OFFICER,
    DEPUTY,
    MSS_DECIDERS,
    OPERATOR,
    Person,
    demonstration_people,
)
from application.demonstration.steps import Ask, Request, Step
from application.office import Office, call_of
from application.permissions import BOTH_AGENCIES, Thing
from application.registering import Description
from application.rounds import demonstration_call, round_2021_1
from domain.calls import CALL
from domain.calls import announcing as calls
from domain.roles import Role
from domain.subjects.facts import SubjectKind
from domain.values import Agency, RoundId, start_of

SEED_BEGINS = start_of(date(2021, 3, 2)) + timedelta(hours=9)
"""The first instant of the demonstration's log, before the 2021 call opens."""
FIRST_FIRM = start_of(date(2021, 3, 8)) + timedelta(hours=9)
ABSENCE_KNOWN = start_of(date(2021, 4, 15)) + timedelta(hours=10)
DECIDER = MSS_DECIDERS[0]


def before_the_cases() -> Iterator[Step]:
    """The operator registers people, the people register firms, the agencies announce the call."""
    others = [person for person in demonstration_people() if person is not OPERATOR]
    yield _at(SEED_BEGINS, "person/operator", _register_operator)
    yield _at(SEED_BEGINS, "role/operator", _grant_operator)
    for minutes, person in enumerate(others, start=1):
        at = SEED_BEGINS + timedelta(minutes=minutes)
        yield _at(at, f"person/{person.key}", partial(_register_person, person))
        for role, agency in person.holds:
            yield _at(at, f"role/{person.key}", partial(_grant, person, role, agency))
    yield _at(SEED_BEGINS + timedelta(days=1), "competition-products", _designate)
    for nth, firm in enumerate(FIRMS):
        yield _at(FIRST_FIRM + timedelta(hours=nth), f"firm/{firm.key}", partial(_register_firm, firm))
    yield _at(round_2021_1.OPENS, "call/2021", partial(_announce, round_2021_1.ROUND_ID, round_2021_1.PAPER))
    yield _at(ABSENCE_KNOWN, "absence", _record_absence)
    yield _at(round_2021_1.CLOSES + timedelta(minutes=1), "call/2021/closed", _close)


def open_call() -> Step:
    """The invented call, open from the present on."""
    return Step(name="call/open", at=None, ask=_announce_open_call)


def _at(at: datetime, name: str, ask: Ask) -> Step:
    return Step(name=name, at=at, ask=ask)


def _described(person: Person) -> Description:
    return Description(label=person.name, email=f"{person.key}@example.kr", organisation=person.organisation)


def _register_operator(office: Office, request: Request) -> None:
    registering.register(
        office,
        id=OPERATOR.id,
        kind=SubjectKind.PERSON,
        description=_described(OPERATOR),
        profile=None,
        by=opening.by_machine(request.cause),
        once=request.once,
    )


def _grant_operator(office: Office, request: Request) -> None:
    by = opening.by_machine(request.cause)
    registering.grant_role(office, OPERATOR.id, role=Role.OPERATOR, agency=None, by=by, once=request.once)


def _register_person(person: Person, office: Office, request: Request) -> None:
    registering.register(
        office,
        id=person.id,
        kind=SubjectKind.PERSON,
        description=_described(person),
        profile=None,
        by=request.by(office, OPERATOR, Action.REGISTER_PERSON),
        once=request.once,
    )


def _grant(person: Person, role: Role, agency: Agency | None, office: Office, request: Request) -> None:
    by = request.by(office, OPERATOR, Action.GRANT_ROLE)
    registering.grant_role(office, person.id, role=role, agency=agency, by=by, once=request.once)


def _register_firm(firm: Firm, office: Office, request: Request) -> None:
    registering.register(
        office,
        id=firm.id,
        kind=firm.kind,
        description=Description(
            label=firm.name,
            business_number=firm.business_number,
            representative=firm.representative,
            phone=firm.phone,
            email=firm.email,
            address=firm.address,
        ),
        profile=firm.profile,
        by=request.by(office, firm.person, Action.REGISTER_FIRM),
        founder=firm.capacity,
        once=request.once,
    )


def _designate(office: Office, request: Request) -> None:
    sample = competition_product_lists.read(competition_product_lists.SAMPLE.read_bytes())
    announcing.designate_competition_products(
        office,
        designations=sample.designations,
        file=sample.file,
        by=request.by(office, DECIDER, Action.DESIGNATE_PRODUCTS, BOTH_AGENCIES),
        once=request.once,
    )


def _announce(round_id: RoundId, paper: CallPaper, office: Office, request: Request) -> None:
    announcing.announce(
        office,
        round_id=round_id,
        paper=paper,
        demonstration=round_id != round_2021_1.ROUND_ID,
        by=request.by(office, DECIDER, Action.ANNOUNCE_CALL, BOTH_AGENCIES),
        once=request.once,
    )


def _close(office: Office, request: Request) -> None:
    call = office.find(CALL, call_of(round_2021_1.ROUND_ID))
    closed = calls.close(call.state, now=office.clock.now())
    office.log.append(call.then(*closed), by=opening.by_machine(request.cause), once=request.once)


def _announce_open_call(office: Office, request: Request) -> None:
    _announce(demonstration_call.ROUND_ID, demonstration_call.paper(office.clock.now()), office, request)


def _record_absence(office: Office, request: Request) -> None:
    registering.record_absence(
        office,
        ABSENT_OFFICER.id,
        first=AWAY_FIRST,
        last=AWAY_LAST,
        deputy=DEPUTY.id,
        by=request.by(office, ABSENT_OFFICER, Action.RECORD_ABSENCE, Thing(person=ABSENT_OFFICER.id)),
        once=request.once,
    )
