"""Disputes (이의신청): the objection with its points, who reviews it, the answer's clock, the ruling, its remedies."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import assert_never
from uuid import UUID

from domain.disputes.codes import UPHOLDING, BarGround, Content, Status
from domain.disputes.facts import (
    AnswerExtended,
    AnswerMissed,
    Argument,
    ConflictDeclared,
    DisputeFact,
    EvidenceAttached,
    Hindrance,
    Involved,
    ObjectionFiled,
    Point,
    RemedyEffectuated,
    RemedyOrdered,
    ResultArrived,
    ResultNotified,
    ReviewerAssigned,
    ReviewerBarred,
    Ruled,
    Sought,
    SupplementLapsed,
    SupplementProvided,
    SupplementRequested,
    Withdrawn,
)
from domain.notices.facts import Regime
from domain.rules.vocabulary import Finding, Source
from domain.streams import Stream
from domain.values import Paper, Sealed, Sha256


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """A paper for an argument of a point."""

    point: int
    argument: int
    paper: Paper


@dataclass(frozen=True, kw_only=True)
class Reviewing:
    """Somebody asked to review, or found barred. `conflict` is null until they answered."""

    person: UUID
    conflict: bool | None = None
    barred: tuple[BarGround, ...] = ()
    involved: tuple[Involved, ...] = ()

    @property
    def cleared(self) -> bool:
        """Whether they declared no conflict and nothing bars them: they may read the case and rule."""
        return self.conflict is False and not self.barred


@dataclass(frozen=True, kw_only=True)
class Pause:
    """Days that do not count in the answer period, both included."""

    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class Supplement:
    """What was asked for, and why."""

    contents: tuple[Content, ...]
    reasons: Sealed
    requested: date
    due: date
    pauses: bool


@dataclass(frozen=True, kw_only=True)
class Remedy:
    """A remedy as ordered; `effectuated` is the fact that carried it out."""

    number: int
    points: tuple[int, ...]
    remedy: Sought
    ordered: date
    due: date
    effectuated: RemedyEffectuated | None = None


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """A dispute as it stands. `pauses` are over; a supplement that is open pauses as well, where it does.

    `supplement` was asked for and has not come; `requested` is all that ever was.
    """

    application: UUID
    notice: UUID
    objector: UUID
    agent: UUID | None
    regime: Regime
    ground: Source
    received: datetime
    filed: date
    known: date | None
    contact: Sealed | None
    purport: Sealed | None
    points: tuple[Point, ...]
    hindrance: Hindrance | None
    findings: tuple[Finding, ...]
    missing: tuple[Content, ...]
    answer_within: int | None
    extension: int | None
    object_by: date | None
    hindered_by: date | None
    answer_by: date | None
    calendar: Sha256
    evidence: tuple[Evidence, ...] = ()
    reviewers: tuple[Reviewing, ...] = ()
    supplement: Supplement | None = None
    requested: tuple[Supplement, ...] = ()
    pauses: tuple[Pause, ...] = ()
    extended: AnswerExtended | None = None
    missed: AnswerMissed | None = None
    ruling: Ruled | None = None
    remedies: tuple[Remedy, ...] = ()
    notified: ResultNotified | None = None
    arrived: ResultArrived | None = None
    withdrawn: date | None = None

    @property
    def status(self) -> Status:
        """Where it stands."""
        if self.withdrawn:
            return Status.WITHDRAWN
        if self.arrived:
            return Status.EFFECTUATING if self.outstanding else Status.CLOSED
        if self.notified:
            return Status.NOTIFIED
        if self.ruling:
            return Status.RULED
        if self.supplement:
            return Status.SUPPLEMENT_REQUESTED
        return Status.UNDER_REVIEW if any(one.cleared for one in self.reviewers) else Status.RECEIVED

    @property
    def asked(self) -> frozenset[Content]:
        """Everything that was ever asked for in supplement."""
        return frozenset(content for one in self.requested for content in one.contents)

    @property
    def told(self) -> Status:
        """Where it stands as its objector knows: that it was ruled on is told with the result, and not before."""
        return Status.UNDER_REVIEW if self.status is Status.RULED else self.status

    @property
    def pending(self) -> bool:
        """Whether it waits for its result: until then its cleared reviewers read the case."""
        return self.withdrawn is None and self.notified is None

    @property
    def cleared(self) -> frozenset[UUID]:
        """Who may read the case and rule."""
        return frozenset(one.person for one in self.reviewers if one.cleared)

    @property
    def outstanding(self) -> tuple[Remedy, ...]:
        """The remedies that were not carried out yet; an objection withdrawn has none."""
        return tuple(one for one in self.remedies if one.effectuated is None and self.withdrawn is None)

    def overdue(self, today: date) -> tuple[Remedy, ...]:
        """The remedies that should have been carried out before today."""
        return tuple(one for one in self.outstanding if one.due < today)

    def point(self, number: int) -> Point | None:
        """A point by its number, from 1."""
        return self.points[number - 1] if 0 < number <= len(self.points) else None

    def reviewing(self, person: UUID) -> Reviewing | None:
        """What stands of somebody as a reviewer."""
        return next((one for one in self.reviewers if one.person == person), None)

    @property
    def upheld(self) -> tuple[int, ...]:
        """The points that were upheld, wholly or partly."""
        return tuple(one.point for one in self.ruling.points if one.result in UPHOLDING) if self.ruling else ()


def begin(fact: ObjectionFiled) -> Dispute:
    """Fold the filing."""
    return Dispute(
        application=fact.application,
        notice=fact.notice,
        objector=fact.objector,
        agent=fact.agent,
        regime=fact.regime,
        ground=fact.ground,
        received=fact.received,
        filed=fact.on,
        known=fact.known,
        contact=fact.contact,
        purport=fact.purport,
        points=fact.points,
        hindrance=fact.hindrance,
        findings=fact.findings,
        missing=fact.missing,
        answer_within=fact.answer_within,
        extension=fact.extension,
        object_by=fact.object_by,
        hindered_by=fact.hindered_by,
        answer_by=fact.answer_by,
        calendar=fact.calendar,
    )


def after(dispute: Dispute, fact: DisputeFact) -> Dispute:
    """Fold a later fact."""
    match fact:
        case ObjectionFiled():
            return begin(fact)
        case EvidenceAttached():
            evidence = Evidence(point=fact.point, argument=fact.argument, paper=fact.paper)
            return replace(dispute, evidence=(*dispute.evidence, evidence))
        case SupplementRequested() | SupplementProvided() | SupplementLapsed():
            return _supplementing(dispute, fact)
        case ReviewerAssigned():
            return _reviewing(dispute, Reviewing(person=fact.reviewer))
        case ConflictDeclared():
            held = dispute.reviewing(fact.reviewer) or Reviewing(person=fact.reviewer)
            return _reviewing(dispute, replace(held, conflict=fact.conflict))
        case ReviewerBarred():
            held = dispute.reviewing(fact.reviewer) or Reviewing(person=fact.reviewer)
            return _reviewing(dispute, replace(held, barred=fact.grounds, involved=fact.involved))
        case AnswerExtended():
            return replace(dispute, extended=fact, answer_by=fact.answer_by)
        case AnswerMissed():
            return replace(dispute, missed=fact)
        case Withdrawn():
            return replace(dispute, withdrawn=fact.on)
        case Ruled():
            return replace(dispute, ruling=fact)
        case RemedyOrdered():
            remedy = Remedy(number=fact.number, points=fact.points, remedy=fact.remedy, ordered=fact.on, due=fact.due)
            return replace(dispute, remedies=(*dispute.remedies, remedy))
        case RemedyEffectuated():
            done = (replace(one, effectuated=fact) if one.number == fact.number else one for one in dispute.remedies)
            return replace(dispute, remedies=tuple(done))
        case ResultNotified():
            return replace(dispute, notified=fact)
        case ResultArrived():
            return replace(dispute, arrived=fact)
        case _:
            assert_never(fact)


SupplementFact = SupplementRequested | SupplementProvided | SupplementLapsed


def _supplementing(dispute: Dispute, fact: SupplementFact) -> Dispute:
    match fact:
        case SupplementRequested():
            asked = Supplement(
                contents=fact.contents, reasons=fact.reasons, requested=fact.on, due=fact.due, pauses=fact.pauses
            )
            return replace(dispute, supplement=asked, requested=(*dispute.requested, asked))
        case SupplementProvided():
            told = replace(
                dispute,
                known=fact.known or dispute.known,
                contact=fact.contact or dispute.contact,
                purport=fact.purport or dispute.purport,
                points=tuple(
                    replace(point, arguments=(*point.arguments, *_added(fact, number)))
                    for number, point in enumerate(dispute.points, 1)
                ),
                missing=fact.missing,
            )
            return _paused(told, until=fact.on, answer_by=fact.answer_by)
        case SupplementLapsed():
            due = dispute.supplement.due if dispute.supplement else fact.on
            return _paused(dispute, until=due, answer_by=fact.answer_by)
        case _:
            assert_never(fact)


def _added(fact: SupplementProvided, point: int) -> tuple[Argument, ...]:
    return tuple(one.argument for one in fact.arguments if one.point == point)


def _paused(dispute: Dispute, *, until: date, answer_by: date | None) -> Dispute:
    pause = paused(dispute, until)
    return replace(
        dispute,
        supplement=None,
        answer_by=answer_by,
        pauses=(*dispute.pauses, pause) if pause else dispute.pauses,
    )


def paused(dispute: Dispute, until: date) -> Pause | None:
    """The days an open supplement takes out of the answer period if it ends on `until`.

    They begin the day after the request, as periods do; that this holds here is assumed.
    """
    asked = dispute.supplement
    if asked is None or not asked.pauses or until <= asked.requested:
        return None
    return Pause(first=date.fromordinal(asked.requested.toordinal() + 1), last=until)


def _reviewing(dispute: Dispute, reviewing: Reviewing) -> Dispute:
    others = tuple(one for one in dispute.reviewers if one.person != reviewing.person)
    return replace(dispute, reviewers=(*others, reviewing))


DISPUTE = Stream(
    "dispute",
    begin,
    after,
    (
        ObjectionFiled,
        EvidenceAttached,
        SupplementRequested,
        SupplementProvided,
        SupplementLapsed,
        ReviewerAssigned,
        ConflictDeclared,
        ReviewerBarred,
        AnswerExtended,
        AnswerMissed,
        Withdrawn,
        Ruled,
        RemedyOrdered,
        RemedyEffectuated,
        ResultNotified,
        ResultArrived,
    ),
)
