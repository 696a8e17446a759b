"""Computing the score of a case at a stage: which sheets count, whether they are enough, and what they come to.

A machine computes; nothing is decided here (law 12).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.calls.facts import CallTerms
from domain.panels import Panel
from domain.panels.standing import majority, on_panel
from domain.rules.books import BOOKS
from domain.rules.vocabulary import Mark, ScoreSheet
from domain.sheets import Sheet, SheetStatus
from domain.tallies.facts import Computed, SheetUsed, SheetVoid, TallyCause


@dataclass(frozen=True, kw_only=True)
class Versioned:
    """A sheet and the version of its stream at which it stands so."""

    sheet: Sheet
    version: int


def needed_of(enrolled: int) -> int:
    """The quorum of sheets: more than half of those enrolled, recused members included (assumed: no source says it; AMB-29)."""
    return majority(enrolled)


def compute(
    panel: Panel,
    terms: CallTerms,
    *,
    id: UUID,
    case: UUID,
    cause: TallyCause,
    sheets: Mapping[UUID, Versioned],
    missing: tuple[UUID, ...],
    on: date,
) -> Computed:
    """The tally of a case on panel `id`, once its sheets were revealed. `sheets` are all that were ever sealed, by judge.

    Revealed sheets count, but for those of recused members, which are named as void, opened or not. With fewer than the
    quorum no score counts.
    """
    assigned = on_panel(panel, case)
    void = tuple(
        SheetVoid(judge=judge, cause=recusal.cause)
        for judge in sorted(sheets)
        if (recusal := assigned.recusal(judge)) and sheets[judge].sheet.status is not SheetStatus.REOPENED
    )
    counting = {
        judge: sheets[judge]
        for judge in sorted(assigned.judges or ())
        if judge in sheets and assigned.recusal(judge) is None
    }
    needed = needed_of(assigned.enrolled)
    quorate = len(counting) >= needed
    scored = tuple(score_sheet(one.sheet) for one in counting.values()) if quorate else ()
    return Computed(
        panel=id,
        case=case,
        stage=panel.stage,
        cause=cause,
        used=tuple(SheetUsed(judge=judge, version=one.version) for judge, one in counting.items()),
        void=void,
        missing=tuple(one for one in missing if assigned.recusal(one) is None),
        valid=len(counting),
        needed=needed,
        quorate=quorate,
        tally=BOOKS[terms.rules.version].scoring.tally(terms.plan, panel.stage, scored),
        rules=terms.rules,
        on=on,
    )


def score_sheet(sheet: Sheet) -> ScoreSheet:
    """A revealed sheet as the rules see it."""
    marks = tuple(Mark(criterion=one.criterion, points=one.points) for one in sheet.marks)
    return ScoreSheet(judge=sheet.judge, marks=marks)
