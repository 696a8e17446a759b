"""The performance of a selected task (수행 평가): its support period and its reviews as they stand."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import assert_never
from uuid import UUID

from domain.performance.facts import (
    EvidenceSubmitted,
    FellDue,
    PerformanceFact,
    PeriodSet,
    Resolved,
    ReviewKey,
    ReviewScheduled,
)
from domain.streams import Stream


@dataclass(frozen=True, kw_only=True)
class Review:
    """A review as it stands."""

    scheduled: ReviewScheduled | None = None
    evidence: tuple[EvidenceSubmitted, ...] = ()
    fell_due: FellDue | None = None
    resolved: Resolved | None = None


NOT_BEGUN = Review()


@dataclass(frozen=True, kw_only=True)
class Performance:
    """A task's performance: its support, and the reviews there is something of.

    `ends` are the last day of support as it was set, and each to which an extension moved it.
    """

    application: UUID
    published: date
    first: date
    ends: tuple[date, ...]
    assumed: tuple[str, ...]
    reviews: Mapping[ReviewKey, Review] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def end(self) -> date:
        """The last day of support as it stands."""
        return self.ends[-1]

    def review(self, key: ReviewKey) -> Review:
        """A review, also where nothing was recorded of it yet."""
        return self.reviews.get(key, NOT_BEGUN)

    def resolved(self, key: ReviewKey) -> bool:
        """Whether a review was resolved."""
        return self.review(key).resolved is not None


def begin(fact: PeriodSet) -> Performance:
    """Fold the support period."""
    return Performance(
        application=fact.application,
        published=fact.published,
        first=fact.first,
        ends=(fact.end,),
        assumed=fact.assumed,
    )


def after(performance: Performance, fact: PerformanceFact) -> Performance:
    """Fold a later fact."""
    if isinstance(fact, PeriodSet):
        return begin(fact)
    key = ReviewKey(kind=fact.kind, nth=fact.nth)
    reviews = MappingProxyType({**performance.reviews, key: _review(performance.review(key), fact)})
    extended = (fact.extended_to,) if isinstance(fact, Resolved) and fact.extended_to else ()
    return replace(performance, reviews=reviews, ends=(*performance.ends, *extended))


def _review(review: Review, fact: ReviewScheduled | EvidenceSubmitted | FellDue | Resolved) -> Review:
    match fact:
        case ReviewScheduled():
            return replace(review, scheduled=fact)
        case EvidenceSubmitted():
            return replace(review, evidence=(*review.evidence, fact))
        case FellDue():
            return replace(review, fell_due=fact)
        case Resolved():
            return replace(review, resolved=fact)
        case _:
            assert_never(fact)


PERFORMANCE = Stream("performance", begin, after, (PeriodSet, ReviewScheduled, EvidenceSubmitted, FellDue, Resolved))
