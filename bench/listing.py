"""Lists: a page under any filter, at any depth, as of any time; search, and the counts beside the list."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from statistics import quantiles

import psycopg

from adapters.views.book import PostgresBook
from application.views.questions import AsOf, CaseQuery, Scope
from bench.ground import Ground
from bench.harness import Contender, Figures, Rival, Row, Sense
from domain.applications import Status
from domain.rules.vocabulary import Track
from domain.values import Agency

ONE = "SELECT line FROM book.cases WHERE id = %s"
GROUPED = "SELECT agency, track, status, call, count(*) FROM book.cases GROUP BY GROUPING SETS ((agency), (track), (status), (call))"
EVERYTHING = Scope(agencies=frozenset(Agency))
SEARCHES = ("한빛", "온누리", "새벽", "가람전자", "없는이름", "뫼들", "정밀", "소재", "미르", "12")
PRIMARY_KEY = "SELECT by primary key"
HUNDREDTHS = 100
FAR_DAY = date(9999, 1, 1)
"""A day by which everything has effect."""


def rows(ground: Ground) -> Iterator[Row | Figures]:
    """Every kind of page, then search, then counts."""
    with ground.book() as book, psycopg.connect(ground.world.database.office, autocommit=True) as connection:
        some = connection.execute("SELECT id FROM book.cases LIMIT 1").fetchone()
        one = some[0] if some else None
        limit = partial(_repeated, lambda: connection.execute(ONE, [one], prepare=True).fetchall(), ground.sizes.slice)
        for name, query in _queries(book).items():
            yield Row(
                key=f"list-{name}".replace(" ", "-"),
                what=f"50 lines of the list, {name}",
                unit="page",
                sense=Sense.COST,
                ours=Contender(name="ours", measure=partial(_repeated, partial(book.cases, query), ground.sizes.slice)),
                rivals=(Rival(name=PRIMARY_KEY, measure=limit, goal=2.5 if query.as_of is None else 5.0),),
            )
        yield Figures(
            key="search",
            what="search by two or three syllables",
            unit="second",
            measure=partial(_searched, book, ground.sizes.slice),
            goals={"p99": 0.010},
        )
        counted = partial(_repeated, partial(book.facets, CaseQuery(scope=EVERYTHING)), ground.sizes.slice)
        grouped = partial(_repeated, lambda: connection.execute(GROUPED).fetchall(), ground.sizes.slice)
        yield Row(
            key="facets",
            what="the counts beside the list",
            unit="answer",
            ours=Contender(name="ours", measure=counted),
            rivals=(Rival(name="GROUP BY", measure=grouped, goal=50.0),),
        )


def _queries(book: PostgresBook) -> Mapping[str, CaseQuery]:
    """What is asked for, by how it is told."""
    every = CaseQuery(scope=EVERYTHING)
    page = book.cases(replace(every, limit=1000))
    last, position = page.rows[-1], page.position
    busy = next((row.officer for row in page.rows if row.officer), None)
    then = AsOf(known_by=position * 3 // 4, in_effect_on=FAR_DAY)
    return {
        "no filter": every,
        "of an agency": replace(every, scope=Scope(agencies=frozenset({Agency.PPS}))),
        "of a track and status": replace(
            every, tracks=frozenset({Track.MATERIALS_PARTS}), statuses=frozenset({Status.ELIGIBLE})
        ),
        "of an officer": replace(every, officer=busy),
        "of a firm": replace(every, scope=Scope(firms=frozenset(last.firms))),
        "deep down": replace(every, after=(last.changed_at, last.id)),
        "as of then": replace(every, as_of=then),
    }


def _repeated(work: Callable[[], object], seconds: float) -> float:
    """The seconds of one, where it is done again and again for about so long."""
    begun = now = time.perf_counter()
    times = 0
    while now < begun + seconds / 2:
        work()
        times += 1
        now = time.perf_counter()
    return (now - begun) / times


def _searched(book: PostgresBook, seconds: float) -> Mapping[str, float]:
    taken: list[float] = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(taken) < HUNDREDTHS:
        for text in SEARCHES:
            begun = time.perf_counter()
            book.find_firms(text, 20)
            taken.append(time.perf_counter() - begun)
    cuts = quantiles(taken, n=HUNDREDTHS)
    return {"p50": cuts[49], "p99": cuts[98]}
