"""Drafts of sheets, sealed, one row a sheet."""

from uuid import UUID

from adapters.desk.connections import OnTheDesk
from domain.values import Sealed


class PostgresDrafts(OnTheDesk):
    """`application.ports.Drafts` on the office's database, through a small pool that holds nothing while nobody drafts."""

    def save(self, sheet: UUID, sealed: Sealed) -> None:
        """Keep this draft of a sheet in place of the one before. Raises `ConnectionError`."""
        self._do(
            "INSERT INTO desk.drafts (sheet, c, k, x) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (sheet) DO UPDATE SET c = excluded.c, k = excluded.k, x = excluded.x",
            *(sheet, sealed.c, sealed.k, sealed.x),
        )

    def load(self, sheet: UUID) -> Sealed | None:
        """The draft of a sheet, or None. Raises `ConnectionError`."""
        row = self._row("SELECT c, k, x FROM desk.drafts WHERE sheet = %s", sheet)
        return Sealed(c=row[0], k=row[1], x=row[2]) if row else None

    def discard(self, *sheets: UUID) -> None:
        """Throw the drafts of these sheets away, where there are any. Raises `ConnectionError`."""
        self._do("DELETE FROM desk.drafts WHERE sheet = ANY(%s)", list(sheets))
