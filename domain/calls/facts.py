"""The story of a call for participation (공고), read from top to bottom."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.facts import Fact, fact
from domain.rules.vocabulary import PaperKind, ScoringPlan, Source, Track, Word
from domain.values import Agency, NoticeNumber, RoundId, RuleBookName, RulePath, Sealed, Sha256


class ObjectionRegime(StrEnum):
    """The law an objection follows, chosen by the date of the disposition (domain.md §5.1)."""

    CIVIL_PETITION_35 = "CIVIL_PETITION_35"
    """민원처리법 §35."""
    BASIC_ACT_36 = "BASIC_ACT_36"
    """행정기본법 §36."""


class RetentionClass(StrEnum):
    """Retention classes of public records (공공기록물법 시행령 §26①)."""

    PERMANENT = "PERMANENT"
    SEMI_PERMANENT = "SEMI_PERMANENT"
    YEARS_30 = "YEARS_30"
    YEARS_10 = "YEARS_10"
    YEARS_5 = "YEARS_5"
    YEARS_3 = "YEARS_3"
    YEARS_1 = "YEARS_1"


@dataclass(frozen=True, kw_only=True)
class TrackOpen:
    """A track the call opens, and the agency responsible for it (주관부처)."""

    track: Track
    agency: Agency


@dataclass(frozen=True, kw_only=True)
class PaperRequired:
    """A paper the call asks of a track, with the source that asks for it."""

    kind: PaperKind
    track: Track
    source: Source


@dataclass(frozen=True, kw_only=True)
class RuleFile:
    """A file of the rule version and the SHA-256 of its source."""

    path: RulePath
    sha256: Sha256


@dataclass(frozen=True, kw_only=True)
class RulePin:
    """The rule version a call binds itself to, by name and by the hashes of its source."""

    version: RuleBookName
    manifest: tuple[RuleFile, ...]


@dataclass(frozen=True, kw_only=True)
class CallTerms:
    """What a call says. `assumed` names the parameters no source gives; whoever shows one shows the mark.

    `closes` is the first instant at which nothing is accepted any more; `product_target` is progress to show, never a
    limit (P-06).
    """

    title: Sealed
    notices: tuple[NoticeNumber, ...]
    opens: datetime
    closes: datetime
    tracks: tuple[TrackOpen, ...]
    papers: tuple[PaperRequired, ...]
    rules: RulePin
    plan: ScoringPlan
    product_target: int | None
    regimes: tuple[ObjectionRegime, ...]
    retention: RetentionClass
    assumed: tuple[Word, ...]


@fact("call.announced", 1)
class Announced(Fact):
    """A call was announced (공고). `demonstration` marks an invented call."""

    round: RoundId
    terms: CallTerms
    demonstration: bool
    on: date


@fact("call.extended", 1)
class Extended(Fact):
    """The closing instant was moved back, published with its reason."""

    closes: datetime
    reasons: Sealed
    on: date


@fact("call.amended", 1)
class Amended(Fact):
    """The terms were changed and published with the reason (행정절차법 §20); the window moves by `call.extended` only."""

    terms: CallTerms
    reasons: Sealed
    on: date


@fact("call.cancelled", 1)
class Cancelled(Fact):
    """The call was cancelled, published with the reason; nothing more is accepted."""

    reasons: Sealed
    on: date


@fact("call.closed", 1)
class Closed(Fact):
    """The window closed: time alone did it. `on` is the first day on which nothing is accepted, whenever that was put on record."""

    closes: datetime
    on: date


CallFact = Announced | Extended | Amended | Cancelled | Closed
