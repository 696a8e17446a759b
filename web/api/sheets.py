"""Sheets (평가표) of a case before a panel: drafted, sealed, one's own alone until all are opened at once; then the tally.

Before the reveal these answers tell a judge of the own sheet and nobody of another's. They carry no position in the log,
which would tell how much was recorded meanwhile.
"""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from flask import Response

from application import drafting, scoring
from application.actions import Action
from application.affected import affected_by
from application.office import tally_of
from domain.access.facts import Material
from domain.panels.facts import ScoringClosed
from domain.sheets.facts import MarkGiven
from domain.tallies import TALLY
from web.api.accounting import account
from web.api.affected import affected_answer
from web.api.answering import answer, position
from web.api.as_of import AsOfQuery, as_of, standing, told
from web.api.asking import allowed, asks, me
from web.api.blueprints import Blueprint, mark
from web.api.case_schemas import CommandAnswer
from web.api.commanding import View, answers_version, receipt_answer, recorded, shows_what_was_seen, versioned
from web.api.fields import Nothing
from web.api.naming import Names, opened
from web.api.panels import on_panel, panel_at, panel_with
from web.api.sheet_schemas import (
    ClosedAnswer,
    ClosingBody,
    CorrectionBody,
    OwnSheetAnswer,
    SheetAnswer,
    SheetBody,
    SheetDraftAnswer,
    SheetDraftBody,
    SheetsAnswer,
    TallyAnswer,
)
from web.current import office

blueprint = Blueprint("sheets", __name__, description="Sheets (평가표), sealed and revealed, and their tally (집계).")


def answers_own_version(view: View) -> View:
    """Mark a route that answers with the version of the asker's own sheet as ETag, and no position."""
    return mark(view, headers={"ETag": "VERSION"})  # type: ignore[no-any-return]


@blueprint.get("/panels/<uuid:id>/cases/<uuid:case>/sheet")
@asks(Action.READ_OWN_SHEET)
@answers_own_version
@blueprint.response(200, SheetAnswer)
def read_own(id: UUID, case: UUID) -> Response:
    """Your own sheet."""
    _, thing = panel_at(id, case=case)
    allowed(Action.READ_OWN_SHEET, thing)
    found, marks = scoring.own_sheet(office(), id, case=case, judge=me().id)
    shown = {
        "id": found.id,
        "version": found.version,
        "status": found.state.status,
        "stage": found.state.stage,
        "marks": _marks(marks),
    }
    return answer(shown, version=found.version)


@blueprint.get("/panels/<uuid:id>/cases/<uuid:case>/sheet/draft")
@asks(Action.READ_DRAFT)
@blueprint.response(200, SheetDraftAnswer)
def read_draft(id: UUID, case: UUID) -> Response:
    """What you have written of your sheet and not sealed; nobody else can read it or tell whether it is there."""
    _, thing = panel_at(id, case=case)
    allowed(Action.READ_DRAFT, thing)
    return answer({"marks": drafting.own_draft(office(), id, case=case, judge=me().id)})


@blueprint.put("/panels/<uuid:id>/cases/<uuid:case>/sheet/draft")
@asks(Action.SAVE_DRAFT)
@blueprint.arguments(SheetDraftBody)
@blueprint.response(200, SheetDraftAnswer)
def save_draft(body: dict[str, Any], id: UUID, case: UUID) -> Response:
    """Keep a draft of your sheet in place of the one before; sealing the sheet removes it. Nothing is recorded."""
    _, thing = panel_at(id, case=case)
    allowed(Action.SAVE_DRAFT, thing)
    marks = tuple(body["marks"])
    drafting.save_draft(office(), id, case=case, judge=me().id, marks=marks)
    return answer({"marks": marks})


@blueprint.delete("/panels/<uuid:id>/cases/<uuid:case>/sheet/draft")
@asks(Action.DISCARD_DRAFT)
@blueprint.response(200, SheetDraftAnswer)
def discard_draft(id: UUID, case: UUID) -> Response:
    """Throw your draft away, if there is one."""
    _, thing = panel_at(id, case=case)
    allowed(Action.DISCARD_DRAFT, thing)
    drafting.discard_draft(office(), id, case=case, judge=me().id)
    return answer({"marks": ()})


@blueprint.post("/panels/<uuid:id>/cases/<uuid:case>/sheet")
@asks(Action.SEAL_SHEET)
@answers_own_version
@shows_what_was_seen
@blueprint.arguments(SheetBody)
@blueprint.response(201, OwnSheetAnswer)
def seal(body: dict[str, Any], id: UUID, case: UUID) -> Response:
    """Seal your sheet: nobody reads it, nor learns that it is there, before all are opened at once."""
    asked = on_panel(id, Action.SEAL_SHEET, case=case)
    receipt = asked.done(
        lambda: scoring.seal_sheet(
            office(), id, case=case, judge=me().id, marks=tuple(body["marks"]), by=asked.by, once=asked.once
        )
    )
    return answer({"id": receipt.stream, "version": receipt.version}, status=201, version=receipt.version)


@blueprint.post("/panels/<uuid:id>/cases/<uuid:case>/sheet/reopening")
@asks(Action.REOPEN_SHEET)
@versioned
@answers_own_version
@blueprint.arguments(Nothing)
@blueprint.response(200, OwnSheetAnswer)
def reopen(_: dict[str, Any], id: UUID, case: UUID) -> Response:
    """Take your own sealed sheet back before the reveal; its commitment stays on record."""
    asked = on_panel(id, Action.REOPEN_SHEET, case=case)
    receipt = asked.done(
        lambda: scoring.reopen_sheet(
            office(), id, case=case, judge=me().id, by=asked.by, expecting=asked.expecting, once=asked.once
        )
    )
    return answer({"id": receipt.stream, "version": receipt.version}, version=receipt.version)


@blueprint.post("/panels/<uuid:id>/cases/<uuid:case>/sheet/correction")
@asks(Action.CORRECT_SHEET)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(CorrectionBody)
@blueprint.response(200, CommandAnswer)
def correct(body: dict[str, Any], id: UUID, case: UUID) -> Response:
    """Correct your own revealed sheet beside what it said; the case is tallied anew."""
    asked = on_panel(id, Action.CORRECT_SHEET, case=case)
    receipt = asked.done(
        lambda: scoring.correct_sheet(
            office(),
            id,
            case=case,
            judge=me().id,
            marks=tuple(body["marks"]),
            reasons=body["reasons"],
            by=asked.by,
            expecting=asked.expecting,
            once=asked.once,
        )
    )
    return receipt_answer(receipt, id=receipt.stream)


@blueprint.post("/panels/<uuid:id>/cases/<uuid:case>/closing")
@asks(Action.CLOSE_SCORING)
@versioned
@answers_version
@blueprint.arguments(ClosingBody)
@blueprint.response(200, ClosedAnswer)
def close(body: dict[str, Any], id: UUID, case: UUID) -> Response:
    """Presiding and without a sheet of your own, close the scoring without the sheets that are missing."""
    asked = on_panel(id, Action.CLOSE_SCORING, case=case)
    receipt = asked.done(
        lambda: scoring.close_scoring(
            office(),
            id,
            case=case,
            chair=me().id,
            reasons=body["reasons"],
            by=asked.by,
            expecting=asked.expecting,
            once=asked.once,
        )
    )
    missing = recorded(receipt, ScoringClosed).missing
    return receipt_answer(receipt, id=id, missing=Names(missing).of_all(missing))


@blueprint.post("/panels/<uuid:id>/cases/<uuid:case>/reveal")
@asks(Action.REVEAL_SHEETS)
@versioned
@answers_version
@blueprint.arguments(Nothing)
@blueprint.response(200, CommandAnswer)
def reveal(_: dict[str, Any], id: UUID, case: UUID) -> Response:
    """Open every sheet of the case at once, and tally them."""
    asked = on_panel(id, Action.REVEAL_SHEETS, case=case)
    receipt = asked.done(
        lambda: scoring.reveal_sheets(office(), id, case=case, by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    return receipt_answer(receipt, id=id)


@blueprint.get("/panels/<uuid:id>/cases/<uuid:case>/sheets")
@asks(Action.READ_SHEETS)
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, SheetsAnswer)
def read_all(query: dict[str, Any], id: UUID, case: UUID) -> Response:
    """Every sheet of the case, once they were opened, as it stands or stood."""
    _, thing = panel_at(id, case=case)
    given = allowed(Action.READ_SHEETS, thing)
    asked = as_of(query)
    with standing(asked) as then:
        found = panel_with(then, id, case)
        sheets = scoring.revealed_sheets(then, id, found.state, case)
    account(given, Material.SHEETS, id, case)
    assigned, names = found.state.cases[case], Names(sheets)
    recusals = {judge: assigned.recusal(judge) for judge in sheets}
    shown = [
        {
            "id": one.id,
            "version": one.version,
            "judge": names.of(judge),
            "void": recusal.cause if (recusal := recusals[judge]) else None,
            "marks": _marks(one.state.marks),
        }
        for judge, one in sheets.items()
    ]
    return answer({"sheets": shown, "as_of": told(asked)}, position=position())


@blueprint.get("/panels/<uuid:id>/cases/<uuid:case>/tally")
@asks(Action.READ_SHEETS)
@answers_version
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, TallyAnswer)
def read_tally(query: dict[str, Any], id: UUID, case: UUID) -> Response:
    """The tally as it was last computed, and what rests on sheets that no longer count as they did."""
    _, thing = panel_at(id, case=case)
    allowed(Action.READ_SHEETS, thing)
    asked = as_of(query)
    with standing(asked) as then:
        scoring.revealed_sheets(then, id, panel_with(then, id, case).state, case)
        tally = then.find(TALLY, tally_of(id, case))
        affected = affected_by(then, id, case)
    computed = tally.state.computed
    judges = [*(one.judge for one in computed.used), *(one.judge for one in computed.void)]
    names = Names([*judges, *computed.missing, *(affected.judges if affected else ())])
    shown = {
        "id": tally.id,
        "version": tally.version,
        **{name: getattr(computed, name) for name in ("stage", "cause", "valid", "needed", "quorate", "on")},
        "used": [{"judge": names.of(one.judge), "version": one.version} for one in computed.used],
        "void": [{"judge": names.of(one.judge), "cause": one.cause} for one in computed.void],
        "missing": names.of_all(computed.missing),
        "tally": computed.tally,
        "rules": computed.rules,
        "affected": affected_answer(affected, names) if affected else None,
        "as_of": told(asked),
    }
    return answer(shown, version=tally.version, position=position())


def _marks(marks: Iterable[MarkGiven]) -> list[dict[str, object]]:
    return [
        {"criterion": one.criterion, "points": one.points, "justification": opened(one.justification)} for one in marks
    ]
