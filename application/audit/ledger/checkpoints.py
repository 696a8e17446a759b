"""Checkpoints (C2SP tlog-checkpoint): a tree's size and root under the log's origin, signed; and witnesses' cosignatures.

A cosignature (C2SP tlog-cosignature, v1) says: at this time this was the largest tree of this log that I had seen, and
it goes on from every earlier one.
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable
from dataclasses import dataclass

from application.audit.ledger.notes import (
    COSIGNATURE,
    SIGNATURE_BYTES,
    NoNote,
    Note,
    Signature,
    VerifierKey,
    Verifies,
    parse_note,
    signed,
)
from application.audit.ledger.tree import HASH_BYTES

_SIZE = re.compile(r"0|[1-9][0-9]{0,18}", re.ASCII)
_TIME_BYTES = 8
_LATEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree's head: whose tree, how many leaves, and its root."""

    origin: str
    size: int
    root: bytes

    def text(self) -> str:
        """The text that is signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode('ascii')}\n"


@dataclass(frozen=True, slots=True)
class Cosigned:
    """A cosignature that holds: by which witness, and when, in seconds since 1970."""

    witness: VerifierKey
    time: int


def parse_checkpoint(note: Note) -> Checkpoint:
    """What a note's text says, in exactly three lines. Raises `NoNote`; no signature is looked at."""
    lines = note.text.removesuffix("\n").split("\n")
    if len(lines) != 3:  # noqa: PLR2004 - origin, size and root; this log adds no lines of its own
        raise NoNote("a checkpoint of this log has three lines")
    origin, size, root = lines
    try:
        decoded = b64decode(root, validate=True)
    except (ValueError, NotBase64):
        raise NoNote("the root is no base64") from None
    if not origin or not _SIZE.fullmatch(size) or len(decoded) != HASH_BYTES:
        raise NoNote("not origin, size and root")
    checkpoint = Checkpoint(origin, int(size), decoded)
    if checkpoint.text() != note.text:
        raise NoNote("a checkpoint has one spelling")
    return checkpoint


def trusted_checkpoint(data: bytes, origin: str, keys: Iterable[VerifierKey], verifies: Verifies) -> Checkpoint:
    """The checkpoint of this origin that a note carries, signed by one of these keys at least. Raises `NoNote`."""
    note = parse_note(data)
    checkpoint = parse_checkpoint(note)
    if checkpoint.origin != origin:
        raise NoNote(f"the checkpoint is of {checkpoint.origin}, not of {origin}")
    if not signed(note, keys, verifies):
        raise NoNote("none of the trusted keys signed it")
    return checkpoint


def cosigned_message(text: str, time: int) -> bytes:
    """What a witness signs of a checkpoint's text at a time."""
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def cosignature(witness: VerifierKey, time: int, signature: bytes) -> Signature:
    """The signature line's content for a witness's signature at a time."""
    return Signature(witness.name, witness.id, time.to_bytes(_TIME_BYTES, "big") + signature)


def cosignatures(note: Note, witnesses: Iterable[VerifierKey], verifies: Verifies) -> tuple[Cosigned, ...]:
    """The cosignatures of these witnesses on a checkpoint. Raises `NoNote` where one of theirs does not hold."""
    found = []
    for witness in witnesses:
        if witness.kind != COSIGNATURE:
            continue
        line = note.by(witness)
        if line is None:
            continue
        time = int.from_bytes(line.data[:_TIME_BYTES], "big")
        signature = line.data[_TIME_BYTES:]
        holds = len(signature) == SIGNATURE_BYTES and time <= _LATEST
        if not holds or not verifies(witness.public, signature, cosigned_message(note.text, time)):
            raise NoNote(f"the cosignature of {witness.name} does not hold")
        found.append(Cosigned(witness, time))
    return tuple(found)
