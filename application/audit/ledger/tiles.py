"""Tiles of the tree as C2SP tlog-tiles lays them out: 256 hashes wide, 8 levels high, under paths that never change.

`tile/<level>/<index>` and `tile/entries/<index>`; a tile that is not full yet is `….p/<width>`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from application.audit.ledger.tree import HASH_BYTES, Node

WIDTH = 256
HEIGHT = 8
HIGHEST = 63
"""The highest level a path may name."""
_INDEX = re.compile(r"((?:x[0-9]{3}/)*)([0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?", re.ASCII)
_LEVEL = re.compile(r"0|[1-9][0-9]?", re.ASCII)
_LENGTH_BYTES = 2


class NoTile(ValueError):
    """A path that names no tile, or bytes that are none."""


@dataclass(frozen=True, slots=True)
class Tile:
    """`width` hashes of complete subtrees of `256**level` leaves, from the `index * 256`-th on."""

    level: int
    index: int
    width: int = WIDTH

    @property
    def first(self) -> int:
        """The index of its first hash at its level."""
        return self.index * WIDTH

    def path(self) -> str:
        """Its path below the log's prefix."""
        return f"tile/{self.level}/{index_path(self.index, self.width)}"


def index_path(index: int, width: int = WIDTH) -> str:
    """The last elements of a path: the index in groups of three digits, and the width where it is partial."""
    *others, last = _groups(index)
    path = "".join(f"x{group}/" for group in others) + last
    return path if width == WIDTH else f"{path}.p/{width}"


def parse_index(path: str) -> tuple[int, int]:
    """Index and width that the last elements of a path name. Raises `NoTile` for every other spelling."""
    found = _INDEX.fullmatch(path)
    if not found:
        raise NoTile(path)
    index = int(found[1].replace("x", "").replace("/", "") + found[2])
    width = int(found[3]) if found[3] else WIDTH
    if index_path(index, width) != path or width > WIDTH:
        raise NoTile(path)
    return index, width


def parse_tile(level: str, path: str) -> Tile:
    """The tile at `tile/<level>/<path>`. Raises `NoTile`."""
    if not _LEVEL.fullmatch(level) or int(level) > HIGHEST:
        raise NoTile(level)
    return Tile(int(level), *parse_index(path))


def there(level: int, size: int) -> int:
    """How many hashes a tree of `size` leaves has at a level of tiles."""
    return size >> level * HEIGHT


def tile_of(node: Node, size: int) -> Tile:
    """The tile of a tree of `size` leaves from which a node's hash is worked out."""
    level, up = divmod(node.level, HEIGHT)
    index = (node.index << up) // WIDTH
    return Tile(level, index, min(WIDTH, there(level, size) - index * WIDTH))


def hash_in(node: Node, tile: bytes) -> bytes:
    """The hash of a node, worked out from the bytes of its tile."""
    up = node.level % HEIGHT
    first = (node.index << up) % WIDTH
    row = tile[first * HASH_BYTES : (first + (1 << up)) * HASH_BYTES]
    if len(row) != HASH_BYTES << up:
        raise NoTile(f"too short for {node}")
    for _ in range(up):
        row = b"".join(
            [sha256(b"\x01" + row[at : at + 2 * HASH_BYTES]).digest() for at in range(0, len(row), 2 * HASH_BYTES)]
        )
    return row


def tiles_of(size: int) -> Iterator[Tile]:
    """Every tile of a tree of `size` leaves, level by level."""
    level = 0
    while hashes := there(level, size):
        for index in range(-(-hashes // WIDTH)):
            yield Tile(level, index, min(WIDTH, hashes - index * WIDTH))
        level += 1


def bundle(entries: Sequence[bytes]) -> bytes:
    """Entries as `tile/entries/…` carries them: each after its length, an unsigned 16-bit big-endian number."""
    return b"".join(len(entry).to_bytes(_LENGTH_BYTES, "big") + entry for entry in entries)


def unbundle(data: bytes) -> list[bytes]:
    """The entries in a bundle. Raises `NoTile` where it breaks off."""
    entries, at = [], 0
    while at < len(data):
        begins = at + _LENGTH_BYTES
        at = begins + int.from_bytes(data[at:begins], "big")
        if begins > len(data) or at > len(data):
            raise NoTile("the bundle breaks off")
        entries.append(data[begins:at])
    return entries


def _groups(index: int) -> list[str]:
    digits = f"{index:03d}"
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    return [digits[at : at + 3] for at in range(0, len(digits), 3)]
