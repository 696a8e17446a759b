"""The story of a selected task's performance (수행 평가): its support period, reviews scheduled, evidenced, fallen due, resolved."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.facts import Fact, fact
from domain.rules.vocabulary import Word
from domain.values import Sealed, Sha256


class ReviewKind(StrEnum):
    """The three kinds of review (판로지원법 시행령 §17의3)."""

    INTERIM = "INTERIM"
    """중간평가: whether they go on taking part."""
    COMPLETION = "COMPLETION"
    """완료평가: what the cooperation came to."""
    EXTENSION = "EXTENSION"
    """연장평가: whether support is needed for longer."""


class Outcome(StrEnum):
    """What a review came to: two of these for each kind."""

    CONTINUE = "CONTINUE"
    STOP = "STOP"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    EXTEND = "EXTEND"
    END = "END"


@dataclass(frozen=True, kw_only=True, order=True)
class ReviewKey:
    """Which review of a task: the nth of its kind, from one."""

    kind: ReviewKind
    nth: int


@fact("performance.period_set", 1)
class PeriodSet(Fact):
    """The support period: from official publication (고시) to `end`, both included. `assumed` names what no source sets."""

    application: UUID
    published: date
    first: date
    end: date
    assumed: tuple[Word, ...]
    on: date


@fact("performance.review_scheduled", 1)
class ReviewScheduled(Fact):
    """A review was set for a day, on site at a place or at the desk, and data was demanded from the parties by another."""

    kind: ReviewKind
    nth: int
    day: date
    on_site: bool
    place: Sealed | None
    data_by: date
    demand: Sealed
    on: date


@fact("performance.evidence_submitted", 1)
class EvidenceSubmitted(Fact):
    """A party reported what was delivered and how its results were shared; late is taken."""

    kind: ReviewKind
    nth: int
    party: UUID
    report: Sealed
    on: date


@fact("performance.fell_due", 1)
class FellDue(Fact):
    """The last day of a review came and it was not resolved. `on` is that day, whenever it was put on record."""

    kind: ReviewKind
    nth: int
    due: date
    calendar: Sha256
    on: date


@fact("performance.resolved", 1)
class Resolved(Fact):
    """A person resolved a review, with reasons. `extended_to` is the new end where support was extended, else null."""

    kind: ReviewKind
    nth: int
    outcome: Outcome
    extended_to: date | None
    reasons: Sealed
    on: date


PerformanceFact = PeriodSet | ReviewScheduled | EvidenceSubmitted | FellDue | Resolved
