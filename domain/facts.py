"""The grammar of a decision: a fact that was recorded, or a refusal that was not.

A decision is a pure function from state and arguments to one or more facts, or it raises `Refused`.
Remembering never judges: the functions that fold facts into state hold no rule and raise nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, TypeVar, dataclass_transform

F = TypeVar("F", bound="Fact")


class Fact:
    """Something decided, in the program's words. Who, when and where it stands belong to the envelope.

    `name` and `version` are written into the record once and never reused; they are not a Python path.
    """

    __slots__ = ()

    name: ClassVar[str]
    version: ClassVar[int]
    prospective: ClassVar[bool] = False
    """True where the day of legal effect may lie after the day it was recorded."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def fact(name: str, version: int, *, prospective: bool = False) -> Callable[[type[F]], type[F]]:
    """Declare a fact class under the name and version that stand in the record for ever."""

    def declare(cls: type[F]) -> type[F]:
        made = dataclass(frozen=True, kw_only=True, slots=True)(cls)
        made.name, made.version, made.prospective = name, version, prospective
        return made

    return declare


class Refused(Exception):
    """What was asked may not be; nothing was recorded.

    `code` is the reason in kebab-case, the same word in the API; `detail` are the values that explain it.
    """

    def __init__(self, code: str, **detail: object) -> None:
        """Name the reason and the values that explain it to the person who asked."""
        super().__init__(code)
        self.code = code
        self.detail = detail


def require(condition: object, code: str, **detail: object) -> None:
    """Refuse with `code` unless `condition` holds."""
    if not condition:
        raise Refused(code, **detail)
