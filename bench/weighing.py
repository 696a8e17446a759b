"""Memory: what the worker and the web take at most while the book is folded anew and people read."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from adapters.desk.tokens import issue
from adapters.postgres import Database
from bench.asking import Asked, an_officer, crew_of, listing, serving
from bench.ground import Ground
from bench.harness import Figures

GOAL = 250.0
"""Megabytes, each."""
KILOBYTES_IN_MEGABYTE = 1024
LOOK_SECONDS = 0.01


def rows(ground: Ground) -> Iterator[Figures]:
    """One row with two figures."""
    database = ground.place.copy(ground.world.database)
    yield Figures(
        key="memory",
        what="memory while the book is rebuilt",
        unit="MB",
        measure=partial(weighed, ground, database),
        goals={"worker": GOAL, "web": GOAL},
    )
    ground.place.drop(database.superuser)


def weighed(ground: Ground, database: Database) -> Mapping[str, float]:
    """The most that the worker and the web take while the book of a database is folded anew and people read it."""
    asked_by = issue(database.clerk, an_officer(ground))
    with (
        serving(ground.folder, database, "ours") as served,
        crew_of(partial(listing, Asked(port=served.port, token=asked_by))) as readers,
    ):
        rebuild = subprocess.Popen(
            [sys.executable, "-m", "web.command_line", "rebuild"],
            env={**os.environ, "DATA_DIR": str(ground.folder), "DATABASE_URL": database.superuser},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        readers.measure(ground.sizes.slice)
        worker = peak_until_it_ends(rebuild)
        return {"worker": worker, "web": max(map(_peak, _family(served.pid)))}


def peak_until_it_ends(process: subprocess.Popen[bytes]) -> float:
    """The most megabytes that a process held, looked at until it ends. Raises `RuntimeError` where it ends badly.

    What the system tells of an ended process counts what its parent held when it was started.
    """
    peak = 0.0
    while process.poll() is None:
        with suppress(FileNotFoundError, StopIteration):
            peak = max(peak, _peak(process.pid))
        time.sleep(LOOK_SECONDS)
    if process.returncode:
        raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
    return peak


def _family(pid: int) -> list[int]:
    """A process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *map(int, children)]


def _peak(pid: int) -> float:
    """The most that a process has held, in megabytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    told = next(line for line in lines if line.startswith("VmHWM:"))
    return int(told.split()[1]) / KILOBYTES_IN_MEGABYTE
