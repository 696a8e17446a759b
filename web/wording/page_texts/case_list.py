"""The case list."""

from web.wording.words import Wording

TEXTS = {
    "list.title": Wording("사건 목록", "Cases"),
    "list.target": Wording("{year}년 목표 {products}개 제품", "Target of {year}: {products} products"),
    "list.published": Wording("고시된 선정 제품 {count}개", "{count} products published as selected"),
    "list.target-note": Wording(
        "진행 상황을 보이기 위한 목표이며 선정 한도가 아닙니다.", "A plan to show progress against, never a limit."
    ),
    "list.search": Wording("사건 찾기", "Find cases"),
    "list.firm": Wording("기업명 또는 사업자등록번호", "Firm name or business number"),
    "list.receipt": Wording("접수번호", "Receipt number"),
    "list.officer": Wording("접수 담당자", "Intake officer"),
    "list.anybody": Wording("전체", "Anybody"),
    "list.find": Wording("찾기", "Find"),
    "list.narrow": Wording("조건으로 좁히기", "Narrow down"),
    "list.take-away": Wording("조건 빼기", "take this filter away"),
    "list.results": Wording("찾은 사건", "Cases found"),
    "list.applied": Wording("조건", "Filters"),
    "list.clear": Wording("모두 지우기", "Clear all"),
    "list.caption": Wording("최근에 바뀐 순서 · {page}쪽 {count}건", "Last changed first · page {page}, {count} cases"),
    "list.no-receipt": Wording("접수 전", "not submitted"),
    "list.not-readable": Wording("열람 권한 없음", "not for you to read"),
    "list.others": Wording("외 {count}개사", "and {count} more"),
    "list.partner": Wording("협력 {firm}", "with {firm}"),
    "list.no-partner": Wording("협력기업 미정", "no partner yet"),
    "list.no-officer": Wording("담당자 미정", "nobody yet"),
    "list.unmet": Wording("미충족 {count}개", "{count} not met"),
    "list.unknown-call": Wording("알 수 없는 공고", "unknown call"),
    "list.pages": Wording("쪽 이동", "Pages"),
    "list.page": Wording("{page}쪽", "Page {page}"),
    "list.previous": Wording("← 이전", "← Previous"),
    "list.next": Wording("다음 →", "Next →"),
    "list.nothing-found": Wording("조건에 맞는 사건이 없습니다.", "No case fits these filters."),
    "list.nothing-found-do": Wording(
        "조건을 하나씩 빼거나 모두 지우고 다시 찾아보십시오.", "Take filters away one by one, or clear them all."
    ),
    "list.no-more": Wording("더 보일 사건이 없습니다.", "There are no more cases."),
    "list.nothing-yet": Wording("볼 수 있는 사건이 아직 없습니다.", "There is no case for you to see yet."),
    "list.nothing-yet-do": Wording(
        "기업은 자기 사건을, 담당자는 소속 기관에 접수된 사건을 봅니다.",
        "Firms see their own cases, officers those received by their agency.",
    ),
    "list.see-calls": Wording("공고 보기", "See the calls"),
    "facet.status": Wording("상태", "Status"),
    "facet.track": Wording("과제 유형", "Track"),
    "facet.agency": Wording("주관부처", "Agency"),
    "facet.call": Wording("공고", "Call"),
    "column.receipt": Wording("접수번호", "Receipt"),
    "column.task": Wording("과제", "Task"),
    "column.firms": Wording("기업", "Firms"),
    "column.status": Wording("상태", "Status"),
    "column.agency": Wording("주관부처", "Agency"),
    "column.due": Wording("보완 기한", "Supplement due"),
    "column.changed": Wording("최근 변경", "Last change"),
}
