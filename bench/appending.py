"""Appending: one writer, many threads, several processes, and commits that take long."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import uuid4

from eventsourcing.persistence import StoredEvent

from adapters.log.log import open_room
from bench.crews import Crew, Opening, Work, a_crew
from bench.ground import Ground
from bench.harness import Absent, Contender, Rival, Row
from bench.place import Place
from bench.rivals import library, message_db, raw, uma
from bench.rivals.pgbench import pgbench
from bench.saving import BODY, TOPIC

SLOW_MILLISECONDS = 5
THREADS = 16


@dataclass(frozen=True, kw_only=True)
class Writing:
    """So many processes of so many threads, and where they should land."""

    key: str
    what: str
    processes: int
    threads: int
    goals: dict[str, float]
    slow: bool = False
    """Whether each commit takes `SLOW_MILLISECONDS`."""


WORKS = (
    Writing(key="append-1", what="append, one writer", processes=1, threads=1, goals={"raw": 0.9, "message db": 1.0}),
    Writing(
        key="append-16",
        what="append, 16 threads",
        processes=1,
        threads=THREADS,
        goals={"raw": 1.25, "pgbench": 0.65, "umadb": 1.3},
    ),
    Writing(
        key="append-2x8",
        what="append, 2 processes of 8 threads",
        processes=2,
        threads=THREADS // 2,
        goals={"pgbench": 0.7},
    ),
    Writing(
        key="append-slow",
        what=f"append, 16 threads, commits of {SLOW_MILLISECONDS} ms",
        processes=1,
        threads=THREADS,
        goals={"raw": 0.7},
        slow=True,
    ),
)


@contextmanager
def ours(conninfo: str, threads: int) -> Iterator[Callable[[], Work]]:
    """Our recorder, as the office opens it."""
    room = open_room(conninfo, pool=threads)

    def save() -> None:
        room.recorder.insert_events([StoredEvent(originator_id=uuid4(), originator_version=1, topic=TOPIC, state=BODY)])

    try:
        yield lambda: save
    finally:
        room.close()


def rows(ground: Ground) -> Iterator[Row]:
    """A row for each kind of work."""
    for work in WORKS if ground.sizes.whole else [one for one in WORKS if one.processes > 1]:
        with ExitStack() as stack:
            yield _row(work, ground.place, ground.sizes.slice, stack)


def _row(work: Writing, place: Place, seconds: float, stack: ExitStack) -> Row:
    def fresh(conninfo: str) -> str:
        stack.callback(place.drop, conninfo)
        if work.slow:
            place.slow_commits(conninfo, SLOW_MILLISECONDS)
        return conninfo

    def crew(opening: Opening) -> Crew:
        return stack.enter_context(a_crew(opening, processes=work.processes, threads=work.threads))

    def limit() -> str:
        conninfo = fresh(place.bare())
        raw.make(conninfo)
        return conninfo

    def default() -> str:
        conninfo = fresh(place.bare())
        library.make(conninfo)
        return conninfo

    database = place.database()
    fresh(database.superuser)
    table = limit()
    openings: dict[str, Callable[[], Callable[[float], float]]] = {
        "raw": lambda: crew(partial(raw.opening, table)).measure,
        "library": lambda: crew(partial(library.opening, default(), work.threads)).measure,
        "message db": lambda: crew(partial(message_db.opening, message_db.make(fresh(place.bare())))).measure,
    }
    if work.threads > 1:
        openings["pgbench"] = lambda: pgbench(place.server, table, clients=work.processes * work.threads).measure
    if not work.slow:
        openings["umadb"] = lambda: (
            crew(partial(uma.opening, stack.enter_context(uma.serving(_free(place.folder))))).measure
        )
    own = crew(partial(ours, database.office, work.threads))
    return Row(
        key=work.key,
        what=work.what,
        unit="fact",
        per_second=True,
        ours=Contender(name="ours", measure=partial(own.measure, seconds)),
        rivals=tuple(
            Rival(name=name, measure=_measuring(opening, seconds), goal=work.goals.get(name))
            for name, opening in openings.items()
        ),
    )


def _measuring(opening: Callable[[], Callable[[float], float]], seconds: float) -> Callable[[], float]:
    """Measures with what is opened now; where it cannot be opened, measuring says so."""
    try:
        measure = opening()
    except Absent as why:
        return partial(_absent, str(why))
    return partial(measure, seconds)


def _absent(why: str) -> float:
    raise Absent(why)


def _free(folder: Path) -> Path:
    """A folder's name that nothing has yet."""
    number = 0
    while (found := folder / f"umadb-{number}").exists():
        number += 1
    return found
