"""How streams stood when they were last loaded, so that only what came since is read and folded.

What is recorded never changes, so a stream only goes on from there. Where the database was brought back to an earlier
state under a running process, the append that finds out has the stream forgotten.
"""

from collections import OrderedDict
from collections.abc import Iterable
from threading import Lock
from typing import Any, TypeVar, cast
from uuid import UUID

from application.ports import Loaded
from domain.streams import Stream

S = TypeVar("S")

MOST = 2048
"""Streams kept: those asked for last."""


class Standing:
    """The streams one process loaded last."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[str, UUID], Loaded[Any]] = OrderedDict()
        self._turn = Lock()

    def of(self, stream: Stream[S], id: UUID) -> Loaded[S]:
        """The stream as it stood; empty where it is not kept."""
        with self._turn:
            kept = self._kept.get((stream.kind, id))
            if kept is None:
                return Loaded(stream=stream, id=id, version=0, state=None)
            self._kept.move_to_end((stream.kind, id))
        return cast("Loaded[S]", kept)

    def keep(self, loaded: Loaded[S]) -> None:
        """Keep a stream as it stands now."""
        with self._turn:
            self._kept[loaded.stream.kind, loaded.id] = loaded
            self._kept.move_to_end((loaded.stream.kind, loaded.id))
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)

    def forget(self, ids: Iterable[UUID]) -> None:
        """Forget these streams: they are to be read from their beginning."""
        gone = frozenset(ids)
        with self._turn:
            for key in [key for key in self._kept if key[1] in gone]:
                del self._kept[key]
