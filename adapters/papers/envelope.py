r"""Papers encrypted piece by piece, whatever store keeps the files. What is stored is never rewritten, so this layout is final.

file       = 12-byte random nonce ‖ AES-256-GCM(32-byte random salt ‖ plain bytes) ‖ 16-byte tag
`stored`   = SHA-256(file), hexadecimal, and the name of the file in its store
`c`        = SHA-256(salt ‖ plain bytes), hexadecimal
associated = "sangsaeng/paper/1\n" ‖ paper id ‖ "\n" ‖ key id ‖ "\n" ‖ `c`

Neither a plain nor an encrypted file is ever held twice in memory, and what is decrypted leaves only when all of it holds.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Protocol
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import GCM

from adapters.keys.folder import FolderKeys
from adapters.keys.sealing import NONCE, SALT, Altered
from adapters.papers import sniffing
from domain.rules.vocabulary import PaperKind
from domain.values import KeyId, MediaType, Paper, Sha256

TAG = 16
PIECE = 1 << 18


class PaperMissing(LookupError):
    """The store does not hold this paper's file."""


class Files(Protocol):
    """Where encrypted files lie, each under its hash, which nobody chooses. Raises `ConnectionError` where that is away."""

    def keep(self, pieces: Iterable[bytes]) -> Sha256:
        """Keep a file, durably once this returns; its SHA-256, which is its name."""
        ...

    def pieces(self, stored: Sha256) -> Iterator[bytes]:
        """The bytes that lie under a name, in order and unverified. Raises `FileNotFoundError` where there are none."""
        ...


class SealedPapers:
    """The store of papers over any files: encrypted under the key of the case, and verified whenever they are read."""

    def __init__(self, files: Files, keys: FolderKeys) -> None:
        self._files = files
        self._keys = keys

    def sniff(self, data: bytes) -> MediaType | None:
        """What a whole file is, by its content; None for anything the office does not take."""
        return sniffing.sniff(data)

    def put(self, data: bytes, *, id: UUID, kind: PaperKind, label: str, media_type: MediaType, key: KeyId) -> Paper:
        """Encrypt and store; the paper as a fact holds it. `label` is the file's name.

        Raises `ValueError` for a name that cannot be sealed, `LookupError` where there is no such key, and
        `ConnectionError` where the store is away.
        """
        salt = secrets.token_bytes(SALT)
        commitment = _commitment(salt, data)
        sealed_label = self._keys.seal(label, key)
        sealed_digest = self._keys.seal(hashlib.sha256(data).hexdigest(), key)
        stored = self._files.keep(_encrypted(salt, data, self._keys.block(key), _associated(id, key, commitment)))
        return Paper(
            id=id,
            kind=kind,
            label=sealed_label,
            digest=sealed_digest,
            c=commitment,
            k=key,
            stored=stored,
            size=len(data),
            media_type=media_type,
        )

    def get(self, paper: Paper) -> bytes:
        """The plain bytes, every hash verified.

        Raises `PaperMissing`, `KeyDestroyed` or `KeyMissing` (each a `LookupError`), `Altered` where file, id, key id,
        size or commitment are not the ones that were made together, and `ConnectionError` where the store is away.
        """
        opening = _Opening(self._keys.block(paper.k), _associated(paper.id, paper.k, paper.c))
        try:
            for piece in self._files.pieces(paper.stored):
                opening.take(piece)
        except FileNotFoundError:
            raise PaperMissing(f"The file of paper {paper.id} is gone.") from None
        try:
            salt, data = opening.plain(paper.stored)
        except (InvalidTag, ValueError):
            raise _altered(paper) from None
        if _commitment(salt, data) != paper.c or len(data) != paper.size:
            raise _altered(paper)
        return data

    def file(self, stored: Sha256) -> bytes | None:
        """A file as it lies there, unread and unverified; None where there is none."""
        try:
            return b"".join(self._files.pieces(stored))
        except FileNotFoundError:
            return None


def _encrypted(salt: bytes, data: bytes, block: AES, associated: bytes) -> Iterator[bytes]:
    nonce = secrets.token_bytes(NONCE)
    encryptor = Cipher(block, GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(associated)
    yield nonce + encryptor.update(salt)
    whole = memoryview(data)
    for at in range(0, len(data), PIECE):
        yield encryptor.update(whole[at : at + PIECE])
    yield encryptor.finalize() + encryptor.tag


class _Opening:
    """A file that is being decrypted as it comes; the tag is what is left at its end."""

    def __init__(self, block: AES, associated: bytes) -> None:
        self._block, self._associated = block, associated
        self._hash = hashlib.sha256()
        self._nonce = self._held = self._salt = b""
        self._plain = BytesIO()

    def take(self, piece: bytes) -> None:
        """The next bytes of the file."""
        self._hash.update(piece)
        self._held += piece
        if not self._nonce:
            if len(self._held) < NONCE:
                return
            self._nonce, self._held = self._held[:NONCE], self._held[NONCE:]
            self._decryptor = Cipher(self._block, GCM(self._nonce)).decryptor()
            self._decryptor.authenticate_additional_data(self._associated)
        self._write(self._decryptor.update(self._held[:-TAG]))
        self._held = self._held[-TAG:]

    def plain(self, stored: Sha256) -> tuple[bytes, bytes]:
        """Salt and plain bytes of the file of this hash. Raises `InvalidTag` or `ValueError` where it is another file."""
        if self._hash.hexdigest() != stored or not self._nonce:
            raise ValueError("another file")
        self._decryptor.finalize_with_tag(self._held)
        return self._salt, self._plain.getvalue()

    def _write(self, clear: bytes) -> None:
        missing = SALT - len(self._salt)
        self._salt += clear[:missing]
        self._plain.write(memoryview(clear)[missing:])


def _commitment(salt: bytes, data: bytes) -> Sha256:
    commitment = hashlib.sha256(salt)
    commitment.update(data)
    return commitment.hexdigest()


def _associated(id: UUID, key: KeyId, commitment: Sha256) -> bytes:
    return f"sangsaeng/paper/1\n{id}\n{key}\n{commitment}".encode()


def _altered(paper: Paper) -> Altered:
    return Altered(f"Paper {paper.id} was altered.")
