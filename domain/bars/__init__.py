"""Bars (참여 금지): five years in which a firm takes no part, counted from the day its revocation arrived."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import assert_never
from uuid import UUID

from domain.bars.facts import BarFact, Ended, Imposed, Lifted
from domain.calendar import restriction_ends
from domain.streams import Stream
from domain.values import Sealed

YEARS = 5
"""판로지원법 §20의2③."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A bar of one firm: its days, both included. `ended` is the day for which its end was put on record."""

    revocation: UUID
    first: date
    last: date
    lifted: date | None = None
    ended: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the firm is barred that day."""
        return self.first <= day <= self.last and self.lifted is None


@dataclass(frozen=True, kw_only=True)
class Bars:
    """Every bar of one firm, the first first."""

    firm: UUID
    bars: tuple[Bar, ...]

    def until(self, day: date) -> date | None:
        """The last day of the bar that holds on this day, the longest of several; null where none does."""
        return max((one.last for one in self.bars if one.holds(day)), default=None)


def impose(firm: UUID, *, revocation: UUID, effective: date) -> Imposed:
    """Bar a firm from the day the revocation had effect for it: that day counts, and the end does not roll (행정기본법 §6②)."""
    return Imposed(firm=firm, revocation=revocation, last=restriction_ends(effective, years=YEARS), on=effective)


def pass_on(bars: Bars, *, to: UUID, on: date) -> tuple[Imposed, ...]:
    """What is left of a firm's bars, for the firm that took its place on this day (행정절차법 §10②)."""
    return tuple(
        Imposed(firm=to, revocation=one.revocation, last=one.last, on=max(one.first, on))
        for one in bars.bars
        if one.lifted is None and one.last >= on
    )


def lift(bars: Bars, *, revocation: UUID, reasons: Sealed, on: date) -> tuple[Lifted, ...]:
    """Lift the bar that a revocation brought, where it is not over; none where there is none."""
    open_ones = [one for one in bars.bars if one.revocation == revocation and one.lifted is None and one.ended is None]
    return tuple(Lifted(revocation=revocation, reasons=reasons, on=on) for _ in open_ones)


def end(bars: Bars, *, on: date) -> tuple[Ended, ...]:
    """Put on record the bars that time ended, each for the day after its last, once."""
    over = [one for one in bars.bars if one.lifted is None and one.ended is None and one.last < on]
    return tuple(Ended(revocation=one.revocation, on=one.last + timedelta(days=1)) for one in over)


def begin(fact: Imposed) -> Bars:
    """Fold the first bar."""
    return Bars(firm=fact.firm, bars=(_bar(fact),))


def after(bars: Bars, fact: BarFact) -> Bars:
    """Fold a later fact."""
    match fact:
        case Imposed():
            return replace(bars, bars=(*bars.bars, _bar(fact)))
        case Lifted() | Ended():
            return replace(bars, bars=tuple(_over(one, fact) for one in bars.bars))
        case _:
            assert_never(fact)


def _bar(fact: Imposed) -> Bar:
    return Bar(revocation=fact.revocation, first=fact.on, last=fact.last)


def _over(bar: Bar, fact: Lifted | Ended) -> Bar:
    if bar.revocation != fact.revocation:
        return bar
    return replace(bar, lifted=fact.on) if isinstance(fact, Lifted) else replace(bar, ended=fact.on)


BAR = Stream("bar", begin, after, (Imposed, Lifted, Ended))
