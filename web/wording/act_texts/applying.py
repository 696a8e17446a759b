"""What applicants draft."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

TITLES: Mapping[str, tuple[Wording, Wording]] = MappingProxyType(
    {
        "applications.draft": (
            Wording("신청서 작성 시작 (1단계)", "Begin an application (step 1)"),
            Wording(
                "어느 공고에 어떤 유형으로 신청하는지와 신청서의 내용", "which call and track, and what the form says"
            ),
        ),
        "applications.put_form": (
            Wording("신청서 고치기 (1단계)", "Write the form (step 1)"),
            Wording("신청서의 내용", "what the form says"),
        ),
        "papers.remove": (
            Wording("서류 빼기", "Remove a paper"),
            Wording("이 서류를 신청에서 뺐다는 사실", "that this paper is no longer part of the application"),
        ),
    }
)
FIELDS: Mapping[str, Wording] = MappingProxyType(
    {
        "form": Wording("신청서", "The form"),
        "filed_by": Wording("신청하는 기업", "Firm that applies"),
        "form.leads": Wording("주관기업", "Lead firms"),
        "form.partner": Wording("상생협력기업", "Partner"),
        "cooperative": Wording("협동조합", "Cooperative"),
        "form.cooperative.firm": Wording("조합", "Cooperative"),
        "form.cooperative.members": Wording("참여 조합원", "Members"),
        "form.items": Wording("지원할 제품·공사", "Products and works"),
        "form.items.*.label": Wording("제품·공사 이름", "Name"),
        "form.evidence": Wording("증빙", "Evidence held"),
        "covers": Wording("증빙이 다루는 것", "What it covers"),
        "valid_from": Wording("유효 시작", "Valid from"),
        "valid_until": Wording("유효 끝", "Valid until"),
        "form.title": Wording("과제 이름", "Title of the case"),
        "partner": Wording("상생협력기업", "Partner"),
    }
)
HINTS: Mapping[str, Wording] = MappingProxyType(
    {
        "form.leads": Wording(
            "여기에 없는 기업은 아래 «다른 기업 찾기»에서 사업자등록번호로 찾습니다.",
            "A firm that is not here is found by its business number below.",
        ),
        "form.cooperative": Wording(
            "협동조합이 주관기업을 대표할 때만 적습니다.", "Only where a cooperative stands for the lead firms."
        ),
        "form.items.*.detail_item_no": Wording("숫자 10자리", "10 digits"),
        "form.items.*.goods_listing_no": Wording("숫자 16자리", "16 digits"),
        "form.items.*.goods_class_no": Wording("숫자 8자리", "8 digits"),
        "form.evidence.*.covers": Wording(
            "직접생산확인 등이 다루는 세부품명번호", "the detail item number that it covers"
        ),
    }
)
