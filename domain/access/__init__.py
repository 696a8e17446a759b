"""Who tried or read what: one stream a person, so that the doors never slow the cases."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from domain.access.facts import (
    AccessFact,
    BundleExported,
    CounterfactualAsked,
    ReadingRefused,
    SealedRead,
    SubmissionRefused,
)
from domain.rules.vocabulary import Word
from domain.streams import Stream


@dataclass(frozen=True, kw_only=True)
class Access:
    """What one person tried, asked, read and carried away."""

    submissions_refused: int = 0
    counterfactuals_asked: int = 0
    sealed_read: int = 0
    bundles_exported: int = 0
    refused_in: datetime | None = None
    refused: frozenset[Word] = frozenset()
    """What they were refused in the hour that they were refused anything in last."""

    def refused_already(self, action: Word, hour: datetime) -> bool:
        """Whether it is on record that they were refused this in this hour."""
        return self.refused_in == hour and action in self.refused


def begin(fact: AccessFact) -> Access:
    """Fold the first fact."""
    return after(Access(), fact)


def after(access: Access, fact: AccessFact) -> Access:
    """Fold a fact."""
    match fact:
        case SubmissionRefused():
            return replace(access, submissions_refused=access.submissions_refused + 1)
        case CounterfactualAsked():
            return replace(access, counterfactuals_asked=access.counterfactuals_asked + 1)
        case SealedRead():
            return replace(access, sealed_read=access.sealed_read + 1)
        case BundleExported():
            return replace(access, bundles_exported=access.bundles_exported + 1)
        case ReadingRefused():
            others = access.refused if access.refused_in == fact.hour else frozenset()
            return replace(access, refused_in=fact.hour, refused=others | {fact.action})
        case _:
            assert_never(fact)


ACCESS = Stream(
    "access", begin, after, (SubmissionRefused, CounterfactualAsked, SealedRead, BundleExported, ReadingRefused)
)
