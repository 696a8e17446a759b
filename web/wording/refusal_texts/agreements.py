"""Refusals about agreements and a partner's places."""

from web.wording.refusal_texts.texts import conflict, unfit
from web.wording.words import Wording

TEXTS = (
    conflict(
        "agreement-exists",
        Wording("이미 협약이 있습니다.", "There is an agreement already."),
        Wording("있는 협약을 변경하십시오.", "Amend the one there is."),
    ),
    conflict(
        "agreement-ended",
        Wording("끝난 협약입니다.", "The agreement has ended."),
        Wording("끝난 협약은 바꾸거나 서명할 수 없습니다.", "It can no longer be changed or signed."),
    ),
    conflict(
        "no-partner-firm",
        Wording("협력기업이 없습니다.", "The form names no partner firm."),
        Wording("먼저 신청서에 협력기업을 넣으십시오.", "Name the partner firm in the form first."),
    ),
    conflict(
        "no-lead-firm",
        Wording("주관기업이 없습니다.", "The form names no lead firm."),
        Wording(
            "먼저 신청서에 주관기업이나 조합을 넣으십시오.", "Name a lead firm or a cooperative in the form first."
        ),
    ),
    conflict(
        "party-named-twice",
        Wording("같은 기업이 두 번 들어 있습니다.", "A firm is party twice."),
        Wording(
            "주관기업과 협력기업이 서로 다르도록 신청서를 고치십시오.",
            "Correct the form so that every party is another firm.",
        ),
    ),
    unfit(
        "not-a-party",
        Wording("이 협약의 당사자가 아닙니다.", "That firm is no party to the agreement."),
        Wording("협약의 당사자인 기업으로 서명하십시오.", "Sign for a firm that is party to it."),
    ),
    conflict(
        "already-signed",
        Wording("이미 서명한 기업입니다.", "That firm has signed already."),
        Wording("더 할 일이 없습니다.", "There is nothing to do."),
    ),
    conflict(
        "partner-places-full",
        Wording("협력기업의 자리가 모자랍니다.", "The partner has no place left."),
        Wording(
            "협력기업은 주관기업 {places}개사까지 협약할 수 있습니다. 이미 {taken}개사와 협약했고 {wanted}개사가 더 필요합니다.",
            "A partner may agree with {places} lead firms: {taken} are taken, {wanted} more would be needed.",
        ),
    ),
)
