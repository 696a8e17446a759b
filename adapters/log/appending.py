"""One append: submitting it to the database, and learning what became of it where the answer was lost.

A lost answer must never come back as a conflict, nor as «not recorded» while that is not known. So a new connection
ends the old backend, takes the lock every append takes (then nothing of the old one is under way), and looks for the
identical bytes, which the salt makes unique.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg
from eventsourcing.persistence import IntegrityError, OperationalError, StoredEvent
from psycopg import errors

from application.ports import Once

LOCK = 6006204911263279175
"""The lock every append takes; the same number in the migration that makes `log.append_facts`."""
PATIENCE_SECONDS = 5.0
RECONNECT_SECONDS = 0.1

Connection = psycopg.Connection[dict[str, Any]]

SUBMIT = "SELECT log.append_facts(%b::uuid[], %b::bigint[], %b::text[], %b::bytea[], %b::bytea, %b::bytea) AS positions"
LOOK = """
SELECT facts.notification_id AS position
FROM unnest(%b::uuid[], %b::bigint[], %b::text[], %b::bytea[])
    WITH ORDINALITY AS given (id, version, topic, state, place)
JOIN log.facts ON originator_id = given.id AND originator_version = given.version
    AND facts.topic = given.topic AND facts.state = given.state
ORDER BY given.place
"""


class StreamMoved(IntegrityError):
    """A stream has moved on, or has not come as far as the facts suppose; nothing was recorded."""


class KeyTaken(IntegrityError):
    """The idempotency key was used before; nothing was recorded."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What is appended together, or not at all."""

    events: Sequence[StoredEvent]
    once: Once | None

    def columns(self) -> tuple[list[Any], list[int], list[str], list[bytes]]:
        """The facts as the database takes them."""
        return (
            [event.originator_id for event in self.events],
            [event.originator_version for event in self.events],
            [event.topic for event in self.events],
            [event.state for event in self.events],
        )


@dataclass(frozen=True, slots=True)
class Backend:
    """The server's process behind a connection. Process ids are used again; with its start it is unmistakable."""

    pid: int
    started: datetime


def backend_of(connection: Connection) -> Backend:
    """Who serves this connection."""
    row = connection.execute(
        "SELECT pid, backend_start AS started FROM pg_stat_activity WHERE pid = pg_backend_pid()"
    ).fetchone()
    if row is None:
        raise OperationalError("the server does not say who serves the connection")
    return Backend(row["pid"], row["started"])


def submit(connection: Connection, submission: Submission) -> list[int]:
    """Append, and answer the positions in order. Raises `StreamMoved` or `KeyTaken`."""
    once = submission.once
    key, digest = (once.key, once.digest) if once else (None, None)
    try:
        row = connection.execute(SUBMIT, (*submission.columns(), key, digest), prepare=True, binary=True).fetchone()
    except errors.UniqueViolation as error:
        if error.diag.constraint_name == "idempotency_pkey":
            raise KeyTaken(str(error)) from error
        raise StreamMoved(str(error)) from error
    positions: list[int] = row["positions"] if row else []
    return positions


def recover(connect: Callable[[], Connection], old: Backend | None, submission: Submission) -> list[int]:
    """The positions of an append whose answer was lost: found, or appended now.

    Raises `StreamMoved` or `KeyTaken` where it is known that nothing was recorded, `OperationalError` while unsure.
    """
    try:
        with _connected(connect) as connection:
            _settle(connection, old)
            positions = _look(connection, submission)
            if positions is None:
                positions = _submit_again(connection, submission)
            return positions
    except psycopg.Error as error:
        raise OperationalError(str(error)) from error


def _connected(connect: Callable[[], Connection]) -> Connection:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return connect()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(RECONNECT_SECONDS)


def _settle(connection: Connection, old: Backend | None) -> None:
    """Wait until nothing of the old backend can still be recorded."""
    milliseconds = int(PATIENCE_SECONDS * 1000)
    if old is not None:
        row = connection.execute(
            "SELECT pg_terminate_backend(pid, %s) AS gone FROM pg_stat_activity WHERE pid = %s AND backend_start = %s",
            (milliseconds, old.pid, old.started),
        ).fetchone()
        if row is not None and not row["gone"]:
            raise OperationalError("the backend whose answer was lost does not end")
    connection.execute("SELECT set_config('lock_timeout', %s, false)", (str(milliseconds),))
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (LOCK,))


def _submit_again(connection: Connection, submission: Submission) -> list[int]:
    try:
        return submit(connection, submission)
    except IntegrityError:
        positions = _look(connection, submission)
        if positions is None:
            raise
        return positions


def _look(connection: Connection, submission: Submission) -> list[int] | None:
    rows = connection.execute(LOOK, submission.columns(), binary=True).fetchall()
    return [row["position"] for row in rows] if len(rows) == len(submission.events) else None
