"""Files that are there whole or not at all, survive a power cut once the call has returned, and are private."""

import fcntl
import hashlib
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


class DurableFolder:
    """A folder (0700) of files (0600) that are created once and never changed, shared by any number of processes.

    A file is written in `drafts` and linked to its name when it is safely on disk, so a kill leaves a draft and never
    half a file. Drafts left behind are shredded when the folder is next opened.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.absolute()
        self._drafts = self.root / "drafts"
        self._safe = {self.root}
        make_private(self.root)
        self.make_folder(self._drafts)
        self.sweep()

    def make_folder(self, folder: Path) -> None:
        """Make a folder below the root, and the folders between, durably."""
        if folder in self._safe:
            return
        self.make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        # Also when another process made it: that one may not have come to its own sync yet.
        sync(folder.parent)
        self._safe.add(folder)

    def create(self, path: Path, data: bytes) -> bool:
        """Write a file unless there is one of that name; whether it is ours. Either way the one there is durable."""
        self.make_folder(path.parent)
        with self._lock(fcntl.LOCK_SH):
            return create_once(path, data, draft=self._draft())

    def collect(self, pieces: Iterable[bytes], place: Callable[[str], Path]) -> str:
        """Write a file as its pieces come, then put it where its SHA-256 belongs; the hash, hexadecimal. As durable as `create`."""
        digest = hashlib.sha256()
        with self._lock(fcntl.LOCK_SH):
            draft = self._draft()
            try:
                _write_pieces(draft, _hashed(pieces, digest.update))
            except BaseException:
                draft.unlink(missing_ok=True)
                raise
            path = place(digest.hexdigest())
            self.make_folder(path.parent)
            _name(draft, path)
        return digest.hexdigest()

    def shred(self, path: Path, marker: bytes) -> None:
        """Put a marker in the place of a file, in one step and for good, then overwrite what the file held.

        Raises `FileNotFoundError` where there is no such file.
        """
        with self.alone() as put:
            put(path, marker)

    @contextmanager
    def alone(self) -> Iterator[Callable[[Path, bytes], None]]:
        """While nobody else writes here: what puts bytes in the place of a file as `shred` does."""
        with self._lock(fcntl.LOCK_EX):
            yield self._put

    @contextmanager
    def among_others(self) -> Iterator[None]:
        """While others may write here, and nobody is `alone`."""
        with self._lock(fcntl.LOCK_SH):
            yield

    @contextmanager
    def only(self, name: str) -> Iterator[None]:
        """While nobody else is here under this name. Raises `BlockingIOError` at once where somebody is."""
        with self._lock(fcntl.LOCK_EX | fcntl.LOCK_NB, name):
            yield

    def sweep(self) -> None:
        """Shred the drafts that killed processes left, unless someone is writing right now."""
        try:
            with self._lock(fcntl.LOCK_EX | fcntl.LOCK_NB):
                for draft in self._drafts.iterdir():
                    _overwrite_and_unlink(draft)
        except BlockingIOError:
            return

    def _put(self, path: Path, data: bytes) -> None:
        old, new = self._draft(), self._draft()
        old.hardlink_to(path)
        write(new, data)
        new.replace(path)
        sync(path.parent)
        _overwrite_and_unlink(old)

    def _draft(self) -> Path:
        return self._drafts / secrets.token_hex(16)

    @contextmanager
    def _lock(self, how: int, name: str = "lock") -> Iterator[None]:
        """Writers share the lock, so who has it alone knows that every draft was left behind."""
        lock = os.open(self.root / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, how)
            yield
        finally:
            os.close(lock)


def create_once(path: Path, data: bytes, *, draft: Path) -> bool:
    """Write a draft (on the same file system), then give it its name unless that is taken; whether it was free."""
    write(draft, data)
    return _name(draft, path)


def _name(draft: Path, path: Path) -> bool:
    """Give a draft its name unless that is taken; whether it was free. The draft's own name goes."""
    try:
        # A link, unlike a rename, refuses to replace what another process has just put there.
        path.hardlink_to(draft)
    except FileExistsError:
        return False
    else:
        return True
    finally:
        draft.unlink()
        sync(path.parent)


def write(path: Path, data: bytes) -> None:
    """Write a file of its own, 0600, to the disk. Raises `FileExistsError` where there is one."""
    _write_pieces(path, (data,))


def _write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600), "wb") as file:
        file.writelines(pieces)
        file.flush()
        os.fsync(file.fileno())


def _hashed(pieces: Iterable[bytes], update: Callable[[bytes], None]) -> Iterator[bytes]:
    for piece in pieces:
        update(piece)
        yield piece


def make_private(folder: Path) -> None:
    """Make a folder that only its owner can enter, or close one that is there. `PermissionError` if another's."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    sync(folder.parent)


def sync(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _overwrite_and_unlink(path: Path) -> None:
    status = path.stat()
    # A draft that has got its name already shares its bytes with the file in use.
    if status.st_nlink == 1:
        with path.open("r+b") as file:
            file.write(bytes(status.st_size))
            file.flush()
            os.fsync(file.fileno())
    path.unlink()
