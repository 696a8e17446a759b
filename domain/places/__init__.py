"""The places a partner builder has for lead firms in capability building; how many the rule version says (AMB-01: five)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from domain.facts import Fact, fact, require
from domain.streams import Stream


@fact("places.taken", 1)
class PlacesTaken(Fact):
    """The partner's signature took a place for each of these lead firms."""

    agreement: UUID
    leads: tuple[UUID, ...]
    on: date


@fact("places.freed", 1)
class PlacesFreed(Fact):
    """An agreement no longer holds places: amended, withdrawn, rejected or ended."""

    agreement: UUID
    on: date


@dataclass(frozen=True, kw_only=True)
class Places:
    """The lead firms a partner has live agreements with, by agreement."""

    taken: tuple[tuple[UUID, tuple[UUID, ...]], ...] = ()

    def leads(self) -> frozenset[UUID]:
        """The distinct lead firms."""
        return frozenset(lead for _, leads in self.taken for lead in leads)

    def held_by(self, agreement: UUID) -> bool:
        """Whether an agreement holds places."""
        return any(one == agreement for one, _ in self.taken)


NONE_TAKEN = Places()


def begin(fact: PlacesTaken) -> Places:
    """Fold the first fact."""
    return after(NONE_TAKEN, fact)


def after(places: Places, fact: PlacesTaken | PlacesFreed) -> Places:
    """Fold a fact."""
    others = tuple(one for one in places.taken if one[0] != fact.agreement)
    match fact:
        case PlacesTaken():
            return replace(places, taken=(*others, (fact.agreement, fact.leads)))
        case PlacesFreed():
            return replace(places, taken=others)
        case _:
            assert_never(fact)


PLACES = Stream("partner-places", begin, after, (PlacesTaken, PlacesFreed))


def take(places: Places, *, limit: int, agreement: UUID, leads: tuple[UUID, ...], on: date) -> PlacesTaken:
    """Take a place for each lead firm, at most `limit` in all (the rule version's figure), or refuse and say how many are taken."""
    before = Places(taken=tuple(one for one in places.taken if one[0] != agreement)).leads()
    wanted = before | frozenset(leads)
    require(
        len(wanted) <= limit,
        "partner-places-full",
        places=limit,
        taken=len(before),
        wanted=len(wanted) - len(before),
    )
    return PlacesTaken(agreement=agreement, leads=leads, on=on)


def restore(places: Places, *, agreement: UUID, leads: tuple[UUID, ...], on: date) -> tuple[PlacesTaken, ...]:
    """Take back the places an agreement had before its case was rejected, even where others took them meanwhile.

    The agency's mistake costs nobody their place; whoever signs next finds them full.
    """
    return () if places.held_by(agreement) else (PlacesTaken(agreement=agreement, leads=leads, on=on),)


def free(places: Places, *, agreement: UUID, on: date) -> tuple[PlacesFreed, ...]:
    """Give back what an agreement holds, if it holds any."""
    return (PlacesFreed(agreement=agreement, on=on),) if places.held_by(agreement) else ()
