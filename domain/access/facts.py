"""Attempts and reads: what happened at the office's doors without changing any case."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from domain.facts import Fact, fact
from domain.rules.vocabulary import Word
from domain.values import Sealed


class AssumptionKind(StrEnum):
    """What a counterfactual question changes."""

    WITHOUT_EVALUATOR = "WITHOUT_EVALUATOR"
    UNDER_RULES = "UNDER_RULES"
    OTHER_PASS_MARK = "OTHER_PASS_MARK"  # noqa: S105  (a mark to pass, no password)
    OTHER_TRIMMING = "OTHER_TRIMMING"
    FINDING_REVERSED = "FINDING_REVERSED"


class Material(StrEnum):
    """What was read that is not for everybody who may read the case."""

    SHEETS = "SHEETS"
    """Every judge's opened sheet, with the justifications."""
    MEETING = "MEETING"
    """A meeting's minutes, and who voted how."""
    REGISTER_ENTRY = "REGISTER_ENTRY"
    """A firm's names, numbers and addresses."""
    PAPER = "PAPER"
    """A paper that was handed in."""
    NAMES = "NAMES"
    """Somebody's name, which is masked for whoever does not say what they need it for."""
    LETTER = "LETTER"
    """A letter that was sent."""
    TEXTS = "TEXTS"
    """What was typed in a case or of a person: titles, labels, the agreement, reports, reasons, decisions, notices."""


class Purpose(StrEnum):
    """What somebody reads it for (개인정보 보호법 §15, §18: only for a purpose that was stated)."""

    DUTY = "DUTY"
    AUDIT = "AUDIT"
    DISPUTE = "DISPUTE"
    INFORMATION_REQUEST = "INFORMATION_REQUEST"
    INVESTIGATION = "INVESTIGATION"


@fact("access.submission_refused", 1)
class SubmissionRefused(Fact):
    """Someone tried to submit outside the call's window. `arrived` is the instant the complete request arrived."""

    application: UUID
    call: UUID
    arrived: datetime
    reason: Word


@fact("access.counterfactual_asked", 1)
class CounterfactualAsked(Fact):
    """Someone asked what a case would have come to under one changed assumption. The answer is hypothetical and nowhere kept."""

    application: UUID
    kind: AssumptionKind


@fact("access.sealed_read", 1)
class SealedRead(Fact):
    """Somebody was about to be shown sealed material of others: recorded before it is shown.

    `of` is the panel, meeting, firm, paper, case or person, or the office where texts of several cases were listed; `cases`
    those it is about, none for a firm or a person. `note` says more of the purpose.
    """

    material: Material
    of: UUID
    cases: tuple[UUID, ...]
    purpose: Purpose
    note: Sealed | None = None


@fact("access.bundle_exported", 1)
class BundleExported(Fact):
    """The evidence of a case was carried away: for a firm with a part in it, or (null) whole, for an auditor."""

    application: UUID
    firm: UUID | None
    purpose: Sealed


@fact("access.reading_refused", 1)
class ReadingRefused(Fact):
    """Somebody was refused to read something sensitive: once for each kind of reading and hour, however often they tried.

    `of` is what the first request of the hour asked for, null where it named nothing.
    """

    action: Word
    of: UUID | None
    hour: datetime


AccessFact = SubmissionRefused | CounterfactualAsked | SealedRead | BundleExported | ReadingRefused
