"""Where names are masked."""

from web.wording.words import Wording

TEXTS = {
    "masked.title": Wording("가린 이름", "Masked names"),
    "masked.hidden": Wording(
        "사람의 이름을 가렸습니다. 목적을 고르면 15분 동안 보이고, 열람할 때마다 목적과 함께 기록에 남습니다.",
        "People's names are masked. Say what you need them for to see them for 15 minutes; each reading goes on record with it.",
    ),
    "masked.choose": Wording("목적 고르기", "Choose a purpose"),
    "masked.show": Wording("이름 보기", "Show names"),
    "masked.shown": Wording(
        "사람의 이름이 보입니다. 목적: {purpose}. 열람이 기록에 남고 있습니다.",
        "People's names are shown for: {purpose}. Each reading is on record.",
    ),
    "masked.mask": Wording("다시 가리기", "Mask them again"),
}
