"""The dashboard: what the program came to, as charts with their figures in a table, each figure leading to the cases behind it.

Everything is asked of the API, as of then where the address says so. What was published of 2020 stands apart, as published.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, request, url_for

from application.figures import Figure, Interval
from domain.rules.vocabulary import Track
from web import published
from web.pages import charts
from web.pages.acting import client
from web.pages.addresses import BadAddress
from web.pages.rendering import address, money, page, teller, text

Body = Mapping[str, Any]

FUNNEL = (
    Figure.RECEIVED,
    Figure.ELIGIBLE,
    Figure.PASSED_FACE_TO_FACE,
    Figure.PASSED_ON_SITE,
    Figure.PASSED_DELIBERATION,
    Figure.DECIDED_FOR,
    Figure.TASKS,
)
"""The way of a task, figure by figure."""
PAGE_LENGTH = 50
THEN = ("known_by", "in_effect_on")
BEHIND = ("figure", "year", "call", "track", "agency", *THEN)
OPEN = "OPEN"
"""An objection that has no result yet."""


@dataclass(frozen=True, kw_only=True)
class OfTrack:
    """A track's way: how many of each figure, and where those are."""

    track: str
    counts: tuple[tuple[int, str], ...]
    cases: str


@dataclass(frozen=True, kw_only=True)
class Took:
    """How long a step took, in days."""

    said: str
    cases: int
    median: str
    shortest: int
    longest: int


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/dashboard", view_func=show, endpoint="dashboard")
    pages.add_url_rule("/dashboard/cases", view_func=behind, endpoint="behind")


def show() -> str:
    """The page; who may not read statistics sees what was published, and the targets of the calls."""
    then = _then()
    counted = client.look("/statistics", **then)
    if counted is None:
        return page("dashboard.html", statistics=None, calls=_targets(), published=published)
    body = counted.body
    years = {one["year"]: one for one in body["by_year"]}
    year = _year(years)
    disputes = client.look("/disputes", **then)
    return page(
        "dashboard.html",
        statistics=body,
        as_of=body["as_of"],
        then=then,
        years=[(str(one), _here(year=str(one)), one == year) for one in sorted(years)],
        year=year,
        group=years.get(year) if year else None,
        products=_products(years),
        funnel=_funnel(years[year], year) if year else None,
        tracks=tuple(_tracks(body["by_call"], year)) if year else (),
        heads=[(text(f"counted.{figure.lower()}"), "right") for figure in FUNNEL],
        times=_times(years[year]) if year else None,
        took=tuple(_took(years[year])) if year else (),
        bought=_bought(body["purchases"]),
        outcomes=_outcomes(disputes.body["disputes"]) if disputes else None,
        calls=_targets(),
        published=published,
    )


def behind() -> str:
    """The cases behind a figure."""
    asked = {name: request.args[name] for name in BEHIND if request.args.get(name)}
    if asked.get("figure") not in {one.value for one in Figure}:
        raise BadAddress("figure", asked.get("figure", ""))
    typed = request.args.get("skip", "0")
    skip = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0  # noqa: PLR2004
    found = client.get("/statistics/cases", **asked, skip=skip, limit=PAGE_LENGTH).body
    following = skip + PAGE_LENGTH
    return page(
        "behind.html",
        figure=text(f"counted.{asked['figure'].lower()}"),
        asked=asked,
        found=found,
        previous=_at(asked, max(skip - PAGE_LENGTH, 0)) if skip else None,
        following=_at(asked, following) if following < found["total"] else None,
        number_of_page=skip // PAGE_LENGTH + 1,
        back=address(url_for("pages.dashboard"), [(name, asked[name]) for name in ("year", *THEN) if name in asked]),
    )


def _at(asked: Mapping[str, str], skip: int) -> str:
    return address(url_for("pages.behind"), [*asked.items(), ("skip", str(skip))])


def _then() -> dict[str, str]:
    return {name: request.args[name] for name in THEN if request.args.get(name)}


def _here(**changed: str) -> str:
    return address(url_for("pages.dashboard"), [*_then().items(), *changed.items()])


def _year(years: Mapping[int, Body]) -> int | None:
    """The year asked for, else the last."""
    wanted = request.args.get("year", "")
    asked = next((one for one in years if str(one) == wanted), None)
    return asked or max(years, default=None)


def _counts(group: Body) -> dict[str, int]:
    return {one["figure"]: one["cases"] for one in group["figures"]}


def _behind(figure: Figure, **of: object) -> str:
    pairs = [("figure", figure.value), *((name, str(value)) for name, value in of.items()), *_then().items()]
    return address(url_for("pages.behind"), pairs)


def _products(years: Mapping[int, Body]) -> charts.Chart | None:
    rows = []
    for year, group in sorted(years.items()):
        target = group["target"]
        of = text("dashboard.of-target", share=f"{group['products'] / target:.0%}") if target else ""
        rows.append(
            charts.Row(
                label=text("dashboard.products-of", year=year),
                value=group["products"],
                said=f"{group['products']:,} {of}".strip(),
                address=_behind(Figure.TASKS, year=year),
            )
        )
        if target:
            rows.append(charts.Row(label=text("dashboard.target-of", year=year), value=target, said=f"{target:,}"))
    columns = (text("dashboard.year"), text("dashboard.products"))
    return charts.bars("products", text("dashboard.products-title"), columns=columns, rows=rows) if rows else None


def _funnel(group: Body, year: int) -> charts.Chart:
    counts = _counts(group)
    return charts.funnel(
        "funnel",
        text("dashboard.funnel-title", year=year),
        columns=(text("dashboard.step"), text("dashboard.cases"), text("dashboard.share")),
        rows=[
            charts.Row(
                label=text(f"counted.{one.lower()}"),
                value=counts[one],
                said=f"{counts[one]:,}",
                address=_behind(one, year=year),
            )
            for one in FUNNEL
        ],
    )


def _tracks(by_call: Sequence[Body], year: int) -> Iterator[OfTrack]:
    told = teller()
    for track in Track:
        groups = [_counts(one) for one in by_call if one["track"] == track and one["year"] == year]
        if groups:
            yield OfTrack(
                track=told.word(track),
                counts=tuple(
                    (sum(one[figure] for one in groups), _behind(figure, year=year, track=track.value))
                    for figure in FUNNEL
                ),
                cases=address(url_for("pages.cases"), [("track", track.value)]),
            )


def _took(group: Body) -> Iterator[Took]:
    for one in group["times"]:
        yield Took(
            said=text(f"interval.{one['interval'].lower()}"),
            cases=one["cases"],
            median=one["median"],
            shortest=one["shortest"],
            longest=one["longest"],
        )


def _times(group: Body) -> charts.Chart | None:
    rows = [
        charts.Row(label=one.said, value=float(one.median), said=text("dashboard.days", days=one.median))
        for one in _took(group)
        if one.said != text(f"interval.{Interval.WHOLE.lower()}")
    ]
    columns = (text("dashboard.step"), text("dashboard.median"))
    return charts.bars("times", text("dashboard.times-title"), columns=columns, rows=rows) if rows else None


def _bought(purchases: Sequence[Body]) -> charts.Chart | None:
    won: Counter[int] = Counter()
    for one in purchases:
        won[one["year"]] += one["contracts"]["won"]
    rows = [
        charts.Row(
            label=str(year),
            value=amount,
            said=money(amount),
            address=address(url_for("pages.purchases"), [("year", str(year))]),
        )
        for year, amount in sorted(won.items())
    ]
    columns = (text("dashboard.year"), text("dashboard.contracts"))
    return charts.bars("purchases", text("dashboard.purchases-title"), columns=columns, rows=rows) if rows else None


def _outcomes(lines: Sequence[Body]) -> charts.Chart | None:
    told = teller()
    found = Counter(one["result"] or OPEN for one in lines)
    rows = [
        charts.Row(
            label=text("dashboard.no-result") if result == OPEN else told.word(result),
            value=count,
            said=f"{count:,}",
            address=url_for("pages.disputes"),
        )
        for result, count in sorted(found.items())
    ]
    columns = (text("dashboard.result"), text("dashboard.objections"))
    return charts.bars("outcomes", text("dashboard.outcomes-title"), columns=columns, rows=rows) if rows else None


def _targets() -> list[tuple[str, str, int]]:
    """The calls with a target: id, round and products."""
    calls = client.get("/calls").body["calls"]
    known = [(one["id"], one["round"], one["terms"]["product_target"]["value"]) for one in calls]
    return [(id, of_round, target) for id, of_round, target in known if target]
