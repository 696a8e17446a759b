"""A stream: the life of one thing, a sequence of facts folded into a state."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from domain.facts import Fact

S = TypeVar("S")


@dataclass(frozen=True)
class Stream(Generic[S]):
    """A kind of stream: `begin` folds its first fact, `after` each later one; `facts` is all it may ever hold."""

    kind: str
    begin: Callable[[Any], S]
    after: Callable[[S, Any], S]
    facts: tuple[type[Fact], ...]
