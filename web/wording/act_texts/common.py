"""The names of fields that mean the same on every form, by path or by the last part of it."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

FIELDS: Mapping[str, Wording] = MappingProxyType(
    {
        "at": Wording("일시 (한국 시각)", "When (Korean time)"),
        "criterion": Wording("요건", "Criterion"),
        "due": Wording("기한", "Due"),
        "eligible": Wording("참여요건을 갖춤", "Eligible to take part"),
        "file": Wording("파일", "File"),
        "kind": Wording("종류", "Kind"),
        "met": Wording("충족", "Met"),
        "officer": Wording("접수 담당자", "Intake officer"),
        "overrides": Wording("담당자가 달리 보는 요건", "Criteria that the officer answers otherwise"),
        "papers": Wording("서류", "Papers"),
        "agreements.sign:party": Wording("서명할 기업", "Firm that signs"),
        "place": Wording("장소", "Place"),
        "reasons": Wording("사유", "Reasons"),
        "replaces": Wording("대신할 서류", "Paper it replaces"),
        "report": Wording("보고 내용", "Report"),
        "rights_and_duties": Wording("권리와 의무", "Rights and duties"),
        "role_division": Wording("역할 분담", "Division of roles"),
        "stage": Wording("평가 단계", "Stage"),
    }
)
HINTS: Mapping[str, Wording] = MappingProxyType(
    {
        "papers.attach:file": Wording(
            "PDF, PNG, JPEG, OOXML, ODF, HWP, HWPX. 20MB까지.", "PDF, PNG, JPEG, OOXML, ODF, HWP, HWPX; 20 MB at most."
        ),
        "reasons": Wording(
            "이 글은 봉인되어 기록됩니다. 주민등록번호를 적지 마십시오.",
            "It is recorded sealed. Type no resident registration number.",
        ),
    }
)
