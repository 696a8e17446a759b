r"""The bytes of a sealed text. What is stored is never rewritten, so this layout is final.

plaintext  = 32-byte random salt ‖ u32 big-endian length of text ‖ text, NFC, UTF-8 ‖ zeros to a multiple of 64 bytes
`c`        = SHA-256(salt ‖ text), hexadecimal
`x`        = base64(12-byte random nonce ‖ AES-256-GCM ciphertext ‖ 16-byte tag)
associated = "sangsaeng/sealed/1\n" ‖ key id ‖ "\n" ‖ `c`
"""

import hashlib
import secrets
from base64 import b64decode, b64encode
from unicodedata import normalize

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from application.ports import Revealed
from domain.values import KeyId, Sealed, Sha256

SALT = 32
NONCE = 12
BUCKET = 64
_HEADER = SALT + 4


class Altered(ValueError):
    """What is kept is not what was stored."""


def seal(text: str, key: KeyId, cipher: AESGCM) -> Sealed:
    """Seal a text. Raises `ValueError`, without the text in it, for one that UTF-8 or PostgreSQL cannot hold."""
    content = _encoded(text)
    salt = secrets.token_bytes(SALT)
    commitment = commit(salt, content)
    plain = salt + len(content).to_bytes(4) + content
    plain += bytes(-len(plain) % BUCKET)
    nonce = secrets.token_bytes(NONCE)
    encrypted = nonce + cipher.encrypt(nonce, plain, _associated(key, commitment))
    return Sealed(c=commitment, k=key, x=b64encode(encrypted).decode("ascii"))


def unseal(sealed: Sealed, cipher: AESGCM) -> str:
    """The text. Raises `Altered` where ciphertext, key id or commitment are not the ones that were made together."""
    return reveal(sealed, cipher).text


def reveal(sealed: Sealed, cipher: AESGCM) -> Revealed:
    """The text with its salt, by which anybody can check the commitment. Raises as `unseal` does."""
    try:
        encrypted = b64decode(sealed.x, validate=True)
    except ValueError:
        raise _altered(sealed) from None
    # Base64 has several spellings of the same bytes; only the one that was written is the one that was written.
    if b64encode(encrypted).decode("ascii") != sealed.x or len(encrypted) < NONCE + _HEADER:
        raise _altered(sealed)
    try:
        plain = cipher.decrypt(encrypted[:NONCE], encrypted[NONCE:], _associated(sealed.k, sealed.c))
    except InvalidTag:
        raise _altered(sealed) from None
    end = _HEADER + int.from_bytes(plain[SALT:_HEADER])
    content = plain[_HEADER:end]
    if end > len(plain) or any(plain[end:]) or commit(plain[:SALT], content) != sealed.c:
        raise _altered(sealed)
    return Revealed(salt=plain[:SALT], text=content.decode("utf-8"))


def commit(salt: bytes, content: bytes) -> Sha256:
    """The commitment that proves a content to whom salt and content are shown, and tells nothing to anyone else."""
    return hashlib.sha256(salt + content).hexdigest()


def _encoded(text: str) -> bytes:
    if "\0" in text:
        raise ValueError("The text holds a NUL character.")
    try:
        return normalize("NFC", text).encode("utf-8")
    except UnicodeEncodeError:
        # Its own message quotes the text, which belongs in no log.
        raise ValueError("The text holds half of a surrogate pair.") from None


def _associated(key: KeyId, commitment: Sha256) -> bytes:
    return f"sangsaeng/sealed/1\n{key}\n{commitment}".encode()


def _altered(sealed: Sealed) -> Altered:
    return Altered(f"The sealed text with commitment {sealed.c} under {sealed.k} was altered.")
