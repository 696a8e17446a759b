"""What is asked of the ledger as it is kept; `adapters.ledger` answers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from application.audit.ledger.checkpoints import Checkpoint, Cosigned
from application.audit.ledger.notes import Note, VerifierKey
from application.audit.ledger.tiles import Tile

BUNDLE = "sangsaeng/bundle/1\n"
"""How the list of a bundle's files begins: it can be taken for no checkpoint and no promise."""
CERTIFICATE = "sangsaeng/certificate/1\n"
"""How a statement of a certificate begins."""
VOUCHED = (BUNDLE, CERTIFICATE)
"""How the texts begin that the operator vouches for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A checkpoint with the signatures that hold under it, the operator's first. `position` is its last fact's."""

    checkpoint: Checkpoint
    position: int
    note: Note
    cosigned: tuple[Cosigned, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A fact's place in the tree."""

    index: int
    position: int
    entry: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a fact stands in the log and what it is called, and SHA-256 of its body: all that its entry is made of."""

    position: int
    stream: UUID
    version: int
    name: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFact:
    """A fact as it is stored and sealed: its place, its leaf, and its bytes."""

    place: Place
    leaf: Leaf
    body: bytes


class CosignatureRefused(Exception):
    """A cosignature that is by no trusted witness, or on no checkpoint of this log."""


class Ledger(Protocol):
    """The sealed tree. Every question raises `ConnectionError` where the database is away."""

    def newest(self) -> Head | None:
        """The newest checkpoint, cosigned or not; None before the first."""
        ...

    def witnessed(self) -> Head | None:
        """The newest checkpoint that a trusted witness has cosigned; None before the first."""
        ...

    def tiles(self, tiles: Collection[Tile]) -> Mapping[Tile, bytes]:
        """The bytes of tiles, as far as the tree has them."""
        ...

    def bundle(self, tile: Tile) -> bytes | None:
        """The entries of a tile of leaves, each after its length; None where the tree has not so many."""
        ...

    def leaf(self, position: int) -> Leaf | None:
        """The leaf of the fact at a position; None where it is not sealed (yet)."""
        ...

    def place(self, position: int) -> Place | None:
        """What the entry of the fact at a position is made of, sealed or not; None where there is no fact."""
        ...

    def sealed(self, positions: Collection[int]) -> Mapping[int, SealedFact]:
        """The facts at these positions, as far as they are sealed."""
        ...

    def vouch(self, text: str) -> Note:
        """The operator's signature under a text that begins with one of `VOUCHED`. Raises `ValueError` for another."""
        ...

    def promise(self, position: int, entry: bytes) -> Note:
        """The operator's signed word that this entry will stand in the tree."""
        ...

    def cosign(self, note: Note) -> bool:
        """Keep a witness's cosignature on one of our checkpoints; whether it is new. Raises `CosignatureRefused`."""
        ...

    def operators(self) -> Sequence[VerifierKey]:
        """What verifies the operator's signatures, old ones too."""
        ...

    def witnesses(self) -> Sequence[VerifierKey]:
        """The witnesses whose cosignatures are taken."""
        ...
