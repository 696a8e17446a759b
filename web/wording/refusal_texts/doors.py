"""Refusals at the door, before anyone asks the domain: signing in, headers, shape and size of a request."""

from http import HTTPStatus

from web.wording.refusal_texts.texts import Refusal, conflict, forbidden, unfit
from web.wording.words import Wording

TEXTS = (
    Refusal(
        "not-signed-in",
        HTTPStatus.UNAUTHORIZED,
        Wording("로그인이 필요합니다.", "You are not signed in."),
        Wording(
            "요청 헤더 `Authorization: Bearer <토큰>`에 본인의 유효한 토큰을 넣어 다시 보내십시오.",
            "Send the request again with your own valid token in the header `Authorization: Bearer <token>`.",
        ),
    ),
    Refusal(
        "token-refused",
        HTTPStatus.UNAUTHORIZED,
        Wording("받아들일 수 없는 토큰입니다.", "This token is not accepted."),
        Wording(
            "로그인 서비스가 이 사무소용으로 발급한 지 한 시간이 지나지 않은 토큰을 새로 받아 보내십시오. 그래도 거절되면 운영자에게 계정 연결을 확인하십시오.",
            "Get a new token that the sign-in service issued for this office within the last hour. If that is refused, too, ask an operator whether your identity is linked.",
        ),
    ),
    Refusal(
        "second-factor-missing",
        HTTPStatus.UNAUTHORIZED,
        Wording("두 번째 인증 수단이 확인되지 않았습니다.", "No second factor was given."),
        Wording(
            "업무를 맡은 사람은 로그인 서비스에서 두 가지 수단으로 인증한 뒤 받은 토큰을 보내야 합니다.",
            "Whoever has an office sends a token that the sign-in service issued after two factors were given.",
        ),
    ),
    Refusal(
        "provider-away",
        HTTPStatus.SERVICE_UNAVAILABLE,
        Wording("로그인 서비스가 응답하지 않습니다.", "The sign-in service does not answer."),
        Wording(
            "토큰을 확인할 열쇠를 지금 받아 올 수 없습니다. 잠시 뒤 같은 요청을 다시 보내십시오.",
            "The keys that tokens are verified with cannot be read just now. Send the same request again in a moment.",
        ),
    ),
    forbidden(
        "not-allowed",
        Wording("이 일을 할 권한이 없습니다.", "You may not do this."),
        Wording(
            "이 일은 다음에 해당하는 사람만 할 수 있습니다: {who_ko}. 해당하는 사람에게 요청하십시오.",
            "Only these may do it: {who_en}. Ask one of them.",
        ),
    ),
    Refusal(
        "not-found",
        HTTPStatus.NOT_FOUND,
        Wording("찾을 수 없습니다.", "There is nothing here."),
        Wording(
            "주소의 번호를 확인하십시오. 없거나, 볼 수 있는 권한이 없습니다.",
            "Check the id in the address: nothing is recorded under it, or you may not see it.",
        ),
    ),
    Refusal(
        "no-such-address",
        HTTPStatus.NOT_FOUND,
        Wording("없는 주소입니다.", "There is no such address."),
        Wording(
            "주소를 확인하십시오. 쓸 수 있는 주소는 /docs에 있습니다.",
            "Check the address; /docs lists those there are.",
        ),
    ),
    Refusal(
        "method-not-allowed",
        HTTPStatus.METHOD_NOT_ALLOWED,
        Wording("이 주소에서 쓸 수 없는 방법입니다.", "This address does not take that method."),
        Wording(
            "응답 헤더 Allow에 있는 방법을 쓰십시오.", "Use one of the methods in the Allow header of this answer."
        ),
    ),
    Refusal(
        "too-large",
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        Wording("요청이 너무 큽니다.", "The request is too large."),
        Wording(
            "JSON은 1 MB, 서류는 한 건에 20 MB까지 받습니다. 줄이거나 나누어 보내십시오.",
            "JSON is taken up to 1 MB, a paper up to 20 MB. Send less, or several.",
        ),
    ),
    Refusal(
        "media-type-not-taken",
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        Wording("받지 않는 형식입니다.", "This kind of content is not taken."),
        Wording("Content-Type을 {expected}(으)로 하여 보내십시오.", "Send it with the Content-Type {expected}."),
    ),
    Refusal(
        "paper-kind-not-taken",
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        Wording("받지 않는 파일입니다.", "This kind of file is not taken."),
        Wording(
            "PDF, PNG, JPEG, DOCX, XLSX, PPTX, ODT, ODS, ODP, HWP, HWPX 파일로 바꾸어 올리십시오. 손상된 파일일 수도 있습니다.",
            "Upload a PDF, PNG, JPEG, DOCX, XLSX, PPTX, ODT, ODS, ODP, HWP or HWPX file. The file may be damaged.",
        ),
    ),
    Refusal(
        "malformed",
        HTTPStatus.BAD_REQUEST,
        Wording("읽을 수 없는 요청입니다.", "The request cannot be read."),
        Wording(
            "본문을 UTF-8로 된 올바른 JSON 객체 하나로 보내십시오. 같은 이름을 두 번 쓰거나 지나치게 깊이 겹치지 마십시오.",
            "Send one valid JSON object in UTF-8, with no name twice in it and not nested too deep.",
        ),
    ),
    unfit(
        "invalid",
        Wording("입력한 내용에 고칠 것이 있습니다.", "Some of what was sent must be corrected."),
        Wording(
            "errors에 적힌 항목을 고쳐 다시 보내십시오. 기록된 것은 없습니다.",
            "Correct the fields named in errors and send it again. Nothing was recorded.",
        ),
    ),
    unfit(
        "unknown-id",
        Wording("가리키는 것이 없습니다.", "Something named does not exist."),
        Wording(
            "errors에 적힌 항목의 번호로 등록된 것이 없습니다. 번호를 확인하십시오.",
            "Nothing is recorded under the id in the field named in errors. Check the id.",
        ),
    ),
    unfit(
        "resident-number-suspected",
        Wording(
            "주민등록번호로 보이는 숫자가 있습니다.",
            "A number that looks like a resident registration number was typed.",
        ),
        Wording(
            "errors에 적힌 항목에서 지우십시오. 주민등록번호가 아니면 confirm_no_resident_number를 true로 하여 다시 보내십시오.",
            "Remove it from the fields named in errors. If it is none, send confirm_no_resident_number: true with the request.",
        ),
    ),
    Refusal(
        "version-required",
        HTTPStatus.PRECONDITION_REQUIRED,
        Wording("어느 판을 보고 하는 요청인지 알 수 없습니다.", "The request does not say which version it is about."),
        Wording(
            "먼저 조회하여 받은 ETag를 If-Match 헤더에 넣어 보내십시오.",
            "Read it first, then send its ETag in the If-Match header.",
        ),
    ),
    Refusal(
        "version-tag-unreadable",
        HTTPStatus.BAD_REQUEST,
        Wording("If-Match를 읽을 수 없습니다.", "The If-Match header cannot be read."),
        Wording(
            '조회하여 받은 ETag 하나를 따옴표까지 그대로 보내십시오. 예: If-Match: "3".',
            'Send the one ETag you were given, quotes included, as in If-Match: "3".',
        ),
    ),
    Refusal(
        "changed-since",
        HTTPStatus.PRECONDITION_FAILED,
        Wording("그 사이에 바뀌었습니다.", "It has changed since you read it."),
        Wording(
            "{expected}판을 보고 요청하셨으나 지금은 {version}판입니다. 다시 조회하여 확인한 뒤 요청하십시오.",
            "You read version {expected}; it now stands at version {version}. Read it again, then decide again.",
        ),
    ),
    conflict(
        "changed-meanwhile",
        Wording("같은 때에 다른 사람이 먼저 기록했습니다.", "Someone else recorded something at the same moment."),
        Wording("다시 조회하여 확인한 뒤 요청하십시오.", "Read it again, then decide again."),
    ),
    unfit(
        "idempotency-key-reused",
        Wording("다른 요청에 이미 쓴 Idempotency-Key입니다.", "This Idempotency-Key was used for another request."),
        Wording("새 요청에는 새 키를 쓰십시오.", "Use a fresh key for a new request."),
    ),
    Refusal(
        "idempotency-key-unreadable",
        HTTPStatus.BAD_REQUEST,
        Wording("Idempotency-Key를 읽을 수 없습니다.", "The Idempotency-Key cannot be read."),
        Wording(
            "공백 없이 보이는 ASCII 글자 8자 이상 200자 이하로 보내십시오.",
            "Send 8 to 200 visible ASCII characters, without spaces.",
        ),
    ),
    unfit(
        "seen-not-yours",
        Wording("Sangsaeng-Seen이 맞지 않습니다.", "The Sangsaeng-Seen header does not fit."),
        Wording(
            "본인이 이 건을 조회하여 받은 값을 그대로 보내거나 헤더를 빼십시오.",
            "Send the value you were given when you read this case, unchanged, or leave the header out.",
        ),
    ),
    Refusal(
        "not-yet-known",
        HTTPStatus.SERVICE_UNAVAILABLE,
        Wording("기록되었는지 아직 알 수 없습니다.", "It is not known yet whether this was recorded."),
        Wording(
            "잠시 뒤 같은 Idempotency-Key로 같은 요청을 다시 보내십시오. 이미 기록되었으면 그 결과를 받습니다.",
            "Send the same request under the same Idempotency-Key in a moment: if it was recorded, you get its answer.",
        ),
    ),
    Refusal(
        "database-away",
        HTTPStatus.SERVICE_UNAVAILABLE,
        Wording("지금은 기록에 닿을 수 없습니다.", "The record cannot be reached right now."),
        Wording("잠시 뒤 다시 보내십시오.", "Send the request again in a moment."),
    ),
    Refusal(
        "papers-away",
        HTTPStatus.SERVICE_UNAVAILABLE,
        Wording("지금은 서류 보관소에 닿을 수 없습니다.", "The store of papers cannot be reached right now."),
        Wording(
            "아무것도 접수되지 않았습니다. 잠시 뒤 다시 보내십시오.",
            "Nothing was taken. Send the request again in a moment.",
        ),
    ),
    Refusal(
        "letter-unwritten",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        Wording("보낼 문서를 만들지 못했습니다.", "The letter could not be made."),
        Wording(
            "문서 없이는 통지하지 않으므로 아무것도 기록되지 않았습니다. 운영자에게 문의하십시오.",
            "Nothing is notified without its letter, so nothing was recorded. Ask the operator.",
        ),
    ),
    Refusal(
        "scanner-away",
        HTTPStatus.SERVICE_UNAVAILABLE,
        Wording(
            "지금은 악성코드 검사를 할 수 없습니다.", "The file cannot be scanned for malicious programs right now."
        ),
        Wording(
            "검사하지 않은 파일은 받지 않습니다. 잠시 뒤 다시 올리고, 되풀이되면 더 작은 파일로 올리거나 운영자에게 문의하십시오.",
            "No file is taken unscanned. Upload it again in a moment; if that keeps failing, upload a smaller file or ask the operator.",
        ),
    ),
    Refusal(
        "key-service-away",
        HTTPStatus.SERVICE_UNAVAILABLE,
        Wording("지금은 키 서비스에 닿을 수 없습니다.", "The key service cannot be reached right now."),
        Wording(
            "그동안 일부 글은 읽거나 봉인할 수 없습니다. 잠시 뒤 같은 요청을 다시 보내고, 기록하는 요청이면 같은 Idempotency-Key로 보내십시오.",
            "Some texts can be neither opened nor sealed meanwhile. Send the same request again in a moment, a command under the same Idempotency-Key.",
        ),
    ),
    Refusal(
        "busy",
        HTTPStatus.SERVICE_UNAVAILABLE,
        Wording("지금 들어오는 요청이 너무 많습니다.", "Too many requests are coming in right now."),
        Wording(
            "이 요청은 읽지 않았고 기록되지 않았습니다. 잠시 뒤 다시 보내십시오.",
            "This one was not read, and nothing was recorded. Send it again in a moment.",
        ),
    ),
    Refusal(
        "book-behind",
        HTTPStatus.SERVICE_UNAVAILABLE,
        Wording("조회 화면이 기록보다 늦습니다.", "What is shown is behind what is recorded."),
        Wording(
            "기록은 {head}까지, 조회는 {position}까지 왔습니다. 작업 프로세스(worker)가 도는지 확인하십시오.",
            "The log is at {head}, the book at {position}. Check that the worker is running.",
        ),
    ),
    Refusal(
        "request-refused",
        HTTPStatus.BAD_REQUEST,
        Wording("처리할 수 없는 요청입니다.", "The request cannot be handled."),
        Wording(
            "요청의 형식을 확인하십시오. 쓸 수 있는 요청은 /docs에 있습니다.",
            "Check its form; /docs lists the requests there are.",
        ),
    ),
    Refusal(
        "internal-error",
        HTTPStatus.INTERNAL_SERVER_ERROR,
        Wording("처리하지 못했습니다.", "Something went wrong here."),
        Wording(
            "다시 해도 같으면 응답의 X-Request-Id를 운영자에게 알려 주십시오.",
            "If it happens again, tell the operator the X-Request-Id of this answer.",
        ),
    ),
    unfit(
        "rows-invalid",
        Wording("파일에 고칠 줄이 있습니다.", "Some rows of the file must be corrected."),
        Wording(
            "errors에 적힌 줄을 모두 고쳐 다시 올리십시오. 아무 줄도 들어가지 않았습니다.",
            "Correct every row named in errors and upload the file again. No row was imported.",
        ),
    ),
    unfit(
        "paper-infected",
        Wording("악성코드가 들어 있는 파일입니다.", "The file holds a malicious program."),
        Wording(
            "검사에서 {found}이(가) 나왔습니다. 파일은 보관하지 않았습니다. 치료하거나 다시 만든 파일을 올리십시오.",
            "The scanner found {found}. Nothing of the file was kept. Clean the file or make it anew, and upload that.",
        ),
    ),
    conflict(
        "paper-gone",
        Wording("서류의 내용이 남아 있지 않습니다.", "The content of this paper is gone."),
        Wording(
            "보존기간이 끝나 파기되었거나 파일이 없습니다. 운영자에게 문의하십시오.",
            "It was destroyed at the end of its retention, or its file is missing. Ask the operator.",
        ),
    ),
    unfit(
        "view-named-twice",
        Wording("같은 이름의 보기가 두 개 있습니다.", "Two of these views have the same name."),
        Wording("보기마다 다른 이름을 붙이십시오.", "Give every view a name of its own."),
    ),
)
