"""② 소재부품: each cell of its column, met and not met."""

from dataclasses import replace

import pytest

from domain.rules.vocabulary import Evidence, FirmProfile, FirmSnapshot, Target, Track
from tests.domain.rules.tasks import (
    COOPERATIVE,
    LARGE,
    MEDIUM,
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

TRACK = Track.MATERIALS_PARTS
SME_PARTNER = firm(PARTNER, MEDIUM)
NOT_A_COOPERATIVE = firm(80)
ACCEPTED = (Evidence.MATERIALS_PARTS_FIRM_CERT, Evidence.RND_SUCCESS_PART, Evidence.PATENT_APPLIED_PART)


@pytest.mark.parametrize("profile", [SMALL, MEDIUM])
def test_smes_may_lead(profile: FirmProfile) -> None:
    assert told(task(TRACK, leads=firms(5, profile)), "lead") == (
        True,
        "leads-are-smes",
        "주관기업 5개사가 모두 중소기업입니다.",
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"leads": (*firms(4), firm(5, LARGE))},
            (False, "lead-not-sme", "중소기업이 아닌 주관기업이 1개사 있습니다."),
        ),
        ({"leads": ()}, (False, "no-lead", "주관기업이 없습니다.")),
        (
            {"leads": (), "cooperative": COOPERATIVE},
            (
                True,
                "cooperative-leads",
                "중소기업협동조합이 주관기업을 대표합니다. 조합은 그 자체로 중소기업자입니다.",
            ),
        ),
        (
            {"leads": (), "cooperative": NOT_A_COOPERATIVE},
            (False, "not-a-cooperative", "조합으로 적은 곳이 중소기업협동조합이 아닙니다."),
        ),
        (
            {"leads": firms(1, LARGE), "cooperative": COOPERATIVE},
            (False, "lead-not-sme", "중소기업이 아닌 주관기업이 1개사 있습니다."),
        ),
    ],
)
def test_only_smes_or_a_cooperative_may_lead(changes: dict[str, object], expected: Told) -> None:
    assert told(task(TRACK, **changes), "lead") == expected


@pytest.mark.parametrize(
    ("partner", "expected"),
    [
        (firm(PARTNER, LARGE), (True, "partner-is-large", "협력기업은 대기업입니다.")),
        (SME_PARTNER, (True, "partner-is-sme", "협력기업은 중기업으로서 중소기업입니다.")),
        (None, (False, "no-partner", "협력기업이 없습니다.")),
    ],
)
def test_the_partner_may_be_an_sme_or_a_large_firm(partner: FirmSnapshot | None, expected: Told) -> None:
    assert told(task(TRACK, partner=partner), "partner") == expected


@pytest.mark.parametrize("kind", ACCEPTED)
def test_each_of_the_three_qualifications_suffices(kind: Evidence) -> None:
    finding = found(task(TRACK, evidence=(held(kind),)), "partner-evidence")
    assert (finding.met, finding.because.code, finding.because.values) == (True, "evidence-held", (("held", kind),))


def test_two_qualifications_are_both_named() -> None:
    both = task(TRACK, evidence=(held(ACCEPTED[0]), held(ACCEPTED[2]), held(ACCEPTED[0])))
    assert told(both, "partner-evidence") == (
        True,
        "evidence-held",
        "협력기업이 유효한 자격을 보유하고 있습니다: 소재부품기업확인서, 특허 적용 소재부품.",
    )


@pytest.mark.parametrize("evidence", [(), *((held(kind),) for kind in Evidence if kind not in ACCEPTED)])
def test_no_other_qualification_suffices(evidence: tuple[object, ...]) -> None:
    assert told(task(TRACK, evidence=evidence), "partner-evidence") == (
        False,
        "evidence-missing",
        (
            "인정되는 협력기업 보유자격이 없습니다. 다음 중 1개 이상이 필요합니다: "
            "소재부품기업확인서, R&D사업 성공 소재부품, 특허 적용 소재부품."
        ),
    )


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ((product(item=None),), (True, "items-listed", "신청제품 1개에 모두 물품목록번호가 있습니다.")),
        *(
            (
                (product(), replace(product(2), goods_listing_no=number)),
                (False, "item-without-listing-number", "물품목록번호 16자리가 없는 신청제품이 1개 있습니다."),
            )
            for number in (None, "561017061234567", "56101706123456789", "561017061234567X")
        ),
        ((WORKS, product()), (False, "item-not-goods", "제품이 아닌 신청대상이 1건 있습니다.")),
        ((), (False, "no-item", "신청한 제품이나 공사가 없습니다.")),
    ],
)
def test_the_target_has_a_goods_listing_number_of_16_digits(targets: tuple[Target, ...], expected: Told) -> None:
    assert told(task(TRACK, targets=targets), "target") == expected


@pytest.mark.parametrize(
    ("partner", "expected"),
    [
        (
            firm(PARTNER, LARGE),
            (
                True,
                "large-partner-allowed",
                "대기업이 협력기업으로 참여합니다. 이 과제에는 대기업이 참여할 수 있습니다.",
            ),
        ),
        (SME_PARTNER, (True, "no-large-firm", "참여하는 대기업이 없습니다.")),
        (None, (True, "no-large-firm", "참여하는 대기업이 없습니다.")),
    ],
)
def test_a_large_firm_may_take_part(partner: FirmSnapshot | None, expected: Told) -> None:
    assert told(task(TRACK, partner=partner), "large-firm") == expected


@pytest.mark.parametrize(
    ("leads", "expected"),
    [
        (firms(1), (True, "one-to-one", "주관기업과 협력기업이 1:1로 참여합니다.")),
        (
            firms(5),
            (False, "not-one-to-one", "주관기업 5개사입니다. 중소기업자간 협약은 1:1이어야 합니다."),
        ),
    ],
)
def test_between_smes_the_agreement_is_one_to_one(leads: tuple[FirmSnapshot, ...], expected: Told) -> None:
    assert told(task(TRACK, partner=SME_PARTNER, leads=leads), "agreement-cardinality") == expected


@pytest.mark.parametrize(
    ("leads", "expected"),
    [
        (
            firms(5),
            (True, "five-smes-or-more", "주관기업 5개사입니다. 대기업과의 협약에 필요한 5개사 이상을 갖추었습니다."),
        ),
        (
            firms(29),
            (True, "five-smes-or-more", "주관기업 29개사입니다. 대기업과의 협약에 필요한 5개사 이상을 갖추었습니다."),
        ),
        (
            firms(3),
            (False, "too-few-smes", "주관기업 3개사입니다. 대기업과는 5개사 이상이 필요합니다."),
        ),
        (
            (*firms(4), firm(4)),
            (False, "too-few-smes", "주관기업 4개사입니다. 대기업과는 5개사 이상이 필요합니다."),
        ),
        (
            (*firms(4), firm(5, LARGE)),
            (False, "too-few-smes", "주관기업 4개사입니다. 대기업과는 5개사 이상이 필요합니다."),
        ),
        ((), (False, "no-lead", "주관기업이 없습니다.")),
    ],
)
def test_a_large_partner_needs_five_distinct_smes(leads: tuple[FirmSnapshot, ...], expected: Told) -> None:
    assert told(task(TRACK, leads=leads), "agreement-cardinality") == expected


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"members": firms(5, first=20)},
            (
                True,
                "cooperative-brings-five",
                "조합의 중소기업 조합원 5개사가 참여합니다. 대기업과의 협약에 필요한 5개사 이상을 갖추었습니다.",
            ),
        ),
        (
            {"members": firms(4, first=20)},
            (
                False,
                "cooperative-brings-too-few",
                "조합의 중소기업 조합원 4개사가 참여합니다. 대기업과는 5개사 이상이 필요합니다.",
            ),
        ),
        (
            {"members": (*firms(4, first=20), firm(23), COOPERATIVE, firm(30, LARGE))},
            (
                False,
                "cooperative-brings-too-few",
                "조합의 중소기업 조합원 4개사가 참여합니다. 대기업과는 5개사 이상이 필요합니다.",
            ),
        ),
        (
            {"leads": firms(5), "members": firms(1, first=20)},
            (True, "five-smes-or-more", "주관기업 5개사입니다. 대기업과의 협약에 필요한 5개사 이상을 갖추었습니다."),
        ),
        (
            {"leads": firms(5), "members": firms(5, first=20), "cooperative": NOT_A_COOPERATIVE},
            (False, "not-a-cooperative", "조합으로 적은 곳이 중소기업협동조합이 아닙니다."),
        ),
    ],
)
def test_one_cooperative_with_five_distinct_sme_members_stands_for_five_smes(
    changes: dict[str, object], expected: Told
) -> None:
    given = task(TRACK, **{"leads": (), "cooperative": COOPERATIVE, **changes})
    assert told(given, "agreement-cardinality") == expected
    assert found(given, "agreement-cardinality").ambiguity == "AMB-02"


def test_a_cooperative_does_not_make_an_agreement_between_smes_larger() -> None:
    given = task(TRACK, partner=SME_PARTNER, leads=(), cooperative=COOPERATIVE, members=firms(5))
    assert told(given, "agreement-cardinality")[:2] == (False, "cooperative-without-large-partner")
    assert found(given, "agreement-cardinality").ambiguity == "AMB-02"
