"""Local accounts and attempts to come in, on the office's database. What opens an account is kept as a hash."""

import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any, LiteralString
from uuid import UUID

import psycopg
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error

from adapters.asking import asked
from adapters.desk.codes import remove_codes
from adapters.desk.connections import OnTheDesk
from adapters.desk.sessions import end_sessions
from application.signing_in import Account

ONE_TIME = 18
"""Random bytes of a password that is given out."""
_FIELDS: LiteralString = "login, person, must_change, disabled_at IS NOT NULL"


class PostgresAccounts(OnTheDesk):
    """`application.signing_in.Accounts`."""

    def __init__(self, office: str, *, hasher: PasswordHasher | None = None, connections: int = 4) -> None:
        super().__init__(office, connections=connections)
        self._hasher = hasher or PasswordHasher()
        self._nobodys = self._hasher.hash(secrets.token_urlsafe(ONE_TIME))

    def checked(self, login: str, password: str) -> Account | None:
        """The account whose password this is; an unknown login is checked against nobody's hash. Raises `ConnectionError`."""
        row = self._row(f"SELECT {_FIELDS}, password FROM desk.accounts WHERE login = %s", login)  # noqa: S608
        hashed = row[4] if row else self._nobodys
        holds = self._holds(hashed, password)
        if row is None or not holds:
            return None
        if self._hasher.check_needs_rehash(hashed):
            self._do("UPDATE desk.accounts SET password = %s WHERE login = %s", self._hasher.hash(password), login)
        return _account(row)

    def of(self, person: UUID) -> Account | None:
        """The account of a person. Raises `ConnectionError`."""
        row = self._row(f"SELECT {_FIELDS} FROM desk.accounts WHERE person = %s", person)  # noqa: S608
        return _account(row) if row else None

    def change_password(self, person: UUID, password: str) -> None:
        """Set a password of the person's own choice. Raises `ConnectionError`."""
        hashed = self._hasher.hash(password)
        self._do("UPDATE desk.accounts SET password = %s, must_change = false WHERE person = %s", hashed, person)

    def _holds(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except Argon2Error:
            return False


class PostgresAttempts(OnTheDesk):
    """`application.signing_in.Attempts`. `secret` keys the hashes under which attempts are counted: no login or address is kept."""

    def __init__(self, office: str, secret: bytes, *, connections: int = 4) -> None:
        super().__init__(office, connections=connections)
        self._secret = secret

    def count(self, what: str, now: datetime, window: timedelta) -> int:
        """Count this attempt before anything is looked at, so that many at once are each counted. Raises `ConnectionError`."""
        bucket = self._bucket(what)

        def counted(connection: psycopg.Connection) -> int:
            connection.execute("DELETE FROM desk.attempts WHERE at <= %s", (now - window,))
            connection.execute("INSERT INTO desk.attempts (bucket, at) VALUES (%s, %s)", (bucket, now))
            row = connection.execute("SELECT count(*) FROM desk.attempts WHERE bucket = %s", (bucket,)).fetchone()
            return int(row[0]) if row else 0

        return asked(self._pool, counted)

    def forgive(self, what: str) -> None:
        """Forget the attempts. Raises `ConnectionError`."""
        self._do("DELETE FROM desk.attempts WHERE bucket = %s", self._bucket(what))

    def _bucket(self, what: str) -> bytes:
        return hmac.digest(self._secret, b"sangsaeng/attempts/1\n" + what.encode(), "sha256")


def give_account(clerk: str, person: UUID, login: str) -> str | None:
    """Make an account with a one-time password, which is answered; null where the login is taken or the person has one."""
    password = secrets.token_urlsafe(ONE_TIME)
    with psycopg.connect(clerk) as connection:
        made = connection.execute(
            "INSERT INTO desk.accounts (login, person, password, must_change) VALUES (%s, %s, %s, true)"
            " ON CONFLICT DO NOTHING",
            (login, person, PasswordHasher().hash(password)),
        )
    return password if made.rowcount else None


def reset_account(clerk: str, login: str, now: datetime) -> str | None:
    """Give an account a new one-time password, take its codes away, end its sessions; null where there is no such login."""
    password = secrets.token_urlsafe(ONE_TIME)
    with psycopg.connect(clerk) as connection:
        row = connection.execute(
            "UPDATE desk.accounts SET password = %s, must_change = true, disabled_at = NULL"
            " WHERE login = %s RETURNING person",
            (PasswordHasher().hash(password), login),
        ).fetchone()
        if row is None:
            return None
        remove_codes(connection, row[0])
        end_sessions(connection, row[0], now)
    return password


def disable_account(clerk: str, login: str, now: datetime) -> bool:
    """Disable an account and end its sessions; whether there is such a login."""
    with psycopg.connect(clerk) as connection:
        row = connection.execute(
            "UPDATE desk.accounts SET disabled_at = %s WHERE login = %s RETURNING person", (now, login)
        ).fetchone()
        if row is not None:
            end_sessions(connection, row[0], now)
    return row is not None


def _account(row: tuple[Any, ...]) -> Account:
    login, person, must_change, disabled, *_ = row
    return Account(login=login, person=person, must_change=must_change, disabled=disabled)
