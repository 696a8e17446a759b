"""Connections of the office's role to the desk."""

from typing import Self

from psycopg_pool import ConnectionPool


class OnTheDesk:
    """What lies on the desk, through a small pool that holds nothing while nobody asks. Close it, or use it as a context."""

    def __init__(self, office: str, *, connections: int = 4) -> None:
        self._pool = ConnectionPool(
            office,
            kwargs={"autocommit": True},  # each question is one statement
            min_size=0,
            max_size=connections,
            timeout=5,
            name="desk",
            open=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()
