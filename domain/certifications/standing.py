"""What a confirmation or a grade is on a day: exactly one standing, by what is known of it and the day alone."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.certifications.facts import RevocationCause
from domain.rules.vocabulary import Source

NO_END = date.max
"""The end of a span that nothing ends."""


class Standing(StrEnum):
    """What it is on a day. `VALID` alone gives a benefit."""

    NOT_YET = "NOT_YET"
    VALID = "VALID"
    SUSPENDED = "SUSPENDED"
    EXPIRED = "EXPIRED"
    REVOKED = "REVOKED"


@dataclass(frozen=True, kw_only=True)
class Revocation:
    """How it ended: with effect from `on`."""

    cause: RevocationCause
    retroactive: bool
    ground: Source
    on: date


@dataclass(frozen=True, kw_only=True)
class Span:
    """Days of one standing, from `first` on and before `until`."""

    first: date
    until: date
    standing: Standing


def earlier(one: Revocation | None, other: Revocation) -> Revocation:
    """Of two revocations the one that takes effect first: nothing ends twice."""
    return one if one and one.on <= other.on else other


def spans(standing_on: Callable[[date], Standing], turns: Iterable[date]) -> Iterator[Span]:
    """Every day there is, each in one span; the standing changes on none but these days."""
    days = sorted({date.min, *turns})
    begun = days[0]
    for day, following in zip(days, [*days[1:], NO_END], strict=True):
        if following is NO_END or standing_on(following) is not standing_on(day):
            yield Span(first=begun, until=following, standing=standing_on(day))
            begun = following


def day_after(day: date) -> date:
    """The next day."""
    return day + timedelta(days=1)
