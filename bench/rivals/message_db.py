"""Message DB's `write_message`, where its SQL is at hand: `MESSAGE_DB` names the `database` folder of its package."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg.conninfo import make_conninfo

from bench.crews import Work
from bench.harness import Absent
from bench.saving import BODY, TOPIC

SETTING = "MESSAGE_DB"
PARTS = ("schema/*.sql", "types/*.sql", "tables/*.sql", "functions/*.sql", "indexes/*.sql")
"""What writing needs. Its extension is left out: PostgreSQL itself makes random ids by now."""
PATH = "-c search_path=message_store,public"
WRITE = "SELECT write_message(%s, %s, %s, %s::jsonb, NULL, -1)"


def make(conninfo: str) -> str:
    """Make its schema in an empty database; how to come to it. Raises `Absent`."""
    folder = Path(os.environ.get(SETTING, ""))
    files = [file for part in PARTS for file in sorted(folder.glob(part))] if SETTING in os.environ else []
    if not files:
        raise Absent(f"{SETTING} names no folder with its SQL")
    its_own = make_conninfo(conninfo, options=PATH)
    with psycopg.connect(its_own, autocommit=True) as connection:
        connection.execute("SET check_function_bodies = off; SET client_min_messages = warning")
        for file in files:
            connection.execute(file.read_bytes())
    return its_own


@contextmanager
def opening(conninfo: str) -> Iterator[Callable[[], Work]]:
    """Connections, one for each thread."""
    with ExitStack() as stack:

        def hire() -> Work:
            connection = stack.enter_context(psycopg.connect(conninfo, autocommit=True))

            def save() -> None:
                id = uuid4()
                # Every stream is of one category, so they share a lock, as all of ours do.
                connection.execute(WRITE, (str(id), f"measured-{id}", TOPIC, BODY.decode()), prepare=True).fetchone()

            return save

        yield hire
