"""The PostgreSQL processes living in a cluster, seen from outside (Linux: /proc).

A postmaster and its backends work with the cluster as their current folder, so they are recognised by it even where
`postmaster.pid` is gone, stale, or names a process id that somebody else has since been given.
"""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

POLL_SECONDS = 0.005
FORCE_SECONDS = 2.0  # what a backend told to quit at once may take before it is killed


@dataclass(frozen=True, slots=True)
class PidFile:
    """What `postmaster.pid` says: the postmaster's process id and whether it takes connections."""

    pid: int
    ready: bool


def pid_file(cluster: Path) -> PidFile | None:
    """The cluster's `postmaster.pid`, or None where there is none or it is only half written."""
    try:
        lines = (cluster / "postmaster.pid").read_text(encoding="utf-8").splitlines()
        # The eighth line is the status, padded with blanks (pg_ctl reads it in the same way).
        return PidFile(pid=int(lines[0]), ready=len(lines) > 7 and lines[7].strip() == "ready")  # noqa: PLR2004
    except (FileNotFoundError, IndexError, ValueError):
        return None


def residents(cluster: Path) -> frozenset[int]:
    """The ids of all PostgreSQL processes living in the cluster."""
    return frozenset(pid for pid in _process_ids() if _lives_in(pid, cluster))


def takes_connections(cluster: Path) -> bool:
    """Whether a living postmaster of this cluster takes connections."""
    written = pid_file(cluster)
    return written is not None and written.ready and _lives_in(written.pid, cluster)


def clear_out(cluster: Path, socket: Path, *, patience: float) -> None:
    """End every process a former owner left in the cluster: politely for `patience` seconds, then by force.

    What it was killed over while writing is removed: PostgreSQL starts beside no lock file that is empty.

    The caller holds the cluster's lock, so nobody is starting a server there meanwhile.
    """
    written = pid_file(cluster)
    if written is not None and written.pid in residents(cluster):
        _send(signal.SIGINT, frozenset({written.pid}))
        wait_until(lambda: not residents(cluster), patience)
    for force in (signal.SIGQUIT, signal.SIGKILL):
        _send(force, residents(cluster))
        wait_until(lambda: not residents(cluster), FORCE_SECONDS)
    if written is not None and Path(f"/proc/{written.pid}").exists():
        # The id now belongs to a stranger, whom PostgreSQL would take for a running postmaster.
        (cluster / "postmaster.pid").unlink(missing_ok=True)
    for lock in (cluster / "postmaster.pid", *socket.glob(".s.PGSQL.*.lock")):
        if lock.exists() and not lock.stat().st_size:
            lock.unlink(missing_ok=True)


def wait_until(reached: Callable[[], bool], seconds: float) -> bool:
    """Look until it is reached or the seconds are over; whether it was reached."""
    deadline = time.monotonic() + seconds
    while not reached():
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def _process_ids() -> list[int]:
    return [int(each.name) for each in Path("/proc").iterdir() if each.name.isdigit()]


def _lives_in(pid: int, home: Path) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == home and _name(pid) == "postgres"
    except OSError:
        return False


def _name(pid: int) -> str:
    return Path(f"/proc/{pid}/comm").read_text(encoding="utf-8", errors="replace").strip()


def _send(number: signal.Signals, pids: frozenset[int]) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)
