"""What operators and deciders set up: calls, people, firms, holidays, products; records and requests."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

TITLES: Mapping[str, tuple[Wording, Wording]] = MappingProxyType(
    {
        "calls.announce": (
            Wording("새 공고 내기", "Announce a call"),
            Wording(
                "공고의 내용 전부와 적용할 규칙 판. 가정한 값은 그렇게 표시됩니다.",
                "everything the call says, and the rules that apply; what is assumed is marked so",
            ),
        ),
        "calls.amend": (
            Wording("공고 고치기", "Amend the call"),
            Wording("바뀐 공고의 내용과 사유", "what the call says now, and why"),
        ),
        "calls.extend": (
            Wording("접수 기간 연장", "Extend the window"),
            Wording("새 마감 시각과 사유", "the new closing time, and why"),
        ),
        "calls.cancel": (
            Wording("공고 취소", "Cancel the call"),
            Wording("공고를 취소한 사유", "why the call was cancelled"),
        ),
        "people.register": (
            Wording("사람 등록", "Register a person"),
            Wording("이름과 연락처. 봉인하여 보관합니다.", "name and contact, kept sealed"),
        ),
        "people.grant": (Wording("역할 주기", "Grant a role"), Wording("준 역할과 기관", "the role and the agency")),
        "people.withdraw": (
            Wording("역할 거두기", "Withdraw a role"),
            Wording("거둔 역할과 사유", "the role, and why"),
        ),
        "people.record_absence": (
            Wording("부재 기록", "Record an absence"),
            Wording("부재 기간과 대리하는 사람", "from when to when, and who stands in"),
        ),
        "firms.register": (
            Wording("기업 등록", "Register a firm"),
            Wording("기업의 이름과 번호. 봉인하여 보관합니다.", "name and numbers, kept sealed"),
        ),
        "firms.declare_profile": (
            Wording("기업 현황 신고", "Declare the profile"),
            Wording("규모와 업력 등 요건 판단에 쓰일 현황", "size, age and whatever eligibility depends on"),
        ),
        "firms.authorise": (
            Wording("대리인 지정", "Authorise a person"),
            Wording("누가 어떤 자격으로 이 기업을 대리하는지", "who acts for this firm, in which capacity"),
        ),
        "firms.end_authorisation": (
            Wording("대리 끝내기", "End an authorisation"),
            Wording("이 사람이 더는 대리하지 않는다는 사실", "that this person acts for it no more"),
        ),
        "firms.record_succession": (
            Wording("승계 기록", "Record a succession"),
            Wording("승계한 기업과 날", "which firm succeeds, and from when"),
        ),
        "holidays.correct": (
            Wording("공휴일 정정", "Correct the holidays"),
            Wording(
                "더하거나 뺀 날과 사유. 이미 정해진 기한은 바뀌지 않습니다.",
                "days added and removed, and why; due dates that were fixed stay",
            ),
        ),
        "competition-products.import_list": (
            Wording("경쟁제품 목록 올리기", "Import the list of competition products"),
            Wording("목록의 지정과 기간", "the designations and their periods"),
        ),
        "office.advance": (
            Wording("시연 시계 앞당기기", "Advance the demonstration clock"),
            Wording("시연용 사무소의 날짜가 앞으로 갔다는 사실", "that the demonstration moved on in time"),
        ),
        "disposals.propose": (
            Wording("파기 올리기", "Propose a disposal"),
            Wording("무엇을 파기하려는지와 보존 기간", "what is to be destroyed, and how long it was kept"),
        ),
        "disposals.approve": (
            Wording("파기 승인", "Approve the disposal"),
            Wording("심의한 날과 사유", "when it was deliberated, and why"),
        ),
        "disposals.decline": (
            Wording("파기 보류", "Decline the disposal"),
            Wording("파기하지 않는 사유", "why it is kept"),
        ),
        "disposals.destroy": (
            Wording("파기 실행", "Destroy"),
            Wording(
                "열쇠를 파기했다는 사실. 내용은 다시 읽을 수 없습니다.",
                "that the keys were destroyed; nothing can be read again",
            ),
        ),
        "privacy_requests.file": (
            Wording("개인정보 요청", "Ask about one's data"),
            Wording("무엇을 요청했는지와 답변 기한", "what is asked for, and by when it is answered"),
        ),
        "privacy_requests.answer_access": (
            Wording("열람 요청에 답하기", "Answer a request for access"),
            Wording("열람을 허락하거나 제한한 내용과 사유", "what is shown or withheld, and why"),
        ),
        "privacy_requests.answer_correction": (
            Wording("정정 요청에 답하기", "Answer a request for correction"),
            Wording("고친 내용과 사유", "what was corrected, and why"),
        ),
        "privacy_requests.answer_erasure": (
            Wording("삭제 요청에 답하기", "Answer a request for erasure"),
            Wording("보존 의무에 따른 답과 사유", "the answer that retention gives, and why"),
        ),
    }
)
FIELDS: Mapping[str, Wording] = MappingProxyType(
    {
        "round": Wording("차수", "Round"),
        "paper": Wording("공고의 내용", "What the call says"),
        "paper.title": Wording("제목", "Title"),
        "paper.notices": Wording("고시·공고 번호 (한 줄에 하나)", "Numbers of notices, one a line"),
        "opens": Wording("접수 시작", "Opens"),
        "closes": Wording("접수 마감", "Closes"),
        "tracks": Wording("과제 유형", "Tracks"),
        "paper.papers": Wording("신청서류", "Papers"),
        "rules": Wording("적용할 규칙 판", "Rules"),
        "plan": Wording("평가 계획", "Evaluation plan"),
        "rubric": Wording("배점표", "Rubric"),
        "paper.plan.rubric.*.code": Wording("평가 기준", "Criterion"),
        "weights": Wording("가중치", "Weights"),
        "pass_marks": Wording("통과 점수", "Pass marks"),
        "panel_size": Wording("위원 수", "Size of a panel"),
        "trim_from": Wording("최고·최저를 빼는 위원 수", "Trim from so many judges"),
        "decimal_places": Wording("소수 자리", "Decimal places"),
        "gate": Wording("단계마다 거름", "Each stage is a gate"),
        "carry_scores": Wording("점수를 이어 감", "Scores carry over"),
        "ties": Wording("동점 처리", "Ties"),
        "product_target": Wording("목표 제품 수", "Target of products"),
        "regimes": Wording("불복 절차", "Regimes"),
        "retention": Wording("보존 기간", "Retention"),
        "assumed": Wording("가정한 값의 이름 (한 줄에 하나)", "Names of assumed values, one a line"),
        "organisation": Wording("소속", "Organisation"),
        "business_group": Wording("기업집단", "Business group"),
        "merged_on": Wording("합병한 날", "Merged on"),
        "firms.record_succession:successor": Wording("승계하는 기업", "Succeeding firm"),
        "removed": Wording("뺄 날", "Days to remove"),
        "holidays.correct:added": Wording("더할 날", "Days to add"),
        "office.advance:days": Wording("일수", "Days"),
        "corrected": Wording("고칠 내용", "What is corrected"),
        "thing": Wording("대상", "Thing"),
        "deliberated": Wording("심의한 날", "Deliberated on"),
        "purpose": Wording("목적", "Purpose"),
        "about": Wording("어느 기업의 정보 (비우면 본인)", "Which firm (empty: oneself)"),
        "privacy_requests.answer_access:outcome": Wording("답", "Answer"),
    }
)
HINTS: Mapping[str, Wording] = MappingProxyType(
    {
        "removed": Wording("한 줄에 하루씩, 2026-01-01처럼 적습니다.", "One a line, like 2026-01-01."),
        "holidays.correct:added": Wording("한 줄에 하루씩, 2026-01-01처럼 적습니다.", "One a line, like 2026-01-01."),
    }
)
