"""The library's recorder over our one way in: a function of the database that appends all facts or none."""

import os
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from inspect import unwrap
from typing import Any, TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary

import psycopg
from eventsourcing.persistence import InterfaceError, Notification, OperationalError, PersistenceError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.errors import UniqueViolation
from psycopg.rows import tuple_row
from psycopg_pool import PoolTimeout

from adapters.log.appending import (
    Answer,
    Backend,
    Connection,
    Lost,
    StreamMoved,
    Submission,
    backend_of,
    recover,
    submit,
)
from adapters.log.gathering import Gathering
from application.ports import Once

TABLE = "facts"
HISTORY = "SELECT * FROM log.facts WHERE originator_id = %s ORDER BY originator_version"
SINCE = (
    "SELECT originator_version, topic, state FROM log.facts"
    " WHERE originator_id = %b AND originator_version > %b ORDER BY originator_version"
)
BEGUN = "SELECT originator_id FROM log.facts WHERE topic = %s AND originator_version = 1 ORDER BY notification_id"
KEY = "SELECT digest, stream, version, position FROM log.idempotency WHERE key = %b"

R = TypeVar("R")

# The library's own reads without its decorator, which tries ten times and waits in between.
_select_events: Callable[..., Sequence[StoredEvent]] = unwrap(PostgresApplicationRecorder.select_events)
_select_notifications: Callable[..., Sequence[Notification]] = unwrap(PostgresApplicationRecorder.select_notifications)
_max_notification_id: Callable[..., int | None] = unwrap(PostgresApplicationRecorder.max_notification_id)


class FactRecorder(PostgresApplicationRecorder):
    """Records in `log.facts`, whose table and function the migrations make; the datastore's schema is `log`."""

    def __init__(self, datastore: PostgresDatastore, *, events_table_name: str = TABLE) -> None:
        del events_table_name  # the library derives one from the application's name; ours is fixed
        super().__init__(datastore, events_table_name=TABLE)
        self._gathering = Gathering(self._submit, self._hang_up)
        self._under_way: Connection | None = None
        self._backends: WeakKeyDictionary[Connection, Backend] = WeakKeyDictionary()

    def insert_events(
        self, stored_events: Sequence[StoredEvent], *, once: Once | None = None, **_: object
    ) -> Sequence[int] | None:
        """Append all or none, in one commit with what others save meanwhile, and answer their positions in order.

        Raises `StreamMoved` or `KeyTaken` where nothing was recorded, and `OperationalError` where nobody can tell yet.
        """
        if not stored_events:
            return None
        submission = Submission(stored_events, once)
        answer = self._gathering.save(submission)
        known = recover(self._connect, answer.backend, submission) if isinstance(answer, Lost) else answer
        if isinstance(known, Exception):
            raise type(known)(*known.args) from known  # others may be told the same
        return known

    def _submit(self, submissions: Sequence[Submission]) -> Sequence[Answer]:
        """Append all that can be in one commit. Where the database finds fault with one of several, each goes alone."""
        old: Backend | None = None
        with self.datastore.get_connection() as connection:
            self._under_way = connection
            try:
                old = self._backend(connection)
                return submit(connection, submissions)
            except psycopg.Error as error:
                if connection.closed:
                    return [Lost(old)] * len(submissions)
                if isinstance(error, UniqueViolation) and len(submissions) == 1:
                    return [StreamMoved(str(error))]
                # A busy server and a full disk are nobody's fault in particular.
                if isinstance(error, psycopg.OperationalError) or len(submissions) == 1:
                    raise
            finally:
                self._under_way = None
        return [self._submit_alone(one) for one in submissions]

    def _submit_alone(self, submission: Submission) -> Answer:
        try:
            (answer,) = self._submit([submission])
        except PersistenceError as error:
            return error
        return answer

    def _hang_up(self) -> None:
        """Hang up on a server that does not answer: one that is frozen keeps no time limit of its own."""
        connection = self._under_way
        if connection is not None:
            with suppress(OSError, psycopg.Error), socket.socket(fileno=os.dup(connection.fileno())) as line:
                line.shutdown(socket.SHUT_RDWR)

    def select_events(self, *args: object, **kwargs: object) -> Sequence[StoredEvent]:
        """The events of one stream, by version."""
        return self._reading(lambda: _select_events(self, *args, **kwargs))

    def select_since(self, stream: UUID, version: int) -> Sequence[StoredEvent]:
        """The events of one stream after a version: the library's `select_events` without composing its SQL each time."""

        def events() -> Sequence[StoredEvent]:
            with self.datastore.get_connection() as connection:
                cursor = connection.cursor(binary=True, row_factory=tuple_row)
                rows = cursor.execute(SINCE, (stream, version), prepare=True)
                return [StoredEvent(stream, number, topic, state) for number, topic, state in rows]

        return self._reading(events)

    def select_notifications(self, *args: object, **kwargs: object) -> Sequence[Notification]:
        """The events of all streams, by position."""
        return self._reading(lambda: _select_notifications(self, *args, **kwargs))

    def max_notification_id(self) -> int | None:
        """The last position, or None."""
        return self._reading(lambda: _max_notification_id(self))

    def select_history(self, stream: UUID) -> Sequence[Notification]:
        """The events of one stream with their positions, by version."""
        return [
            Notification(
                id=row["notification_id"],
                originator_id=row["originator_id"],
                originator_version=row["originator_version"],
                topic=row["topic"],
                state=row["state"],
            )
            for row in self._rows(HISTORY, stream)
        ]

    def select_begun(self, topic: str) -> Sequence[UUID]:
        """The streams whose first event has this topic, in the order of the log."""
        return [row["originator_id"] for row in self._rows(BEGUN, topic)]

    def select_key(self, key: bytes) -> dict[str, Any] | None:
        """What was recorded under an idempotency key: digest, stream, version and position."""
        return next(iter(self._rows(KEY, key)), None)

    def _rows(self, statement: str, parameter: object) -> list[dict[str, Any]]:
        def rows() -> list[dict[str, Any]]:
            with self.datastore.get_connection() as connection:
                return connection.execute(statement, (parameter,), prepare=True).fetchall()

        return self._reading(rows)

    def _reading(self, read: Callable[[], R]) -> R:
        """Read once more where the connection was lost; a server that restarted has left stale ones in the pool."""
        try:
            return read()
        except (InterfaceError, OperationalError) as error:
            if isinstance(error.__cause__, PoolTimeout):
                raise
            self.datastore.pool.check()
            return read()

    def _backend(self, connection: Connection) -> Backend:
        known = self._backends.get(connection)
        if known is None:
            known = self._backends[connection] = backend_of(connection)
        return known

    def _connect(self) -> Connection:
        given = self.datastore.pool.kwargs
        return psycopg.connect(**(given() if callable(given) else given or {}), autocommit=True)
