"""Another master key: every key wrapped anew, while whoever reads goes on reading.

The new master lies beside the old one, as `<name>.next`, until every key is wrapped by it; only then it takes the old
one's name. Interrupted anywhere, the same again goes on where it stopped. Backups made before stay wrapped by the old
master: who keeps one of them keeps the old master as long, apart.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.durable import DurableFolder, sync
from adapters.keys.sealing import Altered
from adapters.keys.wrapping import make_master, read_master, unwrap, wrap
from domain.values import KeyId

Put = Callable[[Path, bytes], None]


def next_of(master: Path) -> Path:
    """Where the new master key lies while keys are being wrapped anew."""
    return master.with_name(f"{master.name}.next")


def masters(master: Path) -> Iterator[AESGCM]:
    """Every master key that a key may be wrapped by now, the new one first: it may take the old one's name meanwhile."""
    with suppress(FileNotFoundError):
        yield read_master(next_of(master))
    yield read_master(master)


def rotate(store: DurableFolder, master: Path, keys: Callable[[], Iterator[tuple[Path, KeyId]]]) -> int:
    """Wrap every key of a store by a new master key; how many were wrapped anew now. Keys are made and destroyed after it.

    Raises `Altered` where a key opens under neither, and leaves both masters where they are; `FileNotFoundError` where
    another rotation ended meanwhile.
    """
    following = next_of(master)
    make_master(following, store)
    with store.alone() as put:
        old, new = read_master(master), read_master(following)
        wrapped = sum(_wrapped_anew(path, key, old, new, put) for path, key in keys())
        following.replace(master)
        sync(master.parent)
    return wrapped


def _wrapped_anew(path: Path, key: KeyId, old: AESGCM, new: AESGCM, put: Put) -> bool:
    data = path.read_bytes()
    try:
        unwrap(data, key, new)
    except Altered:
        secret = unwrap(data, key, old)
        if secret is not None:
            put(path, wrap(secret, key, new))
        return True
    return False
