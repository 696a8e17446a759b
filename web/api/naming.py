"""Names join when an answer is made: the record holds ids, the register page the names."""

from collections.abc import Iterable
from uuid import UUID

from flask import g
from marshmallow import fields

from application.views.book import RegisterRow
from domain.values import Sealed
from web.api.fields import Part
from web.current import office
from web.masking import name_of


class Named(Part):
    """A subject by id and name; null where the name was destroyed, masked where it is not for whoever asks."""

    id = fields.UUID(required=True)
    label = fields.String(required=True, allow_none=True)


class Names:
    """The names of some subjects, read at once; whom a request asked for before is not asked for again."""

    def __init__(self, ids: Iterable[UUID | None]) -> None:
        self._rows: dict[UUID, RegisterRow | None] = g.setdefault("register_rows", {})
        self._told: dict[UUID, dict[str, object]] = g.setdefault("subjects_told", {})
        new = {id for id in ids if id is not None} - self._rows.keys()
        if new:
            found = office().book.register(new)
            self._rows.update({id: found.get(id) for id in new})

    def of(self, id: UUID) -> dict[str, object]:
        """A subject as an answer shows it. A list names the same few over and over: each is made once a request."""
        told = self._told.get(id)
        if told is None:
            told = {"id": id, "label": name_of(self._rows.get(id))}
            if id in self._rows:
                self._told[id] = told
        return told

    def label(self, id: UUID) -> str:
        """A subject's name in a sentence; its id where the name was destroyed."""
        return str(self.of(id)["label"] or id)

    def of_any(self, id: UUID | None) -> dict[str, object] | None:
        """A subject that may be missing."""
        return self.of(id) if id else None

    def of_all(self, ids: Iterable[UUID]) -> list[dict[str, object]]:
        """Several, in their order."""
        return [self.of(id) for id in ids]

    def row(self, id: UUID) -> RegisterRow | None:
        """All that the register holds of one."""
        return self._rows.get(id)


def opened(sealed: Sealed | None) -> str | None:
    """A typed text for who may read the case; null where there is none or its key was destroyed."""
    return office().keys.open(sealed) if sealed else None
