"""What the kept ledger answers: tiles of every width, bundles, leaves and proofs."""

from collections.abc import Iterator
from hashlib import sha256

import pytest

from adapters.ledger import PostgresLedger
from adapters.ledger.signing import verifies
from application.audit.ledger.kept import BUNDLE, CERTIFICATE
from application.audit.ledger.notes import signed
from application.audit.ledger.proving import consistency_proof, inclusion_proof, root
from application.audit.ledger.tiles import Tile, bundle, tiles_of
from application.audit.ledger.tree import verify_consistency, verify_inclusion
from tests.adapters.ledger.vault import ORIGIN, Vault
from tests.adapters.ledger.witnessing import asked, attack
from tests.application.audit.ledger import naive

SIZE = 600


@pytest.fixture
def kept(vault: Vault) -> Iterator[PostgresLedger]:
    vault.append(SIZE)
    vault.sealer(batch=100).seal()
    with asked(vault) as ledger:
        yield ledger


def test_before_anything_is_sealed_there_is_nothing(vault: Vault) -> None:
    with asked(vault) as ledger:
        assert ledger.newest() is None
        assert ledger.witnessed() is None
        assert ledger.tiles([Tile(0, 0, 1)]) == {}
        assert ledger.bundle(Tile(0, 0, 1)) is None
        assert ledger.leaf(1) is None


@pytest.mark.every_postgres
def test_every_tile_of_every_size_there_was_is_there_and_none_beyond_the_head(
    vault: Vault, kept: PostgresLedger
) -> None:
    leaves = vault.leaves()
    for size in (1, 100, 255, 256, 257, 512, SIZE):
        wanted = list(tiles_of(size))
        assert kept.tiles(wanted) == {tile: naive.tile(tile, leaves[:size]) for tile in wanted}
    beyond = [Tile(0, 2), Tile(0, 2, 89), Tile(0, 3, 1), Tile(1, 0, 3), Tile(1, 0), Tile(2, 0, 1), Tile(0, 10**17, 1)]
    assert kept.tiles([*beyond, Tile(0, 10**30, 1), Tile(63, 0, 1)]) == {}


def test_bundles_carry_the_entries(vault: Vault, kept: PostgresLedger) -> None:
    entries = vault.entries()
    assert kept.bundle(Tile(0, 1)) == bundle(entries[256:512])
    assert kept.bundle(Tile(0, 2, 88)) == bundle(entries[512:])
    assert kept.bundle(Tile(0, 2, 3)) == bundle(entries[512:515])
    assert kept.bundle(Tile(0, 2, 89)) is None
    assert kept.bundle(Tile(0, 10**30)) is None


def test_a_facts_leaf_is_found_by_its_position_and_proven(vault: Vault, kept: PostgresLedger) -> None:
    leaves = vault.leaves()
    head = kept.newest()
    assert head
    assert head.checkpoint.root == root(SIZE, kept.tiles) == naive.root(leaves)
    for position in (1, 256, 257, SIZE):
        leaf = kept.leaf(position)
        assert leaf
        assert leaf.entry == vault.entries()[leaf.index]
        proof = inclusion_proof(leaf.index, SIZE, kept.tiles)
        assert verify_inclusion(leaves[leaf.index], leaf.index, SIZE, proof, head.checkpoint.root)
    assert kept.leaf(SIZE + 1) is None
    proof = consistency_proof(300, SIZE, kept.tiles)
    assert verify_consistency(300, naive.root(leaves[:300]), SIZE, head.checkpoint.root, proof)


def test_a_checkpoint_that_was_altered_in_the_database_is_not_served(vault: Vault, kept: PostgresLedger) -> None:
    attack(vault, f"UPDATE ledger.checkpoints SET root = '\\x{'00' * 32}' WHERE size = {SIZE}")  # noqa: S608
    assert kept.newest() is None


def test_a_ledger_whose_database_is_away_says_so(vault: Vault) -> None:
    with asked(vault) as ledger:
        ledger.newest()
        vault.rows(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'sangsaeng_office' AND datname = current_database()"
        )
        assert ledger.newest() is None


def test_a_sealed_fact_is_answered_with_its_bytes_and_leaf_and_what_is_not_sealed_is_not(
    vault: Vault, kept: PostgresLedger
) -> None:
    late = vault.append()
    found = kept.sealed([1, 7, late, late + 1])
    assert sorted(found) == [1, 7]
    for position, one in found.items():
        assert one.leaf == kept.leaf(position)
        assert one.place == kept.place(position)
        assert one.place.body == sha256(one.body).digest()


def test_the_operator_vouches_for_lists_of_files_and_statements_alone(vault: Vault, kept: PostgresLedger) -> None:
    text = f"{BUNDLE}{ORIGIN}\n{'0' * 64}  README.txt\n"
    assert signed(kept.vouch(text), vault.keys.verifying(), verifies)
    assert signed(kept.vouch(f"{CERTIFICATE}{ORIGIN}\n{{}}\n"), vault.keys.verifying(), verifies)
    head = kept.newest()
    assert head
    for other in (head.note.text, "anything\n", BUNDLE, f"{BUNDLE}other.example/log\n"):
        with pytest.raises(ValueError, match="no list"):
            kept.vouch(other)
