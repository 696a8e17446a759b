"""A few cases in the open call of the demonstration, so that a visitor does not come to an empty one. All invented."""

from dataclasses import replace

from application.demonstration.cases import CALL_OPEN, Case, Course, Shape, sound_case
from application.demonstration.firms import LARGE_BUILDERS, LARGES, MAKERS, PLANTS, SMALL_BUILDERS, SMALLS
from application.rounds import demonstration_call, round_2021_1
from domain.rules.vocabulary import Track

FIRST_NUMBER = 80


def fresh_cases() -> tuple[Case, ...]:
    """Drafts, and submissions that have just arrived."""
    growth, parts = Track.INNOVATION_GROWTH, Track.MATERIALS_PARTS
    convergence, building = Track.TECH_CONVERGENCE, Track.CAPABILITY_BUILDING
    return (
        _case(growth, 1, Shape(leads=SMALLS[:1], partner=PLANTS[0]), Course.DRAFT),
        _case(parts, 1, Shape(leads=MAKERS[:5], partner=LARGES[1]), Course.DRAFT),
        _case(building, 1, Shape(leads=SMALL_BUILDERS[:1], partner=LARGE_BUILDERS[8]), Course.DRAFT),
        _case(growth, 2, Shape(leads=SMALLS[1:2], partner=PLANTS[1]), Course.RECEIVED),
        _case(growth, 3, Shape(leads=SMALLS[12:13], partner=PLANTS[2]), Course.ASKED),
        _case(parts, 2, Shape(leads=MAKERS[2:3], partner=PLANTS[5]), Course.CHECKED),
        _case(convergence, 1, Shape(leads=MAKERS[5:11], partner=LARGES[2]), Course.RECEIVED),
        _case(building, 2, Shape(leads=SMALL_BUILDERS[4:6], partner=LARGE_BUILDERS[10]), Course.RECEIVED),
    )


def _case(track: Track, nth: int, shape: Shape, course: Course) -> Case:
    case = sound_case(track, FIRST_NUMBER + nth, shape, course)
    key = case.key.replace(round_2021_1.ROUND_ID, demonstration_call.ROUND_ID, 1)
    return replace(case, key=key, call=CALL_OPEN, begins=None, submits=None)
