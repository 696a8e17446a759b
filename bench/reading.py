"""Reading: one case's stream of any length, and every stream there is, folded or derived anew from the first fact on."""

import re
import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import msgspec
import psycopg
from eventsourcing.persistence import StoredEvent

from adapters.keys import FolderKeys
from adapters.log import PostgresLog, codec
from adapters.log.log import open_room
from adapters.postgres import Database
from adapters.rules.manifest import manifest
from application.audit.recompute import Share, recompute_share, whole
from bench.ground import Ground, reading
from bench.harness import Contender, Rival, Row, Sense
from bench.rivals import library
from bench.template import Template
from bench.worlds import World
from domain.applications import APPLICATION
from domain.catalogue import STREAMS
from domain.facts import Fact
from domain.streams import Stream
from web.collecting import look_seldom

BATCH = 5000
HISTORY = "SELECT state FROM log.facts WHERE originator_id = %s ORDER BY originator_version"
EVERYTHING = "COPY (SELECT state FROM log.facts ORDER BY notification_id) TO STDOUT (FORMAT binary)"
OF_FACT: dict[type[Fact], Stream[Any]] = {kind: stream for stream in STREAMS for kind in stream.facts}
LIMIT = "SELECT + JSON"
COPY_LIMIT = "COPY out + JSON"
_SALT = re.compile(rb'"salt":"[0-9a-f]{32}"')


def rows(ground: Ground) -> Iterator[Row]:
    """Loading streams of each length, then replaying the world."""
    with ExitStack() as stack:
        database = ground.place.database()
        stack.callback(ground.place.drop, database.superuser)
        theirs = stack.enter_context(library.an_application(ground.place))
        for length, many in ground.sizes.streams:
            streams = _long_streams(ground.template, database, length, many)
            with psycopg.connect(database.office) as connection:
                bodies = [msgspec.json.decode(body)["fact"] for (body,) in connection.execute(HISTORY, [streams[0]])]
            aggregates = [theirs.record(bodies) for _ in range(many)]
            yield Row(
                key=f"load-{length}",
                what=f"load one case of {length} facts",
                unit="case",
                sense=Sense.COST,
                ours=Contender(name="ours", measure=partial(_load, database, streams)),
                rivals=(
                    Rival(name=LIMIT, measure=partial(_select, database, streams), goal=1.0),
                    Rival(name="library", measure=partial(_each, theirs.load, aggregates)),
                ),
            )
    yield from _replays(ground)
    yield from _recomputed(ground)


def _replays(ground: Ground) -> Iterator[Row]:
    world = ground.world
    with library.an_application(ground.place) as theirs:
        theirs.record_all(world.database)
        yield Row(
            key="replay",
            what="replay every case",
            unit="fact",
            per_second=True,
            ours=Contender(name="ours", measure=partial(_replay, world.database)),
            rivals=(
                Rival(name=COPY_LIMIT, measure=partial(copy_out, world.database), goal=1.0),
                Rival(name="library", measure=theirs.replay),
            ),
        )


def _recomputed(ground: Ground) -> Iterator[Row]:
    """Every finding, tally, list, quorum and due date derived anew: on one process, then shared by two."""
    alone = partial(_derived, ground.world, [Share()], None)
    limit = Rival(name=COPY_LIMIT, measure=partial(copy_out, ground.world.database), goal=1.0)
    with ProcessPoolExecutor(1, mp_context=get_context("forkserver")) as beside:
        beside.submit(look_seldom).result()
        halves = [Share(number=number, of=2) for number in range(2)]
        yield Row(
            key="recompute",
            what="derive every result anew",
            unit="fact",
            per_second=True,
            ours=Contender(name="ours", measure=alone),
            rivals=(limit,),
        )
        yield Row(
            key="recompute-shared",
            what="derive every result anew, two processes",
            unit="fact",
            per_second=True,
            ours=Contender(name="ours", measure=partial(_derived, ground.world, halves, beside)),
            rivals=(replace(limit, goal=1.5), Rival(name="one process", measure=alone)),
        )


def _derived(world: World, shares: Sequence[Share], beside: Executor | None) -> float:
    """The seconds of a fact, where the first share is derived here and the others beside it."""
    codec.forget()
    database, keys = world.database, world.template.folder / "keys"
    with reading(database) as log:
        head = log.head()
        begun = time.perf_counter()
        elsewhere = [beside.submit(_share, database, keys, one, head) for one in shares[1:]] if beside else []
        _share(database, keys, shares[0], head)
        for one in elsewhere:
            one.result()
        return (time.perf_counter() - begun) / world.facts


def _share(database: Database, keys: Path, share: Share, head: int) -> None:
    """Derive a share of it."""
    with reading(database) as log:
        recompute_share(whole(log, until=head), share, manifest=manifest, opens=FolderKeys(keys).open)


def _long_streams(template: Template, database: Database, length: int, many: int) -> list[UUID]:
    """So many applications whose form was written anew until their streams had so many facts."""
    first = next(fact for fact in template.facts if fact.name == "application.drafted")
    further = next(fact for fact in template.facts if fact.name == "application.amended")
    streams = [uuid5(first.stream, f"{length}/{number}") for number in range(many)]
    room = open_room(database.office, pool=1)
    try:
        for stream in streams:
            facts = [first, *[further] * (length - 1)]
            room.recorder.insert_events(
                [
                    StoredEvent(
                        originator_id=stream,
                        originator_version=version,
                        topic=fact.name,
                        state=_salted(fact.body),
                    )
                    for version, fact in enumerate(facts, start=1)
                ]
            )
    finally:
        room.close()
    return streams


def _salted(body: bytes) -> bytes:
    """The same body with a salt of its own: what was read once is remembered by its bytes."""
    return _SALT.sub(b'"salt":"' + secrets.token_hex(16).encode() + b'"', body)


def _load(database: Database, streams: list[UUID]) -> float:
    """Load each in a process that has read nothing yet."""
    codec.forget()
    with reading(database) as log:
        return _each(lambda stream: log.load(APPLICATION, stream), streams)


def _select(database: Database, streams: list[UUID]) -> float:
    with psycopg.connect(database.office, autocommit=True) as connection:
        connection.execute(HISTORY, [streams[0]], prepare=True)

        def select(stream: UUID) -> None:
            for (body,) in connection.execute(HISTORY, [stream], prepare=True, binary=True):
                msgspec.json.decode(body)

        return _each(select, streams)


def _each(load: Callable[[UUID], object], streams: list[UUID]) -> float:
    """The seconds that one of them takes."""
    begun = time.perf_counter()
    for stream in streams:
        load(stream)
    return (time.perf_counter() - begun) / len(streams)


def _replay(database: Database) -> float:
    codec.forget()
    with reading(database) as log:
        begun = time.perf_counter()
        facts = sum(1 for _ in _folded(log))
        return (time.perf_counter() - begun) / facts


def _folded(log: PostgresLog) -> Iterator[None]:
    """Fold every fact into the state of its stream."""
    states: dict[UUID, Any] = {}
    position = 0
    while found := log.read(position, BATCH):
        for recorded in found:
            fact = recorded.fact
            stream, state = OF_FACT[type(fact)], states.get(recorded.stream)
            states[recorded.stream] = stream.begin(fact) if state is None else stream.after(state, fact)
            yield
        position = found[-1].position


def copy_out(database: Database) -> float:
    """The seconds of a fact that is copied out and read as JSON, nothing more."""
    facts = 0
    with psycopg.connect(database.office) as connection:
        begun = time.perf_counter()
        with connection.cursor().copy(EVERYTHING) as copy:
            copy.set_types(["bytea"])
            for (body,) in copy.rows():
                msgspec.json.decode(body)
                facts += 1
        return (time.perf_counter() - begun) / facts
