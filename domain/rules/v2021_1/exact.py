"""Exact figures: fractions all the way, so that no order of adding matters, and one rounding at the very end."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import floor

POINT_PLACES = 2
"""The decimal places that points are written with."""


def mean(figures: Sequence[Fraction]) -> Fraction:
    """The arithmetic mean (산술평균) of one figure or more."""
    return sum(figures, Fraction(0)) / len(figures)


def half_up(figure: Fraction, places: int) -> Decimal:
    """A figure of zero or more, rounded to so many decimal places; a half goes up (반올림). Free of any context."""
    return Decimal(f"{floor(figure * 10**places + Fraction(1, 2))}e-{places}")


def summed(points: Sequence[Decimal]) -> Decimal:
    """The sum of points, exactly."""
    return half_up(sum(map(Fraction, points), Fraction(0)), POINT_PLACES)
