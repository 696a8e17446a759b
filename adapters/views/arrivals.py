"""Waiting for the book: a thread of each process listens for its position, and who waits looks for himself too."""

from collections.abc import Callable
from threading import Condition, Event, Thread
from time import monotonic

import psycopg
import structlog

LOOK = 0.2
"""Seconds after which one who waits looks at the bookmark himself: a LISTEN can die without a word."""
LONGEST_PAUSE = 2.0

_events = structlog.get_logger(__name__)


class Arrivals:
    """The last position this process has heard of. The thread starts with the first one who waits."""

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo
        self._moved = Condition()
        self._closed = Event()
        self._position = 0
        self._thread: Thread | None = None

    @property
    def position(self) -> int:
        """The last position heard of."""
        return self._position

    def heard(self, position: int) -> None:
        """Tell everybody who waits how far the book is."""
        with self._moved:
            if position > self._position:
                self._position = position
                self._moved.notify_all()

    def wait_for(self, position: int, timeout: float, look: Callable[[], int]) -> int:
        """Wait until the book is at `position`, at most `timeout` seconds; where it is. `look` reads the bookmark."""
        self._listen()
        until = monotonic() + timeout
        while self._position < position and (left := until - monotonic()) > 0:
            with self._moved:
                came = self._moved.wait_for(lambda: self._position >= position, min(LOOK, left))
            if not came:
                self.heard(look())
        return self._position

    def close(self) -> None:
        """End the thread."""
        self._closed.set()
        if self._thread:
            self._thread.join()

    def _listen(self) -> None:
        with self._moved:
            if self._thread is None:
                self._thread = Thread(target=self._run, name="book-arrivals", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        pause = LOOK
        while not self._closed.is_set():
            try:
                with psycopg.connect(self._conninfo, autocommit=True) as connection:
                    connection.execute("LISTEN book")
                    pause = LOOK
                    while not self._closed.is_set():
                        for notify in connection.notifies(timeout=LOOK, stop_after=1):
                            if notify.payload.isascii() and notify.payload.isdigit():  # anybody may notify anything
                                self.heard(int(notify.payload))
            except psycopg.Error as error:
                _events.warning("arrivals-lost-database", error=type(error).__name__, again_in=pause)
                self._closed.wait(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
