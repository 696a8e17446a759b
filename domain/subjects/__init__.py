"""People, firms and cooperatives: who they are (sealed), what they are, for whom they act."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar, assert_never
from uuid import UUID

from domain.roles import Role
from domain.rules.vocabulary import FirmProfile
from domain.streams import Stream
from domain.subjects.facts import (
    AbsenceRecorded,
    AuthorisationEnded,
    Authorised,
    Capacity,
    Evaluation,
    EvaluationAssigned,
    Forgotten,
    Identity,
    IdentityCorrected,
    NumberClaimed,
    ProfileDeclared,
    Registered,
    RoleGranted,
    RoleWithdrawn,
    SubjectFact,
    SubjectKind,
    Succeeded,
    TookOver,
)
from domain.values import Agency


@dataclass(frozen=True, kw_only=True)
class Absence:
    """Days an officer is away, both included."""

    first: date
    last: date
    deputy: UUID | None


@dataclass(frozen=True, kw_only=True)
class SubjectStanding:
    """What a subject is to the office: all that is known of it but who it is."""

    kind: SubjectKind
    profile: FirmProfile | None = None
    roles: frozenset[tuple[Role, Agency | None]] = frozenset()
    acts_for: tuple[tuple[UUID, Capacity], ...] = ()
    absences: tuple[Absence, ...] = ()
    evaluation: Evaluation | None = None
    succeeded_by: UUID | None = None
    """The firm that took this one's place, null while it has its own."""
    predecessors: tuple[UUID, ...] = ()
    """The firms whose places this one took."""
    forgotten: bool = False

    def away(self, day: date) -> Absence | None:
        """The absence that covers `day`, the one recorded last where several do."""
        return next((one for one in reversed(self.absences) if one.first <= day <= one.last), None)

    def firms(self) -> frozenset[UUID]:
        """The firms this person acts for."""
        return frozenset(firm for firm, _ in self.acts_for)


@dataclass(frozen=True, kw_only=True)
class Subject(SubjectStanding):
    """A subject as it stands, and who it is."""

    identity: Identity


S = TypeVar("S", bound=SubjectStanding)


def begin(fact: Registered) -> Subject:
    """Fold the registration."""
    return Subject(kind=fact.kind, identity=fact.identity, profile=fact.profile)


def after(subject: Subject, fact: SubjectFact) -> Subject:
    """Fold a later fact."""
    match fact:
        case Registered():
            return begin(fact)
        case IdentityCorrected():
            return replace(subject, identity=fact.identity)
        case _:
            return standing_after(subject, fact)


def standing_after(subject: S, fact: SubjectFact) -> S:
    """Fold what a later fact says of a subject's standing; who it is stands where it is asked for."""
    match fact:
        case Registered() | IdentityCorrected():
            return subject
        case EvaluationAssigned():
            return replace(subject, evaluation=fact.evaluation)
        case ProfileDeclared():
            return replace(subject, profile=fact.profile)
        case Succeeded():
            return replace(subject, succeeded_by=fact.by)
        case TookOver():
            return replace(subject, predecessors=(*subject.predecessors, *fact.firms))
        case Forgotten():
            return replace(subject, forgotten=True)
        case RoleGranted():
            return replace(subject, roles=subject.roles | {(fact.role, fact.agency)})
        case RoleWithdrawn():
            return replace(subject, roles=subject.roles - {(fact.role, fact.agency)})
        case Authorised():
            others = tuple(one for one in subject.acts_for if one[0] != fact.firm)
            return replace(subject, acts_for=(*others, (fact.firm, fact.capacity)))
        case AuthorisationEnded():
            return replace(subject, acts_for=tuple(one for one in subject.acts_for if one[0] != fact.firm))
        case AbsenceRecorded():
            absence = Absence(first=fact.on, last=fact.until, deputy=fact.deputy)
            return replace(subject, absences=(*subject.absences, absence))
        case _:
            assert_never(fact)


SUBJECT = Stream(
    "subject",
    begin,
    after,
    (
        Registered,
        IdentityCorrected,
        EvaluationAssigned,
        ProfileDeclared,
        Succeeded,
        TookOver,
        Forgotten,
        RoleGranted,
        RoleWithdrawn,
        Authorised,
        AuthorisationEnded,
        AbsenceRecorded,
    ),
)

NUMBER_SLOT: Stream[UUID] = Stream(
    "number-slot", lambda fact: fact.subject, lambda _, fact: fact.subject, (NumberClaimed,)
)
"""One slot a business number; its state is the subject that holds the number."""
