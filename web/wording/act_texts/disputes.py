"""Objections, appeals, and how they are ruled on."""

from collections.abc import Mapping
from types import MappingProxyType

from web.wording.words import Wording

TITLES: Mapping[str, tuple[Wording, Wording]] = MappingProxyType(
    {
        "disputes.file": (
            Wording("이의신청", "Object to the decision"),
            Wording(
                "다투는 점과 주장, 접수된 시각. 기한이 지났는지는 심사자가 판단합니다.",
                "the points, the arguments, and the instant it arrived; whether it is late is for the reviewers to say",
            ),
        ),
        "disputes.supplement": (
            Wording("이의신청 보완", "Supplement the objection"),
            Wording("보완한 내용", "what is supplied"),
        ),
        "disputes.withdraw": (
            Wording("이의신청 취하", "Withdraw the objection"),
            Wording("이의신청을 취하했다는 사실", "that the objection was withdrawn"),
        ),
        "dispute_evidence.attach": (
            Wording("증거 올리기", "Upload evidence"),
            Wording("어느 주장에 대한 증거인지와 파일의 해시", "which argument it is for, and a hash of the file"),
        ),
        "disputes.assign": (
            Wording("심사자 지정", "Assign a reviewer"),
            Wording(
                "지정한 심사자와, 이 과제에 관여한 기록이 있으면 그 사유",
                "who was asked, and where the record bars them, why",
            ),
        ),
        "disputes.declare": (
            Wording("심사자의 이해충돌 답변", "Declare as a reviewer"),
            Wording(
                "이해충돌이 있는지와 그 사유. 없다고 답해야 심사할 수 있습니다.",
                "whether there is a conflict, and which; who has none may review",
            ),
        ),
        "disputes.request_supplement": (
            Wording("이의신청 보완 요구", "Ask the objector to supplement"),
            Wording(
                "무엇을 며칠 안에 보완하라고 했는지와 사유. 그동안 답변 기한이 멈출 수 있습니다.",
                "what is to be supplied within how many days, and why; the clock may pause",
            ),
        ),
        "disputes.extend": (
            Wording("답변 기한 연장", "Extend the time to answer"),
            Wording("늘린 일수와 사유, 새 답변 기한", "how many days, why, and the new last day"),
        ),
        "disputes.rule": (
            Wording("이의신청 결정", "Rule on the objection"),
            Wording(
                "점마다의 결과와 이유, 그에 따른 구제", "the result and reasons of each point, and what remedies follow"
            ),
        ),
        "disputes.notify": (
            Wording("결과 통지", "Send the result"),
            Wording("보낸 방법과 통지한 내용", "how it was sent, and what it says"),
        ),
        "disputes.result_arrived": (
            Wording("결과 도달 기록", "Record that the result arrived"),
            Wording("도달한 때와 그날부터 세는 기한", "when it arrived, and what counts from then"),
        ),
        "disputes.effectuate": (
            Wording("구제의 실행 기록", "Record that a remedy was carried out"),
            Wording("구제가 실행되었다는 사실", "that the remedy was carried out"),
        ),
        "disputes.appeal": (
            Wording("행정심판·행정소송 기록", "Record an appeal"),
            Wording("어디에 언제 제기했는지", "to which court or commission, and when"),
        ),
        "disputes.appeal_outcome": (
            Wording("심판·소송 결과 기록", "Record what an appeal came to"),
            Wording("재결이나 판결의 결과", "what was decided"),
        ),
    }
)
FIELDS: Mapping[str, Wording] = MappingProxyType(
    {
        "points": Wording("다투는 점", "Points disputed"),
        "points.*.target": Wording("무엇을 다툽니까", "What it disputes"),
        "points.*.sought": Wording("무엇을 구합니까", "What is sought"),
        "points.*.sought.kind": Wording("구하는 것", "Remedy sought"),
        "points.*.arguments": Wording("주장 (한 줄에 하나)", "Arguments, one a line"),
        "disputes.rule:points.*.point": Wording("다투는 점의 번호", "Number of the point"),
        "disputes.rule:remedies.*.points": Wording(
            "이 구제가 답하는 점의 번호 (한 줄에 하나)", "Points that it answers, one a line"
        ),
        "known": Wording("통지를 안 날", "Day the notice became known"),
        "contact": Wording("연락처", "Contact"),
        "purport": Wording("취지", "Purport"),
        "hindrance": Wording("기한을 지키지 못한 사정", "What hindered filing in time"),
        "reviewer": Wording("심사자", "Reviewer"),
        "excused": Wording("기한을 지키지 못한 데 책임이 없음", "Late without fault"),
        "appeal": Wording("몇 번째 심판·소송", "Which appeal (number)"),
        "docket": Wording("사건번호", "Docket number"),
        "filed": Wording("제기한 날", "Filed"),
        "decided": Wording("결정된 날", "Decided"),
        "point": Wording("다투는 점의 번호", "Number of the point"),
        "argument": Wording("주장의 번호", "Number of the argument"),
        "contents": Wording("보완할 내용", "What is to be supplied"),
        "disputes.request_supplement:days": Wording("일수", "Days"),
        "disputes.extend:days": Wording("늘릴 일수", "Days to add"),
        "number": Wording("구제의 번호", "Number of the remedy"),
    }
)
HINTS: Mapping[str, Wording] = MappingProxyType(
    {
        "disputes.file:points.*.target": Wording(
            "고르지 않으면 결정 자체를 다투는 것입니다.", "Without a choice it is the decision itself."
        ),
        "disputes.file:points.*.arguments": Wording("한 줄에 주장 하나씩 적습니다.", "One argument a line."),
    }
)
