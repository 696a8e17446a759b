"""Objections: the list, one of them, the notice that it answers, and the ruling."""

from web.wording.words import Wording

TEXTS = {
    "disputes.receipt": Wording("접수번호", "Receipt"),
    "disputes.received": Wording("이의신청일", "Objected on"),
    "disputes.remedy-overdue": Wording("조치 기한 지남", "remedy overdue"),
    "disputes.empty": Wording("해당하는 이의신청이 없습니다.", "There is no such objection."),
    "dispute.result": Wording("이의신청 결과: {result}", "The result: {result}"),
    "dispute.appeal-by": Wording("행정심판·행정소송 마지막 날:", "Last day to appeal:"),
    "dispute.missed": Wording("답변 기한({day})이 지났습니다", "The answer was due on {day} and did not come"),
    "dispute.due": Wording("이의신청 답변 기한", "The answer is due"),
    "dispute.extended": Wording("{day}에 {days}일 연장했습니다.", "Put off by {days} days on {day}."),
    "dispute.asked": Wording(
        "{day}에 {due}까지 보완하도록 요구했습니다.", "A supplement was asked for on {day}, by {due}."
    ),
    "dispute.pauses": Wording("그동안 답변 기한이 멈춥니다.", "The clock stands still meanwhile."),
    "dispute.admissibility": Wording("신청이 적법한지", "Whether it is admissible"),
    "dispute.evidence": Wording("증거", "Evidence"),
    "dispute.file": Wording("파일", "file"),
    "notice-page.case": Wording("과제 보기", "See the case"),
    "notice-page.until": Wording("{day}까지 이의신청할 수 있습니다", "You may object until {day}"),
    "notice-page.until-do": Wording(
        "신청이 도달한 때를 기준으로 합니다. 빠진 것이 있어도 기한 안에 먼저 내고 나중에 보완할 수 있습니다.",
        "What counts is when it arrives. File in time even if something is missing: it can be supplied later.",
    ),
    "notice-page.over": Wording("이의신청 기한({day})이 지났습니다", "The time to object ended on {day}"),
    "notice-page.over-do": Wording(
        "책임 없는 사유로 늦었다면 그 사정을 함께 적어 신청할 수 있습니다. 받아들일지는 심사자가 판단합니다. 행정심판·행정소송 기한도 확인하십시오.",
        "If you were hindered without fault, say so when you file; reviewers decide whether to accept it. Check the last day to appeal as well.",
    ),
    "notice-page.not-arrived": Wording(
        "이의신청 기간은 통지가 도달한 날부터 셉니다", "The time to object counts from the day this notice arrived"
    ),
    "notice-page.not-arrived-do": Wording(
        "도달이 기록되면 마지막 날이 여기에 나옵니다.", "Once its arrival is on record the last day stands here."
    ),
    "notice-page.told": Wording("통지한 결정", "The decision told"),
    "notice-page.remedies": Wording("불복 방법", "What you may do against it"),
    "notice-page.regime": Wording("적용 규정", "The law"),
    "notice-page.object-within": Wording("이의신청 기간", "Time to object"),
    "notice-page.answer-within": Wording("답변 기간", "Time to answer"),
    "notice-page.appeal-within": Wording("행정심판·행정소송 기간", "Time to appeal"),
    "notice-page.days": Wording("{days}일", "{days} days"),
    "notice-page.delivery": Wording("통지의 송달", "Delivery"),
    "notice-page.issued": Wording("통지서를 만든 날", "Issued"),
    "objection.finding": Wording(
        "요건 「{criterion}」을(를) 갖추지 못했다는 판단", "The finding that «{criterion}» is not met"
    ),
    "objection.stage": Wording(
        "{stage}를 통과하지 못했다는 결과", "The result that the stage «{stage}» was not passed"
    ),
    "objection.decision": Wording("결정 전체", "The decision as a whole"),
    "objection.not-kept": Wording(
        "보내기 전에는 저장되지 않습니다. 길게 쓸 때는 따로 적어 두십시오.",
        "Nothing is kept before it is sent: keep a copy of a long text elsewhere.",
    ),
    "objection.points": Wording("무엇을 다툽니까", "What you dispute"),
    "objection.points-hint": Wording(
        "다투는 것을 모두 고르고 그 이유를 적으십시오. 이유는 나중에 보완할 수 있습니다.",
        "Choose all that you dispute, and say why; reasons can be supplied later.",
    ),
    "objection.argument": Wording("이유: {said}", "Why: {said}"),
    "objection.purport": Wording("신청 취지", "What you ask for"),
    "objection.purport-hint": Wording("예: 미선정 결정을 취소해 주십시오.", "Such as: set the decision aside."),
    "objection.contact": Wording("연락처", "Contact"),
    "objection.contact-hint": Wording(
        "보완을 요구하거나 결과를 알릴 때 씁니다.", "For asking for a supplement and telling the result."
    ),
    "objection.known": Wording("통지를 받은 날", "Day on which you received the notice"),
    "objection.hindrance": Wording("기한을 지키지 못한 사정", "What hindered you to file in time"),
    "objection.hindrance-hint": Wording(
        "책임 없는 사유가 있었다면 모두 적으십시오.", "Fill in all of it if you were hindered without fault."
    ),
    "objection.first": Wording("그 사정이 시작된 날", "From"),
    "objection.last": Wording("그 사정이 끝난 날", "Until"),
    "objection.hindered-why": Wording("어떤 사정이었습니까", "What it was"),
    "objection.evidence": Wording(
        "증거는 보낸 다음 화면에서 주장마다 올립니다.", "Evidence is uploaded for each argument on the next page."
    ),
    "objection.look": Wording("보낼 내용 보기", "See what will be sent"),
    "objection.confirm": Wording("이의신청 확인", "Confirm your objection"),
    "objection.late": Wording(
        "기한이 지난 신청도 받습니다. 늦은 것을 받아들일지는 심사자가 판단합니다.",
        "It is received even so; whether it is admitted is for the reviewers to say.",
    ),
    "objection.no-argument": Wording(
        "이유를 적지 않았습니다. 보완을 요구받게 됩니다.", "No reason is given: you will be asked for it."
    ),
    "objection.withdrawable": Wording(
        "결과를 통지받기 전에는 취하할 수 있습니다.", "You may withdraw it until its result is sent."
    ),
    "objection.send": Wording("이의신청 보내기", "Send the objection"),
    "ruling.confirm": Wording("이의신청 결정 확인", "Confirm the ruling"),
    "ruling.point": Wording("다투는 점", "Point"),
    "ruling.result": Wording("판단", "Result"),
    "ruling.ground": Wording("각하 사유", "Why it is inadmissible"),
    "ruling.ground-hint": Wording("각하할 때만 고릅니다.", "Only where it is inadmissible."),
    "ruling.reasons": Wording("이유", "Reasons"),
    "ruling.reasons-hint": Wording(
        "신청인에게 그대로 통지됩니다. 주민등록번호를 적지 마십시오.",
        "The objector is told them as they stand. Type no resident registration number.",
    ),
    "ruling.remedy": Wording("받아들일 때의 구제", "Remedy if upheld"),
    "ruling.remedy-hint": Wording(
        "신청인이 구한 것이 먼저 골라져 있습니다.", "What the objector seeks is chosen to begin with."
    ),
    "ruling.stage": Wording("다시 할 평가 단계", "Stage to be held anew"),
    "ruling.excused": Wording(
        "기한을 지키지 못한 데 책임이 없다고 인정함", "The hindrance to file in time is accepted"
    ),
    "ruling.excused-hint": Wording(
        "신청인이 사정을 주장하며 늦게 신청한 때에만 고릅니다.", "Only where the objector filed late and claims one."
    ),
    "ruling.look": Wording("기록할 내용 보기", "See what will be recorded"),
    "ruling.rule": Wording("이대로 결정", "Rule so"),
    "ruling.back": Wording("고치기", "Change it"),
    "ruling.follows": Wording("점 {points}: {remedy}", "Point {points}: {remedy}"),
    "ruling.nothing-follows": Wording("따르는 구제가 없습니다.", "No remedy follows."),
    "ruling.not-told-yet": Wording(
        "신청인은 결과를 통지받을 때까지 이 결정을 볼 수 없습니다.",
        "The objector learns of it when the result is sent, and not before.",
    ),
}
