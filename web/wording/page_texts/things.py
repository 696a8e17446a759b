"""The pages of single things, and of lists of them."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "thing.bodies": Wording("공공기관", "Public bodies"),
        "thing.case-certifications": Wording("과제의 확인", "Confirmations of the case"),
        "thing.case-revocations": Wording("과제의 취소 절차", "Revocations of the case"),
        "thing.certification": Wording("상생협력제품 확인", "A confirmation"),
        "thing.certifications": Wording("상생협력제품 확인 목록", "Confirmed products"),
        "thing.deciding": Wording("결정과 결재", "The decision and its approval line"),
        "thing.disposal": Wording("기록의 파기", "A disposal"),
        "thing.disposals": Wording("기록의 보존과 파기", "Retention and disposal"),
        "thing.dispute": Wording("이의신청", "An objection"),
        "thing.disputes": Wording("이의신청 목록", "Objections"),
        "thing.firm": Wording("기업", "A firm"),
        "thing.holidays": Wording("공휴일", "Holidays"),
        "thing.meeting": Wording("위원회 회의", "A meeting"),
        "thing.meetings": Wording("회의 목록", "Meetings"),
        "thing.notice": Wording("결정 통지", "A notice of the decision"),
        "thing.notices": Wording("통지 목록", "Notices"),
        "thing.own-data": Wording("보유하고 있는 정보", "What the office holds"),
        "thing.call": Wording("공고", "A call"),
        "thing.panel": Wording("평가위원회", "A panel"),
        "thing.panel-case": Wording("위원회의 과제", "A case before the panel"),
        "thing.panels": Wording("평가위원회 목록", "Panels"),
        "thing.performance": Wording("지원 기간과 성과 점검", "Support period and performance"),
        "thing.products": Wording("중소기업자간 경쟁제품", "Competition products"),
        "thing.purchases": Wording("구매실적", "Purchases"),
        "thing.readers": Wording("이 과제를 열람한 사람", "Who read this case"),
        "thing.request": Wording("개인정보 요청", "A request about one's data"),
        "thing.requests": Wording("개인정보 요청 목록", "Requests about one's data"),
        "thing.reviews": Wording("기한이 다가오는 성과 점검", "Performance reviews that are due"),
        "thing.revocation": Wording("취소 절차", "A revocation"),
        "thing.revocations": Wording("취소 절차 목록", "Revocations"),
        "thing.selections": Wording("선정 목록과 고시", "Selection list and publication"),
        "thing.sheet": Wording("내 평가표", "My score sheet"),
        "thing.sheets": Wording("공개된 평가표", "Revealed sheets"),
        "thing.staff": Wording("업무 담당자", "People of the office"),
        "thing.tally": Wording("집계", "The tally"),
        "thing.belonging": Wording("함께 보기", "What belongs to it"),
        "thing.filter.agency": Wording("기관", "Agency"),
        "thing.filter.due": Wording("기한이 다가온 것만", "Due only"),
        "thing.filter.standing": Wording("효력", "Standing"),
        "thing.firms": Wording("기업 찾기", "Firms"),
        "thing.search.firms": Wording("기업명 또는 사업자등록번호", "Firm name or business number"),
        "thing.not-found": Wording(
            "찾은 것이 없습니다. 이름이나 번호를 달리하여 찾아보십시오.",
            "Nothing was found. Try another name or number.",
        ),
        "thing.none": Wording("아직 아무것도 없습니다.", "There is nothing yet."),
        "thing.open": Wording("열기", "Open"),
        "thing.workspace": Wording("심사 화면", "Reviewer's workspace"),
        "thing.to-do": Wording("할 일", "To do"),
    }
)
