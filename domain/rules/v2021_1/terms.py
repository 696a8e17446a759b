"""How a rule of this version answers: yes or no with a reason, made into a finding.

A value that lists several codes joins them with `+`, because a value holds one word without spaces.
"""

from collections.abc import Iterable

from domain.rules.vocabulary import Because, Finding, Weight, because

Answer = tuple[bool, Because]
"""Whether the criterion is met, and why."""


def yes(code: str, **values: object) -> Answer:
    """The criterion is met."""
    return True, because(code, **values)


def no(code: str, **values: object) -> Answer:
    """The criterion is not met."""
    return False, because(code, **values)


def listed(codes: Iterable[str]) -> str:
    """Several codes as one value, in their order."""
    return "+".join(codes)


def finding(
    criterion: str, answer: Answer, *, source: str, ambiguity: str | None = None, assumed: bool = False
) -> Finding:
    """A decisive finding on a source; `assumed` where the source does not say all of it."""
    met, why = answer
    return Finding(criterion=criterion, met=met, because=why, source=source, ambiguity=ambiguity, assumed=assumed)


def advice(criterion: str, answer: Answer, *, source: str, ambiguity: str | None = None) -> Finding:
    """An advisory finding. No source of this round says it, so it is always marked as assumed."""
    met, why = answer
    return Finding(
        criterion=criterion,
        met=met,
        because=why,
        source=source,
        weight=Weight.ADVISORY,
        assumed=True,
        ambiguity=ambiguity,
    )
