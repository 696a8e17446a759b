"""The track table of the notice over HTTP: each cell of each column met and not met, in the words an applicant is answered."""

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import pytest

from domain.rules.vocabulary import Evidence, FirmProfile, FirmSize, Licence, Track
from domain.subjects.facts import SubjectKind
from tests.scenes import BUILDER, ITEM, LARGE, LARGE_BUILDER, LISTING, MEDIUM, SMALL, Scene
from tests.web.api.clients import Client, app_of, done, read

pytestmark = pytest.mark.slow

IG, MP, TC, CB = Track.INNOVATION_GROWTH, Track.MATERIALS_PARTS, Track.TECH_CONVERGENCE, Track.CAPABILITY_BUILDING
CELLS = ("lead", "partner", "partner-evidence", "target", "large-firm", "agreement-cardinality")
ALWAYS_MET = {(track, "large-firm") for track in (MP, TC, CB)}
"""참여 가능: nothing fails it; its two answers tell whether a large firm takes part."""

STARTUP = FirmProfile(size=FirmSize.MEDIUM, startup=True)
LARGE_LEAD_BUILDER = replace(LARGE_BUILDER, licences=(Licence.SPECIALTY,))
UNDESIGNATED = "4321150301"
GOODS = {"kind": "GOODS", "label": "가상 제품"}
WORKS = {"kind": "CONSTRUCTION_WORKS", "label": "가상 청사 신축"}
DETAILED, LISTED = GOODS | {"detail_item_no": ITEM}, GOODS | {"goods_listing_no": LISTING}

NO_LARGE_FIRM = "참여하는 대기업이 없습니다."
LARGE_WELCOME = "대기업이 협력기업으로 참여합니다. 이 과제에는 대기업이 참여할 수 있습니다."
ONE_TO_ONE = "주관기업과 협력기업이 1:1로 참여합니다."
FIVE_LEADS = "주관기업 5개사입니다. 대기업과의 협약에 필요한 5개사 이상을 갖추었습니다."
FOUR_LEADS = "주관기업 4개사입니다. 대기업과는 5개사 이상이 필요합니다."
COOPERATIVE = "조합의 중소기업 조합원 5개사가 참여합니다. 대기업과의 협약에 필요한 5개사 이상을 갖추었습니다."
SMALL_COOPERATIVE = "조합의 중소기업 조합원 4개사가 참여합니다. 대기업과는 5개사 이상이 필요합니다."
NO_DETAIL_NUMBER = "세부품명번호 10자리가 없는 신청제품이 1개 있습니다."
NO_LICENCE = "종합 또는 전문건설업 면허가 없는 주관기업이 1개사 있습니다."
OTHER_PRODUCT = (
    f"협력기업의 보유자격이 신청제품과 관련되지 않습니다. 해당하는 제품이 1개 있습니다(예: 세부품명번호 {ITEM})."
)
NO_PARTS_EVIDENCE = (
    "인정되는 협력기업 보유자격이 없습니다. 다음 중 1개 이상이 필요합니다: "
    "소재부품기업확인서, R&D사업 성공 소재부품, 특허 적용 소재부품."
)
NOT_DESIGNATED = (
    f"2021년 3월 19일 현재 중소기업자간 경쟁제품이 아닌 신청제품이 1개 있습니다(예: 세부품명번호 {UNDESIGNATED})."
)
SME_BUILDER_PARTNER = "협력기업이 소기업입니다. 이 과제의 협력기업은 중소건설기업이 아닌 대형건설기업이어야 합니다."


def held(kind: Evidence, covers: str | None = None, until: str | None = None) -> list[dict[str, Any]]:
    return [{"kind": kind, "covers": covers, "valid_until": until}]


@dataclass(frozen=True)
class Asked:
    """What is applied with: the leads, or as many members of a cooperative; the partner; the thing; the qualification."""

    leads: tuple[FirmProfile, ...]
    partner: FirmProfile | None
    item: dict[str, Any]
    evidence: list[dict[str, Any]]
    members: int = 0


@dataclass
class Office:
    """A web process over the shared scene, and its firms, which many applications name."""

    scene: Scene
    client: Client
    firms: dict[tuple[FirmProfile, int], UUID] = field(default_factory=dict)

    def firm(self, profile: FirmProfile, number: int, kind: SubjectKind = SubjectKind.FIRM) -> str:
        if (profile, number) not in self.firms:
            self.firms[profile, number] = self.scene.firm(profile=profile, kind=kind)
        return str(self.firms[profile, number])

    def findings(self, track: Track, asked: Asked) -> dict[str, dict[str, Any]]:
        """Apply, submit, and read what the office has recorded about it."""
        leads = [self.firm(profile, number) for number, profile in enumerate(asked.leads, start=1)]
        members = [self.firm(SMALL, number) for number in range(1, asked.members + 1)]
        cooperative = self.firm(SMALL, 100, SubjectKind.COOPERATIVE) if members else None
        form = {
            "title": "(가상) 상생협력 과제",
            "leads": leads,
            "partner": self.firm(asked.partner, 99) if asked.partner else None,
            "cooperative": {"firm": cooperative, "members": members} if cooperative else None,
            "items": [asked.item],
            "evidence": asked.evidence,
        }
        filed_by = cooperative or leads[0]
        person = self.scene.acting_for(UUID(filed_by))
        by = replace(self.client, token=self.scene.at.token(person))
        body = {"call": str(self.scene.call), "track": track, "filed_by": filed_by, "form": form}
        drafted = done(by.post("/applications", body), 201)
        done(by.post(f"/applications/{drafted['id']}/submission", version=1))
        case = read(by.get(f"/applications/{drafted['id']}"))
        assert case["agency"] == ("PPS" if track is CB else "MSS")
        return {one["criterion"]: one for one in case["findings"]}


@pytest.fixture(scope="module")
def office(shared_scene: Scene) -> Office:
    return Office(shared_scene, Client(app_of(shared_scene.at), shared_scene.at, None))


COMPLETE = {
    IG: Asked((SMALL,), MEDIUM, DETAILED, held(Evidence.DIRECT_PRODUCTION_CONFIRMATION, ITEM)),
    MP: Asked((SMALL,) * 5, LARGE, LISTED, held(Evidence.MATERIALS_PARTS_FIRM_CERT)),
    TC: Asked((MEDIUM,), MEDIUM, DETAILED, held(Evidence.PATENT_APPLIED_PRODUCT)),
    CB: Asked((BUILDER,) * 2, LARGE_BUILDER, WORKS, held(Evidence.GENERAL_CONSTRUCTION_LICENCE)),
}


def cooperative_of(members: int) -> dict[str, Any]:
    return {"leads": (), "members": members, "partner": LARGE}


Row = tuple[Track, str, dict[str, Any], bool, str]
ROWS: list[Row] = [
    (IG, "lead", {}, True, "주관기업 1개사가 모두 창업기업 또는 소기업입니다."),
    (IG, "lead", {"leads": (STARTUP,)}, True, "주관기업 1개사가 모두 창업기업 또는 소기업입니다."),
    (IG, "lead", {"leads": (MEDIUM,)}, False,
     "창업기업도 소기업도 아닌 주관기업이 1개사 있습니다(예: 중기업)."),
    (MP, "lead", {}, True, "주관기업 5개사가 모두 중소기업입니다."),
    (MP, "lead", cooperative_of(5), True,
     "중소기업협동조합이 주관기업을 대표합니다. 조합은 그 자체로 중소기업자입니다."),
    (MP, "lead", {"leads": (SMALL,) * 5 + (LARGE,)}, False, "중소기업이 아닌 주관기업이 1개사 있습니다."),
    (TC, "lead", {}, True, "주관기업 1개사가 모두 중소기업입니다."),
    (TC, "lead", {"leads": (LARGE,)}, False, "중소기업이 아닌 주관기업이 1개사 있습니다."),
    (CB, "lead", {}, True, "주관기업 2개사가 모두 건설업 면허를 보유한 중소기업입니다."),
    (CB, "lead", {"leads": (BUILDER, SMALL)}, False, NO_LICENCE),
    (CB, "lead", {"leads": (LARGE_LEAD_BUILDER,)}, False, "중소기업이 아닌 주관기업이 1개사 있습니다."),
    (IG, "partner", {}, True, "협력기업은 중기업으로서 중소기업입니다."),
    (IG, "partner", {"partner": LARGE}, False, "협력기업이 대기업입니다. 이 과제의 협력기업은 중소기업이어야 합니다."),
    (MP, "partner", {}, True, "협력기업은 대기업입니다."),
    (MP, "partner", {"partner": MEDIUM}, True, "협력기업은 중기업으로서 중소기업입니다."),
    (MP, "partner", {"partner": None}, False, "협력기업이 없습니다."),
    (TC, "partner", {}, True, "협력기업은 중기업으로서 중소기업입니다."),
    (TC, "partner", {"partner": LARGE}, True, "협력기업은 대기업입니다."),
    (TC, "partner", {"partner": None}, False, "협력기업이 없습니다."),
    (CB, "partner", {}, True, "협력기업은 건설업 면허를 보유한 대형건설기업입니다(종합건설업 면허)."),
    (CB, "partner", {"partner": BUILDER}, False, SME_BUILDER_PARTNER),
    (CB, "partner", {"partner": LARGE}, False, "협력기업에 종합 또는 전문건설업 면허가 없습니다."),
    (IG, "partner-evidence", {}, True, "협력기업이 신청제품과 관련된 유효한 자격을 보유하고 있습니다: 직접생산확인서."),
    (IG, "partner-evidence", {"evidence": held(Evidence.DIRECT_PRODUCTION_CONFIRMATION, UNDESIGNATED)}, False,
     OTHER_PRODUCT),
    (IG, "partner-evidence", {"evidence": held(Evidence.PATENT_APPLIED_PART)}, False,
     "인정되는 협력기업 보유자격이 없습니다. 다음 중 1개 이상이 필요합니다: 직접생산확인서."),
    *((MP, "partner-evidence", {"evidence": held(kind)}, True, f"협력기업이 유효한 자격을 보유하고 있습니다: {name}.")
      for kind, name in (
          (Evidence.MATERIALS_PARTS_FIRM_CERT, "소재부품기업확인서"),
          (Evidence.RND_SUCCESS_PART, "R&D사업 성공 소재부품"),
          (Evidence.PATENT_APPLIED_PART, "특허 적용 소재부품"),
      )),
    (MP, "partner-evidence", {"evidence": held(Evidence.PATENT_APPLIED_PRODUCT)}, False,
     NO_PARTS_EVIDENCE),
    *((TC, "partner-evidence", {"evidence": held(kind)}, True, f"협력기업이 유효한 자격을 보유하고 있습니다: {name}.")
      for kind, name in (
          (Evidence.RND_SUCCESS_PRODUCT, "R&D사업 성공 제품"),
          (Evidence.PATENT_APPLIED_PRODUCT, "특허 적용 제품"),
      )),
    (TC, "partner-evidence", {"evidence": []}, False,
     "인정되는 협력기업 보유자격이 없습니다. 다음 중 1개 이상이 필요합니다: R&D사업 성공 제품, 특허 적용 제품."),
    *((CB, "partner-evidence", {"evidence": held(kind)}, True, f"협력기업이 유효한 자격을 보유하고 있습니다: {name}.")
      for kind, name in (
          (Evidence.GENERAL_CONSTRUCTION_LICENCE, "종합건설업 면허"),
          (Evidence.SPECIALTY_CONSTRUCTION_LICENCE, "전문건설업 면허"),
      )),
    (CB, "partner-evidence", {"evidence": held(Evidence.GENERAL_CONSTRUCTION_LICENCE, until="2021-03-18")}, False,
     "협력기업의 보유자격이 2021년 3월 19일 현재 유효하지 않습니다: 종합건설업 면허."),
    (IG, "target", {}, True, "신청제품 1개가 모두 중소기업자간 경쟁제품입니다."),
    (IG, "target", {"item": GOODS | {"detail_item_no": UNDESIGNATED}}, False,
     NOT_DESIGNATED),
    (MP, "target", {}, True, "신청제품 1개에 모두 물품목록번호가 있습니다."),
    (MP, "target", {"item": DETAILED}, False, "물품목록번호 16자리가 없는 신청제품이 1개 있습니다."),
    (TC, "target", {"item": GOODS | {"detail_item_no": UNDESIGNATED}}, True,
     "신청제품 1개에 모두 세부품명번호가 있습니다."),
    (TC, "target", {"item": LISTED}, False, NO_DETAIL_NUMBER),
    (CB, "target", {}, True, "신청대상 1건이 모두 시설공사입니다."),
    (CB, "target", {"item": DETAILED}, False, "시설공사가 아닌 신청대상이 1건 있습니다."),
    (IG, "large-firm", {}, True, NO_LARGE_FIRM),
    (IG, "large-firm", {"partner": LARGE}, False,
     "대기업 1개사가 참여하고 있습니다. 이 과제에는 대기업이 참여할 수 없습니다."),
    (MP, "large-firm", {}, True, LARGE_WELCOME),
    (MP, "large-firm", {"partner": MEDIUM}, True, NO_LARGE_FIRM),
    (TC, "large-firm", {"partner": LARGE}, True, LARGE_WELCOME),
    (TC, "large-firm", {}, True, NO_LARGE_FIRM),
    (CB, "large-firm", {}, True, LARGE_WELCOME),
    (CB, "large-firm", {"partner": BUILDER}, True, NO_LARGE_FIRM),
    (IG, "agreement-cardinality", {}, True, ONE_TO_ONE),
    (IG, "agreement-cardinality", {"leads": (SMALL,) * 2}, False,
     "주관기업 2개사입니다. 중소기업자간 협약은 1:1이어야 합니다."),
    (MP, "agreement-cardinality", {}, True, FIVE_LEADS),
    (MP, "agreement-cardinality", {"leads": (SMALL,), "partner": MEDIUM}, True, ONE_TO_ONE),
    (MP, "agreement-cardinality", {"leads": (SMALL,) * 4}, False, FOUR_LEADS),
    (MP, "agreement-cardinality", {"partner": MEDIUM}, False,
     "주관기업 5개사입니다. 중소기업자간 협약은 1:1이어야 합니다."),
    (MP, "agreement-cardinality", cooperative_of(5), True, COOPERATIVE),
    (MP, "agreement-cardinality", cooperative_of(4), False, SMALL_COOPERATIVE),
    (TC, "agreement-cardinality", {}, True, ONE_TO_ONE),
    (TC, "agreement-cardinality", {"leads": (SMALL,) * 5, "partner": LARGE}, True, FIVE_LEADS),
    (TC, "agreement-cardinality", {"leads": (SMALL,) * 4, "partner": LARGE}, False, FOUR_LEADS),
    (TC, "agreement-cardinality", cooperative_of(5), True, COOPERATIVE),
    (TC, "agreement-cardinality", cooperative_of(5) | {"partner": MEDIUM}, False,
     "대기업이 협력기업이 아닌데 조합이 참여하고 있습니다. 중소기업자간 협약은 1:1이어야 합니다."),
    (CB, "agreement-cardinality", {"leads": (BUILDER,) * 5}, True,
     "협력기업과 협약한 주관기업이 5개사로 최대 5개사 이내입니다."),
    (CB, "agreement-cardinality", {"leads": (BUILDER,) * 6}, False,
     "협력기업과 협약한 주관기업이 6개사입니다. 최대 5개사까지 가능합니다."),
]  # fmt: skip


@pytest.mark.parametrize(("track", "cell", "changes", "met", "sentence"), ROWS)
def test_a_cell_is_answered_and_the_answer_says_why(
    track: Track, cell: str, changes: dict[str, Any], met: bool, sentence: str, office: Office
) -> None:
    found = office.findings(track, replace(COMPLETE[track], **changes))[cell]
    assert (found["met"], found["sentence"]["ko"]) == (met, sentence)
    assert found["weight"] == "DECISIVE"
    assert found["source"].startswith("공고 과제별 요약")
    assert found["assumed"] == ((track, cell) == (CB, "agreement-cardinality"))


def test_every_cell_of_every_track_is_in_the_table_both_ways() -> None:
    ways = Counter((track, cell, met) for track, cell, _, met, _ in ROWS)
    for track in (IG, MP, TC, CB):
        for cell in CELLS:
            assert ways[track, cell, True], (track, cell)
            assert ways[track, cell, False] or ((track, cell) in ALWAYS_MET and ways[track, cell, True] > 1), (
                track,
                cell,
            )
