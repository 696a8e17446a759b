"""Refusals about disposals, and about what was destroyed."""

from web.wording.refusal_texts.texts import conflict, forbidden, unfit
from web.wording.words import Wording

TEXTS = (
    conflict(
        "not-completed",
        Wording("아직 끝나지 않은 기록입니다.", "That record is not completed."),
        Wording(
            "보존기간은 단위과제가 끝난 다음 해 1월 1일부터 셉니다. 끝난 뒤에 제안하십시오.",
            "Retention counts from 1 January after the task is completed. Propose it then.",
        ),
    ),
    conflict(
        "still-kept",
        Wording("보존기간이 끝나지 않았습니다.", "It is still to be kept."),
        Wording("{until:이/가} 지난 뒤에 제안하십시오.", "Propose it after {until}."),
    ),
    conflict(
        "kept-for-ever",
        Wording("폐기하지 않는 기록입니다.", "That record is never destroyed."),
        Wording("보존기간: {retention}.", "Its retention class: {retention}."),
    ),
    conflict(
        "legal-hold",
        Wording("보존해야 할 사정이 있습니다.", "Something holds that record."),
        Wording("남은 사정: {holds}. 끝난 뒤에 다시 하십시오.", "What is open: {holds}. Come back when it is over."),
    ),
    conflict(
        "disposal-pending",
        Wording("이미 제안된 폐기입니다.", "Its disposal was proposed already."),
        Wording("그 제안을 먼저 처리하십시오.", "Settle that proposal first."),
    ),
    conflict(
        "disposal-not-open-for-it",
        Wording("지금은 할 수 없습니다.", "That cannot be done now."),
        Wording("폐기의 상태: {status}.", "The disposal is: {status}."),
    ),
    conflict(
        "reopened-since",
        Wording("제안한 뒤에 달라진 기록입니다.", "The record changed since it was proposed."),
        Wording("이 제안을 거두고 새로 제안하십시오.", "Decline this proposal and make a new one."),
    ),
    forbidden(
        "approves-own-proposal",
        Wording("자기가 제안한 폐기를 승인할 수 없습니다.", "Nobody approves their own proposal."),
        Wording("다른 결정권자에게 요청하십시오.", "Ask another decider."),
    ),
    unfit(
        "deliberated-out-of-time",
        Wording("심의일이 맞지 않습니다.", "That is no day for the deliberation."),
        Wording("{first:이/가} 지난 뒤, {last}까지의 날이어야 합니다.", "It comes after {first} and by {last}."),
    ),
    conflict(
        "too-many-cases",
        Wording("한꺼번에 살필 수 없을 만큼 과제가 많습니다.", "There are too many cases to look through at once."),
        Wording(
            "기업 {subject}의 과제 기록을 먼저 폐기하십시오.", "Dispose of the records of the cases of {subject} first."
        ),
    ),
    conflict(
        "content-destroyed",
        Wording("내용이 파기된 기록입니다.", "The texts of that record were destroyed."),
        Wording(
            "새로 적을 수 없습니다. 남은 기록은 읽을 수 있습니다.",
            "Nothing more can be written to it. What remains can be read.",
        ),
    ),
)
