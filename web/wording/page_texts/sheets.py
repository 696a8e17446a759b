"""A judge's own score sheet."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "sheet.back": Wording("고쳐 쓰기", "Go back and change"),
        "sheet.closed": Wording("이 과제의 평가는 끝났습니다.", "The scoring of this case is over."),
        "sheet.closed-do": Wording(
            "본인의 평가표 없이 마감했습니다. 위원장이나 간사에게 문의하세요.",
            "It was closed without a sheet of yours. Ask whoever presides, or the secretary.",
        ),
        "sheet.copy": Wording("읽기용 사본", "Reading copy"),
        "sheet.criteria": Wording("평가 기준", "Criteria"),
        "sheet.discard": Wording("초안 버리기", "Throw the draft away"),
        "sheet.items": Wording("제품·공사", "Products and works"),
        "sheet.justification": Wording("평가 의견", "Justification"),
        "sheet.marks": Wording("점수", "Points"),
        "sheet.no-total": Wording("(숫자가 아닌 점수가 있습니다)", "(some points are no number)"),
        "sheet.nobody": Wording(
            "초안과 봉인한 평가표는 공개될 때까지 다른 누구도 읽지 못하고, 있는지도 알지 못합니다.",
            "Until the reveal nobody else can read your draft or sealed sheet, or tell whether there is one.",
        ),
        "sheet.points": Wording("점수 (0부터 {most}까지)", "Points (0 to {most})"),
        "sheet.read": Wording("과제 읽기", "Read the case"),
        "sheet.reasons": Wording("고친 사유", "Why it is corrected"),
        "sheet.recused": Wording("이 과제를 평가하지 않습니다.", "You do not judge this case."),
        "sheet.recused-do": Wording(
            "제척·기피 또는 회피로 이 과제에서 빠졌습니다. 다른 과제는 평소대로 평가합니다.",
            "You were excluded, challenged or stepped out of it. Other cases are yours to judge as before.",
        ),
        "sheet.reopen": Wording("봉인을 풀고 다시 쓰기", "Take it back and write on"),
        "sheet.revealed": Wording("공개된 평가표입니다", "This sheet was revealed"),
        "sheet.revealed-note": Wording(
            "고칠 것이 있으면 정정으로 기록합니다. 앞의 점수도 남습니다.",
            "What is wrong is corrected by another fact; the marks before stay on record.",
        ),
        "sheet.save": Wording("초안 저장", "Save the draft"),
        "sheet.saved": Wording("{time}에 초안을 저장했습니다.", "The draft was saved at {time}."),
        "sheet.seal": Wording("봉인하기", "Seal"),
        "sheet.seal-now": Wording("봉인합니다", "Seal it now"),
        "sheet.seal-records": Wording(
            "봉인한 점수와 의견. 공개될 때까지 아무도 읽지 못하며, 그 전에는 봉인을 풀고 다시 쓸 수 있습니다.",
            "Your marks and reasons, sealed. Nobody reads them before the reveal; until then you may take the sheet back.",
        ),
        "sheet.sealed": Wording("봉인했습니다", "The sheet is sealed"),
        "sheet.sealed-note": Wording(
            "모든 평가표가 공개될 때까지 본인만 볼 수 있습니다. 그 전에는 봉인을 풀고 다시 쓸 수 있습니다.",
            "Only you can read it until all sheets are revealed. Before that you may take it back and write on.",
        ),
        "sheet.title": Wording("내 평가표", "My score sheet"),
        "sheet.total": Wording("합계", "Total"),
        "sheet.undeclared": Wording(
            "먼저 이해충돌 여부에 답해야 합니다.", "The question about conflicts of interest comes first."
        ),
        "sheet.undeclared-do": Wording(
            "답하면 과제를 읽고 평가표를 쓸 수 있습니다.", "Once you have answered, you can read the case and score it."
        ),
    }
)
