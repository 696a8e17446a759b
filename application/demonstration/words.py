"""The invented texts that people of the demonstration type."""

from domain.rules.vocabulary import PaperKind, Track

ROLE_DIVISION = {
    Track.INNOVATION_GROWTH: "주관기업은 설계와 기술 이전을, 협력기업은 보유 설비를 이용한 양산과 품질 검사를 맡는다.",
    Track.MATERIALS_PARTS: "협력기업은 국산화한 소재·부품을 공급하고, 주관기업은 완제품을 조립하여 납품한다.",
    Track.TECH_CONVERGENCE: "협력기업은 원천 기술을 제공하고, 주관기업은 이를 접목한 융합 제품을 개발하여 생산한다.",
    Track.CAPABILITY_BUILDING: "협력기업은 공사관리 체계와 시공 기술을 전수하고, 주관기업은 이를 현장에 적용한다.",
}
RIGHTS_AND_DUTIES = (
    "성과는 기여도에 따라 나누고, 기술 자료는 협약 목적으로만 쓰며, 분쟁은 협의하여 해결한다. (시연용 문안)"
)
PAPER_NAMES = {
    PaperKind.BUSINESS_PLAN: "사업계획서.pdf",
    PaperKind.AGREEMENT: "상생협약서.pdf",
    PaperKind.CRITERIA_PROOF: "선정기준 증빙자료.pdf",
    PaperKind.PARTNER_EVIDENCE: "협력기업 보유자격 증빙.pdf",
    PaperKind.SME_CONFIRMATION: "중소기업확인서.pdf",
}
SUPPLEMENT_ASKED = "제출하신 서류 가운데 빠진 것이 있어 보완을 요청드립니다."
SUPPLEMENT_EXTENDED = "발급 기관의 처리 기간을 고려하여 신청인의 연장 요청을 받아들입니다."
RETURNED = "보완 기한까지 요청한 서류가 제출되지 않았습니다."
WITHDRAWN = "협력기업의 생산 일정이 바뀌어 다음 공고에 다시 신청하고자 합니다."
CHANGED = "과제명과 제품 범위를 협약 내용에 맞추어 바로잡습니다."
CHANGED_TITLE = "{title} (변경)"
ELIGIBLE = "제출 서류와 협약을 확인하였으며 모든 요건을 갖추었습니다."
INELIGIBLE = "공고 과제별 요약의 요건을 갖추지 못한 항목이 있습니다."
BAR_LIFTED = "참여 금지의 효력이 집행정지 결정으로 멈추어 있음을 결정문 사본으로 확인하였습니다. (가상)"
