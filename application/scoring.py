"""Sheets sealed, opened all at once, corrected beside what they said; the tally is computed with whatever changed it.

The position of a command tells how much was recorded in the office meanwhile, others' sheets among it: who answers a judge
leaves it out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from application import drafting
from application.office import Found, Office, VersionMismatch, scoring_of, settled, sheet_of, tally_of
from application.ports import Change, Loaded, Once, Receipt
from application.record import By
from application.sheet_text import parsed, written
from application.staging import require_reached
from domain.applications import APPLICATION
from domain.applications.staging import under_evaluation
from domain.calls import CALL
from domain.calls.facts import CallTerms
from domain.facts import Refused, require
from domain.panels import PANEL, Panel
from domain.panels.standing import on_panel
from domain.rules.books import BOOKS
from domain.rules.vocabulary import Mark, MarkProblem, Word
from domain.sheets import SHEET, Sheet, SheetStatus, revealing, sealing
from domain.sheets.facts import MarkGiven
from domain.tallies import TALLY
from domain.tallies.facts import TallyCause
from domain.tallies.tallying import Versioned, compute


@dataclass(frozen=True, kw_only=True)
class MarkTyped:
    """Points on one criterion and why, as typed."""

    criterion: Word
    points: Decimal
    justification: str


def seal_sheet(
    office: Office,
    id: UUID,
    *,
    case: UUID,
    judge: UUID,
    marks: tuple[MarkTyped, ...],
    by: By,
    once: Once | None = None,
) -> Receipt:
    """Seal a judge's marks on a case: nobody reads them before the reveal, the office's own staff included. The draft goes."""

    def decide() -> Receipt:
        panel = office.find(PANEL, id).state
        sheet = office.log.load(SHEET, sheet_of(id, case, judge))
        sealing.sealable(panel, sheet.state, case=case, judge=judge, on=office.today())
        require_reached(office, case, panel.stage)
        problems = _problems(office, panel, marks)
        sealing.require_right(problems)
        sealed = sealing.seal(
            panel,
            sheet.state,
            id=id,
            case=case,
            judge=judge,
            problems=problems,
            text=office.seal(written(_given(office, case, marks)), "stage", scoring_of(id, case)),
            on=office.today(),
        )
        return office.log.append(sheet.then(sealed), by=by, once=once)

    receipt = settled(decide)
    drafting.outlived(office, sheet_of(id, case, judge))
    return receipt


def reopen_sheet(
    office: Office,
    id: UUID,
    *,
    case: UUID,
    judge: UUID,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Take one's own sealed sheet back before the reveal."""
    panel = office.find(PANEL, id).state
    found = _own(office, id, panel, case, judge, expecting=expecting)
    reopened = sealing.reopen(panel, found.state, case=case, on=office.today())
    return office.log.append(found.then(reopened), by=by, once=once)


def own_sheet(office: Office, id: UUID, *, case: UUID, judge: UUID) -> tuple[Found[Sheet], tuple[MarkGiven, ...]]:
    """A judge's own sheet and its marks, opened under the stage key while it is sealed or taken back. Refuses `not-sealed`."""
    found = _own(office, id, office.find(PANEL, id).state, case, judge)
    sheet = found.state
    return found, sheet.marks if sheet.status is SheetStatus.REVEALED else _opened(office, sheet)


def close_scoring(
    office: Office,
    id: UUID,
    *,
    case: UUID,
    chair: UUID,
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Close the scoring of a case without the sheets that are missing, which the fact names."""

    def decide() -> Receipt:
        found = office.find(PANEL, id, expecting=expecting)
        closed = revealing.close_scoring(
            found.state,
            case=case,
            chair=chair,
            sheets=_states(_sheets(office, id, found.state, case)),
            reasons=office.seal(reasons, "case", case),
            on=office.today(),
        )
        return office.log.append(found.then(closed), by=by, once=once)

    receipt = settled(decide)
    drafting.outlived(office, *(sheet_of(id, case, one) for one in office.find(PANEL, id).state.people()))
    return receipt


def reveal_sheets(
    office: Office, id: UUID, *, case: UUID, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Open every sheet of a case and compute its tally, all in one transaction. A broken commitment stops it all."""

    def decide() -> Receipt:
        found = office.find(PANEL, id, expecting=expecting)
        today = office.today()
        sheets = _sheets(office, id, found.state, case)
        missing = revealing.outstanding(found.state, case, _states(sheets))
        revealed = revealing.reveal(found.state, case=case, sheets=_states(sheets), on=today)
        opened: list[Change] = []
        after = {judge: Versioned(sheet=one.state, version=one.version) for judge, one in sheets.items()}
        for judge in revealed.judges:
            sheet = sheets[judge]
            fact = revealing.opened(_opened(office, sheet.state), today)
            opened.append(sheet.then(fact))
            after[judge] = Versioned(sheet=SHEET.after(sheet.state, fact), version=sheet.version + 1)
        tallied = _tallied(
            office,
            id,
            PANEL.after(found.state, revealed),
            case=case,
            cause=TallyCause.REVEALED,
            sheets=after,
            missing=missing,
        )
        return office.log.append(found.then(revealed), *opened, tallied, by=by, once=once)

    return settled(decide)


def correct_sheet(
    office: Office,
    id: UUID,
    *,
    case: UUID,
    judge: UUID,
    marks: tuple[MarkTyped, ...],
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Correct one's own revealed sheet beside the old one; the case is tallied anew with it."""

    def decide() -> Receipt:
        panel = office.find(PANEL, id).state
        found = _own(office, id, panel, case, judge, expecting=expecting)
        under_evaluation(office.find(APPLICATION, case).state)
        problems = _problems(office, panel, marks)
        sealing.require_right(problems)
        corrected = revealing.correct(
            panel,
            found.state,
            case=case,
            marks=_given(office, case, marks),
            problems=problems,
            reasons=office.seal(reasons, "case", case),
            on=office.today(),
        )
        now = Versioned(sheet=SHEET.after(found.state, corrected), version=found.version + 1)
        tallied = retallied(office, id, panel, case=case, cause=TallyCause.CORRECTION, instead=now)
        return office.log.append(found.then(corrected), tallied, by=by, once=once)

    return settled(decide)


def retallied(
    office: Office, id: UUID, panel: Panel, *, case: UUID, cause: TallyCause, instead: Versioned | None = None
) -> Change:
    """A revealed case's next tally, on the panel as it will stand; `instead` is a sheet as it will stand."""
    sheets = {
        judge: Versioned(sheet=one.state, version=one.version)
        for judge, one in _sheets(office, id, panel, case).items()
    }
    if instead:
        sheets[instead.sheet.judge] = instead
    last = office.log.load(TALLY, tally_of(id, case)).state
    return _tallied(
        office, id, panel, case=case, cause=cause, sheets=sheets, missing=last.computed.missing if last else ()
    )


def revealed_sheets(office: Office, id: UUID, panel: Panel, case: UUID) -> Mapping[UUID, Found[Sheet]]:
    """The opened sheets of a case by judge, those of recused members included. Refuses `not-revealed` before the reveal."""
    assigned = on_panel(panel, case)
    require(assigned.revealed, "not-revealed")
    sheets = _sheets(office, id, panel, case)
    return {judge: sheets[judge] for judge in assigned.judges or ()}


def _tallied(
    office: Office,
    id: UUID,
    panel: Panel,
    *,
    case: UUID,
    cause: TallyCause,
    sheets: Mapping[UUID, Versioned],
    missing: tuple[UUID, ...],
) -> Change:
    computed = compute(
        panel, _terms(office, panel), id=id, case=case, cause=cause, sheets=sheets, missing=missing, on=office.today()
    )
    return office.log.load(TALLY, tally_of(id, case)).then(computed)


def _sheets(office: Office, id: UUID, panel: Panel, case: UUID) -> dict[UUID, Found[Sheet]]:
    """Every sheet there is of a case, by judge, those of members who left included."""
    on_panel(panel, case)
    loaded = [(judge, office.log.load(SHEET, sheet_of(id, case, judge))) for judge in (*panel.people(), *panel.left)]
    return {judge: _found(one, one.state) for judge, one in loaded if one.state is not None}


def _own(
    office: Office, id: UUID, panel: Panel, case: UUID, judge: UUID, *, expecting: int | None = None
) -> Found[Sheet]:
    on_panel(panel, case)
    loaded = office.log.load(SHEET, sheet_of(id, case, judge))
    if loaded.state is None:
        raise Refused("not-sealed")
    if expecting is not None and loaded.version != expecting:
        raise VersionMismatch(expecting, loaded.version)
    return _found(loaded, loaded.state)


def _found(loaded: Loaded[Sheet], state: Sheet) -> Found[Sheet]:
    return Found(stream=SHEET, id=loaded.id, version=loaded.version, state=state, actors=loaded.actors)


def _states(sheets: Mapping[UUID, Found[Sheet]]) -> dict[UUID, Sheet]:
    return {judge: one.state for judge, one in sheets.items()}


def _opened(office: Office, sheet: Sheet) -> tuple[MarkGiven, ...]:
    text = office.keys.open(sheet.sealed)
    if text is None:
        raise Refused("stage-key-destroyed")
    return parsed(text)


def _given(office: Office, case: UUID, marks: tuple[MarkTyped, ...]) -> tuple[MarkGiven, ...]:
    return tuple(
        MarkGiven(
            criterion=one.criterion,
            points=one.points.quantize(Decimal("0.01")),
            justification=office.seal(one.justification, "case", case),
        )
        for one in marks
    )


def _problems(office: Office, panel: Panel, marks: tuple[MarkTyped, ...]) -> tuple[MarkProblem, ...]:
    terms = _terms(office, panel)
    typed = tuple(Mark(criterion=one.criterion, points=one.points) for one in marks)
    return BOOKS[terms.rules.version].scoring.check(terms.plan, panel.stage, typed)


def _terms(office: Office, panel: Panel) -> CallTerms:
    return office.find(CALL, panel.call).state.terms
