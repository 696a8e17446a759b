"""The grade of an excellent firm (우수기업) of capability building, one a firm and year (AMB-17, B-03)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from domain.certifications.standing import Revocation, Standing, earlier
from domain.grades.facts import Given, Grade, GradeFact, Revoked
from domain.streams import Stream


@dataclass(frozen=True, kw_only=True)
class Graded:
    """A grade as it is known. What it is on a day, `standing_on` answers."""

    firm: UUID
    application: UUID
    year: int
    grade: Grade
    first: date
    last: date
    revocation: Revocation | None = None

    def standing_on(self, day: date) -> Standing:
        """What it is on a day."""
        if self.revocation and day >= self.revocation.on:
            return Standing.REVOKED
        if day < self.first:
            return Standing.NOT_YET
        return Standing.EXPIRED if day > self.last else Standing.VALID


def begin(fact: Given) -> Graded:
    """Fold the grade."""
    return Graded(
        firm=fact.firm,
        application=fact.application,
        year=fact.year,
        grade=fact.grade,
        first=fact.bonus.first,
        last=fact.bonus.last,
    )


def after(known: Graded, fact: GradeFact) -> Graded:
    """Fold a later fact."""
    match fact:
        case Given():
            return begin(fact)
        case Revoked():
            revocation = Revocation(cause=fact.cause, retroactive=fact.retroactive, ground=fact.ground, on=fact.on)
            return replace(known, revocation=earlier(known.revocation, revocation))
        case _:
            assert_never(fact)


GRADE = Stream("grade", begin, after, (Given, Revoked))
