"""Statistics in SQL: tasks counted from what each counts as, purchases added up."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any
from uuid import UUID

import msgspec
from psycopg.sql import SQL, Composed

from adapters.views import queries
from adapters.views.tables import counting
from application.figures import Behind, Counted, CountedTasks, Figure, Interval, Stood, Took, took_of
from application.views.book import PurchasesOf
from application.views.questions import AsOf, PurchaseQuery
from domain.purchases.facts import PurchaseKind
from domain.rules.vocabulary import Track
from domain.values import Agency

OfCall = tuple[UUID, Track, Agency]
Columns = Sequence[Any]

_SETTLED = SQL("agency = ANY(%(agencies)s) AND last_position <= %(known)s AND last_day <= %(day)s")
"""Tasks that stood as of then as they stand once everything is known."""
_FIGURES, _FIRMS, _TIMES = "figures", ("leads", "partners", "products"), "times"
_COUNTED = SQL(
    """
WITH task AS (
    SELECT call, track, agency, figures, leads, partner, products, intervals, lengths FROM book.tasks WHERE {settled}
    UNION ALL
    SELECT call, track, agency, figures, leads, partner, products, intervals, lengths
    FROM json_populate_recordset(NULL::book.tasks, %(others)s::json)
), standing AS MATERIALIZED (
    SELECT task.*, extract(year FROM calls.announced)::integer AS year, 'TASKS' = ANY(figures) AS published
    FROM task JOIN book.calls ON calls.id = task.call
)
SELECT 'figures', call, track, agency, year, figure, count(*), NULL::double precision, NULL::numeric, NULL::integer, NULL::integer
FROM standing, unnest(figures) AS figure
GROUP BY GROUPING SETS ((call, track, agency, figure), (year, figure))
UNION ALL
SELECT 'leads', call, track, agency, year, NULL, count(DISTINCT lead), NULL, NULL, NULL, NULL
FROM standing, unnest(leads) AS lead WHERE published
GROUP BY GROUPING SETS ((call, track, agency), (year))
UNION ALL
SELECT 'partners', call, track, agency, year, NULL, count(DISTINCT partner), NULL, NULL, NULL, NULL
FROM standing WHERE published GROUP BY GROUPING SETS ((call, track, agency), (year))
UNION ALL
SELECT 'products', call, track, agency, year, NULL, count(DISTINCT product), NULL, NULL, NULL, NULL
FROM standing, unnest(products) AS product WHERE published
GROUP BY GROUPING SETS ((call, track, agency), (year))
UNION ALL
SELECT 'times', call, track, agency, year, one, count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY days), sum(days),
    min(days), max(days)
FROM standing, unnest(intervals, lengths) AS took(one, days)
GROUP BY GROUPING SETS ((call, track, agency, one), (year, one))
"""
).format(settled=_SETTLED)


def tasks_counted(
    agencies: Collection[Agency], as_of: AsOf, others: Iterable[Stood]
) -> tuple[Composed, dict[str, Any]]:
    """The counts of tasks, by call, track and agency and by year."""
    rows = [{"call": one.call, "track": one.track, "agency": one.agency, **counting(one)} for one in others]
    return _COUNTED, {**_settled(agencies, as_of), "others": msgspec.json.encode(rows).decode()}


def counted(rows: Iterable[Columns]) -> CountedTasks:
    """What these counts come to."""
    of_calls: dict[OfCall, list[Columns]] = defaultdict(list)
    of_years: dict[int, list[Columns]] = defaultdict(list)
    for what, call, track, agency, year, *rest in rows:
        if call is None:
            of_years[year].append((what, *rest))
        else:
            of_calls[call, Track(track), Agency(agency)].append((what, *rest))
    return CountedTasks(
        by_call={of: _group(found) for of, found in of_calls.items()},
        by_year={year: _group(found) for year, found in of_years.items()},
    )


def tasks_behind(agencies: Collection[Agency], as_of: AsOf, wanted: Behind) -> tuple[Composed, dict[str, Any]]:
    """The tasks behind a figure, of those that stood as of then as they stand now."""
    found = {
        "figure": queries.Condition(SQL("figures @> ARRAY[%(figure)s]"), {"figure": wanted.figure.value}),
        **queries.given("call", SQL("call = %(call)s"), wanted.call),
        **queries.given("track", SQL("track = %(track)s"), wanted.track),
        **queries.given("agency", SQL("agency = %(agency)s"), wanted.agency),
        **queries.given(
            "year",
            SQL("call IN (SELECT id FROM book.calls WHERE extract(year FROM announced) = %(year)s)"),
            wanted.year,
        ),
    }
    text = SQL("SELECT id FROM book.tasks WHERE {} AND {} ORDER BY id").format(_SETTLED, queries.all_of(found))
    return text, {**_settled(agencies, as_of), **queries.values_of(found)}


def purchases_summed(query: PurchaseQuery) -> tuple[Composed, dict[str, Any]]:
    """The purchases that a query answers, added up."""
    lines, values = queries.purchase_lines(query)
    text = SQL(
        "SELECT extract(year FROM line.day)::integer, line.track, line.agency, line.document ->> 'kind',"
        " coalesce(of.standing = 'VALID', false), count(*), sum((line.document -> 'bought' ->> 'amount')::bigint)::bigint"
        " FROM {} GROUP BY 1, 2, 3, 4, 5"
    )
    return text.format(lines), values


def summed(rows: Iterable[Columns]) -> list[PurchasesOf]:
    """What these sums say."""
    return [
        PurchasesOf(
            year=year,
            track=Track(track),
            agency=Agency(agency),
            kind=PurchaseKind(kind),
            counts=counts,
            lines=lines,
            won=won,
        )
        for year, track, agency, kind, counts, lines, won in rows
    ]


def _settled(agencies: Collection[Agency], as_of: AsOf) -> dict[str, Any]:
    return {"agencies": sorted(agencies), "known": as_of.known_by, "day": as_of.in_effect_on}


def _group(rows: Iterable[Columns]) -> Counted:
    cases = dict.fromkeys(Figure, 0)
    units = dict.fromkeys(_FIRMS, 0)
    times: dict[Interval, Took] = {}
    for what, value, count, middle, whole, shortest, longest in rows:
        if what == _FIGURES:
            cases[Figure(value)] = count
        elif what == _TIMES:
            times[Interval(value)] = took_of(
                cases=count, middle=Fraction(middle), whole=int(whole), shortest=shortest, longest=longest
            )
        else:
            units[what] = count
    return Counted(cases=cases, **units, times=_in_order(times))


def _in_order(times: Mapping[Interval, Took]) -> dict[Interval, Took]:
    return {interval: times[interval] for interval in Interval if interval in times}
