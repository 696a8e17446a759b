"""Reading what requests carry: a body may trickle in for hours, so those who read one never take every thread."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import cast

from flask import Flask, current_app

READERS = 12
"""How many requests may be read at once, of a process's 16 threads, unless told."""
PATIENCE_SECONDS = 0.1
"""How long somebody waits for a seat: many small requests free theirs within it, and a flood holds threads no longer."""


class Busy(Exception):
    """As many requests are being read as may be; nothing of this one was."""


@dataclass(frozen=True)
class Seats:
    """The seats of an application: some for anybody's requests, the others for those of people who are signed in."""

    anybodys: BoundedSemaphore
    peoples: BoundedSemaphore


def carry_seats(app: Flask, readers: int) -> None:
    """Let so many of an application's requests be read at once."""
    app.extensions["reading"] = Seats(BoundedSemaphore(readers // 2), BoundedSemaphore(readers - readers // 2))


@contextmanager
def seat_for_anybody() -> Iterator[None]:
    """A seat for whoever sends a request. Raises `Busy` at once where all are taken: waiting would hold a thread as well."""
    yield from _seat(_seats().anybodys, patience=0)


@contextmanager
def seat_for_people() -> Iterator[None]:
    """A seat for somebody who is signed in. Raises `Busy`."""
    yield from _seat(_seats().peoples, patience=PATIENCE_SECONDS)


def _seats() -> Seats:
    return cast("Seats", current_app.extensions["reading"])


def _seat(seats: BoundedSemaphore, *, patience: float) -> Iterator[None]:
    if not seats.acquire(timeout=patience):
        raise Busy
    try:
        yield
    finally:
        seats.release()
