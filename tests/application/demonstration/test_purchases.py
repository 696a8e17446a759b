"""The demonstration holds purchases of several years, one corrected and one struck, and statistics over all of them."""

from collections import defaultdict
from datetime import timedelta
from uuid import UUID

import pytest

from application.case_statistics import behind, statistics
from application.figures import Behind, Figure, Stood, stood
from application.office import Office
from application.purchase_reports import by
from application.views.questions import AsOf, PurchaseQuery
from domain.calls import CALL
from domain.purchases import PURCHASE
from domain.purchases.facts import Corrected, Recorded, Struck
from domain.rules.vocabulary import Track
from domain.values import Agency
from tests.application.demonstration.conftest import Demonstration
from tests.application.figures import oracle
from tests.application.figures.oracle import Group

BOTH = frozenset(Agency)


def now(demonstration: Demonstration) -> AsOf:
    return AsOf(known_by=demonstration.at.office.book.position(), in_effect_on=demonstration.at.office.today())


def test_bodies_bought_in_every_year_and_what_was_cancelled_retroactively_does_not_count(
    demonstration: Demonstration,
) -> None:
    rows = demonstration.at.office.book.purchases(PurchaseQuery(as_of=now(demonstration), agencies=BOTH))

    assert {row.purchase.bought.day.year for row in rows} == {2021, 2022, 2023, 2024, 2025}
    assert {row.counts for row in rows} == {True, False}
    assert {row.agency for row in rows} == {Agency.MSS}


def test_a_line_was_corrected_and_another_struck(demonstration: Demonstration) -> None:
    log = demonstration.at.office.log
    lines = [log.history(id) for id in log.begun(Recorded.name)]

    assert {type(line[1].fact) for line in lines if len(line) > 1} == {Corrected, Struck}
    assert sum(demonstration.at.office.find(PURCHASE, line[0].stream).state.struck for line in lines) == 1


def test_every_published_task_is_counted_with_what_became_of_it(demonstration: Demonstration) -> None:
    found = statistics(demonstration.at.office, BOTH, now(demonstration))
    (year,) = [one for one in found.by_year if one.year == 2021]

    assert year.group.cases[Figure.TASKS] > 10
    assert year.group.cases[Figure.SELECTION_REVOKED]
    assert year.group.cases[Figure.DISPUTED]
    assert year.target == 200


def test_statistics_are_those_that_counting_every_task_gives_wherever_the_log_stood(
    demonstration: Demonstration,
) -> None:
    office = demonstration.at.office
    head, today = office.book.position(), office.today()
    for share in (0, 20, 50, 80, 95, 100):
        for days in (0, 90, 900, 4000):
            asked = AsOf(known_by=head * share // 100, in_effect_on=today - timedelta(days=days))
            for agencies in (BOTH, frozenset({Agency.PPS})):
                found = statistics(office, agencies, asked)
                groups = _counted_one_by_one(office, agencies, asked)
                assert {(one.call, one.track, one.agency): one.group for one in found.by_call} == {
                    of: group.counted() for of, group in groups.items()
                }
                years: dict[int, list[Group]] = defaultdict(list)
                for (call, _, _), group in groups.items():
                    years[office.find(CALL, call).state.announced.year].append(group)
                assert {one.year: one.group for one in found.by_year} == {
                    year: oracle.together(of_year).counted() for year, of_year in years.items()
                }


@pytest.mark.parametrize("figure", [Figure.TASKS, Figure.DISPUTED, Figure.UNDER_WAY])
def test_the_cases_behind_a_figure_are_as_many_as_it_says_wherever_the_log_stood(
    demonstration: Demonstration, figure: Figure
) -> None:
    office = demonstration.at.office
    for share in (50, 90, 100):
        asked = AsOf(known_by=office.book.position() * share // 100, in_effect_on=office.today())
        for year in statistics(office, BOTH, asked).by_year:
            found = behind(office, BOTH, Behind(figure=figure, year=year.year), asked)
            assert len(set(found)) == len(found) == year.group.cases[figure]


def test_purchases_added_up_are_those_that_adding_every_line_gives(demonstration: Demonstration) -> None:
    office = demonstration.at.office
    for share in (60, 90, 100):
        asked = AsOf(known_by=office.book.position() * share // 100, in_effect_on=office.today())
        rows = office.book.purchases(PurchaseQuery(as_of=asked, agencies=BOTH))
        one_by_one = by(rows, lambda row: (row.purchase.bought.day.year, row.track, row.agency))
        found = statistics(office, BOTH, asked).purchases
        assert {(one.year, one.track, one.agency): one.total for one in found} == one_by_one


def _counted_one_by_one(
    office: Office, agencies: frozenset[Agency], asked: AsOf
) -> dict[tuple[UUID, Track, Agency], Group]:
    tasks: dict[tuple[UUID, Track, Agency], list[Stood]] = defaultdict(list)
    for kept in office.book.tasks(agencies):
        if one := stood(kept, asked):
            tasks[one.call, one.track, one.agency].append(one)
    return {of: oracle.group(known) for of, known in tasks.items()}
