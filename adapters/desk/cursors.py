"""Cursors of the feed: sealed for one reader, of one length, and the same each time for the same place."""

import binascii
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from application.views.book import Mark

UUID_BYTES = 16
VERSION_BYTES = 8


class SealedCursors:
    """`application.doors.Cursors`: AES-SIV (RFC 5297) under a key drawn from a secret of the office.

    It is deterministic, so that asking again shows nothing new; all it tells is whether two places of one reader are the same.
    """

    def __init__(self, secret: bytes) -> None:
        self._cipher = AESSIV(hmac.digest(secret, b"sangsaeng/feed/1\n", "sha512"))

    def seal(self, mark: Mark, *, reader: UUID, rights: bytes) -> str:
        """A cursor that this reader alone can use, as long as the rights are these."""
        plain = mark.stream.bytes + mark.version.to_bytes(VERSION_BYTES, "big") + mark.case.bytes
        return urlsafe_b64encode(self._cipher.encrypt(plain, [reader.bytes, rights])).decode()

    def open(self, cursor: str, *, reader: UUID, rights: bytes) -> Mark | None:
        """The place, or None where the cursor is altered, somebody else's or of other rights."""
        try:
            sealed = urlsafe_b64decode(cursor.encode("ascii"))
            plain = self._cipher.decrypt(sealed, [reader.bytes, rights])
        except (UnicodeEncodeError, binascii.Error, InvalidTag, ValueError):
            return None
        stream, version, case = plain[:UUID_BYTES], plain[UUID_BYTES:-UUID_BYTES], plain[-UUID_BYTES:]
        return Mark(stream=UUID(bytes=stream), version=int.from_bytes(version, "big"), case=UUID(bytes=case))
