"""Who sits on the panels of the 2021 call: the same seven for every track's hearing, visit and deliberation."""

from datetime import date
from uuid import UUID

from application.convening import Roster
from application.demonstration.cases import CALL_2021
from application.demonstration.officers import secretary_of
from application.demonstration.people import COMMITTEE, EVALUATORS, Person
from application.office import meeting_of, panel_of
from domain.panels.facts import Member
from domain.rules.vocabulary import Stage, Track

FIRST, LAST = date(2021, 5, 1), date(2031, 4, 30)
"""The term of every seat: long enough that a visitor of today can still score what was left open."""
SEATS = {
    Stage.FACE_TO_FACE: EVALUATORS[:7],
    Stage.ON_SITE: EVALUATORS[3:],
    Stage.DELIBERATION: COMMITTEE,
}
"""Who sits at each stage: the first is chair, the second the deputy."""
OUTSIDE = frozenset({2, 5})
"""The seats of outside experts."""


def panel(track: Track, stage: Stage) -> UUID:
    """The panel of a track and stage in the 2021 call."""
    return panel_of(CALL_2021, track, stage)


def meeting(track: Track, number: int = 1) -> UUID:
    """A meeting of a track's committee."""
    return meeting_of(panel(track, Stage.DELIBERATION), number)


def roster(track: Track, stage: Stage) -> Roster:
    """Who sits, and in which office."""
    people = SEATS[stage]
    members = tuple(seat(one, outside_expert=nth in OUTSIDE) for nth, one in enumerate(people))
    return Roster(members=members, chair=people[0].id, deputy=people[1].id, secretary=secretary_of(track).id)


def seat(person: Person, *, outside_expert: bool = False) -> Member:
    """A person's seat."""
    return Member(person=person.id, outside_expert=outside_expert, first=FIRST, last=LAST)


def chair(stage: Stage) -> Person:
    """Who presides."""
    return SEATS[stage][0]
