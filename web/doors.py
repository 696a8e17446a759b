"""What the doors of this office are made of."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from application.audit.ledger.kept import Ledger
from application.doors import Cursors, Seen, Tokens
from application.signing_in import Entrance


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone of the demonstration a visitor may look as: name and role in words are fictitious."""

    id: UUID
    name: str
    role: str


@dataclass(frozen=True, kw_only=True)
class Doors:
    """How people come in. `people`, `visitor` and `advance` are the demonstration's only.

    `secret_key` signs cookies. `visitor` is whom an unsigned visitor of the demonstration looks as.
    """

    tokens: Tokens
    seen: Seen
    cursors: Cursors
    ledger: Ledger
    secret_key: bytes = field(repr=False)
    demonstration: bool = False
    people: tuple[Person, ...] = ()
    visitor: UUID | None = None
    advance: Callable[[int], datetime] | None = None
    entrance: Entrance | None = None
    """Where people with accounts come in: of an office for real work only."""
