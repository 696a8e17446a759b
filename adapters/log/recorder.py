"""The library's recorder over our one way in: a function of the database that appends all facts or none."""

from collections.abc import Callable, Sequence
from inspect import unwrap
from typing import Any, TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary

import psycopg
from eventsourcing.persistence import InterfaceError, Notification, OperationalError, StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore
from psycopg.rows import tuple_row
from psycopg_pool import PoolTimeout

from adapters.log.appending import Backend, Connection, Submission, backend_of, recover, submit
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
        self._backends: WeakKeyDictionary[Connection, Backend] = WeakKeyDictionary()

    def insert_events(
        self, stored_events: Sequence[StoredEvent], *, once: Once | None = None, **_: object
    ) -> Sequence[int] | None:
        """Append all in one round trip, or none, and answer their positions in order.

        Raises `StreamMoved` or `KeyTaken` where nothing was recorded, and `OperationalError` where nobody can tell yet.
        """
        if not stored_events:
            return None
        submission = Submission(stored_events, once)
        old: Backend | None = None
        with self.datastore.get_connection() as connection:
            try:
                old = self._backend(connection)
                return submit(connection, submission)
            except psycopg.Error:
                if not connection.closed:  # the server answered, and the answer is no
                    raise
        return recover(self._connect, old, submission)

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
