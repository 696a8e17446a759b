"""Refusals about what would have been."""

from http import HTTPStatus

from web.wording.refusal_texts.texts import Refusal, conflict, unfit
from web.wording.words import Wording

TEXTS = (
    Refusal(
        "reading-not-recorded",
        HTTPStatus.SERVICE_UNAVAILABLE,
        Wording(
            "열람 기록을 남길 수 없어 보여 드리지 않았습니다.",
            "The reading could not be put on record, so nothing is shown.",
        ),
        Wording("잠시 뒤 같은 요청을 다시 보내십시오.", "Send the same request again in a moment."),
    ),
    Refusal(
        "purpose-required",
        HTTPStatus.PRECONDITION_REQUIRED,
        Wording("열람 목적이 필요합니다.", "Say what you read this for."),
        Wording(
            "Sangsaeng-Purpose 헤더에 목적을 보내십시오: {known}. 열람 기록에 남습니다.",
            "Send the purpose in the header Sangsaeng-Purpose: one of {known}. It stays on record.",
        ),
    ),
    Refusal(
        "purpose-note-unreadable",
        HTTPStatus.BAD_REQUEST,
        Wording("Sangsaeng-Purpose-Note를 읽을 수 없습니다.", "The Sangsaeng-Purpose-Note cannot be read."),
        Wording(
            "퍼센트 인코딩한 UTF-8로 {most}자 이하를 보내십시오.",
            "Send percent-encoded UTF-8 of at most {most} characters.",
        ),
    ),
    conflict(
        "eligibility-open",
        Wording("자격 검토가 아직 끝나지 않았습니다.", "Eligibility has not been answered yet."),
        Wording(
            "자격 검토 결과가 기록된 뒤에 가정을 두고 물을 수 있습니다.",
            "Ask what would have been once eligibility is on record.",
        ),
    ),
    unfit(
        "cosignature-refused",
        Wording("받을 수 없는 확인 서명입니다.", "This cosignature is not taken."),
        Wording(
            "이유: {reason}. 이 기록의 체크포인트에 신뢰하는 증인이 서명한 note를 보내십시오.",
            "Why: {reason}. Send a note of a checkpoint of this log, cosigned by a witness that is trusted here.",
        ),
    ),
    unfit(
        "purpose-missing",
        Wording("목적이 비어 있습니다.", "No purpose is stated."),
        Wording("무엇에 쓰려고 내보내는지 적으십시오.", "Say what the bundle is for."),
    ),
    conflict(
        "not-protected-yet",
        Wording("아직 체크포인트로 보호되지 않은 신청입니다.", "No checkpoint protects this application yet."),
        Wording(
            "증인이 다음 체크포인트를 확인한 뒤에 다시 요청하십시오. 보통 몇 초면 됩니다.",
            "Ask again once the witness has cosigned the next checkpoint, usually within seconds.",
        ),
    ),
    unfit(
        "no-part-in-the-case",
        Wording("이 신청의 당사자가 아닌 기업입니다.", "That firm has no part in this application."),
        Wording(
            "주관기업, 협력기업 또는 조합원 기업을 고르십시오.",
            "Name a lead firm, the partner, or a member of the cooperative.",
        ),
    ),
    unfit(
        "not-known-yet",
        Wording("아직 기록되지 않은 시점입니다.", "Nothing is known of that moment yet."),
        Wording(
            "기록은 {head}번까지 있습니다. 그 이전의 번호나 지난 시각으로 물으십시오.",
            "The record goes to position {head}. Ask for one up to it, or for an instant that has passed.",
        ),
    ),
    unfit(
        "no-such-version",
        Wording("이 과제에는 그런 버전이 없습니다.", "The case never had that version."),
        Wording(
            "버전 {version}은(는) 이 과제의 기록에 없습니다. 이력에서 버전을 확인하십시오.",
            "Version {version} is not on its record. The timeline tells which there are.",
        ),
    ),
    conflict(
        "not-there-then",
        Wording("그때에는 없었습니다.", "It was not there then."),
        Wording("과제가 시작된 뒤의 시점으로 물으십시오.", "Ask for a moment and a day after it was begun."),
    ),
    unfit(
        "not-an-evaluator",
        Wording("이 과제를 평가하지 않은 사람입니다.", "That person has no part in the evaluation of this case."),
        Wording(
            "평가표나 의결에 참여한 위원의 id를 쓰십시오.", "Name somebody whose sheet or vote counts in this case."
        ),
    ),
)
