"""Refusals about confirmations of products and grades of firms."""

from web.wording.refusal_texts.texts import conflict, unfit
from web.wording.words import Wording

TEXTS = (
    unfit(
        "first-day-past",
        Wording("지난 날부터 시작할 수 없습니다.", "It cannot begin on a day that is past."),
        Wording(
            "{first:은/는} 지났습니다. 오늘이나 그 뒤의 날을 적으십시오.", "{first} is past. Name today or a later day."
        ),
    ),
    unfit(
        "product-not-of-the-case",
        Wording("이 과제의 제품이 아닙니다.", "It is no product of this task."),
        Wording(
            "신청서의 제품을 고르거나, 추가할 제품을 이유와 함께 적으십시오.",
            "Name a product of the form, or describe the one to be added, with reasons.",
        ),
    ),
    conflict(
        "confirmation-not-met",
        Wording("제품을 확인할 수 없습니다.", "The product cannot be confirmed."),
        Wording("충족하지 못한 요건: {criteria}.", "Criteria that are not met: {criteria}."),
    ),
    conflict(
        "grade-not-met",
        Wording("등급을 줄 수 없습니다.", "The firm cannot be graded."),
        Wording("충족하지 못한 요건: {criteria}.", "Criteria that are not met: {criteria}."),
    ),
    conflict(
        "graded-already",
        Wording("이미 등급을 받은 기업입니다.", "The firm was graded already."),
        Wording("{year}년의 등급은 하나뿐입니다.", "There is one grade for the year {year}."),
    ),
    unfit(
        "year-to-come",
        Wording("아직 오지 않은 해입니다.", "That year is to come."),
        Wording("{year}년의 이행실적은 아직 평가할 수 없습니다.", "The performance of {year} cannot be judged yet."),
    ),
    conflict(
        "suspended-already",
        Wording("이미 효력이 정지되었거나 정지될 예정입니다.", "It is suspended already, or is about to be."),
        Wording("먼저 효력을 되살리십시오.", "Restore it first."),
    ),
    conflict(
        "certification-stands-otherwise",
        Wording("지금 상태에서는 할 수 없습니다.", "It does not stand so that this can be done."),
        Wording("상태가 {wanted}이어야 하나 {standing}입니다.", "It would have to be {wanted}; it is {standing}."),
    ),
    conflict(
        "renewal-too-early",
        Wording("아직 갱신할 수 없습니다.", "It cannot be renewed yet."),
        Wording("{opens}부터 갱신할 수 있습니다.", "It can be renewed from {opens} on."),
    ),
    conflict(
        "revoked-already",
        Wording("이미 취소되었거나 취소될 예정입니다.", "It is revoked already, or is about to be."),
        Wording("더 이른 날부터 소급하는 취소만 할 수 있습니다.", "It can only be cancelled from an earlier day on."),
    ),
    unfit(
        "effect-past",
        Wording("지난 날부터 효력을 없앨 수 없습니다.", "It cannot end on a day that is past."),
        Wording(
            "{effect:은/는} 지났습니다. 소급하려면 취소(행정기본법 §18)로 하십시오.",
            "{effect} is past. Only a retroactive cancellation reaches back.",
        ),
    ),
    unfit(
        "effect-not-past",
        Wording("소급하는 취소는 지난 날부터만 합니다.", "A retroactive cancellation takes effect on a past day."),
        Wording("{effect:은/는} 지나지 않았습니다.", "{effect} is not past."),
    ),
    unfit(
        "effect-out-of-validity",
        Wording("그날은 유효기간이 아닙니다.", "It is not valid on that day anyway."),
        Wording("{first}와 {last} 사이의 날을 적으십시오.", "Name a day from {first} to {last}."),
    ),
)
