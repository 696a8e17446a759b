"""The log: `application.ports.Log` on the library's application, repository, mapper and recorder."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Self, TypeVar
from uuid import UUID

from eventsourcing.application import Application as EventSourced
from eventsourcing.persistence import (
    InfrastructureFactory,
    InterfaceError,
    OperationalError,
    StoredEvent,
)
from eventsourcing.postgres import PostgresFactory
from eventsourcing.utils import Environment, EnvType
from psycopg.conninfo import conninfo_to_dict

from adapters.log.appending import KeyTaken, StreamMoved
from adapters.log.codec import SALT_BYTES, Malformed, decode, decode_once
from adapters.log.mapper import Event
from adapters.log.recorder import FactRecorder, Stored
from adapters.log.standing import Standing
from application.ports import Change, Clock, KeyReused, Loaded, Once, Receipt, Stale, Unreadable, Unsure
from application.record import By, Envelope, Recorded
from domain.rules.vocabulary import Word
from domain.streams import Stream

S = TypeVar("S")

RECORDER = "adapters.log.recorder:FactRecorder"
KEPT_OPEN = 2
"""Connections a pool keeps while nobody asks."""
PATIENCE_SECONDS = 5
"""How long a caller waits for a connection."""


class LogRoom(EventSourced[UUID]):
    """The library's application, configured by what it is given and by nothing in the process's environment."""

    def __init__(self, env: EnvType, *, further: Mapping[str, str]) -> None:
        """Take the library's settings, and what else the connections are to be made with (sslmode and the like)."""
        self._further = further
        super().__init__(env)

    def construct_factory(self, env: Environment) -> InfrastructureFactory[Any]:
        """The library's factory, its connections made with everything the conninfo says."""
        factory = PostgresFactory(env)
        pool = factory.datastore.pool
        pool.kwargs = {**(pool.kwargs() if callable(pool.kwargs) else pool.kwargs or {}), **self._further}
        return factory

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """The given settings alone: a stray CIPHER_KEY or COMPRESSOR_TOPIC must not change a byte."""
        return Environment(name, env)


class PostgresLog:
    """The log in PostgreSQL. Reads raise `ConnectionError` where the database cannot be reached."""

    def __init__(self, room: LogRoom, recorder: FactRecorder, clock: Clock) -> None:
        self._room = room
        self._recorder = recorder
        self._clock = clock
        self._standing = Standing()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._room.close()

    def load(self, stream: Stream[S], id: UUID) -> Loaded[S]:
        """Fold a stream's facts into its state. A stream of another kind is as if nothing was recorded."""
        stood = self._standing.of(stream, id)
        with _reachable():
            came = self._recorder.stored_in(id, after=stood.version)
        if not came:
            return stood
        loaded = _fold(stood, came)
        if loaded.version:
            self._standing.keep(loaded)
        return loaded

    def append(self, *changes: Change, by: By, once: Once | None = None) -> Receipt:
        """Append all changes in one transaction, or none; see `application.ports.Log`.

        Raises `ValueError` for what only a programmer can get wrong: a fact its stream may not hold, one stream twice,
        or no fact in the first change, whose stream the receipt names.
        """
        _check(changes)
        first = changes[0]
        events = _events(changes, by, self._clock)
        try:
            positions = [recording.notification.id for recording in self._room.save(*events, once=once)]
        except (KeyTaken, StreamMoved):
            self._standing.forget(change.id for change in changes)
            return self._answered_before(changes, once)
        except (InterfaceError, OperationalError) as error:
            raise Unsure from error
        return Receipt(stream=first.id, version=first.version + len(first.facts), position=positions[-1])

    def receipt(self, once: Once) -> Receipt | None:
        """The receipt given under a key, or None. Raises `KeyReused`."""
        with _reachable():
            row = self._recorder.select_key(once.key)
        if row is None:
            return None
        if row["digest"] != once.digest:
            raise KeyReused
        return Receipt(stream=row["stream"], version=row["version"], position=row["position"])

    def head(self) -> int:
        """The position of the last fact, 0 where there is none."""
        with _reachable():
            return self._recorder.max_notification_id() or 0

    def read(self, after: int, limit: int) -> Sequence[Recorded]:
        """Facts after a position, in order, at most `limit`; see `application.ports.Log`."""
        with _reachable():
            found = self._recorder.stored_after(after, limit)
        facts: list[Recorded] = []
        for stored in found:
            try:
                facts.append(_recorded(stored, decode_once(stored.name, stored.body)))
            except Malformed:
                if facts:
                    break
                raise Unreadable(stored.position, stored.stream) from None
        return facts

    def history(self, id: UUID) -> Sequence[Recorded]:
        """Every fact of one stream, in order."""
        with _reachable():
            found = self._recorder.stored_in(id)
        return [_recorded(stored, decode(stored.name, stored.body)) for stored in found]

    def begun(self, name: Word) -> Sequence[UUID]:
        """Every stream that began with a fact of this name, in the order of the log."""
        with _reachable():
            return self._recorder.select_begun(name)

    def _answered_before(self, changes: Sequence[Change], once: Once | None) -> Receipt:
        """The first receipt, where the same request was recorded under its key; else what moved on is told."""
        try:
            if once and (first := self.receipt(once)):
                return first
            moved = [found for change in changes if (found := self._version(change.id)) != change.version]
        except ConnectionError as error:
            raise Unsure from error
        raise Stale(moved[0] if moved else None)

    def _version(self, id: UUID) -> int:
        with _reachable():
            last: Sequence[StoredEvent] = self._recorder.select_events(id, desc=True, limit=1)
        return last[0].originator_version if last else 0


def open_log(conninfo: str, *, clock: Clock, pool: int = 16, kept: int = KEPT_OPEN) -> PostgresLog:
    """The log of a migrated database, over at most `pool` connections, `kept` of them while nobody asks."""
    room = open_room(conninfo, pool=pool, kept=kept)
    return PostgresLog(room, recorder_of(room), clock)


def open_room(conninfo: str, *, pool: int = 16, kept: int = KEPT_OPEN, recorder: str = RECORDER) -> LogRoom:
    """The library's application on a migrated database, with our mapper and our recorder (or one that is like it)."""
    given = {name: str(value) for name, value in conninfo_to_dict(conninfo).items() if value is not None}
    kept_open = min(kept, pool)
    settings = {
        "APPLICATION_RECORDER_TOPIC": recorder,
        "MAPPER_TOPIC": "adapters.log.mapper:FactMapper",
        "CREATE_TABLE": "n",
        "POSTGRES_SCHEMA": "log",
        "POSTGRES_POOL_SIZE": str(kept_open),
        "POSTGRES_MAX_OVERFLOW": str(pool - kept_open),
        "POSTGRES_CONNECT_TIMEOUT": str(PATIENCE_SECONDS),
    }
    for named in ("dbname", "host", "port", "user", "password"):
        settings[f"POSTGRES_{named.upper()}"] = given.pop(named, "")
    return LogRoom(settings, further={"connect_timeout": str(PATIENCE_SECONDS), **given})


def recorder_of(room: LogRoom) -> FactRecorder:
    """The room's recorder. Raises `TypeError` where the library made another."""
    recorder = room.recorder
    if not isinstance(recorder, FactRecorder):
        raise TypeError(f"the library made another recorder: {recorder!r}")
    return recorder


def _recorded(stored: Stored, envelope: Envelope) -> Recorded:
    return Recorded(position=stored.position, stream=stored.stream, version=stored.version, envelope=envelope)


def _fold(stood: Loaded[S], came: Iterable[Stored]) -> Loaded[S]:
    stream, state, version = stood.stream, stood.state, stood.version
    actors = set(stood.actors)
    for stored in came:
        envelope = decode_once(stored.name, stored.body)
        fact = envelope.fact
        if version == 0 and type(fact) not in stream.facts:
            return stood
        state = stream.begin(fact) if state is None else stream.after(state, fact)
        version = stored.version
        actors.add(envelope.by.subject)
    return Loaded(stream=stream, id=stood.id, version=version, state=state, actors=frozenset(actors))


def _check(changes: Sequence[Change]) -> None:
    if not changes or not changes[0].facts:
        raise ValueError("the first change has no facts, and the receipt would name its stream")
    if len({change.id for change in changes}) < len(changes):
        raise ValueError("one stream is changed twice in one append")
    for change in changes:
        for fact in change.facts:
            if type(fact) not in change.stream.facts:
                raise ValueError(f"{fact.name} may not stand in the stream {change.stream.kind}")


def _events(changes: Sequence[Change], by: By, clock: Clock) -> list[Event]:
    at = clock.now()
    return [
        Event(
            originator_id=change.id,
            originator_version=version,
            envelope=Envelope(by=by, at=at, salt=os.urandom(SALT_BYTES), fact=fact),
        )
        for change in changes
        for version, fact in enumerate(change.facts, start=change.version + 1)
    ]


@contextmanager
def _reachable() -> Iterator[None]:
    try:
        yield
    except (InterfaceError, OperationalError) as error:
        raise ConnectionError("the log's database cannot be reached") from error
