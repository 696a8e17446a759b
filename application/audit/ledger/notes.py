"""Signed notes (C2SP signed-note): a text and the signatures under it, and the keys that verify them.

The mathematics of a signature is not here: who verifies brings a function that does it (`Verifies`).
"""

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

ED25519 = 0x01
"""The type of an Ed25519 signature over a note's text."""
COSIGNATURE = 0x04
"""The type of a witness's timestamped Ed25519 signature over a checkpoint (C2SP tlog-cosignature)."""

KEY_BYTES = 32
SIGNATURE_BYTES = 64
ID_BYTES = 4
LONGEST = 64 * 1024
MOST_SIGNATURES = 32
_DASH = "\u2014 "
_NAME = re.compile(r"[^\s+\x00-\x1f\x7f]+")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")

Verifies = Callable[[bytes, bytes, bytes], bool]
"""Whether an Ed25519 public key, a signature and the message that was signed belong together."""


class NoNote(ValueError):
    """Bytes that are no signed note, or a text that is no key."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key, what it signs as, and which kind of signature it makes."""

    name: str
    kind: int
    public: bytes

    @property
    def id(self) -> bytes:
        """Its four bytes beside the name in a signature line."""
        return sha256(self.name.encode() + b"\n" + bytes([self.kind]) + self.public).digest()[:ID_BYTES]

    def __str__(self) -> str:
        """The text it is handed on as: `name+id+base64(kind, public key)`."""
        return f"{self.name}+{self.id.hex()}+{_base64(bytes([self.kind]) + self.public)}"


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature line: who signed, with which key, and the signature's bytes."""

    name: str
    id: bytes
    data: bytes

    def line(self) -> str:
        """The line as it stands in a note."""
        return f"{_DASH}{self.name} {_base64(self.id + self.data)}\n"

    def made_by(self, key: VerifierKey) -> bool:
        """Whether it says that it was made with this key."""
        return (self.name, self.id) == (key.name, key.id)


@dataclass(frozen=True, slots=True)
class Note:
    """A text, which ends in a new line, and the signatures under it."""

    text: str
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        """The note as it is sent and kept."""
        return f"{self.text}\n" + "".join(one.line() for one in self.signatures)

    def by(self, key: VerifierKey) -> Signature | None:
        """The signature that says it was made with this key, if there is one."""
        return next((one for one in self.signatures if one.made_by(key)), None)


def parse_key(text: str) -> VerifierKey:
    """The verifier key that a text hands on. Raises `NoNote`."""
    parts = text.strip().split("+", 2)
    try:
        name, id, given = parts
        decoded = b64decode(given, validate=True)
    except (ValueError, NotBase64):
        raise NoNote("no verifier key: name+id+base64 is expected") from None
    if not _NAME.fullmatch(name) or len(decoded) != 1 + KEY_BYTES or decoded[0] not in (ED25519, COSIGNATURE):
        raise NoNote("no verifier key of a kind that is known here")
    key = VerifierKey(name, decoded[0], decoded[1:])
    if str(key) != text.strip() or key.id.hex() != id:
        raise NoNote("the verifier key's id is not that of its key")
    return key


def parse_note(data: bytes) -> Note:
    """Text and signatures of a note. Raises `NoNote`; whether a signature holds is not looked at."""
    if len(data) > LONGEST:
        raise NoNote("too long")
    try:
        whole = data.decode("utf-8")
    except UnicodeDecodeError:
        raise NoNote("not UTF-8") from None
    text, parted, lines = whole.rpartition("\n\n")
    if not parted or not lines.endswith("\n") or _CONTROL.search(whole):
        raise NoNote("no text, a blank line and signatures")
    signatures = tuple(parse_signature(line) for line in lines.removesuffix("\n").split("\n"))
    if len(signatures) > MOST_SIGNATURES:
        raise NoNote("too many signatures")
    return Note(f"{text}\n", signatures)


def parse_signature(line: str) -> Signature:
    """A signature line, without its new line. Raises `NoNote`."""
    name, _, given = line.removeprefix(_DASH).partition(" ")
    try:
        decoded = b64decode(given, validate=True)
    except (ValueError, NotBase64):
        raise NoNote("a signature is no base64") from None
    if not line.startswith(_DASH) or not _NAME.fullmatch(name) or len(decoded) <= ID_BYTES:
        raise NoNote("no signature line")
    signature = Signature(name, decoded[:ID_BYTES], decoded[ID_BYTES:])
    if signature.line() != f"{line}\n":
        raise NoNote("a signature line has one spelling")
    return signature


def signed(note: Note, keys: Iterable[VerifierKey], verifies: Verifies) -> tuple[VerifierKey, ...]:
    """Which of these Ed25519 keys signed a note's text. A signature that names a known key and does not hold counts for none.

    Raises `NoNote` for that one: a note that carries it is to be refused whole.
    """
    found = []
    for key in keys:
        if key.kind != ED25519:
            continue
        signature = note.by(key)
        if signature is None:
            continue
        if not verifies(key.public, signature.data, note.text.encode()):
            raise NoNote(f"the signature of {key.name} does not hold")
        found.append(key)
    return tuple(found)


def _base64(data: bytes) -> str:
    return b64encode(data).decode("ascii")
