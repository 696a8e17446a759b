"""Who is shown what of an evaluation in the record of a case: a table of facts and people, before and after the reveal."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest

from application.disclosing import disclosed, shown, withheld
from application.permissions import Actor, Thing
from application.record import By, Envelope, Recorded
from domain.agreements.facts import EndCause, Ended
from domain.applications.facts import DecisionCorrected, Rejected, Selected
from domain.applications.outcomes import Outcome, ReasonCode
from domain.facts import Fact
from domain.meetings.facts import Proposal, Resolved
from domain.notices.facts import Arrived, Issued, Method, Sent
from domain.panels.facts import (
    CaseAssigned,
    ChallengeRaised,
    ChallengeResolved,
    ConflictDeclared,
    Ground,
    RecusalCause,
    Recused,
    ScoringClosed,
    SheetsRevealed,
)
from domain.roles import Role
from domain.sheets.facts import Revealed
from domain.values import Agency
from tests.application.test_permissions import CASE, OF_MSS, someone, staff
from tests.domain.examples import DAY, LEAD, OFFICER, OTHER, PARTNER, TEXT

PANEL, SHEET, NOTICE, MEETING, APPLICATION = (UUID(int=number) for number in range(901, 906))
JUDGE = UUID(int=77)
ASSIGNED = CaseAssigned(case=APPLICATION, on=DAY)
DECLARED = ConflictDeclared(
    case=APPLICATION, member=JUDGE, conflict=True, grounds=(Ground.ADVISED,), detail=TEXT, on=DAY
)
CHALLENGED = ChallengeRaised(
    case=APPLICATION, member=JUDGE, party=LEAD, grounds=(Ground.ADVISED,), reasons=TEXT, on=DAY
)
ANSWERED = ChallengeResolved(case=APPLICATION, member=JUDGE, ayes=(OTHER,), noes=(), upheld=True, reasons=TEXT, on=DAY)
RECUSED = Recused(
    case=APPLICATION, member=JUDGE, cause=RecusalCause.CHALLENGED, grounds=(Ground.ADVISED,), reasons=TEXT, on=DAY
)
CLOSED = ScoringClosed(case=APPLICATION, missing=(OTHER,), reasons=TEXT, on=DAY)
OPENED = SheetsRevealed(case=APPLICATION, judges=(OTHER,), on=DAY)
SHEET_OPENED = Revealed(marks=(), on=DAY)
RESOLVED = Resolved(
    case=APPLICATION,
    proposal=Proposal.SELECT,
    present=(OTHER,),
    ayes=1,
    noes=0,
    abstentions=0,
    needed=1,
    carried=True,
    reasons=TEXT,
    on=DAY,
)
ISSUED = Issued(
    application=APPLICATION,
    recipient=LEAD,
    outcome=Outcome.SELECTED,
    reasons=(),
    clause="판로지원법 §20의2②",
    text=TEXT,
    remedies=None,
    on=DAY,
)
SENT = Sent(method=Method.POST, on=DAY)
ARRIVED = Arrived(arrived=datetime(2021, 5, 1, tzinfo=UTC), due=None, on=DAY)
OTHERS = replace(ISSUED, recipient=PARTNER)
SELECTED = Selected(meeting=None, clause="판로지원법 §20의2②", text=TEXT, differs=None, rules="v2021_1", on=DAY)
REJECTED = Rejected(
    meeting=None,
    reasons=(ReasonCode.PLAN_UNCLEAR,),
    clause="판로지원법 §20의2②",
    text=TEXT,
    differs=None,
    rules="v2021_1",
    on=DAY,
)
ENDED = Ended(cause=EndCause.APPLICATION_REJECTED, on=DAY)
CORRECTED = DecisionCorrected(text=TEXT, reasons=TEXT, on=DAY)
STREAMS = {OTHERS: UUID(int=906), SHEET_OPENED: SHEET, RESOLVED: MEETING, ISSUED: NOTICE, SENT: NOTICE, ARRIVED: NOTICE}
EVERYTHING = (
    *(ASSIGNED, DECLARED, CHALLENGED, ANSWERED, RECUSED, CLOSED, OPENED, SHEET_OPENED, RESOLVED, ISSUED, SENT, ARRIVED),
)

READER = replace(CASE, panellists=frozenset({OTHER}), readers=frozenset({OTHER}))
OFFICER_IN_CHARGE = someone(OF_MSS, id=OFFICER)
DECIDER, AUDITOR = someone((Role.DECIDER, Agency.MSS)), someone((Role.AUDITOR, None))
STAFF = (OFFICER_IN_CHARGE, DECIDER, AUDITOR)


def record(*facts: Fact) -> tuple[Recorded, ...]:
    by = By(subject=OTHER, role=Role.SECRETARY, cause=OTHER)
    return tuple(
        Recorded(
            position=position,
            stream=STREAMS.get(fact, PANEL),
            version=position,
            envelope=Envelope(by=by, at=datetime(2021, 5, 1, tzinfo=UTC), salt=bytes(16), fact=fact),
        )
        for position, fact in enumerate(facts, 1)
    )


def told(actor: Actor, facts: Iterable[Fact], thing: Thing = CASE) -> set[Fact]:
    return {one.fact for one in shown(actor, thing, record(*facts))}


@pytest.mark.parametrize(
    ("actor", "thing", "expected"),
    [
        (staff(LEAD), CASE, {ASSIGNED, CHALLENGED, RECUSED, ISSUED, SENT, ARRIVED}),
        (staff(PARTNER), CASE, {ASSIGNED, RECUSED}),
        (OFFICER_IN_CHARGE, CASE, set(EVERYTHING) - {CLOSED, OPENED, SHEET_OPENED}),
        (DECIDER, CASE, set(EVERYTHING)),
        (AUDITOR, CASE, set(EVERYTHING)),
        (someone(id=OTHER), READER, {ASSIGNED, RECUSED, CLOSED, OPENED, SHEET_OPENED}),
    ],
    ids=["lead", "partner", "officer", "decider", "auditor", "judge"],
)
def test_each_is_shown_what_is_for_them(actor: Actor, thing: Thing, expected: set[Fact]) -> None:
    assert told(actor, EVERYTHING, thing) == expected


@pytest.mark.parametrize("actor", STAFF)
def test_that_the_scoring_was_closed_without_somebody_is_told_from_the_reveal_on(actor: Actor) -> None:
    assert told(actor, (ASSIGNED, CLOSED)) == {ASSIGNED}


def test_a_notice_is_its_recipients_once_it_was_sent() -> None:
    assert told(staff(LEAD), (ISSUED,)) == set()
    assert told(staff(PARTNER), (ISSUED, SENT, ARRIVED)) == set()
    assert told(OFFICER_IN_CHARGE, (ISSUED,)) == {ISSUED}


@pytest.mark.parametrize("decided", [(REJECTED, ENDED), (SELECTED,)])
def test_a_party_learns_the_decision_and_what_it_ends_once_its_own_notice_was_sent(decided: tuple[Fact, ...]) -> None:
    assert told(staff(LEAD), (*decided, ISSUED)) == set()
    assert told(staff(LEAD), (*decided, ISSUED, SENT)) == {*decided, ISSUED, SENT}
    assert told(staff(PARTNER), (*decided, ISSUED, OTHERS, SENT)) == set()
    assert told(OFFICER_IN_CHARGE, decided) == set(decided)


def test_a_corrected_text_is_told_by_the_notice_of_the_correction() -> None:
    assert told(staff(LEAD), (SELECTED, ISSUED, SENT, CORRECTED)) == {SELECTED, ISSUED, SENT}
    again = record(SELECTED, ISSUED, SENT, CORRECTED, ISSUED, SENT)
    assert CORRECTED in {one.fact for one in shown(staff(LEAD), CASE, again)}


def test_who_gets_no_notice_is_told_once_everybody_was() -> None:
    thing = replace(CASE, members=frozenset({JUDGE}))
    assert told(staff(JUDGE), (SELECTED, ISSUED, OTHERS, SENT), thing) == set()
    assert told(staff(JUDGE), (SELECTED, ISSUED, SENT), thing) == {SELECTED}


@pytest.mark.parametrize("actor", [staff(LEAD), staff(PARTNER)])
def test_a_party_learns_that_a_member_does_not_count_and_how_that_came_but_not_of_what(actor: Actor) -> None:
    (one,) = disclosed(actor, CASE, record(RECUSED))
    assert one.fact == replace(RECUSED, grounds=None, reasons=None)  # type: ignore[arg-type]


@pytest.mark.parametrize("actor", STAFF)
def test_what_a_member_says_of_the_own_life_is_in_no_record_of_a_case(actor: Actor) -> None:
    assert withheld(actor, CASE, DECLARED.name) == ("detail",)
    assert withheld(actor, CASE, RECUSED.name) == ()
