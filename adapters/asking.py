"""Asking a database through a pool: once more where it was lost."""

from collections.abc import Callable
from typing import TypeVar

import psycopg
from psycopg_pool import ConnectionPool, PoolTimeout

Answer = TypeVar("Answer")


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
        raise ConnectionError(f"The {pool.name} cannot be asked: its database is not there.") from error
