"""What carries a remedy out: which fact of the case does what was ordered, and not merely something like it."""

from domain.applications.facts import FoundEligible, FoundIneligible, Rejected, Selected, StageFailed, StagePassed
from domain.disputes.codes import RemedyKind
from domain.disputes.facts import Sought
from domain.facts import Fact
from domain.findings import answer


def does(fact: Fact, ordered: Sought, before: FoundEligible | FoundIneligible | None) -> bool:
    """Whether a fact of the case, recorded since the decision was set aside, carries an order out.

    A finding is corrected by an officer who answers its criterion otherwise than `before`, the finding set aside; one that
    says the same again corrects nothing. A rescoring is told from sheets and tally, not from the case.
    """
    match ordered.kind, fact:
        case RemedyKind.REMAND, StagePassed(stage=stage) | StageFailed(stage=stage):
            return stage is ordered.stage
        case RemedyKind.REPLACE_DECISION, Selected() | Rejected():
            return True
        case RemedyKind.CORRECT_FINDING, FoundEligible() | FoundIneligible() if before and ordered.criterion:
            was = answer(before.findings, before.overrides, ordered.criterion)
            return answer(fact.findings, fact.overrides, ordered.criterion) not in {None, was}
        case _:
            return False
