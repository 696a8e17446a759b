"""③ 기술융합: each cell of its column, met and not met."""

from dataclasses import replace

import pytest

from domain.rules.vocabulary import Evidence, FirmSnapshot, Target, Track
from tests.domain.rules.tasks import (
    COOPERATIVE,
    DESK,
    LARGE,
    PARTNER,
    SMALL,
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

TRACK = Track.TECH_CONVERGENCE
LARGE_PARTNER = firm(PARTNER, LARGE)
ACCEPTED = (Evidence.RND_SUCCESS_PRODUCT, Evidence.PATENT_APPLIED_PRODUCT)


@pytest.mark.parametrize(
    ("leads", "expected"),
    [
        (firms(1), (True, "leads-are-smes", "주관기업 1개사가 모두 중소기업입니다.")),
        (firms(1, LARGE), (False, "lead-not-sme", "중소기업이 아닌 주관기업이 1개사 있습니다.")),
        ((), (False, "no-lead", "주관기업이 없습니다.")),
    ],
)
def test_the_lead_is_an_sme(leads: tuple[FirmSnapshot, ...], expected: Told) -> None:
    assert told(task(TRACK, leads=leads), "lead") == expected


@pytest.mark.parametrize(
    ("partner", "expected"),
    [
        (firm(PARTNER, SMALL), (True, "partner-is-sme", "협력기업은 소기업으로서 중소기업입니다.")),
        (LARGE_PARTNER, (True, "partner-is-large", "협력기업은 대기업입니다.")),
        (None, (False, "no-partner", "협력기업이 없습니다.")),
    ],
)
def test_the_partner_may_be_an_sme_or_a_large_firm(partner: FirmSnapshot | None, expected: Told) -> None:
    assert told(task(TRACK, partner=partner), "partner") == expected


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (
            Evidence.RND_SUCCESS_PRODUCT,
            "협력기업이 유효한 자격을 보유하고 있습니다: R&D사업 성공 제품.",
        ),
        (Evidence.PATENT_APPLIED_PRODUCT, "협력기업이 유효한 자격을 보유하고 있습니다: 특허 적용 제품."),
    ],
)
def test_each_of_the_two_qualifications_suffices(kind: Evidence, sentence: str) -> None:
    assert told(task(TRACK, evidence=(held(kind),)), "partner-evidence") == (True, "evidence-held", sentence)


@pytest.mark.parametrize("kind", [kind for kind in Evidence if kind not in ACCEPTED])
def test_no_other_qualification_suffices(kind: Evidence) -> None:
    assert told(task(TRACK, evidence=(held(kind),)), "partner-evidence") == (
        False,
        "evidence-missing",
        "인정되는 협력기업 보유자격이 없습니다. 다음 중 1개 이상이 필요합니다: R&D사업 성공 제품, 특허 적용 제품.",
    )


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        (
            (replace(product(designated=False), goods_listing_no=None),),
            (True, "items-have-detail-number", "신청제품 1개에 모두 세부품명번호가 있습니다."),
        ),
        *(
            (
                (product(), product(2, item=number)),
                (False, "item-without-detail-number", "세부품명번호 10자리가 없는 신청제품이 1개 있습니다."),
            )
            for number in (None, DESK[:9], f"{DESK}1", "561017060X")
        ),
        ((WORKS,), (False, "item-not-goods", "제품이 아닌 신청대상이 1건 있습니다.")),
        ((), (False, "no-item", "신청한 제품이나 공사가 없습니다.")),
    ],
)
def test_the_target_has_a_detailed_item_name_number(targets: tuple[Target, ...], expected: Told) -> None:
    assert told(task(TRACK, targets=targets), "target") == expected


@pytest.mark.parametrize(
    ("partner", "code"), [(LARGE_PARTNER, "large-partner-allowed"), (firm(PARTNER), "no-large-firm")]
)
def test_a_large_firm_may_take_part(partner: FirmSnapshot, code: str) -> None:
    assert told(task(TRACK, partner=partner), "large-firm")[:2] == (True, code)


@pytest.mark.parametrize(
    ("changes", "expected", "ambiguity"),
    [
        ({}, (True, "one-to-one", "주관기업과 협력기업이 1:1로 참여합니다."), "AMB-08"),
        (
            {"leads": firms(2)},
            (False, "not-one-to-one", "주관기업 2개사입니다. 중소기업자간 협약은 1:1이어야 합니다."),
            "AMB-08",
        ),
        (
            {"partner": LARGE_PARTNER},
            (False, "too-few-smes", "주관기업 1개사입니다. 대기업과는 5개사 이상이 필요합니다."),
            "AMB-03",
        ),
        (
            {"partner": LARGE_PARTNER, "leads": firms(5)},
            (True, "five-smes-or-more", "주관기업 5개사입니다. 대기업과의 협약에 필요한 5개사 이상을 갖추었습니다."),
            "AMB-03",
        ),
        (
            {"partner": LARGE_PARTNER, "leads": (), "cooperative": COOPERATIVE, "members": firms(6)},
            (
                True,
                "cooperative-brings-five",
                "조합의 중소기업 조합원 6개사가 참여합니다. 대기업과의 협약에 필요한 5개사 이상을 갖추었습니다.",
            ),
            "AMB-02",
        ),
        ({"partner": None}, (False, "no-partner", "협력기업이 없습니다."), "AMB-08"),
    ],
)
def test_one_to_one_between_smes_and_five_with_a_large_partner(
    changes: dict[str, object], expected: Told, ambiguity: str
) -> None:
    given = task(TRACK, **changes)
    assert told(given, "agreement-cardinality") == expected
    assert found(given, "agreement-cardinality").ambiguity == ambiguity
