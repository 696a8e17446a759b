"""Signed proofs of what a person was shown: they become `seen` in the envelope of what the person then does."""

import binascii
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from uuid import UUID

POSITION_BYTES = 8
MAC_BYTES = 16


class SignedSeen:
    """`application.doors.Seen`: the position and an HMAC-SHA256 over it, the person and the case."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def sign(self, *, person: UUID, case: UUID, position: int) -> str:
        """A token saying this person was shown this case as of this position."""
        shown = position.to_bytes(POSITION_BYTES, "big")
        return urlsafe_b64encode(shown + self._mac(shown, person, case)).decode()

    def read(self, token: str, *, person: UUID, case: UUID) -> int | None:
        """The position, or None where the token is foreign, altered or for someone or something else."""
        try:
            raw = urlsafe_b64decode(token.encode("ascii"))
        except (UnicodeEncodeError, binascii.Error):
            return None
        shown, mac = raw[:POSITION_BYTES], raw[POSITION_BYTES:]
        if len(raw) != POSITION_BYTES + MAC_BYTES or not hmac.compare_digest(mac, self._mac(shown, person, case)):
            return None
        return int.from_bytes(shown, "big")

    def _mac(self, shown: bytes, person: UUID, case: UUID) -> bytes:
        message = b"sangsaeng/seen/1\n" + shown + person.bytes + case.bytes
        return hmac.digest(self._secret, message, "sha256")[:MAC_BYTES]
