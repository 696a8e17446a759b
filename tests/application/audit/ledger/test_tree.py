"""The tree against Certificate Transparency's reference vectors, against RFC 6962 word by word, and against its own alteration."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.audit.ledger import leaf_hash
from application.audit.ledger.proving import consistency_proof, inclusion_proof
from application.audit.ledger.tree import (
    EMPTY_ROOT,
    Frontier,
    Node,
    consistency_path,
    cover,
    grow,
    inclusion_path,
    verify_consistency,
    verify_inclusion,
)
from tests.application.audit.ledger import naive
from tests.application.audit.ledger.naive import Shelf

# The reference vectors of Certificate Transparency's own test suite.
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
LEAVES = [leaf_hash(bytes.fromhex(one)) for one in INPUTS]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
INCLUSION = {
    (0, 1): [],
    (0, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (5, 8): [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 3): ["fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"],
    (1, 5): [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}
CONSISTENCY = {
    (1, 1): [],
    (1, 8): [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ],
    (6, 8): [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ],
    (2, 5): [
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    ],
}

LARGEST = 530
"""Leaves enough for three tiles, one of them partial, and a second level."""
FOREST = [sha256(f"leaf {number}".encode()).digest() for number in range(LARGEST)]
sizes = st.one_of(st.integers(1, 40), st.sampled_from([255, 256, 257, 511, 512, 513]), st.integers(1, LARGEST))


def hexes(hashes: tuple[bytes, ...]) -> list[str]:
    return [one.hex() for one in hashes]


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_those_of_the_reference_vectors(size: int) -> None:
    assert grow(Frontier(), LEAVES[:size]).frontier.root().hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size"), INCLUSION)
def test_inclusion_proofs_are_those_of_the_reference_vectors(index: int, size: int) -> None:
    proof = inclusion_proof(index, size, Shelf(LEAVES[:size]))
    assert hexes(proof) == INCLUSION[index, size]
    assert verify_inclusion(LEAVES[index], index, size, proof, bytes.fromhex(ROOTS[size]))


@pytest.mark.parametrize(("old", "new"), CONSISTENCY)
def test_consistency_proofs_are_those_of_the_reference_vectors(old: int, new: int) -> None:
    proof = consistency_proof(old, new, Shelf(LEAVES[:new]))
    assert hexes(proof) == CONSISTENCY[old, new]
    assert verify_consistency(old, bytes.fromhex(ROOTS[old]), new, bytes.fromhex(ROOTS[new]), proof)


@settings(max_examples=40, deadline=None)
@given(parts=st.lists(st.integers(0, 130), max_size=4))
def test_a_tree_that_grew_in_any_steps_has_the_root_and_nodes_of_one_made_at_once(parts: list[int]) -> None:
    frontier = Frontier()
    nodes: dict[Node, bytes] = {}
    for part in parts:
        growth = grow(frontier, FOREST[frontier.size : frontier.size + part])
        for level, hashes in growth.nodes.items():
            first = frontier.size >> level
            fresh = {Node(level, first + place): one for place, one in enumerate(hashes)}
            assert not fresh.keys() & nodes.keys(), "what was hashed before was hashed again"
            nodes |= fresh
        frontier = growth.frontier
    assert frontier.root() == naive.root(FOREST[: frontier.size])
    assert frontier.hashes == tuple(nodes[node] for node in cover(0, frontier.size))
    assert nodes == {
        Node(level, index): naive.root(FOREST[index << level : index + 1 << level])
        for level in range(frontier.size.bit_length())
        for index in range(frontier.size >> level)
    }


@settings(max_examples=40, deadline=None)
@given(data=st.data(), size=sizes)
def test_every_inclusion_proof_is_that_of_the_rfc_and_verifies(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index, size, Shelf(FOREST[:size]))
    assert list(proof) == naive.path(index, FOREST[:size])
    assert verify_inclusion(FOREST[index], index, size, proof, naive.root(FOREST[:size]))


@settings(max_examples=40, deadline=None)
@given(data=st.data(), size=sizes)
def test_every_consistency_proof_is_that_of_the_rfc_and_verifies(data: st.DataObject, size: int) -> None:
    old = data.draw(st.integers(1, size))
    proof = consistency_proof(old, size, Shelf(FOREST[:size]))
    assert list(proof) == naive.proof(old, FOREST[:size])
    assert verify_consistency(old, naive.root(FOREST[:old]), size, naive.root(FOREST[:size]), proof)


def altered(data: st.DataObject, hashes: list[bytes]) -> list[bytes]:
    """The same hashes with one bit flipped, one left out, one put in, or two exchanged."""
    at = data.draw(st.integers(0, len(hashes) - 1))
    bit = data.draw(st.integers(0, 255))
    flipped = (int.from_bytes(hashes[at], "big") ^ 1 << bit).to_bytes(32, "big")
    ways = [
        [*hashes[:at], flipped, *hashes[at + 1 :]],
        [*hashes[:at], *hashes[at + 1 :]],
        [*hashes[:at], hashes[at], *hashes[at:]],
        [*hashes[:at], hashes[at][:-1], *hashes[at + 1 :]],
        [*hashes[1:], hashes[0]],
    ]
    return data.draw(st.sampled_from([way for way in ways if way != hashes]))


@settings(max_examples=40, deadline=None)
@given(data=st.data(), size=sizes.filter(lambda size: size > 1))
def test_an_altered_inclusion_proof_fails(data: st.DataObject, size: int) -> None:
    index = data.draw(st.integers(0, size - 1))
    root, leaf = naive.root(FOREST[:size]), FOREST[index]
    proof = naive.path(index, FOREST[:size])
    assert not verify_inclusion(leaf, index, size, altered(data, proof), root)
    assert not verify_inclusion(sha256(leaf).digest(), index, size, proof, root)
    assert not verify_inclusion(leaf, index, size, proof, sha256(root).digest())
    other = data.draw(st.integers(-1, size).filter(lambda one: one != index))
    assert not verify_inclusion(leaf, other, size, proof, root)


@settings(max_examples=40, deadline=None)
@given(data=st.data(), size=sizes.filter(lambda size: size > 1))
def test_an_altered_consistency_proof_fails(data: st.DataObject, size: int) -> None:
    old = data.draw(st.integers(1, size - 1))
    was, now = naive.root(FOREST[:old]), naive.root(FOREST[:size])
    proof = naive.proof(old, FOREST[:size])
    assert not verify_consistency(old, was, size, now, altered(data, proof))
    assert not verify_consistency(old, sha256(was).digest(), size, now, proof)
    assert not verify_consistency(old, was, size, sha256(now).digest(), proof)
    assert not verify_consistency(size, now, old, was, proof)


def test_the_empty_tree_is_how_every_tree_began_and_no_tree_is_how_another_began() -> None:
    root = naive.root(FOREST[:5])
    assert verify_consistency(0, EMPTY_ROOT, 5, root, ())
    assert verify_consistency(0, EMPTY_ROOT, 0, EMPTY_ROOT, ())
    assert not verify_consistency(0, root, 5, root, ())
    assert not verify_consistency(0, EMPTY_ROOT, 0, root, ())
    assert not verify_consistency(0, EMPTY_ROOT, 5, root, (root,))
    assert verify_consistency(5, root, 5, root, ())
    assert not verify_consistency(5, root, 5, FOREST[0], ())
    assert not verify_consistency(3, root, 5, root, ())


@pytest.mark.parametrize(("index", "size"), [(0, 0), (5, 5), (-1, 5)])
def test_a_leaf_that_is_not_there_has_no_path(index: int, size: int) -> None:
    with pytest.raises(ValueError, match="has no leaf"):
        inclusion_path(index, size)


def test_a_tree_never_had_more_leaves_than_it_has() -> None:
    with pytest.raises(ValueError, match="never had 6"):
        consistency_path(6, 5)
