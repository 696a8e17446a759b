"""Refusals about stages, hearings and the committee's meetings."""

from web.wording.refusal_texts.texts import conflict, unfit
from web.wording.words import Wording

TEXTS = (
    conflict(
        "stage-out-of-order",
        Wording("앞 단계의 결과가 없습니다.", "An earlier stage has no result."),
        Wording(
            "{before}의 결과를 먼저 기록하십시오. 단계는 순서대로만 나아갑니다.",
            "Record the result of the {before} first: the stages run in strict order.",
        ),
    ),
    conflict(
        "stage-lost-its-quorum",
        Wording("다시 평가해야 하는 단계가 있습니다.", "A stage has to be evaluated anew."),
        Wording(
            "{stage}의 결과가 의거한 집계가 정족수를 잃었습니다. 간사가 같은 단계의 다른 위원회에 회부하여 다시 평가하고 "
            "결과를 새로 기록한 뒤에 나아갑니다.",
            "The tally under the result of the {stage} lost its quorum. The secretary assigns the case to another panel of "
            "that stage; once it was scored anew and its result recorded anew, the case goes on.",
        ),
    ),
    conflict(
        "stage-not-passed",
        Wording("통과하지 못한 단계가 있습니다.", "A stage was not passed."),
        Wording(
            "{stage}에서 기준점수에 미치지 못해 평가가 끝났습니다. 미선정으로만 결정할 수 있습니다.",
            "The {stage} was below its pass mark and ended the evaluation; the case can only be rejected.",
        ),
    ),
    conflict(
        "stage-recorded",
        Wording("이미 결과를 기록한 단계입니다.", "The stage has its result already."),
        Wording(
            "집계가 다시 계산된 뒤에만 새로 기록합니다.", "It is recorded anew only after its tally was computed anew."
        ),
    ),
    unfit(
        "nothing-heard-at-stage",
        Wording("의견을 듣거나 방문하는 단계가 아닙니다.", "Nothing is heard or visited at this stage."),
        Wording(
            "대면평가와 현장평가의 일정만 정합니다. 심의위원회는 회의로 합니다.",
            "Schedule the face-to-face or the on-site evaluation; the committee meets instead.",
        ),
    ),
    unfit(
        "hearing-in-the-past",
        Wording("지난 시각입니다.", "The time has passed."),
        Wording("지금보다 늦은 시각을 넣으십시오.", "Give a time after now."),
    ),
    conflict(
        "hearing-reported",
        Wording("이미 결과를 보고한 일정입니다.", "The hearing was reported already."),
        Wording("보고를 고치려면 결과를 다시 보고하십시오.", "Report again to correct the report."),
    ),
    conflict(
        "hearing-not-scheduled",
        Wording("정해진 일정이 없습니다.", "No hearing is scheduled."),
        Wording("먼저 장소와 시각을 정하십시오.", "Schedule place and time first."),
    ),
    conflict(
        "hearing-not-begun",
        Wording("아직 시작하지 않았습니다.", "The hearing has not begun."),
        Wording("{at}부터 보고할 수 있습니다.", "It can be reported from {at} on."),
    ),
    conflict(
        "hearing-not-reported",
        Wording("의견 청취나 현장 확인의 보고가 없습니다.", "The hearing or visit is not reported."),
        Wording(
            "{stage}의 결과는 그 보고가 있어야 기록합니다(판로지원법 시행령 §17의2③).",
            "The result of the {stage} needs its report first.",
        ),
    ),
    conflict(
        "no-tally",
        Wording("집계가 없습니다.", "There is no tally."),
        Wording("{stage}의 평가표를 모두 공개한 뒤에 기록할 수 있습니다.", "Reveal the sheets of the {stage} first."),
    ),
    conflict(
        "tally-of-another-stage",
        Wording("다른 단계의 집계입니다.", "The tally is of another stage."),
        Wording("{stage}의 집계가 필요합니다.", "A tally of the {stage} is needed."),
    ),
    conflict(
        "tally-not-quorate",
        Wording("평가표가 모자라 점수가 성립하지 않습니다.", "Too few sheets count."),
        Wording(
            "유효한 평가표는 {valid}개이고 {needed}개가 필요합니다.", "{valid} sheets count and {needed} are needed."
        ),
    ),
    unfit(
        "not-a-committee",
        Wording("심의위원회가 아닙니다.", "The panel is not the committee."),
        Wording("회의와 표결은 심의위원회에서만 합니다.", "Only the deliberation committee meets and votes."),
    ),
    conflict(
        "meeting-open",
        Wording("열려 있는 회의가 있습니다.", "A meeting is still open."),
        Wording("앞 회의를 닫은 뒤에 여십시오.", "Close it before opening the next one."),
    ),
    conflict(
        "meeting-closed",
        Wording("끝난 회의입니다.", "The meeting is closed."),
        Wording("필요하면 새 회의를 여십시오.", "Open another meeting if one is needed."),
    ),
    conflict(
        "no-quorum",
        Wording("정족수에 미치지 못합니다.", "There is no quorum."),
        Wording(
            "출석 {present}명입니다. 재적 과반수인 {needed}명 이상이 필요하고, 제척·기피·회피된 위원은 그 건에 출석하지 않은 것으로 봅니다.",
            "{present} are present and {needed} are needed, more than half of those enrolled; a recused member is not present for that case.",
        ),
    ),
    conflict(
        "not-present",
        Wording("회의에 출석하지 않은 위원입니다.", "The member is not present."),
        Wording("회의를 열 때 출석한 위원만 표결합니다.", "Only members present when the meeting opened vote."),
    ),
    conflict(
        "already-voted",
        Wording("이미 표결했습니다.", "You have voted already."),
        Wording("한 건에 한 번만 표결합니다.", "Each member votes once on a case."),
    ),
    conflict(
        "another-proposal",
        Wording("다른 안건으로 표결하고 있습니다.", "The vote is on another proposal."),
        Wording("이 건은 {proposal} 안건으로 표결합니다.", "On this case the proposal is: {proposal}."),
    ),
    conflict(
        "already-resolved",
        Wording("이미 의결한 건입니다.", "The case is resolved already."),
        Wording(
            "의결한 뒤에 제척된 위원이 있을 때만 다시 의결합니다.",
            "It is resolved again only where a member was recused since.",
        ),
    ),
    conflict(
        "no-votes",
        Wording("표결이 없습니다.", "Nobody has voted."),
        Wording("출석한 위원이 표결한 뒤에 의결하십시오.", "Let the members present vote first."),
    ),
    conflict(
        "votes-outstanding",
        Wording("아직 표결하지 않은 출석위원이 있습니다.", "Not everybody present has voted."),
        Wording(
            "출석위원 {outstanding}명이 더 표결하거나 기권해야 합니다.",
            "{outstanding} more of those present vote or abstain first.",
        ),
    ),
    conflict(
        "no-minutes",
        Wording("회의록이 없습니다.", "There are no minutes."),
        Wording("회의록을 남긴 뒤에 닫으십시오.", "Take the minutes before closing."),
    ),
)
