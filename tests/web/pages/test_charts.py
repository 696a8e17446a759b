"""Charts: what is drawn is what the table says, and a chart of nothing is not drawn."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from web.pages import charts
from web.pages.charts import Row

COLUMNS = ("year", "cases")


def rows(*values: int) -> list[Row]:
    return [Row(label=str(n), value=value, said=f"{value:,}") for n, value in enumerate(values)]


def test_the_highest_bar_is_the_scale() -> None:
    chart = charts.bars("a", "title", columns=COLUMNS, rows=rows(5, 20, 10))
    assert [bar.parts[0].width for bar in chart.bars] == [25, 100, 50]
    assert (chart.most, chart.most_said) == ("1", "20")
    assert chart.table == (("0", "5"), ("1", "20"), ("2", "10"))


def test_bars_of_nothing_but_zero_have_no_width() -> None:
    assert [bar.parts[0].width for bar in charts.bars("a", "t", columns=COLUMNS, rows=rows(0, 0)).bars] == [0, 0]


@given(some.lists(some.lists(some.integers(0, 10**9), min_size=3, max_size=3), min_size=1, max_size=5))
def test_parts_of_a_stacked_bar_lie_end_to_end_and_sum_up_in_the_table(values: list[list[int]]) -> None:
    given_rows = [(str(n), line) for n, line in enumerate(values)]
    chart = charts.stacked("a", "t", columns=("year", "a", "b", "c"), rows=given_rows, total="sum")
    for bar, line, told in zip(chart.bars, values, chart.table, strict=True):
        ends = [0.0, *(part.start + part.width for part in bar.parts)]
        assert [part.start for part in bar.parts] == pytest.approx(ends[:-1])
        assert ends[-1] <= 100.000001
        assert told[-1] == f"{sum(line):,}"
        assert [part.tone for part in bar.parts] == [1, 2, 3]


def test_a_funnel_stands_in_the_middle_and_tells_each_steps_share() -> None:
    chart = charts.funnel("a", "t", columns=("step", "cases", "share"), rows=rows(200, 100, 25))
    assert [(bar.parts[0].start, bar.parts[0].width) for bar in chart.bars] == [(0, 100), (25, 50), (43.75, 12.5)]
    assert [line[-1] for line in chart.table] == ["100%", "50%", "25%"]


@pytest.mark.parametrize(("step", "strokes"), [(False, 2), (True, 4)])
def test_a_line_runs_from_edge_to_edge_and_highest_at_the_top(step: bool, strokes: int) -> None:
    series = [[Decimal(1), Decimal(4), Decimal(2)]]
    chart = charts.line("a", "t", columns=COLUMNS, places=["1", "2", "3"], series=series, step=step)
    [drawn] = chart.lines
    assert [point.x for point in drawn.points] == [2, 50, 98]
    assert [point.y for point in drawn.points] == [135, 0, 90]
    assert len(drawn.strokes) == strokes
    assert [said for said, _, _ in chart.marked] == ["1", "2", "3"]
    assert chart.most == "2"


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        charts.bars("a", "t", columns=COLUMNS, rows=[])
    with pytest.raises(ValueError, match="0 rows"):
        charts.stacked("a", "t", columns=("a", "b"), rows=[], total="sum")
    with pytest.raises(ValueError, match="places"):
        charts.line("a", "t", columns=COLUMNS, places=["1", "2"], series=[[1]])
