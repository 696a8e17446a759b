"""The story of a committee meeting (심의위원회 회의): opened with a quorum, votes per case, resolutions, minutes."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.facts import Fact, fact
from domain.values import Sealed


class QuorumBase(StrEnum):
    """What the majority to open a meeting is counted of (AMB-29)."""

    ENROLLED = "ENROLLED"
    """재적위원: every member of the panel; a recused member stays enrolled and is not present for that case."""


class Choice(StrEnum):
    """A vote."""

    AYE = "AYE"
    """찬성."""
    NO = "NO"
    """반대."""
    ABSTAIN = "ABSTAIN"
    """기권: present, and no aye."""


class Proposal(StrEnum):
    """What the committee votes on."""

    SELECT = "SELECT"
    """선정."""
    REJECT = "REJECT"
    """미선정."""


@fact("meeting.opened", 1)
class Opened(Fact):
    """The meeting opened (개의): `needed` is more than half of the base."""

    panel: UUID
    enrolled: tuple[UUID, ...]
    present: tuple[UUID, ...]
    base: QuorumBase
    needed: int
    on: date


@fact("meeting.vote_cast", 1)
class VoteCast(Fact):
    """A member voted on a case; what they had been shown stands in the envelope (`seen`)."""

    case: UUID
    voter: UUID
    proposal: Proposal
    choice: Choice
    on: date


@fact("meeting.resolved", 1)
class Resolved(Fact):
    """The committee resolved on a case (의결): `carried` by more than half of those present for it, else voted down (부결)."""

    case: UUID
    proposal: Proposal
    present: tuple[UUID, ...]
    ayes: int
    noes: int
    abstentions: int
    needed: int
    carried: bool
    reasons: Sealed
    on: date


@fact("meeting.minuted", 1)
class Minuted(Fact):
    """The minutes were taken; remarks and who voted how are not disclosed to parties (행정심판법 §41 by analogy)."""

    minutes: Sealed
    on: date


@fact("meeting.closed", 1)
class Closed(Fact):
    """The meeting was closed (폐회)."""

    on: date


MeetingFact = Opened | VoteCast | Resolved | Minuted | Closed
