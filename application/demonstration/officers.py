"""Who handles a case of the demonstration: the officers of its agency in turn, and the deputy of one who is away."""

from datetime import date

from application.demonstration.people import ABSENT_OFFICER, DEPUTY, MSS_OFFICERS, PPS_OFFICERS, Person
from domain.rules.vocabulary import Track

AWAY_FIRST, AWAY_LAST = date(2021, 4, 26), date(2021, 5, 7)


def in_charge(track: Track, nth: int) -> Person:
    """The officer a case is assigned to."""
    officers = _of(track)
    return officers[nth % len(officers)]


def second(track: Track, nth: int) -> Person:
    """The officer a case is handed to afterwards."""
    return in_charge(track, nth + 1)


def acting(officer: Person, on: date) -> Person:
    """Who acts that day: the officer, or the deputy while the officer is away."""
    return DEPUTY if officer is ABSENT_OFFICER and AWAY_FIRST <= on <= AWAY_LAST else officer


def _of(track: Track) -> tuple[Person, ...]:
    return PPS_OFFICERS if track is Track.CAPABILITY_BUILDING else MSS_OFFICERS
