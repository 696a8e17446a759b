"""Advice: rules from no source of the round. It warns, is marked as assumed, and never decides."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from domain.findings import eligible
from domain.rules.vocabulary import FirmProfile, Target, Track, Weight
from tests.domain.rules.tasks import (
    BOOK,
    COMPLETE,
    COOPERATIVE,
    ON,
    PARTNER,
    SMALL,
    STARTUP,
    Told,
    firm,
    firms,
    product,
    task,
    told,
)

TRACKS = pytest.mark.parametrize("track", COMPLETE)
GROUP = UUID(int=500)
IN_GROUP = replace(SMALL, business_group=GROUP)
ADVICE = {
    "affiliates": ("2018·2019 건설 상생협력 시범사업 기준", "AMB-01", set(COMPLETE)),
    "other-partner": ("2018·2019 건설 상생협력 시범사업 기준", "AMB-01", set(COMPLETE)),
    "same-target-elsewhere": ("확인된 출처 없음", None, set(COMPLETE)),
    "business-numbers-verified": ("확인된 출처 없음", None, set(COMPLETE)),
    "startup-age": ("확인된 출처 없음", "AMB-06", {Track.INNOVATION_GROWTH}),
    "class-of-listing-number": ("확인된 출처 없음", None, set(COMPLETE) - {Track.CAPABILITY_BUILDING}),
    "two-leads-or-more": ("2018·2019 건설 상생협력 시범사업 기준", "AMB-01", {Track.CAPABILITY_BUILDING}),
}


@TRACKS
def test_a_track_gives_the_advice_that_concerns_it_and_marks_it_as_assumed(track: Track) -> None:
    advice = [finding for finding in BOOK.findings(task(track)) if finding.weight is Weight.ADVISORY]
    assert {one.criterion: (one.source, one.ambiguity) for one in advice} == {
        name: (source, ambiguity) for name, (source, ambiguity, tracks) in ADVICE.items() if track in tracks
    }
    assert all(one.assumed for one in advice)


def partner_profile(track: Track) -> FirmProfile:
    partner = COMPLETE[track].partner
    assert partner
    return partner.profile


@TRACKS
def test_advice_alone_makes_no_task_ineligible(track: Track) -> None:
    warned = task(
        track,
        same_target_elsewhere=(UUID(int=7),),
        leads_with_another_partner=(UUID(int=1),),
        partner_places=1,
        leads=tuple(
            replace(lead, profile=replace(lead.profile, business_group=GROUP, number_verified=False))
            for lead in COMPLETE[track].leads
        ),
        partner=firm(PARTNER, replace(partner_profile(track), business_group=GROUP)),
    )
    unmet = {finding.criterion for finding in BOOK.findings(warned) if not finding.met}
    assert unmet >= {"affiliates", "other-partner", "same-target-elsewhere", "business-numbers-verified"}
    assert eligible(BOOK.findings(warned))


@TRACKS
@pytest.mark.parametrize(
    "changes",
    [
        {"leads": (firm(1, IN_GROUP), firm(2))},
        {"cooperative": replace(COOPERATIVE, profile=IN_GROUP)},
        {"cooperative": COOPERATIVE, "members": (firm(20, IN_GROUP),)},
        {"leads": (firm(1, IN_GROUP),), "cooperative": COOPERATIVE, "members": (firm(1, IN_GROUP),)},
    ],
)
def test_a_lead_of_the_partners_business_group_is_pointed_out(track: Track, changes: dict[str, object]) -> None:
    given = task(track, partner=firm(PARTNER, IN_GROUP), **changes)
    assert told(given, "affiliates") == (
        False,
        "affiliated-with-partner",
        "협력기업과 같은 기업집단에 속한 주관기업이 1개사 있습니다.",
    )


@TRACKS
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"leads": (firm(1, IN_GROUP),)},
        {"leads": (firm(1, IN_GROUP),), "partner": firm(PARTNER, replace(SMALL, business_group=UUID(int=501)))},
        {"leads": (firm(1, IN_GROUP),), "partner": None},
    ],
)
def test_firms_of_no_or_different_business_groups_are_not_affiliates(track: Track, changes: dict[str, object]) -> None:
    assert told(task(track, **changes), "affiliates") == (
        True,
        "no-affiliates",
        "협력기업과 같은 기업집단에 속한 주관기업이 없습니다.",
    )


@TRACKS
def test_a_lead_with_another_partner_is_pointed_out(track: Track) -> None:
    assert told(task(track, leads_with_another_partner=(UUID(int=1),)), "other-partner") == (
        False,
        "lead-has-other-partner",
        "다른 협력기업과도 협약한 주관기업이 1개사 있습니다.",
    )
    assert told(task(track), "other-partner") == (
        True,
        "no-other-partner",
        "다른 협력기업과 협약한 주관기업이 없습니다.",
    )


@TRACKS
def test_the_same_firm_and_product_elsewhere_is_pointed_out(track: Track) -> None:
    assert told(task(track, same_target_elsewhere=(UUID(int=7), UUID(int=8))), "same-target-elsewhere") == (
        False,
        "same-target-elsewhere",
        "같은 기업이 같은 대상으로 신청한 다른 과제가 2건 있습니다.",
    )
    assert told(task(track), "same-target-elsewhere") == (
        True,
        "target-nowhere-else",
        "같은 기업이 같은 대상으로 신청한 다른 과제가 없습니다.",
    )


@TRACKS
def test_business_numbers_that_the_tax_office_has_not_confirmed_are_counted(track: Track) -> None:
    unverified = replace(SMALL, number_verified=False)
    given = task(track, leads=firms(2, unverified), partner=firm(PARTNER, unverified))
    assert told(given, "business-numbers-verified") == (
        False,
        "business-number-unverified",
        "국세청에서 아직 확인되지 않은 사업자등록번호가 3개 있습니다.",
    )
    assert told(task(track), "business-numbers-verified") == (
        True,
        "business-numbers-verified",
        "국세청에서 확인되지 않은 사업자등록번호가 없습니다.",
    )


OTHER_CLASS = replace(product(), goods_class_no="39111603")


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        (
            (product(), OTHER_CLASS),
            (
                False,
                "listing-number-of-other-class",
                "물품목록번호의 앞 8자리가 물품분류번호와 다른 제품이 1개 있습니다.",
            ),
        ),
        *(
            (
                (target,),
                (True, "listing-numbers-fit-class", "물품목록번호와 물품분류번호가 어긋나는 제품이 없습니다."),
            )
            for target in (
                product(),
                replace(OTHER_CLASS, goods_listing_no=None),
                replace(OTHER_CLASS, goods_class_no=None),
            )
        ),
    ],
)
def test_a_listing_number_that_does_not_begin_with_the_class_given_is_pointed_out(
    targets: tuple[Target, ...], expected: Told
) -> None:
    assert told(task(Track.MATERIALS_PARTS, targets=targets), "class-of-listing-number") == expected


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (SMALL, (True, "no-startup", "창업기업으로 신고한 주관기업이 없습니다.")),
        (STARTUP, (True, "startups-young", "창업기업이 모두 개업한 지 7년 이내입니다.")),
        (
            replace(STARTUP, established=date(2014, ON.month, ON.day)),
            (True, "startups-young", "창업기업이 모두 개업한 지 7년 이내입니다."),
        ),
        (
            replace(STARTUP, established=date(2014, ON.month, ON.day - 1)),
            (False, "startup-too-old", "개업한 지 7년이 지난 창업기업이 1개사 있습니다."),
        ),
        (
            replace(STARTUP, established=None),
            (False, "startup-day-unknown", "개업일을 알 수 없는 창업기업이 1개사 있습니다."),
        ),
    ],
)
def test_a_start_up_of_more_than_seven_years_is_pointed_out(profile: FirmProfile, expected: Told) -> None:
    given = task(Track.INNOVATION_GROWTH, leads=firms(1, profile))
    assert told(given, "startup-age") == expected
    assert told(given, "lead")[0]


def test_a_start_up_of_a_leap_day_is_seven_years_old_until_the_end_of_february() -> None:
    leap = firms(1, replace(STARTUP, established=date(2016, 2, 29)))
    last = task(Track.INNOVATION_GROWTH, leads=leap, on=date(2023, 2, 28))
    first_after = task(Track.INNOVATION_GROWTH, leads=leap, on=date(2023, 3, 1))
    assert told(last, "startup-age")[0]
    assert not told(first_after, "startup-age")[0]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"partner_places": 1},
            (
                False,
                "partner-has-one-lead",
                "협력기업과 협약한 주관기업이 1개사입니다. 시범사업에서는 2개사 이상을 선정하도록 하였습니다.",
            ),
        ),
        (
            {"partner_places": 2},
            (True, "partner-has-several-leads", "협력기업과 협약한 주관기업이 2개사입니다."),
        ),
        ({"partner": None}, (False, "no-partner", "협력기업이 없습니다.")),
    ],
)
def test_a_partner_builder_with_a_single_lead_is_pointed_out(changes: dict[str, object], expected: Told) -> None:
    assert told(task(Track.CAPABILITY_BUILDING, **changes), "two-leads-or-more") == expected
