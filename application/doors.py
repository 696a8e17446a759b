"""What the doors need: whose token this is, and proof of what someone was shown. Secrets, never facts."""

from typing import Protocol
from uuid import UUID

from application.views.book import Mark


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


class Cursors(Protocol):
    """Places in the feed, sealed by the server for one reader with certain rights."""

    def seal(self, mark: Mark, *, reader: UUID, rights: bytes) -> str:
        """A cursor that this reader alone can use, as long as the rights are these."""
        ...

    def open(self, cursor: str, *, reader: UUID, rights: bytes) -> Mark | None:
        """The place, or None where the cursor is altered, somebody else's or of other rights."""
        ...
