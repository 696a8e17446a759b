"""Supervising: the database, the worker and the web server are started together, mended when one dies, stopped together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

import structlog

from adapters.postgres import External, Server, Unusable
from web.living import SUPERVISOR_PID

PAUSE_SECONDS = 0.05
"""How often the supervisor looks at what it started."""
PATIENCE_SECONDS = 10.0
"""How long a child may take to stop when asked."""
BREATH_SECONDS = 1.0
"""A child that died sooner than this after its start is started again only after this pause."""

_events = structlog.get_logger(__name__)


@dataclass
class Child:
    """A process of ours that is started again when it dies."""

    name: str
    command: tuple[str, ...]
    process: subprocess.Popen[bytes] | None = None
    started: float = field(default=0.0)

    def start(self) -> None:
        """Start it, telling it whose child it is."""
        env = os.environ | {SUPERVISOR_PID: str(os.getpid())}
        # A group of its own: Ctrl-C reaches the supervisor alone, which stops its children in order.
        self.process = subprocess.Popen(self.command, env=env, start_new_session=True)
        self.started = time.monotonic()

    def mend(self) -> None:
        """Start it again if it died."""
        process = self.process
        if process is None or process.poll() is None or time.monotonic() - self.started < BREATH_SECONDS:
            return
        _events.warning("child-died", child=self.name, status=process.returncode)
        self.start()

    def stop(self) -> None:
        """Ask it to stop, and end it if it does not."""
        process = self.process
        if process is None or process.poll() is not None:
            return
        process.terminate()
        try:
            process.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


class Stop:
    """Whether someone asked the office to stop (Ctrl-C or SIGTERM)."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._ask)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True


def _mend(server: Server | External) -> None:
    """Bring back a database of ours that died; one that does not come up is tried again at the next look."""
    if server.alive():
        return
    _events.warning("database-died")
    try:
        server.restart()
    except Unusable as unusable:
        # Killed while it recovered, or its disk is full for a moment: giving up would end the office for everybody.
        _events.error("database-did-not-start", reason=str(unusable))
        time.sleep(BREATH_SECONDS)


def our_command(*words: str) -> tuple[str, ...]:
    """The command that runs this program with other words."""
    return (sys.executable, "-m", "web.command_line", *words)


def supervise(server: Server | External, children: list[Child], stop: Stop, *, ready: Callable[[], None]) -> None:
    """Run the children until asked to stop; a database of ours that died is brought back first. Main thread only."""
    try:
        for child in children:
            child.start()
        ready()
        while not stop.asked:
            _mend(server)
            for child in children:
                child.mend()
            time.sleep(PAUSE_SECONDS)
    finally:
        for child in reversed(children):
            child.stop()
