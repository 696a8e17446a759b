"""Sealing a sheet and taking it back: who may, and what keeps marks from being sealed."""

from datetime import date
from uuid import UUID

from domain.facts import require
from domain.panels import Panel
from domain.panels.standing import on_panel, require_cleared, require_seat
from domain.rules.vocabulary import MarkProblem
from domain.sheets import Sheet, SheetStatus
from domain.sheets.facts import Reopened, Sealed
from domain.values import Sealed as SealedText


def sealable(panel: Panel, sheet: Sheet | None, *, case: UUID, judge: UUID, on: date) -> None:
    """Refuse a sheet that may not be sealed now.

    Nothing here tells of another's sheet: only the panel's own facts and the judge's own sheet are asked. Once the scoring
    was closed only who took a seat since may seal: whoever sat without a sheet was closed out.
    """
    assigned = on_panel(panel, case)
    require_seat(panel, judge, on)
    require_cleared(assigned, judge)
    require(not assigned.revealed, "sheets-revealed")
    require(judge not in (assigned.missing or ()), "scoring-closed")
    require(sheet is None or sheet.status is SheetStatus.REOPENED, "already-sealed")


def require_right(problems: tuple[MarkProblem, ...]) -> None:
    """Refuse marks that the rule version cannot count, naming every problem."""
    require(
        not problems,
        "marks-wrong",
        criteria=list(dict.fromkeys(one.criterion for one in problems)),
        problems=[{"criterion": one.criterion, "code": one.code} for one in problems],
    )


def seal(
    panel: Panel,
    sheet: Sheet | None,
    *,
    id: UUID,
    case: UUID,
    judge: UUID,
    problems: tuple[MarkProblem, ...],
    text: SealedText,
    on: date,
) -> Sealed:
    """Seal a sheet on panel `id`: `problems` are what its rule version finds wrong with the marks that `text` holds."""
    sealable(panel, sheet, case=case, judge=judge, on=on)
    require_right(problems)
    return Sealed(panel=id, case=case, stage=panel.stage, judge=judge, sheet=text, on=on)


def reopen(panel: Panel, sheet: Sheet, *, case: UUID, on: date) -> Reopened:
    """Take one's own sealed sheet back; its commitment stays on record. Not once the scoring was closed: it could not be sealed again."""
    assigned = on_panel(panel, case)
    require(not assigned.revealed, "sheets-revealed")
    require(not assigned.closed, "scoring-closed")
    require(sheet.status is SheetStatus.SEALED, "not-sealed")
    require_cleared(assigned, sheet.judge)
    return Reopened(on=on)
