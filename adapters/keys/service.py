"""A store whose keys a key service wraps: new ones at once, those that the master key wrapped before as they are moved.

Moved or not, every key is readable at any time, while the master key lies where it lay. Once all are moved only backups
made before need it: it is left where it is, for their keeper to take away.
"""

import time
from contextlib import AbstractContextManager, nullcontext
from threading import Lock

from adapters.durable import DurableFolder
from adapters.keys import rotation
from adapters.keys.master import MasterFile
from adapters.keys.transit import Transit, version_in
from adapters.keys.wrapping import MASTER_HEADER, KeyFiles
from application.ports import KeyService, KeyServiceAway
from domain.values import KeyId

REMEMBERED = 5.0  # seconds


class ByService:
    """Keys are wrapped by a key service, and opened by the master key where that wrapped them `before`."""

    def __init__(self, transit: Transit, *, before: MasterFile, folder: DurableFolder) -> None:
        self._transit = transit
        self._before = before
        self._folder = folder
        self._looking = Lock()
        self._seen: tuple[float, KeyService] | None = None

    def steady(self) -> AbstractContextManager[None]:
        """Always: the service opens every version it wraps by."""
        return nullcontext()

    def wrap(self, secret: bytes, key: KeyId) -> bytes:
        """The file of a key, by the service."""
        return self._transit.wrap(secret, key)

    def unwrap(self, data: bytes, key: KeyId) -> bytes | None:
        """The key, by whom its file names. Raises `MasterKeyUnusable` where that is a master key which is gone."""
        wrapper = self._before if data.startswith(MASTER_HEADER) else self._transit
        return wrapper.unwrap(data, key)

    def service(self) -> KeyService:
        """Whether it answers, and this office's token; asked once in `REMEMBERED` seconds, by one at a time."""
        with self._looking:
            if self._seen is None or time.monotonic() - self._seen[0] > REMEMBERED:
                found = self._look()
                self._seen = (time.monotonic(), found)
            return self._seen[1]

    def wrap_anew(self, keys: KeyFiles) -> int:
        """Have the service's newest version wrap every key that another version or the master key wrapped."""
        newest = self._transit.newest()
        return rotation.rewrite(
            keys(),
            old=self,
            new=self._transit,
            held=lambda data, _: version_in(data) == newest,
            writing=self._folder.alone,
        )

    def _look(self) -> KeyService:
        try:
            self._transit.newest()
        except KeyServiceAway:
            return KeyService.AWAY
        return KeyService.ANSWERS
