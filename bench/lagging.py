"""Lag: how long after its commit a fact stands in the book, while facts are written at a steady rate."""

import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.synchronize import Event
from pathlib import Path
from statistics import quantiles
from uuid import UUID

import psycopg

from adapters.clocks import SystemClock
from adapters.keys import FolderKeys
from adapters.log import PostgresLog, decode, open_log
from adapters.postgres import Database
from adapters.views.projecting import Projector
from application.ports import Change
from application.record import Envelope
from bench.ground import Ground
from bench.harness import Figures
from bench.template import Template
from domain.applications import APPLICATION
from web.collecting import look_seldom

GOALS = {200: 0.008, 700: 0.012}
"""The rates a second that facts are written at, and how long the slowest hundredth may lag."""
WRITERS = 4
PERCENT = 100
DRAFTS = "SELECT originator_id FROM log.facts WHERE topic = 'application.drafted' ORDER BY notification_id LIMIT %s"
AT_LEAST = 0.5
PATIENCE_SECONDS = 20.0


@dataclass(frozen=True)
class Commit:
    """A fact that was committed."""

    position: int
    at: float


def rows(ground: Ground) -> Iterator[Figures]:
    """A row for each rate; the clerk is another process, as in the office."""
    database = ground.place.copy(ground.world.database)
    with _folding(database, ground.folder):
        for rate, goal in GOALS.items():
            yield Figures(
                key=f"lag-{rate}",
                what=f"from commit to view, {rate} writes a second",
                unit="second",
                measure=partial(_lag, ground.template, database, rate, max(ground.sizes.slice * 4, AT_LEAST)),
                goals={"p99": goal},
            )
    ground.place.drop(database.superuser)


@contextmanager
def _folding(database: Database, folder: Path) -> Iterator[None]:
    context = get_context("forkserver")
    stop = context.Event()
    clerk = context.Process(target=_fold, args=(database.office, database.clerk, folder, stop), daemon=True)
    clerk.start()
    try:
        yield
    finally:
        stop.set()
        clerk.join(PATIENCE_SECONDS)


def _fold(office: str, clerk: str, folder: Path, stop: Event) -> None:
    look_seldom()  # as every process of the office
    with open_log(office, clock=SystemClock(), pool=2) as log:
        Projector(clerk, log, FolderKeys(folder / "keys").open).run(stop)  # type: ignore[arg-type]  # the same two words


def _lag(template: Template, database: Database, rate: int, seconds: float) -> Mapping[str, float]:
    """Write so many a second for so long, and hear when the book had each."""
    amended = next(fact for fact in template.facts if fact.name == "application.amended")
    envelope = decode(amended.name, amended.body)
    with (
        open_log(database.office, clock=SystemClock(), pool=WRITERS) as log,
        psycopg.connect(database.office, autocommit=True) as hearing,
        ThreadPoolExecutor(WRITERS) as threads,
    ):
        hearing.execute("LISTEN book")
        drafts = [id for (id,) in hearing.execute(DRAFTS, [WRITERS]).fetchall()]
        now = time.monotonic()
        (first,) = _write(log, drafts[0], envelope, first=now, apart=seconds, until=now + seconds)
        _heard(hearing, now + PATIENCE_SECONDS, last=first.position)  # the clerk is awake
        begins = time.monotonic() + 0.05
        writing = [
            threads.submit(
                _write,
                log,
                draft,
                envelope,
                first=begins + nth / rate,
                apart=len(drafts) / rate,
                until=begins + seconds,
            )
            for nth, draft in enumerate(drafts)
        ]
        heard = _heard(hearing, begins + seconds)
        commits = sorted((commit for one in writing for commit in one.result()), key=lambda one: one.position)
        heard += _heard(hearing, time.monotonic() + PATIENCE_SECONDS, last=commits[-1].position)
    cuts = quantiles(list(_waited(commits, heard)), n=PERCENT)
    return {"p50": cuts[49], "p99": cuts[98]}


def _write(
    log: PostgresLog, draft: UUID, envelope: Envelope, *, first: float, apart: float, until: float
) -> list[Commit]:
    """Write a case's form anew at every beat; what was committed when."""
    commits, beat = [], first
    version = log.load(APPLICATION, draft).version
    while beat < until:
        time.sleep(max(0.0, beat - time.monotonic()))
        change = Change(stream=APPLICATION, id=draft, version=version, facts=(envelope.fact,))
        receipt = log.append(change, by=envelope.by)
        commits.append(Commit(receipt.position, time.monotonic()))
        version = receipt.version
        beat += apart
    return commits


def _heard(hearing: psycopg.Connection, until: float, *, last: int | None = None) -> list[Commit]:
    """The positions that the book told of and when, until then or until the last."""
    heard: list[Commit] = []
    while (left := until - time.monotonic()) > 0:
        heard += (Commit(int(told.payload), time.monotonic()) for told in hearing.notifies(timeout=left, stop_after=1))
        if last is not None and heard and heard[-1].position >= last:
            break
    return heard


def _waited(commits: list[Commit], heard: list[Commit]) -> Iterator[float]:
    """For each commit the time until the book told of it or of a later one; none where it told before."""
    told = iter(heard)
    reached = next(told)
    for commit in commits:
        while reached.position < commit.position:
            reached = next(told)
        yield max(0.0, reached.at - commit.at)
