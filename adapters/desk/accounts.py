"""Local accounts, sessions and attempts on the office's database. What opens any of them is kept as a hash, or sealed."""

import hashlib
import hmac
import os
import secrets
from datetime import datetime, timedelta
from typing import Any, LiteralString
from uuid import UUID

import psycopg
import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.asking import asked
from adapters.desk.connections import OnTheDesk
from application.signing_in import ABSOLUTE, IDLE, Account, Session

NONCE = 12
PERIOD = 30
"""Seconds that a one-time code is good for; the one before and the one after are taken, too."""
ONE_TIME = 18
"""Random bytes of a password that is given out."""
_FIELDS: LiteralString = "login, person, must_change, totp IS NOT NULL, disabled_at IS NOT NULL"


class PostgresAccounts(OnTheDesk):
    """`application.signing_in.Accounts`. `secret` (32 bytes) seals the secrets of one-time codes."""

    def __init__(
        self, office: str, secret: bytes, *, hasher: PasswordHasher | None = None, connections: int = 4
    ) -> None:
        super().__init__(office, connections=connections)
        self._cipher = AESGCM(secret)
        self._hasher = hasher or PasswordHasher()
        self._nobodys = self._hasher.hash(secrets.token_urlsafe(ONE_TIME))

    def checked(self, login: str, password: str) -> Account | None:
        """The account whose password this is; an unknown login is checked against nobody's hash. Raises `ConnectionError`."""
        row = self._row(f"SELECT {_FIELDS}, password FROM desk.accounts WHERE login = %s", login)  # noqa: S608
        hashed = row[5] if row else self._nobodys
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

    def enrol(self, person: UUID, secret: str, code: str, now: datetime) -> bool:
        """Set one-time codes up, where this code comes of this secret and none are set up yet. Raises `ConnectionError`."""
        step = _step_of(secret, code, now)
        if step is None:
            return False
        nonce = os.urandom(NONCE)
        sealed = nonce + self._cipher.encrypt(nonce, secret.encode(), person.bytes)
        found = self._row(
            "UPDATE desk.accounts SET totp = %s, totp_step = %s WHERE person = %s AND totp IS NULL RETURNING login",
            sealed,
            step,
            person,
        )
        return found is not None

    def code_holds(self, person: UUID, code: str, now: datetime) -> bool:
        """Whether this is a code of now that was not used before: two who give it at once are told one yes. Raises `ConnectionError`."""
        row = self._row("SELECT totp FROM desk.accounts WHERE person = %s AND totp IS NOT NULL", person)
        if row is None:
            return False
        sealed = bytes(row[0])
        secret = self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], person.bytes).decode()
        step = _step_of(secret, code, now)
        taken = "UPDATE desk.accounts SET totp_step = %s WHERE person = %s AND totp_step < %s RETURNING login"
        return step is not None and self._row(taken, step, person, step) is not None

    def _holds(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except Argon2Error:
            return False


class PostgresSessions(OnTheDesk):
    """`application.signing_in.Sessions`."""

    def begin(self, session: Session) -> str:
        """Begin a session; the secret that the browser keeps. Raises `ConnectionError`."""
        secret = secrets.token_urlsafe(32)
        self._do(
            "INSERT INTO desk.sessions (hash, person, rights, code, begun, seen) VALUES (%s, %s, %s, %s, %s, %s)",
            *(_hash(secret), session.person, session.rights, session.code, session.begun, session.seen),
        )
        return secret

    def find(self, secret: str, now: datetime) -> Session | None:
        """The session, seen now, where it goes on. Raises `ConnectionError`."""
        row = self._row(
            "UPDATE desk.sessions SET seen = %s WHERE hash = %s AND ended IS NULL"
            " AND seen > %s AND begun > %s RETURNING person, rights, code, begun, seen",
            *(now, _hash(secret), now - IDLE, now - ABSOLUTE),
        )
        if row is None:
            return None
        person, rights, code, begun, seen = row
        return Session(person=person, rights=bytes(rights), code=code, begun=begun, seen=seen)

    def end(self, secret: str, now: datetime) -> None:
        """End it. Raises `ConnectionError`."""
        self._do("UPDATE desk.sessions SET ended = %s WHERE hash = %s AND ended IS NULL", now, _hash(secret))

    def end_all(self, person: UUID, now: datetime) -> None:
        """End every session of a person. Raises `ConnectionError`."""
        self._do("UPDATE desk.sessions SET ended = %s WHERE person = %s AND ended IS NULL", now, person)


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
            "UPDATE desk.accounts SET password = %s, must_change = true, totp = NULL, disabled_at = NULL"
            " WHERE login = %s RETURNING person",
            (PasswordHasher().hash(password), login),
        ).fetchone()
        if row is None:
            return None
        _end_all(connection, row[0], now)
    return password


def disable_account(clerk: str, login: str, now: datetime) -> bool:
    """Disable an account and end its sessions; whether there is such a login."""
    with psycopg.connect(clerk) as connection:
        row = connection.execute(
            "UPDATE desk.accounts SET disabled_at = %s WHERE login = %s RETURNING person", (now, login)
        ).fetchone()
        if row is not None:
            _end_all(connection, row[0], now)
    return row is not None


def _end_all(connection: psycopg.Connection, person: UUID, now: datetime) -> None:
    connection.execute("UPDATE desk.sessions SET ended = %s WHERE person = %s AND ended IS NULL", (now, person))


def _account(row: tuple[Any, ...]) -> Account:
    login, person, must_change, codes, disabled, *_ = row
    return Account(login=login, person=person, must_change=must_change, codes=codes, disabled=disabled)


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step of time that a code is of, if it is of this one or of a neighbour."""
    codes = pyotp.TOTP(secret, interval=PERIOD)
    at = int(now.timestamp()) // PERIOD
    return next((step for step in (at, at - 1, at + 1) if hmac.compare_digest(codes.generate_otp(step), code)), None)


def _hash(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()
