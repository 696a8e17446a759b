"""Refusals about decisions, notices, selection lists and the calendar."""

from web.wording.refusal_texts.texts import conflict, forbidden, unfit
from web.wording.words import Wording

TEXTS = (
    conflict(
        "evaluation-not-finished",
        Wording("평가가 끝나지 않았습니다.", "The evaluation is not finished."),
        Wording("{stage}의 결과가 아직 없습니다.", "The {stage} has no result yet."),
    ),
    conflict(
        "tally-changed",
        Wording("집계가 다시 계산되었습니다.", "A tally was computed anew."),
        Wording(
            "{stage}의 결과를 다시 기록한 뒤에 결정하십시오.", "Record the result of the {stage} anew before deciding."
        ),
    ),
    conflict(
        "not-resolved",
        Wording("심의위원회가 의결하지 않았습니다.", "The committee has not resolved on it."),
        Wording("이 건을 의결한 회의를 넣으십시오.", "Name the meeting that resolved on this case."),
    ),
    conflict(
        "resolution-no-longer-stands",
        Wording("의결에 셈한 위원이 그 뒤에 제척되었습니다.", "A member counted in the resolution was recused since."),
        Wording("남은 위원으로 다시 의결한 뒤에 결정하십시오.", "Let the committee resolve anew without them."),
    ),
    conflict(
        "resolution-superseded",
        Wording("그 뒤의 회의에서 이 건을 다시 의결하였습니다.", "A later meeting resolved on this case anew."),
        Wording("마지막으로 의결한 회의를 넣으십시오.", "Name the meeting that resolved on it last."),
    ),
    conflict(
        "differs-without-reasons",
        Wording(
            "심의위원회의 의결과 다른데 이유가 없습니다.", "It differs from the committee's resolution without reasons."
        ),
        Wording(
            "의결과 다르게 정하는 이유를 differs에 적으십시오.", "Say in differs why the resolution is not followed."
        ),
    ),
    unfit(
        "does-not-differ",
        Wording("심의위원회의 의결과 같습니다.", "It does not differ from the resolution."),
        Wording("differs를 비우십시오.", "Leave differs out."),
    ),
    unfit(
        "no-reasons",
        Wording("미선정 사유가 없습니다.", "A rejection has no reasons."),
        Wording(
            "미선정 사유 코드를 하나 이상 넣으십시오(행정절차법 §23).",
            "Give at least one coded reason (Administrative Procedures Act §23).",
        ),
    ),
    unfit(
        "reasons-for-selecting",
        Wording("선정에는 미선정 사유를 넣지 않습니다.", "A selection has no reasons for rejecting."),
        Wording("reasons를 비우십시오.", "Leave reasons out."),
    ),
    conflict(
        "reasons-not-true",
        Wording("기록과 맞지 않는 미선정 사유입니다.", "A reason does not agree with the record."),
        Wording(
            "{reasons}: 이 신청의 기록에 그런 사실이 없습니다. reasons에서 빼십시오.",
            "{reasons}: the record of this application does not bear it out. Leave it out of reasons.",
        ),
    ),
    conflict(
        "not-eligible",
        Wording("부적격인 신청입니다.", "The application is not eligible."),
        Wording("미선정으로만 결정할 수 있습니다.", "It can only be rejected."),
    ),
    unfit(
        "no-committee-asked",
        Wording("심의하지 않은 신청입니다.", "No committee was asked."),
        Wording(
            "부적격인 신청에는 meeting과 differs를 비우십시오.",
            "Leave meeting and differs out where the application was not eligible.",
        ),
    ),
    conflict(
        "decision-not-drafted",
        Wording("결정안이 없습니다.", "No decision is drafted."),
        Wording("먼저 결정안을 기안하십시오.", "Draft the decision first."),
    ),
    conflict(
        "reviewed-already",
        Wording("이미 검토한 결정안입니다.", "The draft was reviewed already."),
        Wording("고치려면 다시 기안하십시오.", "Draft it anew to change it."),
    ),
    forbidden(
        "own-draft",
        Wording("자기가 기안한 결정안은 검토할 수 없습니다.", "Nobody reviews their own draft."),
        Wording("다른 담당자가 검토해야 합니다.", "Ask another officer."),
    ),
    unfit(
        "sent-back-without-reasons",
        Wording("돌려보내는 이유가 없습니다.", "It is sent back without reasons."),
        Wording("돌려보내는 이유를 적으십시오.", "Give reasons for sending the draft back."),
    ),
    conflict(
        "decision-not-reviewed",
        Wording("검토를 마친 결정안이 아닙니다.", "The draft is not reviewed and agreed."),
        Wording("다른 담당자의 동의를 받은 뒤에 결정하십시오.", "Another officer has to review it and agree first."),
    ),
    forbidden(
        "machine-decides-nothing",
        Wording("기계는 결정하지 않습니다.", "A machine decides nothing."),
        Wording("주관부처의 결정권자가 결정해야 합니다.", "A decider of the responsible agency has to decide."),
    ),
    forbidden(
        "decider-took-part",
        Wording("이 건을 평가하거나 표결한 사람입니다.", "You scored or voted on this case."),
        Wording(
            "평가나 표결에 참여하지 않은 결정권자가 결정해야 합니다.",
            "A decider who took no part in either has to decide.",
        ),
    ),
    conflict(
        "not-decided",
        Wording("아직 결정하지 않았습니다.", "It is not decided yet."),
        Wording("결정한 뒤에 할 수 있습니다.", "This is possible after the decision."),
    ),
    conflict(
        "notice-issued",
        Wording("이미 통지서를 만들었습니다.", "The notices are issued already."),
        Wording("결정을 정정한 뒤에만 새로 만듭니다.", "They are issued anew only after the decision was corrected."),
    ),
    unfit(
        "not-a-recipient",
        Wording("통지받을 당사자가 아닙니다.", "That firm is no party to the decision."),
        Wording(
            "신청서의 주관기업, 조합, 협력기업에 통지합니다.",
            "Notices go to the leads, the cooperative and the partner of the form.",
        ),
    ),
    unfit(
        "notice-without-remedies",
        Wording("불복 방법이 없는 미선정 통지입니다.", "A rejection notice tells no remedies."),
        Wording(
            "이의신청과 행정심판·행정소송의 방법을 remedies에 적으십시오(행정절차법 §26).",
            "Tell in remedies how to object and appeal (Administrative Procedures Act §26).",
        ),
    ),
    conflict(
        "notice-superseded",
        Wording("결정이 그 뒤에 정정되었습니다.", "The decision was corrected since."),
        Wording("정정한 결정의 통지서를 만들어 보내십시오.", "Issue and send the notice of the corrected decision."),
    ),
    conflict(
        "notice-sent",
        Wording("이미 보낸 통지입니다.", "The notice was sent already."),
        Wording("{on}에 보냈습니다. 도달을 기록하십시오.", "It was sent on {on}; record its arrival."),
    ),
    conflict(
        "notice-not-sent",
        Wording("아직 보내지 않은 통지입니다.", "The notice is not sent yet."),
        Wording("먼저 발송을 기록하십시오.", "Record its sending first."),
    ),
    conflict(
        "notice-arrived",
        Wording("이미 도달한 통지입니다.", "The notice has arrived already."),
        Wording(
            "{at}에 도달했습니다. 기한은 그때 정해져 바뀌지 않습니다.",
            "It arrived at {at}; its due dates were fixed then.",
        ),
    ),
    unfit(
        "arrived-in-the-future",
        Wording("오지 않은 시각입니다.", "That time is still to come."),
        Wording("지금까지의 시각을 넣으십시오.", "Give a time up to now."),
    ),
    unfit(
        "arrived-before-sent",
        Wording("보내기 전에 도달할 수 없습니다.", "It cannot arrive before it was sent."),
        Wording("발송일 {on} 이후의 시각을 넣으십시오.", "Give a time from {on} on, the day it was sent."),
    ),
    conflict(
        "nothing-to-rank",
        Wording("순위를 정할 과제가 없습니다.", "There is nothing to rank."),
        Wording("최종 점수가 있는 과제가 하나 이상 있어야 합니다.", "At least one task needs a final score."),
    ),
    conflict(
        "not-ranked",
        Wording("선정 목록이 없습니다.", "There is no list."),
        Wording("먼저 순위를 정하십시오.", "Rank the tasks first."),
    ),
    conflict(
        "nothing-to-publish",
        Wording("고시할 과제가 없습니다.", "There is nothing to publish."),
        Wording(
            "목록의 과제 가운데 새로 선정된 것이 없습니다.",
            "No task of the list was selected since the last publication.",
        ),
    ),
    conflict(
        "calendar-ends",
        Wording("공휴일을 모르는 해입니다.", "The holidays of that year are not known."),
        Wording(
            "{year}년의 공휴일을 운영자가 먼저 넣어야 기한을 셀 수 있습니다.",
            "An operator has to add the holidays of {year} before days can be counted.",
        ),
    ),
    unfit(
        "period-empty",
        Wording("길이가 없는 기간입니다.", "The period has no length."),
        Wording("하루 이상의 기간을 넣으십시오.", "Give a period of at least a day."),
    ),
    conflict(
        "years-known",
        Wording("이미 아는 해입니다.", "Those years are known already."),
        Wording("{years}년의 공휴일은 정정으로만 바꿉니다.", "Correct the holidays of {years} instead."),
    ),
    unfit(
        "nothing-to-correct",
        Wording("고칠 날이 없습니다.", "There is nothing to correct."),
        Wording("더하거나 뺄 날을 하나 이상 넣으십시오.", "Name at least one day to add or take away."),
    ),
    unfit(
        "holiday-already",
        Wording("이미 쉬는 날입니다.", "That day is no working day already."),
        Wording("{day:은/는} 공휴일이거나 토요일·일요일입니다.", "{day} is a holiday, a Saturday or a Sunday."),
    ),
    unfit(
        "no-holiday",
        Wording("공휴일이 아닙니다.", "That day is no holiday."),
        Wording("{day:은/는} 공휴일표에 없습니다.", "{day} is not in the holiday table."),
    ),
)
