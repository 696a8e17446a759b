"""Connections of the office's role to the desk."""

from collections.abc import Callable
from typing import TypeVar

import psycopg
from psycopg_pool import ConnectionPool, PoolTimeout

Answer = TypeVar("Answer")


def desk_pool(office: str, *, connections: int, kept: int) -> ConnectionPool:
    """A small pool: at most so many connections, of which so many are kept when nobody asks."""
    return ConnectionPool(office, min_size=kept, max_size=connections, timeout=5, name="desk", open=True)


def asked(pool: ConnectionPool, question: Callable[[psycopg.Connection], Answer]) -> Answer:
    """The answer to a question that may be asked twice. Raises `ConnectionError` where the database is away both times."""

    def ask() -> Answer:
        with pool.connection() as connection:
            return question(connection)

    try:
        try:
            return ask()
        except PoolTimeout:
            raise
        except psycopg.OperationalError:
            pool.check()
            return ask()
    except psycopg.OperationalError as error:
        raise ConnectionError("The desk cannot be asked: its database is not there.") from error
