"""Whether everything is still as it was sealed: every stored byte, the order of the log, the tree over it, and its end.

What is found is named by kind and place. An attacker with every right over the database can make the log, the tree and
the checkpoints agree again, and sign them with the operator's stolen key; only a checkpoint that was kept outside
(`Outside`) tells then. docs/ledger.md says what that proves.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from uuid import UUID

from application.audit.ledger.checkpoints import Checkpoint
from application.audit.ledger.entries import entry_hash, leaf_hash
from application.audit.ledger.tiles import HEIGHT, WIDTH, Tile
from application.audit.ledger.tree import EMPTY_ROOT, Frontier, grow
from application.side_by_side import side_by_side
from domain.values import Paper

MOST_EXCHANGED = 200
"""Among so many facts in the wrong place it is still looked whose place each has."""


class Damage(StrEnum):
    """What can be wrong."""

    FACT_ALTERED = "fact-altered"
    """Bytes, name, stream, version or position of a fact are not those that were sealed."""
    FACTS_EXCHANGED = "facts-exchanged"
    """A fact stands in the place of another."""
    FACT_GONE = "fact-gone"
    """A sealed fact is not in the log."""
    FACT_SLIPPED_IN = "fact-slipped-in"
    """A fact stands before the end of what was sealed, and was not sealed."""
    FACT_UNREADABLE = "fact-unreadable"
    """A fact is no record of this office, or not in its one form."""
    STREAM_BROKEN = "stream-broken"
    """The versions of a stream do not go 1, 2, 3, … in the order of the log."""
    LEAF_ALTERED = "leaf-altered"
    LEAF_GONE = "leaf-gone"
    """The leaves are not numbered 0, 1, 2, … in the order of the log."""
    TILE_ALTERED = "tile-altered"
    TILE_GONE = "tile-gone"
    CHECKPOINT_ALTERED = "checkpoint-altered"
    """Root, frontier or position of a checkpoint are not those of the tree."""
    CHECKPOINT_GONE = "checkpoint-gone"
    """There are leaves that no checkpoint speaks of."""
    CHECKPOINT_UNSIGNED = "checkpoint-unsigned"
    """The newest checkpoint, or the newest one a witness cosigned, has no signature of the operator's that holds."""
    TAIL_CUT = "tail-cut"
    """A checkpoint speaks of more leaves than there are."""
    LOG_CUT = "log-cut"
    """The outside checkpoint speaks of more leaves than there are."""
    LOG_REWRITTEN = "log-rewritten"
    """The outside checkpoint has another root for the leaves it speaks of."""
    ROW_ALTERED = "row-altered"
    """A row of the book is not what folding the log gives."""
    ROW_GONE = "row-gone"
    ROW_ADDED = "row-added"
    FACT_NOT_FOLDED = "fact-not-folded"
    """The book leaves out a fact, or cannot be folded from it."""
    PAPER_ALTERED = "paper-altered"
    PAPER_GONE = "paper-gone"


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is wrong: its kind, where, and what was found there."""

    damage: Damage
    place: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class StoredFact:
    """A fact as it is stored."""

    position: int
    stream: UUID
    version: int
    name: str
    body: bytes

    def entry(self, position: int | None = None) -> bytes:
        """Its entry, at its own position or at another."""
        at = self.position if position is None else position
        return entry_hash(at, self.stream, self.version, self.name, self.body)


@dataclass(frozen=True, slots=True)
class KeptLeaf:
    """A leaf as it is kept."""

    index: int
    position: int
    entry: bytes
    leaf: bytes


@dataclass(frozen=True, slots=True)
class KeptTile:
    """A full tile as it is kept."""

    level: int
    index: int
    hashes: bytes
    root: bytes


@dataclass(frozen=True, slots=True)
class KeptCheckpoint:
    """A checkpoint as it is kept, with the signature lines under it."""

    size: int
    position: int
    root: bytes
    frontier: bytes
    lines: tuple[str, ...]


@dataclass
class Log:
    """The log compared with its leaves, one fact after the other; `leaves` are the hashes that the tree is over."""

    leaves: list[bytes] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    versions: dict[UUID, int] = field(default_factory=dict)
    altered: list[tuple[StoredFact, KeptLeaf]] = field(default_factory=list)
    unsealed: list[StoredFact] = field(default_factory=list)
    gone: list[KeptLeaf] = field(default_factory=list)
    number: int = 0
    """The number of the next leaf."""

    def compare(self, facts: Iterable[StoredFact], leaves: Iterable[KeptLeaf]) -> Iterator[StoredFact | Found]:
        """Every fact with what is found wrong at its place; what is missing is told by `rest`, once all were seen."""
        waiting = iter(leaves)
        leaf = self._next(waiting)
        for fact in facts:
            while leaf and leaf.position < fact.position:
                self.gone.append(leaf)
                yield from self._odd(leaf)
                leaf = self._next(waiting)
            if leaf and leaf.position == fact.position:
                if fact.entry() != leaf.entry:
                    self.altered.append((fact, leaf))
                yield from self._odd(leaf)
                leaf = self._next(waiting)
            else:
                self.unsealed.append(fact)
            yield from self._in_stream(fact)
            yield fact
        while leaf:
            self.gone.append(leaf)
            yield from self._odd(leaf)
            leaf = self._next(waiting)

    def rest(self, sealed: int) -> Iterator[Found]:
        """What only the whole log shows. `sealed` is the position up to which it was sealed."""
        exchanged = dict(self._exchanged())
        for fact, leaf in self.altered:
            if whose := exchanged.get(fact.position):
                yield Found(
                    Damage.FACTS_EXCHANGED, f"position {fact.position}", f"here stands the fact of position {whose}"
                )
            else:
                yield Found(
                    Damage.FACT_ALTERED,
                    f"position {fact.position}",
                    f"leaf {leaf.index}, {fact.name}, version {fact.version} of stream {fact.stream}",
                )
        for leaf in self.gone:
            yield Found(Damage.FACT_GONE, f"position {leaf.position}", f"leaf {leaf.index}")
        for fact in self.unsealed:
            if fact.position <= sealed:
                yield Found(Damage.FACT_SLIPPED_IN, f"position {fact.position}", f"{fact.name} in stream {fact.stream}")

    def unprotected(self, position: int) -> int:
        """How many facts come after a position."""
        return sum(1 for fact in self.unsealed if fact.position > position) + sum(
            1 for sealed in self.positions if sealed > position
        )

    def _next(self, waiting: Iterator[KeptLeaf]) -> KeptLeaf | None:
        leaf = next(waiting, None)
        if leaf:
            self.leaves.append(leaf.leaf)
            self.positions.append(leaf.position)
        return leaf

    def _odd(self, leaf: KeptLeaf) -> Iterator[Found]:
        """What is wrong with a leaf by itself, and with its number."""
        if leaf_hash(leaf.entry) != leaf.leaf:
            yield Found(Damage.LEAF_ALTERED, f"leaf {leaf.index}", "its hash is not that of its entry")
        if leaf.index != self.number:
            yield Found(Damage.LEAF_GONE, f"leaf {self.number}", f"leaf {leaf.index} stands there")
        self.number = leaf.index + 1

    def _in_stream(self, fact: StoredFact) -> Iterator[Found]:
        expected = self.versions.get(fact.stream, 0) + 1
        self.versions[fact.stream] = fact.version
        if fact.version != expected:
            yield Found(
                Damage.STREAM_BROKEN,
                f"stream {fact.stream}",
                f"version {fact.version} at position {fact.position}, where version {expected} belongs",
            )

    def _exchanged(self) -> Iterator[tuple[int, int]]:
        """Which fact stands in which other's place, by position."""
        leaves = [leaf for _, leaf in self.altered] + self.gone
        if len(leaves) > MOST_EXCHANGED:
            return
        for fact, _ in self.altered:
            for leaf in leaves:
                if leaf.position != fact.position and fact.entry(leaf.position) == leaf.entry:
                    yield fact.position, leaf.position


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """A checkpoint that was kept outside, and where it was read."""

    checkpoint: Checkpoint
    place: str


def tree(
    leaves: Sequence[bytes],
    positions: Sequence[int],
    tiles: Iterable[KeptTile],
    checkpoints: Iterable[KeptCheckpoint],
    outside: Outside | None,
) -> Iterator[Found]:
    """What is wrong with the tree over these leaves, and with every checkpoint of it."""
    growing = _Growing(leaves)
    stops: list[tuple[int, KeptCheckpoint | Outside]] = [(one.size, one) for one in checkpoints]
    if outside:
        stops.append((outside.checkpoint.size, outside))
    last = 0
    for size, stop in sorted(stops, key=lambda one: one[0]):
        if size > len(leaves):
            yield _too_short(stop, size, len(leaves))
            continue
        growing.to(size)
        if isinstance(stop, Outside):
            if growing.root() != stop.checkpoint.root:
                yield Found(Damage.LOG_REWRITTEN, stop.place, f"the first {size} leaves have another root")
        else:
            last = max(last, size)
            yield from _checkpoint(stop, growing.frontier, positions)
    growing.to(len(leaves))
    if last < len(leaves) and not any(size > len(leaves) for size, _ in stops):
        yield Found(Damage.CHECKPOINT_GONE, f"checkpoint {len(leaves)}", f"there is none for the leaves from {last} on")
    yield from _tiles(growing.nodes, tiles, len(leaves))


class _Growing:
    """The tree, grown from one size to the next, and the hashes that stand in tiles."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._leaves = leaves
        self.frontier = Frontier()
        self.nodes: dict[int, list[bytes]] = {}

    def to(self, size: int) -> None:
        growth = grow(self.frontier, self._leaves[self.frontier.size : size])
        self.frontier = growth.frontier
        for level, hashes in growth.nodes.items():
            if level % HEIGHT == 0:
                self.nodes.setdefault(level // HEIGHT, []).extend(hashes)

    def root(self) -> bytes:
        return self.frontier.root() if self.frontier.size else EMPTY_ROOT


def _too_short(stop: KeptCheckpoint | Outside, size: int, leaves: int) -> Found:
    told = f"it speaks of {size} leaves, and there are {leaves}"
    if isinstance(stop, Outside):
        return Found(Damage.LOG_CUT, stop.place, told)
    return Found(Damage.TAIL_CUT, f"checkpoint {size}", told)


def _checkpoint(kept: KeptCheckpoint, frontier: Frontier, positions: Sequence[int]) -> Iterator[Found]:
    place = f"checkpoint {kept.size}"
    if kept.root != frontier.root():
        yield Found(Damage.CHECKPOINT_ALTERED, place, "its root is not that of the leaves")
    if kept.frontier != b"".join(frontier.hashes):
        yield Found(Damage.CHECKPOINT_ALTERED, place, "its frontier is not that of the leaves")
    if kept.position != positions[kept.size - 1]:
        yield Found(
            Damage.CHECKPOINT_ALTERED, place, f"its last fact is at {positions[kept.size - 1]}, not at {kept.position}"
        )


def _tiles(nodes: Mapping[int, Sequence[bytes]], tiles: Iterable[KeptTile], size: int) -> Iterator[Found]:
    expected = {
        (level, index): (hashes[index * WIDTH : (index + 1) * WIDTH], nodes[level + 1][index])
        for level, hashes in nodes.items()
        for index in range(len(hashes) // WIDTH)
    }
    for tile in tiles:
        path = Tile(tile.level, tile.index).path()
        known = expected.pop((tile.level, tile.index), None)
        if known is None:
            yield Found(Damage.TILE_ALTERED, path, f"a tree of {size} leaves has no such tile")
        elif (b"".join(known[0]), known[1]) != (tile.hashes, tile.root):
            yield Found(Damage.TILE_ALTERED, path, "its hashes are not those of the tree")
    for level, index in expected:
        yield Found(Damage.TILE_GONE, Tile(level, index).path())


def rows(
    expected: Iterable[tuple[bytes, bytes]], kept: Iterable[tuple[bytes, bytes]], place: Callable[[bytes], str]
) -> Iterator[Found]:
    """Where a table of the book differs from what folding the log gives: key and row of each, in the order of the keys."""
    for ours, theirs in side_by_side(expected, kept):
        if ours is None and theirs:
            yield Found(Damage.ROW_ADDED, place(theirs[1]))
        elif theirs is None and ours:
            yield Found(Damage.ROW_GONE, place(ours[1]))
        elif ours and theirs and ours[1] != theirs[1]:
            yield Found(Damage.ROW_ALTERED, place(theirs[1]))


def letter(paper: Paper, opened: Callable[[Paper], bytes], place: str) -> Iterator[Found]:
    """Whether a letter's file holds what its fact commits to; one whose key was destroyed tells nobody any more."""
    try:
        opened(paper)
    except LookupError:
        return
    except ValueError:
        yield Found(Damage.PAPER_ALTERED, place, "it does not hold what its fact commits to")


def paper(stored: str, read: Callable[[str], bytes | None], place: str) -> Iterator[Found]:
    """What is wrong with the file of a paper, by the hash its fact names."""
    data = read(stored)
    if data is None:
        yield Found(Damage.PAPER_GONE, place, f"the file {stored} is not there")
    elif sha256(data).hexdigest() != stored:
        yield Found(Damage.PAPER_ALTERED, place, f"the file {stored} has other bytes")
