"""The log and the keys as one reading request sees them.

Each stream is asked for once, so that an answer never shows it twice differently; and what is opened is remembered, so
that the reading can be put on record before the answer leaves.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from application.ports import Change, Keys, KeyService, Loaded, Log, Once, Receipt, Revealed
from application.record import By, Recorded
from domain.rules.vocabulary import Word
from domain.streams import Stream
from domain.values import KeyId, Sealed

S = TypeVar("S")


@dataclass(frozen=True)
class OneReading:
    """`application.ports.Log` for one request that reads: what was loaded is kept, until this request appends something."""

    log: Log
    _loaded: dict[tuple[str, UUID], Loaded[Any]] = field(default_factory=dict)
    _histories: dict[UUID, Sequence[Recorded]] = field(default_factory=dict)

    def load(self, stream: Stream[S], id: UUID) -> Loaded[S]:
        """Fold a stream's facts into its state, the first time it is asked for."""
        asked = stream.kind, id
        if asked not in self._loaded:
            self._loaded[asked] = self.log.load(stream, id)
        return self._loaded[asked]

    def history(self, id: UUID) -> Sequence[Recorded]:
        """Every fact of one stream, in order, as it was the first time it was asked for."""
        if id not in self._histories:
            self._histories[id] = self.log.history(id)
        return self._histories[id]

    def append(self, *changes: Change, by: By, once: Once | None = None) -> Receipt:
        """Append, and forget what was loaded: whether recorded or refused, the streams are to be asked again."""
        self._loaded.clear()
        self._histories.clear()
        return self.log.append(*changes, by=by, once=once)

    def receipt(self, once: Once) -> Receipt | None:
        """The receipt given under a key, or None."""
        return self.log.receipt(once)

    def head(self) -> int:
        """The position of the last fact."""
        return self.log.head()

    def begun(self, name: Word) -> Sequence[UUID]:
        """Every stream that began with a fact of this name."""
        return self.log.begun(name)

    def read(self, after: int, limit: int) -> Sequence[Recorded]:
        """Facts after a position, in order."""
        return self.log.read(after, limit)


@dataclass(frozen=True)
class KeysUsed:
    """`application.ports.Keys` for one request that reads: `opened` are the keys under which something was opened."""

    keys: Keys
    opened: set[KeyId] = field(default_factory=set)

    def open(self, sealed: Sealed) -> str | None:
        """The text, or None where its key was destroyed."""
        self.opened.add(sealed.k)
        return self.keys.open(sealed)

    def reveal(self, sealed: Sealed) -> Revealed | None:
        """The text with its salt, or None where its key was destroyed."""
        self.opened.add(sealed.k)
        return self.keys.reveal(sealed)

    def of(self, kind: str, id: UUID) -> KeyId:
        """The current key of a thing."""
        return self.keys.of(kind, id)

    def seal(self, text: str, key: KeyId) -> Sealed:
        """Seal a text."""
        return self.keys.seal(text, key)

    def slot(self, number: str) -> UUID:
        """The stream id of a business number's uniqueness slot."""
        return self.keys.slot(number)

    def generations(self, kind: str, id: UUID) -> Sequence[KeyId]:
        """Every key there ever was of a thing."""
        return self.keys.generations(kind, id)

    def backed_up_until(self) -> date | None:
        """The day the last backup expires."""
        return self.keys.backed_up_until()

    def service(self) -> KeyService:
        """Whether a key service wraps the keys, and whether it answers."""
        return self.keys.service()

    def destroy(self, key: KeyId) -> bool:
        """Never."""
        raise AssertionError("who only reads destroys nothing", key)
