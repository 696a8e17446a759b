"""Charts as the template draws them: every length a percentage or a number of pixels, worked out here and nowhere else.

A chart names what it shows, its widest value is the scale, and each of its figures stands in the table below it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from markupsafe import Markup

Value = int | float | Decimal
Said = str | Markup

MOST_TONES = 6
"""Series beyond these would look like one of them."""
PLOT_HEIGHT = 180
"""Pixels from the bottom of a line's plot to its top."""
EDGE = 2.0
"""Percent left free at either side of a line's plot."""
MOST_MARKED = 4
"""How many places of a line's scale are written below it."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line: what it is, its value, how that is said, and where the figure is opened."""

    label: str
    value: Value
    said: Said
    address: str | None = None


@dataclass(frozen=True, kw_only=True)
class Part:
    """A rectangle from `start` percent on, `width` percent wide, in the tone of a series (from 1)."""

    start: float
    width: float
    tone: int = 1


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A drawn line of a chart: its label, what is said at its end, and its rectangles."""

    label: str
    said: Said
    parts: tuple[Part, ...]


@dataclass(frozen=True, kw_only=True)
class Point:
    """A place of a line, in percent from the left and pixels from the top."""

    x: float
    y: float


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A drawn line: its points and the strokes between them."""

    tone: int
    points: tuple[Point, ...]
    strokes: tuple[tuple[Point, Point], ...]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """What the template needs. `kind`: `bars`, `stacked`, `funnel` or `line`; `most` is the row or place with the highest value."""

    kind: str
    id: str
    title: str
    columns: tuple[str, ...]
    table: tuple[tuple[Said, ...], ...]
    most: str
    most_said: Said
    legend: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()
    lines: tuple[Drawn, ...] = ()
    marked: tuple[tuple[str, float, str], ...] = ()
    addresses: tuple[str | None, ...] = ()

    @property
    def heads(self) -> tuple[str | tuple[str, str], ...]:
        """The columns as the table below takes them."""
        return (self.columns[0], *((column, "right") for column in self.columns[1:]))


def bars(id: str, title: str, *, columns: tuple[str, str], rows: Iterable[Row]) -> Chart:
    """Bars side by side: `columns` name what the rows are and what is counted. Raises `ValueError` without rows."""
    given = _some(rows)
    drawn = tuple(
        Bar(label=row.label, said=row.said, parts=(Part(start=0, width=_share(row.value, _most(given))),))
        for row in given
    )
    return _of_rows("bars", id, title, columns, given, drawn)


def funnel(id: str, title: str, *, columns: tuple[str, str, str], rows: Iterable[Row]) -> Chart:
    """What is left at each step; the third column says how much of the step before. Raises `ValueError` without rows."""
    given = _some(rows)
    widths = [_share(row.value, _most(given)) for row in given]
    drawn = tuple(
        Bar(label=row.label, said=row.said, parts=(Part(start=(100 - width) / 2, width=width),))
        for row, width in zip(given, widths, strict=True)
    )
    left = ["100%", *(f"{_share(after.value, before.value):.0f}%" for before, after in pairwise(given))]
    chart = _of_rows("funnel", id, title, columns, given, drawn)
    table = tuple((*line, share) for line, share in zip(chart.table, left, strict=True))
    return replace(chart, table=table)


def stacked(
    id: str, title: str, *, columns: tuple[str, ...], rows: Iterable[tuple[str, Sequence[Value]]], total: str
) -> Chart:
    """Bars of several parts: `columns` name the rows and then each part, `total` the sum. Raises `ValueError` without rows."""
    given = tuple((label, tuple(values)) for label, values in rows)
    sums = [sum(values) for _, values in given]
    if not given or len(columns) - 1 > MOST_TONES:
        raise ValueError(f"{len(given)} rows of {len(columns) - 1} parts")
    scale = max(sums)
    drawn = tuple(
        Bar(label=label, said=f"{whole:,}", parts=tuple(_parts(values, scale)))
        for (label, values), whole in zip(given, sums, strict=True)
    )
    widest = sums.index(scale)
    return Chart(
        kind="stacked",
        id=id,
        title=title,
        columns=(*columns, total),
        table=tuple((label, *(f"{one:,}" for one in (*values, sum(values)))) for label, values in given),
        most=given[widest][0],
        most_said=f"{scale:,}",
        legend=columns[1:],
        bars=drawn,
    )


def line(
    id: str,
    title: str,
    *,
    columns: tuple[str, ...],
    places: Sequence[str],
    series: Sequence[Sequence[Value]],
    step: bool = False,
) -> Chart:
    """Values over time: `columns` name the places and then each series; with `step` a value holds until the next place.

    Raises `ValueError` without places, or where a series has not a value for each.
    """
    if not places or any(len(values) != len(places) for values in series) or len(series) > MOST_TONES:
        raise ValueError(f"{len(places)} places and series of {[len(values) for values in series]}")
    highest = max(value for values in series for value in values)
    at = next(n for n in range(len(places)) for values in series if values[n] == highest)
    xs = [EDGE + (100 - 2 * EDGE) * n / max(len(places) - 1, 1) for n in range(len(places))]
    return Chart(
        kind="line",
        id=id,
        title=title,
        columns=columns,
        table=tuple((place, *(f"{values[n]:,}" for values in series)) for n, place in enumerate(places)),
        most=places[at],
        most_said=f"{highest:,}",
        legend=columns[1:] if len(series) > 1 else (),
        lines=tuple(_line(tone, xs, values, highest, step=step) for tone, values in enumerate(series, start=1)),
        marked=_marked(places, xs),
    )


def _of_rows(
    kind: str, id: str, title: str, columns: tuple[str, ...], rows: tuple[Row, ...], drawn: tuple[Bar, ...]
) -> Chart:
    widest = max(rows, key=lambda row: row.value)
    return Chart(
        kind=kind,
        id=id,
        title=title,
        columns=columns,
        table=tuple((row.label, row.said) for row in rows),
        most=widest.label,
        most_said=widest.said,
        bars=drawn,
        addresses=tuple(row.address for row in rows),
    )


def _some(rows: Iterable[Row]) -> tuple[Row, ...]:
    given = tuple(rows)
    if not given:
        raise ValueError("a chart of nothing: say that there is nothing instead")
    return given


def _most(rows: Iterable[Row]) -> Value:
    return max(row.value for row in rows)


def _share(value: Value, whole: Value) -> float:
    return float(value) * 100 / float(whole) if whole else 0.0


def _parts(values: Iterable[Value], scale: Value) -> Iterable[Part]:
    start = 0.0
    for tone, value in enumerate(values, start=1):
        width = _share(value, scale)
        yield Part(start=start, width=width, tone=tone)
        start += width


def _line(tone: int, xs: Sequence[float], values: Sequence[Value], highest: Value, *, step: bool) -> Drawn:
    points = [
        Point(x=x, y=PLOT_HEIGHT - PLOT_HEIGHT * _share(value, highest) / 100)
        for x, value in zip(xs, values, strict=True)
    ]
    strokes = [stroke for one, other in pairwise(points) for stroke in _between(one, other, step=step)]
    return Drawn(tone=tone, points=tuple(points), strokes=tuple(strokes))


def _between(one: Point, other: Point, *, step: bool) -> tuple[tuple[Point, Point], ...]:
    if not step:
        return ((one, other),)
    corner = Point(x=other.x, y=one.y)
    return ((one, corner), (corner, other))


def _marked(places: Sequence[str], xs: Sequence[float]) -> tuple[tuple[str, float, str], ...]:
    """Some places of the scale, with the side from which each is written: the first and the last always."""
    last = len(places) - 1
    wanted = sorted({round(last * n / (MOST_MARKED - 1)) for n in range(MOST_MARKED)})
    return tuple((places[n], xs[n], "start" if n == 0 else "end" if n == last else "middle") for n in wanted)
