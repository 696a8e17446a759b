"""The cases of the demonstration that fall short: every cell of the track table is missed by one of them, all invented."""

from dataclasses import replace
from datetime import date, timedelta

from application.demonstration.cases import (
    Agreeing,
    Case,
    Course,
    Shape,
    sound_case,
    sound_cases,
)
from application.demonstration.firms import (
    COOPERATIVES,
    LARGE_BUILDERS,
    LARGES,
    MAKERS,
    PLANTS,
    SMALL_BUILDERS,
    SMALLS,
    Firm,
)
from application.intake import ItemTyped
from domain.rules.vocabulary import Evidence, EvidenceHeld, TargetKind, Track
from domain.values import start_of

GROWTH, PARTS = Track.INNOVATION_GROWTH, Track.MATERIALS_PARTS
CONVERGENCE, BUILDING = Track.TECH_CONVERGENCE, Track.CAPABILITY_BUILDING
LAST_EVENING = start_of(date(2021, 4, 19)) + timedelta(hours=19)
LAST_MINUTE = start_of(date(2021, 4, 19)) + timedelta(hours=23, minutes=59)
TOO_LATE = start_of(date(2021, 4, 20)) + timedelta(seconds=30)
FIRST_NUMBER = 61
"""Cases that fall short are numbered apart from those that meet the rules."""


def faulty_cases() -> tuple[Case, ...]:
    """The cases of the 2021 call that fall short of a rule, and a few that need an officer's eye."""
    return (*_growth(), *_parts(), *_convergence(), *_building(), *_any_track())


def _growth() -> tuple[Case, ...]:
    medium, partner = PLANTS[3], PLANTS[8]
    other_item = _case(GROWTH, 3, SMALLS[4:5], partner)
    expired = _case(GROWTH, 4, SMALLS[5:6], partner)
    undesignated = _case(GROWTH, 5, SMALLS[6:7], partner)
    return (
        _case(GROWTH, 0, (medium,), partner),
        _case(GROWTH, 1, SMALLS[2:3], LARGES[4]),
        _case(GROWTH, 2, SMALLS[10:12], partner),
        replace(other_item, evidence=(_covering("9999999901"),)),
        replace(expired, evidence=tuple(replace(one, valid_until=date(2021, 2, 28)) for one in expired.evidence)),
        replace(
            undesignated,
            items=tuple(replace(one, detail_item_no="9999999902") for one in undesignated.items[:1]),
            evidence=(_covering("9999999902"),),
        ),
        replace(_case(GROWTH, 6, SMALLS[7:8], None, Course.RECEIVED), agreeing=Agreeing.NOT_AT_ALL),
    )


def _parts() -> tuple[Case, ...]:
    partner, large = PLANTS[11], LARGES[6]
    unlisted = _case(PARTS, 3, MAKERS[9:10], partner)
    of_other_class = _case(PARTS, 7, MAKERS[14:15], partner, Course.ELIGIBLE)
    return (
        _case(PARTS, 0, (LARGES[5],), partner),
        replace(_case(PARTS, 1, MAKERS[8:9], None), agreeing=Agreeing.NOT_AT_ALL),
        replace(_case(PARTS, 2, MAKERS[11:12], partner), evidence=()),
        replace(unlisted, items=tuple(replace(one, goods_listing_no=None) for one in unlisted.items)),
        _case(PARTS, 4, MAKERS[20:24], large),
        sound_case(
            PARTS,
            FIRST_NUMBER + 5,
            Shape(leads=(), partner=large, cooperative=COOPERATIVES[3], members=MAKERS[30:34]),
            Course.INELIGIBLE,
        ),
        _case(PARTS, 6, (MAKERS[0], *MAKERS[24:29]), LARGES[0], Course.CHECKED),
        replace(of_other_class, items=tuple(replace(one, goods_class_no="99000000") for one in of_other_class.items)),
    )


def _convergence() -> tuple[Case, ...]:
    partner = PLANTS[12]
    of_other_kind = _case(CONVERGENCE, 2, MAKERS[16:17], partner)
    unnumbered = _case(CONVERGENCE, 3, MAKERS[17:18], partner)
    return (
        _case(CONVERGENCE, 0, (LARGES[7],), partner),
        replace(_case(CONVERGENCE, 1, MAKERS[15:16], None), agreeing=Agreeing.NOT_AT_ALL),
        replace(of_other_kind, evidence=(EvidenceHeld(kind=Evidence.PATENT_APPLIED_PART),)),
        replace(unnumbered, items=tuple(replace(one, detail_item_no=None) for one in unnumbered.items)),
        _case(CONVERGENCE, 4, MAKERS[18:19], LARGES[8]),
    )


def _building() -> tuple[Case, ...]:
    full, roomy = LARGE_BUILDERS[0], LARGE_BUILDERS[8]
    sixth = _case(BUILDING, 4, SMALL_BUILDERS[9:10], full)
    goods = _case(BUILDING, 3, SMALL_BUILDERS[14:15], roomy)
    return (
        _case(BUILDING, 0, SMALL_BUILDERS[-1:], roomy),
        _case(BUILDING, 1, SMALL_BUILDERS[12:13], SMALL_BUILDERS[2]),
        replace(_case(BUILDING, 2, SMALL_BUILDERS[13:14], LARGE_BUILDERS[10]), evidence=()),
        replace(goods, items=_goods_of(goods)),
        replace(sixth, agreeing=Agreeing.PARTNER_REFUSED, begins=LAST_EVENING, submits=LAST_MINUTE),
    )


def _goods_of(case: Case) -> tuple[ItemTyped, ...]:
    """Goods in the place of works."""
    return tuple(replace(one, kind=TargetKind.GOODS) for one in case.items)


def _any_track() -> tuple[Case, ...]:
    among = _case(PARTS, 10, (PLANTS[13],), PLANTS[13])
    unsigned = _case(CONVERGENCE, 10, MAKERS[26:27], PLANTS[14])
    differing = _case(PARTS, 11, MAKERS[27:32], LARGES[9])
    late = _case(GROWTH, 10, SMALLS[:1], PLANTS[15], Course.LATE)
    return (
        replace(among, agreeing=Agreeing.NOT_AT_ALL),
        replace(unsigned, agreeing=Agreeing.LEADS_ONLY),
        replace(differing, leads_in_the_end=(MAKERS[27], *MAKERS[29:33])),
        replace(late, begins=LAST_EVENING, submits=TOO_LATE),
        _case(PARTS, 12, MAKERS[33:34], PLANTS[24], Course.OVERRIDDEN),
        _case(CONVERGENCE, 11, MAKERS[34:35], PLANTS[25]),
        _twin(),
    )


def _twin() -> Case:
    """The same firm with the same products in a second task."""
    first = next(
        one for one in sound_cases() if one.track is CONVERGENCE and one.course is Course.ELIGIBLE and one.leads
    )
    again = _case(CONVERGENCE, 12, first.leads, LARGES[10], Course.CHECKED)
    return replace(again, items=first.items, begins=LAST_EVENING, submits=LAST_MINUTE, reads_book=True)


def _case(
    track: Track, n: int, leads: tuple[Firm, ...], partner: Firm | None, course: Course = Course.INELIGIBLE
) -> Case:
    """A case numbered among those that fall short; without a partner its evidence is nobody's."""
    case = sound_case(track, FIRST_NUMBER + n, Shape(leads=leads, partner=partner or PLANTS[0]), course)
    return case if partner else replace(case, partner=None)


def _covering(detail_item_no: str) -> EvidenceHeld:
    return EvidenceHeld(kind=Evidence.DIRECT_PRODUCTION_CONFIRMATION, covers=detail_item_no)
