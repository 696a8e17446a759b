"""Counting tasks another way: a figure is the set of what it counts, so that a total over groups counts nobody twice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import reduce
from statistics import median
from uuid import UUID

from application.figures import Counted, Figure, Interval, Stood, Took, took_of


@dataclass(frozen=True, kw_only=True)
class Group:
    """What is counted of a group of tasks. Firms and products are those of published tasks only."""

    cases: Mapping[Figure, frozenset[UUID]]
    leads: frozenset[UUID] = frozenset()
    partners: frozenset[UUID] = frozenset()
    products: frozenset[UUID] = frozenset()
    days: Mapping[Interval, tuple[int, ...]] = field(default_factory=dict)

    def counted(self) -> Counted:
        """How many there are of everything."""
        times = ((interval, took(self.days.get(interval, ()))) for interval in Interval)
        return Counted(
            cases={figure: len(cases) for figure, cases in self.cases.items()},
            leads=len(self.leads),
            partners=len(self.partners),
            products=len(self.products),
            times={interval: one for interval, one in times if one},
        )


NOTHING = Group(cases={one: frozenset() for one in Figure})


def group(tasks: Iterable[Stood]) -> Group:
    """Count some tasks."""
    known = tuple(tasks)
    published = [one for one in known if Figure.TASKS in one.figures]
    days: dict[Interval, list[int]] = defaultdict(list)
    for one in known:
        for interval, took in one.days.items():
            days[interval].append(took)
    return Group(
        cases={figure: frozenset(one.id for one in known if figure in one.figures) for figure in Figure},
        leads=frozenset(lead for one in published for lead in one.named.leads),
        partners=frozenset(one.named.partner for one in published if one.named.partner),
        products=frozenset(product for one in published for product in one.products),
        days={interval: tuple(found) for interval, found in days.items()},
    )


def together(groups: Iterable[Group]) -> Group:
    """The total of some groups: a firm that stands in several counts once."""
    return reduce(_joined, groups, NOTHING)


def took(days: Sequence[int]) -> Took | None:
    """How long an interval took; null where no case came through it."""
    if not days:
        return None
    middle = Fraction(median(days))
    return took_of(cases=len(days), middle=middle, whole=sum(days), shortest=min(days), longest=max(days))


def _joined(one: Group, other: Group) -> Group:
    return Group(
        cases={figure: one.cases[figure] | other.cases[figure] for figure in Figure},
        leads=one.leads | other.leads,
        partners=one.partners | other.partners,
        products=one.products | other.products,
        days={
            interval: (*one.days.get(interval, ()), *other.days.get(interval, ()))
            for interval in Interval
            if interval in one.days or interval in other.days
        },
    )
