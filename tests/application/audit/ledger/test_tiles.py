"""Tiles: their paths, which there are, and what is worked out from them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.audit.ledger.proving import consistency_proof, inclusion_proof, root
from application.audit.ledger.tiles import (
    NoTile,
    Tile,
    bundle,
    hash_in,
    index_path,
    parse_index,
    parse_tile,
    tile_of,
    tiles_of,
    unbundle,
)
from application.audit.ledger.tree import Node
from tests.application.audit.ledger import naive
from tests.application.audit.ledger.naive import Shelf
from tests.application.audit.ledger.test_tree import FOREST


@pytest.mark.parametrize(
    ("tile", "path"),
    [
        (Tile(0, 0), "tile/0/000"),
        (Tile(0, 1234067), "tile/0/x001/x234/067"),
        (Tile(0, 1067, 8), "tile/0/x001/067.p/8"),
        (Tile(12, 999, 255), "tile/12/999.p/255"),
        (Tile(1, 1000), "tile/1/x001/000"),
    ],
)
def test_a_tile_has_one_path(tile: Tile, path: str) -> None:
    assert tile.path() == path
    _, level, index = path.split("/", 2)
    assert parse_tile(level, index) == tile


@given(index=st.integers(0, 10**12), width=st.integers(1, 256))
def test_every_index_and_width_comes_back_from_its_path(index: int, width: int) -> None:
    assert parse_index(index_path(index, width)) == (index, width)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "0",
        "00",
        "0000",
        "x000/001",
        "001/002",
        "x001/02",
        "001.p/0",
        "001.p/256",
        "001.p/007",
        "001.p/",
        "١٢٣",
        "-01",
    ],
)
def test_another_spelling_is_no_tile(path: str) -> None:
    with pytest.raises(NoTile):
        parse_index(path)


@pytest.mark.parametrize("level", ["64", "00", "01", "-1", "", "entries", "٣"])
def test_another_level_is_no_tile(level: str) -> None:
    with pytest.raises(NoTile):
        parse_tile(level, "000")


def test_a_tree_of_seventy_thousand_leaves_has_the_tiles_the_specification_counts() -> None:
    tiles = list(tiles_of(70_000))
    assert sum(1 for tile in tiles if tile.level == 0 and tile.width == 256) == 273
    assert [tile for tile in tiles if tile.width < 256] == [Tile(0, 273, 112), Tile(1, 1, 17), Tile(2, 0, 1)]
    assert [tile for tile in tiles if tile.level == 1] == [Tile(1, 0), Tile(1, 1, 17)]
    assert list(tiles_of(256)) == [Tile(0, 0), Tile(1, 0, 1)]
    assert list(tiles_of(0)) == []


@settings(max_examples=30, deadline=None)
@given(size=st.integers(1, len(FOREST)), data=st.data())
def test_the_hash_of_every_node_is_worked_out_from_its_tile(size: int, data: st.DataObject) -> None:
    level = data.draw(st.integers(0, size.bit_length() - 1))
    index = data.draw(st.integers(0, (size >> level) - 1))
    tile = tile_of(Node(level, index), size)
    assert tile in set(tiles_of(size))
    found = hash_in(Node(level, index), naive.tile(tile, FOREST[:size]))
    assert found == naive.root(FOREST[index << level : index + 1 << level])


def test_a_tile_that_is_too_short_says_so() -> None:
    with pytest.raises(NoTile, match="too short"):
        hash_in(Node(3, 1), b"\0" * 32 * 15)


def test_a_proof_asks_for_no_more_than_two_tiles_a_level() -> None:
    shelf = Shelf(FOREST)
    inclusion_proof(300, len(FOREST), shelf)
    assert set(shelf.asked) == {Tile(0, 1), Tile(0, 2, 18), Tile(1, 0, 2)}


def test_the_root_of_an_earlier_tree_is_found_in_the_tiles_of_a_later_one() -> None:
    shelf = Shelf(FOREST)
    assert root(300, shelf, within=len(FOREST)) == naive.root(FOREST[:300])
    assert root(len(FOREST), shelf) == naive.root(FOREST)
    assert root(0, shelf, within=5) == naive.root([])
    assert consistency_proof(0, 0, shelf) == ()


@given(st.lists(st.binary(max_size=300)))
def test_entries_come_back_from_their_bundle(entries: list[bytes]) -> None:
    assert unbundle(bundle(entries)) == entries


def test_a_bundle_says_the_length_of_each_entry_in_two_bytes() -> None:
    assert bundle([b"\x01" * 32, b"ab"]) == b"\x00\x20" + b"\x01" * 32 + b"\x00\x02ab"


@pytest.mark.parametrize("data", [b"\x00", b"\x00\x02a", b"\x00\x01a\x00"])
def test_a_bundle_that_breaks_off_is_refused(data: bytes) -> None:
    with pytest.raises(NoTile):
        unbundle(data)
