"""The master key in a file, which wraps keys where there is no key service.

A key file is `MASTER_HEADER` ‖ 12-byte nonce ‖ AES-256-GCM(32-byte key) ‖ tag, its key id as associated data.

While keys are being wrapped by another master key, that lies beside the old one, as `<name>.next`; only when every key
is wrapped by it, it takes the old one's name. Backups made before stay wrapped by the old master: who keeps one of them
keeps the old master as long, apart.
"""

import secrets
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext, suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.durable import DurableFolder, create_once, sync
from adapters.keys import rotation
from adapters.keys.sealing import NONCE, Altered
from adapters.keys.wrapping import DESTROYED, LENGTH, MASTER_HEADER, SERVICE_HEADER, KeyFiles
from application.ports import KeyService, KeyServiceAway
from domain.values import KeyId


class MasterKeyUnusable(OSError):
    """The master key is gone, open to others, or no master key at all. A disk's fault or an operator's, never a fact's."""


class KeyServiceUnknown(KeyServiceAway):
    """A key service wrapped this key, and the settings name none."""


class Master:
    """One master key, which wraps keys."""

    def __init__(self, secret: bytes) -> None:
        self._cipher = AESGCM(secret)

    def wrap(self, secret: bytes, key: KeyId) -> bytes:
        """The file of a key."""
        nonce = secrets.token_bytes(NONCE)
        return MASTER_HEADER + nonce + self._cipher.encrypt(nonce, secret, key.encode())

    def unwrap(self, data: bytes, key: KeyId) -> bytes | None:
        """The key, or None where it was destroyed. Raises `Altered`, and `KeyServiceUnknown` for what a service wrapped."""
        if data == DESTROYED:
            return None
        if data.startswith(SERVICE_HEADER):
            raise KeyServiceUnknown(f"A key service wrapped key {key}. Name it: KEY_SERVICE.")
        body = data.removeprefix(MASTER_HEADER)
        if body == data or len(body) != NONCE + LENGTH + 16:
            raise Altered(f"The file of key {key} was altered.")
        try:
            return self._cipher.decrypt(body[:NONCE], body[NONCE:], key.encode())
        except InvalidTag:
            raise Altered(f"The file of key {key} was altered, or wrapped by another master key.") from None


class MasterFile:
    """The master key in a file (64 hexadecimal digits, 0600), while it may be rotated at any time.

    It is read when first needed; `made` makes it before. Whatever asks for it raises `MasterKeyUnusable`.
    """

    def __init__(self, path: Path, folder: DurableFolder) -> None:
        self.path = path
        self._folder = folder
        self._held: Master | None = None

    def made(self, *, needed: bool) -> "MasterFile":
        """This, with its file made on first use; not where it is `needed`, because keys wrapped by it are there."""
        if not self.path.exists():
            if needed:
                raise _gone(self.path)
            make_master(self.path, self._folder)
        self._held = read_master(self.path)
        return self

    def steady(self) -> AbstractContextManager[None]:
        """While this is open, the master key in the file is not replaced."""
        return self._folder.among_others()

    def wrap(self, secret: bytes, key: KeyId) -> bytes:
        """The file of a key. The master key is read anew: another may have been put in its place since."""
        return self._read().wrap(secret, key)

    def unwrap(self, data: bytes, key: KeyId) -> bytes | None:
        """The key under whichever master it is wrapped by, or None where it was destroyed. Raises as `Master` does."""
        if self._held is None:
            self._held = self._read()
        try:
            return self._held.unwrap(data, key)
        except Altered:
            for master in self._masters():
                with suppress(Altered):
                    found = master.unwrap(data, key)
                    self._held = master
                    return found
            raise

    def service(self) -> KeyService:
        """None."""
        return KeyService.NONE

    def wrap_anew(self, keys: KeyFiles) -> int:
        """Wrap every key by a new master key, while nobody makes or destroys one; how many were wrapped now.

        Raises `Altered` where a key opens under neither, and leaves both masters where they are.
        """
        following = next_of(self.path)
        make_master(following, self._folder)
        with self._folder.alone() as put:
            old, new = self._read(), read_master(following)
            wrapped = rotation.rewrite(
                keys(),
                old=old,
                new=new,
                held=lambda data, key: _opens(new, data, key),
                writing=lambda: nullcontext(put),
            )
            following.replace(self.path)
            sync(self.path.parent)
        return wrapped

    def _masters(self) -> Iterator[Master]:
        """Every master key that a key may be wrapped by now, the new one first: it may take the old one's name meanwhile."""
        with suppress(FileNotFoundError):
            yield read_master(next_of(self.path))
        yield self._read()

    def _read(self) -> Master:
        try:
            return read_master(self.path)
        except FileNotFoundError:
            raise _gone(self.path) from None


def next_of(path: Path) -> Path:
    """Where the new master key lies while keys are being wrapped anew."""
    return path.with_name(f"{path.name}.next")


def read_master(path: Path) -> Master:
    """The master key in a file that is there. Raises `MasterKeyUnusable`, and `FileNotFoundError` where it is not."""
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise MasterKeyUnusable(f"Others can read the master key {path}. Close it: chmod 600 {path}")
    try:
        secret = bytes.fromhex(path.read_text(encoding="ascii"))
    except ValueError:
        secret = b""
    if len(secret) != LENGTH:
        raise MasterKeyUnusable(f"{path} holds no master key: 64 hexadecimal digits are expected.")
    return Master(secret)


def make_master(path: Path, folder: DurableFolder) -> None:
    """Make a master key in a file, unless one is there."""
    data = f"{secrets.token_hex(LENGTH)}\n".encode()
    if path.parent == folder.root:
        folder.create(path, data)
    else:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        create_once(path, data, draft=path.with_name(f".{path.name}-{secrets.token_hex(8)}"))


def _opens(master: Master, data: bytes, key: KeyId) -> bool:
    try:
        master.unwrap(data, key)
    except Altered:
        return False
    return True


def _gone(path: Path) -> MasterKeyUnusable:
    return MasterKeyUnusable(f"There are keys whose master key {path} is gone. Put it back, or name their KEY_SERVICE.")
