"""What the ledger hashes: the stored bytes, by their place. docs/format.md says the same for other languages."""

from hashlib import sha256
from uuid import UUID

ENTRY = b"sangsaeng/entry/1\n"
LEAF = b"\x00"


def entry_hash(position: int, stream: UUID, version: int, name: str, body: bytes) -> bytes:
    """The hash of one stored fact: 32 bytes over its place, stream, version, name and the hash of its body."""
    return entry_over(position, stream, version, name, sha256(body).digest())


def entry_over(position: int, stream: UUID, version: int, name: str, digest: bytes) -> bytes:
    """The same where only the hash of the body is known."""
    word = name.encode()
    return sha256(
        ENTRY
        + position.to_bytes(8, "big")
        + stream.bytes
        + version.to_bytes(8, "big")
        + len(word).to_bytes(2, "big")
        + word
        + digest
    ).digest()


def leaf_hash(entry: bytes) -> bytes:
    """The Merkle leaf of an entry (RFC 6962, 2.1)."""
    return sha256(LEAF + entry).digest()
