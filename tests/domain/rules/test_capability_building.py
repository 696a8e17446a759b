"""④ 역량강화: each cell of its column, met and not met."""

from dataclasses import replace

import pytest

from domain.rules.vocabulary import Evidence, FirmSnapshot, Licence, Target, Track
from tests.domain.rules.tasks import (
    BUILDER,
    COOPERATIVE,
    LARGE,
    LARGE_BUILDER,
    MEDIUM,
    PARTNER,
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

TRACK = Track.CAPABILITY_BUILDING
ACCEPTED = (Evidence.GENERAL_CONSTRUCTION_LICENCE, Evidence.SPECIALTY_CONSTRUCTION_LICENCE)


@pytest.mark.parametrize("licence", Licence)
def test_an_sme_with_either_licence_may_lead(licence: Licence) -> None:
    assert told(task(TRACK, leads=firms(2, replace(MEDIUM, licences=(licence,)))), "lead") == (
        True,
        "leads-are-sme-builders",
        "주관기업 2개사가 모두 건설업 면허를 보유한 중소기업입니다.",
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"leads": (firm(1, BUILDER), firm(2))},
            (
                False,
                "lead-without-licence",
                "종합 또는 전문건설업 면허가 없는 주관기업이 1개사 있습니다.",
            ),
        ),
        (
            {"leads": (firm(1, BUILDER), firm(2, LARGE_BUILDER))},
            (False, "lead-not-sme", "중소기업이 아닌 주관기업이 1개사 있습니다."),
        ),
        ({"leads": ()}, (False, "no-lead", "주관기업이 없습니다.")),
        ({"leads": (), "cooperative": COOPERATIVE}, (False, "no-lead", "주관기업이 없습니다.")),
    ],
)
def test_a_firm_without_licence_or_that_is_no_sme_may_not_lead(changes: dict[str, object], expected: Told) -> None:
    assert told(task(TRACK, **changes), "lead") == expected


@pytest.mark.parametrize(
    ("partner", "expected"),
    [
        (
            firm(PARTNER, LARGE_BUILDER),
            (
                True,
                "partner-is-large-builder",
                "협력기업은 건설업 면허를 보유한 대형건설기업입니다(종합건설업 면허, 전문건설업 면허).",
            ),
        ),
        (
            firm(PARTNER, BUILDER),
            (
                False,
                "partner-not-large",
                "협력기업이 소기업입니다. 이 과제의 협력기업은 중소건설기업이 아닌 대형건설기업이어야 합니다.",
            ),
        ),
        (
            firm(PARTNER, LARGE),
            (False, "partner-without-licence", "협력기업에 종합 또는 전문건설업 면허가 없습니다."),
        ),
        (None, (False, "no-partner", "협력기업이 없습니다.")),
    ],
)
def test_the_partner_is_a_large_builder_with_a_licence(partner: FirmSnapshot | None, expected: Told) -> None:
    assert told(task(TRACK, partner=partner), "partner") == expected


@pytest.mark.parametrize("kind", ACCEPTED)
def test_proof_of_either_licence_qualifies_the_partner(kind: Evidence) -> None:
    finding = found(task(TRACK, evidence=(held(kind),)), "partner-evidence")
    assert (finding.met, finding.because.code, finding.because.values) == (True, "evidence-held", (("held", kind),))


@pytest.mark.parametrize("kind", [kind for kind in Evidence if kind not in ACCEPTED])
def test_no_other_proof_qualifies_the_partner(kind: Evidence) -> None:
    assert told(task(TRACK, evidence=(held(kind),)), "partner-evidence") == (
        False,
        "evidence-missing",
        "인정되는 협력기업 보유자격이 없습니다. 다음 중 1개 이상이 필요합니다: 종합건설업 면허, 전문건설업 면허.",
    )


@pytest.mark.parametrize(
    ("targets", "expected"),
    [
        ((WORKS,), (True, "items-are-works", "신청대상 1건이 모두 시설공사입니다.")),
        ((WORKS, product()), (False, "item-not-works", "시설공사가 아닌 신청대상이 1건 있습니다.")),
        ((), (False, "no-item", "신청한 제품이나 공사가 없습니다.")),
    ],
)
def test_the_target_is_construction_works(targets: tuple[Target, ...], expected: Told) -> None:
    assert told(task(TRACK, targets=targets), "target") == expected


@pytest.mark.parametrize(
    ("partner", "code"), [(firm(PARTNER, LARGE_BUILDER), "large-partner-allowed"), (firm(PARTNER), "no-large-firm")]
)
def test_a_large_firm_may_take_part(partner: FirmSnapshot, code: str) -> None:
    assert told(task(TRACK, partner=partner), "large-firm")[:2] == (True, code)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"leads": firms(1, BUILDER), "partner_places": 1},
            (True, "partner-has-places", "협력기업과 협약한 주관기업이 1개사로 최대 5개사 이내입니다."),
        ),
        (
            {"leads": firms(2, BUILDER), "partner_places": 5},
            (True, "partner-has-places", "협력기업과 협약한 주관기업이 5개사로 최대 5개사 이내입니다."),
        ),
        (
            {"leads": firms(2, BUILDER), "partner_places": 6},
            (
                False,
                "partner-places-exceeded",
                "협력기업과 협약한 주관기업이 6개사입니다. 최대 5개사까지 가능합니다.",
            ),
        ),
        (
            {"leads": firms(5, BUILDER), "partner_places": 0},
            (True, "partner-has-places", "협력기업과 협약한 주관기업이 5개사로 최대 5개사 이내입니다."),
        ),
        (
            {"leads": firms(6, BUILDER), "partner_places": 0},
            (
                False,
                "partner-places-exceeded",
                "협력기업과 협약한 주관기업이 6개사입니다. 최대 5개사까지 가능합니다.",
            ),
        ),
        (
            {"leads": (), "cooperative": COOPERATIVE, "members": firms(6, BUILDER)},
            (
                False,
                "partner-places-exceeded",
                "협력기업과 협약한 주관기업이 6개사입니다. 최대 5개사까지 가능합니다.",
            ),
        ),
        (
            {"leads": firms(3, BUILDER), "cooperative": COOPERATIVE, "members": firms(5, BUILDER)},
            (True, "partner-has-places", "협력기업과 협약한 주관기업이 5개사로 최대 5개사 이내입니다."),
        ),
        ({"leads": (), "partner_places": 3}, (False, "no-lead", "주관기업이 없습니다.")),
        ({"partner": None}, (False, "no-partner", "협력기업이 없습니다.")),
    ],
)
def test_a_partner_builder_has_one_to_five_leads_over_all_its_agreements(
    changes: dict[str, object], expected: Told
) -> None:
    assert told(task(TRACK, **changes), "agreement-cardinality") == expected


def test_that_the_five_count_over_all_live_agreements_is_marked_as_assumed() -> None:
    finding = found(task(TRACK), "agreement-cardinality")
    assert (finding.ambiguity, finding.assumed) == ("AMB-01", True)
