"""The committee's majorities: strict, of the enrolled to open, of those present for the case to carry."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from domain.facts import Fact
from domain.meetings import MEETING, Meeting
from domain.meetings.deliberating import (
    cast_vote,
    close_meeting,
    open_meeting,
    resolve,
    stands,
    take_minutes,
)
from domain.meetings.facts import Choice, Closed, Minuted, Opened, Proposal, QuorumBase, Resolved, VoteCast
from domain.panels import PANEL, Panel
from domain.panels.facts import (
    CaseAssigned,
    ConflictDeclared,
    Convened,
    Ground,
    Member,
    RecusalCause,
    Recused,
    SheetsRevealed,
)
from domain.panels.standing import majority
from domain.rules.vocabulary import Stage, Track
from tests.domain.examples import CALL_ID, CASE, DAY, TEXT
from tests.stories import fold, given

PANEL_ID = UUID(int=900)
MEMBERS = tuple(UUID(int=1000 + number) for number in range(9))
SECRETARY = UUID(int=2000)


def committee(*more: Fact, size: int = 9, stage: Stage = Stage.DELIBERATION, declared: int = 9) -> Panel:
    """A committee of this size before which the case is; the first so many declared that they have no conflict."""
    people = MEMBERS[:size]
    convened = Convened(
        call=CALL_ID,
        track=Track.INNOVATION_GROWTH,
        stage=stage,
        members=tuple(
            Member(person=one, outside_expert=True, first=date(2021, 1, 1), last=date(2021, 12, 31)) for one in people
        ),
        chair=people[0],
        deputy=people[1],
        secretary=SECRETARY,
        on=DAY,
    )
    declarations = (
        ConflictDeclared(case=CASE, member=one, conflict=False, grounds=(), detail=None, on=DAY)
        for one in people[:declared]
    )
    panel = fold(PANEL, convened, CaseAssigned(case=CASE, on=DAY), *declarations, *more)
    assert panel is not None
    return panel


def recused(member: UUID) -> Recused:
    return Recused(
        case=CASE, member=member, cause=RecusalCause.EXCLUDED, grounds=(Ground.ADVISED,), reasons=TEXT, on=DAY
    )


def opened(present: int, size: int = 9) -> Opened:
    return open_meeting(committee(size=size), id=PANEL_ID, present=MEMBERS[:present], on=DAY)


def voted(choices: str, proposal: Proposal = Proposal.SELECT) -> tuple[VoteCast, ...]:
    """The members' votes in their order: + is aye, - is no, 0 abstains, a space does not vote."""
    words = {"+": Choice.AYE, "-": Choice.NO, "0": Choice.ABSTAIN}
    return tuple(
        VoteCast(case=CASE, voter=member, proposal=proposal, choice=words[sign], on=DAY)
        for member, sign in zip(MEMBERS, choices, strict=False)
        if sign != " "
    )


def meeting(*facts: Fact) -> Meeting:
    state = fold(MEETING, *facts)
    assert state is not None
    return state


@pytest.mark.parametrize(("enrolled", "needed"), [(9, 5), (8, 5), (7, 4), (2, 2)])
def test_more_than_half_of_those_enrolled_open_a_meeting(enrolled: int, needed: int) -> None:
    panel = committee(size=enrolled)
    fact = open_meeting(panel, id=PANEL_ID, present=MEMBERS[:needed], on=DAY)
    assert (fact.needed, fact.base, fact.enrolled) == (needed, QuorumBase.ENROLLED, MEMBERS[:enrolled])
    given(PANEL).when(lambda _: open_meeting(panel, id=PANEL_ID, present=MEMBERS[: needed - 1], on=DAY)).then_refused(
        "no-quorum", present=needed - 1, needed=needed
    )


def test_who_is_named_twice_is_present_once() -> None:
    given(PANEL).when(
        lambda _: open_meeting(committee(), id=PANEL_ID, present=(*MEMBERS[:4], MEMBERS[0]), on=DAY)
    ).then_refused("no-quorum", present=4, needed=5)


def test_only_members_are_present_and_only_the_committee_meets() -> None:
    for panel, present, code in (
        (committee(), (*MEMBERS[:5], SECRETARY), "not-a-member"),
        (committee(stage=Stage.ON_SITE), MEMBERS[:5], "not-a-committee"),
    ):
        given(PANEL).when(
            lambda _, panel=panel, present=present: open_meeting(panel, id=PANEL_ID, present=present, on=DAY)
        ).then_refused(code)


@pytest.mark.parametrize(
    ("votes", "carried"),
    [("++++--", True), ("+++---", False), ("+++000", False), ("++++00", True), ("+++0--", False), ("------", False)],
)
def test_of_six_present_four_ayes_carry_and_three_to_three_fails(votes: str, *, carried: bool) -> None:
    fact = (
        given(MEETING, opened(6), *voted(votes))
        .when(resolve, committee(), case=CASE, reasons=TEXT, on=DAY)
        .then(Resolved, carried=carried, needed=4)
        .fact
    )
    assert isinstance(fact, Resolved)
    assert (fact.ayes, fact.noes, fact.abstentions) == (votes.count("+"), votes.count("-"), votes.count("0"))


def test_a_recused_member_stays_enrolled_and_is_not_present_for_that_case() -> None:
    panel = committee(recused(MEMBERS[0]))
    (
        given(MEETING, opened(6), *voted(" +++--"))
        .when(resolve, panel, case=CASE, reasons=TEXT, on=DAY)
        .then(Resolved, present=MEMBERS[1:6], needed=3, carried=True)
        .which(lambda held: len(held.enrolled) == 9)
    )


def test_where_a_recusal_takes_the_quorum_nobody_votes_on_that_case() -> None:
    panel = committee(recused(MEMBERS[0]))
    vote = {
        "case": CASE,
        "voter": MEMBERS[1],
        "proposal": Proposal.SELECT,
        "choice": Choice.AYE,
        "scored": False,
        "on": DAY,
    }
    given(MEETING, opened(5)).when(cast_vote, panel, **vote).then_refused("no-quorum", present=4, needed=5)
    given(MEETING, opened(5), *voted("+++++")).when(resolve, panel, case=CASE, reasons=TEXT, on=DAY).then_refused(
        "no-quorum", present=4, needed=5
    )


@pytest.mark.parametrize(
    ("voter", "panel", "code"),
    [
        (MEMBERS[6], committee(), "not-present"),
        (MEMBERS[5], committee(declared=5), "not-declared"),
        (MEMBERS[0], committee(recused(MEMBERS[0])), "member-recused"),
    ],
)
def test_who_is_absent_has_not_declared_or_is_recused_does_not_vote(voter: UUID, panel: Panel, code: str) -> None:
    given(MEETING, opened(6)).when(
        cast_vote, panel, case=CASE, voter=voter, proposal=Proposal.SELECT, choice=Choice.AYE, scored=False, on=DAY
    ).then_refused(code, member=voter)


def test_a_member_votes_once_on_a_case_and_all_on_the_same_proposal() -> None:
    vote = {"case": CASE, "proposal": Proposal.SELECT, "choice": Choice.NO, "scored": False, "on": DAY}
    story = given(MEETING, opened(6)).when(cast_vote, committee(), voter=MEMBERS[0], **vote).then(VoteCast).and_then()
    story.when(cast_vote, committee(), voter=MEMBERS[0], **vote).then_refused("already-voted")
    story.when(cast_vote, committee(), voter=MEMBERS[1], **{**vote, "proposal": Proposal.REJECT}).then_refused(
        "another-proposal", proposal=Proposal.SELECT
    )
    story.when(cast_vote, committee(), voter=MEMBERS[1], **{**vote, "case": UUID(int=5)}).then_refused(
        "case-not-on-panel"
    )


def test_what_is_resolved_is_resolved_until_somebody_counted_is_recused() -> None:
    story = (
        given(MEETING, opened(7), *voted("++++---"))
        .when(resolve, committee(), case=CASE, reasons=TEXT, on=DAY)
        .then(Resolved, carried=True, needed=4)
        .and_then()
    )
    story.when(resolve, committee(), case=CASE, reasons=TEXT, on=DAY).then_refused("already-resolved")
    story.when(
        cast_vote,
        committee(),
        case=CASE,
        voter=MEMBERS[0],
        proposal=Proposal.SELECT,
        choice=Choice.AYE,
        scored=False,
        on=DAY,
    ).then_refused("already-resolved")
    found_late = committee(recused(MEMBERS[0]))
    held = meeting(*story.facts)
    first = held.resolution(CASE)
    assert first is not None
    assert stands(first, held, committee())
    assert not stands(first, held, found_late)
    story.when(resolve, found_late, case=CASE, reasons=TEXT, on=DAY).then(
        Resolved, ayes=3, noes=3, needed=4, carried=False
    )


def test_nothing_is_resolved_before_everybody_present_has_voted_or_abstained() -> None:
    story = given(MEETING, opened(6), *voted("++++ 0"))
    story.when(resolve, committee(), case=CASE, reasons=TEXT, on=DAY).then_refused("votes-outstanding", outstanding=1)
    one_recused = committee(recused(MEMBERS[4]))
    story.when(resolve, one_recused, case=CASE, reasons=TEXT, on=DAY).then(Resolved, carried=True, needed=3)


def test_where_the_committee_scores_nobody_votes_before_its_sheets_are_open() -> None:
    vote = {"case": CASE, "voter": MEMBERS[0], "proposal": Proposal.SELECT, "choice": Choice.AYE, "on": DAY}
    story = given(MEETING, opened(6))
    story.when(cast_vote, committee(), scored=True, **vote).then_refused("not-revealed")
    revealed = committee(SheetsRevealed(case=CASE, judges=MEMBERS[:5], on=DAY))
    story.when(cast_vote, revealed, scored=True, **vote).then(VoteCast)


def test_nothing_is_resolved_without_a_vote() -> None:
    given(MEETING, opened(6)).when(resolve, committee(), case=CASE, reasons=TEXT, on=DAY).then_refused("no-votes")


def test_a_meeting_is_closed_with_its_minutes_and_then_nothing_more_happens() -> None:
    given(MEETING, opened(6)).when(close_meeting, on=DAY).then_refused("no-minutes")
    closed = (
        given(MEETING, opened(6))
        .when(take_minutes, minutes=TEXT, on=DAY)
        .then(Minuted)
        .and_then()
        .when(close_meeting, on=DAY)
        .then(Closed)
        .and_then()
    )
    closed.when(close_meeting, on=DAY).then_refused("meeting-closed")
    closed.when(take_minutes, minutes=TEXT, on=DAY).then_refused("meeting-closed")
    closed.when(resolve, committee(), case=CASE, reasons=TEXT, on=DAY).then_refused("meeting-closed")
    closed.when(
        cast_vote,
        committee(),
        case=CASE,
        voter=MEMBERS[0],
        proposal=Proposal.SELECT,
        choice=Choice.AYE,
        scored=False,
        on=DAY,
    ).then_refused("meeting-closed")


@any_of(st.integers(1, 200))
def test_a_majority_is_the_fewest_that_are_more_than_half(of: int) -> None:
    assert majority(of) * 2 > of
    assert (majority(of) - 1) * 2 <= of
