"""The applicant's steps, one's own data, the dashboard, a reviewer's workspace, and the list of lists."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "site.disputes": Wording("이의신청", "Objections"),
        "site.panels": Wording("평가위원회", "Panels"),
        "registers.title": Wording("장부", "Registers"),
        "workspace.answer-by": Wording("답변 기한", "Answer by"),
        "workspace.argued": Wording("신청인의 주장", "What is argued"),
        "workspace.differs": Wording("기록과 다름", "differs from the record"),
        "workspace.flips": Wording("그렇다면 결정이 바뀝니다.", "The decision would be another."),
        "workspace.missed": Wording("기한 지남", "missed"),
        "workspace.no-answer": Wording("가정해 볼 수 없습니다.", "It cannot be supposed."),
        "workspace.no-argument": Wording("주장이 없습니다.", "No argument."),
        "workspace.objector": Wording("신청인", "Objector"),
        "workspace.paused": Wording("기한이 멈춘 기간", "Clock paused"),
        "workspace.point": Wording("다투는 점 {number}", "Point {number}"),
        "workspace.recomputed": Wording("다시 계산", "Recomputed"),
        "workspace.replay": Wording("그때의 과제 보기", "See the case as it was"),
        "workspace.result": Wording("결과", "Result"),
        "workspace.same": Wording("다시 계산해도 같음", "reproduces"),
        "workspace.saw": Wording("결정한 사람이 본 것", "What the decision makers saw"),
        "workspace.score-now": Wording("기록된 점수", "Score on record"),
        "workspace.score-then": Wording("가정한 점수", "Supposed score"),
        "workspace.seen": Wording("결정할 때 본 기록", "Seen when deciding"),
        "workspace.sought": Wording("구하는 것", "Sought"),
        "workspace.stage": Wording("단계", "Stage"),
        "workspace.status": Wording("상태", "Status"),
        "workspace.stays": Wording("그래도 결정은 같습니다.", "The decision would be the same."),
        "workspace.supposed": Wording("신청인의 주장대로라면 (가정)", "If the point were right (hypothetical)"),
        "workspace.title": Wording("이의신청 심사", "Review of an objection"),
        "workspace.whole": Wording("결정 전체를 다툽니다.", "The decision as a whole is disputed."),
    }
)
