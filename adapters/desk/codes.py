"""One-time codes (RFC 6238) on the office's database: their secrets sealed, each step of time used once."""

import hmac
import os
from datetime import datetime
from uuid import UUID

import psycopg
import pyotp
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.desk.connections import OnTheDesk

NONCE = 12
PERIOD = 30
"""Seconds that a one-time code is good for; the one before and the one after are taken, too."""


class PostgresCodes(OnTheDesk):
    """`application.signing_in.Codes`. `secret` (32 bytes) seals the secrets of one-time codes."""

    def __init__(self, office: str, secret: bytes, *, connections: int = 4) -> None:
        super().__init__(office, connections=connections)
        self._cipher = AESGCM(secret)

    def enrolled(self, person: UUID) -> bool:
        """Whether they are set up. Raises `ConnectionError`."""
        return self._row("SELECT 1 FROM desk.codes WHERE person = %s", person) is not None

    def enrol(self, person: UUID, secret: str, code: str, now: datetime) -> bool:
        """Set them up, where this code comes of this secret and none are set up yet. Raises `ConnectionError`."""
        step = _step_of(secret, code, now)
        if step is None:
            return False
        nonce = os.urandom(NONCE)
        sealed = nonce + self._cipher.encrypt(nonce, secret.encode(), person.bytes)
        made = (
            "INSERT INTO desk.codes (person, secret, step) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING RETURNING person"
        )
        return self._row(made, person, sealed, step) is not None

    def holds(self, person: UUID, code: str, now: datetime) -> bool:
        """Whether this is a code of now that was not used before: two who give it at once are told one yes. Raises `ConnectionError`."""
        row = self._row("SELECT secret FROM desk.codes WHERE person = %s", person)
        if row is None:
            return False
        sealed = bytes(row[0])
        secret = self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], person.bytes).decode()
        step = _step_of(secret, code, now)
        taken = "UPDATE desk.codes SET step = %s WHERE person = %s AND step < %s RETURNING person"
        return step is not None and self._row(taken, step, person, step) is not None


def remove_codes(connection: psycopg.Connection, person: UUID) -> None:
    """Take a person's one-time codes away, over a connection of the clerk's: they are set up anew."""
    connection.execute("DELETE FROM desk.codes WHERE person = %s", (person,))


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    """The step of time that a code is of, if it is of this one or of a neighbour."""
    codes = pyotp.TOTP(secret, interval=PERIOD)
    at = int(now.timestamp()) // PERIOD
    return next((step for step in (at, at - 1, at + 1) if hmac.compare_digest(codes.generate_otp(step), code)), None)
