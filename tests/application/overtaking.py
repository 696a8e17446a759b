"""An office in which somebody else is first, at the worst moment: just after one was told that a stream has not begun."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar, cast
from uuid import UUID

from application.office import Office
from application.ports import Loaded, Log
from domain.streams import Stream

S = TypeVar("S")


class _Overtaken:
    """The log of whoever is overtaken once."""

    def __init__(self, log: Log, kind: Stream[Any], rival: Callable[[], object]) -> None:
        self._log = log
        self._kind = kind
        self._rivals = [rival]

    def load(self, stream: Stream[S], id: UUID) -> Loaded[S]:
        """What stands there; where nothing does, the rival acts before anything else is asked."""
        loaded = self._log.load(stream, id)
        if stream is self._kind and loaded.state is None and self._rivals:
            self._rivals.pop()()
        return loaded

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._log, name)


def overtaken(office: Office, kind: Stream[Any], rival: Callable[[], object]) -> Office:
    """The same office to somebody whom the rival overtakes at beginning a stream of this kind."""
    return replace(office, log=cast("Log", _Overtaken(office.log, kind, rival)))
