"""A person's desk."""

from web.wording.words import Wording

TEXTS = {
    "site.desk": Wording("내 업무", "My work"),
    "desk.title": Wording("내 업무", "My work"),
    "desk.nothing": Wording("지금 할 일이 없습니다.", "There is nothing for you to do now."),
    "desk.nothing-do": Wording(
        "담당하는 사건에 할 일이 생기면 여기에 나타납니다.",
        "What your cases ask of you appears here.",
    ),
    "desk.late": Wording("기한이 지난 일 {count}건", "Overdue: {count}"),
    "desk.soon": Wording("근무일 5일 안에 기한이 되는 일 {count}건", "Due within 5 working days: {count}"),
    "desk.more": Wording(
        "더 있습니다. 여기에는 급한 것부터 보입니다. 나머지는 사건 목록에서 찾으십시오.",
        "There is more; the most pressing are shown. Find the rest in the list of cases.",
    ),
    "desk.groups": Wording("업무 갈래", "Kinds of work"),
    "desk.case": Wording("사건", "Case"),
    "desk.act": Wording("할 일", "What to do"),
    "desk.due": Wording("기한", "Due"),
    "desk.undated": Wording("정해진 기한 없음", "no day set"),
    "desk.since": Wording("{day} 접수", "received {day}"),
    "desk.ASSIGN": Wording("담당자 정하기", "To assign"),
    "desk.JUDGE": Wording("요건 판단", "To judge"),
    "desk.SUPPLEMENTS": Wording("보완", "Supplements"),
    "desk.HEARINGS": Wording("대면·현장 평가", "Hearings and visits"),
    "desk.DECISIONS": Wording("결정", "Decisions"),
    "desk.NOTICES": Wording("통지", "Notices"),
    "desk.OBJECTIONS": Wording("이의신청", "Objections"),
    "duty.ASSIGN": Wording("접수 담당자를 정하십시오", "Assign an intake officer"),
    "duty.JUDGE": Wording("요건을 판단하십시오", "Judge eligibility"),
    "duty.AWAIT_SUPPLEMENT": Wording("보완을 기다리는 중", "Waiting for the supplement"),
    "duty.RETURN_OR_EXTEND": Wording(
        "보완 기한이 지났습니다. 연장하거나 반려하십시오", "The supplement is overdue: extend or return"
    ),
    "duty.SCHEDULE": Wording("{stage} 일정을 정하십시오", "Schedule: {stage}"),
    "duty.HEAR": Wording("{stage} 예정", "To take place: {stage}"),
    "duty.REPORT": Wording("{stage} 결과를 보고하십시오", "Report: {stage}"),
    "duty.RECORD": Wording("{stage} 단계 결과를 기록하십시오", "Record the result: {stage}"),
    "duty.DRAFT": Wording("결정안을 작성하십시오 (기안)", "Draft the decision"),
    "duty.REVIEW": Wording("결정안을 검토하십시오", "Review the draft decision"),
    "duty.DECIDE": Wording("결정하십시오 (결재)", "Decide"),
    "duty.ISSUE": Wording("통지서를 작성하십시오", "Make the notices"),
    "duty.SEND": Wording("통지를 발송하십시오: {party}", "Send the notice to {party}"),
    "duty.ARRIVE": Wording("통지의 도달을 기록하십시오: {party}", "Record that the notice reached {party}"),
    "duty.ASSIGN_REVIEWER": Wording(
        "심사할 사람을 정하십시오: {party}의 이의신청", "Assign a reviewer: {party} objects"
    ),
    "duty.DECLARE": Wording("이해충돌 여부를 답하십시오: {party}의 이의신청", "Declare on conflicts: {party} objects"),
    "duty.RULE": Wording("판단하십시오: {party}의 이의신청", "Rule: {party} objects"),
    "duty.AWAIT_ANSWER": Wording("심사 중: {party}의 이의신청", "Under review: {party} objects"),
    "duty.NOTIFY": Wording("이의신청 결과를 통지하십시오: {party}", "Send the result to {party}"),
    "duty.RECORD_ARRIVAL": Wording(
        "결과 통지의 도달을 기록하십시오: {party}", "Record that the result reached {party}"
    ),
}
