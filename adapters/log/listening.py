"""Waiting for new facts: woken by the log's notification, and by a heartbeat where notifications stop coming."""

from types import TracebackType
from typing import Self

import psycopg

CHANNEL = "facts"
CONNECT_SECONDS = 5


class Listener:
    """A connection that hears of every append. It tells when to look, never what is there."""

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo
        self._connection: psycopg.Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def wait(self, timeout: float) -> bool:
        """Wait for an append, at most `timeout` seconds; whether there is reason to look.

        There is also reason to look where the connection is new, for an append may have gone unheard before. Raises
        `ConnectionError` where the database cannot be reached.
        """
        try:
            if self._connection is None:
                self._connection = _listening(self._conninfo)
                return True
            heard = list(self._connection.notifies(timeout=timeout, stop_after=1))
            # What came meanwhile asks for the same look.
            heard += self._connection.notifies(timeout=0) if heard else ()
        except psycopg.OperationalError as error:
            self.close()
            raise ConnectionError("the log's database cannot be reached") from error
        return bool(heard)

    def close(self) -> None:
        """Close the connection; the next wait opens another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()


def _listening(conninfo: str) -> psycopg.Connection:
    connection = psycopg.connect(conninfo, autocommit=True, connect_timeout=CONNECT_SECONDS)
    connection.execute(f"LISTEN {CHANNEL}")
    return connection
