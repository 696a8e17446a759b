"""The buyer's check of a certificate."""

from web.wording.words import Wording

TEXTS = {
    "site.check": Wording("확인서 진위 확인", "Certificates"),
    "check.title": Wording("상생협력제품 확인서 진위 확인", "Check a certificate of a win-win product"),
    "check.VALID": Wording("{day}에 유효한 확인서입니다", "This certificate is valid on {day}"),
    "check.SUSPENDED": Wording("{day}에 효력이 정지된 확인서입니다", "This certificate is suspended on {day}"),
    "check.NOT_YET": Wording("{day}에는 아직 유효기간 전입니다", "This certificate is not valid yet on {day}"),
    "check.EXPIRED": Wording("{day}에는 유효기간이 지난 확인서입니다", "This certificate has expired on {day}"),
    "check.REVOKED": Wording("{day}에는 취소된 확인서입니다", "This certificate is revoked on {day}"),
    "check.UNKNOWN": Wording("{day}에는 없던 확인서입니다", "There was no such certificate on {day}"),
    "check.today": Wording("오늘을 기준으로 확인했습니다.", "Checked as of today."),
    "check.on-that-day": Wording(
        "고른 날을 기준으로, 지금까지 기록된 것에 따라 확인했습니다.",
        "Checked for the day chosen, by what is on record now.",
    ),
    "check.revoked-from": Wording("{day}부터 효력이 없습니다.", "It has no effect from {day} on."),
    "check.revoked-back": Wording(
        "{day}로 거슬러 올라가 취소되었습니다.", "It was cancelled with effect back from {day}."
    ),
    "check.differs": Wording(
        "그날이 끝났을 때 알려져 있던 효력: {then}. 뒤에 기록된 것에 따라 달라졌습니다.",
        "As known when that day ended: {then}. What was recorded later changed it.",
    ),
    "check.not-known": Wording("알려지지 않음", "not known"),
    "check.told": Wording("확인서의 내용", "What the certificate says"),
    "check.number": Wording("확인번호", "Certificate number"),
    "check.holder": Wording("주관기업", "Lead firm"),
    "check.successor": Wording("지금은 {firm}이(가) 이어받았습니다.", "Now succeeded by {firm}."),
    "check.product": Wording("제품", "Product"),
    "check.detail-item": Wording("세부품명번호", "Detailed item name no."),
    "check.goods-listing": Wording("물품목록번호", "Goods listing no."),
    "check.goods-class": Wording("물품분류번호", "Goods class no."),
    "check.scope": Wording("확인 범위", "Scope"),
    "check.period": Wording("유효기간", "Valid"),
    "check.track": Wording("유형과 확인 기관", "Track and agency"),
    "check.published": Wording("선정 고시일", "Selection published"),
    "check.benefits": Wording("이 확인서로 받는 우대", "What this certificate gives"),
    "check.benefits-note": Wording(
        "입찰하는 날을 기준으로 지금 계산한 것이며, 어디에도 저장하지 않습니다.",
        "Computed now for the day of the bid, and stored nowhere.",
    ),
    "check.points": Wording("{points}점", "{points} points"),
    "check.offline": Wording("인터넷 없이 확인하는 법", "How to check it offline"),
    "check.offline-what": Wording(
        "운영기관이 서명한 문서를 받아 두면, 이 사무실에 다시 묻지 않고도 날마다의 효력을 확인할 수 있습니다.",
        "Keep the statement that the operator signed: it tells what the certificate is on every day, without asking here again.",
    ),
    "check.offline-save": Wording("서명된 문서를 저장합니다.", "Save the signed statement."),
    "check.statement": Wording("서명된 문서 받기", "Download the statement"),
    "check.offline-key": Wording(
        "운영기관의 공개키를 다른 경로로도 확인합니다.", "Have the operator's public key from elsewhere, too."
    ),
    "check.keys": Wording("이 사무실의 공개키", "The keys of this office"),
    "check.offline-verify": Wording("다음 명령으로 확인합니다.", "Verify it with this command."),
    "check.offline-limit": Wording(
        "문서를 받은 뒤에 거슬러 올라가 취소된 것은 문서로 알 수 없습니다. 계약하기 전에 이 화면에서 한 번 더 확인하십시오.",
        "A statement cannot know what is cancelled backwards after it was made: look here once more before a contract.",
    ),
    "check.another": Wording("다른 날이나 다른 확인서", "Another day, or another certificate"),
    "check.which": Wording("확인할 확인서", "Which certificate"),
    "check.number-hint": Wording(
        "확인서에 적힌 번호. 예: 2021-1-IG-0018-P01", "As printed on it, such as 2021-1-IG-0018-P01."
    ),
    "check.day": Wording("입찰일", "Day of the bid"),
    "check.day-hint": Wording("비워 두면 오늘입니다.", "Today where you choose none."),
    "check.do": Wording("확인", "Check"),
    "check.missing": Wording("{number}: 그런 확인서는 없습니다", "{number}: there is no such certificate"),
    "check.missing-do": Wording(
        "번호를 확인서와 견주어 다시 적어 보십시오. 번호가 맞는데도 없으면 발급하지 않은 확인서입니다.",
        "Compare the number with the certificate and try again. Where it is right, nobody issued this certificate.",
    ),
}
