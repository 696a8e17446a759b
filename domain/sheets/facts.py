"""The story of a sheet: one judge's marks on one case at one stage, sealed before anybody reads another's."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.facts import Fact, fact
from domain.rules.vocabulary import Points, Stage, Word
from domain.values import Sealed as SealedText


@dataclass(frozen=True, kw_only=True)
class MarkGiven:
    """Points on one criterion, with the justification, sealed under the case's key."""

    criterion: Word
    points: Points
    justification: SealedText


@fact("sheet.sealed", 1)
class Sealed(Fact):
    """The marks were sealed: a commitment and a ciphertext under the stage's key, opened at the reveal."""

    panel: UUID
    case: UUID
    stage: Stage
    judge: UUID
    sheet: SealedText
    on: date


@fact("sheet.reopened", 1)
class Reopened(Fact):
    """The judge took the own sealed sheet back before the reveal; the commitment stays on record."""

    on: date


@fact("sheet.revealed", 1)
class Revealed(Fact):
    """The sealed sheet was opened and matched its commitment; these are its marks."""

    marks: tuple[MarkGiven, ...]
    on: date


@fact("sheet.corrected", 1)
class Corrected(Fact):
    """A revealed sheet was corrected beside the old one, with reasons."""

    marks: tuple[MarkGiven, ...]
    reasons: SealedText
    on: date


SheetFact = Sealed | Reopened | Revealed | Corrected
