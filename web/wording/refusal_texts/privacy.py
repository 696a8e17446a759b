"""Refusals about requests for one's own data."""

from web.wording.refusal_texts.texts import conflict, forbidden, unfit
from web.wording.words import Wording

TEXTS = (
    conflict(
        "privacy-request-pending",
        Wording("같은 요구에 아직 답하지 않았습니다.", "The same request waits for its answer."),
        Wording("{kind:이/가} 처리되기를 기다리십시오.", "Wait until that is answered: {kind}."),
    ),
    conflict(
        "privacy-request-answered",
        Wording("이미 답한 요구입니다.", "That request was answered already."),
        Wording("새로 요구하면 다시 답할 수 있습니다.", "A new request can be answered anew."),
    ),
    conflict(
        "another-kind-of-request",
        Wording("다른 종류의 요구입니다.", "That is another kind of request."),
        Wording("이 요구는 {kind} 요구입니다.", "This one is: {kind}."),
    ),
    conflict(
        "erasure-answered-otherwise",
        Wording("삭제 요구는 보존기간에 따라 답합니다.", "An erasure is answered by what its retention says."),
        Wording("삭제 요구에 답하는 곳에서 하십시오.", "Answer it where erasures are answered."),
    ),
    conflict(
        "not-an-erasure",
        Wording("삭제 요구가 아닙니다.", "That is no request for erasure."),
        Wording("열람·정정 요구에 답하는 곳에서 하십시오.", "Answer it where its kind is answered."),
    ),
    conflict(
        "nothing-opened",
        Wording("열람할 수 있는 정보가 없습니다.", "Nothing was opened."),
        Wording("열람 요구가 받아들여진 뒤에 볼 수 있습니다.", "It is shown once an access was granted."),
    ),
    unfit(
        "not-granted-in-part",
        Wording("일부만 들어줄 수 없는 요구입니다.", "That cannot be granted in part."),
        Wording("{kind:은/는} 들어주거나 거절하십시오.", "Grant or refuse it: {kind}."),
    ),
    unfit(
        "withheld-does-not-fit",
        Wording("보여 주지 않는 부분이 결정과 맞지 않습니다.", "What is withheld does not fit the outcome."),
        Wording(
            "일부 들어줄 때만, 그때는 반드시 적습니다. 결정: {outcome}.",
            "Name it if, and only if, it is granted in part: {outcome}.",
        ),
    ),
    unfit(
        "everything-withheld",
        Wording("아무것도 보여 주지 않게 됩니다.", "Nothing would be shown."),
        Wording("모두 보여 주지 않으려면 근거를 들어 거절하십시오.", "To withhold everything, refuse it on a ground."),
    ),
    unfit(
        "ground-does-not-fit",
        Wording("그 요구를 거절할 근거가 아닙니다.", "That is no ground to refuse this kind of request."),
        Wording("{ground} 대신 다음 가운데 고르십시오: {grounds}.", "Instead of {ground} choose among: {grounds}."),
    ),
    unfit(
        "ground-and-outcome",
        Wording("근거가 결정과 맞지 않습니다.", "The ground does not fit the outcome."),
        Wording(
            "거절하거나 일부만 들어줄 때 근거를 하나 적습니다. 결정: {outcome}.",
            "A refusal, in part or whole, has a ground: {outcome}.",
        ),
    ),
    unfit(
        "correction-or-ground",
        Wording("고칠 내용과 거절 근거 가운데 하나만 적습니다.", "Name what is put right, or a ground to refuse."),
        Wording("둘 다 적거나 둘 다 비울 수 없습니다.", "Neither both nor none."),
    ),
    unfit(
        "not-correctable",
        Wording("이 방법으로 고칠 수 없는 항목입니다.", "That is not corrected this way."),
        Wording("항목: {fields}.", "Fields: {fields}."),
    ),
    forbidden(
        "answers-own-request",
        Wording("자신의 요구에 답할 수 없습니다.", "Nobody answers their own request."),
        Wording("다른 개인정보 보호책임자가 답해야 합니다.", "Another privacy officer has to answer it."),
    ),
)
