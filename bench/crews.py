"""Crews: processes of so many threads each that save one fact after another, all of them at once.

A crew's processes live as long as its row, so that what is measured is saving and not starting.
"""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from threading import Barrier
from time import monotonic
from uuid import UUID, uuid4

from bench.harness import Absent

BODY_BYTES = 531
"""The average of the events that the limits of old were measured with."""
BODY = ('{"fact":"' + "상생협력 과제의 기록 " * 40).encode()[: BODY_BYTES - 2].decode(errors="ignore").encode()
BODY += b" " * (BODY_BYTES - 2 - len(BODY)) + b'"}'
TOPIC = "application.measured"

Save = Callable[[UUID, str, bytes], object]
"""Record one fact that begins a stream: its id, the fact's name, its bytes."""
Opening = Callable[[], AbstractContextManager[Callable[[], Save]]]
"""Opens what is saved to; each thread then asks for its own way to save. Raises `Absent`."""


@dataclass(frozen=True)
class Crew:
    """Processes that wait to be told for how long each of their threads is to save."""

    lines: tuple[Connection, ...]
    threads: int

    def measure(self, seconds: float) -> float:
        """Save for so long; the seconds each fact took, of all that were saved side by side."""
        for line in self.lines:
            line.send(seconds)
        heard = [line.recv() for line in self.lines]
        for one in heard:
            if isinstance(one, BaseException):
                raise one
        begun, ended, facts = zip(*heard, strict=True)
        return float((max(ended) - min(begun)) / sum(facts))


@contextmanager
def a_crew(opening: Opening, *, processes: int, threads: int) -> Iterator[Crew]:
    """A crew, ended at the end. Raises `Absent` where what it would save to is not there."""
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
        yield Crew(tuple(lines), threads)


def _work(line: Connection, opening: Opening, threads: int) -> None:
    try:
        with opening() as saver, ThreadPoolExecutor(threads) as pool:
            saves = [saver() for _ in range(threads)]
            line.send(None)
            _until_hung_up(line, pool, saves)
    except Absent as why:
        line.send(why)


def _until_hung_up(line: Connection, pool: ThreadPoolExecutor, saves: list[Save]) -> None:
    while True:
        try:
            seconds = line.recv()
        except EOFError:
            return
        try:
            line.send(_all_at_once(pool, saves, seconds))
        except Exception as error:  # noqa: BLE001 - whoever measures is told, whatever it is
            line.send(RuntimeError(f"{type(error).__name__}: {error}"))


def _all_at_once(pool: ThreadPoolExecutor, saves: list[Save], seconds: float) -> tuple[float, float, int]:
    """When the first began, when the last was done, and how many facts were saved."""
    start = Barrier(len(saves))

    def run(save: Save) -> tuple[float, float, int]:
        start.wait()
        begun = now = monotonic()
        facts = 0
        while now < begun + seconds:
            save(uuid4(), TOPIC, BODY)
            facts += 1
            now = monotonic()
        return begun, now, facts

    begun, ended, facts = zip(*pool.map(run, saves), strict=True)
    return min(begun), max(ended), sum(facts)
