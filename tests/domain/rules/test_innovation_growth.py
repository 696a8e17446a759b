"""① 혁신성장: each cell of its column, met and not met."""

from datetime import date, timedelta

import pytest

from domain.rules.vocabulary import Evidence, FirmProfile, Target, Track
from tests.domain.rules.tasks import (
    COOPERATIVE,
    DESK,
    LAMP,
    LARGE,
    MEDIUM,
    MID_SIZED,
    ON,
    PARTNER,
    SMALL,
    STARTUP,
    WORKS,
    Told,
    firm,
    firms,
    found,
    held,
    product,
    task,
    told,
)

TRACK = Track.INNOVATION_GROWTH
CONFIRMATION = Evidence.DIRECT_PRODUCTION_CONFIRMATION


@pytest.mark.parametrize("profile", [SMALL, STARTUP])
def test_a_small_firm_or_a_start_up_may_lead(profile: FirmProfile) -> None:
    assert told(task(TRACK, leads=firms(1, profile)), "lead") == (
        True,
        "leads-are-startups-or-small",
        "주관기업 1개사가 모두 창업기업 또는 소기업입니다.",
    )


def test_a_medium_firm_that_is_no_start_up_may_not_lead() -> None:
    assert told(task(TRACK, leads=firms(1, MEDIUM)), "lead") == (
        False,
        "lead-neither-startup-nor-small",
        "창업기업도 소기업도 아닌 주관기업이 1개사 있습니다(예: 중기업).",
    )


def test_one_unfit_lead_among_fit_ones_is_named() -> None:
    finding = found(task(TRACK, leads=(firm(1), firm(2, MEDIUM))), "lead")
    assert dict(finding.because.values) == {"firm": str(firm(2).firm), "size": "MEDIUM", "unfit": "1"}


def test_without_a_lead_there_is_none_to_judge_even_with_a_cooperative() -> None:
    nobody = task(TRACK, leads=(), cooperative=COOPERATIVE, members=firms(5))
    assert told(nobody, "lead") == (False, "no-lead", "주관기업이 없습니다.")


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (SMALL, (True, "partner-is-sme", "협력기업은 소기업으로서 중소기업입니다.")),
        (MEDIUM, (True, "partner-is-sme", "협력기업은 중기업으로서 중소기업입니다.")),
        (
            LARGE,
            (False, "partner-not-sme", "협력기업이 대기업입니다. 이 과제의 협력기업은 중소기업이어야 합니다."),
        ),
        (
            MID_SIZED,
            (False, "partner-not-sme", "협력기업이 대기업입니다. 이 과제의 협력기업은 중소기업이어야 합니다."),
        ),
    ],
)
def test_the_partner_must_be_an_sme(profile: FirmProfile, expected: Told) -> None:
    assert told(task(TRACK, partner=firm(PARTNER, profile)), "partner") == expected


def test_a_cooperative_partner_counts_as_an_sme_whatever_its_size() -> None:
    given = task(TRACK, partner=firm(PARTNER, LARGE, cooperative=True))
    assert told(given, "partner")[:2] == (True, "partner-is-sme")
    assert told(given, "large-firm")[:2] == (True, "no-large-firm")


def test_a_direct_production_confirmation_for_the_product_qualifies_the_partner() -> None:
    assert told(task(TRACK), "partner-evidence") == (
        True,
        "evidence-covers-items",
        "협력기업이 신청제품과 관련된 유효한 자격을 보유하고 있습니다: 직접생산확인서.",
    )


@pytest.mark.parametrize("covers", [LAMP, None])
def test_a_confirmation_for_another_product_does_not_qualify_the_partner(covers: str | None) -> None:
    assert told(task(TRACK, evidence=(held(CONFIRMATION, covers),)), "partner-evidence") == (
        False,
        "evidence-covers-other-item",
        "협력기업의 보유자격이 신청제품과 관련되지 않습니다. 해당하는 제품이 1개 있습니다(예: 세부품명번호 5610170601).",
    )


def test_every_product_needs_a_confirmation() -> None:
    two = (product(1), product(2, item=LAMP))
    one_covered = task(TRACK, targets=two, evidence=(held(CONFIRMATION, DESK),))
    both_covered = task(TRACK, targets=two, evidence=(held(CONFIRMATION, DESK), held(CONFIRMATION, LAMP)))
    assert dict(found(one_covered, "partner-evidence").because.values) == {"item": LAMP, "items": "1"}
    assert told(both_covered, "partner-evidence")[0]


@pytest.mark.parametrize(("targets", "code"), [((), "no-item"), ((product(item=None),), "item-without-detail-number")])
def test_a_confirmation_needs_a_numbered_product_to_cover(targets: tuple[Target, ...], code: str) -> None:
    assert told(task(TRACK, targets=targets), "partner-evidence")[:2] == (False, code)


@pytest.mark.parametrize("kind", [kind for kind in Evidence if kind is not CONFIRMATION])
def test_any_other_evidence_does_not_qualify_the_partner(kind: Evidence) -> None:
    assert told(task(TRACK, evidence=(held(kind, DESK),)), "partner-evidence") == (
        False,
        "evidence-missing",
        "인정되는 협력기업 보유자격이 없습니다. 다음 중 1개 이상이 필요합니다: 직접생산확인서.",
    )


@pytest.mark.parametrize(
    "days",
    [{"valid_until": ON}, {"valid_from": ON}, {"valid_from": date(2020, 1, 1), "valid_until": date(2022, 1, 1)}],
)
def test_a_confirmation_counts_on_its_first_and_last_day(days: dict[str, date]) -> None:
    assert told(task(TRACK, evidence=(held(CONFIRMATION, DESK, **days),)), "partner-evidence")[0]


@pytest.mark.parametrize("days", [{"valid_until": ON - timedelta(1)}, {"valid_from": ON + timedelta(1)}])
def test_a_confirmation_does_not_count_outside_its_days(days: dict[str, date]) -> None:
    assert told(task(TRACK, evidence=(held(CONFIRMATION, DESK, **days),)), "partner-evidence") == (
        False,
        "evidence-not-valid",
        "협력기업의 보유자격이 2021년 4월 19일 현재 유효하지 않습니다: 직접생산확인서.",
    )


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ((product(),), (True, "items-designated", "신청제품 1개가 모두 중소기업자간 경쟁제품입니다.")),
        (
            (product(1), product(2, designated=False, item=LAMP)),
            (
                False,
                "item-not-designated",
                (
                    "2021년 4월 19일 현재 중소기업자간 경쟁제품이 아닌 신청제품이 1개 있습니다"
                    "(예: 세부품명번호 3911160301)."
                ),
            ),
        ),
        (
            (product(item=None),),
            (False, "item-without-detail-number", "세부품명번호 10자리가 없는 신청제품이 1개 있습니다."),
        ),
        ((WORKS,), (False, "item-not-goods", "제품이 아닌 신청대상이 1건 있습니다.")),
        ((), (False, "no-item", "신청한 제품이나 공사가 없습니다.")),
    ],
)
def test_the_target_is_an_sme_competition_product(targets: tuple[Target, ...], expected: Told) -> None:
    assert told(task(TRACK, targets=targets), "target") == expected


def test_without_a_large_firm_the_cell_on_large_firms_is_met() -> None:
    assert told(task(TRACK), "large-firm") == (True, "no-large-firm", "참여하는 대기업이 없습니다.")


@pytest.mark.parametrize(
    "changes",
    [
        {"partner": firm(PARTNER, LARGE)},
        {"leads": firms(1, LARGE)},
        {"cooperative": COOPERATIVE, "members": firms(1, LARGE, first=40)},
    ],
)
def test_a_large_firm_may_not_take_part_on_either_side(changes: dict[str, object]) -> None:
    assert told(task(TRACK, **changes), "large-firm") == (
        False,
        "large-firm-excluded",
        "대기업 1개사가 참여하고 있습니다. 이 과제에는 대기업이 참여할 수 없습니다.",
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, (True, "one-to-one", "주관기업과 협력기업이 1:1로 참여합니다.")),
        (
            {"leads": firms(2)},
            (False, "not-one-to-one", "주관기업 2개사입니다. 중소기업자간 협약은 1:1이어야 합니다."),
        ),
        ({"leads": ()}, (False, "no-lead", "주관기업이 없습니다.")),
        ({"partner": None}, (False, "no-partner", "협력기업이 없습니다.")),
        (
            {"cooperative": COOPERATIVE},
            (
                False,
                "cooperative-without-large-partner",
                "대기업이 협력기업이 아닌데 조합이 참여하고 있습니다. 중소기업자간 협약은 1:1이어야 합니다.",
            ),
        ),
    ],
)
def test_the_agreement_is_one_to_one(changes: dict[str, object], expected: Told) -> None:
    assert told(task(TRACK, **changes), "agreement-cardinality") == expected


def test_a_lead_written_twice_is_still_one_firm() -> None:
    assert told(task(TRACK, leads=(firm(1), firm(1))), "agreement-cardinality")[:2] == (True, "one-to-one")
