"""Calls for participation (공고): announced, extended, amended, cancelled, closed by time."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import assert_never

from domain.calls.facts import Amended, Announced, CallFact, CallTerms, Cancelled, Closed, Extended
from domain.rules.vocabulary import PaperKind, Track
from domain.streams import Stream
from domain.values import Agency, RoundId


@dataclass(frozen=True, kw_only=True)
class Call:
    """A call as it stands."""

    round: RoundId
    terms: CallTerms
    demonstration: bool
    announced: date
    cancelled: bool = False
    closed: date | None = None
    """The first day after the window, once its end is on record."""

    def accepts(self, arrived: datetime) -> bool:
        """Whether an application that arrived at this instant is in time."""
        return not self.cancelled and self.terms.opens <= arrived < self.terms.closes

    def agency(self, track: Track) -> Agency | None:
        """The agency responsible for a track, or null where the call does not open it."""
        return next((one.agency for one in self.terms.tracks if one.track is track), None)

    def papers(self, track: Track) -> tuple[PaperKind, ...]:
        """The papers this call asks of a track."""
        return tuple(one.kind for one in self.terms.papers if one.track is track)


def begin(fact: Announced) -> Call:
    """Fold the announcement."""
    return Call(round=fact.round, terms=fact.terms, demonstration=fact.demonstration, announced=fact.on)


def after(call: Call, fact: CallFact) -> Call:
    """Fold a later fact."""
    match fact:
        case Announced():
            return begin(fact)
        case Extended():
            return replace(call, terms=replace(call.terms, closes=fact.closes))
        case Amended():
            return replace(call, terms=fact.terms)
        case Cancelled():
            return replace(call, cancelled=True)
        case Closed():
            return replace(call, closed=fact.on)
        case _:
            assert_never(fact)


CALL = Stream("call", begin, after, (Announced, Extended, Amended, Cancelled, Closed))
