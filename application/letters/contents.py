"""What a letter says: plain data from facts and register, texts opened, nothing of how it looks.

A day that counts from arrival is told for a letter that arrives on its own day; where the holidays of a year are not known
yet, the period alone is told.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.applications.outcomes import ReasonCode
from domain.certifications.facts import CertificateNo, Scope
from domain.disputes.codes import Aim, Content, Inadmissible, RemedyKind, Result
from domain.letters.facts import LetterKind
from domain.notices.facts import Regime
from domain.revocations.facts import Ground
from domain.rules.vocabulary import PaperKind, Source, Stage, Track, Word
from domain.values import Agency, ReceiptNo


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """Whom a letter is for. `successor` is the firm that has its place after a merger. Null is what the register does not hold."""

    name: str | None
    representative: str | None = None
    address: str | None = None
    successor: str | None = None


@dataclass(frozen=True, kw_only=True)
class Officer:
    """Who handles it at the agency, as registered (행정절차법 §24③)."""

    name: str
    organisation: str | None = None
    phone: str | None = None


@dataclass(frozen=True, kw_only=True)
class Matter:
    """The case a letter is about."""

    receipt: ReceiptNo | None
    round: str
    call: str | None
    track: Track
    title: str | None


@dataclass(frozen=True, kw_only=True)
class ItemLine:
    """A product or works: its name, and the number it goes by, if it has one."""

    label: str | None
    number: str | None


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """A paper that was handed in."""

    kind: PaperKind
    file: str | None


@dataclass(frozen=True, kw_only=True)
class Slip:
    """What was received and when, and the papers that are missing."""

    arrived: datetime
    leads: tuple[str | None, ...]
    partner: str | None
    items: tuple[ItemLine, ...]
    papers: tuple[PaperLine, ...]
    missing: tuple[PaperKind, ...]


@dataclass(frozen=True, kw_only=True)
class SupplementRequest:
    """What is asked for, why, and by when; more time may be asked for so many times."""

    papers: tuple[PaperKind, ...]
    reasons: str | None
    due: date
    extensions: int


@dataclass(frozen=True, kw_only=True)
class Selection:
    """That the application was selected."""

    decided: date
    clause: Source
    text: str | None


@dataclass(frozen=True, kw_only=True)
class Remedies:
    """What may be done against a decision: periods in days from arrival, and the last days for a letter that arrives at once."""

    regime: Regime
    ground: Source
    object_within: int | None
    object_by: date | None
    answer_within: int | None
    extension: int | None
    appeal_within: int
    appeal_by: date | None
    text: str | None


@dataclass(frozen=True, kw_only=True)
class Rejection:
    """That the application was not selected, why, and what may be done against it."""

    decided: date
    clause: Source
    reasons: tuple[ReasonCode, ...]
    text: str | None
    remedies: Remedies


@dataclass(frozen=True, kw_only=True)
class ObjectionSupplementRequest:
    """What an objection lacks; `pauses` where the days of supplementing do not count in the answer's period."""

    filed: date
    contents: tuple[Content, ...]
    reasons: str | None
    due: date
    pauses: bool
    source: Source


@dataclass(frozen=True, kw_only=True)
class AnswerExtension:
    """That the answer to an objection comes later, why, and by when."""

    filed: date
    days: int
    answer_was: date | None
    answer_by: date
    reasons: str | None
    source: Source


@dataclass(frozen=True, kw_only=True)
class PointLine:
    """A point of an objection: what it was aimed at, what was sought, and what came of it."""

    number: int
    aim: Aim
    stage: Stage | None
    sought: RemedyKind
    result: Result
    ground: Inadmissible | None
    reasons: str | None


@dataclass(frozen=True, kw_only=True)
class RemedyLine:
    """A remedy that was ordered, and by when it is carried out."""

    kind: RemedyKind
    stage: Stage | None
    due: date


@dataclass(frozen=True, kw_only=True)
class ObjectionResult:
    """What an objection came to, point by point, and the last day to appeal. `duty` is the rule that asks to tell it."""

    filed: date
    ruled: date
    regime: Regime
    result: Result
    points: tuple[PointLine, ...]
    remedies: tuple[RemedyLine, ...]
    text: str | None
    appeal_by: date
    duty: Source | None


@dataclass(frozen=True, kw_only=True)
class PriorNotice:
    """What the office means to do, why, on what basis, and by when one may comment. `barred`: a bar would name the addressee."""

    ground: Ground
    clause: Source
    text: str | None
    barred: bool
    comment_by: date


@dataclass(frozen=True, kw_only=True)
class RevocationNotice:
    """That the selection is revoked, why, and what may be done against it. `barred`: the bar names the addressee."""

    decided: date
    ground: Ground
    clause: Source
    reasons: str | None
    barred: bool
    remedies: Remedies


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """That a product is confirmed, and until when. `assumed` names the parameters that no source sets."""

    number: CertificateNo
    product: ItemLine
    scope: Scope
    first: date
    last: date
    assumed: tuple[Word, ...]


Body = (
    Slip
    | SupplementRequest
    | Selection
    | Rejection
    | ObjectionSupplementRequest
    | AnswerExtension
    | ObjectionResult
    | PriorNotice
    | RevocationNotice
    | Certificate
)


@dataclass(frozen=True, kw_only=True)
class Contents:
    """A whole letter. `id` is its stream: the number by which it is found again. A demonstration's letters have no effect and say so."""

    kind: LetterKind
    id: UUID
    on: date
    demonstration: bool
    agency: Agency
    to: Addressee
    officer: Officer | None
    matter: Matter
    body: Body
