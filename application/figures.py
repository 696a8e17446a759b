"""Statistics in the notice's own units: tasks, lead firms, partners and products are different things to count (AMB-10).

Everything is counted from the marks of the tasks (`application.views.marks`) and from purchases, as known by a place in the
log and in effect on a day. A figure is the set of what it counts, never a number alone, so that it opens the cases behind
it and a total over groups counts nobody twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import reduce
from statistics import median
from uuid import UUID

from application.views.marks import KeptTask, Mark, MarkKind, Named
from application.views.questions import AsOf
from domain.rules.vocabulary import Stage, Track
from domain.values import Agency

PROCESSING_DAYS = 120
"""Days from receipt to decision within which a case should be decided: assumed, no source read sets the published period."""
RATE = Decimal("0.0001")
DAYS = Decimal("0.1")


class Figure(StrEnum):
    """What is counted of tasks; each is a set of cases."""

    RECEIVED = "RECEIVED"
    UNDER_WAY = "UNDER_WAY"
    """Received, neither decided nor ended otherwise."""
    ENDED_UNDECIDED = "ENDED_UNDECIDED"
    """Returned or withdrawn."""
    ELIGIBLE = "ELIGIBLE"
    INELIGIBLE = "INELIGIBLE"
    PASSED_FACE_TO_FACE = "PASSED_FACE_TO_FACE"
    PASSED_ON_SITE = "PASSED_ON_SITE"
    PASSED_DELIBERATION = "PASSED_DELIBERATION"
    """Passed each stage when it was last recorded."""
    DECIDED = "DECIDED"
    """Decided at least once, whether or not that was set aside since."""
    DECIDED_FOR = "DECIDED_FOR"
    DECIDED_AGAINST = "DECIDED_AGAINST"
    TASKS = "TASKS"
    """Selected and officially published, revoked since or not: the notice's 과제."""
    SELECTION_REVOKED = "SELECTION_REVOKED"
    DISPUTED = "DISPUTED"
    """Decided, and objected to by a party at least once."""
    OVER_PERIOD = "OVER_PERIOD"
    """Decided after the processing period."""


class Interval(StrEnum):
    """Time a case took, in days: each from the end of the one before, the whole from receipt to decision."""

    ELIGIBILITY_CHECK = "ELIGIBILITY_CHECK"
    FACE_TO_FACE = "FACE_TO_FACE"
    ON_SITE = "ON_SITE"
    DELIBERATION = "DELIBERATION"
    DECISION = "DECISION"
    WHOLE = "WHOLE"


DECISIONS = (MarkKind.SELECTED, MarkKind.REJECTED)
JUDGED = (MarkKind.ELIGIBLE, MarkKind.INELIGIBLE)
STAGED = (MarkKind.STAGE_PASSED, MarkKind.STAGE_FAILED)
PASSED: Mapping[Stage, Figure] = {stage: Figure(f"PASSED_{stage.value}") for stage in Stage}
OF_STAGES: Mapping[Stage, Interval] = {stage: Interval(stage.value) for stage in Stage}


@dataclass(frozen=True, kw_only=True)
class Stood:
    """How a task stood as of then."""

    id: UUID
    call: UUID
    track: Track
    agency: Agency
    figures: frozenset[Figure]
    named: Named
    products: frozenset[UUID]
    """The products it names and those confirmed for it since (AMB-10)."""
    days: Mapping[Interval, int]


@dataclass(frozen=True, kw_only=True)
class Group:
    """What is counted of a group of tasks. Firms and products are those of published tasks only."""

    cases: Mapping[Figure, frozenset[UUID]]
    leads: frozenset[UUID] = frozenset()
    partners: frozenset[UUID] = frozenset()
    products: frozenset[UUID] = frozenset()
    days: Mapping[Interval, tuple[int, ...]] = field(default_factory=dict)

    @property
    def approval_rate(self) -> Decimal | None:
        """Decided for, of all decided; null where nothing is."""
        decided_for = len(self.cases[Figure.DECIDED_FOR])
        return rate(decided_for, decided_for + len(self.cases[Figure.DECIDED_AGAINST]))

    @property
    def dispute_rate(self) -> Decimal | None:
        """Decided cases with an objection, of all decided; null where nothing is."""
        return rate(len(self.cases[Figure.DISPUTED]), len(self.cases[Figure.DECIDED]))


NOTHING = Group(cases={one: frozenset() for one in Figure})


@dataclass(frozen=True, kw_only=True)
class Took:
    """How long an interval took over some cases."""

    cases: int
    median: Decimal
    mean: Decimal
    shortest: int
    longest: int


def stood(task: KeptTask, asked: AsOf) -> Stood | None:
    """How a task stood as of then; null where it was not received yet."""
    marks = [one for one in task.marks if one.position <= asked.known_by and one.day <= asked.in_effect_on]
    named = next((one.named for one in reversed(marks) if one.named), None)
    if named is None:
        return None
    return Stood(
        id=task.id,
        call=task.call,
        track=task.track,
        agency=task.agency,
        figures=frozenset(figure for figure, holds in _figures(marks).items() if holds),
        named=named,
        products=frozenset(named.products) | {one.product for one in marks if one.product},
        days=_days(marks),
    )


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
    return Took(
        cases=len(days),
        median=_rounded(Fraction(median(days)), DAYS),
        mean=_rounded(Fraction(sum(days), len(days)), DAYS),
        shortest=min(days),
        longest=max(days),
    )


def rate(part: int, whole: int) -> Decimal | None:
    """A share of one, to four places, halves away from zero; null of nothing."""
    return _rounded(Fraction(part, whole), RATE) if whole else None


def _rounded(number: Fraction, places: Decimal) -> Decimal:
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(places, ROUND_HALF_UP)


def _figures(marks: Sequence[Mark]) -> Mapping[Figure, bool]:
    ended = _last(marks, MarkKind.RETURNED, MarkKind.WITHDRAWN) is not None
    decision = _kind(_last(marks, *DECISIONS, MarkKind.SET_ASIDE))
    decided = _first(marks, *DECISIONS)
    took_whole = (decided.day - marks[0].day).days if decided else 0
    return {
        Figure.RECEIVED: True,
        Figure.UNDER_WAY: not ended and decision not in DECISIONS,
        Figure.ENDED_UNDECIDED: ended,
        Figure.ELIGIBLE: _kind(_last(marks, *JUDGED)) is MarkKind.ELIGIBLE,
        Figure.INELIGIBLE: _kind(_last(marks, *JUDGED)) is MarkKind.INELIGIBLE,
        **{figure: _passed(marks, stage) for stage, figure in PASSED.items()},
        Figure.DECIDED: decided is not None,
        Figure.DECIDED_FOR: decision is MarkKind.SELECTED,
        Figure.DECIDED_AGAINST: decision is MarkKind.REJECTED,
        Figure.TASKS: _first(marks, MarkKind.PUBLISHED) is not None,
        Figure.SELECTION_REVOKED: _kind(_last(marks, MarkKind.REVOKED, MarkKind.RESTORED)) is MarkKind.REVOKED,
        Figure.DISPUTED: _first(marks, MarkKind.OBJECTED) is not None,
        Figure.OVER_PERIOD: took_whole > PROCESSING_DAYS,
    }


def _days(marks: Sequence[Mark]) -> Mapping[Interval, int]:
    """The days of each step until the first decision: what follows an objection is no part of the time that took."""
    decided = _first(marks, *DECISIONS)
    until = marks.index(decided) + 1 if decided else len(marks)
    reached: dict[Interval, date] = {}
    for one in marks[:until]:
        step = _step(one)
        if step:
            reached.pop(step, None)
            reached[step] = one.day
    days: dict[Interval, int] = {}
    before = received = marks[0].day
    for step, day in reached.items():
        days[step] = (day - before).days
        before = day
    return days | ({Interval.WHOLE: (decided.day - received).days} if decided else {})


def _step(mark: Mark) -> Interval | None:
    if mark.kind in JUDGED:
        return Interval.ELIGIBILITY_CHECK
    if mark.kind in DECISIONS:
        return Interval.DECISION
    return OF_STAGES[mark.stage] if mark.stage else None


def _passed(marks: Sequence[Mark], stage: Stage) -> bool:
    return _kind(_last([one for one in marks if one.stage is stage], *STAGED)) is MarkKind.STAGE_PASSED


def _first(marks: Iterable[Mark], *kinds: MarkKind) -> Mark | None:
    return next((one for one in marks if one.kind in kinds), None)


def _last(marks: Sequence[Mark], *kinds: MarkKind) -> Mark | None:
    return _first(reversed(marks), *kinds)


def _kind(mark: Mark | None) -> MarkKind | None:
    return mark.kind if mark else None


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
