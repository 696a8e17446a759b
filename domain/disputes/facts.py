"""The story of a dispute (이의신청): one recipient's objection to the decision a notice told, from its filing to its end."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.disputes.codes import Aim, BarGround, Consequence, Content, Inadmissible, RemedyKind, Result
from domain.facts import Fact, fact
from domain.notices.facts import Method, Regime
from domain.panels.facts import Ground
from domain.rules.vocabulary import Finding, Source, Stage, Word
from domain.values import Paper, Sealed, Sha256


@dataclass(frozen=True, kw_only=True)
class Target:
    """What a point is aimed at: a stream at a version, and what of it.

    A FINDING names its criterion, a SCORE its stage (and criterion, or null for the whole), a CLAUSE the source, a RECORD
    the log position.
    """

    aim: Aim
    stream: UUID
    version: int
    stage: Stage | None = None
    criterion: Word | None = None
    clause: Source | None = None
    position: int | None = None


@dataclass(frozen=True, kw_only=True)
class Sought:
    """The remedy sought or ordered: a REMAND names its stage, a RESCORE stage and criterion, a CORRECT_FINDING its criterion."""

    kind: RemedyKind
    stage: Stage | None = None
    criterion: Word | None = None


@dataclass(frozen=True, kw_only=True)
class Argument:
    """Why a point should hold, as typed."""

    text: Sealed


@dataclass(frozen=True, kw_only=True)
class Point:
    """A point of an objection: its target, the arguments for it, the remedy sought. Points and arguments count from 1."""

    target: Target
    arguments: tuple[Argument, ...]
    sought: Sought


@dataclass(frozen=True, kw_only=True)
class Hindrance:
    """What kept the objector from filing without fault (행정절차법 §16①), as claimed: its first and last day, both included."""

    first: date
    last: date
    reasons: Sealed


@fact("dispute.objection_filed", 1)
class ObjectionFiled(Fact):
    """An objection was received. Late, incomplete or without standing it is on record all the same; the findings say so.

    `agent` is who filed it as the objector's agent (대리인), null for the representative. `ground` says why this regime
    rules. `answer_within` and `extension` are days, as the notice froze them; `calendar` the holiday table the due days are
    counted on, the notice's own. `hindered_by` is the last day to file if the hindrance claimed is accepted.
    """

    application: UUID
    notice: UUID
    objector: UUID
    agent: UUID | None
    regime: Regime
    ground: Source
    received: datetime
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
    on: date


@fact("dispute.evidence_attached", 1)
class EvidenceAttached(Fact):
    """A paper was attached as evidence for an argument."""

    point: int
    argument: int
    paper: Paper
    on: date


@fact("dispute.supplement_requested", 1)
class SupplementRequested(Fact):
    """What the law asks for was asked for, by a due day; `pauses` where the regime's rule of the day stops the answer period."""

    contents: tuple[Content, ...]
    reasons: Sealed
    due: date
    pauses: bool
    source: Source
    on: date


@dataclass(frozen=True, kw_only=True)
class Added:
    """An argument added to a point."""

    point: int
    argument: Argument


@fact("dispute.supplement_provided", 1)
class SupplementProvided(Fact):
    """The objector supplemented; `missing` is what still is not there, `answer_by` the answer's due day as it now stands."""

    known: date | None
    contact: Sealed | None
    purport: Sealed | None
    arguments: tuple[Added, ...]
    missing: tuple[Content, ...]
    answer_by: date | None
    on: date


@fact("dispute.supplement_lapsed", 1)
class SupplementLapsed(Fact):
    """The supplement did not come by its due day; the answer period runs on."""

    answer_by: date | None
    on: date


@fact("dispute.reviewer_assigned", 1)
class ReviewerAssigned(Fact):
    """A reviewer without a part in the case was asked to review."""

    reviewer: UUID
    on: date


@fact("dispute.conflict_declared", 1)
class ConflictDeclared(Fact):
    """A reviewer answered the conflict question."""

    reviewer: UUID
    conflict: bool
    grounds: tuple[Ground, ...]
    detail: Sealed | None
    on: date


@dataclass(frozen=True, kw_only=True)
class Involved:
    """A part somebody had in the case: the fact that shows it, by stream and log position."""

    ground: BarGround
    stream: UUID
    position: int


@fact("dispute.reviewer_barred", 1)
class ReviewerBarred(Fact):
    """Somebody may not review, with what the record shows of their part; `involved` is empty where they declared a conflict."""

    reviewer: UUID
    grounds: tuple[BarGround, ...]
    involved: tuple[Involved, ...]
    on: date


@fact("dispute.answer_extended", 1)
class AnswerExtended(Fact):
    """The answer's due day was moved back, with reasons, from the day after it would have ended."""

    days: int
    reasons: Sealed
    answer_by: date
    source: Source
    on: date


@fact("dispute.answer_missed", 1)
class AnswerMissed(Fact):
    """No answer came by its due day; `appeal_by` is the last day to appeal that follows."""

    due: date
    consequence: Consequence
    appeal_by: date
    source: Source
    on: date


@fact("dispute.withdrawn", 1)
class Withdrawn(Fact):
    """The objector withdrew (취하)."""

    reasons: Sealed | None
    on: date


@dataclass(frozen=True, kw_only=True)
class PointRuled:
    """What a point came to, with the reviewer's reasons; `ground` says why it was not judged on its merits."""

    point: int
    result: Result
    ground: Inadmissible | None
    reasons: Sealed


@fact("dispute.ruled", 1)
class Ruled(Fact):
    """A reviewer ruled point by point; the whole follows. `excused`: a hindrance was accepted for filing late."""

    reviewer: UUID
    points: tuple[PointRuled, ...]
    result: Result
    excused: bool
    on: date


@fact("dispute.remedy_ordered", 1)
class RemedyOrdered(Fact):
    """A remedy was ordered for these points, to be carried out by `due`; remedies count from 1."""

    number: int
    points: tuple[int, ...]
    remedy: Sought
    due: date
    on: date


@dataclass(frozen=True, kw_only=True)
class Displaced:
    """A case whose place in the ranking fell: its places before and after, and whether it lay and lies within the limit."""

    application: UUID
    before: int
    after: int
    within_before: bool
    within_after: bool


@fact("dispute.remedy_effectuated", 1)
class RemedyEffectuated(Fact):
    """A remedy was carried out: by the fact `kind`, which stands in this stream at `at_version` and in the log at `position`.

    `displaced` lists the cases whose place fell with it. Nothing is undone for them here: what was notified to them falls
    only with a prior notice and a decision of its own (행정절차법 §21, §22).
    """

    number: int
    kind: Word
    stream: UUID
    at_version: int
    position: int
    displaced: tuple[Displaced, ...]
    on: date


@fact("dispute.result_notified", 1)
class ResultNotified(Fact):
    """The result was sent to the objector. `appeal_by` is the last day to appeal as told there, `duty` the rule that asks to tell it."""

    method: Method
    text: Sealed
    appeal_by: date
    duty: Source | None
    on: date


@fact("dispute.result_arrived", 1)
class ResultArrived(Fact):
    """The result arrived; `appeal_by` is the last day to appeal, frozen with the calendar it was counted on."""

    arrived: datetime
    appeal_by: date
    calendar: Sha256
    on: date


DisputeFact = (
    ObjectionFiled
    | EvidenceAttached
    | SupplementRequested
    | SupplementProvided
    | SupplementLapsed
    | ReviewerAssigned
    | ConflictDeclared
    | ReviewerBarred
    | AnswerExtended
    | AnswerMissed
    | Withdrawn
    | Ruled
    | RemedyOrdered
    | RemedyEffectuated
    | ResultNotified
    | ResultArrived
)
