"""What went wrong, and what to do next."""

from web.wording.words import Wording

TEXTS = {
    "problem.back": Wording("사건 목록으로", "To the cases"),
    "problem.sign-in": Wording("로그인이 필요합니다", "Sign in first"),
    "problem.sign-in-do": Wording(
        "이 사무소의 화면은 등록된 사람만 볼 수 있습니다. 계정은 운영자가 만들어 줍니다.",
        "Only registered people may see these pages. An operator makes the accounts.",
    ),
    "problem.not-found": Wording("찾을 수 없습니다", "Not found"),
    "problem.not-found-do": Wording(
        "주소가 틀렸거나, 지금 보는 사람에게 열람 권한이 없는 내용입니다. 주소를 확인하거나 다른 사람으로 보십시오.",
        "The address is wrong, or what is there is not for you to read. Check the address, or look as somebody else.",
    ),
    "problem.bad-address": Wording("조건을 알아볼 수 없습니다", "A filter means nothing"),
    "problem.bad-address-do": Wording(
        "주소에 있는 다음 조건이 잘못되었습니다. 목록에서 다시 고르십시오.",
        "This filter in the address is wrong. Choose again from the list.",
    ),
    "problem.refused": Wording("처리할 수 없는 요청입니다", "This cannot be done"),
    "problem.refused-do": Wording(
        "화면이 오래되었을 수 있습니다. 앞 화면으로 돌아가 새로 고친 뒤 다시 해 보십시오.",
        "The page may be too old. Go back, reload it and try again.",
    ),
    "problem.away": Wording("잠시 기록을 읽을 수 없습니다", "The record cannot be read just now"),
    "problem.away-do": Wording(
        "데이터베이스에 다시 연결하고 있습니다. 잠시 뒤 새로 고치십시오.",
        "The database is being reached again. Reload in a moment.",
    ),
    "problem.failed": Wording("문제가 생겼습니다", "Something went wrong"),
    "problem.failed-do": Wording(
        "기록은 그대로입니다. 다시 해 보고, 계속되면 운영자에게 알리십시오.",
        "The record is as it was. Try again; if it goes on, tell the operator.",
    ),
    "problem.to-sign-in": Wording("로그인 화면으로", "To the sign-in page"),
    "problem.not-proven": Wording("로그인이 확인되지 않았습니다", "That sign-in is not proven"),
    "problem.not-proven-do": Wording(
        "로그인을 그만두었거나, 시작한 지 10분이 지났거나, 다른 브라우저에서 시작한 로그인일 수 있습니다. "
        "로그인 화면에서 처음부터 다시 하고, 계속되면 운영자에게 알리십시오.",
        "It may have been cancelled, begun more than ten minutes ago, or begun in another browser. "
        "Begin again on the sign-in page; if it goes on, tell the operator.",
    ),
    "problem.provider-away": Wording("로그인 서비스가 응답하지 않습니다", "The sign-in service does not answer"),
    "problem.provider-away-do": Wording(
        "고른 기관의 로그인 서비스에 지금 연결할 수 없습니다. 잠시 뒤 다시 하거나 다른 방법으로 로그인하십시오.",
        "The service you chose cannot be reached just now. Try again in a moment, or sign in another way.",
    ),
    "problem.shut-out": Wording("사용이 중지된 계정입니다", "This account is disabled"),
    "problem.shut-out-do": Wording(
        "운영자가 사용을 중지한 사람은 어떤 방법으로도 들어올 수 없습니다. 운영자에게 문의하십시오.",
        "Whom an operator has shut out comes in by no way. Ask an operator.",
    ),
    "problem.many-tries": Wording("시도가 너무 많습니다", "Too many tries"),
    "problem.many-tries-do": Wording(
        "같은 곳에서 로그인을 너무 많이 시작했습니다. 15분 뒤에 다시 하십시오.",
        "Too many sign-ins were begun from one place. Try again in fifteen minutes.",
    ),
}
