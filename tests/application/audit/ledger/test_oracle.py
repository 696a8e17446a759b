"""Another house's implementation reads our tiles, checks our proofs and our signatures, and we its."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tlog_scales import tlog
from tlog_scales.reader import TilesReader
from tlog_scales.signing import PlainEd25519Signer, Vkey, VkeySet

from adapters.ledger.signing import SigningKey, verifies
from application.audit.ledger.checkpoints import Checkpoint, trusted_checkpoint
from application.audit.ledger.notes import COSIGNATURE, ED25519, Note, parse_key
from application.audit.ledger.proving import consistency_proof, inclusion_proof, root
from application.audit.ledger.tiles import bundle, index_path
from application.audit.ledger.tree import verify_consistency, verify_inclusion
from tests.application.audit.ledger import naive
from tests.application.audit.ledger.naive import Shelf
from tests.application.audit.ledger.test_tree import FOREST

ORIGIN = "demo.example/log"
OPERATOR = SigningKey.make(ORIGIN, ED25519)
WITNESS = SigningKey.make("witness.example/pps", COSIGNATURE)
sizes = st.integers(1, len(FOREST))


class Served:
    """Our tiles under their paths, as the oracle fetches them."""

    def __init__(self, size: int) -> None:
        self.shelf = Shelf(FOREST[:size])
        self.files = {tile.path(): data for tile, data in self.shelf.tiles.items()}
        entries = [f"leaf {number}".encode() for number in range(size)]
        for first in range(0, size, 256):
            some = entries[first : first + 256]
            self.files[f"tile/entries/{index_path(first // 256, len(some))}"] = bundle(some)

    def get(self, *path: str) -> bytes | None:
        return self.files.get("/".join(path))


def reading(size: int) -> tuple[Served, TilesReader]:
    served = Served(size)
    reader = TilesReader(served)
    reader.set_size(size)
    return served, reader


@settings(max_examples=30, deadline=None)
@given(size=sizes, data=st.data())
def test_the_oracle_finds_our_root_our_proofs_and_our_entries_in_our_tiles(size: int, data: st.DataObject) -> None:
    served, oracle = reading(size)
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    head = root(size, served.shelf)
    assert oracle.calculate_root_hash() == head
    inclusion = inclusion_proof(index, size, served.shelf)
    consistency = consistency_proof(old, size, served.shelf)
    assert oracle.get_inclusion_proof(index, size).node_hashes == list(inclusion)
    assert oracle.get_consistency_proof(old, size).node_hashes == list(consistency)
    assert oracle.get_entry(index) == f"leaf {index}".encode()
    assert verify_inclusion(FOREST[index], index, size, inclusion, head)
    tlog.InclusionProof(index, size, list(inclusion)).check(FOREST[index], head)
    tlog.ConsistencyProof(old, size, list(consistency)).check(naive.root(FOREST[:old]), head)


@settings(max_examples=30, deadline=None)
@given(size=sizes, data=st.data(), flips=st.lists(st.integers(0, 32 * 8 - 1), max_size=2))
def test_the_oracle_and_we_say_the_same_of_any_proof(size: int, data: st.DataObject, flips: list[int]) -> None:
    old = data.draw(st.integers(1, size))
    proof = naive.proof(old, FOREST[:size])
    for bit in flips:
        if proof:
            place = bit % len(proof)
            proof[place] = (int.from_bytes(proof[place], "big") ^ 1 << bit).to_bytes(32, "big")
    was, now = naive.root(FOREST[:old]), naive.root(FOREST[:size])
    try:
        tlog.ConsistencyProof(old, size, proof).check(was, now)
        said = True
    except tlog.ConsistencyProofInvalid:
        said = False
    assert verify_consistency(old, was, size, now, proof) is said


def test_the_oracle_reads_our_checkpoint_and_both_signatures_hold_for_it() -> None:
    text = Checkpoint(ORIGIN, 5, naive.root(FOREST[:5])).text()
    note = Note(text, (OPERATOR.sign(text), WITNESS.cosign(text, 1_700_000_000)))
    read = tlog.Checkpoint.from_text(str(note))
    assert (read.origin, read.size, read.root_hash) == (ORIGIN, 5, naive.root(FOREST[:5]))
    keys = [Vkey.from_string(str(key.verifier)) for key in (OPERATOR, WITNESS)]
    assert len(VkeySet(*keys).verify(read.signatures, read)) == 2
    assert str(read.serialize()) == str(note)


def test_we_read_the_oracles_checkpoint() -> None:
    signer: Any = PlainEd25519Signer(ORIGIN, b"s" * 32)
    made: Any = tlog.Checkpoint.make_signed(ORIGIN, 7, naive.root(FOREST[:7]), [signer])
    trusted = parse_key(signer.vkey.serialize())
    checkpoint = trusted_checkpoint(made.serialize().encode(), ORIGIN, [trusted], verifies)
    assert checkpoint == Checkpoint(ORIGIN, 7, naive.root(FOREST[:7]))
