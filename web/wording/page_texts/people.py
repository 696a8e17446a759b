"""Choosing a person of the demonstration."""

from web.wording.words import Wording

TEXTS = {
    "people.title": Wording("누구의 눈으로 볼지 고르기", "Choose as whom to look"),
    "people.intro": Wording(
        "고르지 않으면 감사관으로서 읽기만 합니다. 사람마다 볼 수 있는 사건이 다릅니다.",
        "Unless you choose, you look as the auditor and can only read. What can be seen differs from person to person.",
    ),
    "people.back": Wording("감사관으로 돌아가기", "Look as the auditor again"),
    "people.name": Wording("이름", "Name"),
    "people.part": Wording("역할과 소속", "Role and firm"),
    "people.choose": Wording("이 사람으로 보기", "Look as this person"),
    "people.looking": Wording("지금 보는 사람", "looking now"),
    "people.none": Wording("시연용 인물이 없습니다.", "This demonstration has no people."),
    "people.role-of-agency": Wording("{agency} {role}", "{role}, {agency}"),
    "people.more": Wording("외 {count}곳", "and {count} more"),
    "people.capacity-of-firm": Wording("{firm} {capacity}", "{capacity} of {firm}"),
}
