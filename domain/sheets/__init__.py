"""Sheets (평가표): one judge's marks on one case at one stage.

Before `sheet.revealed` no fact of a sheet may be told to anybody but its own judge: not what it says, nor that it is
there, nor when. Whoever folds sheets into a page folds them at `sheet.revealed`, never at `sheet.sealed`.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never
from uuid import UUID

from domain.rules.vocabulary import Stage
from domain.sheets.facts import Corrected, MarkGiven, Reopened, Revealed, Sealed, SheetFact
from domain.streams import Stream
from domain.values import Sealed as SealedText


class SheetStatus(StrEnum):
    """Where a sheet stands."""

    SEALED = "SEALED"
    """봉인."""
    REOPENED = "REOPENED"
    """봉인 해제: taken back by its judge, to be sealed anew."""
    REVEALED = "REVEALED"
    """공개."""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A sheet as it stands. `marks` are empty until the reveal."""

    panel: UUID
    case: UUID
    stage: Stage
    judge: UUID
    sealed: SealedText
    status: SheetStatus = SheetStatus.SEALED
    marks: tuple[MarkGiven, ...] = ()


def begin(fact: Sealed) -> Sheet:
    """Fold the first sealing."""
    return Sheet(panel=fact.panel, case=fact.case, stage=fact.stage, judge=fact.judge, sealed=fact.sheet)


def after(sheet: Sheet, fact: SheetFact) -> Sheet:
    """Fold a later fact."""
    match fact:
        case Sealed():
            return begin(fact)
        case Reopened():
            return replace(sheet, status=SheetStatus.REOPENED)
        case Revealed():
            return replace(sheet, status=SheetStatus.REVEALED, marks=fact.marks)
        case Corrected():
            return replace(sheet, marks=fact.marks)
        case _:
            assert_never(fact)


SHEET = Stream("sheet", begin, after, (Sealed, Reopened, Revealed, Corrected))
