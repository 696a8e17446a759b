"""Tallies (집계): the score of a case at a stage, as it was last computed."""

from dataclasses import dataclass
from typing import assert_never
from uuid import UUID

from domain.streams import Stream
from domain.tallies.facts import Computed, TallyFact


@dataclass(frozen=True, kw_only=True)
class CaseTally:
    """A tally as it stands: the last computation, whole. The earlier ones are read from the stream's history."""

    computed: Computed

    @property
    def judges(self) -> frozenset[UUID]:
        """The judges whose sheets it rests on."""
        return frozenset(one.judge for one in self.computed.used)


def begin(fact: Computed) -> CaseTally:
    """Fold the first computation."""
    return CaseTally(computed=fact)


def after(_: CaseTally, fact: TallyFact) -> CaseTally:
    """Fold a later computation: it takes the place of the one before."""
    match fact:
        case Computed():
            return begin(fact)
        case _:
            assert_never(fact)


TALLY = Stream("tally", begin, after, (Computed,))
