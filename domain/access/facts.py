"""Attempts and reads: what happened at the office's doors without changing any case."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from domain.facts import Fact, fact
from domain.rules.vocabulary import Word


class AssumptionKind(StrEnum):
    """What a counterfactual question changes."""

    WITHOUT_EVALUATOR = "WITHOUT_EVALUATOR"
    UNDER_RULES = "UNDER_RULES"
    OTHER_PASS_MARK = "OTHER_PASS_MARK"  # noqa: S105  (a mark to pass, no password)
    OTHER_TRIMMING = "OTHER_TRIMMING"
    FINDING_REVERSED = "FINDING_REVERSED"


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


AccessFact = SubmissionRefused | CounterfactualAsked
