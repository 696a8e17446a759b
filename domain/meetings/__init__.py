"""Meetings of the committee (심의위원회 회의): who was present, who voted how, what was resolved."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from domain.meetings.facts import Choice, Closed, MeetingFact, Minuted, Opened, Proposal, QuorumBase, Resolved, VoteCast
from domain.streams import Stream
from domain.values import Sealed


@dataclass(frozen=True, kw_only=True)
class Ballot:
    """A member's vote."""

    voter: UUID
    choice: Choice


@dataclass(frozen=True, kw_only=True)
class Item:
    """A case on the agenda: what is voted on, the votes of record, and the latest resolution."""

    proposal: Proposal
    votes: tuple[Ballot, ...] = ()
    resolution: Resolved | None = None

    def vote(self, voter: UUID) -> Ballot | None:
        """How a member voted."""
        return next((one for one in self.votes if one.voter == voter), None)


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A meeting as it stands. `needed` is how many of the base must be present to open it, and for each case."""

    panel: UUID
    enrolled: tuple[UUID, ...]
    present: tuple[UUID, ...]
    base: QuorumBase
    needed: int
    opened: date
    items: Mapping[UUID, Item] = field(default_factory=dict)
    minutes: Sealed | None = None
    closed: bool = False

    def voters(self, case: UUID) -> frozenset[UUID]:
        """Who voted on a case."""
        item = self.items.get(case)
        return frozenset(one.voter for one in item.votes) if item else frozenset()

    def resolution(self, case: UUID) -> Resolved | None:
        """What was resolved on a case."""
        item = self.items.get(case)
        return item.resolution if item else None


def begin(fact: Opened) -> Meeting:
    """Fold the opening."""
    return Meeting(
        panel=fact.panel,
        enrolled=fact.enrolled,
        present=fact.present,
        base=fact.base,
        needed=fact.needed,
        opened=fact.on,
    )


def after(meeting: Meeting, fact: MeetingFact) -> Meeting:
    """Fold a later fact."""
    match fact:
        case Opened():
            return begin(fact)
        case VoteCast():
            item = meeting.items.get(fact.case, Item(proposal=fact.proposal))
            voted = replace(item, votes=(*item.votes, Ballot(voter=fact.voter, choice=fact.choice)))
            return replace(meeting, items={**meeting.items, fact.case: voted})
        case Resolved():
            item = meeting.items.get(fact.case, Item(proposal=fact.proposal))
            return replace(meeting, items={**meeting.items, fact.case: replace(item, resolution=fact)})
        case Minuted():
            return replace(meeting, minutes=fact.minutes)
        case Closed():
            return replace(meeting, closed=True)
        case _:
            assert_never(fact)


MEETING = Stream("meeting", begin, after, (Opened, VoteCast, Resolved, Minuted, Closed))
