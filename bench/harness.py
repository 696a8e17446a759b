"""Measuring side by side: contenders take turns in one run, and only what they come to against each other counts.

Absolute figures move with the machine and with whoever shares it. So every round measures each contender once, ratios
are taken within a round, and what is told is their median with the lowest and the highest.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from statistics import median


class Absent(Exception):
    """A contender that is not at hand here; the text says why."""


class Sense(StrEnum):
    """How a ratio is told."""

    SPEED = "speed"
    """How many times as fast as the other: more is better."""
    COST = "cost"
    """How many times as long as the other takes: less is better."""


@dataclass(frozen=True, kw_only=True)
class Contender:
    """Who does the work of a row; `measure` answers the seconds that one piece of it took, and may raise `Absent`."""

    name: str
    measure: Callable[[], float]


@dataclass(frozen=True, kw_only=True)
class Rival(Contender):
    """Whom we are held against; `goal` is the ratio to land at, null where it is only shown."""

    goal: float | None = None


@dataclass(frozen=True, kw_only=True)
class Row:
    """One kind of work. `unit` names the piece; with `per_second` it is told how many are done in a second."""

    key: str
    what: str
    unit: str
    ours: Contender
    rivals: tuple[Rival, ...] = ()
    sense: Sense = Sense.SPEED
    per_second: bool = False
    warm: bool = True
    """Whether each is tried once before it counts."""


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Figures of ours that are held against a fixed goal; `measure` answers them by name, in `unit`."""

    key: str
    what: str
    unit: str
    measure: Callable[[], Mapping[str, float]]
    goals: Mapping[str, float] = field(default_factory=dict)
    """The most that a figure may be."""


@dataclass(frozen=True, kw_only=True)
class Spread:
    """The middle of several values, with the lowest and the highest."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> "Spread":
        """The spread of at least one value."""
        given = list(values)
        return cls(middle=median(given), low=min(given), high=max(given))


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """One line of the table. `ratio` is null where there is nobody to be held against; `absent` says why somebody is not."""

    key: str
    what: str
    unit: str
    per_second: bool
    ours: Spread | None
    against: str = ""
    theirs: Spread | None = None
    sense: Sense | None = None
    ratio: Spread | None = None
    goal: float | None = None
    absent: str | None = None

    @property
    def met(self) -> bool | None:
        """Whether it lands where it should; null where nothing says where, or nothing was measured."""
        value = self.ratio or (None if self.against else self.ours)
        if self.goal is None or value is None:
            return None
        return value.middle >= self.goal if self.sense is Sense.SPEED else value.middle <= self.goal


def outcomes(work: Row | Figures, *, rounds: int) -> Iterator[Outcome]:
    """Measure one row, so many rounds, and tell what it came to."""
    return _compared(work, rounds) if isinstance(work, Row) else _figured(work, rounds)


def _compared(row: Row, rounds: int) -> Iterator[Outcome]:
    contenders: list[Contender] = [row.ours, *row.rivals]
    absent: dict[str, str] = {}
    measured: dict[str, list[float]] = {one.name: [] for one in contenders}
    gc.collect()
    for turn in range(-1 if row.warm else 0, rounds):
        for one in _in_turn(contenders, turn):
            if one.name in absent:
                continue
            try:
                seconds = one.measure()
            except Absent as why:
                absent[one.name] = str(why)
                continue
            if turn >= 0:
                measured[one.name].append(seconds)
    ours = measured[row.ours.name]
    told = Outcome(
        key=row.key,
        what=row.what,
        unit=row.unit,
        per_second=row.per_second,
        ours=Spread.of(ours) if ours else None,
        sense=row.sense,
        absent=absent.get(row.ours.name),
    )
    if not (ours and row.rivals):
        yield told
        return
    for rival in row.rivals:
        against = replace(told, against=rival.name, goal=rival.goal, absent=absent.get(rival.name))
        theirs = measured[rival.name]
        if rival.name not in absent:
            ratios = (_ratio(row.sense, *pair) for pair in zip(ours, theirs, strict=True))
            against = replace(against, theirs=Spread.of(theirs), ratio=Spread.of(ratios))
        yield against


def _in_turn(contenders: Sequence[Contender], turn: int) -> Sequence[Contender]:
    """The contenders, each round beginning with the next of them."""
    first = turn % len(contenders)
    return [*contenders[first:], *contenders[:first]]


def _ratio(sense: Sense, ours: float, theirs: float) -> float:
    return theirs / ours if sense is Sense.SPEED else ours / theirs


def _figured(figures: Figures, rounds: int) -> Iterator[Outcome]:
    try:
        found = [figures.measure() for _ in range(rounds)]
    except Absent as why:
        yield Outcome(
            key=figures.key, what=figures.what, unit=figures.unit, per_second=False, ours=None, absent=str(why)
        )
        return
    for name in found[0]:
        yield Outcome(
            key=f"{figures.key}/{name}",
            what=f"{figures.what}, {name}",
            unit=figures.unit,
            per_second=False,
            ours=Spread.of(one[name] for one in found),
            goal=figures.goals.get(name),
        )
