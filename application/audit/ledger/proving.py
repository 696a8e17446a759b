"""Proofs from tiles, wherever the tiles come from: a database, or another house over HTTP."""

from collections.abc import Callable, Collection, Mapping

from application.audit.ledger.tiles import Tile, hash_in, tile_of
from application.audit.ledger.tree import Path, consistency_path, cover, inclusion_path, root_over

Tiles = Callable[[Collection[Tile]], Mapping[Tile, bytes]]
"""Reads tiles, all at once."""
Proof = tuple[bytes, ...]


def inclusion_proof(index: int, size: int, tiles: Tiles) -> Proof:
    """The hashes that prove a leaf in the tree of `size` leaves."""
    return _hashes(inclusion_path(index, size), size, tiles)


def consistency_proof(old: int, new: int, tiles: Tiles) -> Proof:
    """The hashes that prove that the tree of `old` leaves is how the tree of `new` leaves began."""
    return _hashes(consistency_path(old, new), new, tiles)


def root(size: int, tiles: Tiles, *, within: int | None = None) -> bytes:
    """The root of the tree of `size` leaves, as the tiles of a tree of `within` leaves have it."""
    return _hashes((cover(0, size),), within or size, tiles)[0]


def _hashes(path: Path, size: int, tiles: Tiles) -> Proof:
    needed = {node: tile_of(node, size) for nodes in path for node in nodes}
    read = tiles(set(needed.values())) if needed else {}
    found = {node: hash_in(node, read[tile]) for node, tile in needed.items()}
    return tuple(root_over([found[node] for node in nodes]) for nodes in path)
