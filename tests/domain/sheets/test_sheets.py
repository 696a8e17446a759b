from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.facts import Fact, Refused
from domain.panels import PANEL, Panel
from domain.panels.facts import MemberDismissed, MemberReplaced, ScoringClosed, SheetsRevealed
from domain.rules.vocabulary import MarkProblem
from domain.sheets import SHEET, Sheet, SheetStatus
from domain.sheets.facts import Corrected, Reopened, Revealed, Sealed
from domain.sheets.revealing import close_scoring, correct, outstanding, reveal
from domain.sheets.sealing import reopen, seal
from tests.domain.examples import CASE, DAY, TEXT
from tests.domain.panels.examples import (
    ALL_CLEARED,
    BEGUN,
    CHAIR,
    DEPUTY,
    LAST,
    OUTSIDER,
    PANEL_ID,
    PEOPLE,
    SEVENTH,
    SIXTH,
    THIRD,
    cleared,
    recused,
    seat,
)
from tests.domain.sheets.examples import a_sheet, given_marks, sealed, sheets_of
from tests.stories import fold, given

CLOSED = ScoringClosed(case=CASE, missing=(SEVENTH,), reasons=TEXT, on=DAY)
REVEALED = SheetsRevealed(case=CASE, judges=PEOPLE, on=DAY)
SEALING: dict[str, Any] = {"id": PANEL_ID, "case": CASE, "judge": THIRD, "problems": (), "text": TEXT, "on": DAY}


def panel(*facts: Fact) -> Panel:
    state = fold(PANEL, *facts)
    assert state is not None
    return state


def refused(code: str, decide: Any, *args: object, **words: object) -> dict[str, object]:  # noqa: ANN401  (any decision)
    with pytest.raises(Refused) as refusal:
        decide(*args, **words)
    assert refusal.value.code == code
    return refusal.value.detail


def test_a_member_who_declared_seals_a_sheet_once() -> None:
    fact = seal(panel(*ALL_CLEARED), None, **SEALING)
    assert fact == sealed(THIRD)
    refused("already-sealed", seal, panel(*ALL_CLEARED), a_sheet(THIRD), **SEALING)
    reopened = a_sheet(THIRD, SheetStatus.REOPENED)
    assert isinstance(seal(panel(*ALL_CLEARED), reopened, **SEALING), Sealed)


@pytest.mark.parametrize(
    ("facts", "change", "code"),
    [
        (BEGUN, {}, "not-declared"),
        ((*ALL_CLEARED, recused(THIRD)), {}, "member-recused"),
        ((*ALL_CLEARED, CLOSED), {"judge": SEVENTH}, "scoring-closed"),
        ((*ALL_CLEARED, REVEALED), {}, "sheets-revealed"),
        (ALL_CLEARED, {"judge": OUTSIDER}, "not-a-member"),
        (ALL_CLEARED, {"on": date(2022, 1, 1)}, "term-not-covering"),
        (ALL_CLEARED, {"case": OUTSIDER}, "case-not-on-panel"),
        (ALL_CLEARED, {"problems": (MarkProblem(criterion="market", code="mark-missing"),)}, "marks-wrong"),
    ],
)
def test_a_sheet_that_may_not_be_sealed_is_refused(facts: tuple[Fact, ...], change: dict[str, Any], code: str) -> None:
    refused(code, seal, panel(*facts), None, **{**SEALING, **change})


def test_a_sheet_is_taken_back_by_its_judge_before_the_reveal_and_the_closing() -> None:
    story = given(SHEET, sealed(THIRD))

    def taking_back(sheet: Sheet, *facts: Fact) -> Reopened:
        return reopen(panel(*ALL_CLEARED, *facts), sheet, case=CASE, on=DAY)

    story.when(taking_back).then(Reopened).which(lambda sheet: sheet.status is SheetStatus.REOPENED)
    story.when(taking_back, CLOSED).then_refused("scoring-closed")
    story.when(taking_back, REVEALED).then_refused("sheets-revealed")
    story.when(taking_back, recused(THIRD)).then_refused("member-recused")
    given(SHEET, sealed(THIRD), Reopened(on=DAY)).when(taking_back).then_refused("not-sealed")


def test_before_every_sheet_is_sealed_nothing_opens_and_the_refusal_tells_nothing() -> None:
    told = [
        refused("sheets-outstanding", reveal, panel(*ALL_CLEARED), case=CASE, sheets=sheets, on=DAY)
        for sheets in ({}, sheets_of(*PEOPLE[:3]), sheets_of(*PEOPLE[3:]), sheets_of(*PEOPLE[:6]))
    ]
    assert told == [{}] * 4


def test_all_open_at_once() -> None:
    opened = reveal(panel(*ALL_CLEARED), case=CASE, sheets=sheets_of(*PEOPLE), on=DAY)
    assert opened.judges == PEOPLE
    refused("sheets-revealed", reveal, panel(*ALL_CLEARED, REVEALED), case=CASE, sheets=sheets_of(*PEOPLE), on=DAY)


def test_a_reopened_sheet_is_missing_and_a_recused_or_departed_judge_is_not_waited_for() -> None:
    sheets = {**sheets_of(*PEOPLE), THIRD: a_sheet(THIRD, SheetStatus.REOPENED)}
    assert outstanding(panel(*ALL_CLEARED), CASE, sheets) == (THIRD,)
    for gone in (recused(THIRD), MemberDismissed(member=THIRD, reasons=TEXT, on=DAY)):
        without = panel(*ALL_CLEARED, gone)
        assert outstanding(without, CASE, sheets) == ()
        assert THIRD not in reveal(without, case=CASE, sheets=sheets_of(*PEOPLE), on=DAY).judges


def test_a_judge_whose_term_ended_is_waited_for_until_a_closing_names_them_and_a_sheet_they_sealed_counts() -> None:
    later = date(2022, 1, 1)
    refused("sheets-outstanding", reveal, panel(*ALL_CLEARED), case=CASE, sheets=sheets_of(*PEOPLE[:4]), on=later)
    refused("sheets-outstanding", reveal, panel(*BEGUN), case=CASE, sheets={}, on=later)
    closed = ScoringClosed(case=CASE, missing=PEOPLE[4:], reasons=TEXT, on=later)
    opened = reveal(panel(*ALL_CLEARED, closed), case=CASE, sheets=sheets_of(*PEOPLE[:4]), on=later)
    assert opened.judges == PEOPLE[:4]


def closing(*facts: Fact, chair: UUID = CHAIR, sheets: dict[UUID, Sheet]) -> ScoringClosed:
    return close_scoring(panel(*ALL_CLEARED, *facts), case=CASE, chair=chair, sheets=sheets, reasons=TEXT, on=DAY)


def test_whoever_presides_without_a_sheet_closes_and_names_the_missing() -> None:
    assert closing(sheets=sheets_of(*PEOPLE[2:6])).missing == (CHAIR, DEPUTY, SEVENTH)
    assert closing(recused(CHAIR), chair=DEPUTY, sheets=sheets_of(*PEOPLE[2:6])).missing == (DEPUTY, SEVENTH)


def test_who_has_not_declared_may_not_close() -> None:
    undeclared = panel(*(one for one in ALL_CLEARED if one != cleared(CHAIR)))
    words: dict[str, Any] = {"case": CASE, "chair": CHAIR, "sheets": sheets_of(*PEOPLE[2:]), "reasons": TEXT, "on": DAY}
    refused("not-declared", close_scoring, undeclared, **words)


def test_closing_tells_nobody_how_many_sheets_there_are() -> None:
    for sealed_already in range(2, 6):
        fact = closing(sheets=sheets_of(*PEOPLE[2:sealed_already]))
        assert set(fact.missing) == {*PEOPLE[:2], *PEOPLE[sealed_already:]}


def test_with_fewer_sheets_than_the_quorum_nothing_is_opened_and_the_refusal_tells_nothing() -> None:
    three = sheets_of(*PEOPLE[2:5])
    closed = panel(*ALL_CLEARED, CLOSED)
    assert refused("too-few-sheets", reveal, closed, case=CASE, sheets=three, on=DAY) == {}
    recusals = [recused(one) for one in (CHAIR, DEPUTY, SIXTH, SEVENTH)]
    refused("too-few-sheets", reveal, panel(*ALL_CLEARED, *recusals), case=CASE, sheets=three, on=DAY)


def test_who_took_a_seat_after_the_closing_seals_so_that_the_case_goes_on() -> None:
    seated = MemberReplaced(member=SEVENTH, by=seat(OUTSIDER), reasons=TEXT, on=DAY)
    closed = panel(*ALL_CLEARED, replace(CLOSED, missing=(CHAIR, DEPUTY, SEVENTH)), recused(SIXTH), seated)
    went_on = PANEL.after(closed, cleared(OUTSIDER))
    assert isinstance(seal(went_on, None, **{**SEALING, "judge": OUTSIDER}), Sealed)
    refused("scoring-closed", seal, went_on, None, **{**SEALING, "judge": CHAIR})
    refused("too-few-sheets", reveal, went_on, case=CASE, sheets=sheets_of(*PEOPLE[2:6]), on=DAY)
    opened = reveal(went_on, case=CASE, sheets=sheets_of(*PEOPLE[2:6], OUTSIDER), on=DAY)
    assert set(opened.judges) == {*PEOPLE[2:5], OUTSIDER}


def test_who_scores_or_does_not_preside_may_not_close() -> None:
    assert refused("chair-scores", closing, sheets=sheets_of(CHAIR)) == {}
    refused("not-presiding", closing, chair=DEPUTY, sheets={})
    refused("not-presiding", closing, recused(CHAIR), sheets={})
    refused("scoring-closed", closing, CLOSED, sheets={})
    refused("sheets-revealed", closing, REVEALED, sheets={})
    everybody_else = sheets_of(*PEOPLE[2:])
    gone = (MemberDismissed(member=CHAIR, reasons=TEXT, on=DAY), recused(DEPUTY))
    refused("not-presiding", closing, *gone, chair=DEPUTY, sheets=everybody_else)


def test_after_the_closing_the_sheets_there_are_open_but_none_sealed_at_that_very_moment() -> None:
    opened = reveal(panel(*ALL_CLEARED, CLOSED), case=CASE, sheets=sheets_of(*PEOPLE[2:]), on=DAY)
    assert opened.judges == PEOPLE[2:6]


def test_a_revealed_sheet_is_corrected_beside_the_old_one() -> None:
    named: dict[str, Any] = {"case": CASE, "marks": given_marks("10"), "problems": (), "reasons": TEXT, "on": DAY}
    open_panel, sheet = panel(*ALL_CLEARED, REVEALED), a_sheet(THIRD, SheetStatus.REVEALED)
    fact = correct(open_panel, sheet, **named)
    assert isinstance(fact, Corrected)
    assert SHEET.after(sheet, fact).marks == given_marks("10")
    refused("not-revealed", correct, panel(*ALL_CLEARED), a_sheet(THIRD), **named)
    refused("sheet-not-revealed", correct, open_panel, a_sheet(THIRD), **named)
    refused("member-recused", correct, panel(*ALL_CLEARED, REVEALED, recused(THIRD)), sheet, **named)
    wrong = {**named, "problems": (MarkProblem(criterion="market", code="mark-missing"),)}
    refused("marks-wrong", correct, open_panel, sheet, **wrong)
    refused("term-not-covering", correct, open_panel, sheet, **{**named, "on": LAST + timedelta(days=1)})


def test_the_marks_of_a_sheet_are_known_from_the_reveal_on() -> None:
    story = fold(SHEET, sealed(THIRD), Revealed(marks=given_marks(), on=DAY))
    before = fold(SHEET, sealed(THIRD))
    assert before is not None
    assert story is not None
    assert (before.marks, story.marks, story.status) == ((), given_marks(), SheetStatus.REVEALED)
