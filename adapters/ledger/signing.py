"""Ed25519 signatures of notes, and signing keys as the text that other logs keep theirs in.

`PRIVATE+KEY+name+id+base64(kind, 32-byte seed)`
"""

import secrets
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from adapters.durable import create_once
from application.audit.ledger.checkpoints import cosignature, cosigned_message
from application.audit.ledger.notes import COSIGNATURE, ED25519, KEY_BYTES, NoNote, Signature, VerifierKey

_PREFIX = "PRIVATE+KEY+"


def verifies(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether an Ed25519 signature over a message was made with the key (`application.audit.ledger.notes.Verifies`)."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key, with the name and the kind of what it signs."""

    verifier: VerifierKey
    _private: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def make(cls, name: str, kind: int) -> Self:
        """A fresh key."""
        return cls._of(name, kind, Ed25519PrivateKey.generate())

    @classmethod
    def parse(cls, text: str) -> Self:
        """The key that a text holds. Raises `NoNote`, which never repeats it."""
        try:
            name, id, given = text.strip().removeprefix(_PREFIX).split("+", 2)
            decoded = b64decode(given, validate=True)
        except ValueError:
            raise NoNote("no signing key") from None
        if not text.startswith(_PREFIX) or len(decoded) != 1 + KEY_BYTES or decoded[0] not in (ED25519, COSIGNATURE):
            raise NoNote("no signing key")
        key = cls._of(name, decoded[0], Ed25519PrivateKey.from_private_bytes(decoded[1:]))
        if key.verifier.id.hex() != id:
            raise NoNote("the signing key's id is not its own")
        return key

    @classmethod
    def _of(cls, name: str, kind: int, private: Ed25519PrivateKey) -> Self:
        return cls(VerifierKey(name, kind, private.public_key().public_bytes_raw()), private)

    def text(self) -> str:
        """The key as it is kept: whoever reads it can sign."""
        verifier = self.verifier
        secret = b64encode(bytes([verifier.kind]) + self._private.private_bytes_raw()).decode("ascii")
        return f"{_PREFIX}{verifier.name}+{verifier.id.hex()}+{secret}"

    def sign(self, text: str) -> Signature:
        """Sign a note's text."""
        if self.verifier.kind != ED25519:
            raise ValueError("a witness's key signs cosignatures alone")
        return Signature(self.verifier.name, self.verifier.id, self._private.sign(text.encode()))

    def cosign(self, text: str, time: int) -> Signature:
        """Cosign a checkpoint's text at a time, in seconds since 1970."""
        if self.verifier.kind != COSIGNATURE:
            raise ValueError("an operator's key makes no cosignatures")
        return cosignature(self.verifier, time, self._private.sign(cosigned_message(text, time)))


def keep(key: SigningKey, file: Path) -> bool:
    """Write a key to a file of its own (0600), unless there is one of that name; whether there was none."""
    return create_once(file, f"{key.text()}\n".encode(), draft=file.with_name(f".{file.name}-{secrets.token_hex(8)}"))
