"""The parts that every page is made of."""

from web.wording.words import Wording

TEXTS = {
    "fields.errors": Wording("입력한 내용을 확인하십시오", "Check what you entered"),
    "fields.fault": Wording("오류:", "Error:"),
    "fields.optional": Wording("(선택)", "(optional)"),
    "fields.copy": Wording("복사", "Copy"),
    "tables.change": Wording("바꾸기", "Change"),
    "diff.before": Wording("이전:", "before:"),
    "diff.after": Wording("이후:", "after:"),
    "steps.past": Wording("(마침)", "(done)"),
    "steps.now": Wording("(지금 단계)", "(this step)"),
    "steps.to-come": Wording("(남은 단계)", "(to come)"),
    "slider.moment": Wording("볼 시점", "As of"),
    "slider.show": Wording("이 시점 보기", "Show this moment"),
    "slider.slide": Wording("시점 옮기기", "Move through time"),
    "state.info": Wording("안내:", "Note:"),
    "state.success": Wording("완료:", "Done:"),
    "state.warning": Wording("주의:", "Careful:"),
    "state.danger": Wording("경고:", "Warning:"),
    "hypothetical.mark": Wording("가정", "hypothetical"),
    "hypothetical.note": Wording(
        "기록된 결과가 아니라, 조건을 바꾸면 어떻게 되는지 계산한 것입니다.",
        "Not what was recorded: what it would come to if the conditions were otherwise.",
    ),
    "proof.title": Wording("이 기록의 증명", "What proves this record"),
    "proof.proven": Wording("증명됨", "proven"),
    "proof.waiting": Wording("서명 대기", "waiting for signatures"),
    "proof.broken": Wording("맞지 않음", "does not match"),
    "proof.exact": Wording("직접 확인할 때 쓰는 값", "The exact values, to check by yourself"),
    "chart.table": Wording("표로 보기", "The figures in a table"),
    "chart.bars": Wording(
        "막대그래프. 항목 {count}개, 가장 큰 값은 {most} {value}.",
        "Bar chart of {count} rows; the highest is {most}, {value}.",
    ),
    "chart.stacked": Wording(
        "누적 막대그래프. 항목 {count}개, 합이 가장 큰 것은 {most} {value}.",
        "Stacked bar chart of {count} rows; the highest sum is {most}, {value}.",
    ),
    "chart.line": Wording(
        "선그래프. 시점 {count}개, 가장 높은 때는 {most} {value}.",
        "Line chart of {count} moments; the highest is {most}, {value}.",
    ),
    "chart.funnel": Wording(
        "단계별 그래프. 단계 {count}개, {most} {value}에서 줄어듭니다.",
        "Funnel of {count} steps, narrowing from {most}, {value}.",
    ),
    "script.unsaved": Wording("저장하지 않은 내용이 있습니다.", "There is something you have not saved."),
    "script.kept": Wording("저장됨 {time}", "Saved {time}"),
    "script.not-kept": Wording(
        "저장하지 못했습니다. 입력한 내용은 이 화면에 그대로 있습니다.",
        "Not saved. What you typed is still on this page.",
    ),
    "script.copied": Wording("복사했습니다", "Copied"),
    "script.selected": Wording("선택했습니다. 직접 복사하십시오.", "Selected: copy it yourself."),
}
