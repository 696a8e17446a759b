"""Statistics in the notice's own units: tasks, lead firms, partners and products are different things to count (AMB-10).

Everything is counted from the marks of the tasks (`application.views.marks`) and from purchases, as known by a place in the
log and in effect on a day. A figure is the set of what it counts, never a number alone, so that it opens the cases behind
it and a total over groups counts nobody twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
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


EVER = AsOf(known_by=2**63 - 1, in_effect_on=date.max)
"""As of the end of time: whatever was recorded is known and in effect."""
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
class Took:
    """How long an interval took over some cases, in days to a tenth."""

    cases: int
    median: Decimal
    mean: Decimal
    shortest: int
    longest: int


@dataclass(frozen=True, kw_only=True)
class Counted:
    """How many there are of everything that is counted of a group of tasks."""

    cases: Mapping[Figure, int]
    leads: int
    partners: int
    products: int
    times: Mapping[Interval, Took]

    @property
    def approval_rate(self) -> Decimal | None:
        """Decided for, of all decided; null where nothing is."""
        decided_for = self.cases[Figure.DECIDED_FOR]
        return rate(decided_for, decided_for + self.cases[Figure.DECIDED_AGAINST])

    @property
    def dispute_rate(self) -> Decimal | None:
        """Decided cases with an objection, of all decided; null where nothing is."""
        return rate(self.cases[Figure.DISPUTED], self.cases[Figure.DECIDED])


@dataclass(frozen=True, kw_only=True)
class CountedTasks:
    """Tasks counted by call, track and agency, and by the year in which their calls were announced."""

    by_call: Mapping[tuple[UUID, Track, Agency], Counted]
    by_year: Mapping[int, Counted]


@dataclass(frozen=True, kw_only=True)
class Behind:
    """Which cases of a figure are asked for; every filter given must hold."""

    figure: Figure
    year: int | None = None
    call: UUID | None = None
    track: Track | None = None
    agency: Agency | None = None


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


def took_of(*, cases: int, middle: Fraction, whole: int, shortest: int, longest: int) -> Took:
    """How long an interval took, by its median and its sum over so many cases."""
    return Took(
        cases=cases,
        median=_rounded(middle, DAYS),
        mean=_rounded(Fraction(whole, cases), DAYS),
        shortest=shortest,
        longest=longest,
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
