"""Performance reviews told as steps: completed, extended and going on, let lie, and stopped, so that a revocation follows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from application import performing
from application.actions import Action
from application.demonstration import words
from application.demonstration.cases import Case
from application.demonstration.officers import decider_of, in_charge
from application.demonstration.steps import Ask, Request, Step
from application.office import Office, performance_of
from application.opening import by_machine
from application.performing import ReviewTyped
from application.rounds import round_2021_1
from domain.performance.facts import Outcome, ReviewKey, ReviewKind
from domain.values import start_of

PERIOD_SET = date(2021, 9, 1)
SCHEDULED, SUBMITTED, RESOLVED = timedelta(days=-28), timedelta(days=-7), timedelta(days=7)
"""When what is done about a review, counted from the day it is held."""
AHEAD = timedelta(days=14)
"""How far ahead the review that is set at the present is held."""
FIRST, SECOND, THIRD, FOURTH, NEXT = (ReviewKey(kind=ReviewKind.INTERIM, nth=nth) for nth in range(1, 6))
EXTENSION, COMPLETION = (ReviewKey(kind=kind, nth=1) for kind in (ReviewKind.EXTENSION, ReviewKind.COMPLETION))
EXTENDED_TO = date(2027, 8, 12)


@dataclass(frozen=True, kw_only=True)
class Held:
    """A review, the day it is held, and what it came to; without a day it is set at the present, and nothing has come of it yet."""

    key: ReviewKey
    day: date | None
    outcome: Outcome | None = Outcome.CONTINUE


@dataclass(frozen=True, kw_only=True)
class Supported:
    """A case by its running number, its reviews, and a day on which the worker puts on record what fell due by then."""

    number: str
    reviews: tuple[Held, ...]
    swept: date | None = None


def performed(cases: tuple[Case, ...]) -> Iterator[Step]:
    """Every step of every review; `cases` are all of the demonstration."""
    found = {case.key: case for case in cases}
    for place, one in enumerate(SUPPORTED):
        case = found[f"{round_2021_1.ROUND_ID}/{one.number}"]
        yield _step(case, "period", PERIOD_SET, place, partial(_set_period, case))
        for review in one.reviews:
            yield from _review(case, review, place)
        if one.swept:
            yield _step(case, "fell-due", one.swept, place, partial(_fall_due, case))


def _review(case: Case, review: Held, place: int) -> Iterator[Step]:
    name, day = f"{review.key.kind}/{review.key.nth}", review.day
    scheduled, submitted = (day + SCHEDULED, day + SUBMITTED) if day else (None, None)
    yield _step(case, f"{name}/scheduled", scheduled, place, partial(_schedule, case, review, place))
    yield _step(case, f"{name}/evidence", submitted, place, partial(_submit, case, review))
    if day and review.outcome:
        resolving = partial(_resolve, case, review, review.outcome)
        yield _step(case, f"{name}/resolved", day + RESOLVED, place, resolving)


def _step(case: Case, name: str, day: date | None, place: int, ask: Ask) -> Step:
    at = start_of(day) + timedelta(hours=16, minutes=5 * place) if day else None
    return Step(name=f"{case.key}/performance/{name}", at=at, ask=ask)


def _set_period(case: Case, office: Office, request: Request) -> None:
    by = request.by_in_case(office, case.id, decider_of(case.track), Action.SET_SUPPORT_PERIOD)
    performing.set_period(office, case.id, end=None, by=by, once=request.once)


def _schedule(case: Case, review: Held, place: int, office: Office, request: Request) -> None:
    day = review.day or office.today() + AHEAD
    site = words.REVIEW_PLACE if review.key.kind is ReviewKind.INTERIM else None
    typed = ReviewTyped(day=day, place=site, data_by=day + SUBMITTED, demand=words.DATA_DEMANDED)
    by = request.by_in_case(office, case.id, in_charge(case.track, place), Action.SCHEDULE_REVIEW)
    performing.schedule(office, case.id, key=review.key, review=typed, by=by, once=request.once)


def _submit(case: Case, review: Held, office: Office, request: Request) -> None:
    lead = case.leads[0]
    by = request.by_in_case(office, case.id, lead.person, Action.SUBMIT_EVIDENCE, party=lead.id)
    performing.submit_evidence(
        office, case.id, key=review.key, party=lead.id, report=words.DATA_SUBMITTED, by=by, once=request.once
    )


def _resolve(case: Case, review: Held, outcome: Outcome, office: Office, request: Request) -> None:
    performing.resolve(
        office,
        case.id,
        key=review.key,
        outcome=outcome,
        extended_to=EXTENDED_TO if outcome is Outcome.EXTEND else None,
        reasons=words.REVIEWED[outcome],
        by=request.by_in_case(office, case.id, decider_of(case.track), Action.RESOLVE_REVIEW),
        once=request.once,
    )


def _fall_due(case: Case, office: Office, request: Request) -> None:
    performing.fall_due(office, performance_of(case.id), by=by_machine(request.cause), once=request.once)


SUPPORTED = (
    Supported(
        number="IG/01",
        reviews=(
            Held(key=FIRST, day=date(2022, 7, 11)),
            Held(key=SECOND, day=date(2023, 7, 10)),
            Held(key=EXTENSION, day=date(2024, 6, 10), outcome=Outcome.END),
            Held(key=COMPLETION, day=date(2024, 10, 21), outcome=Outcome.SUCCEEDED),
        ),
    ),
    Supported(
        number="IG/02",
        reviews=(
            Held(key=FIRST, day=date(2022, 7, 11)),
            Held(key=SECOND, day=date(2023, 7, 10)),
            Held(key=EXTENSION, day=date(2024, 6, 10), outcome=Outcome.EXTEND),
            Held(key=THIRD, day=date(2024, 7, 22)),
            Held(key=FOURTH, day=date(2025, 7, 14)),
            Held(key=NEXT, day=None),
        ),
    ),
    Supported(number="MP/09", reviews=(Held(key=FIRST, day=date(2022, 7, 11)),), swept=date(2024, 12, 2)),
    Supported(
        number="CB/04",
        reviews=(Held(key=FIRST, day=date(2022, 7, 11)), Held(key=SECOND, day=date(2023, 7, 10), outcome=None)),
        swept=date(2024, 12, 2),
    ),
    Supported(
        number="CB/01",
        reviews=(
            Held(key=FIRST, day=date(2022, 7, 11)),
            Held(key=SECOND, day=date(2024, 2, 13), outcome=Outcome.STOP),
        ),
        swept=date(2023, 8, 16),
    ),
)
"""The last is stopped on the day on which the revocation of its selection is told to have been reported."""
