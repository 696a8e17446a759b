"""Who handles a case of the demonstration: the officers of its agency in turn, the deputy of one who is away, secretary, decider."""

from datetime import date

from application.demonstration.people import (
    ABSENT_OFFICER,
    DEPUTY,
    MSS_DECIDERS,
    MSS_OFFICERS,
    MSS_SECRETARY,
    PPS_DECIDER,
    PPS_OFFICERS,
    PPS_SECRETARY,
    Person,
)
from domain.rules.vocabulary import Track
from domain.values import Agency

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


def agency_of(track: Track) -> Agency:
    """The agency responsible for a track in the 2021 call."""
    return Agency.PPS if track is Track.CAPABILITY_BUILDING else Agency.MSS


def secretary_of(track: Track) -> Person:
    """The secretary of a track's panels."""
    return PPS_SECRETARY if agency_of(track) is Agency.PPS else MSS_SECRETARY


def decider_of(track: Track) -> Person:
    """Who decides a track's cases."""
    return PPS_DECIDER if agency_of(track) is Agency.PPS else MSS_DECIDERS[1]


def _of(track: Track) -> tuple[Person, ...]:
    return PPS_OFFICERS if agency_of(track) is Agency.PPS else MSS_OFFICERS
