"""The limit of an append: psycopg alone, one INSERT and its commit, no lock, nothing checked but the primary key."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from uuid import uuid4

import psycopg

from bench.crews import Work
from bench.saving import BODY, TOPIC

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
def opening(conninfo: str) -> Iterator[Callable[[], Work]]:
    """Connections, one for each thread."""
    with ExitStack() as stack:

        def hire() -> Work:
            connection = stack.enter_context(psycopg.connect(conninfo, autocommit=True))

            def save() -> None:
                connection.execute(INSERT, (uuid4(), TOPIC, BODY), prepare=True, binary=True).fetchone()

            return save

        yield hire
