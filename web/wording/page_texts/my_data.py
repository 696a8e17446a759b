"""One's own data."""

from web.wording.words import Wording

TEXTS = {
    "site.my-data": Wording("내 정보", "My data"),
    "mine.title": Wording("내 정보", "My data"),
    "mine.said": Wording(
        "이 사무소가 나와 내 기업에 대하여 가진 정보를 보여 달라고, 고치거나 지워 달라고 요구할 수 있습니다.",
        "You may ask to be shown what this office holds of you and your firm, to have it corrected, or erased.",
    ),
    "mine.known": Wording("지금 아는 것", "What is known here"),
    "mine.name": Wording("이름", "Name"),
    "mine.roles": Wording("역할", "Roles"),
    "mine.firms": Wording("대리하는 기업", "Firms you act for"),
    "mine.ask": Wording("요구하기", "Ask"),
    "mine.ask-said": Wording(
        "개인정보 보호책임자가 기한 안에 사유를 밝혀 답합니다(개인정보 보호법 제35조·제36조). "
        "열람이 받아들여지면 내 정보를 언제 어떤 역할로 무슨 목적으로 보았는지도 나옵니다.",
        "The privacy officer answers in time, with reasons (Personal Information Protection Act, articles 35 and 36). "
        "An access that is granted also tells when your entry was read, in which role and what for.",
    ),
    "mine.asked": Wording("요구한 것과 답", "What was asked, and the answers"),
    "mine.wish": Wording("요구한 내용", "What was asked"),
    "mine.received": Wording("접수", "Received"),
    "mine.answer": Wording("답", "Answer"),
    "mine.waits": Wording("답을 기다림", "waits for its answer"),
    "mine.kept-until": Wording("보존하는 마지막 날", "Kept until"),
    "mine.see-data": Wording("가진 정보와 열람 기록 보기", "See what is held, and who looked"),
    "mine.see-request": Wording("요구 보기", "See the request"),
    "mine.none": Wording("요구한 것이 없습니다.", "Nothing was asked yet."),
    "mine.none-do": Wording("위에서 골라 요구하십시오.", "Choose above what to ask."),
}
