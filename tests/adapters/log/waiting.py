"""Waiting for what another thread or process does, by looking, with a limit."""

import time
from collections.abc import Callable

LIMIT_SECONDS = 20.0
LOOK_SECONDS = 0.005


def until(reached: Callable[[], bool]) -> None:
    """Look until it is reached; an `AssertionError` where it never is."""
    deadline = time.monotonic() + LIMIT_SECONDS
    while not reached():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(LOOK_SECONDS)
