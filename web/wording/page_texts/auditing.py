"""The auditor's own pages."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "bundle.download": Wording("증거 묶음 내려받기", "Download the bundle"),
        "bundle.intro": Wording(
            "이 과제의 기록과 그 증명을 한 파일로 내려받습니다. 이 사무소 없이도 확인할 수 있습니다.",
            "The record of this case with its proofs in one file, which can be verified without this office.",
        ),
        "bundle.purpose": Wording("무엇에 씁니까", "What for"),
        "bundle.purpose-hint": Wording("이 글은 봉인되어 기록됩니다.", "It is recorded sealed."),
        "bundle.records": Wording(
            "누가 언제 무엇에 쓰려고 내려받았는지 기록에 남습니다.",
            "Who carried it away, when and what for goes on record.",
        ),
        "bundle.title": Wording("증거 묶음", "Evidence bundle"),
        "evaluators.chart": Wording(
            "평가위원의 엄격함 (평균과의 차이)", "Severity of evaluators (distance from the mean)"
        ),
        "evaluators.intro": Wording(
            "같은 과제에 대한 다른 위원들의 점수와 견준 값입니다. 잘못이 있다는 뜻은 아닙니다.",
            "Compared with the others' scores of the same cases. It says nothing of fault.",
        ),
        "evaluators.judge": Wording("평가위원", "Evaluator"),
        "evaluators.outliers": Wording("벗어난 점수", "Outliers"),
        "evaluators.severity": Wording("엄격함", "Severity"),
        "evaluators.sheets": Wording("평가표", "Sheets"),
        "evaluators.spread": Wording("흩어짐", "Spread"),
        "evaluators.title": Wording("평가위원 비교", "Evaluators compared"),
        "apply-then.status": Wording("그때의 상태", "Status then"),
        "then.filed-by": Wording("신청 기업", "Filed by"),
        "then.hint": Wording(
            "이 시각까지 기록된 것만으로 목록을 보여 줍니다.", "Shows the list by what was recorded until then."
        ),
        "then.none": Wording("그때에는 과제가 없었습니다.", "There was no case then."),
        "then.title": Wording("그때의 과제 목록", "The case list as of then"),
        "what-if.ask": Wording("계산해 보기", "Compute"),
        "what-if.criterion": Wording("뒤집어 볼 요건", "Finding to reverse"),
        "what-if.flips": Wording("그렇다면 결과가 바뀝니다.", "The outcome would be another."),
        "what-if.intro": Wording(
            "가정 하나를 바꾸면 어떻게 되는지 기록에서 다시 계산합니다. 물어본 사실은 기록에 남고, 결과는 기록이 아닙니다.",
            "Recomputes from the record with one assumption changed. That it was asked goes on record; the result is none.",
        ),
        "what-if.judge": Wording("뺄 평가위원", "Evaluator to leave out"),
        "what-if.kind": Wording("무엇을 바꿔 봅니까", "What is supposed otherwise"),
        "what-if.next": Wording("다음", "Next"),
        "what-if.points": Wording("통과 점수", "Pass mark"),
        "what-if.result": Wording("가정한 결과", "Hypothetical result"),
        "what-if.stage": Wording("단계", "Stage"),
        "what-if.stays": Wording("그래도 결과는 같습니다.", "The outcome would be the same."),
        "what-if.title": Wording("가정해 보기", "What if (hypothetical)"),
        "what-if.trim_from": Wording("최고·최저를 빼는 위원 수", "Trim from so many judges"),
        "what-if.version": Wording("적용할 규칙 판", "Rules to apply"),
    }
)
