"""Refusals about purchases and public bodies."""

from web.wording.refusal_texts.texts import conflict, unfit
from web.wording.words import Wording

TEXTS = (
    unfit(
        "not-a-public-body",
        Wording("공공기관이 아닙니다.", "That is no public body."),
        Wording("등록된 공공기관을 고르십시오.", "Name a registered public body."),
    ),
    unfit(
        "amount-impossible",
        Wording("있을 수 없는 금액입니다.", "That amount cannot be."),
        Wording(
            "{amount}원을 확인하십시오. 1원 이상 1,000조 원 미만이어야 합니다.",
            "Check {amount} won: it is at least one won and below a thousand trillion.",
        ),
    ),
    unfit(
        "purchase-to-come",
        Wording("아직 오지 않은 날입니다.", "That day is to come."),
        Wording(
            "{day:은/는} 아직 오지 않았습니다. 계약일이나 납품일을 확인하십시오.",
            "{day} is to come. Check the day of the purchase.",
        ),
    ),
    conflict(
        "purchase-recorded-otherwise",
        Wording("다르게 기록된 줄입니다.", "That line is on record otherwise."),
        Wording(
            "{contract}의 {line}번째 줄을 사유와 함께 바로잡으십시오.",
            "Correct line {line} of {contract}, with reasons.",
        ),
    ),
    conflict(
        "purchase-struck",
        Wording("구매 실적에서 뺀 줄입니다.", "That line was struck."),
        Wording(
            "{contract}의 {line}번째 줄은 더 고칠 수 없습니다. 새 계약번호로 기록하십시오.",
            "Line {line} of {contract} changes no more. Record it under its new contract number.",
        ),
    ),
    unfit(
        "purchase-unchanged",
        Wording("바뀐 것이 없습니다.", "Nothing is different."),
        Wording("바로잡을 내용을 적으십시오.", "Say what it should have been."),
    ),
)
