"""given/when/then over facts: a story is what was recorded, what is decided, and what that comes to.

given(INTAKE, drafted).when(submit, CALL, arrived=LATE).then_refused("call-closed")
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Self, TypeVar

import pytest

from domain.facts import Fact, Refused
from domain.streams import Stream

S = TypeVar("S")


def fold(stream: Stream[S], *facts: Fact) -> S | None:
    """The state these facts come to, None without any."""
    state: S | None = None
    for fact in facts:
        state = stream.begin(fact) if state is None else stream.after(state, fact)
    return state


@dataclass(frozen=True)
class Given(Generic[S]):
    """What was recorded."""

    stream: Stream[S]
    facts: tuple[Fact, ...]

    def when(self, decision: Callable[..., Any], *args: object, **words: object) -> "Then[S]":
        """What is decided on the state the facts come to; it is tried at `then`."""
        state = fold(self.stream, *self.facts)
        return Then(self, lambda: decision(state, *args, **words))


@dataclass(frozen=True)
class Then(Generic[S]):
    """What a decision comes to."""

    given: Given[S]
    decide: Callable[[], Any]

    def then(self, kind: type[Fact], **fields: object) -> "Recorded[S]":
        """It records a fact of this kind with these fields."""
        fact = self.decide()
        assert isinstance(fact, kind), f"{fact!r} is no {kind.__name__}"
        for name, value in fields.items():
            assert getattr(fact, name) == value, f"{name}: {getattr(fact, name)!r} is not {value!r}"
        return Recorded(self.given, fact)

    def then_refused(self, code: str, **detail: object) -> None:
        """It is refused for this reason, with these details, and records nothing."""
        with pytest.raises(Refused) as refusal:
            self.decide()
        assert refusal.value.code == code
        for name, value in detail.items():
            assert refusal.value.detail[name] == value


@dataclass(frozen=True)
class Recorded(Generic[S]):
    """What was recorded, for going on with the story."""

    given: Given[S]
    fact: Fact

    def and_then(self) -> Given[S]:
        """The story so far, the new fact included."""
        return Given(self.given.stream, (*self.given.facts, self.fact))

    def state(self) -> S:
        """What the whole story comes to."""
        state = fold(self.given.stream, *self.given.facts, self.fact)
        assert state is not None
        return state

    def which(self, look: Callable[[S], object]) -> Self:
        """Look at the state; what is looked at must hold."""
        assert look(self.state())
        return self


def given(stream: Stream[S], *facts: Fact) -> Given[S]:
    """Begin a story."""
    return Given(stream, facts)
