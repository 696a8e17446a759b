"""Bearer tokens of people. The database keeps their hashes; a token is shown once, to whom it is for."""

import hmac
from base64 import urlsafe_b64encode
from uuid import UUID

import psycopg

from adapters.desk.connections import OnTheDesk
from adapters.desk.hashing import fresh, hashed

PREFIX = "sgs_"
"""Every token begins so, so that one that leaked is recognised."""


class PostgresTokens(OnTheDesk):
    """`application.doors.Tokens` on the office's database, through a small pool of the office role."""

    def owner(self, token: str) -> UUID | None:
        """The person a live token belongs to. Raises `ConnectionError` where the database is away, asked twice."""
        if not token.startswith(PREFIX):
            return None
        row = self._row("SELECT owner FROM desk.tokens WHERE hash = %s AND revoked_at IS NULL", hashed(token))
        return row[0] if row else None


def issue(clerk: str, owner: UUID, *, token: str | None = None) -> str:
    """Issue a token to a person, a fresh one unless given; issuing the same again changes nothing."""
    made = token or PREFIX + fresh()
    with psycopg.connect(clerk) as connection:
        admit(connection, owner, made)
    return made


def admit(connection: psycopg.Connection, owner: UUID, token: str) -> None:
    """Make a token one of this person's, over a connection of the clerk's."""
    connection.execute(
        "INSERT INTO desk.tokens (hash, owner) VALUES (%s, %s) ON CONFLICT (hash) DO NOTHING", (hashed(token), owner)
    )


def revoke(clerk: str, owner: UUID) -> int:
    """Revoke every token of a person, in every process at once; how many there were."""
    with psycopg.connect(clerk) as connection:
        ended = connection.execute(
            "UPDATE desk.tokens SET revoked_at = now() WHERE owner = %s AND revoked_at IS NULL", (owner,)
        )
    return ended.rowcount


def demonstration_token(secret: bytes, person: UUID) -> str:
    """The token of one of the demonstration's people: always the same in one data folder, so that it can be listed again."""
    digest = hmac.digest(secret, b"sangsaeng/demonstration/1\n" + person.bytes, "sha256")
    return PREFIX + urlsafe_b64encode(digest).rstrip(b"=").decode()
