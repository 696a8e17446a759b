"""Papers in a folder: the file named `stored` lies at `sha256/<its first two digits>/<stored>`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from adapters.durable import DurableFolder
from adapters.keys.folder import FolderKeys
from adapters.papers.envelope import PIECE, PaperMissing, SealedPapers
from domain.values import Sha256

__all__ = ["FolderPapers", "PaperMissing"]


class FolderFiles:
    """Encrypted files in a folder that only its owner can read; nothing replaces one."""

    def __init__(self, folder: Path) -> None:
        self._folder = DurableFolder(folder)

    def keep(self, pieces: Iterable[bytes]) -> Sha256:
        """Write a file to the disk, then give it the name of its hash."""
        return self._folder.collect(pieces, self._path)

    def pieces(self, stored: Sha256) -> Iterator[bytes]:
        """The bytes of a file. Raises `FileNotFoundError`."""
        with self._path(stored).open("rb") as file:
            while piece := file.read(PIECE):
                yield piece

    def _path(self, stored: Sha256) -> Path:
        return self._folder.root / "sha256" / stored[:2] / stored


class FolderPapers(SealedPapers):
    """Papers in a folder on this machine."""

    def __init__(self, folder: Path, keys: FolderKeys) -> None:
        super().__init__(FolderFiles(folder), keys)
