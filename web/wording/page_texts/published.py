"""Published figures."""

from web.wording.words import Wording

TEXTS = {
    "published.title": Wording("공표된 2020년 실적", "Results of 2020 as published"),
    "published.intro": Wording(
        "보도자료에 실린 수치를 그대로 옮긴 것으로, 이 사무소의 기록에서 계산한 값이 아닙니다.",
        "Figures as the press release gives them; nothing here is computed from this office's record.",
    ),
    "published.ministry": Wording(
        "중소벤처기업부 과제 전체(2020년, 공표된 대로)", "All tracks of the ministry (2020, as published)"
    ),
    "published.construction": Wording(
        "조달청 역량강화과제(2020년, 공표된 대로)",
        "Capability building of the Public Procurement Service (2020, as published)",
    ),
    "published.contracts": Wording("구매계약", "Purchase contracts"),
    "published.about": Wording("상당", "approximately"),
    "published.ministry-note": Wording(
        "보도자료 문장은 ‘소재부품 과제’라고 하나 2020년 중기부 과제 전체로 봅니다(AMB-09). "
        "기업과 제품은 단위가 달라 더하지 않습니다(AMB-10). 금액은 계약 금액이며 부가가치세 포함 여부는 알 수 없습니다(AMB-23).",
        "The sentence says «materials and parts», but is read as all tracks of the ministry in 2020 (AMB-09). "
        "Firms and products are different units and do not add up (AMB-10). The amount is that of contracts; "
        "whether it includes VAT is not known (AMB-23).",
    ),
    "published.partners": Wording(
        "협력기업 {count}개사(보도자료에 실린 이름)", "The {count} partner firms, as the press release names them"
    ),
}
