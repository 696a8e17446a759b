"""Every family of rows runs, on numbers so small that they say nothing about speed."""

from collections.abc import Iterator

import pytest

from bench import growing
from bench.__main__ import FAMILIES, ROOT
from bench.ground import Ground
from bench.harness import Outcome, outcomes
from bench.place import DURABILITY, a_place
from bench.sizes import TINY
from tests.postgres import fast_folder

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ground() -> Iterator[Ground]:
    with a_place(fast_folder(), durable=False) as place:
        yield Ground(place, TINY)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_of_rows_runs_and_each_row_comes_to_something(ground: Ground, family: str) -> None:
    found: list[Outcome] = []
    for work in FAMILIES[family](ground):
        found += outcomes(work, rounds=1)
    assert found
    assert [one for one in found if one.ours is None] == []
    compared = [one for one in found if one.against and not one.absent]
    assert [one for one in compared if one.ratio is None or one.ratio.low <= 0] == []
    keys = [(one.key, one.against) for one in found]
    assert len(keys) == len(set(keys))


def test_a_place_says_how_durable_it_is(ground: Ground) -> None:
    assert {name: ground.place.settings()[name] for name in DURABILITY} == dict.fromkeys(DURABILITY, "off")


def test_a_world_stands_on_its_own_and_nothing_of_it_is_set_aside(ground: Ground) -> None:
    world = ground.world
    assert world.cases >= TINY.cases
    with ground.book() as book:
        assert book.set_aside() == 0
        assert book.position() == world.facts


def test_a_growing_world_is_measured_at_each_step(ground: Ground) -> None:
    (grown,) = growing.grow(ground, (TINY.cases,), lambda _: None)
    assert grown.cases == TINY.cases
    assert all(value > 0 for value in grown.figures.values())


@pytest.mark.parametrize("marks", ["bench", "bench-long"])
def test_the_readme_has_a_place_for_each_table(marks: str) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    assert 0 < text.find(f"<!-- {marks} -->") < text.find(f"<!-- /{marks} -->")
