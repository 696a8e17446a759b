"""RFC 6962 word by word over all leaf hashes: slow, recursive, and written from the text alone."""

from collections.abc import Collection, Mapping
from hashlib import sha256

from application.audit.ledger.tiles import Tile, tiles_of


def root(leaves: list[bytes]) -> bytes:
    """MTH(D[n]), section 2.1."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = below(len(leaves))
    return sha256(b"\x01" + root(leaves[:k]) + root(leaves[k:])).digest()


def path(m: int, leaves: list[bytes]) -> list[bytes]:
    """PATH(m, D[n]), section 2.1.1."""
    if len(leaves) == 1:
        return []
    k = below(len(leaves))
    if m < k:
        return [*path(m, leaves[:k]), root(leaves[k:])]
    return [*path(m - k, leaves[k:]), root(leaves[:k])]


def proof(m: int, leaves: list[bytes]) -> list[bytes]:
    """PROOF(m, D[n]), section 2.1.2."""
    return subproof(m, leaves, whole=True)


def subproof(m: int, leaves: list[bytes], *, whole: bool) -> list[bytes]:
    if m == len(leaves):
        return [] if whole else [root(leaves)]
    k = below(len(leaves))
    if m <= k:
        return [*subproof(m, leaves[:k], whole=whole), root(leaves[k:])]
    return [*subproof(m - k, leaves[k:], whole=False), root(leaves[:k])]


def below(n: int) -> int:
    """The largest power of two smaller than n."""
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def tile(one: Tile, leaves: list[bytes]) -> bytes:
    """The n-th tile at level l of C2SP tlog-tiles, each hash from all its leaves."""
    span = 256**one.level
    starts = [(one.index * 256 + place) * span for place in range(one.width)]
    return b"".join(root(leaves[start : start + span]) for start in starts)


class Shelf:
    """Every tile of a tree, and which were asked for."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.tiles = {one: tile(one, leaves) for one in tiles_of(len(leaves))}
        self.asked: list[Tile] = []

    def __call__(self, wanted: Collection[Tile]) -> Mapping[Tile, bytes]:
        self.asked += wanted
        return {one: self.tiles[one] for one in wanted}
