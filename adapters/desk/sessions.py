"""Sessions on the office's database, by the hash of what only the browser keeps."""

from datetime import datetime
from typing import LiteralString
from uuid import UUID

import psycopg

from adapters.desk.connections import OnTheDesk
from adapters.desk.hashing import fresh, hashed
from application.signing_in import ABSOLUTE, IDLE, Session

_END_ALL: LiteralString = "UPDATE desk.sessions SET ended = %s WHERE person = %s AND ended IS NULL"


class PostgresSessions(OnTheDesk):
    """`application.signing_in.Sessions`."""

    def begin(self, session: Session) -> str:
        """Begin a session; the secret that the browser keeps. Raises `ConnectionError`."""
        secret = fresh()
        self._do(
            "INSERT INTO desk.sessions (hash, person, rights, code, begun, seen, identity)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            *(hashed(secret), session.person, session.rights, session.code, session.begun, session.seen),
            session.identity,
        )
        return secret

    def find(self, secret: str, now: datetime) -> Session | None:
        """The session, seen now, where it goes on; one whose identity was unlinked does not. Raises `ConnectionError`."""
        row = self._row(
            "UPDATE desk.sessions SET seen = %s WHERE hash = %s AND ended IS NULL AND seen > %s AND begun > %s"
            " AND (identity IS NULL OR EXISTS"
            " (SELECT FROM desk.identities WHERE id = sessions.identity AND unlinked IS NULL))"
            " RETURNING person, rights, code, begun, seen, identity",
            *(now, hashed(secret), now - IDLE, now - ABSOLUTE),
        )
        if row is None:
            return None
        person, rights, code, begun, seen, identity = row
        return Session(person=person, rights=bytes(rights), code=code, begun=begun, seen=seen, identity=identity)

    def end(self, secret: str, now: datetime) -> None:
        """End it. Raises `ConnectionError`."""
        self._do("UPDATE desk.sessions SET ended = %s WHERE hash = %s AND ended IS NULL", now, hashed(secret))

    def end_all(self, person: UUID, now: datetime) -> None:
        """End every session of a person. Raises `ConnectionError`."""
        self._do(_END_ALL, now, person)


def end_sessions(connection: psycopg.Connection, person: UUID, now: datetime) -> None:
    """End every session of a person, over a connection of the clerk's."""
    connection.execute(_END_ALL, (now, person))
