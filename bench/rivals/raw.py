"""The limit of an append: psycopg alone, one INSERT and its commit, no lock, nothing checked but the primary key."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from uuid import UUID

import psycopg

from bench.crews import Save

TABLE = """
CREATE TABLE facts (
    originator_id uuid NOT NULL,
    originator_version bigint NOT NULL,
    topic text NOT NULL,
    state bytea NOT NULL,
    notification_id bigserial NOT NULL,
    PRIMARY KEY (originator_id, originator_version)
);
CREATE UNIQUE INDEX ON facts (notification_id);
"""
INSERT = """
INSERT INTO facts (originator_id, originator_version, topic, state) VALUES (%b, 1, %b, %b) RETURNING notification_id
"""


def make(conninfo: str) -> None:
    """Make the table."""
    with psycopg.connect(conninfo, autocommit=True) as connection:
        connection.execute(TABLE)


@contextmanager
def opening(conninfo: str) -> Iterator[Callable[[], Save]]:
    """Connections, one for each thread."""
    with ExitStack() as stack:

        def saver() -> Save:
            connection = stack.enter_context(psycopg.connect(conninfo, autocommit=True))

            def save(id: UUID, topic: str, body: bytes) -> None:
                connection.execute(INSERT, (id, topic, body), prepare=True, binary=True).fetchone()

            return save

        yield saver
