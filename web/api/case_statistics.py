"""Statistics: tasks, firms, products, rates, times and purchases by year, call, track and agency; and the cases behind each."""

from collections.abc import Iterator, Sequence
from typing import Any

from flask import Response
from marshmallow import fields

from application import case_statistics, looking
from application.actions import Action
from application.case_statistics import Statistics
from application.figures import PROCESSING_DAYS, Behind, Counted, Figure, Interval
from application.office import Found
from application.permissions import BOTH_AGENCIES
from application.views.questions import AsOf
from domain.applications import APPLICATION, Application
from domain.rules.vocabulary import Track
from domain.values import Agency
from web.api.answering import answer, position
from web.api.as_of import AsOfPart, AsOfQuery, as_of, as_of_or_now, told
from web.api.asking import allowed, asks, me
from web.api.blueprints import Blueprint
from web.api.exports import Cell, Sheet, SheetQuery, answers_sheet, exported
from web.api.fields import Count, Id, Part, one_of
from web.api.purchase_reports import PARTS, TotalPart, sums_of
from web.api.purchase_schemas import FIRST_YEAR, LAST_YEAR
from web.current import language, office
from web.wording.words import word

blueprint = Blueprint("case_statistics", __name__, description="Statistics, each figure with the cases behind it.")

ASSUMED = ("processing-days",)
UNITS = ("leads", "partners", "products")
RATES = ("approval_rate", "dispute_rate")
TIMES = ("cases", "median", "mean", "shortest", "longest")


class BehindQuery(AsOfQuery):
    """Which figure's cases, of which group."""

    figure = one_of(Figure, required=True)
    year = Count(FIRST_YEAR, LAST_YEAR, load_default=None)
    call = Id(load_default=None)
    track = one_of(Track, load_default=None)
    agency = one_of(Agency, load_default=None)
    skip = Count(0, 999_999_999, load_default=0)
    limit = Count(1, 200, load_default=50)


class TimePart(Part):
    """Days that an interval took over so many cases; decimals as text."""

    interval = one_of(Interval, required=True)
    cases = fields.Integer(required=True)
    median = fields.String(required=True)
    mean = fields.String(required=True)
    shortest = fields.Integer(required=True)
    longest = fields.Integer(required=True)


class CountPart(Part):
    """How many cases a figure counts; GET /statistics/cases tells which."""

    figure = one_of(Figure, required=True)
    cases = fields.Integer(required=True)


class GroupPart(Part):
    """What is counted of a group. Firms and products are those of published tasks; rates are of one, as text, null of nothing."""

    figures = fields.List(fields.Nested(CountPart), required=True)
    leads = fields.Integer(required=True)
    partners = fields.Integer(required=True)
    products = fields.Integer(required=True)
    target = fields.Integer(required=True, allow_none=True)
    approval_rate = fields.String(required=True, allow_none=True)
    dispute_rate = fields.String(required=True, allow_none=True)
    times = fields.List(fields.Nested(TimePart), required=True)


class CallGroupPart(GroupPart):
    """A call's tasks of a track."""

    year = fields.Integer(required=True)
    call = fields.UUID(required=True)
    round = fields.String(required=True)
    track = one_of(Track, required=True)
    agency = one_of(Agency, required=True)


class YearGroupPart(GroupPart):
    """The tasks of all calls announced in a year; the target is the plan for the whole year."""

    year = fields.Integer(required=True)


class BoughtPart(TotalPart):
    """What was bought in a year."""

    year = fields.Integer(required=True)
    track = one_of(Track, required=True)
    agency = one_of(Agency, required=True)


class StatisticsAnswer(AsOfPart):
    """Everything counted of your agencies. `processing_days` is assumed: no source read sets it."""

    by_call = fields.List(fields.Nested(CallGroupPart), required=True)
    by_year = fields.List(fields.Nested(YearGroupPart), required=True)
    purchases = fields.List(fields.Nested(BoughtPart), required=True)
    processing_days = fields.Integer(required=True)
    assumed = fields.List(fields.String(), required=True)


class CasePart(Part):
    """A case behind a figure."""

    id = fields.UUID(required=True)
    receipt = fields.String(required=True, allow_none=True)


class BehindAnswer(AsOfPart):
    """The cases behind a figure; `total` is the figure."""

    total = fields.Integer(required=True)
    cases = fields.List(fields.Nested(CasePart), required=True)


@blueprint.get("/statistics")
@asks(Action.READ_STATISTICS)
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, StatisticsAnswer)
def read(query: dict[str, Any]) -> Response:
    """What your agencies' calls came to: tasks, lead firms, partners and products are different units (AMB-10)."""
    found = _counted(as_of_or_now(query))
    body = {
        "by_call": [
            {
                **{name: getattr(one, name) for name in ("year", "call", "round", "track", "agency", "target")},
                **_group(one.group),
            }
            for one in found.by_call
        ],
        "by_year": [{"year": one.year, "target": one.target, **_group(one.group)} for one in found.by_year],
        "purchases": [
            {
                **{name: getattr(one, name) for name in ("year", "track", "agency")},
                **sums_of(one.total),
            }
            for one in found.purchases
        ],
        "processing_days": PROCESSING_DAYS,
        "assumed": ASSUMED,
        "as_of": told(as_of(query)),
    }
    return answer(body, position=position())


@blueprint.get("/statistics/cases")
@asks(Action.READ_STATISTICS)
@blueprint.arguments(BehindQuery, location="query")
@blueprint.response(200, BehindAnswer)
def behind(query: dict[str, Any]) -> Response:
    """The cases behind a figure, by id."""
    allowed(Action.READ_STATISTICS, BOTH_AGENCIES)
    wanted = Behind(**{name: query[name] for name in ("figure", "year", "call", "track", "agency")})
    cases = case_statistics.behind(office(), looking.scope_of(me()).agencies, wanted, as_of_or_now(query))
    found = [office().find(APPLICATION, id) for id in cases[query["skip"] : query["skip"] + query["limit"]]]
    body = {"total": len(cases), "cases": [_case(one) for one in found], "as_of": told(as_of(query))}
    return answer(body, position=position())


@blueprint.get("/statistics/sheet")
@asks(Action.READ_STATISTICS)
@answers_sheet
@blueprint.arguments(SheetQuery, location="query")
@blueprint.response(200, {"type": "string", "format": "binary"}, description="The sheet.")
def export(query: dict[str, Any]) -> Response:
    """The same as a sheet: one row a figure."""
    asked = as_of_or_now(query)
    rows = _rows(_counted(asked))
    return exported(Sheet(name="statistics", titles=_titles(), rows=rows, as_of=asked), query["kind"])


def _counted(asked: AsOf) -> Statistics:
    allowed(Action.READ_STATISTICS, BOTH_AGENCIES)
    return case_statistics.statistics(office(), looking.scope_of(me()).agencies, asked)


def _case(found: Found[Application]) -> dict[str, object]:
    return {"id": found.id, "receipt": found.state.receipt}


def _group(group: Counted) -> dict[str, object]:
    return {
        "figures": [{"figure": figure, "cases": group.cases[figure]} for figure in Figure],
        **{unit: getattr(group, unit) for unit in UNITS},
        **{rate: getattr(group, rate) for rate in RATES},
        "times": [
            {
                "interval": interval,
                **{name: getattr(one, name) for name in TIMES},
            }
            for interval in Interval
            if (one := group.times.get(interval))
        ],
    }


def _titles() -> Sequence[str]:
    korean, english = "연도 회차 과제유형 주관부처 항목 값", "year round track agency figure value"
    return (korean if language() == "ko" else english).split()


def _rows(found: Statistics) -> Iterator[Sequence[Cell]]:
    said = language()
    for one in found.by_call:
        of = (one.year, one.round, word(one.track, said), word(one.agency, said))
        yield from ((*of, name, value) for name, value in _values(one.group))
    for year in found.by_year:
        yield (year.year, None, None, None, "target", year.target)
        yield from ((year.year, None, None, None, name, value) for name, value in _values(year.group))
    for bought in found.purchases:
        of_purchases = (bought.year, None, word(bought.track, said), word(bought.agency, said))
        for part in PARTS:
            total = getattr(bought.total, part)
            yield (*of_purchases, f"purchases.{part}.lines", total.lines)
            yield (*of_purchases, f"purchases.{part}.won", total.won)


def _values(group: Counted) -> Iterator[tuple[str, Cell]]:
    """Every figure of a group by its name, the same in both languages and in the API."""
    yield from ((figure.value, group.cases[figure]) for figure in Figure)
    yield from ((unit, getattr(group, unit)) for unit in UNITS)
    yield from ((rate, getattr(group, rate)) for rate in RATES)
    for interval in Interval:
        one = group.times.get(interval)
        if one:
            yield from ((f"{interval}.{name}", getattr(one, name)) for name in TIMES)
