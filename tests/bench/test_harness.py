"""Contenders take turns, ratios are taken within a round, and who is not at hand is told, with the reason."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from bench import growing
from bench.growing import Grown
from bench.harness import Absent, Contender, Figures, Outcome, Rival, Row, Sense, Spread, outcomes
from bench.telling import as_json, put_between, table


def taking(*seconds: float) -> Callable[[], float]:
    """Measures these seconds, one after the other."""
    left = iter(seconds)
    return lambda: next(left)


def absent() -> float:
    raise Absent("it is not installed")


def row(ours: Iterable[float], *rivals: Rival, sense: Sense = Sense.SPEED) -> Row:
    own = Contender(name="ours", measure=taking(*ours))
    return Row(
        key="a-row", what="a row", unit="fact", ours=own, rivals=rivals, sense=sense, per_second=True, warm=False
    )


def only(found: Iterable[Outcome]) -> Outcome:
    (one,) = found
    return one


def test_a_ratio_of_speed_is_the_middle_of_those_within_each_round() -> None:
    limit = Rival(name="limit", measure=taking(1.0, 8.0, 3.0), goal=1.5)
    one = only(outcomes(row([1.0, 2.0, 2.0], limit), rounds=3))
    assert one.ratio == Spread(middle=1.5, low=1.0, high=4.0)
    assert one.ours == Spread(middle=2.0, low=1.0, high=2.0)
    assert one.theirs == Spread(middle=3.0, low=1.0, high=8.0)
    assert one.met is True


def test_a_ratio_of_cost_is_met_where_it_is_no_more_than_its_goal() -> None:
    limit = Rival(name="limit", measure=taking(1.0), goal=1.9)
    one = only(outcomes(row([2.0], limit, sense=Sense.COST), rounds=1))
    assert one.ratio == Spread(middle=2.0, low=2.0, high=2.0)
    assert one.met is False


def test_who_is_not_at_hand_is_told_with_the_reason_and_the_others_are_measured() -> None:
    peer, limit = Rival(name="peer", measure=absent, goal=1.0), Rival(name="limit", measure=taking(1.0, 1.0))
    told, measured = outcomes(row([1.0, 1.0], peer, limit), rounds=2)
    assert (told.absent, told.ratio, told.met) == ("it is not installed", None, None)
    assert measured.ratio == Spread(middle=1.0, low=1.0, high=1.0)


def test_each_round_begins_with_another_and_the_first_is_not_counted_where_it_warms_up() -> None:
    order: list[str] = []

    def noting(name: str) -> Callable[[], float]:
        def measure() -> float:
            order.append(name)
            return 1.0 if len(order) > 2 else 100.0

        return measure

    warmed = Row(
        key="a-row",
        what="a row",
        unit="fact",
        ours=Contender(name="ours", measure=noting("ours")),
        rivals=(Rival(name="limit", measure=noting("limit")),),
    )
    one = only(outcomes(warmed, rounds=2))
    assert order == ["limit", "ours", "ours", "limit", "limit", "ours"]
    assert one.ours == Spread(middle=1.0, low=1.0, high=1.0)


def test_figures_are_held_against_what_they_may_be_at_most() -> None:
    measured = iter([{"p50": 0.001, "p99": 0.009}, {"p50": 0.002, "p99": 0.011}, {"p50": 0.003, "p99": 0.020}])
    lag = Figures(key="lag", what="lag", unit="second", measure=lambda: next(measured), goals={"p99": 0.008})
    middle, worst = outcomes(lag, rounds=3)
    assert (middle.key, middle.ours, middle.met) == ("lag/p50", Spread(middle=0.002, low=0.001, high=0.003), None)
    assert (worst.what, worst.met) == ("lag, p99", False)


def test_the_table_says_what_each_came_to_and_the_json_holds_the_same() -> None:
    limit = Rival(name="limit", measure=taking(0.001), goal=0.9)
    found = [*outcomes(row([0.002], limit, Rival(name="peer", measure=absent)), rounds=1)]
    assert table(found)[2:] == [
        "| a row | 500/s | limit | 1,000/s | 0.50× | 0.50×–0.50× | ≥ 0.90× | **✗** |",
        "|  | 500/s | peer | – it is not installed |  |  |  |  |",
    ]
    assert '"absent": "it is not installed"' in as_json(found, {"fsync": "on"}, "full")


def test_the_table_goes_between_the_markers_of_a_page_and_touches_nothing_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- these -->\nold\n<!-- /these -->\nafter\n", encoding="utf-8")
    put_between(page, ["new", "lines"], "these")
    assert page.read_text("utf-8") == "before\n<!-- these -->\nnew\nlines\n<!-- /these -->\nafter\n"
    with pytest.raises(LookupError):
        put_between(page, [], "those")


def test_a_slope_tells_how_a_cost_grows_with_the_cases_and_what_a_million_come_to() -> None:
    found = [
        Grown(cases=cases, facts=cases * 25, figures={"flat": 3.0, "as they do": cases / 1e3, "root": cases**0.5})
        for cases in (1_000, 10_000, 100_000)
    ]
    assert growing.table(found) == [
        "| as the log grows to | 1,000 | 10,000 | 100,000 | slope | 1,000,000 on paper |",
        "| --- | --- | --- | --- | --- | --- |",
        "| flat | 3 | 3 | 3 | flat | 3 |",
        "| as they do | 1 | 10 | 100 | 1.00 | 1e+03 |",
        "| root | 31.6 | 100 | 316 | 0.50 | 1e+03 |",
    ]
