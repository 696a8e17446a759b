"""Grading the firms of capability building: what a decider of the responsible agency does."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from application.office import Found, Office, grade_of, settled
from application.ports import Once, Receipt
from application.record import By
from application.selecting import is_published
from domain.applications import APPLICATION
from domain.certifications.facts import RevocationCause
from domain.grades import GRADE, Graded, grading
from domain.grades.facts import Grade

FIRST_YEAR = 2020
"""The program began then: no firm was graded for a year before."""


def give_grade(
    office: Office,
    firm: UUID,
    *,
    application: UUID,
    year: int,
    grade: Grade,
    reasons: str,
    first: date | None,
    by: By,
    once: Once | None = None,
) -> Receipt:
    """Grade a firm of a selected task for a year; its bonus begins on a day, today unless told."""

    def decide() -> Receipt:
        case = office.find(APPLICATION, application).state
        loaded = office.log.load(GRADE, grade_of(firm, year))
        given = grading.give(
            loaded.state,
            case,
            id=application,
            published=is_published(office, application, case),
            firm=firm,
            year=year,
            grade=grade,
            reasons=office.seal(reasons, "case", application),
            first=first or office.today(),
            on=office.today(),
        )
        return office.log.append(loaded.then(given), by=by, once=once)

    return settled(decide)


def revoke_grade(
    office: Office,
    id: UUID,
    *,
    cause: RevocationCause,
    retroactive: bool,
    reasons: str,
    effect: date | None,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Revoke a grade with effect from a day, today unless told."""
    found = office.find(GRADE, id, expecting=expecting)
    today = office.today()
    fact = grading.revoke(
        found.state,
        cause=cause,
        retroactive=retroactive,
        reasons=office.seal(reasons, "case", found.state.application),
        effect=effect or today,
        on=today,
    )
    return office.log.append(found.then(fact), by=by, once=once)


def grades_of(office: Office, firm: UUID) -> Iterator[Found[Graded]]:
    """Every grade of a firm, by year."""
    for year in range(FIRST_YEAR, office.today().year + 1):
        if found := office.begun(GRADE, grade_of(firm, year)):
            yield found
