"""The port of who wraps keys: a master key in a file here, or a key service elsewhere.

A key lies on disk in a file that begins with the header of who wrapped it. Once destroyed it is `DESTROYED` and nothing
more, for ever: the file's name stays taken, so the key can never be made again.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from application.ports import KeyService
from domain.values import KeyId

MASTER_HEADER = b"sangsaeng/key/1\n"
SERVICE_HEADER = b"sangsaeng/key-service/1\n"
DESTROYED = b"sangsaeng/destroyed/1\n"
LENGTH = 32  # bytes of a key

KeyFiles = Callable[[], Iterator[tuple[Path, KeyId]]]
"""The file of every key of a store, as it is now."""


class Wrapper(Protocol):
    """Who wraps keys."""

    def wrap(self, secret: bytes, key: KeyId) -> bytes:
        """The file of a key. Raises `KeyServiceAway`."""
        ...

    def unwrap(self, data: bytes, key: KeyId) -> bytes | None:
        """The key in a file, or None where it was destroyed. Raises `Altered` and `KeyServiceAway`."""
        ...


class Wrapping(Wrapper, Protocol):
    """Who wraps the keys of a store now, and opens whatever wrapped them before."""

    def steady(self) -> AbstractContextManager[None]:
        """While this is open, what `wrap` gives can be unwrapped by everybody who shares the store."""
        ...

    def service(self) -> KeyService:
        """Whether there is a key service, and whether it answers."""
        ...

    def wrap_anew(self, keys: KeyFiles) -> int:
        """Wrap these keys anew by what is newest, and by nobody else from then on; how many were wrapped now.

        Interrupted anywhere every key is readable, and the same again goes on. Raises as `Wrapper` does.
        """
        ...
