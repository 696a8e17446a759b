"""Deliberating: a quorum opens the meeting, members vote case by case, more than half of those present for it carries.

The majorities are those of the same ministry's committees (판로지원법 시행규칙 §4의2-4의4): strict, of the enrolled to open
(재적위원 과반수의 출석), of those present to resolve (출석위원 과반수의 찬성). That a recused member stays enrolled and is not
present for that case is assumed (AMB-29); so is that the quorum is asked for again at each case.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from domain.facts import Refused, require
from domain.meetings import Item, Meeting
from domain.meetings.facts import Choice, Closed, Minuted, Opened, Proposal, QuorumBase, Resolved, VoteCast
from domain.panels import Panel
from domain.panels.standing import majority, on_panel, require_cleared, require_seat
from domain.rules.vocabulary import Stage
from domain.values import Sealed


def open_meeting(panel: Panel, *, id: UUID, present: tuple[UUID, ...], on: date) -> Opened:
    """Open a meeting of committee `id` (개의): more than half of those enrolled are present."""
    require(panel.stage is Stage.DELIBERATION, "not-a-committee", stage=panel.stage)
    there = tuple(sorted(set(present)))
    for member in there:
        require_seat(panel, member, on)
    enrolled = tuple(sorted(panel.people()))
    needed = majority(len(enrolled))
    _require_quorum(there, needed)
    return Opened(panel=id, enrolled=enrolled, present=there, base=QuorumBase.ENROLLED, needed=needed, on=on)


def present_for(meeting: Meeting, panel: Panel, case: UUID) -> tuple[UUID, ...]:
    """Those who were present and are not recused for the case, whenever that was found."""
    assigned = on_panel(panel, case)
    return tuple(member for member in meeting.present if assigned.recusal(member) is None)


def cast_vote(
    meeting: Meeting,
    panel: Panel,
    *,
    case: UUID,
    voter: UUID,
    proposal: Proposal,
    choice: Choice,
    scored: bool,
    on: date,
) -> VoteCast:
    """Vote on a case, once: a member who is present, declared no conflict for it and is not recused.

    Where the plan has the committee score too (`scored`), its sheets on the case are opened first: a vote rests on them.
    """
    require(not meeting.closed, "meeting-closed")
    assigned = on_panel(panel, case)
    require(assigned.revealed or not scored, "not-revealed")
    require(voter in meeting.present, "not-present", member=voter)
    require_seat(panel, voter, on)
    require_cleared(assigned, voter)
    _require_quorum(present_for(meeting, panel, case), meeting.needed)
    item = meeting.items.get(case)
    if item:
        require(item.resolution is None, "already-resolved")
        require(item.vote(voter) is None, "already-voted")
        require(item.proposal is proposal, "another-proposal", proposal=item.proposal)
    return VoteCast(case=case, voter=voter, proposal=proposal, choice=choice, on=on)


def resolve(meeting: Meeting, panel: Panel, *, case: UUID, reasons: Sealed, on: date) -> Resolved:
    """Count the votes of record on a case (의결), once each of those present for it has voted or abstained.

    Whoever was recused since is neither counted nor present for it.

    A case is resolved once; again only where somebody was recused since, because then it was another number that decided.
    """
    require(not meeting.closed, "meeting-closed")
    present = present_for(meeting, panel, case)
    item = meeting.items.get(case)
    if item is None:
        raise Refused("no-votes")
    require(item.resolution is None or item.resolution.present != present, "already-resolved")
    _require_quorum(present, meeting.needed)
    ayes, noes, abstentions = _counted(item, present)
    outstanding = len(present) - (ayes + noes + abstentions)
    require(not outstanding, "votes-outstanding", outstanding=outstanding)
    needed = majority(len(present))
    return Resolved(
        case=case,
        proposal=item.proposal,
        present=present,
        ayes=ayes,
        noes=noes,
        abstentions=abstentions,
        needed=needed,
        carried=ayes >= needed,
        reasons=reasons,
        on=on,
    )


def take_minutes(meeting: Meeting, *, minutes: Sealed, on: date) -> Minuted:
    """Take the minutes, during the meeting; taken again, the earlier ones stay on record."""
    require(not meeting.closed, "meeting-closed")
    return Minuted(minutes=minutes, on=on)


def close_meeting(meeting: Meeting, *, on: date) -> Closed:
    """Close the meeting (폐회), its minutes taken."""
    require(not meeting.closed, "meeting-closed")
    require(meeting.minutes, "no-minutes")
    return Closed(on=on)


def stands(resolution: Resolved, meeting: Meeting, panel: Panel) -> bool:
    """Whether nobody who was counted as present for the case was recused since."""
    return resolution.present == present_for(meeting, panel, resolution.case)


def _counted(item: Item, present: Iterable[UUID]) -> tuple[int, int, int]:
    there = frozenset(present)
    choices = [one.choice for one in item.votes if one.voter in there]
    return choices.count(Choice.AYE), choices.count(Choice.NO), choices.count(Choice.ABSTAIN)


def _require_quorum(present: tuple[UUID, ...], needed: int) -> None:
    require(len(present) >= needed, "no-quorum", present=len(present), needed=needed)
