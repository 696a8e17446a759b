"""Around every page, and words that stand on many of them."""

from web.wording.words import Wording

TEXTS = {
    "none": Wording("없음", "none"),
    "yes": Wording("예", "yes"),
    "no": Wording("아니요", "no"),
    "source": Wording("출처", "Source"),
    "assumed.mark": Wording("가정", "assumed"),
    "assumed.why": Wording(
        "공고나 법령에서 확인되지 않아 가정한 값입니다.",
        "No notice or law that was read says this: it is an assumption.",
    ),
    "agency.MSS": Wording("중기부", "MSS"),
    "agency.PPS": Wording("조달청", "PPS"),
    "site.name": Wording("상생", "Sangsaeng"),
    "site.program": Wording("공공조달 상생협력 지원제도", "Win-win cooperation program"),
    "site.skip": Wording("본문 바로가기", "Skip to the content"),
    "site.menu": Wording("주요 메뉴", "Main menu"),
    "site.where": Wording("현재 위치", "Where you are"),
    "site.cases": Wording("사건 목록", "Cases"),
    "site.calls": Wording("공고", "Calls"),
    "site.demonstration": Wording("시연용입니다.", "This is a demonstration."),
    "site.fictitious": Wording("모든 기업과 사람은 가상입니다.", "All firms and people are fictitious."),
    "site.looking-as": Wording("보는 사람", "Looking as"),
    "site.read-only": Wording("읽기 전용, 바꾸기", "read only, change"),
    "site.about": Wording(
        "이 화면의 모든 내용은 고칠 수 없는 하나의 기록에서 나옵니다.",
        "Everything on this page comes from one record that cannot be altered.",
    ),
    "site.open-menu": Wording("메뉴", "Menu"),
    "site.error": Wording("오류:", "Error:"),
    "site.parts": Wording("화면 구성 요소", "Parts of the pages"),
    "site.api": Wording("신청과 업무는 API로 · 사용법", "Apply and work over the API: how"),
    "site.as-of": Wording("기록 {position}번까지 반영", "As of record no. {position}"),
    "site.signed-in": Wording("로그인", "Signed in as"),
}
