"""What the doors need: whose token this is, and proof of what someone was shown. Secrets, never facts."""

from typing import Protocol
from uuid import UUID


class Tokens(Protocol):
    """Bearer tokens of people; only their hashes are kept."""

    def owner(self, token: str) -> UUID | None:
        """The person a live token belongs to."""
        ...


class Seen(Protocol):
    """Signed proofs of what a person was shown of a case: made by the server, bound to both."""

    def sign(self, *, person: UUID, case: UUID, position: int) -> str:
        """A token saying this person was shown this case as of this position."""
        ...

    def read(self, token: str, *, person: UUID, case: UUID) -> int | None:
        """The position, or None where the token is foreign, altered or for someone or something else."""
        ...
