"""Sheets of the panel of seven, as they stand."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from domain.rules.vocabulary import Stage
from domain.sheets import Sheet, SheetStatus
from domain.sheets.facts import MarkGiven, Sealed
from tests.domain.examples import CASE, DAY, TEXT
from tests.domain.panels.examples import PANEL_ID


def sealed(judge: UUID) -> Sealed:
    return Sealed(panel=PANEL_ID, case=CASE, stage=Stage.FACE_TO_FACE, judge=judge, sheet=TEXT, on=DAY)


def given_marks(market: str = "30", sharing: str = "20") -> tuple[MarkGiven, ...]:
    points = {"market": market, "sharing": sharing}
    return tuple(MarkGiven(criterion=one, points=Decimal(at), justification=TEXT) for one, at in points.items())


def a_sheet(judge: UUID, status: SheetStatus = SheetStatus.SEALED) -> Sheet:
    sheet = Sheet(panel=PANEL_ID, case=CASE, stage=Stage.FACE_TO_FACE, judge=judge, sealed=TEXT, status=status)
    return replace(sheet, marks=given_marks()) if status is SheetStatus.REVEALED else sheet


def sheets_of(*judges: UUID) -> dict[UUID, Sheet]:
    return {judge: a_sheet(judge) for judge in judges}
