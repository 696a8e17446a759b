"""Refusals about applications: intake and eligibility."""

from web.wording.refusal_texts.texts import conflict, unfit
from web.wording.words import Wording

TEXTS = (
    conflict(
        "track-not-open",
        Wording("이 공고에서 접수하지 않는 과제입니다.", "The call does not open this track."),
        Wording("공고에 있는 과제를 고르십시오.", "Choose a track that the call opens."),
    ),
    unfit(
        "filer-not-a-lead",
        Wording("신청하는 기업이 주관기업이 아닙니다.", "The firm that files is not a lead."),
        Wording(
            "신청하는 기업을 주관기업(또는 주관하는 조합)으로 넣으십시오.",
            "Name the filing firm among the leads, or as the cooperative.",
        ),
    ),
    conflict(
        "already-submitted",
        Wording("이미 제출한 신청입니다.", "The application was submitted already."),
        Wording(
            "제출한 뒤에는 사유를 적어 변경하거나, 서류를 바꾸어 올리거나, 취하할 수 있습니다.",
            "After submission you can change it with reasons, replace papers, or withdraw it.",
        ),
    ),
    conflict(
        "not-submitted",
        Wording("아직 제출하지 않은 신청입니다.", "The application is still a draft."),
        Wording("먼저 제출하십시오.", "It has to be submitted first."),
    ),
    conflict(
        "application-ended",
        Wording("이미 끝난 신청입니다.", "The application has ended."),
        Wording(
            "취하, 반려, 결정된 신청은 바꿀 수 없습니다.",
            "What was withdrawn, returned or decided can no longer be changed.",
        ),
    ),
    unfit(
        "unknown-paper",
        Wording("이 신청에 없는 서류입니다.", "The application has no such paper."),
        Wording(
            "신청을 다시 조회하여 서류의 번호를 확인하십시오.", "Read the application again and check the paper's id."
        ),
    ),
    conflict(
        "not-under-check",
        Wording("검토 중인 신청이 아닙니다.", "The application is not under check."),
        Wording(
            "접수 상태의 신청에만 할 수 있습니다. 신청의 상태를 확인하십시오.",
            "This is possible while it stands as submitted only. Check its status.",
        ),
    ),
    unfit(
        "due-date-passed",
        Wording("지난 기한입니다.", "The due date has passed."),
        Wording("오늘보다 늦은 날을 기한으로 넣으십시오.", "Give a day after today."),
    ),
    unfit(
        "due-date-not-later",
        Wording("기한을 앞당길 수 없습니다.", "The due date can only move back."),
        Wording("지금의 기한 {due}보다 늦은 날을 넣으십시오.", "Give a day after the present one, {due}."),
    ),
    conflict(
        "extended-already",
        Wording("더 연장할 수 없습니다.", "It cannot be extended again."),
        Wording("보완 기한은 {times}번까지 연장할 수 있습니다.", "The due date may be moved {times} times."),
    ),
    conflict(
        "no-supplement-requested",
        Wording("보완을 요구한 신청이 아닙니다.", "No supplement was requested."),
        Wording("접수 담당자가 보완을 요구한 뒤에 할 수 있습니다.", "This is possible after an officer requested one."),
    ),
    conflict(
        "supplement-not-overdue",
        Wording("보완 기한이 지나지 않았습니다.", "The supplement is not overdue."),
        Wording("기한 {due:이/가} 지난 뒤에 반려할 수 있습니다.", "It can be returned after {due}."),
    ),
    conflict(
        "supplement-pending",
        Wording("보완을 기다리는 신청입니다.", "A supplement is pending."),
        Wording("보완이 들어오거나 기한이 지난 뒤에 하십시오.", "Wait until it is provided, or until it is overdue."),
    ),
    conflict(
        "findings-not-met",
        Wording("충족하지 못한 항목이 있습니다.", "Some findings are not met."),
        Wording(
            "다음 항목을 사유와 함께 달리 판단하거나 부적격으로 하십시오: {criteria}.",
            "Override these with reasons, or find it not eligible: {criteria}.",
        ),
    ),
    conflict(
        "every-finding-met",
        Wording("모든 항목을 충족한 신청입니다.", "Every finding is met."),
        Wording(
            "부적격으로 하려면 충족하지 못했다고 보는 항목을 사유와 함께 적으십시오.",
            "To find it not eligible, override the criterion you see unmet, with reasons.",
        ),
    ),
    unfit(
        "unknown-criterion",
        Wording("이 신청에 없는 항목입니다.", "There is no such criterion."),
        Wording(
            "{criterion:은/는} 이 과제의 항목이 아닙니다. 항목의 이름을 확인하십시오.",
            "{criterion} is no criterion of this track. Check its name.",
        ),
    ),
    unfit(
        "not-an-officer-of-the-agency",
        Wording("주관부처의 접수 담당자가 아닙니다.", "That person is no intake officer of the agency."),
        Wording("{agency}의 접수 담당자를 고르십시오.", "Choose an intake officer of {agency}."),
    ),
    conflict(
        "already-assigned",
        Wording("이미 이 건의 담당자입니다.", "This officer has the case already."),
        Wording("더 할 일이 없습니다.", "There is nothing to do."),
    ),
    conflict(
        "officer-away",
        Wording("부재 중인 담당자입니다.", "The officer is away."),
        Wording("{until}까지 부재입니다. 다른 담당자를 고르십시오.", "Away until {until}. Choose another officer."),
    ),
)
