"""The story of a panel (평가위원회, 심의위원회): who sits, who declared what, who may not count, when sheets were revealed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.facts import Fact, fact
from domain.rules.vocabulary import Stage, Track
from domain.values import Sealed


class Ground(StrEnum):
    """Grounds of exclusion (제척), after 판로지원법 시행규칙 §4의3: a model of the same ministry, not the programme's own rule."""

    OFFICER_OF_PARTY = "OFFICER_OF_PARTY"
    """The member or a (former) spouse is or was an officer of a party (1호)."""
    RELATIVE_OF_OFFICER = "RELATIVE_OF_OFFICER"
    """A relative of an officer of a party (2호)."""
    ADVISED = "ADVISED"
    """Gave advice, research, service, appraisal or investigation on the matter (3호)."""
    AGENT_OF_PARTY = "AGENT_OF_PARTY"
    """The member or the own organisation is or was an agent of a party (4호)."""
    SERVED_WITHIN_THREE_YEARS = "SERVED_WITHIN_THREE_YEARS"
    """Worked within the last three years in an organisation that did (5호)."""
    TOOK_PART = "TOOK_PART"
    """Acted on the case in another role (행정심판법 §10① 5호 by analogy)."""


class RecusalCause(StrEnum):
    """Why a member does not count for a case."""

    EXCLUDED = "EXCLUDED"
    """제척: a ground exists."""
    CHALLENGED = "CHALLENGED"
    """기피: a party's challenge was upheld."""
    SELF_RECUSED = "SELF_RECUSED"
    """회피."""


@dataclass(frozen=True, kw_only=True)
class Member:
    """A member of a panel, and the days of the term (both included)."""

    person: UUID
    outside_expert: bool
    first: date
    last: date


@fact("panel.convened", 1)
class Convened(Fact):
    """A panel was convened for a call, track and stage. `secretary` sits without a mark or vote."""

    call: UUID
    track: Track
    stage: Stage
    members: tuple[Member, ...]
    chair: UUID
    deputy: UUID
    secretary: UUID
    on: date


@fact("panel.member_replaced", 1)
class MemberReplaced(Fact):
    """A member left and another took the seat."""

    member: UUID
    by: Member
    reasons: Sealed
    on: date


@fact("panel.member_dismissed", 1)
class MemberDismissed(Fact):
    """A member was dismissed (해촉): failing to recuse oneself is a ground (시행규칙 §4의4)."""

    member: UUID
    reasons: Sealed
    on: date


@fact("panel.case_assigned", 1)
class CaseAssigned(Fact):
    """A case was put before the panel."""

    case: UUID
    on: date


@fact("panel.conflict_declared", 1)
class ConflictDeclared(Fact):
    """A member answered the conflict question for a case, before anything of it but the firms' names was shown."""

    case: UUID
    member: UUID
    conflict: bool
    grounds: tuple[Ground, ...]
    detail: Sealed | None
    on: date


@fact("panel.challenge_raised", 1)
class ChallengeRaised(Fact):
    """A party challenged a member (기피 신청), with reasons."""

    case: UUID
    member: UUID
    party: UUID
    grounds: tuple[Ground, ...]
    reasons: Sealed
    on: date


@fact("panel.challenge_resolved", 1)
class ChallengeResolved(Fact):
    """The panel resolved a challenge without the challenged member; more than half of those voting uphold it."""

    case: UUID
    member: UUID
    ayes: tuple[UUID, ...]
    noes: tuple[UUID, ...]
    upheld: bool
    reasons: Sealed
    on: date


@fact("panel.recused", 1)
class Recused(Fact):
    """A member does not count for a case, from the beginning, whenever that was found."""

    case: UUID
    member: UUID
    cause: RecusalCause
    grounds: tuple[Ground, ...]
    reasons: Sealed | None
    on: date


@fact("panel.scoring_closed", 1)
class ScoringClosed(Fact):
    """The chair, who does not score the case, closed the scoring without the sheets that are missing."""

    case: UUID
    missing: tuple[UUID, ...]
    reasons: Sealed
    on: date


@fact("panel.sheets_revealed", 1)
class SheetsRevealed(Fact):
    """The sheets of a case were opened, all at once; from here on nobody seals or reopens."""

    case: UUID
    judges: tuple[UUID, ...]
    on: date


PanelFact = (
    Convened
    | MemberReplaced
    | MemberDismissed
    | CaseAssigned
    | ConflictDeclared
    | ChallengeRaised
    | ChallengeResolved
    | Recused
    | ScoringClosed
    | SheetsRevealed
)
