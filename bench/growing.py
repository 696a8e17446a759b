"""Growing: what a case costs as the log grows from a thousand cases to a hundred thousand, and on paper to a million.

Each step adds cases to the same world and measures anew. A slope of 0 says that the cost does not depend on how many cases
there are; 1, that it grows as they do.
"""

import json
import math
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import median

import psycopg

from adapters.clocks import ScriptedClock
from adapters.ledger import LedgerKeys, Sealer
from adapters.log import codec, decode, open_log
from adapters.views.book import PostgresBook
from application.ports import Change
from application.views.desk import DeskQuery
from application.views.questions import AsOf, CaseQuery
from bench.ground import Ground, projector, reading
from bench.listing import EVERYTHING, FAR_DAY
from bench.proving import ORIGIN
from bench.weighing import peak_until_it_ends, weighed
from bench.worlds import World
from domain.applications import APPLICATION
from domain.values import Agency

STEPS = (1_000, 10_000, 100_000)
MILLION = 1_000_000
SAVES = 200
ASKINGS = 50
FLAT = 0.1
"""A slope that counts as none."""
DRAFT = "SELECT originator_id FROM log.facts WHERE topic = 'application.drafted' ORDER BY notification_id DESC LIMIT 1"
DISK = "SELECT pg_database_size(current_database())"


@dataclass(frozen=True, kw_only=True)
class Grown:
    """What was measured where there were so many cases."""

    cases: int
    facts: int
    figures: Mapping[str, float]


def grow(ground: Ground, steps: Sequence[int], tell: Callable[[str], None]) -> list[Grown]:
    """Grow a world step by step, and measure at each."""
    world = World(template=ground.template, database=ground.place.database())
    keys = LedgerKeys(ground.folder / "ledger", ORIGIN)
    keys.ready()
    found = []
    for cases in steps:
        before = world.cases
        figures = _grown(ground, world, cases)
        added = world.cases - before
        begun = time.perf_counter()
        Sealer(world.database.clerk, ORIGIN, keys.signing).seal()
        figures["seal a case, ms"] = _milliseconds(begun) / added
        figures |= _asked(world)
        figures |= _verified(ground, world)
        figures |= _rebuilt(ground, world)
        found.append(Grown(cases=world.cases, facts=world.facts, figures=figures))
        tell(f"{world.cases:,} cases, {world.facts:,} facts: {json.dumps(figures)}")
    return found


def table(found: Sequence[Grown]) -> list[str]:
    """The lines of a Markdown table: each figure at each step, its slope, and what a million cases come to."""
    sizes = [f"{one.cases:,}" for one in found]
    lines = [f"| as the log grows to | {' | '.join(sizes)} | slope | {MILLION:,} on paper |"]
    lines.append("|" + " --- |" * (len(found) + 3))
    for name in found[-1].figures:
        values = [one.figures[name] for one in found]
        slope = _slope(found, name)
        paper = values[-1] * (MILLION / found[-1].cases) ** slope
        told = [f"{value:,.3g}" for value in (*values, paper)]
        lines.append(
            f"| {name} | {' | '.join(told[:-1])} | {'flat' if abs(slope) < FLAT else f'{slope:.2f}'} | {told[-1]} |"
        )
    return lines


def _slope(found: Sequence[Grown], name: str) -> float:
    """The power of the number of cases that a figure grows with, over the last step."""
    if len(found) == 1:
        return 0.0
    before, last = found[-2], found[-1]
    return math.log(last.figures[name] / before.figures[name]) / math.log(last.cases / before.cases)


def _milliseconds(begun: float) -> float:
    return (time.perf_counter() - begun) * 1e3


def _grown(ground: Ground, world: World, cases: int) -> dict[str, float]:
    """Add cases, fold them, and see what a save takes then."""
    before, begun = world.cases, time.perf_counter()
    world.grow(cases)
    figures = {"append the facts of a case, many at once, ms": _milliseconds(begun) / (world.cases - before)}
    codec.forget()
    with reading(world.database) as log:
        begun = time.perf_counter()
        projector(world, log).catch_up()
        figures["fold a case into the book, ms"] = _milliseconds(begun) / (world.cases - before)
    with ground.place.maintaining(world.database) as connection:
        connection.execute("VACUUM ANALYZE")
        (size,) = connection.execute(DISK).fetchone() or (0,)
    figures["disk of a case, log and book, kB"] = size / 1e3 / world.cases
    figures["save one fact, ms"] = _saved(world)
    return figures


def _saved(world: World) -> float:
    amended = next(fact for fact in world.template.facts if fact.name == "application.amended")
    envelope = decode(amended.name, amended.body)
    with (
        # Nobody's clock goes back: the next copies come later than these facts.
        open_log(world.database.office, clock=ScriptedClock(world.now), pool=1) as log,
        psycopg.connect(world.database.office) as asking,
    ):
        row = asking.execute(DRAFT).fetchone()
        if row is None:
            raise LookupError("the world has no case")
        version, taken = log.load(APPLICATION, row[0]).version, []
        for _ in range(SAVES):
            begun = time.perf_counter()
            change = Change(stream=APPLICATION, id=row[0], version=version, facts=(envelope.fact,))
            version = log.append(change, by=envelope.by).version
            taken.append(_milliseconds(begun))
    with reading(world.database) as log:
        projector(world, log).catch_up()
    return median(taken)


def _asked(world: World) -> dict[str, float]:
    """What people ask, in the middle of many askings."""
    every = CaseQuery(scope=EVERYTHING)
    with PostgresBook(world.database.office, connections=2) as book:
        page = book.cases(every)
        deep = _deep(book, every, world.cases // 2)
        then = AsOf(known_by=page.position * 3 // 4, in_effect_on=FAR_DAY)
        questions: dict[str, Callable[[], object]] = {
            "list, first page, ms": partial(book.cases, every),
            "list, deep down, ms": partial(book.cases, deep),
            "list, as of then, ms": partial(book.cases, replace(every, as_of=then)),
            "counts beside the list, ms": partial(book.facets, every),
            "counts beside the list, as of then, ms": partial(book.facets, replace(every, as_of=then)),
            "search, ms": partial(book.find_firms, "한빛", 20),
            "one case, ms": partial(book.case, page.rows[0].id),
            "desk of an officer, ms": partial(book.desk, _desk(book)),
        }
        return {name: _middle(question) for name, question in questions.items()}


def _desk(book: PostgresBook) -> DeskQuery:
    """The desk of the first officer of an agency there is, for everything that a desk has."""
    officer = book.officers(Agency.MSS)[0].id
    return DeskQuery(
        officers=frozenset({officer}), agencies=frozenset({Agency.MSS}), disputes=frozenset(Agency), limit=100
    )


def _deep(book: PostgresBook, every: CaseQuery, depth: int) -> CaseQuery:
    """The query of a page so many cases down."""
    asked, gone = replace(every, limit=1000), 0
    while gone < depth:
        page = book.cases(asked)
        gone += len(page.rows)
        asked = replace(asked, after=page.next)
        if page.next is None:
            break
    return replace(asked, limit=every.limit)


def _middle(question: Callable[[], object]) -> float:
    taken = []
    for _ in range(ASKINGS):
        begun = time.perf_counter()
        question()
        taken.append(_milliseconds(begun))
    return median(taken)


def _verified(ground: Ground, world: World) -> dict[str, float]:
    """Verify everything as an operator does, and see how much memory that takes."""
    begun = time.perf_counter()
    verify = subprocess.Popen(
        [sys.executable, "-m", "web.command_line", "verify"],
        env={**os.environ, "DATA_DIR": str(ground.folder), "DATABASE_URL": world.database.superuser},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = peak_until_it_ends(verify)
    return {"verify a case, ms": _milliseconds(begun) / world.cases, "memory of verify, MB": peak}


def _rebuilt(ground: Ground, world: World) -> dict[str, float]:
    """Build the whole book anew beside the live one while people read, and see how much memory that takes."""
    begun = time.perf_counter()
    peaks = weighed(ground, world.database)
    taken = _milliseconds(begun) / world.cases
    return {
        "rebuild a case while people read, ms": taken,
        "memory of the rebuild, MB": peaks["worker"],
        "memory of the web meanwhile, MB": peaks["web"],
    }
