"""`python -m bench`: measure everything, print the table, and keep it in results.json and the README."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

import click

from bench import (
    appending,
    asking,
    growing,
    lagging,
    listing,
    proving,
    reading,
    rebuilding,
    telling,
    weighing,
)
from bench.ground import Ground
from bench.harness import Figures, Outcome, Row, outcomes
from bench.place import Place, a_place
from bench.sizes import FULL, QUICK, TINY
from web.collecting import look_seldom

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
RESULTS, LONG_RESULTS = (Path(__file__).with_name(name) for name in ("results.json", "long.json"))
Family = Callable[[Ground], Iterator[Row | Figures]]
FAMILIES: dict[str, Family] = {
    "append": appending.rows,
    "read": reading.rows,
    "rebuild": rebuilding.rows,
    "lag": lagging.rows,
    "list": listing.rows,
    "prove": proving.rows,
    "http": asking.rows,
    "memory": weighing.rows,
}
MODES = {"full": FULL, "quick": QUICK, "tiny": TINY, "long": FULL}


def measured(ground: Ground, families: Iterable[Family], tell: Callable[[str], None]) -> list[Outcome]:
    """Every outcome of these families of rows, each line told as soon as it is known."""
    found: list[Outcome] = []
    for family in families:
        for work in family(ground):
            came = list(outcomes(work, rounds=ground.sizes.rounds))
            for line in telling.table(came)[2:]:
                tell(line)
            found += came
    return found


@click.command()
@click.option("--mode", type=click.Choice(list(MODES)), default="full")
@click.option("--only", multiple=True, type=click.Choice(list(FAMILIES)), help="These families of rows alone.")
@click.option("--cases", type=int, default=growing.STEPS[-1], help="In the long mode: how many it grows to.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where data lies; a disk, or nothing counts.")
@click.option("--keep/--no-keep", default=True, help="Write the results and the table of the README.")
def main(mode: str, only: tuple[str, ...], cases: int, folder: Path | None, *, keep: bool) -> None:
    """Measure, side by side, what the office's work costs."""
    look_seldom()  # as every process of the office
    with a_place(folder) as place:
        click.echo(telling.said(place.settings(), mode))
        if mode == "long":
            _grow(place, cases, keep=keep)
        else:
            _compare(place, mode, only, keep=keep and not only)


def _compare(place: Place, mode: str, only: tuple[str, ...], *, keep: bool) -> None:
    families = [family for name, family in FAMILIES.items() if not only or name in only]
    found = measured(Ground(place, MODES[mode]), families, click.echo)
    settings = place.settings()
    lines = [*telling.table(found), "", telling.said(settings, mode)]
    if keep:
        RESULTS.write_text(telling.as_json(found, settings, mode), encoding="utf-8")
        telling.put_between(README, lines)
    click.echo("\n".join(("", *lines)))


def _grow(place: Place, cases: int, *, keep: bool) -> None:
    found = growing.grow(Ground(place, FULL), [step for step in growing.STEPS if step <= cases], click.echo)
    lines = [*growing.table(found), "", telling.said(place.settings(), "long")]
    if keep:
        LONG_RESULTS.write_text(json.dumps([asdict(one) for one in found], indent=1) + "\n", encoding="utf-8")
        telling.put_between(README, lines, "bench-long")
    click.echo("\n".join(("", *lines)))


if __name__ == "__main__":
    main()
