"""Connections of the office's role to the desk."""

from typing import Any, LiteralString, Self

from psycopg_pool import ConnectionPool

from adapters.asking import asked


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

    def _row(self, query: LiteralString, *values: object) -> tuple[Any, ...] | None:
        """The first row a statement answers with. Raises `ConnectionError` where the database is away, asked twice."""
        return asked(self._pool, lambda connection: connection.execute(query, values).fetchone())

    def _do(self, query: LiteralString, *values: object) -> None:
        """Carry a statement out that may be carried out twice. Raises `ConnectionError`."""
        asked(self._pool, lambda connection: connection.execute(query, values))
