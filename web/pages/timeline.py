"""A timeline: one line a fact in plain words, who acted in which role and for whom, the moment, what changed, its place in the log."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID

from application.letters import reading
from application.record import Recorded
from domain.agreements import AGREEMENT
from domain.applications import APPLICATION
from domain.facts import Fact
from domain.letters import LETTER
from domain.letters.facts import Rendered
from domain.notices import NOTICE
from domain.streams import Stream
from web import current
from web.masking import stated_purpose
from web.pages.rendering import names, teller
from web.wording.facts import Telling, tell

COMPARED: Mapping[type[Fact], Stream[Any]] = MappingProxyType(
    {kind: stream for stream in (APPLICATION, AGREEMENT, NOTICE) for kind in stream.facts}
)
"""The facts of a case that are told with what they changed, or whom they concern: those need the state before them."""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A fact of a stream with the state of the stream before it."""

    recorded: Recorded
    before: object
    anonymous: bool = False
    """Whether the viewer is not told who recorded it."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line."""

    position: int
    fact: str
    version: int
    at: datetime
    telling: Telling
    who: str | None
    role: str
    agency: str | None
    acting_for: str | None
    machine: bool
    letter: UUID | None
    """The letter that a line tells of, null for all other lines."""
    purpose_first: bool
    """Whether the viewer says first what they read that letter for."""


def moments(stream: Stream[Any], history: Iterable[Recorded]) -> tuple[Moment, ...]:
    """The facts of a stream, each with what came before it folded."""
    found, state = [], None
    for recorded in history:
        found.append(Moment(recorded=recorded, before=state))
        state = stream.begin(recorded.fact) if state is None else stream.after(state, recorded.fact)
    return tuple(found)


def case_moments(record: Iterable[Recorded]) -> tuple[Moment, ...]:
    """The facts of a case, from whichever streams, each with what came before it where that is told."""
    found, states = [], dict[UUID, Any]()
    for recorded in record:
        before, stream = states.get(recorded.stream), COMPARED.get(type(recorded.fact))
        found.append(Moment(recorded=recorded, before=before))
        if stream:
            after = stream.begin(recorded.fact) if before is None else stream.after(before, recorded.fact)
            states[recorded.stream] = after
    return tuple(found)


def entries(told: Iterable[Moment]) -> tuple[Entry, ...]:
    """The lines of a timeline, the newest first."""
    newest = sorted(told, key=lambda moment: moment.recorded.position, reverse=True)
    names().load(_actors(newest))
    return tuple(_entry(moment) for moment in newest)


def _entry(moment: Moment) -> Entry:
    recorded, by = moment.recorded, moment.recorded.envelope.by
    told = teller()
    return Entry(
        position=recorded.position,
        fact=recorded.fact.name,
        version=recorded.version,
        at=recorded.envelope.at,
        telling=tell(recorded.fact, moment.before, told),
        who=None if moment.anonymous else told.name(by.subject),
        role=told.word(by.role),
        agency=told.word(by.agency) if by.agency else None,
        acting_for=told.name(by.acting_for) if by.acting_for else None,
        machine=by.role == "MACHINE",
        letter=recorded.stream if isinstance(recorded.fact, Rendered) else None,
        purpose_first=purpose_first(recorded.fact),
    )


def purpose_first(fact: Fact) -> bool:
    """Whether the viewer says first what they read the letter for that a fact tells of."""
    viewer = current.actor()
    if viewer is None or not isinstance(fact, Rendered) or stated_purpose():
        return False
    return reading.purpose_needed(viewer, LETTER.begin(fact))


def _actors(told: Iterable[Moment]) -> set[UUID]:
    acting = [moment.recorded.envelope.by for moment in told]
    return {id for by in acting for id in (by.subject, by.acting_for) if id}
