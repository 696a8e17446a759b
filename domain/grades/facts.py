"""The story of a firm's grade (제도 참여 우수기업): given for a year's performance, revoked."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.certifications.facts import RevocationCause, Validity
from domain.facts import Fact, fact
from domain.rules.vocabulary import Source, Word
from domain.values import Sealed


class Grade(StrEnum):
    """Grades of excellent firms, as in the construction pilot of 2018-19."""

    A = "A"
    """최우수."""
    B = "B"
    """우수."""


@fact("grade.given", 1, prospective=True)
class Given(Fact):
    """A firm of a selected task was found excellent in a year; `bonus` are the days on which the grade counts.

    `assumed` names the parameters that no source sets.
    """

    firm: UUID
    application: UUID
    year: int
    grade: Grade
    bonus: Validity
    reasons: Sealed
    assumed: tuple[Word, ...]
    on: date


@fact("grade.revoked", 1, prospective=True)
class Revoked(Fact):
    """The grade ended with effect from `on`: a past day where it was cancelled `retroactive`ly (행정기본법 §18), else not (§19)."""

    cause: RevocationCause
    retroactive: bool
    ground: Source
    reasons: Sealed
    on: date


GradeFact = Given | Revoked
