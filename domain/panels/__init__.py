"""Panels (평가위원회, 심의위원회): who sits, what they declared case by case, who does not count, what was revealed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from domain.panels.facts import (
    CaseAssigned,
    ChallengeRaised,
    ChallengeResolved,
    ConflictDeclared,
    Convened,
    Ground,
    Member,
    MemberDismissed,
    MemberReplaced,
    PanelFact,
    RecusalCause,
    Recused,
    ScoringClosed,
    SheetsRevealed,
)
from domain.rules.vocabulary import Stage, Track
from domain.streams import Stream
from domain.values import Sealed


@dataclass(frozen=True, kw_only=True)
class Declaration:
    """A member's answer to the conflict question for a case."""

    member: UUID
    conflict: bool
    grounds: tuple[Ground, ...]
    detail: Sealed | None
    on: date


@dataclass(frozen=True, kw_only=True)
class Challenge:
    """A party's challenge of a member (기피 신청); `upheld` is null until it is resolved."""

    member: UUID
    party: UUID
    grounds: tuple[Ground, ...]
    reasons: Sealed
    on: date
    upheld: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Recusal:
    """A member who does not count for a case, and why."""

    member: UUID
    cause: RecusalCause
    grounds: tuple[Ground, ...]
    reasons: Sealed | None
    on: date


@dataclass(frozen=True, kw_only=True)
class Assigned:
    """A case before a panel.

    `missing` are the judges the scoring was closed without, null while it is open. `judges` are those whose sheets were
    revealed, null before; `enrolled` how many sat on the panel then, recused members included (AMB-29).
    """

    declarations: tuple[Declaration, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    missing: tuple[UUID, ...] | None = None
    judges: tuple[UUID, ...] | None = None
    enrolled: int = 0

    @property
    def closed(self) -> bool:
        """Whether the scoring was closed before every sheet was sealed."""
        return self.missing is not None

    @property
    def revealed(self) -> bool:
        """Whether the sheets were opened."""
        return self.judges is not None

    def declaration(self, member: UUID) -> Declaration | None:
        """A member's answer to the conflict question."""
        return next((one for one in self.declarations if one.member == member), None)

    def recusal(self, member: UUID) -> Recusal | None:
        """Why a member does not count, or null."""
        return next((one for one in self.recusals if one.member == member), None)

    def cleared(self, member: UUID) -> bool:
        """Whether a member declared no conflict and was not recused: may read the case and score it."""
        declaration = self.declaration(member)
        return declaration is not None and not declaration.conflict and self.recusal(member) is None

    def pending(self, member: UUID) -> tuple[Challenge, ...]:
        """The challenges of a member that are not resolved."""
        return tuple(one for one in self.challenges if one.member == member and one.upheld is None)


@dataclass(frozen=True, kw_only=True)
class Panel:
    """A panel as it stands. `members` hold a seat now; `left` are those who were replaced or dismissed."""

    call: UUID
    track: Track
    stage: Stage
    members: tuple[Member, ...]
    chair: UUID
    deputy: UUID
    secretary: UUID
    convened: date
    left: frozenset[UUID] = frozenset()
    cases: Mapping[UUID, Assigned] = field(default_factory=dict)

    def member(self, person: UUID) -> Member | None:
        """The seat a person holds now."""
        return next((one for one in self.members if one.person == person), None)

    def people(self) -> tuple[UUID, ...]:
        """Everybody who holds a seat now."""
        return tuple(one.person for one in self.members)

    def seated(self, person: UUID, on: date) -> bool:
        """Whether a person holds a seat and the term covers the day."""
        seat = self.member(person)
        return seat is not None and seat.first <= on <= seat.last

    def readers(self, case: UUID) -> frozenset[UUID]:
        """The members who may read a case: they declared no conflict and were not recused."""
        assigned = self.cases.get(case)
        return frozenset(one for one in self.people() if assigned and assigned.cleared(one))

    def presiding(self, case: UUID | None = None, *, on: date, without: UUID | None = None) -> UUID | None:
        """Who presides that day: the chair, or the deputy where the chair may not.

        Not who left, whose term does not cover the day, who is recused for the case, or `without`, who is at issue.
        """
        assigned = self.cases.get(case) if case else None
        out = {one.member for one in assigned.recusals} if assigned else set[UUID]()
        able = (one for one in (self.chair, self.deputy) if self.seated(one, on) and one not in out and one != without)
        return next(able, None)


def begin(fact: Convened) -> Panel:
    """Fold the convening."""
    return Panel(
        call=fact.call,
        track=fact.track,
        stage=fact.stage,
        members=fact.members,
        chair=fact.chair,
        deputy=fact.deputy,
        secretary=fact.secretary,
        convened=fact.on,
    )


def after(panel: Panel, fact: PanelFact) -> Panel:
    """Fold a later fact."""
    match fact:
        case Convened():
            return begin(fact)
        case MemberReplaced():
            return _replaced(panel, fact)
        case MemberDismissed():
            return _left(panel, fact.member)
        case CaseAssigned():
            return replace(panel, cases={**panel.cases, fact.case: Assigned()})
        case (
            ConflictDeclared()
            | ChallengeRaised()
            | ChallengeResolved()
            | Recused()
            | ScoringClosed()
            | SheetsRevealed()
        ):
            return _on_case(panel, fact)
        case _:
            assert_never(fact)


CaseFact = ConflictDeclared | ChallengeRaised | ChallengeResolved | Recused | ScoringClosed | SheetsRevealed


def _on_case(panel: Panel, fact: CaseFact) -> Panel:
    assigned = _went_on(panel.cases.get(fact.case, Assigned()), fact, enrolled=len(panel.members))
    return replace(panel, cases={**panel.cases, fact.case: assigned})


def _went_on(assigned: Assigned, fact: CaseFact, *, enrolled: int) -> Assigned:
    match fact:
        case ConflictDeclared():
            declaration = Declaration(
                member=fact.member, conflict=fact.conflict, grounds=fact.grounds, detail=fact.detail, on=fact.on
            )
            return replace(assigned, declarations=(*assigned.declarations, declaration))
        case ChallengeRaised():
            challenge = Challenge(
                member=fact.member, party=fact.party, grounds=fact.grounds, reasons=fact.reasons, on=fact.on
            )
            return replace(assigned, challenges=(*assigned.challenges, challenge))
        case ChallengeResolved():
            answered = (
                replace(one, upheld=fact.upheld) if one in assigned.pending(fact.member) else one
                for one in assigned.challenges
            )
            return replace(assigned, challenges=tuple(answered))
        case Recused():
            recusal = Recusal(
                member=fact.member, cause=fact.cause, grounds=fact.grounds, reasons=fact.reasons, on=fact.on
            )
            return replace(assigned, recusals=(*assigned.recusals, recusal))
        case ScoringClosed():
            return replace(assigned, missing=fact.missing)
        case SheetsRevealed():
            return replace(assigned, judges=fact.judges, enrolled=enrolled)
        case _:
            assert_never(fact)


def _replaced(panel: Panel, fact: MemberReplaced) -> Panel:
    """The seat goes over with the office it holds: the successor of the chair is chair (assumed; domain.md §5.5)."""
    left = _left(panel, fact.member)
    return replace(
        left,
        members=(*left.members, fact.by),
        chair=fact.by.person if panel.chair == fact.member else panel.chair,
        deputy=fact.by.person if panel.deputy == fact.member else panel.deputy,
    )


def _left(panel: Panel, member: UUID) -> Panel:
    kept = tuple(one for one in panel.members if one.person != member)
    return replace(panel, members=kept, left=panel.left | {member})


PANEL = Stream(
    "panel",
    begin,
    after,
    (
        Convened,
        MemberReplaced,
        MemberDismissed,
        CaseAssigned,
        ConflictDeclared,
        ChallengeRaised,
        ChallengeResolved,
        Recused,
        ScoringClosed,
        SheetsRevealed,
    ),
)
