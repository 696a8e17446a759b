"""One append: submitting it to the database, and learning what became of it where the answer was lost.

A lost answer must never come back as a conflict, nor as «not recorded» while that is not known. So a new connection
ends the old backend, takes the lock every append takes (then nothing of the old one is under way), and looks for the
identical bytes, which the salt makes unique.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

import psycopg
from eventsourcing.persistence import IntegrityError, OperationalError, StoredEvent

from adapters.log.packing import Packed, bigints, byteas, integers, texts, uuids
from application.ports import Once

LOCK = 6006204911263279175
"""The lock every append takes; the same number in the migration that makes `log.append_facts`."""
PATIENCE_SECONDS = 5.0
RECONNECT_SECONDS = 0.1

Connection = psycopg.Connection[dict[str, Any]]

SUBMIT = """
SELECT positions, refused FROM log.append_facts(
    %b::uuid[], %b::bigint[], %b::text[], %b::bytea[], %b::integer[], %b::bytea[], %b::bytea[]
)
"""
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


@dataclass(frozen=True, slots=True)
class Backend:
    """The server's process behind a connection. Process ids are used again; with its start it is unmistakable."""

    pid: int
    started: datetime


@dataclass(frozen=True, slots=True)
class Lost:
    """The answer of this backend, as far as it is known, did not come."""

    backend: Backend | None


def stream_of(event: StoredEvent) -> UUID:
    """The stream of an event, whose id the library lets be a text."""
    return event.originator_id if isinstance(event.originator_id, UUID) else UUID(event.originator_id)


Known = list[int] | Exception
"""What became of a submission: its positions in order, or why nothing was recorded."""
Answer = Known | Lost
"""The same, or that nobody can tell yet."""


def backend_of(connection: Connection) -> Backend:
    """Who serves this connection."""
    row = connection.execute(
        "SELECT pid, backend_start AS started FROM pg_stat_activity WHERE pid = pg_backend_pid()"
    ).fetchone()
    if row is None:
        raise OperationalError("the server does not say who serves the connection")
    return Backend(row["pid"], row["started"])


def submit(connection: Connection, submissions: Sequence[Submission]) -> list[Known]:
    """Append those that can be, each whole or not at all, in one commit; the answer to each in turn.

    No two of them may share a stream or a key.
    """
    events = [event for submission in submissions for event in submission.events]
    saves = [save for save, submission in enumerate(submissions, start=1) for _ in submission.events]
    keys = [submission.once.key if submission.once else None for submission in submissions]
    digests = [submission.once.digest if submission.once else None for submission in submissions]
    given = (*_columns(events), integers(saves), byteas(keys), byteas(digests))
    row = connection.execute(SUBMIT, given, prepare=True, binary=True).fetchone()
    if row is None:
        raise OperationalError("the server does not say what became of an append")
    positions = iter(row["positions"] or ())
    return [
        _REFUSED[refused]() if refused else list(islice(positions, len(submission.events)))
        for submission, refused in zip(submissions, row["refused"], strict=True)
    ]


_REFUSED: dict[str, type[StreamMoved | KeyTaken]] = {"facts_pkey": StreamMoved, "idempotency_pkey": KeyTaken}


def recover(connect: Callable[[], Connection], old: Backend | None, submission: Submission) -> Known:
    """What became of an append whose answer was lost: found, or appended now. Raises `OperationalError` while unsure."""
    try:
        with _connected(connect) as connection:
            _settle(connection, old)
            return _look(connection, submission) or _submit_again(connection, submission)
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


def _submit_again(connection: Connection, submission: Submission) -> Known:
    (answer,) = submit(connection, [submission])
    if isinstance(answer, Exception):
        return _look(connection, submission) or answer
    return answer


def _look(connection: Connection, submission: Submission) -> list[int] | None:
    rows = connection.execute(LOOK, _columns(submission.events), binary=True).fetchall()
    return [row["position"] for row in rows] if len(rows) == len(submission.events) else None


def _columns(events: Sequence[StoredEvent]) -> tuple[Packed, Packed, Packed, Packed]:
    """Facts as the database takes them."""
    return (
        uuids([stream_of(event) for event in events]),
        bigints([event.originator_version for event in events]),
        texts([event.topic for event in events]),
        byteas([event.state for event in events]),
    )
