"""Tasks are counted in the notice's own units, as of then, and every figure equals a count made another way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application import figures
from application.figures import PROCESSING_DAYS, Figure, Interval, Took
from application.views.marks import KeptTask, Mark, MarkKind, Named
from application.views.questions import AsOf
from domain.rules.vocabulary import Stage, Track
from domain.values import Agency
from tests.application.figures import oracle
from tests.application.figures.oracle import Group

CALL = UUID(int=1)
DAY = date(2021, 4, 1)
LAST = AsOf(known_by=10**9, in_effect_on=date(2030, 1, 1))


def a_task(number: int, *marks: tuple[MarkKind, int], named: Named | None = None) -> KeptTask:
    """A task whose marks stand so many days after the first of April 2021, at positions of its own."""
    places = count(1000 * number)
    stages = iter(Stage)

    def mark(kind: MarkKind, after: int) -> Mark:
        names = kind in {MarkKind.RECEIVED, MarkKind.CHANGED}
        staged = kind in {MarkKind.STAGE_PASSED, MarkKind.STAGE_FAILED}
        return Mark(
            position=next(places),
            day=DAY + timedelta(days=after),
            kind=kind,
            stage=next(stages) if staged else None,
            product=UUID(int=9000 + number) if kind is MarkKind.PRODUCT_CONFIRMED else None,
            named=(named or of_firms([number], 10**6, [number])) if names else None,
        )

    return KeptTask(
        id=UUID(int=number),
        call=CALL,
        track=Track.MATERIALS_PARTS,
        agency=Agency.MSS,
        marks=tuple(mark(kind, after) for kind, after in marks),
    )


def of_firms(leads: Sequence[int], partner: int, products: Sequence[int]) -> Named:
    return Named(
        leads=tuple(UUID(int=10_000 + one) for one in leads),
        partner=UUID(int=20_000 + partner),
        products=tuple(UUID(int=30_000 + one) for one in products),
    )


def counted(*tasks: KeptTask, asked: AsOf = LAST) -> Group:
    return oracle.group(one for task in tasks if (one := figures.stood(task, asked)))


def numbers(group: Group) -> dict[Figure, int]:
    return {figure: len(cases) for figure, cases in group.cases.items() if cases}


SELECTED = ((MarkKind.RECEIVED, 0), (MarkKind.ELIGIBLE, 10), (MarkKind.SELECTED, 60), (MarkKind.PUBLISHED, 70))


def test_the_published_shape_of_2020_is_counted_as_the_notice_states_it() -> None:
    leads, products = count(1), count(1)

    def task(number: int) -> KeptTask:
        named = of_firms(
            [next(leads) for _ in range(3 if number < 16 else 4)],
            number % 16,
            [next(products) for _ in range(3 if number < 3 else 4)],
        )
        return a_task(number, *SELECTED, named=named)

    found = counted(*(task(number) for number in range(26)))

    assert len(found.cases[Figure.TASKS]) == 26
    assert (len(found.leads), len(found.products), len(found.partners)) == (88, 101, 16)
    builders = counted(
        *(a_task(100 + number, *SELECTED, named=of_firms([200 + number], number % 7, [])) for number in range(17))
    )
    assert (len(builders.partners), len(builders.leads), len(builders.products)) == (7, 17, 0)


def test_a_decision_that_was_not_published_makes_no_task() -> None:
    found = counted(a_task(1, *SELECTED[:3]))

    assert numbers(found) == dict.fromkeys((Figure.RECEIVED, Figure.ELIGIBLE, Figure.DECIDED, Figure.DECIDED_FOR), 1)
    assert (found.leads, found.products) == (frozenset(), frozenset())


def test_products_confirmed_after_the_selection_count_beside_those_of_the_form() -> None:
    assert len(counted(a_task(1, *SELECTED, (MarkKind.PRODUCT_CONFIRMED, 90))).products) == 2


def test_what_was_set_aside_is_decided_no_more_and_disputed_all_the_same() -> None:
    course = ((MarkKind.RECEIVED, 0), (MarkKind.REJECTED, 50), (MarkKind.OBJECTED, 60), (MarkKind.SET_ASIDE, 70))

    before = counted(a_task(1, *course))
    after = counted(a_task(1, *course, (MarkKind.SELECTED, 90)))

    assert numbers(before) == dict.fromkeys((Figure.RECEIVED, Figure.UNDER_WAY, Figure.DECIDED, Figure.DISPUTED), 1)
    assert (before.counted().approval_rate, before.counted().dispute_rate) == (None, Decimal("1.0000"))
    assert (after.counted().approval_rate, after.days[Interval.WHOLE]) == (Decimal("1.0000"), (50,))


def test_the_same_is_known_of_then_and_in_effect_then() -> None:
    task = a_task(1, *SELECTED)

    def then(position: int, after: int) -> dict[Figure, int]:
        return numbers(counted(task, asked=AsOf(known_by=position, in_effect_on=DAY + timedelta(days=after))))

    assert then(999, 100) == {}
    assert then(1001, 100) == dict.fromkeys((Figure.RECEIVED, Figure.UNDER_WAY, Figure.ELIGIBLE), 1)
    assert then(1003, 65) == dict.fromkeys((Figure.RECEIVED, Figure.ELIGIBLE, Figure.DECIDED, Figure.DECIDED_FOR), 1)
    assert Figure.TASKS in then(1003, 70)


def test_each_step_takes_the_days_since_the_one_before() -> None:
    course = (
        *((MarkKind.RECEIVED, 0), (MarkKind.INELIGIBLE, 5), (MarkKind.ELIGIBLE, 12), (MarkKind.STAGE_PASSED, 30)),
        *((MarkKind.STAGE_PASSED, 41), (MarkKind.STAGE_FAILED, 60), (MarkKind.REJECTED, 61)),
    )

    assert counted(a_task(1, *course)).days == {
        Interval.ELIGIBILITY_CHECK: (12,),
        Interval.FACE_TO_FACE: (18,),
        Interval.ON_SITE: (11,),
        Interval.DELIBERATION: (19,),
        Interval.DECISION: (1,),
        Interval.WHOLE: (61,),
    }


@pytest.mark.parametrize(("days", "late"), [(PROCESSING_DAYS, 0), (PROCESSING_DAYS + 1, 1)])
def test_a_decision_after_the_processing_period_is_told(days: int, late: int) -> None:
    found = counted(a_task(1, (MarkKind.RECEIVED, 0), (MarkKind.REJECTED, days)))

    assert len(found.cases[Figure.OVER_PERIOD]) == late


def test_half_a_day_and_half_a_percent_are_rounded_away_from_zero() -> None:
    assert oracle.took([1, 2, 2, 4]) == Took(cases=4, median=Decimal("2.0"), mean=Decimal("2.3"), shortest=1, longest=4)
    assert figures.rate(1, 20_000) == Decimal("0.0001")


def test_a_firm_in_two_groups_counts_once_in_their_total() -> None:
    one = counted(a_task(1, *SELECTED, named=of_firms([1, 2], 1, [1])))
    other = counted(a_task(2, *SELECTED, named=of_firms([2, 3], 1, [2])))

    total = oracle.together([one, other])

    assert (len(total.leads), len(total.partners), len(total.products)) == (3, 1, 2)
    assert total.days[Interval.WHOLE] == (60, 60)


@dataclass(frozen=True, kw_only=True)
class Told:
    """A task as a world tells it: what it came to, and when each thing happened."""

    leads: frozenset[int]
    partner: int
    products: frozenset[int]
    decided: bool | None
    days: int
    withdrawn: bool
    published: bool
    revoked: bool
    disputed: bool


TASKS = st.lists(
    st.builds(
        Told,
        leads=st.frozensets(st.integers(0, 30), min_size=1, max_size=6),
        partner=st.integers(0, 10),
        products=st.frozensets(st.integers(0, 60), max_size=5),
        decided=st.none() | st.booleans(),
        days=st.integers(1, 2 * PROCESSING_DAYS),
        withdrawn=st.booleans(),
        published=st.booleans(),
        revoked=st.booleans(),
        disputed=st.booleans(),
    ),
    max_size=25,
)


def course_of(told: Told) -> Iterator[tuple[MarkKind, int]]:
    yield MarkKind.RECEIVED, 0
    if told.decided is None:
        if told.withdrawn:
            yield MarkKind.WITHDRAWN, told.days
        return
    yield MarkKind.SELECTED if told.decided else MarkKind.REJECTED, told.days
    if told.disputed:
        yield MarkKind.OBJECTED, told.days + 1
    if told.decided and told.published:
        yield MarkKind.PUBLISHED, told.days + 2
        if told.revoked:
            yield MarkKind.REVOKED, told.days + 3


@given(TASKS)
def test_every_figure_equals_a_count_of_the_input(world: list[Told]) -> None:
    found = counted(
        *(
            a_task(number, *course_of(one), named=of_firms(sorted(one.leads), one.partner, sorted(one.products)))
            for number, one in enumerate(world)
        )
    )

    decided = [one for one in world if one.decided is not None]
    tasks = [one for one in world if one.decided and one.published]
    expected = {
        Figure.RECEIVED: len(world),
        Figure.UNDER_WAY: sum(one.decided is None and not one.withdrawn for one in world),
        Figure.ENDED_UNDECIDED: sum(one.decided is None and one.withdrawn for one in world),
        Figure.DECIDED: len(decided),
        Figure.DECIDED_FOR: sum(one.decided is True for one in world),
        Figure.DECIDED_AGAINST: sum(one.decided is False for one in world),
        Figure.TASKS: len(tasks),
        Figure.SELECTION_REVOKED: sum(one.revoked for one in tasks),
        Figure.DISPUTED: sum(one.disputed for one in decided),
        Figure.OVER_PERIOD: sum(one.days > PROCESSING_DAYS for one in decided),
    }
    assert numbers(found) == {figure: cases for figure, cases in expected.items() if cases}
    assert len(found.leads) == len({lead for one in tasks for lead in one.leads})
    assert len(found.partners) == len({one.partner for one in tasks})
    assert len(found.products) == len({product for one in tasks for product in one.products})
    assert sorted(found.days.get(Interval.WHOLE, ())) == sorted(one.days for one in decided)
    if decided:
        share = sum(one.decided is True for one in world) / len(decided)
        rate = found.counted().approval_rate
        assert rate is not None
        assert abs(float(rate) - share) <= 0.00005


def test_a_stage_that_was_passed_is_counted_and_one_that_was_failed_is_not() -> None:
    course = (
        *((MarkKind.RECEIVED, 0), (MarkKind.ELIGIBLE, 12), (MarkKind.STAGE_PASSED, 30)),
        *((MarkKind.STAGE_PASSED, 41), (MarkKind.STAGE_FAILED, 60)),
    )

    found = numbers(counted(a_task(1, *course)))
    assert {figure for figure in found if figure.startswith("PASSED")} == {
        Figure.PASSED_FACE_TO_FACE,
        Figure.PASSED_ON_SITE,
    }
