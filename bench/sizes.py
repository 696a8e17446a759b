"""How much is measured: enough for a look, for the table, or only for a test that nothing has rotted."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Sizes:
    """How often, how long and how much."""

    rounds: int
    """Measurements of each contender in a row."""
    slice: float
    """Seconds of a measurement that may last as long as one likes."""
    cases: int
    """Of the world that is read."""
    whole: bool
    """Whether everything is measured, in a world made of the whole demonstration; or some of it, in one of a few cases."""
    streams: tuple[tuple[int, int], ...]
    """How long the streams are that are loaded, and how many of each."""


TINY = Sizes(rounds=1, slice=0.02, cases=3, whole=False, streams=((25, 1),))
QUICK = Sizes(rounds=3, slice=0.3, cases=133, whole=True, streams=((25, 40), (200, 8), (2000, 2)))
FULL = Sizes(rounds=5, slice=1.0, cases=1064, whole=True, streams=((25, 100), (200, 20), (2000, 4)))
