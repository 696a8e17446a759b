"""Comparing what is recorded with what was derived anew: every field that differs, by its path."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from itertools import zip_longest


class _Absent:
    """What stands in a place the other value does not have."""


_ABSENT = _Absent()
NOTHING = "nothing"
"""How a value that is not there at all is written; a null is `null`."""


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A field that does not reproduce: its path in the fact (`tally.sheets[2].score`), both values written out."""

    path: str
    recorded: str
    derived: str


def differences(recorded: object, derived: object, path: str = "") -> Iterator[Difference]:
    """Every field of two values in which they differ, the innermost ones."""
    if recorded == derived:
        return
    if is_dataclass(recorded) and type(recorded) is type(derived):
        for one in fields(recorded):
            inner = f"{path}.{one.name}" if path else one.name
            yield from differences(getattr(recorded, one.name), getattr(derived, one.name), inner)
    elif isinstance(recorded, tuple) and isinstance(derived, tuple):
        for index, (here, there) in enumerate(zip_longest(recorded, derived, fillvalue=_ABSENT)):
            yield from differences(here, there, f"{path}[{index}]")
    else:
        yield Difference(path=path, recorded=written(recorded), derived=written(derived))


def written(value: object) -> str:
    """A value in words: codes, figures and days as they are, records with their fields."""
    if value is _ABSENT:
        return NOTHING
    if value is None:
        return "null"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return f"[{', '.join(written(one) for one in value)}]"
    if is_dataclass(value):
        return "{" + ", ".join(f"{one.name}: {written(getattr(value, one.name))}" for one in fields(value)) + "}"
    return str(value)
