"""Clocks and ids: the system's, the office's, and ones that do as a script says."""

import fcntl
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Lock
from uuid import UUID, uuid4

from adapters.durable import sync
from application.ports import Clock

FURTHEST = 36_525
"""Days an office clock can be ahead of the system's: a hundred years."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The instant, in UTC."""
        return datetime.now(UTC)


SYSTEM = SystemClock()


class OfficeClock:
    """The system's clock and the days that a file says it is ahead, shared by every process that reads the file.

    It never goes back: not when the system's does while this process lives (it stands until that has caught up), and
    not by `advance`. Without a file it is the system's clock.
    """

    def __init__(self, offset_file: Path, *, system: Clock = SYSTEM) -> None:
        self._file = offset_file
        self._system = system
        self._turn = Lock()
        self._mark: tuple[int, int, int] | None = None
        self._ahead = timedelta()
        self._latest = datetime.min.replace(tzinfo=UTC)

    def now(self) -> datetime:
        """The instant, in UTC. Raises `ValueError` where the file holds no number of days."""
        with self._turn:
            self._refresh()
            self._latest = max(self._latest, self._system.now() + self._ahead)
            return self._latest

    def advance(self, days: int) -> datetime:
        """Move the office on by whole days, in every process; the new instant, at least.

        Raises `ValueError` for less than a day, or further ahead of the system than `FURTHEST`.
        """
        if days < 1:
            raise ValueError(f"The office clock goes forward only, by whole days: not {days}.")
        self._move(lambda ahead: ahead + days)
        return self.now()

    def catch_up(self, days: int) -> None:
        """Be at least so many days ahead: a process that died between the record of an advance and the file left it behind."""
        self._move(lambda ahead: max(ahead, days))

    def _move(self, to: Callable[[int], int]) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        lock_file = self._file.with_name(f"{self._file.name}.lock")
        lock_file.touch(mode=0o600)  # whoever can open it could hold it
        with lock_file.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            ahead = _days_in(self._file)
            wanted = to(ahead)
            if wanted > FURTHEST:
                raise ValueError(f"The office clock cannot be {wanted} days ahead: {FURTHEST} at most.")
            if wanted > ahead:
                _replace(self._file, f"{wanted}\n")

    def _refresh(self) -> None:
        try:
            status = self._file.stat()
        except FileNotFoundError:
            self._mark, self._ahead = None, timedelta()
            return
        mark = (status.st_ino, status.st_size, status.st_mtime_ns)
        if mark != self._mark:
            self._ahead, self._mark = timedelta(days=_days_in(self._file)), mark


class ScriptedClock:
    """A clock that stands until it is told to go on, for tests and for seeding a demonstration's past."""

    def __init__(self, start: datetime) -> None:
        self._now = _instant(start)

    def now(self) -> datetime:
        """The instant it was last set to, in UTC."""
        return self._now

    def set(self, instant: datetime) -> None:
        """Go on to an instant. Raises `ValueError` for a naive one or one that is past."""
        later = _instant(instant)
        if later < self._now:
            raise ValueError(f"The clock stands at {self._now} and cannot go back to {later}.")
        self._now = later

    def advance(self, by: timedelta) -> None:
        """Go on by a time. Raises `ValueError` for a negative one."""
        self.set(self._now + by)


class RandomIds:
    """Ids of 122 random bits: they tell neither when nor where they were made."""

    def new(self) -> UUID:
        """A fresh id."""
        return uuid4()


class NumberedIds:
    """The same ids in the same order every time, for tests. Different `series` never meet."""

    def __init__(self, series: int = 0) -> None:
        self._series = series
        self._numbers = count(1)

    def new(self) -> UUID:
        """The next id."""
        return UUID(f"{self._series:08x}-0000-4000-8000-{next(self._numbers):012x}")


def _instant(instant: datetime) -> datetime:
    if instant.utcoffset() is None:
        raise ValueError(f"{instant} names no time zone.")
    return instant.astimezone(UTC)


def _days_in(file: Path) -> int:
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return 0
    if not re.fullmatch(rb"[0-9]{1,5}\n", data) or int(data) > FURTHEST:
        raise ValueError(f"{file} holds no number of days: it was not written by this program.")
    return int(data)


def _replace(file: Path, text: str) -> None:
    """Replace a file's content in one step. The caller holds the lock, so the draft is nobody else's."""
    draft = file.with_name(f"{file.name}.draft")
    with draft.open("w", encoding="ascii") as written:
        written.write(text)
        written.flush()
        os.fsync(written.fileno())
    draft.replace(file)
    sync(file.parent)
