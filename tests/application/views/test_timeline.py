"""The evaluation in a case's timeline: which facts stand there, and that a sheet does not before it is opened."""

from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest

from application.office import sheet_of
from application.views.folding import Pages, fold, touched
from application.views.timeline import LISTENS, Entry
from domain.facts import Fact
from domain.meetings.facts import Choice, Minuted, Proposal, Resolved, VoteCast
from domain.notices.facts import Method, Sent
from domain.panels.facts import CaseAssigned, RecusalCause, Recused, ScoringClosed, SheetsRevealed
from domain.rules.vocabulary import Stage, Track
from domain.selections.facts import Published
from domain.sheets import facts as sheets
from domain.sheets.facts import MarkGiven
from tests.application.views.facts_for_tests import (
    TEXT,
    TODAY,
    announced,
    drafted,
    notice_arrived,
    notice_issued,
    number,
    recorded,
)
from tests.application.views.test_folding import folded, in_the_clear

CALL, CASE, OTHER_CASE, LEAD, PANEL, JUDGE, NOTICE, MEETING, LIST = (number(17, n) for n in range(1, 10))
SHEET = sheet_of(PANEL, CASE, JUDGE)
BEGUN = ((CALL, announced()), (CASE, drafted(CALL, LEAD)), (OTHER_CASE, drafted(CALL, LEAD)))
MARKS = (MarkGiven(criterion="plan", points=Decimal("70.00"), justification=TEXT),)

ASSIGNED = (PANEL, CaseAssigned(case=CASE, on=TODAY))
SEALED = (
    SHEET,
    sheets.Sealed(panel=PANEL, case=CASE, stage=Stage.FACE_TO_FACE, judge=JUDGE, sheet=TEXT, on=TODAY),
)
REOPENED = (SHEET, sheets.Reopened(on=TODAY))
REVEALED = (PANEL, SheetsRevealed(case=CASE, judges=(JUDGE,), on=TODAY))
OPENED = (SHEET, sheets.Revealed(marks=MARKS, on=TODAY))
CORRECTED = (SHEET, sheets.Corrected(marks=MARKS, reasons=TEXT, on=TODAY))


def lines(*facts: tuple[UUID, Fact]) -> list[tuple[UUID, str]]:
    """The lines that these facts add to the timelines, by case."""
    told = recorded(*BEGUN, *facts)
    names = {one.position: one.fact.name for one in told}
    return [(one.case, names[one.position]) for one in folded(told).timeline[2:]]


@pytest.mark.parametrize("hidden", [(SEALED,), (SEALED, REOPENED), (SEALED, REOPENED, SEALED)])
def test_a_sheet_that_is_sealed_or_taken_back_changes_no_page_at_all(hidden: tuple[tuple[UUID, Fact], ...]) -> None:
    told = recorded(*BEGUN, ASSIGNED, *hidden)
    pages = folded(told[:4])
    before = deepcopy(pages)
    fold(pages, told[4:], in_the_clear)
    assert pages == before
    assert touched(told[4:], {}).cases == frozenset()
    assert not {type(fact) for _, fact in hidden} & set(LISTENS)


def test_from_its_opening_on_a_sheet_stands_in_the_timeline_of_its_case() -> None:
    assert lines(SEALED, REVEALED, OPENED, CORRECTED) == [
        (CASE, "panel.sheets_revealed"),
        (CASE, "sheet.revealed"),
        (CASE, "sheet.corrected"),
    ]


def test_a_sheet_that_was_opened_in_an_earlier_batch_finds_its_case() -> None:
    told = recorded(*BEGUN, SEALED, REVEALED, OPENED)
    at_once, pages = folded(told), folded(told[:5])
    later = Pages(streams=dict(pages.streams), timeline=list(pages.timeline))
    fold(later, told[5:], in_the_clear)
    assert later.timeline == at_once.timeline


def test_what_panels_meetings_and_notices_record_of_a_case_stands_in_its_timeline() -> None:
    recused = Recused(case=CASE, member=JUDGE, cause=RecusalCause.EXCLUDED, grounds=(), reasons=None, on=TODAY)
    resolved = Resolved(
        case=CASE,
        proposal=Proposal.SELECT,
        present=(JUDGE,),
        ayes=1,
        noes=0,
        abstentions=0,
        needed=1,
        carried=True,
        reasons=TEXT,
        on=TODAY,
    )
    assert lines(
        ASSIGNED,
        (PANEL, recused),
        (PANEL, ScoringClosed(case=CASE, missing=(), reasons=TEXT, on=TODAY)),
        (MEETING, resolved),
        (NOTICE, notice_issued(CASE, LEAD)),
        (NOTICE, Sent(method=Method.POST, on=TODAY)),
        (NOTICE, notice_arrived()),
    ) == [
        (CASE, name)
        for name in (
            *("panel.case_assigned", "panel.recused", "panel.scoring_closed", "meeting.resolved"),
            *("notice.issued", "notice.sent", "notice.arrived"),
        )
    ]


def test_a_publication_stands_in_the_timeline_of_each_case_it_names() -> None:
    published = Published(call=CALL, track=Track.INNOVATION_GROWTH, selected=(CASE, OTHER_CASE), on=TODAY)
    assert lines((LIST, published)) == [(CASE, "selection.published"), (OTHER_CASE, "selection.published")]


def test_a_publication_marks_the_lines_it_names_and_changes_nothing_else_of_them() -> None:
    published = Published(call=CALL, track=Track.INNOVATION_GROWTH, selected=(CASE,), on=TODAY)
    before, after = folded(recorded(*BEGUN)), folded(recorded(*BEGUN, (LIST, published)))
    line, now = before.cases[CASE], after.cases[CASE]
    assert line
    assert now == replace(line, published=TODAY)
    assert after.cases[OTHER_CASE] == before.cases[OTHER_CASE]
    assert touched(recorded((LIST, published)), {}).cases == {CASE}


def test_votes_and_minutes_stand_in_no_timeline() -> None:
    vote = VoteCast(case=CASE, voter=JUDGE, proposal=Proposal.SELECT, choice=Choice.AYE, on=TODAY)
    assert lines((MEETING, vote), (MEETING, Minuted(minutes=TEXT, on=TODAY))) == []


def test_the_evaluation_moves_neither_the_line_of_a_case_nor_its_file() -> None:
    told = recorded(*BEGUN, ASSIGNED, REVEALED, OPENED)
    before, after = folded(told[:3]), folded(told)
    assert (before.cases, before.case_files) == (after.cases, after.case_files)
    assert [Entry(case=CASE, position=one.position) for one in told[3:]] == after.timeline[2:]
