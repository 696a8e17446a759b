"""`application.audit.ledger.kept.Ledger` on PostgreSQL, read as the office."""

import time
from base64 import b64encode
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, Self, TypeVar

import psycopg
import structlog
from psycopg_pool import ConnectionPool, PoolTimeout

from adapters.ledger.keys import LedgerKeys
from adapters.ledger.sealing import add_signatures
from adapters.ledger.signing import verifies
from application.audit.ledger.checkpoints import Checkpoint, Cosigned, cosignatures, parse_checkpoint
from application.audit.ledger.kept import VOUCHED, CosignatureRefused, Head, Leaf, Place, SealedFact
from application.audit.ledger.notes import NoNote, Note, Signature, VerifierKey, parse_signature, signed
from application.audit.ledger.tiles import WIDTH, Tile
from application.audit.ledger.tree import HASH_BYTES

R = TypeVar("R")
Row = tuple[Any, ...]

PATIENCE = 5.0
"""Seconds to wait for a connection."""
SKEW_SECONDS = 300
"""So far ahead of ours a witness's clock may be."""
_LAST_INDEX = 2**63 // WIDTH - 1

_events = structlog.get_logger(__name__)

# A tile that is full now has been partial before, and is still asked for as it was.
TILES = """
SELECT wanted.level, wanted.index, wanted.width, coalesce(
    (SELECT substring(hashes FROM 1 FOR wanted.width * 32) FROM ledger.tiles AS one
        WHERE one.level = wanted.level AND one.index = wanted.index),
    CASE WHEN wanted.level = 0
        THEN (SELECT string_agg(leaf, ''::bytea ORDER BY one.index) FROM ledger.leaves AS one
            WHERE one.index >= wanted.index * 256 AND one.index < wanted.index * 256 + wanted.width)
        ELSE (SELECT string_agg(root, ''::bytea ORDER BY one.index) FROM ledger.tiles AS one
            WHERE one.level = wanted.level - 1
                AND one.index >= wanted.index * 256 AND one.index < wanted.index * 256 + wanted.width)
    END
)
FROM unnest(%s::smallint[], %s::bigint[], %s::integer[]) AS wanted (level, index, width)
"""
BUNDLE = r"""
SELECT string_agg('\x0020'::bytea || entry, ''::bytea ORDER BY index) FROM ledger.leaves
WHERE index >= %s AND index < %s
"""
LEAF = "SELECT index, position, entry FROM ledger.leaves WHERE position = %s"
PLACE = """
SELECT originator_id, originator_version, topic, sha256(state) FROM log.facts WHERE notification_id = %s
"""
SEALED = """
SELECT notification_id, originator_id, originator_version, topic, sha256(state), state, index, entry
FROM log.facts JOIN ledger.leaves ON position = notification_id
WHERE notification_id = ANY (%s::bigint[])
"""
LINES = (
    "ARRAY(SELECT line FROM ledger.signatures AS one WHERE one.size = head.size ORDER BY by_witness, added_at, line)"
)
NEWEST = f"SELECT size, position, root, {LINES} FROM ledger.checkpoints AS head ORDER BY size DESC LIMIT 1"  # noqa: S608
# The newest one whose cosignature holds is the first of them, unless somebody put lines there that are none.
WITNESSED = f"""
SELECT size, position, root, {LINES} FROM ledger.checkpoints AS head
WHERE size IN (SELECT size FROM ledger.signatures WHERE by_witness AND size < %s ORDER BY size DESC LIMIT %s)
ORDER BY size DESC
"""  # noqa: S608 - nothing of it is given
LOOKED_AT = 20
AT = "SELECT size FROM ledger.checkpoints WHERE size = %s AND root = %s"


class PostgresLedger:
    """Answers from the ledger's tables, over at most `connections`. Close it at the end, or use it as a context."""

    def __init__(self, office: str, origin: str, keys: LedgerKeys, *, connections: int = 4) -> None:
        self._origin = origin
        self._keys = keys
        self._pool = ConnectionPool(
            office,
            kwargs={"autocommit": True},
            min_size=0,  # few ask
            max_size=connections,
            timeout=PATIENCE,
            name="ledger",
            open=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()

    def newest(self) -> Head | None:
        """The newest checkpoint, cosigned or not; None before the first."""
        found = self._ask(NEWEST, [])
        return self._head(found[0]) if found else None

    def witnessed(self) -> Head | None:
        """The newest checkpoint that a trusted witness has cosigned; None before the first."""
        below = 2**63 - 1
        while found := self._ask(WITNESSED, [below, LOOKED_AT]):
            for row in found:
                head = self._head(row)
                if head and head.cosigned:
                    return head
            below = found[-1][0]
        return None

    def tiles(self, tiles: Collection[Tile]) -> Mapping[Tile, bytes]:
        """The bytes of tiles, as far as the tree has them."""
        wanted = [tile for tile in tiles if tile.index <= _LAST_INDEX]
        columns = ([tile.level for tile in wanted], [tile.index for tile in wanted], [tile.width for tile in wanted])
        found = self._ask(TILES, columns)
        return {
            Tile(level, index, width): hashes
            for level, index, width, hashes in found
            if hashes is not None and len(hashes) == width * HASH_BYTES
        }

    def bundle(self, tile: Tile) -> bytes | None:
        """The entries of a tile of leaves, each after its length; None where the tree has not so many."""
        if tile.index > _LAST_INDEX:
            return None
        ((bundle,),) = self._ask(BUNDLE, [tile.first, tile.first + tile.width])
        return bundle if bundle is not None and len(bundle) == tile.width * (HASH_BYTES + 2) else None

    def leaf(self, position: int) -> Leaf | None:
        """The leaf of the fact at a position; None where it is not sealed (yet)."""
        found = self._ask(LEAF, [position])
        return Leaf(index=found[0][0], position=found[0][1], entry=found[0][2]) if found else None

    def place(self, position: int) -> Place | None:
        """What the entry of the fact at a position is made of, sealed or not; None where there is no fact."""
        found = self._ask(PLACE, [position])
        if not found:
            return None
        stream, version, name, body = found[0]
        return Place(position=position, stream=stream, version=version, name=name, body=body)

    def sealed(self, positions: Collection[int]) -> Mapping[int, SealedFact]:
        """The facts at these positions, as far as they are sealed."""
        return {
            position: SealedFact(
                place=Place(position=position, stream=stream, version=version, name=name, body=digest),
                leaf=Leaf(index=index, position=position, entry=entry),
                body=body,
            )
            for position, stream, version, name, digest, body, index, entry in self._ask(SEALED, [list(positions)])
        }

    def vouch(self, text: str) -> Note:
        """The operator's signature under a list of a bundle's files or a statement of a certificate.

        Raises `ValueError` for any other text.
        """
        if not text.startswith(tuple(f"{head}{self._origin}\n" for head in VOUCHED)):
            raise ValueError("this is no list of a bundle's files, and no statement")
        return Note(text, tuple(key.sign(text) for key in self._keys.signing()))

    def promise(self, position: int, entry: bytes) -> Note:
        """The operator's signed word that this entry will stand in the tree."""
        text = f"sangsaeng/promise/1\n{self._origin}\n{position}\n{b64encode(entry).decode('ascii')}\n"
        return Note(text, tuple(key.sign(text) for key in self._keys.signing()))

    def cosign(self, note: Note) -> bool:
        """Keep a witness's cosignature on one of our checkpoints; whether it is new. Raises `CosignatureRefused`."""
        try:
            checkpoint = parse_checkpoint(note)
            held = cosignatures(note, self.witnesses(), verifies)
        except NoNote as refused:
            raise CosignatureRefused(str(refused)) from None
        if not held:
            raise CosignatureRefused("by no witness that is trusted here")
        if any(one.time > time.time() + SKEW_SECONDS for one in held):
            raise CosignatureRefused("from the future")
        if checkpoint.origin != self._origin or not self._ask(AT, [checkpoint.size, checkpoint.root]):
            raise CosignatureRefused("on no checkpoint of this log")
        lines = [line.line() for one in held if (line := note.by(one.witness))]
        return bool(self._connected(lambda one: add_signatures(one, checkpoint.size, lines, by_witness=True)))

    def operators(self) -> Sequence[VerifierKey]:
        """What verifies the operator's signatures, old ones too."""
        return self._keys.verifying()

    def witnesses(self) -> Sequence[VerifierKey]:
        """The witnesses whose cosignatures are taken."""
        return self._keys.witnesses()

    def _head(self, row: Row) -> Head | None:
        """A checkpoint with what holds of its signatures; None, and a word to who watches, where the operator's do not."""
        size, position, root, lines = row
        checkpoint = Checkpoint(self._origin, size, root)
        text = checkpoint.text()
        given = [line for one in lines if (line := _line(one))]
        by_operator = [line for line in given if _signed(Note(text, (line,)), self.operators())]
        if not by_operator:
            _events.error("checkpoint-without-signature", size=size)
            return None
        held_lines = [(held, line) for line in given for held in _cosigned(Note(text, (line,)), self.witnesses())]
        # Of a witness that cosigned it again, under another key of ours, the newest.
        newest = {held.witness: (line, held) for held, line in sorted(held_lines, key=lambda one: one[0].time)}
        cosigned = [one for witness in self.witnesses() if (one := newest.get(witness))]
        return Head(
            checkpoint=checkpoint,
            position=position,
            note=Note(text, (*by_operator, *(line for line, _ in cosigned))),
            cosigned=tuple(held for _, held in cosigned),
        )

    def _ask(self, query: str, values: Sequence[Any]) -> list[Row]:
        return self._connected(lambda one: one.execute(query, values, binary=True, prepare=True).fetchall())

    def _connected(self, ask: Callable[[psycopg.Connection], R]) -> R:
        try:
            try:
                return self._once(ask)
            except PoolTimeout:
                raise
            except psycopg.OperationalError:
                self._pool.check()
                return self._once(ask)
        except psycopg.OperationalError as error:
            raise ConnectionError("The ledger cannot be read: its database is not there.") from error

    def _once(self, ask: Callable[[psycopg.Connection], R]) -> R:
        with self._pool.connection() as connection:
            return ask(connection)


def _line(text: str) -> Signature | None:
    try:
        return parse_signature(text.removesuffix("\n"))
    except NoNote:
        return None


def _signed(note: Note, keys: Sequence[VerifierKey]) -> bool:
    try:
        return bool(signed(note, keys, _verifies))
    except NoNote:
        return False


def _cosigned(note: Note, witnesses: Sequence[VerifierKey]) -> Sequence[Cosigned]:
    try:
        return cosignatures(note, witnesses, _verifies)
    except NoNote:
        return ()


@lru_cache(maxsize=64)
def _verifies(public: bytes, signature: bytes, message: bytes) -> bool:
    return verifies(public, signature, message)
