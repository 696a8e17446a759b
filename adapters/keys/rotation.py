"""Every key wrapped anew, while whoever reads goes on reading: by another master key, by a key service, by its newest version.

Each file is replaced in one step by what was seen to open. Interrupted anywhere, the same again goes on where it stopped.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from adapters.durable import DurableFolder
from adapters.keys.sealing import Altered
from adapters.keys.wrapping import Wrapper
from domain.values import KeyId

Put = Callable[[Path, bytes], None]


class RotationUnderWay(Exception):
    """Another rotation of this store is under way."""


@contextmanager
def one_at_a_time(store: DurableFolder) -> Iterator[None]:
    """While no other rotation of a store begins, here or in another process. Raises `RotationUnderWay`."""
    with ExitStack() as until_then:
        try:
            until_then.enter_context(store.only("rotation.lock"))
        except BlockingIOError:
            raise RotationUnderWay(f"Another rotation of {store.root} is under way.") from None
        yield


def rewrite(
    keys: Iterable[tuple[Path, KeyId]],
    *,
    old: Wrapper,
    new: Wrapper,
    held: Callable[[bytes, KeyId], bool],
    writing: Callable[[], AbstractContextManager[Put]],
) -> int:
    """Have `new` wrap every key that is not `held` by it yet and that `old` opens; how many were wrapped now.

    Nothing is locked but while a file is replaced, as `writing` says. Raises what the wrappers raise.
    """
    wrapped = 0
    for path, key in keys:
        data = path.read_bytes()
        if held(data, key) or (secret := old.unwrap(data, key)) is None:
            continue
        anew = new.wrap(secret, key)
        if new.unwrap(anew, key) != secret:
            raise Altered(f"Key {key} does not open once wrapped anew; its file is as it was.")
        with writing() as put:
            # Destroyed meanwhile, it stays destroyed.
            if path.read_bytes() == data:
                put(path, anew)
                wrapped += 1
    return wrapped
