"""Confirmations and grades told as steps: one in every state, one product added later, grades A and B."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from application import certifying, grading
from application.actions import Action
from application.certifying import Added
from application.demonstration import words
from application.demonstration.cases import Case
from application.demonstration.ids import id_of
from application.demonstration.officers import decider_of
from application.demonstration.steps import Ask, Request, Step
from application.intake import ItemTyped
from application.office import Office, certification_of, grade_of
from application.opening import by_machine
from application.record import By
from application.rounds import round_2021_1
from domain.applications import APPLICATION
from domain.certifications import CERTIFICATION
from domain.certifications import certifying as deciding
from domain.certifications.facts import RevocationCause
from domain.grades.facts import Grade
from domain.rules.vocabulary import TargetKind
from domain.values import start_of

ISSUED, SUSPENDED, RESTORED = date(2021, 8, 20), date(2021, 11, 1), date(2022, 2, 3)
CANCELLED, REVOKED = date(2023, 3, 6), date(2023, 5, 2)
RENEWED, SWEPT = date(2024, 8, 1), date(2024, 8, 26)
"""What expired on 20 August 2024 is put on record six days later, for its own day."""
ADDED, SUSPENDED_AGAIN = date(2025, 3, 10), date(2025, 11, 3)
GRADED, GRADE_REVOKED = date(2023, 3, 2), date(2023, 9, 4)
BEGINS_IN_DAYS = 30

Act = Callable[[Office, Request, Case], object]


@dataclass(frozen=True, kw_only=True)
class Confirmed:
    """A case whose first product is confirmed, and what becomes of that: act by act, each on its day.

    Without an `issued` day that is done at the present, to begin later.
    """

    number: str
    issued: date | None = ISSUED
    then: tuple[tuple[str, date, Act], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Given:
    """A grade of a firm of a case; without a day it is given at the present, for the year before."""

    number: str
    by_partner: bool
    grade: Grade
    on: date | None
    revoked: date | None = None


def confirmed(cases: tuple[Case, ...]) -> Iterator[Step]:
    """Every step of every confirmation and grade; `cases` are all of the demonstration."""
    found = {case.key: case for case in cases}
    for place, one in enumerate(CONFIRMED):
        case = found[f"{round_2021_1.ROUND_ID}/{one.number}"]
        yield _step(case, "confirmed", one.issued, place, partial(_issue, one, case))
        for name, day, act in one.then:
            yield _step(case, name, day, place, partial(_act, act, case))
    for place, graded in enumerate(GRADES):
        case = found[f"{round_2021_1.ROUND_ID}/{graded.number}"]
        name = f"grade/{'partner' if graded.by_partner else 'lead'}"
        yield _step(case, name, graded.on, place, partial(_grade, graded, case))
        if graded.revoked:
            yield _step(case, f"{name}/revoked", graded.revoked, place, partial(_revoke_grade, graded, case))


def _step(case: Case, name: str, day: date | None, place: int, ask: Ask) -> Step:
    at: datetime | None = start_of(day) + timedelta(hours=14, minutes=5 * place) if day else None
    return Step(name=f"{case.key}/confirmation/{name}", at=at, ask=ask)


def _act(act: Act, case: Case, office: Office, request: Request) -> object:
    return act(office, request, case)


def _by(office: Office, request: Request, case: Case, action: Action) -> By:
    return request.by_in_case(office, case.id, decider_of(case.track), action)


def _first(case: Case) -> UUID:
    return certification_of(case.id, 1)


def _issue(one: Confirmed, case: Case, office: Office, request: Request) -> None:
    first = None if one.issued else office.today() + timedelta(days=BEGINS_IN_DAYS)
    form = office.find(APPLICATION, case.id).state.form
    certifying.issue(
        office,
        case.id,
        product=form.items[0].id,
        added=None,
        holder=deciding.holders(form)[0],
        first=first,
        by=_by(office, request, case, Action.ISSUE_CERTIFICATION),
        once=request.once,
    )


def _add(office: Office, request: Request, case: Case) -> None:
    item = office.find(APPLICATION, case.id).state.form.items[0]
    typed = ItemTyped(label=words.PRODUCT_ADDED, kind=TargetKind.GOODS, detail_item_no=item.detail_item_no)
    certifying.issue(
        office,
        case.id,
        product=id_of(f"product-added/{case.key}"),
        added=Added(product=typed, reasons=words.ADDED),
        holder=case.leads[0].id,
        first=None,
        by=_by(office, request, case, Action.ISSUE_CERTIFICATION),
        once=request.once,
    )


def _suspend(office: Office, request: Request, case: Case) -> None:
    by = _by(office, request, case, Action.SUSPEND_CERTIFICATION)
    certifying.suspend(office, _first(case), reasons=words.SUSPENDED, first=None, by=by, once=request.once)


def _restore(office: Office, request: Request, case: Case) -> None:
    by = _by(office, request, case, Action.RESTORE_CERTIFICATION)
    certifying.restore(office, _first(case), reasons=words.RESTORED, by=by, once=request.once)


def _renew(office: Office, request: Request, case: Case) -> None:
    by = _by(office, request, case, Action.RENEW_CERTIFICATION)
    certifying.renew(office, _first(case), by=by, once=request.once)


def _revoke(office: Office, request: Request, case: Case) -> None:
    _end(office, request, case, cause=RevocationCause.GIVEN_BACK, back_to=None)


def _cancel(office: Office, request: Request, case: Case) -> None:
    _end(office, request, case, cause=RevocationCause.OBTAINED_FALSELY, back_to=ISSUED)


def _end(office: Office, request: Request, case: Case, *, cause: RevocationCause, back_to: date | None) -> None:
    certifying.revoke(
        office,
        _first(case),
        cause=cause,
        retroactive=back_to is not None,
        reasons=words.CONFIRMATION_ENDED[back_to is not None],
        effect=back_to,
        by=_by(office, request, case, Action.REVOKE_CERTIFICATION),
        once=request.once,
    )


def _expire(office: Office, request: Request, case: Case) -> None:
    found = office.find(CERTIFICATION, _first(case))
    facts = deciding.expire(found.state, on=office.today())
    office.log.append(found.then(*facts), by=by_machine(request.cause), once=request.once)


def _grade(one: Given, case: Case, office: Office, request: Request) -> None:
    grading.give_grade(
        office,
        _firm(one, case),
        application=case.id,
        year=office.today().year - 1,
        grade=one.grade,
        reasons=words.GRADED,
        first=None,
        by=_by(office, request, case, Action.GIVE_GRADE),
        once=request.once,
    )


def _revoke_grade(one: Given, case: Case, office: Office, request: Request) -> None:
    grading.revoke_grade(
        office,
        grade_of(_firm(one, case), GRADED.year - 1),
        cause=RevocationCause.REQUIREMENT_LOST,
        retroactive=False,
        reasons=words.GRADE_ENDED,
        effect=None,
        by=_by(office, request, case, Action.REVOKE_GRADE),
        once=request.once,
    )


def _firm(one: Given, case: Case) -> UUID:
    firm = case.partner if one.by_partner and case.partner else case.leads[0]
    return firm.id


CONFIRMED = (
    Confirmed(number="IG/01", then=(("renewed", RENEWED, _renew),)),
    Confirmed(
        number="IG/02",
        then=(("suspended", SUSPENDED, _suspend), ("restored", RESTORED, _restore), ("renewed", RENEWED, _renew)),
    ),
    Confirmed(number="MP/01", then=(("expired", SWEPT, _expire),)),
    Confirmed(number="MP/06", then=(("revoked", REVOKED, _revoke),)),
    Confirmed(number="MP/09", then=(("cancelled", CANCELLED, _cancel),)),
    Confirmed(
        number="TC/02",
        then=(("renewed", RENEWED, _renew), ("added", ADDED, _add), ("suspended", SUSPENDED_AGAIN, _suspend)),
    ),
    Confirmed(number="MP/20", issued=None),
)
GRADES = (
    Given(number="CB/01", by_partner=False, grade=Grade.A, on=None),
    Given(number="CB/04", by_partner=False, grade=Grade.B, on=None),
    Given(number="CB/01", by_partner=True, grade=Grade.B, on=GRADED),
    Given(number="CB/04", by_partner=True, grade=Grade.A, on=GRADED, revoked=GRADE_REVOKED),
)
