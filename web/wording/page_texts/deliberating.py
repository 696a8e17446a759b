"""What is one's own to do on a panel, a meeting and its agenda, and what a decision rests on."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

TEXTS: Mapping[str, Wording] = MappingProxyType(
    {
        "deciding.case": Wording("과제", "Case"),
        "deciding.findings": Wording("자격 검토", "Eligibility"),
        "deciding.grounds": Wording("결정의 근거", "What the decision rests on"),
        "deciding.met": Wording("기준 {all}개 중 {met}개 충족", "{met} of {all} criteria met"),
        "deciding.no-resolution": Wording(
            "이 결정안에 연결된 의결이 없습니다.", "The draft names no resolution of the committee."
        ),
        "deciding.no-result": Wording("결과 없음", "no result yet"),
        "deciding.resolved": Wording("심의위원회 의결", "The committee's resolution"),
        "deciding.stages": Wording("단계별 결과", "The stages"),
        "deciding.tallies": Wording("집계와 평가표 보기", "Tallies and sheets"),
        "meeting.agenda": Wording("안건", "Agenda"),
        "meeting.case": Wording("과제", "Case"),
        "meeting.choice": Wording("표", "Vote"),
        "meeting.item": Wording("안건", "On the agenda"),
        "meeting.live": Wording(
            "다른 위원이 표결하거나 의결하면 이 화면이 저절로 바뀝니다.",
            "This page follows by itself when others vote or resolve.",
        ),
        "meeting.needed": Wording("개의에 {needed}명 필요", "{needed} needed"),
        "meeting.no-votes": Wording("아직 표결하지 않음", "no vote yet"),
        "meeting.no-votes-told": Wording(
            "아직 보여 드릴 표가 없습니다. 다른 위원의 표는 의결한 뒤에 보입니다.",
            "No votes to show yet. Those of other members are shown once it is resolved.",
        ),
        "meeting.not-quorate": Wording("정족수 미달", "no quorum"),
        "meeting.passed": Wording("통과한 단계", "Stages passed"),
        "meeting.present": Wording("재적 {enrolled}명 중 {present}명 출석", "{present} of {enrolled} members present"),
        "meeting.proposal": Wording("의안", "Motion"),
        "meeting.quorate": Wording("정족수 충족", "quorum"),
        "meeting.refresh": Wording("새로 고침", "Refresh"),
        "meeting.resolution": Wording("의결", "Resolution"),
        "meeting.told-votes": Wording("보이는 표 {count}개", "votes shown: {count}"),
        "meeting.unread": Wording("이 과제의 내용은 보여 드릴 수 없습니다.", "You are not shown this case."),
        "meeting.unread-do": Wording(
            "이해충돌 여부에 답하고 빠지지 않은 위원이 읽습니다.",
            "Members read it who have answered about conflicts of interest and are not recused.",
        ),
        "meeting.voted": Wording("표결함", "you voted"),
        "meeting.voter": Wording("위원", "Member"),
        "meeting.votes": Wording("표결", "Votes"),
        "panel.closed": Wording("평가 마감", "scoring closed"),
        "panel.declare": Wording("이해충돌 여부 답하기", "declare first"),
        "panel.nth": Wording("{number}번 과제", "Case {number}"),
        "panel.recused": Wording("빠짐", "recused"),
        "panel.revealed": Wording("공개됨", "revealed"),
        "panel.score": Wording("읽고 평가하기", "read and score"),
        "panel.score-hint": Wording(
            "평가표는 봉인한 뒤에도 공개되기 전까지 고칠 수 있습니다.",
            "A sealed sheet can be taken back until the reveal.",
        ),
        "panel.tasks": Wording("내가 할 일", "What is yours to do"),
    }
)
