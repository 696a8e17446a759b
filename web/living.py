"""Processes that end with their parent: nothing the office started is left behind, however it ends."""

import ctypes
import os
import signal
import threading
import time
from contextlib import suppress

SUPERVISOR_PID = "SANGSAENG_SUPERVISOR"
"""Where the supervisor tells its children its id."""
WEB_SERVER_PID = "SANGSAENG_WEB_SERVER"
"""Where the web server tells its processes its id: one that is killed while they start must still take them along."""
PR_SET_PDEATHSIG = 1
LOOK_EVERY_SECONDS = 1.0


def end_with_parent(*, parent: int) -> None:
    """End this process when its parent does: at once on Linux, and within a second anywhere.

    It is killed, not asked: a web process that is asked at the wrong moment hangs with the interpreter's lock held and
    would go on listening, and none of them has anything to lose. `parent` is the process that must be the parent, as it
    told its own id; asked of the system, a parent that was killed just before would not be missed.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    threading.Thread(target=_watch, args=(parent,), name="orphan-watch", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(LOOK_EVERY_SECONDS)
    os._exit(1)
