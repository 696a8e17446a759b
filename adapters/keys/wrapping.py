"""Keys as they lie on disk: each wrapped by the master key, and the master key itself.

A key file is `HEADER` ‖ 12-byte nonce ‖ AES-256-GCM(32-byte key) ‖ tag, its key id as associated data. Once destroyed
it is `DESTROYED` and nothing more, for ever: the file's name stays taken, so the key can never be made again.
"""

import secrets
import stat
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.durable import DurableFolder, create_once
from adapters.keys.sealing import NONCE, Altered
from domain.values import KeyId

HEADER = b"sangsaeng/key/1\n"
DESTROYED = b"sangsaeng/destroyed/1\n"
LENGTH = 32


class MasterKeyUnusable(Exception):
    """The master key is gone, open to others, or no master key at all."""


def wrap(secret: bytes, key: KeyId, master: AESGCM) -> bytes:
    """The file of a key."""
    nonce = secrets.token_bytes(NONCE)
    return HEADER + nonce + master.encrypt(nonce, secret, key.encode())


def unwrap(data: bytes, key: KeyId, master: AESGCM) -> bytes | None:
    """The key, or None where it was destroyed. Raises `Altered`."""
    if data == DESTROYED:
        return None
    body = data.removeprefix(HEADER)
    if body == data or len(body) != NONCE + LENGTH + 16:
        raise Altered(f"The file of key {key} was altered.")
    try:
        return master.decrypt(body[:NONCE], body[NONCE:], key.encode())
    except InvalidTag:
        raise Altered(f"The file of key {key} was altered, or wrapped by another master key.") from None


def master_in(path: Path, folder: DurableFolder, *, needed: bool) -> AESGCM:
    """The master key in this file (64 hexadecimal digits, 0600), made on first use.

    Raises `MasterKeyUnusable` where it is `needed`, because keys wrapped by it are there, and is gone.
    """
    if not path.exists():
        if needed:
            raise MasterKeyUnusable(f"{folder.root} holds keys, but their master key {path} is gone. Put it back.")
        make_master(path, folder)
    return read_master(path)


def read_master(path: Path) -> AESGCM:
    """The master key in a file that is there. Raises `MasterKeyUnusable`, and `FileNotFoundError` where it is not."""
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise MasterKeyUnusable(f"Others can read the master key {path}. Close it: chmod 600 {path}")
    try:
        secret = bytes.fromhex(path.read_text(encoding="ascii"))
    except ValueError:
        secret = b""
    if len(secret) != LENGTH:
        raise MasterKeyUnusable(f"{path} holds no master key: 64 hexadecimal digits are expected.")
    return AESGCM(secret)


def make_master(path: Path, folder: DurableFolder) -> None:
    """Make a master key in a file, unless one is there."""
    data = f"{secrets.token_hex(LENGTH)}\n".encode()
    if path.parent == folder.root:
        folder.create(path, data)
    else:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        create_once(path, data, draft=path.with_name(f".{path.name}-{secrets.token_hex(8)}"))
