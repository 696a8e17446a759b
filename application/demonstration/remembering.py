"""A log that remembers what it loaded: seeding loads the same people, firms and calls thousands of times."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from uuid import UUID

from application.ports import Change, Loaded, Log, Once, Receipt, Stale
from application.record import By, Recorded
from domain.rules.vocabulary import Word
from domain.streams import Stream

S = TypeVar("S")


@dataclass(frozen=True, kw_only=True)
class RememberingLog:
    """The same log for its only writer. What another writer recorded is seen after a `Stale`, not before."""

    log: Log
    _known: dict[tuple[str, UUID], Loaded[Any]] = field(default_factory=dict)
    _heads: list[int] = field(default_factory=list)

    def load(self, stream: Stream[S], id: UUID) -> Loaded[S]:
        """Fold a stream's facts into its state, or remember it."""
        key = (stream.kind, id)
        if key not in self._known:
            self._known[key] = self.log.load(stream, id)
        return self._known[key]

    def append(self, *changes: Change, by: By, once: Once | None = None) -> Receipt:
        """Append, and fold what was appended into what is remembered."""
        try:
            receipt = self.log.append(*changes, by=by, once=once)
        except Stale:
            self._known.clear()
            self._heads.clear()
            raise
        self._heads[:] = [max(self.head(), receipt.position)]
        for change in changes:
            self._known[change.stream.kind, change.id] = _after(self.load(change.stream, change.id), change, by)
        return receipt

    def receipt(self, once: Once) -> Receipt | None:
        """The receipt given under a key, or None."""
        return self.log.receipt(once)

    def head(self) -> int:
        """The position of the last fact: the one this writer appended last."""
        return self._heads[0] if self._heads else self.log.head()

    def read(self, after: int, limit: int) -> Sequence[Recorded]:
        """Facts after a position, in order."""
        return self.log.read(after, limit)

    def begun(self, name: Word) -> Sequence[UUID]:
        """Every stream that began with a fact of this name."""
        return self.log.begun(name)

    def history(self, id: UUID) -> Sequence[Recorded]:
        """Every fact of one stream, in order."""
        return self.log.history(id)


def _after(loaded: Loaded[Any], change: Change, by: By) -> Loaded[Any]:
    """A stream as it stands after a change. One that was loaded after the change already has it."""
    if loaded.version != change.version:
        return loaded
    state = loaded.state
    for fact in change.facts:
        state = change.stream.begin(fact) if state is None else change.stream.after(state, fact)
    version = change.version + len(change.facts)
    return replace(loaded, version=version, state=state, actors=loaded.actors | {by.subject})
