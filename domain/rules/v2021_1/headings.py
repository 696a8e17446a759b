"""What a stage weighs: the headings of the evaluation it marks, and how much of its score each makes."""

from dataclasses import dataclass
from fractions import Fraction

from domain.rules.v2021_1.exact import summed
from domain.rules.v2021_1.marks import marked_at
from domain.rules.vocabulary import Dimension, Points, ScoringPlan, Stage, Word


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading at a stage: its criteria, the most points they can have, and its share of the stage's score."""

    dimension: Dimension
    criteria: frozenset[Word]
    max_points: Points
    weight: Fraction


def headings(plan: ScoringPlan, stage: Stage) -> tuple[Heading, ...]:
    """The headings that a stage weighs, in their order; their weights make 1 together.

    A heading is not weighed where the stage has no criterion of it or the plan gives it no weight: the others then share
    the whole among them in proportion, as otherwise the stage could not reach 100 (assumed: no source says it).
    """
    weights = {one.dimension: Fraction(one.weight) for one in plan.weights}
    marked = {
        dimension: [one for one in marked_at(plan, stage) if one.dimension is dimension]
        for dimension in Dimension
        if weights.get(dimension, 0) > 0
    }
    most = {dimension: summed([one.max_points for one in criteria]) for dimension, criteria in marked.items()}
    whole = sum((weights[dimension] for dimension in marked if most[dimension]), Fraction(0))
    return tuple(
        Heading(
            dimension=dimension,
            criteria=frozenset(one.code for one in criteria),
            max_points=most[dimension],
            weight=weights[dimension] / whole,
        )
        for dimension, criteria in marked.items()
        if most[dimension]
    )
