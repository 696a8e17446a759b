"""`python -m bench`: measure everything, print the table, and keep it in results.json and the README."""

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from bench import appending, listing, reading, rebuilding, telling
from bench.ground import Ground
from bench.harness import Figures, Outcome, Row, outcomes
from bench.place import a_place
from bench.sizes import FULL, QUICK, TINY

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).with_name("results.json")
Family = Callable[[Ground], Iterator[Row | Figures]]
FAMILIES: dict[str, Family] = {
    "append": appending.rows,
    "read": reading.rows,
    "rebuild": rebuilding.rows,
    "list": listing.rows,
}
MODES = {"full": FULL, "quick": QUICK, "tiny": TINY}


def measured(ground: Ground, families: Iterator[Family], tell: Callable[[str], None]) -> list[Outcome]:
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
@click.option("--folder", type=click.Path(path_type=Path), help="Where data lies; a disk, or nothing counts.")
@click.option("--keep/--no-keep", default=True, help="Write results.json and the table of the README.")
def main(mode: str, only: tuple[str, ...], folder: Path | None, *, keep: bool) -> None:
    """Measure, side by side, what the office's work costs."""
    with a_place(folder) as place:
        settings = place.settings()
        click.echo(telling.said(settings, mode))
        families = (family for name, family in FAMILIES.items() if not only or name in only)
        found = measured(Ground(place, MODES[mode]), families, click.echo)
    lines = [*telling.table(found), "", telling.said(settings, mode)]
    if keep and not only:
        RESULTS.write_text(telling.as_json(found, settings, mode), encoding="utf-8")
        telling.put_between(ROOT / "README.md", lines)
    click.echo("\n".join(("", *lines)))


if __name__ == "__main__":
    main()
