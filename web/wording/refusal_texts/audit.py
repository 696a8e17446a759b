"""Refusals about what would have been."""

from web.wording.refusal_texts.texts import conflict, unfit
from web.wording.words import Wording

TEXTS = (
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
        "not-an-evaluator",
        Wording("이 과제를 평가하지 않은 사람입니다.", "That person has no part in the evaluation of this case."),
        Wording(
            "평가표나 의결에 참여한 위원의 id를 쓰십시오.", "Name somebody whose sheet or vote counts in this case."
        ),
    ),
)
