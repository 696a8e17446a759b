"""Refusals about revocations and bars."""

from web.wording.refusal_texts.texts import conflict, unfit
from web.wording.words import Wording

TEXTS = (
    conflict(
        "not-selected",
        Wording("선정된 과제가 아닙니다.", "The case is not selected."),
        Wording("지금 상태는 {status}입니다.", "It stands at: {status}."),
    ),
    conflict(
        "revocation-pending",
        Wording("이미 살피고 있는 취소 사유가 있습니다.", "A revocation of this case is under way already."),
        Wording("그 건에서 이어 가십시오.", "Go on with that one."),
    ),
    conflict(
        "revocation-not-open-for-it",
        Wording("선정 취소의 지금 상태에서는 할 수 없습니다.", "The revocation's state does not allow it."),
        Wording("상태는 {status}입니다. 다시 확인하십시오.", "It stands at: {status}. Look at it again."),
    ),
    unfit(
        "party-gives-up-only",
        Wording("당사자는 포기만 알릴 수 있습니다.", "A party reports only that it gives up."),
        Wording("다른 사유는 담당자가 올립니다.", "Another ground is the office's to report."),
    ),
    unfit(
        "comment-period-too-short",
        Wording("의견제출 기간이 너무 짧습니다.", "The time to comment is too short."),
        Wording("{least}일 이상 주십시오(행정절차법 §21).", "Give {least} days or more."),
    ),
    unfit(
        "nobody-named",
        Wording("참여 금지 대상이 없습니다.", "Nobody is named for the bar."),
        Wording("대상 기업을 하나 이상 넣으십시오(AMB-26).", "Name one firm or more (AMB-26)."),
    ),
    unfit(
        "not-among-the-parties",
        Wording(
            "당사자가 아니거나 두 번 적은 기업이 있습니다.",
            "A firm is no party, was not told before, or is named twice.",
        ),
        Wording("사전통지한 당사자 가운데에서 한 번씩 넣으십시오.", "Name parties who were told before, each once."),
    ),
    unfit(
        "not-told-before",
        Wording("이 선정 취소의 당사자가 아닙니다.", "Not a party of this revocation."),
        Wording("{party}는 당사자가 아닙니다.", "{party} is no party."),
    ),
    conflict(
        "commented-already",
        Wording("이미 의견을 냈습니다.", "That firm commented already."),
        Wording("{party}의 의견은 기록되어 있습니다.", "The opinion of {party} is on record."),
    ),
    conflict(
        "heard-already",
        Wording("청문을 이미 열었습니다.", "The hearing was held already."),
        Wording("결과를 보고 결정하십시오.", "Decide on its report."),
    ),
    unfit(
        "hearing-too-soon",
        Wording("청문일이 너무 이릅니다.", "The hearing is too soon."),
        Wording("{first} 또는 그 뒤로 정하십시오.", "Set it on {first} or later."),
    ),
    conflict(
        "no-hearing-awaited",
        Wording("기다리는 청문이 없습니다.", "No hearing is awaited."),
        Wording("먼저 청문을 정하십시오.", "Order one first."),
    ),
    conflict(
        "hearing-not-held",
        Wording("청문일이 되지 않았습니다.", "The hearing's day has not come."),
        Wording("청문일은 {day}입니다.", "It is on {day}."),
    ),
    conflict(
        "time-to-comment-runs",
        Wording("의견제출 기간이 끝나지 않았습니다.", "The time to comment is not over."),
        Wording(
            "{until}이 지나거나 모두 의견을 내면 결정할 수 있습니다.",
            "Decide after {until}, or once everybody commented.",
        ),
    ),
    conflict(
        "hearing-awaited",
        Wording("정한 청문을 아직 열지 않았습니다.", "The hearing that was ordered was not held."),
        Wording("청문 결과를 먼저 기록하십시오.", "Report it first."),
    ),
    unfit(
        "arrived-out-of-time",
        Wording("도달한 때가 맞지 않습니다.", "It cannot have arrived then."),
        Wording("통지한 {sent}부터 지금까지의 때여야 합니다.", "It lies between its sending on {sent} and now."),
    ),
    conflict(
        "not-awaited",
        Wording("그 기업의 도달을 기다리고 있지 않습니다.", "No arrival at that firm is awaited."),
        Wording("{party}: 이미 도달했거나 당사자가 아닙니다.", "{party}: it arrived already, or is no party."),
    ),
)
