"""The library as it comes: eventsourcing's own PostgreSQL recorder, with its defaults."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import msgspec
import psycopg
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import ApplicationRecorder, StoredEvent
from eventsourcing.postgres import PostgresFactory
from eventsourcing.utils import Environment
from psycopg.conninfo import conninfo_to_dict

from adapters.postgres import Database
from bench.crews import Work
from bench.place import Place
from bench.saving import BODY, TOPIC

BATCH = 5000
AT_ONCE = 50
OURS = "SELECT originator_id, state FROM log.facts ORDER BY notification_id"


def settings_of(conninfo: str, *, pool: int) -> dict[str, str]:
    """The library's settings for a database, everything else as it comes."""
    given = conninfo_to_dict(conninfo)
    settings = {f"POSTGRES_{name.upper()}": str(given[name]) for name in ("dbname", "host", "port", "user", "password")}
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        **settings,
        "POSTGRES_POOL_SIZE": str(pool),
        "POSTGRES_MAX_OVERFLOW": "0",
    }


def make(conninfo: str) -> None:
    """Make its tables."""
    with recorder(conninfo, pool=1):
        pass


@contextmanager
def recorder(conninfo: str, *, pool: int, made: bool = False) -> Iterator[ApplicationRecorder]:
    """Its recorder over a pool of connections. Where its tables are `made`, it leaves them: two that make them at once fail."""
    settings = settings_of(conninfo, pool=pool) | ({"CREATE_TABLE": "n"} if made else {})
    factory: PostgresFactory = PostgresFactory(Environment("measured", settings))
    try:
        yield factory.application_recorder()
    finally:
        factory.close()


@contextmanager
def opening(conninfo: str, threads: int) -> Iterator[Callable[[], Work]]:
    """One recorder for all threads, a connection for each."""
    with recorder(conninfo, pool=threads, made=True) as recording:

        def save() -> None:
            recording.insert_events([StoredEvent(originator_id=uuid4(), originator_version=1, topic=TOPIC, state=BODY)])

        yield lambda: save


class Case(Aggregate):
    """An aggregate as the library's own examples write one."""

    @event("Begun")
    def __init__(self, fact: dict[str, Any]) -> None:
        self.fact = fact

    @event("WentOn")
    def go_on(self, fact: dict[str, Any]) -> None:
        """Take in another fact."""
        self.fact = fact


@dataclass(frozen=True)
class Theirs:
    """An application of the library's on a database of its own."""

    application: Application[UUID]
    conninfo: str

    def record(self, facts: Sequence[dict[str, Any]]) -> UUID:
        """Record facts as one aggregate's, some at a time: its pipeline stands still on megabytes. The aggregate's id."""
        case = Case(facts[0])
        for number, fact in enumerate(facts[1:], start=1):
            case.go_on(fact)
            if number % AT_ONCE == 0:
                self.application.save(case)
        self.application.save(case)
        return case.id

    def record_all(self, database: Database) -> None:
        """Record every fact of a log of ours, an aggregate for each stream."""
        streams: dict[UUID, list[dict[str, Any]]] = {}
        with psycopg.connect(database.office) as connection:
            for stream, body in connection.execute(OURS):
                streams.setdefault(stream, []).append(msgspec.json.decode(body)["fact"])
        for facts in streams.values():
            self.record(facts)

    def load(self, id: UUID) -> object:
        """Load an aggregate."""
        return self.application.repository.get(id)

    def replay(self) -> float:
        """The seconds of a fact, where every one is read and applied."""
        begun, facts, start = time.perf_counter(), 0, 0
        cases: dict[UUID, Any] = {}
        recorder, mapper = self.application.recorder, self.application.mapper
        while found := recorder.select_notifications(start=start, limit=BATCH, inclusive_of_start=False):
            for notification in found:
                told: Any = mapper.to_domain_event(notification)
                cases[told.originator_id] = told.mutate(cases.get(told.originator_id))
                facts += 1
            start = found[-1].id
        return (time.perf_counter() - begun) / facts


@contextmanager
def an_application(place: Place) -> Iterator[Theirs]:
    """The library's application on a database that is removed at the end."""
    conninfo = place.bare()
    application: Application[UUID] = Application(env=settings_of(conninfo, pool=2))
    try:
        yield Theirs(application, conninfo)
    finally:
        application.close()
        place.drop(conninfo)
