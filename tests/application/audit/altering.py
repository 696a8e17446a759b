"""Altering facts: every leaf of a fact by its path, and a copy of the fact with something else there."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from application.record import Recorded
from domain.facts import Fact
from domain.values import Sealed

Steps = tuple[str | int, ...]


def leaves(value: object, steps: Steps = ()) -> Iterator[Steps]:
    """The way to every innermost value; a sealed text is one, and an empty tuple is."""
    if is_dataclass(value) and not isinstance(value, Sealed):
        for one in fields(value):
            yield from leaves(getattr(value, one.name), (*steps, one.name))
    elif isinstance(value, tuple) and value:
        for index, one in enumerate(value):
            yield from leaves(one, (*steps, index))
    else:
        yield steps


def path(steps: Steps) -> str:
    """The path as a report names it: `tally.sheets[2].score`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")


def altered(value: Any, steps: Steps) -> Any:  # noqa: ANN401  (any value of a fact)
    """A copy with something else at the end of the way."""
    if not steps:
        return something_else(value)
    step, *rest = steps
    if isinstance(step, int):
        return (*value[:step], altered(value[step], tuple(rest)), *value[step + 1 :])
    return replace(value, **{step: altered(getattr(value, step), tuple(rest))})


def something_else(value: object) -> object:
    """Another value of the same kind."""
    for kind, change in _CHANGES:
        if isinstance(value, kind):
            return change(value)
    return UUID(int=1)


_CHANGES: tuple[tuple[type, Callable[[Any], object]], ...] = (
    (bool, lambda value: not value),
    (Enum, lambda value: next((one for one in type(value) if one is not value), None)),
    (int, lambda value: value + 1),
    (Decimal, lambda value: value + 1),
    (date, lambda value: value + timedelta(days=1)),
    (UUID, lambda value: UUID(int=value.int ^ 1)),
    (str, lambda value: f"{value}9"),
    (tuple, lambda _: (UUID(int=1),)),
)
"""How a value of each kind becomes another, the first that fits; a null becomes an id."""


def with_fact(history: Sequence[Recorded], at: int, fact: Fact) -> list[Recorded]:
    """The log with another fact at an index."""
    one = history[at]
    return [*history[:at], replace(one, envelope=replace(one.envelope, fact=fact)), *history[at + 1 :]]


def indexes(history: Sequence[Recorded], kind: type[Fact]) -> list[int]:
    """Where facts of a kind stand."""
    return [index for index, one in enumerate(history) if type(one.fact) is kind]
