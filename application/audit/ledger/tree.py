"""The Merkle tree of RFC 6962, section 2.1, with SHA-256: roots, inclusion and consistency proofs, and how a tree grows.

Everything is said in complete subtrees (`Node`), whose hashes never change as the tree grows. What a proof needs is
worked out first, as nodes; who has their hashes then puts the proof together (`proving`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice

HASH_BYTES = 32
EMPTY_ROOT = sha256(b"").digest()
"""The root of a tree without leaves."""
_NODE = b"\x01"


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """A complete subtree: the `2**level` leaves from `index * 2**level` on."""

    level: int
    index: int


Path = tuple[tuple[Node, ...], ...]
"""The hashes of a proof in order: each the root over some complete subtrees, from left to right."""


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node of the tree over its two children."""
    return sha256(_NODE + left + right).digest()


def root_over(hashes: Sequence[bytes]) -> bytes:
    """The root over complete subtrees that shrink from left to right."""
    if not hashes:
        return EMPTY_ROOT
    *others, root = hashes
    for left in reversed(others):
        root = node_hash(left, root)
    return root


def cover(first: int, end: int) -> tuple[Node, ...]:
    """The largest complete subtrees that make up the leaves `first` to `end` (exclusive), from left to right.

    `first` must be a multiple of a power of two that is at least as large as the range, as in every subtree of RFC 6962.
    """
    nodes = []
    while first < end:
        level = (end - first).bit_length() - 1
        nodes.append(Node(level, first >> level))
        first += 1 << level
    return tuple(nodes)


def inclusion_path(index: int, size: int) -> Path:
    """What proves that a leaf stands at `index` in the tree of `size` leaves (RFC 6962, 2.1.1)."""
    if not 0 <= index < size:
        raise ValueError(f"a tree of {size} leaves has no leaf {index}")
    path = []
    first, end = 0, size
    while end - first > 1:
        middle = first + _split(end - first)
        if index < middle:
            path.append(cover(middle, end))
            end = middle
        else:
            path.append(cover(first, middle))
            first = middle
    return tuple(reversed(path))


def consistency_path(old: int, new: int) -> Path:
    """What proves that the tree of `old` leaves is how the tree of `new` leaves began (RFC 6962, 2.1.2)."""
    if not 0 <= old <= new:
        raise ValueError(f"a tree of {new} leaves never had {old}")
    if old in (0, new):
        return ()
    path = []
    first, end = 0, new
    while old != end:
        middle = first + _split(end - first)
        if old <= middle:
            path.append(cover(middle, end))
            end = middle
        else:
            path.append(cover(first, middle))
            first = middle
    if first:
        path.append(cover(first, end))
    return tuple(reversed(path))


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether a proof shows the leaf with this hash at `index` in the tree of `size` leaves (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size or not _are_hashes((leaf, root, *proof)):
        return False
    place, last, found = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = node_hash(step, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, step)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def verify_consistency(old: int, old_root: bytes, new: int, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether a proof shows that the one tree is how the other began (RFC 9162, 2.1.4.2).

    The empty tree is how every tree began, and is proven by nothing.
    """
    if not 0 <= old <= new or not _are_hashes((old_root, new_root, *proof)):
        return False
    if old == 0:
        return not proof and old_root == EMPTY_ROOT and (new > 0 or new_root == EMPTY_ROOT)
    if old == new:
        return not proof and old_root == new_root
    steps = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not steps:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    was = now = steps[0]
    for step in islice(steps, 1, None):
        if last == 0:
            return False
        if place & 1 or place == last:
            was, now = node_hash(step, was), node_hash(step, now)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            now = node_hash(now, step)
        place, last = place >> 1, last >> 1
    return last == 0 and was == old_root and now == new_root


@dataclass(frozen=True, slots=True)
class Frontier:
    """All that a tree needs in order to grow: its size and the hashes of `cover(0, size)`."""

    size: int = 0
    hashes: tuple[bytes, ...] = ()

    def root(self) -> bytes:
        """The root of the tree."""
        return root_over(self.hashes)


@dataclass(frozen=True, slots=True)
class Growth:
    """A tree that has grown. `nodes` are the hashes that came to each level, from the first index it did not have yet."""

    frontier: Frontier
    nodes: Mapping[int, Sequence[bytes]]


def grow(frontier: Frontier, leaves: Sequence[bytes]) -> Growth:
    """Add leaf hashes to a tree. Nothing that was hashed before is hashed again."""
    size = frontier.size
    kept = dict(zip((node.level for node in cover(0, size)), frontier.hashes, strict=True))
    nodes: dict[int, Sequence[bytes]] = {}
    level, fresh = 0, list(leaves)
    while fresh:
        nodes[level] = fresh
        row = [kept.pop(level), *fresh] if size >> level & 1 else fresh
        if len(row) & 1:
            kept[level] = row[-1]
        fresh = [
            sha256(_NODE + left + right).digest()
            for left, right in zip(islice(row, 0, None, 2), islice(row, 1, None, 2), strict=False)
        ]
        level += 1
    hashes = tuple(kept[one] for one in sorted(kept, reverse=True))
    return Growth(Frontier(size + len(leaves), hashes), nodes)


def _split(size: int) -> int:
    """The largest power of two below a size: where RFC 6962 parts a tree."""
    return 1 << (size - 1).bit_length() - 1


def _are_hashes(given: Sequence[bytes]) -> bool:
    return all(len(one) == HASH_BYTES for one in given)
