"""Forms of acts: what is asked, what will be recorded, what was."""

from web.wording.words import Wording

TEXTS = {
    "act.about": Wording("과제", "Case"),
    "act.back": Wording("돌아가기", "Back"),
    "act.records": Wording("기록되는 내용", "What will be recorded"),
    "act.for-good": Wording(
        "누가 언제 어떤 역할로 했는지와 함께 기록됩니다. 기록은 되돌리거나 지울 수 없고, 다음 기록이 뒤를 이을 뿐입니다.",
        "It is recorded with who did it, when and in which role. A record cannot be undone or deleted, only followed by another.",
    ),
    "act.offers": Wording("할 수 있는 일", "What you can do"),
    "act.do": Wording("기록하기", "Record it"),
    "act.leave": Wording("그만두기", "Leave it"),
    "act.done": Wording("기록했습니다: {title}", "Recorded: {title}"),
    "act.no-resident-number": Wording(
        "주민등록번호가 아님을 확인했습니다.", "I have checked: it is no resident registration number."
    ),
    "field.row": Wording("{number}번째", "No. {number}"),
    "field.more": Wording("한 줄 더", "One more"),
    "field.choose": Wording("고르기", "Choose"),
}
