"""Secrets that open something, of which the database keeps hashes alone: whoever reads it comes in nowhere."""

import hashlib
import secrets

LENGTH = 32
"""Random bytes in a secret that a browser or a machine keeps."""


def fresh() -> str:
    """A secret that nobody guesses, in letters that every header takes."""
    return secrets.token_urlsafe(LENGTH)


def hashed(secret: str) -> bytes:
    """What is kept of it. It needs no salt: nobody could try all secrets of this length."""
    return hashlib.sha256(secret.encode()).digest()
