"""What an application comes to after eligibility: hearings, the results of stages, the draft of the decision, the decision."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from domain.applications.outcomes import Outcome, ReasonCode
from domain.rules.vocabulary import Source, Stage
from domain.values import RuleBookName, Sealed


@dataclass(frozen=True, kw_only=True)
class Hearing:
    """The hearing or the on-site visit of a stage: where and when, and what was heard or found."""

    stage: Stage
    place: Sealed
    at: datetime
    on: date
    report: Sealed | None = None


@dataclass(frozen=True, kw_only=True)
class StageResult:
    """What an officer recorded of a stage: passed or not, on which panel's tally and at which version of it."""

    stage: Stage
    passed: bool
    panel: UUID
    tally: int


@dataclass(frozen=True, kw_only=True)
class DraftDecision:
    """The decision as drafted (기안). `agreed` is null until it was reviewed (검토)."""

    outcome: Outcome
    meeting: UUID | None
    reasons: tuple[ReasonCode, ...]
    clause: Source
    text: Sealed
    differs: Sealed | None
    agreed: bool | None = None


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The disposition (처분) as it stands; `corrections` counts the clerical errors corrected since."""

    outcome: Outcome
    meeting: UUID | None
    reasons: tuple[ReasonCode, ...]
    clause: Source
    text: Sealed
    differs: Sealed | None
    rules: RuleBookName
    on: date
    corrections: int = 0
