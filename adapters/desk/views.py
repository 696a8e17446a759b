"""The views of the case list that people saved for themselves, sealed, one row a person."""

from uuid import UUID

from adapters.desk.connections import OnTheDesk
from domain.values import Sealed


class PostgresViews(OnTheDesk):
    """`application.ports.Views` on the office's database."""

    def keep(self, person: UUID, sealed: Sealed) -> None:
        """Keep these views of a person in place of those before. Raises `ConnectionError`."""
        self._do(
            "INSERT INTO desk.views (person, c, k, x) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (person) DO UPDATE SET c = excluded.c, k = excluded.k, x = excluded.x",
            *(person, sealed.c, sealed.k, sealed.x),
        )

    def load(self, person: UUID) -> Sealed | None:
        """The views of a person, or None. Raises `ConnectionError`."""
        row = self._row("SELECT c, k, x FROM desk.views WHERE person = %s", person)
        return Sealed(c=row[0], k=row[1], x=row[2]) if row else None
