"""Processes that end with their parent: nothing the office started is left behind, however it ends."""

import ctypes
import os
import signal
import threading
import time
from contextlib import suppress

PR_SET_PDEATHSIG = 1
LOOK_EVERY_SECONDS = 1.0


def end_with_parent(*, parent: int | None = None) -> None:
    """End this process when its parent does: at once on Linux, and within a second anywhere.

    `parent` is the process that must be the parent, where it told its id; if it ended before this call, this process ends now.
    """
    expected = parent if parent is not None else os.getppid()
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != expected:
        raise SystemExit("the parent ended first")
    threading.Thread(target=_watch, args=(expected,), name="orphan-watch", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(10 * LOOK_EVERY_SECONDS)
    os._exit(1)
