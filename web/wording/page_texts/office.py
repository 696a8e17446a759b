"""The office itself."""

from web.wording.words import Wording

TEXTS = {
    "office.title": Wording("사무소 운영 상태", "How the office is set up"),
    "office.day": Wording("사무소의 오늘", "Today, by the office's clock"),
    "office.kind": Wording("운영 구분", "Kind"),
    "office.demonstration": Wording("시연용", "a demonstration"),
    "office.production": Wording("실제 업무용", "real work"),
    "office.uploads": Wording("올린 파일의 악성코드 검사", "Uploads scanned for malicious programs"),
    "office.scanned": Wording("검사함", "scanned"),
    "office.not-scanned": Wording("검사하지 않음", "not scanned"),
    "office.key-service": Wording("열쇠 보관 서비스", "Key service"),
    "key-service.none": Wording("쓰지 않음 (파일에 둔 주 열쇠)", "none (a master key in a file)"),
    "key-service.answers": Wording("응답함", "answers"),
    "key-service.away": Wording("응답하지 않음", "does not answer"),
}
