"""Refusals about disputes: objections, reviewers, rulings, remedies, appeals."""

from web.wording.refusal_texts.texts import conflict, unfit
from web.wording.words import Wording

TEXTS = (
    conflict(
        "dispute-not-open-for-it",
        Wording("이의신청의 지금 상태에서는 할 수 없습니다.", "The dispute's state does not allow it."),
        Wording(
            "이의신청의 상태는 {status}입니다. 상태를 다시 확인하십시오.", "It stands at: {status}. Look at it again."
        ),
    ),
    conflict(
        "objection-filed-already",
        Wording("이 통지에 대한 이의신청이 이미 있습니다.", "This notice was objected to already."),
        Wording("이미 낸 이의신청에서 이어 가십시오.", "Go on with the objection that was filed."),
    ),
    unfit(
        "no-points",
        Wording("쟁점이 없습니다.", "There is no point."),
        Wording("쟁점을 하나 이상 넣으십시오.", "Give at least one point."),
    ),
    unfit(
        "target-misshapen",
        Wording("쟁점의 대상이 분명하지 않습니다.", "A point is not aimed exactly."),
        Wording("{aim}에 필요한 항목을 넣으십시오.", "Name what {aim} needs."),
    ),
    unfit(
        "remedy-misshapen",
        Wording("조치에 필요한 항목이 맞지 않습니다.", "A remedy does not name what it needs."),
        Wording("{kind}에 맞게 단계와 항목을 넣으십시오.", "Give stage and criterion as {kind} needs them."),
    ),
    unfit(
        "remedy-twice",
        Wording("같은 조치나 쟁점이 두 번 있습니다.", "A remedy, or a point of it, is given twice."),
        Wording("{kind}은 한 번만 넣으십시오.", "Give {kind} once."),
    ),
    unfit(
        "remedies-contradict",
        Wording("함께 이행할 수 없는 조치입니다.", "These remedies cannot be carried out together."),
        Wording(
            "{kinds}: 결정을 바꾸는 조치는 하나뿐이어야 하고, 다시 할 단계의 점수는 따로 고치지 않습니다.",
            "{kinds}: a decision is replaced by itself alone, one stage is named to begin anew, and nothing of it is rescored.",
        ),
    ),
    unfit(
        "hindrance-backwards",
        Wording("장애 기간의 앞뒤가 바뀌었습니다.", "The hindrance ends before it begins."),
        Wording("첫날과 끝날을 확인하십시오.", "Check its first and last day."),
    ),
    unfit(
        "hindrance-impossible",
        Wording("그런 장애 기간은 있을 수 없습니다.", "That cannot have kept anybody from objecting."),
        Wording(
            "통지가 도달한 {arrived} 뒤부터 이의신청일 {filed}까지의 날이 들어 있어야 합니다.",
            "It must reach beyond the arrival on {arrived}, and end by the objection on {filed}.",
        ),
    ),
    unfit(
        "receipt-day-impossible",
        Wording("처분을 받은 날이 맞지 않습니다.", "The refusal cannot have come on that day."),
        Wording(
            "통지를 보낸 {sent}부터 이의신청일 {filed}까지의 날을 넣으십시오.",
            "Give a day from {sent}, when it was sent, to {filed}, when you objected.",
        ),
    ),
    unfit(
        "point-twice",
        Wording("같은 쟁점이 두 번 있습니다.", "A point is raised twice."),
        Wording("쟁점 {points}번을 빼십시오.", "Leave out point {points}."),
    ),
    unfit(
        "no-such-point",
        Wording("그런 쟁점이 없습니다.", "There is no such point."),
        Wording("쟁점 번호 {point}번은 없습니다.", "There is no point {point}."),
    ),
    unfit(
        "no-such-argument",
        Wording("그런 주장이 없습니다.", "There is no such argument."),
        Wording("쟁점 {point}에 주장 {argument}번은 없습니다.", "Point {point} has no argument {argument}."),
    ),
    unfit(
        "no-such-target",
        Wording(
            "쟁점의 대상을 이 과제의 기록에서 찾을 수 없습니다.",
            "What a point is aimed at is not in the record of this case.",
        ),
        Wording(
            "{aim}을 다시 지정하십시오. 결정과 근거 조항은 결정이 있은 과제 버전, 판단은 그것이 있은 과제 버전, 점수는 집계와 그 단계, 기록은 버전과 위치로 정합니다.",
            "Aim the {aim} again: decision and clause by the case's version that decided, a finding by the version that found it,"
            " a score by its tally and stage, a record by version and position.",
        ),
    ),
    conflict(
        "reviewer-barred",
        Wording("이 사람은 검토할 수 없습니다.", "This person may not review."),
        Wording(
            "과제에 관여한 사람입니다: {grounds}. 다른 사람을 정하십시오.",
            "They had a part in the case: {grounds}. Ask somebody else.",
        ),
    ),
    conflict(
        "reviewer-assigned",
        Wording("이미 검토 담당자입니다.", "They were asked already."),
        Wording("그 담당자의 이해충돌 답변을 기다리십시오.", "Wait for their answer to the conflict question."),
    ),
    unfit(
        "not-a-dispute-reviewer",
        Wording("이의신청 검토 역할이 없는 사람입니다.", "They do not hold the role of a dispute reviewer."),
        Wording("그 역할을 가진 사람을 정하십시오.", "Ask somebody who holds it."),
    ),
    conflict(
        "not-a-reviewer",
        Wording("이 이의신청의 검토 담당자가 아닙니다.", "Not a reviewer of this dispute."),
        Wording("먼저 검토 담당자로 정해져야 합니다.", "They must be asked to review first."),
    ),
    conflict(
        "conflict-not-declared",
        Wording("이해충돌에 답하지 않았습니다.", "The conflict question was not answered."),
        Wording("먼저 이해충돌이 있는지 답하십시오.", "Answer it first."),
    ),
    unfit(
        "grounds-and-conflict-disagree",
        Wording("이해충돌과 사유가 맞지 않습니다.", "Grounds and answer do not agree."),
        Wording(
            "이해충돌이 있으면 사유를, 없으면 사유 없이 답하십시오.", "Give grounds with a conflict, and none without."
        ),
    ),
    unfit(
        "nothing-to-supplement",
        Wording("보완할 사항이 없습니다.", "Nothing is asked for."),
        Wording("보완할 사항을 하나 이상 넣으십시오.", "Name at least one thing."),
    ),
    conflict(
        "objection-complete",
        Wording("빠진 것이 없어 보완을 요구할 수 없습니다.", "Nothing is missing that could be asked for."),
        Wording("있는 그대로 결정하거나 답변을 늦추십시오.", "Rule on what there is, or put the answer off."),
    ),
    conflict(
        "not-missing",
        Wording("빠지지 않은 것은 보완을 요구할 수 없습니다.", "Nothing is asked for that is not missing."),
        Wording("요구할 수 있는 것은 다음뿐입니다: {missing}.", "What may be asked for: {missing}."),
    ),
    conflict(
        "asked-already",
        Wording("이미 보완을 요구한 사항입니다.", "That was asked for already."),
        Wording(
            "이미 요구한 것: {asked}. 같은 것을 다시 요구할 수 없습니다.",
            "Asked for before: {asked}. Nothing is asked for twice.",
        ),
    ),
    unfit(
        "nothing-provided",
        Wording("요구한 것을 보완하지 않았습니다.", "Nothing of what was asked for was provided."),
        Wording("{asked} 가운데 하나 이상 넣으십시오.", "Give something of: {asked}."),
    ),
    unfit(
        "supplement-too-long",
        Wording("보완 기간이 너무 깁니다.", "The time to supplement is too long."),
        Wording("{most}일까지 줄 수 있습니다.", "At most {most} days may be given."),
    ),
    conflict(
        "supplement-not-due",
        Wording("보완 기한이 지나지 않았습니다.", "The supplement is not due yet."),
        Wording("기한이 지난 뒤에 기록합니다.", "It is recorded once its day has passed."),
    ),
    conflict(
        "answer-extended-already",
        Wording("답변 기한을 이미 늘렸습니다.", "The time to answer was extended already."),
        Wording("한 번만 늘릴 수 있습니다.", "It may be extended once."),
    ),
    conflict(
        "clock-stopped",
        Wording("보완 기간에는 답변 기한이 흐르지 않습니다.", "The clock stands still while a supplement is awaited."),
        Wording("보완이 끝난 뒤에 늘리십시오.", "Extend it once the supplement came."),
    ),
    conflict(
        "answer-period-over",
        Wording("답변 기한이 지났습니다.", "The time to answer is over."),
        Wording("기한은 {due}이었습니다.", "It ended on {due}."),
    ),
    unfit(
        "extension-too-long",
        Wording("너무 길게 늘렸습니다.", "The extension is too long."),
        Wording("{most}일까지 늘릴 수 있습니다.", "At most {most} days are possible."),
    ),
    conflict(
        "no-extension-in-law",
        Wording("법에 기한 연장이 없습니다.", "The law knows no extension here."),
        Wording("이 규정에는 답변 기한 연장이 없습니다.", "This regime has none."),
    ),
    conflict(
        "answer-not-due",
        Wording("답변 기한이 지나지 않았거나 흐르지 않습니다.", "The answer is not overdue."),
        Wording("기한이 지난 뒤에 한 번 기록합니다.", "It is recorded once, after its day has passed."),
    ),
    conflict(
        "no-rule-for-it",
        Wording("이 규정에는 그런 절차가 없습니다.", "The regime has no rule for it."),
        Wording("적용되는 규정을 확인하십시오.", "Look at the regime that applies."),
    ),
    unfit(
        "points-not-ruled",
        Wording("모든 쟁점을 한 번씩 결정해야 합니다.", "Every point is ruled on, once."),
        Wording("결정하지 않았거나 두 번 결정한 쟁점이 있습니다.", "A point is missing, or named twice."),
    ),
    conflict(
        "no-such-remedy",
        Wording("이행을 기다리는 그런 조치가 없습니다.", "No such remedy is outstanding."),
        Wording("조치 번호를 확인하십시오.", "Check its number."),
    ),
    conflict(
        "not-effectuated",
        Wording("조치를 이행한 기록이 없습니다.", "Nothing on record carries the remedy out."),
        Wording("조치를 이행한 뒤에 기록하십시오.", "Carry it out first."),
    ),
    unfit(
        "late-even-so",
        Wording("장애 사유를 받아들여도 기간이 지났습니다.", "Late even if the hindrance is accepted."),
        Wording("그래도 {due}까지였습니다.", "Even so it was due by {due}."),
    ),
    unfit(
        "no-hindrance-claimed",
        Wording("장애 사유를 주장하지 않았습니다.", "No hindrance was claimed."),
        Wording("excused를 비우십시오.", "Leave excused out."),
    ),
    unfit(
        "ground-and-result-disagree",
        Wording("각하와 각하 사유가 맞지 않습니다.", "Result and ground do not agree."),
        Wording("각하에만 각하 사유를 넣으십시오.", "Give a ground where it is inadmissible, and only there."),
    ),
    conflict(
        "not-admissible",
        Wording("본안을 판단할 수 없는 이의신청입니다.", "The record leaves no judgement on the merits."),
        Wording("각하하십시오: {grounds}.", "Rule it inadmissible: {grounds}."),
    ),
    conflict(
        "ground-not-true",
        Wording("기록과 다른 각하 사유입니다.", "The record contradicts the ground."),
        Wording("{ground:은/는} 기록과 맞지 않습니다.", "On record it is not so: {ground}."),
    ),
    unfit(
        "remedy-for-no-point",
        Wording("어느 쟁점의 조치인지 없습니다.", "A remedy names no point."),
        Wording("쟁점 번호를 넣으십시오.", "Name its points."),
    ),
    conflict(
        "decided-by-people",
        Wording(
            "사람이 결정한 것이어서 계산으로 되짚을 수 없습니다.", "What people decided follows from no computation."
        ),
        Wording("{aim}에는 계산할 가정이 없습니다.", "Nothing can be supposed of a {aim}."),
    ),
    conflict(
        "no-pass-mark",
        Wording("그 단계에는 비교할 통과 점수가 없습니다.", "The stage has no mark to compare with."),
        Wording("{stage}의 점수 또는 통과 점수가 없습니다.", "{stage} has no score, or no pass mark."),
    ),
    unfit(
        "remedy-without-ground",
        Wording("인용하지 않은 쟁점의 조치입니다.", "A remedy for a point that was not upheld."),
        Wording("인용한 쟁점에만 조치를 정하십시오.", "Give remedies for points upheld only."),
    ),
    unfit(
        "upheld-without-remedy",
        Wording("조치 없이 인용한 쟁점이 있습니다.", "A point upheld has no remedy."),
        Wording("인용한 쟁점마다 조치를 정하십시오.", "Give each point upheld a remedy."),
    ),
    conflict(
        "stage-not-reached",
        Wording("그 단계의 결과가 없습니다.", "That stage has no result."),
        Wording("결과가 기록된 단계로만 되돌릴 수 있습니다.", "A case goes back only to a stage it had a result of."),
    ),
    unfit(
        "no-such-criterion",
        Wording("그런 배점 항목이 없습니다.", "There is no such criterion."),
        Wording("그 단계의 배점 항목을 넣으십시오.", "Name a criterion of that stage."),
    ),
    unfit(
        "filed-in-the-future",
        Wording("제기한 날이 오늘보다 뒤입니다.", "Filed in the future."),
        Wording("제기한 날을 확인하십시오.", "Check the day."),
    ),
    unfit(
        "filed-before-the-notice",
        Wording("통지보다 먼저 제기한 것으로 적혀 있습니다.", "Filed before the notice."),
        Wording("제기한 날을 확인하십시오.", "Check the day."),
    ),
    unfit(
        "no-such-appeal",
        Wording("그런 불복이 없습니다.", "There is no such appeal."),
        Wording("번호를 확인하십시오.", "Check its number."),
    ),
    conflict(
        "appeal-decided",
        Wording("이미 결과가 있습니다.", "It was decided already."),
        Wording("번호를 확인하십시오.", "Check its number."),
    ),
    unfit(
        "decided-out-of-time",
        Wording("결과가 난 날이 맞지 않습니다.", "It cannot have been decided that day."),
        Wording("제기한 날과 오늘 사이여야 합니다.", "The day lies between its filing and today."),
    ),
    conflict(
        "panel-not-new",
        Wording("이 과제를 이미 평가한 위원이 있습니다.", "A member of this panel heard the case before."),
        Wording(
            "되돌아온 과제는 새 위원회가 평가합니다. 다른 위원회에 배정하십시오.",
            "A case that was remanded goes before a new panel. Assign it to another.",
        ),
    ),
)
