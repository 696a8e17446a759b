"""Connections of the office's role to the desk."""

from psycopg_pool import ConnectionPool


def desk_pool(office: str, *, connections: int) -> ConnectionPool:
    """A small pool: at most so many connections, none before somebody asks."""
    return ConnectionPool(
        office,
        kwargs={"autocommit": True},  # each question is one statement
        min_size=0,
        max_size=connections,
        timeout=5,
        name="desk",
        open=True,
    )
