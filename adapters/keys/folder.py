"""The key store in a folder of its own."""

import hmac
import os
import secrets
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock
from typing import get_args
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES

from adapters.durable import DurableFolder, sync
from adapters.keys import backups, rotation, sealing
from adapters.keys.backups import Backup
from adapters.keys.master import MasterFile
from adapters.keys.sealing import Altered
from adapters.keys.service import ByService
from adapters.keys.transit import Transit
from adapters.keys.wrapping import DESTROYED, LENGTH, Wrapping
from application.ports import KeyGone, KeyService, Revealed
from domain.rules.vocabulary import Format
from domain.values import KeyId, Sealed

SLOTS = UUID("00000000-0000-8000-8000-000000000001")
"""The id of the office's key that uniqueness slots are computed under, and nothing else."""


class KeyDestroyed(KeyGone):
    """The key was destroyed, and what it sealed with it."""


class KeyMissing(LookupError):
    """The store has never held this key: another store, or a lost one. Never the same as destroyed."""


@dataclass(frozen=True, slots=True)
class _Unwrapped:
    """A key in memory, and the mark of the file it was read from."""

    path: str
    mark: tuple[int, int, int]
    secret: bytes = field(repr=False)
    cipher: AESGCM = field(repr=False)


class FolderKeys:
    """Keys in files `<kind>/<last two digits of the id>/<id>.<generation>`, each wrapped by the master key or a key service.

    Any number of processes share a folder: whoever asks for a key gets the same one, and a key that one process
    destroys is refused by all at once. `master` is the file of the master key, `master.key` in the folder where not
    given; keep it elsewhere and the folder alone opens nothing. With a `service` it is never made, and read only for
    keys that it had wrapped before. At most `cached` keys are held in memory.

    Wherever a key is asked for, raises `KeyMissing`, `ValueError` for what is no key id, `Altered` where its file was
    altered, and `KeyServiceAway` where the service is needed and does not answer.
    """

    def __init__(
        self, folder: Path, *, master: Path | None = None, service: Transit | None = None, cached: int = 4096
    ) -> None:
        self._folder = DurableFolder(folder)
        # In this order: whoever made a key had made the master key before.
        needed = any((self._folder.root / kind).exists() for kind in backups.KINDS)
        file = MasterFile((master or self._folder.root / "master.key").absolute(), self._folder)
        self._wrapping: Wrapping = (
            ByService(service, before=file, folder=self._folder) if service else file.made(needed=needed)
        )
        self._most = cached
        self._held: OrderedDict[KeyId, _Unwrapped] = OrderedDict()
        self._turn = Lock()

    def of(self, kind: str, id: UUID, *, rotate: bool = False) -> KeyId:
        """The current key of a thing, made and on disk when this returns.

        Where it was destroyed, `rotate` makes the next generation; without it raises `KeyDestroyed`. Raises
        `ValueError` for an unknown kind.
        """
        generation = 1
        while True:
            key: KeyId = f"{kind}:{id}:{generation}"
            try:
                if self._current(key):
                    return key
            except KeyMissing:
                if generation > 1 and not rotate:
                    raise KeyDestroyed(f"Key {kind}:{id}:{generation - 1} was destroyed.") from None
                secret = secrets.token_bytes(LENGTH)
                with self._wrapping.steady():
                    self._folder.create(self._path(key), self._wrapping.wrap(secret, key))
            else:
                generation += 1

    def seal(self, text: str, key: KeyId) -> Sealed:
        """Seal a text (see `sealing`). Raises `KeyDestroyed`, and `ValueError` for NUL and lone surrogates."""
        return sealing.seal(text, key, self.cipher(key))

    def open(self, sealed: Sealed) -> str | None:
        """The text, or None where its key was destroyed. Raises `Altered`."""
        held = self._unwrapped(sealed.k)
        return sealing.unseal(sealed, held.cipher) if held else None

    def reveal(self, sealed: Sealed) -> Revealed | None:
        """The text with its salt, or None where its key was destroyed. Raises `Altered`."""
        held = self._unwrapped(sealed.k)
        return sealing.reveal(sealed, held.cipher) if held else None

    def slot(self, number: str) -> UUID:
        r"""The stream id of a uniqueness slot: 16 bytes of HMAC-SHA256("sangsaeng/slot/1\n" ‖ number), as a UUIDv8."""
        key = self.of("office", SLOTS)
        digest = bytearray(
            hmac.digest(self._required(key).secret, b"sangsaeng/slot/1\n" + number.encode(), "sha256")[:16]
        )
        digest[6] = digest[6] & 0x0F | 0x80
        digest[8] = digest[8] & 0x3F | 0x80
        return UUID(bytes=bytes(digest))

    def cipher(self, key: KeyId) -> AESGCM:
        """What encrypts under a key. Raises `KeyDestroyed`."""
        return self._required(key).cipher

    def block(self, key: KeyId) -> AES:
        """What encrypts piece by piece under a key. Raises `KeyDestroyed`."""
        return AES(self._required(key).secret)

    def generations(self, kind: str, id: UUID) -> Sequence[KeyId]:
        """Every key there ever was of a thing, by generation, destroyed ones too."""
        found: list[KeyId] = []
        while self._path(key := f"{kind}:{id}:{len(found) + 1}").exists():
            found.append(key)
        return found

    def destroy(self, key: KeyId) -> bool:
        """Destroy a key for good, in every process, once this returns; whether it was still there. Again is no error.

        What a disk, a snapshot or a backup keeps of it is opened by who wrapped it alone: see `backed_up_until`. Raises
        `ValueError` for the key of the slots, without which numbers would no longer be unique.
        """
        if key.startswith(f"office:{SLOTS}:"):
            raise ValueError("The key of the uniqueness slots cannot be destroyed.")
        path = self._path(key)
        try:
            if path.read_bytes() == DESTROYED:
                return False
            self._folder.shred(path, DESTROYED)
        except FileNotFoundError:
            raise KeyMissing(f"There is no key {key} here.") from None
        with self._turn:
            self._held.pop(key, None)
        return True

    def rotate(self) -> int:
        """Wrap every key anew: by a new master key, or by the newest version at the key service, whoever wrapped it before.

        How many were wrapped now. Raises `RotationUnderWay`, and what is said in `adapters.keys.rotation`.
        """
        with rotation.one_at_a_time(self._folder):
            return self._wrapping.wrap_anew(self._all)

    def service(self) -> KeyService:
        """Whether a key service wraps the keys, and whether it answers; asked once in some seconds."""
        return self._wrapping.service()

    def backup(self, to: Path, *, made: date, expires: date) -> Backup:
        """Copy the wrapped keys, without the master key, into a new folder: see `adapters.keys.backups`."""
        return backups.back_up(self._folder, to, made=made, expires=expires)

    def backed_up_until(self) -> date | None:
        """The day the last backup expires: until its end a key destroyed today may lie in one. None without backups."""
        return backups.last_expiry(self._folder)

    def _current(self, key: KeyId) -> bool:
        """Whether a key can be used; durable, even where another process made it a moment ago. Raises `KeyMissing`."""
        known = key in self._held
        live = self._unwrapped(key) is not None
        if live and not known:
            sync(self._path(key).parent)
        return live

    def _required(self, key: KeyId) -> _Unwrapped:
        if held := self._unwrapped(key):
            return held
        raise KeyDestroyed(f"Key {key} was destroyed.")

    def _unwrapped(self, key: KeyId) -> _Unwrapped | None:
        """The key, or None where it was destroyed. Raises `KeyMissing` and `Altered`."""
        with self._turn:
            if held := self._held.get(key):
                self._held.move_to_end(key)
        try:
            if held and held.mark == _mark(os.stat(held.path)):  # noqa: PTH116 - once a sealed text: a Path costs more than the look
                return held
            fresh = self._read(key)
        except FileNotFoundError:
            raise KeyMissing(f"There is no key {key} here.") from None
        with self._turn:
            self._held.pop(key, None)
            if fresh:
                self._held[key] = fresh
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return fresh

    def _all(self) -> Iterator[tuple[Path, KeyId]]:
        for kind in backups.KINDS:
            for path in sorted((self._folder.root / kind).glob("??/*")):
                thing, generation = path.name.split(".")
                yield path, f"{kind}:{thing}:{generation}"

    def _read(self, key: KeyId) -> _Unwrapped | None:
        """The key, whoever wraps it while that is being changed."""
        path, before = self._path(key), b""
        while True:
            with path.open("rb") as file:
                mark, data = _mark(os.fstat(file.fileno())), file.read()
            try:
                secret = self._wrapping.unwrap(data, key)
            except Altered:
                # Wrapped anew between reading it and opening it, it is another file by now.
                if data == before:
                    raise
                before = data
            else:
                return _Unwrapped(str(path), mark, secret, AESGCM(secret)) if secret else None

    def _path(self, key: KeyId) -> Path:
        form: Format = get_args(KeyId)[1]
        if not form.matches(key):
            raise ValueError(f"{key!r} is no key id.")
        kind, thing, generation = key.split(":")
        return self._folder.root / kind / thing[-2:] / f"{thing}.{generation}"


def _mark(status: os.stat_result) -> tuple[int, int, int]:
    """What changes when a file is replaced by its marker."""
    return status.st_ino, status.st_size, status.st_mtime_ns
