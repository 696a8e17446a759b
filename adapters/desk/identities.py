"""Identities at providers, invitations to link them, and browsers on their way, on the office's database."""

import secrets
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime
from typing import LiteralString
from uuid import UUID, uuid4

import psycopg

from adapters.desk.codes import remove_codes
from adapters.desk.connections import OnTheDesk
from adapters.desk.hashing import fresh, hashed
from adapters.desk.sessions import end_sessions
from application.identities import PASSAGE, Linked, Passage

INVITATION = 15
"""Random bytes of an invitation: six groups of four letters and digits."""
GROUP = 4


class PostgresIdentities(OnTheDesk):
    """`application.identities.Identities`."""

    def find(self, issuer: str, subject: str) -> Linked | None:
        """Whose identity this is. Raises `ConnectionError`."""
        row = self._row(
            "SELECT linked.id, linked.person, account.disabled_at IS NOT NULL FROM desk.identities AS linked"
            " LEFT JOIN desk.accounts AS account USING (person) WHERE issuer = %s AND subject = %s AND unlinked IS NULL",
            *(issuer, subject),
        )
        return Linked(id=row[0], person=row[1], shut=row[2]) if row else None

    def accept(self, invitation: str, *, issuer: str, subject: str, now: datetime) -> bool:
        """Link this identity to whom the invitation is for, once. Raises `ConnectionError`."""
        try:
            row = self._row(
                "WITH taken AS (DELETE FROM desk.invitations WHERE hash = %s AND issuer = %s AND expires > %s"
                " RETURNING person) INSERT INTO desk.identities (id, issuer, subject, person, linked)"
                " SELECT %s, %s, %s, person, %s FROM taken RETURNING id",
                *(_of_invitation(invitation), issuer, now, uuid4(), issuer, subject, now),
            )
        except psycopg.errors.UniqueViolation:
            return False  # the identity was linked meanwhile, or the person has one there; the invitation stands
        return row is not None

    def issuers(self, person: UUID) -> tuple[str, ...]:
        """Where a person has an identity. Raises `ConnectionError`."""
        row = self._row(
            "SELECT array_agg(issuer ORDER BY linked) FROM desk.identities WHERE person = %s AND unlinked IS NULL",
            person,
        )
        return tuple(row[0] or ()) if row else ()


class PostgresPassages(OnTheDesk):
    """`application.identities.Passages`."""

    def begin(self, passage: Passage) -> str:
        """Begin a passage, and forget those that are too old; the secret that the browser keeps. Raises `ConnectionError`."""
        secret = fresh()
        self._do("DELETE FROM desk.passages WHERE begun <= %s", passage.begun - PASSAGE)
        self._do(
            "INSERT INTO desk.passages (hash, provider, onward, back, begun, subject, factor)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            *(hashed(secret), passage.provider, passage.onward, passage.back, passage.begun),
            *(passage.subject, passage.factor),
        )
        return secret

    def find(self, secret: str, now: datetime) -> Passage | None:
        """The passage, where it goes on. Raises `ConnectionError`."""
        return self._passage(
            "SELECT provider, onward, back, begun, subject, factor FROM desk.passages WHERE hash = %s AND begun > %s",
            *(secret, now),
        )

    def take(self, secret: str, now: datetime) -> Passage | None:
        """The passage, which ends with this: of two who take it one gets it. Raises `ConnectionError`."""
        return self._passage(
            "DELETE FROM desk.passages WHERE hash = %s AND begun > %s"
            " RETURNING provider, onward, back, begun, subject, factor",
            *(secret, now),
        )

    def _passage(self, query: LiteralString, secret: str, now: datetime) -> Passage | None:
        row = self._row(query, hashed(secret), now - PASSAGE)
        if row is None:
            return None
        provider, onward, back, begun, subject, factor = row
        return Passage(provider=provider, onward=onward, back=back, begun=begun, subject=subject, factor=factor)


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A line of the operator's list: an identity that is linked, or (without a subject) an open invitation and its end."""

    person: UUID
    issuer: str
    subject: str | None
    at: datetime


def invite(clerk: str, person: UUID, issuer: str, *, expires: datetime) -> str | None:
    """Invite a person to link their identity at an issuer; the invitation, once. Null where they have one there.

    An invitation that was open for the same is no longer good.
    """
    letters = b32encode(secrets.token_bytes(INVITATION)).decode()
    invitation = "-".join(letters[at : at + GROUP] for at in range(0, len(letters), GROUP))
    with psycopg.connect(clerk) as connection:
        made = connection.execute(
            "INSERT INTO desk.invitations (hash, issuer, person, expires) SELECT %s, %s, %s, %s WHERE NOT EXISTS"
            " (SELECT FROM desk.identities WHERE issuer = %s AND person = %s AND unlinked IS NULL)"
            " ON CONFLICT (issuer, person) DO UPDATE SET hash = excluded.hash, expires = excluded.expires",
            (_of_invitation(invitation), issuer, person, expires, issuer, person),
        )
    return invitation if made.rowcount else None


def unlink(clerk: str, person: UUID, issuer: str | None, now: datetime) -> int:
    """Unlink a person's identity at an issuer, or everywhere; how many there were.

    Open invitations go, every session ends; who has no other way in left sets one-time codes up anew when they come again.
    """
    with psycopg.connect(clerk) as connection:
        connection.execute(
            "DELETE FROM desk.invitations WHERE person = %s AND issuer = coalesce(%s, issuer)", (person, issuer)
        )
        ended = connection.execute(
            "UPDATE desk.identities SET unlinked = %s"
            " WHERE person = %s AND issuer = coalesce(%s, issuer) AND unlinked IS NULL",
            (now, person, issuer),
        )
        if ended.rowcount:
            end_sessions(connection, person, now)
            ways_in = connection.execute(
                "SELECT FROM desk.accounts WHERE person = %s"
                " UNION ALL SELECT FROM desk.identities WHERE person = %s AND unlinked IS NULL",
                (person, person),
            )
            if not ways_in.rowcount:
                remove_codes(connection, person)
    return ended.rowcount


def identities_of(clerk: str, person: UUID | None, now: datetime) -> list[Listed]:
    """The identities that are linked and the invitations that are open, of a person or of everybody."""
    with psycopg.connect(clerk) as connection:
        rows = connection.execute(
            "SELECT person, issuer, subject, linked FROM desk.identities"
            " WHERE unlinked IS NULL AND person = coalesce(%s, person) UNION ALL"
            " SELECT person, issuer, NULL, expires FROM desk.invitations"
            " WHERE expires > %s AND person = coalesce(%s, person) ORDER BY 4",
            (person, now, person),
        ).fetchall()
    return [Listed(person=of, issuer=issuer, subject=subject, at=at) for of, issuer, subject, at in rows]


def _of_invitation(typed: str) -> bytes:
    """What is kept of an invitation, however its groups and letters were typed."""
    return hashed("".join(letter for letter in typed.upper() if letter.isalnum()))
