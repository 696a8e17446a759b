"""What lies on the desk of the people themselves: what lets them in."""

from collections.abc import Iterable
from uuid import UUID

from adapters.desk.connections import OnTheDesk


class PostgresDesk(OnTheDesk):
    """`application.ports.Desk` on the office's database."""

    def forget(self, people: Iterable[UUID]) -> None:
        """Remove every account, identity, token and session of these people. Raises `ConnectionError`."""
        self._do("SELECT desk.forget(%s)", list(people))
