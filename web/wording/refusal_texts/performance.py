"""Refusals about performance reviews."""

from web.wording.refusal_texts.texts import conflict, unfit
from web.wording.words import Wording

TEXTS = (
    conflict(
        "selection-not-published",
        Wording("선정이 아직 고시되지 않았습니다.", "The selection has not been published."),
        Wording(
            "지원 기간은 고시한 날부터입니다. 먼저 고시하십시오.",
            "Support begins as it is published: publish it first.",
        ),
    ),
    conflict(
        "support-period-set-already",
        Wording("지원 기간은 이미 정해져 있습니다.", "The support period is set already."),
        Wording("끝은 연장평가로만 옮길 수 있습니다.", "An extension review moves its end, and nothing else."),
    ),
    conflict(
        "support-period-not-set",
        Wording("지원 기간이 정해지지 않았습니다.", "No support period is set."),
        Wording("결정권자가 먼저 지원 기간을 정합니다.", "A decider sets it first."),
    ),
    unfit(
        "support-ends-too-soon",
        Wording("지원 기간의 끝이 너무 이릅니다.", "Support would end too soon."),
        Wording("{after}보다 뒤의 날로 정하십시오.", "Name a day after {after}."),
    ),
    conflict(
        "support-over",
        Wording("지원 기간이 이미 끝났습니다.", "Support is over."),
        Wording("{end}에 끝난 지원은 연장할 수 없습니다.", "It ended on {end} and is not extended any more."),
    ),
    conflict(
        "review-not-owed",
        Wording("지금 할 평가가 아닙니다.", "That review is not owed."),
        Wording(
            "{kind} {nth}회차는 끝났거나 차례가 아닙니다. 평가 목록을 보십시오.",
            "It was resolved or its turn has not come: {kind}, no. {nth}. Look at the list of reviews.",
        ),
    ),
    unfit(
        "review-too-soon",
        Wording("평가일이 너무 이릅니다.", "The review is too soon."),
        Wording("{first} 또는 그 뒤로 정하십시오.", "Set it on {first} or later."),
    ),
    unfit(
        "data-not-by-then",
        Wording("자료 제출 기한이 맞지 않습니다.", "The day to submit data does not fit."),
        Wording("{first}부터 평가일 {last}까지의 날로 정하십시오.", "Name a day from {first} to the review on {last}."),
    ),
    conflict(
        "review-not-scheduled",
        Wording("평가일을 아직 정하지 않았습니다.", "The review is not scheduled."),
        Wording("먼저 평가일을 정하고 자료를 요구하십시오.", "Set its day and demand data first."),
    ),
    unfit(
        "not-of-the-task",
        Wording("이 과제의 기업이 아닙니다.", "Not a firm of this task."),
        Wording("{party}는 이 과제에 참여하지 않습니다.", "{party} has no part in it."),
    ),
    conflict(
        "review-not-held",
        Wording("평가일이 되지 않았습니다.", "The review's day has not come."),
        Wording("{day}부터 결과를 정할 수 있습니다.", "Resolve it on {day} or later."),
    ),
    unfit(
        "outcome-of-another-kind",
        Wording("이 평가의 결과가 아닙니다.", "That is no outcome of this kind of review."),
        Wording("{kind}의 결과로 {outcome:은/는} 맞지 않습니다.", "It does not fit: {kind}, {outcome}."),
    ),
    unfit(
        "new-end-with-extension-only",
        Wording("새 종료일이 맞지 않습니다.", "The new end does not fit the outcome."),
        Wording(
            "연장할 때에만, 그리고 반드시 새 종료일을 넣으십시오.", "Name one with an extension, and with nothing else."
        ),
    ),
)
