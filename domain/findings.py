"""What the findings of a case come to, and how an officer overrides one with reasons."""

from collections.abc import Iterable
from dataclasses import dataclass

from domain.rules.vocabulary import Finding, Weight, Word
from domain.values import Sealed


@dataclass(frozen=True, kw_only=True)
class Override:
    """An officer's own answer to a criterion, against the computed one, with the reasons typed."""

    criterion: Word
    met: bool
    reasons: Sealed


def unmet(findings: Iterable[Finding], overrides: Iterable[Override] = ()) -> tuple[Finding, ...]:
    """The decisive findings that stand unmet after the officer's overrides."""
    decided = {override.criterion: override.met for override in overrides}
    return tuple(
        finding
        for finding in findings
        if finding.weight is Weight.DECISIVE and not decided.get(finding.criterion, finding.met)
    )


def answer(findings: Iterable[Finding], overrides: Iterable[Override], criterion: Word) -> bool | None:
    """Whether a criterion stands as met after the officer's overrides; null where it was not asked."""
    decided = {override.criterion: override.met for override in overrides}
    return next((decided.get(one.criterion, one.met) for one in findings if one.criterion == criterion), None)


def eligible(findings: Iterable[Finding], overrides: Iterable[Override] = ()) -> bool:
    """Whether no decisive finding stands unmet."""
    return not unmet(findings, overrides)
