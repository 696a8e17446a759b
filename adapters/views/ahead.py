"""Reading ahead: while facts are folded, those after them are read and decoded."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from application.ports import Log
from application.record import Recorded


class ReadAhead:
    """The log as somebody reads it who folds batch after batch. It has a thread, which ends with the block."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="read-ahead")
        self._asked: tuple[int, int] | None = None
        self._coming: Future[Sequence[Recorded]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.shutdown(cancel_futures=True)

    def read(self, after: int, limit: int) -> Sequence[Recorded]:
        """As `Log.read`; where as many came as were asked for, the next are asked for at once."""
        coming, self._coming = self._coming, None
        facts = coming.result() if coming and self._asked == (after, limit) else self._log.read(after, limit)
        if len(facts) == limit:
            self._asked = (facts[-1].position, limit)
            self._coming = self._thread.submit(self._log.read, *self._asked)
        return facts
