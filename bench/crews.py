"""Crews: processes of so many threads each that do one piece of work after another, all of them at once.

A crew's processes live as long as its row, so that what is measured is the work and not starting.
"""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from statistics import quantiles
from threading import Barrier
from time import monotonic

from bench.harness import Absent
from web.collecting import look_seldom

Work = Callable[[], object]
"""Does one piece of work."""
Opening = Callable[[], AbstractContextManager[Callable[[], Work]]]
"""Opens what is worked on; each thread then asks for its own way to work. Raises `Absent`."""
HUNDREDTHS = 100


@dataclass(frozen=True)
class Shift:
    """When the first began, when the last was done, and the seconds of each piece that was done meanwhile."""

    begun: float
    ended: float
    pieces: tuple[float, ...]


@dataclass(frozen=True)
class Crew:
    """Processes that wait to be told for how long each of their threads is to work."""

    lines: tuple[Connection, ...]

    def measure(self, seconds: float) -> float:
        """Work for so long; the seconds each piece took, of all that were done side by side."""
        done = self._work(seconds)
        return (done.ended - done.begun) / len(done.pieces)

    def latencies(self, seconds: float) -> dict[str, float]:
        """Work for so long; how long a piece took in the middle, and in the slowest hundredth."""
        cuts = quantiles(self._work(seconds).pieces, n=HUNDREDTHS)
        return {"p50": cuts[49], "p99": cuts[98]}

    def _work(self, seconds: float) -> Shift:
        for line in self.lines:
            line.send(seconds)
        shifts: list[Shift] = []
        for line in self.lines:
            if isinstance(heard := line.recv(), BaseException):
                raise heard
            shifts.append(heard)
        return _together(shifts)


def _together(shifts: Sequence[Shift]) -> Shift:
    return Shift(
        min(shift.begun for shift in shifts),
        max(shift.ended for shift in shifts),
        tuple(piece for shift in shifts for piece in shift.pieces),
    )


@contextmanager
def a_crew(opening: Opening, *, processes: int, threads: int) -> Iterator[Crew]:
    """A crew, ended at the end. Raises `Absent` where what it would work on is not there."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["bench.appending"])
    with ExitStack() as stack:
        lines = []
        for _ in range(processes):
            ours, theirs = context.Pipe()
            worker = context.Process(target=_work, args=(theirs, opening, threads), daemon=True)
            worker.start()
            theirs.close()
            stack.callback(worker.join, 30)
            stack.callback(ours.close)
            lines.append(ours)
        for line in lines:
            if isinstance(ready := line.recv(), BaseException):
                raise ready
        yield Crew(tuple(lines))


def _work(line: Connection, opening: Opening, threads: int) -> None:
    try:
        with opening() as hire, ThreadPoolExecutor(threads) as pool:
            works = [hire() for _ in range(threads)]
            look_seldom()
            line.send(None)
            _until_hung_up(line, pool, works)
    except Absent as why:
        line.send(why)


def _until_hung_up(line: Connection, pool: ThreadPoolExecutor, works: Sequence[Work]) -> None:
    while True:
        try:
            seconds = line.recv()
        except EOFError:
            return
        try:
            line.send(_all_at_once(pool, works, seconds))
        except Exception as error:  # noqa: BLE001 - whoever measures is told, whatever it is
            line.send(RuntimeError(f"{type(error).__name__}: {error}"))


def _all_at_once(pool: ThreadPoolExecutor, works: Sequence[Work], seconds: float) -> Shift:
    start = Barrier(len(works))

    def run(work: Work) -> Shift:
        start.wait()
        begun = now = monotonic()
        pieces = []
        while now < begun + seconds:
            work()
            before, now = now, monotonic()
            pieces.append(now - before)
        return Shift(begun, now, tuple(pieces))

    return _together(list(pool.map(run, works)))
