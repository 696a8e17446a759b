"""What a point is aimed at, exactly: the very fact that a stream and its version name must be of the kind the point says."""

from typing import assert_never

from domain.applications.facts import DecisionCorrected, FoundEligible, FoundIneligible, Rejected, Selected, Submitted
from domain.disputes.codes import Aim
from domain.disputes.facts import Target
from domain.facts import Fact
from domain.rules.vocabulary import ScoringPlan
from domain.tallies.facts import Computed


def hits(target: Target, fact: Fact, position: int, plan: ScoringPlan) -> bool:
    """Whether a fact of the case, the one at the target's version, is what the target says it is. `plan` holds the criteria."""
    match target.aim:
        case Aim.DECISION:
            return isinstance(fact, Selected | Rejected | DecisionCorrected)
        case Aim.CLAUSE:
            return isinstance(fact, Selected | Rejected) and fact.clause == target.clause
        case Aim.FINDING:
            answered = fact.findings if isinstance(fact, Submitted | FoundEligible | FoundIneligible) else ()
            return any(one.criterion == target.criterion for one in answered)
        case Aim.SCORE:
            criteria = {None, *(one.code for one in plan.rubric if one.stage is target.stage)}
            return isinstance(fact, Computed) and fact.stage is target.stage and target.criterion in criteria
        case Aim.RECORD:
            return position == target.position
        case _:
            assert_never(target.aim)
