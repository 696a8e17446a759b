"""What the program comes to: charts of the API's statistics, each with its table and the cases behind it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flask import Blueprint, url_for

from web import current
from web.pages import charts
from web.pages.acting import client
from web.pages.charts import Chart, Row
from web.pages.rendering import money, page, text
from web.wording.pages import TEXTS
from web.wording.words import word

FUNNEL = ("RECEIVED", "DECIDED", "DECIDED_FOR")
OUTCOMES = ("UNDER_WAY", "INELIGIBLE", "DECIDED_FOR", "DECIDED_AGAINST", "ENDED_UNDECIDED")

Group = Mapping[str, Any]


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/dashboard", view_func=show, endpoint="dashboard")


def show() -> str:
    """The page, for who may read statistics."""
    found = client.get("/statistics").body
    disputes = client.look("/audit/disputes")
    drawn = [
        _targets(found["by_call"]),
        _funnel(found["by_call"]),
        _tracks(found["by_call"]),
        *_times(found["by_year"]),
        _purchases(found["purchases"]),
        _disputes(disputes.body if disputes else None),
    ]
    return page("dashboard.html", drawn=[one for one in drawn if one], assumed=found["assumed"], years=found["by_year"])


def _targets(calls: Sequence[Group]) -> Chart | None:
    """Products of selected tasks beside the target of their call."""
    rounds: dict[str, list[int]] = {}
    for one in calls:
        kept = rounds.setdefault(one["round"], [0, 0])
        kept[0] += one["products"]
        kept[1] = max(kept[1], one["target"] or 0)
    rows = [row for round_, (products, target) in rounds.items() for row in _against(round_, products, target)]
    return (
        charts.bars(
            "targets",
            text("dashboard.targets"),
            columns=(text("dashboard.call"), text("dashboard.products")),
            rows=rows,
        )
        if rows
        else None
    )


def _against(round_: str, products: int, target: int) -> Iterable[Row]:
    yield Row(label=text("dashboard.selected", round=round_), value=products, said=f"{products:,}")
    if target:
        yield Row(label=text("dashboard.target", round=round_), value=target, said=f"{target:,}")


def _funnel(calls: Sequence[Group]) -> Chart | None:
    """How many were received, decided, and decided for."""
    sums = _sums(calls)
    rows = [
        Row(label=_word(code), value=sums.get(code, 0), said=f"{sums.get(code, 0):,}", address=_behind())
        for code in FUNNEL
    ]
    columns = (text("dashboard.stage"), text("dashboard.cases"), text("dashboard.of-before"))
    return (
        charts.funnel("funnel", text("dashboard.funnel"), columns=columns, rows=rows) if sums.get("RECEIVED") else None
    )


def _tracks(calls: Sequence[Group]) -> Chart | None:
    """What became of the cases of each track."""
    tracks: dict[str, list[Group]] = {}
    for one in calls:
        tracks.setdefault(one["track"], []).append(one)
    rows = []
    for track, groups in tracks.items():
        sums = _sums(groups)
        rows.append((_word(track), [sums.get(code, 0) for code in OUTCOMES]))
    columns = (text("dashboard.track"), *(_word(code) for code in OUTCOMES))
    return (
        charts.stacked("tracks", text("dashboard.tracks"), columns=columns, rows=rows, total=text("dashboard.total"))
        if any(sum(values) for _, values in rows)
        else None
    )


def _times(years: Sequence[Group]) -> Iterable[Chart]:
    """The days that each stage took, in the middle, of the newest year that has any."""
    for year in reversed(years):
        rows = [
            Row(
                label=_word(one["interval"]),
                value=float(one["median"]),
                said=text("dashboard.days", median=one["median"], longest=one["longest"]),
            )
            for one in year["times"]
            if one["cases"]
        ]
        if rows:
            columns = (text("dashboard.stage"), text("dashboard.median"))
            yield charts.bars("times", text("dashboard.times", year=year["year"]), columns=columns, rows=rows)
            return


def _purchases(purchases: Sequence[Group]) -> Chart | None:
    """What was bought, by year."""
    years: dict[int, int] = {}
    for one in purchases:
        years[one["year"]] = years.get(one["year"], 0) + one["contracts_counting"]["won"]
    rows = [
        Row(label=str(year), value=won, said=money(won), address=url_for("pages.purchases"))
        for year, won in sorted(years.items())
    ]
    columns = (text("dashboard.year"), text("dashboard.amount"))
    return (
        charts.bars("purchases", text("dashboard.purchases"), columns=columns, rows=rows)
        if any(years.values())
        else None
    )


def _disputes(lists: Group | None) -> Chart | None:
    """What objections were about."""
    grounds = (lists or {}).get("by_ground", [])
    rows = [
        Row(label=_word(one["of"]), value=one["count"], said=f"{one['count']:,}", address=url_for("pages.disputes"))
        for one in grounds
    ]
    columns = (text("dashboard.ground"), text("dashboard.disputes-count"))
    return charts.bars("disputes", text("dashboard.disputes"), columns=columns, rows=rows) if rows else None


def _sums(groups: Iterable[Group]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for group in groups:
        for one in group["figures"]:
            sums[one["figure"]] = sums.get(one["figure"], 0) + one["cases"]
    return sums


def _behind() -> str:
    """The list of the cases behind a figure."""
    return url_for("pages.cases")


def _word(code: str) -> str:
    """A track, stage or figure in words."""
    return text(f"figure.{code}") if f"figure.{code}" in TEXTS else word(code, current.language())
