"""The envelope of a fact, and a fact as it stands in the log."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.facts import Fact
from domain.roles import Role
from domain.values import Agency


@dataclass(frozen=True, kw_only=True, slots=True)
class By:
    """Who acts: a person or a named machine, in a role, for an agency or a firm, on which request.

    `seen` is the log position the actor had been shown, made by the server from a signed token; null when not shown.
    """

    subject: UUID
    role: Role
    cause: UUID
    agency: Agency | None = None
    acting_for: UUID | None = None
    seen: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Envelope:
    """What is stored: the fact, and who recorded it when. `salt` are 16 random bytes that keep the body unguessable."""

    by: By
    at: datetime
    salt: bytes
    fact: Fact


@dataclass(frozen=True, kw_only=True, slots=True)
class Recorded:
    """An envelope with its place in the log."""

    position: int
    stream: UUID
    version: int
    envelope: Envelope

    @property
    def fact(self) -> Fact:
        """The fact itself."""
        return self.envelope.fact
