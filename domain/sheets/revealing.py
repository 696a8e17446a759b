"""Closing the scoring, opening every sheet at once, and correcting what was opened."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from domain.facts import require
from domain.panels import Panel
from domain.panels.facts import ScoringClosed, SheetsRevealed
from domain.panels.standing import on_panel, require_cleared, require_seat
from domain.rules.vocabulary import MarkProblem
from domain.sheets import Sheet, SheetStatus
from domain.sheets.facts import Corrected, MarkGiven, Revealed
from domain.sheets.sealing import require_right
from domain.tallies.tallying import needed_of
from domain.values import Sealed

Sheets = Mapping[UUID, Sheet]
"""The sheets of a case by judge."""


def sealed_by(panel: Panel, case: UUID, sheets: Sheets) -> tuple[UUID, ...]:
    """Whose sheets would be opened now: sealed, of a member who still sits and was not recused, in order of their ids.

    A sheet that was sealed at the very moment the scoring was closed without it stays closed, for the closing says so.
    """
    assigned = on_panel(panel, case)
    return tuple(
        judge
        for judge in sorted(panel.people())
        if judge in sheets
        and sheets[judge].status is SheetStatus.SEALED
        and assigned.recusal(judge) is None
        and judge not in (assigned.missing or ())
    )


def outstanding(panel: Panel, case: UUID, sheets: Sheets) -> tuple[UUID, ...]:
    """Whose sheets are missing: of all who sit and were not recused, the undeclared and those whose term ran out included."""
    assigned = on_panel(panel, case)
    sealed = sealed_by(panel, case, sheets)
    return tuple(one for one in sorted(panel.people()) if one not in sealed and assigned.recusal(one) is None)


def close_scoring(panel: Panel, *, case: UUID, chair: UUID, sheets: Sheets, reasons: Sealed, on: date) -> ScoringClosed:
    """Close the scoring without the sheets that are missing: by whoever presides, declared no conflict and has no sheet.

    Whoever closes gives up scoring it, and is among the missing. How many sheets there are does not matter here, for
    nobody may learn it: where they are too few to open, members are replaced and their successors seal.
    """
    assigned = on_panel(panel, case)
    require(not assigned.revealed, "sheets-revealed")
    require(not assigned.closed, "scoring-closed")
    require(chair == panel.presiding(case, on=on), "not-presiding")
    require_cleared(assigned, chair)
    require(chair not in sheets, "chair-scores")
    missing = outstanding(panel, case, sheets)
    require(missing, "nothing-missing")
    return ScoringClosed(case=case, missing=missing, reasons=reasons, on=on)


def reveal(panel: Panel, *, case: UUID, sheets: Sheets, on: date) -> SheetsRevealed:
    """Open every sheet at once. Where some are missing, or too few there, the refusal says neither whose nor how many."""
    assigned = on_panel(panel, case)
    require(not assigned.revealed, "sheets-revealed")
    require(assigned.closed or not outstanding(panel, case, sheets), "sheets-outstanding")
    _require_enough(panel, case, sheets)
    return SheetsRevealed(case=case, judges=sealed_by(panel, case, sheets), on=on)


def _require_enough(panel: Panel, case: UUID, sheets: Sheets) -> None:
    """Refuse to open fewer sheets than the quorum: members are replaced first, and their successors seal."""
    require(len(sealed_by(panel, case, sheets)) >= needed_of(len(panel.members)), "too-few-sheets")


def opened(marks: tuple[MarkGiven, ...], on: date) -> Revealed:
    """A sheet as it was found when it was opened."""
    return Revealed(marks=marks, on=on)


def correct(
    panel: Panel,
    sheet: Sheet,
    *,
    case: UUID,
    marks: tuple[MarkGiven, ...],
    problems: tuple[MarkProblem, ...],
    reasons: Sealed,
    on: date,
) -> Corrected:
    """Correct one's own revealed sheet beside the old one, with reasons, while one sits."""
    assigned = on_panel(panel, case)
    require(assigned.revealed, "not-revealed")
    require_seat(panel, sheet.judge, on)
    require(assigned.recusal(sheet.judge) is None, "member-recused", member=sheet.judge)
    require(sheet.status is SheetStatus.REVEALED, "sheet-not-revealed")
    require_right(problems)
    return Corrected(marks=marks, reasons=reasons, on=on)
