"""The demonstration holds purchases of several years, one corrected and one struck, and statistics over all of them."""

from application.case_statistics import statistics
from application.figures import Figure
from application.views.questions import AsOf, PurchaseQuery
from domain.purchases import PURCHASE
from domain.purchases.facts import Corrected, Recorded, Struck
from domain.values import Agency
from tests.application.demonstration.conftest import Demonstration

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

    assert len(year.group.cases[Figure.TASKS]) > 10
    assert year.group.cases[Figure.SELECTION_REVOKED]
    assert year.group.cases[Figure.DISPUTED]
    assert year.target == 200
