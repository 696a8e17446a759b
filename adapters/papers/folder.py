r"""Papers in a folder, each file named by its hash. What is stored is never rewritten, so this layout is final.

file       = 12-byte random nonce ‖ AES-256-GCM(32-byte random salt ‖ plain bytes) ‖ 16-byte tag
`stored`   = SHA-256(file), hexadecimal; the file lies at `sha256/<its first two digits>/<stored>`
`c`        = SHA-256(salt ‖ plain bytes), hexadecimal
associated = "sangsaeng/paper/1\n" ‖ paper id ‖ "\n" ‖ key id ‖ "\n" ‖ `c`
"""

import hashlib
import secrets
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag

from adapters.durable import DurableFolder
from adapters.keys.folder import FolderKeys
from adapters.keys.sealing import NONCE, SALT, Altered, commit
from adapters.papers import sniffing
from domain.rules.vocabulary import PaperKind
from domain.values import KeyId, MediaType, Paper, Sha256


class PaperMissing(LookupError):
    """The store does not hold this paper's file."""


class FolderPapers:
    """The store: a file is durable before `put` returns, only its owner can read it, and nothing replaces it."""

    def __init__(self, folder: Path, keys: FolderKeys) -> None:
        self._folder = DurableFolder(folder)
        self._keys = keys

    def sniff(self, data: bytes) -> MediaType | None:
        """What a whole file is, by its content; None for anything the office does not take."""
        return sniffing.sniff(data)

    def put(self, data: bytes, *, id: UUID, kind: PaperKind, label: str, media_type: MediaType, key: KeyId) -> Paper:
        """Encrypt and store; the paper as a fact holds it. `label` is the file's name.

        Raises `ValueError` for a name that cannot be sealed, and `LookupError` where there is no such key.
        """
        salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
        commitment = commit(salt, data)
        sealed_label = self._keys.seal(label, key)
        sealed_digest = self._keys.seal(hashlib.sha256(data).hexdigest(), key)
        file = nonce + self._keys.cipher(key).encrypt(nonce, salt + data, _associated(id, key, commitment))
        stored = hashlib.sha256(file).hexdigest()
        self._folder.create(self._path(stored), file)
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

        Raises `PaperMissing`, `KeyDestroyed` or `KeyMissing` (each a `LookupError`), and `Altered` where file, id, key
        id, size or commitment are not the ones that were made together.
        """
        cipher = self._keys.cipher(paper.k)
        try:
            file = self._path(paper.stored).read_bytes()
        except FileNotFoundError:
            raise PaperMissing(f"The file of paper {paper.id} is gone.") from None
        if hashlib.sha256(file).hexdigest() != paper.stored:
            raise _altered(paper)
        try:
            plain = cipher.decrypt(file[:NONCE], file[NONCE:], _associated(paper.id, paper.k, paper.c))
        except (InvalidTag, ValueError):
            raise _altered(paper) from None
        data = plain[SALT:]
        if commit(plain[:SALT], data) != paper.c or len(data) != paper.size:
            raise _altered(paper)
        return data

    def file(self, stored: Sha256) -> bytes | None:
        """A file as it lies there, unread and unverified; None where there is none."""
        try:
            return self._path(stored).read_bytes()
        except FileNotFoundError:
            return None

    def _path(self, stored: Sha256) -> Path:
        return self._folder.root / "sha256" / stored[:2] / stored


def _associated(id: UUID, key: KeyId, commitment: Sha256) -> bytes:
    return f"sangsaeng/paper/1\n{id}\n{key}\n{commitment}".encode()


def _altered(paper: Paper) -> Altered:
    return Altered(f"Paper {paper.id} was altered.")
