"""Refusals about people, firms, roles and authority."""

from web.wording.refusal_texts.texts import conflict, forbidden, unfit
from web.wording.words import Wording

TEXTS = (
    unfit(
        "business-number-invalid",
        Wording("사업자등록번호가 맞지 않습니다.", "The business number is not valid."),
        Wording("10자리와 마지막 검증 숫자를 확인하십시오.", "Check its ten digits; the last is a check digit."),
    ),
    unfit(
        "business-number-required",
        Wording("사업자등록번호가 필요합니다.", "A business number is required."),
        Wording(
            "기업이나 조합은 사업자등록번호를 넣어 등록하십시오.",
            "Register a firm or cooperative with its business number.",
        ),
    ),
    conflict(
        "business-number-registered",
        Wording("이미 등록된 사업자등록번호입니다.", "This business number is registered already."),
        Wording(
            "이미 등록된 기업을 쓰십시오. 그 기업의 대표자가 담당자를 지정할 수 있습니다.",
            "Use the firm on record; its representative can authorise you to act for it.",
        ),
    ),
    unfit(
        "label-required",
        Wording("이름이 필요합니다.", "A name is required."),
        Wording("이름이나 상호를 넣으십시오.", "Give the name."),
    ),
    unfit(
        "person-has-no-profile",
        Wording("사람에게는 기업 정보를 넣을 수 없습니다.", "A person has no firm profile."),
        Wording("기업이나 조합을 고르십시오.", "Choose a firm or a cooperative."),
    ),
    unfit(
        "profile-required",
        Wording("기업 정보가 필요합니다.", "A firm profile is required."),
        Wording("기업 규모를 비롯한 기업 정보를 넣으십시오.", "Give the firm's size and the rest of its profile."),
    ),
    unfit(
        "not-a-person",
        Wording("사람이 아닙니다.", "That is not a person."),
        Wording("역할과 위임은 사람에게만 줄 수 있습니다.", "Roles and authority are for people only."),
    ),
    unfit(
        "not-a-firm",
        Wording("기업이 아닙니다.", "That is not a firm."),
        Wording("등록된 기업이나 조합의 번호를 넣으십시오.", "Give the id of a registered firm or cooperative."),
    ),
    conflict(
        "firm-succeeded",
        Wording("다른 기업에 합병된 기업입니다.", "That firm was merged into another."),
        Wording(
            "{firm}의 자리는 {by:이/가} 이어받았습니다. 이어받은 기업을 적으십시오.",
            "{by} took the place of {firm}. Name that firm instead.",
        ),
    ),
    unfit(
        "succeeds-itself",
        Wording("자기 자신을 이어받을 수 없습니다.", "No firm takes its own place."),
        Wording("합병 뒤에 남은 기업을 적으십시오.", "Name the firm that survived the merger."),
    ),
    unfit(
        "merger-to-come",
        Wording("아직 오지 않은 합병일입니다.", "The day of the merger is to come."),
        Wording("{day:이/가} 지난 뒤에 기록하십시오.", "Record it from {day} on."),
    ),
    forbidden(
        "granting-to-oneself",
        Wording("자기에게 역할을 줄 수 없습니다.", "Nobody grants a role to themselves."),
        Wording("다른 운영자에게 요청하십시오.", "Ask another operator."),
    ),
    forbidden(
        "withdrawing-from-oneself",
        Wording("자기 역할을 거둘 수 없습니다.", "Nobody withdraws a role from themselves."),
        Wording("다른 운영자에게 요청하십시오.", "Ask another operator."),
    ),
    conflict(
        "role-not-held",
        Wording("맡고 있지 않은 역할입니다.", "The person does not hold that role."),
        Wording("{role} 역할이 이미 없습니다.", "There is no role of {role} to withdraw."),
    ),
    unfit(
        "agency-does-not-fit-role",
        Wording("역할과 기관이 맞지 않습니다.", "Role and agency do not fit."),
        Wording(
            "접수 담당, 결정권자, 평가·심의 역할에는 기관을 넣고 그 밖의 역할에는 넣지 마십시오.",
            "Officers, deciders, evaluators and committee roles belong to an agency; other roles do not.",
        ),
    ),
    conflict(
        "role-already-granted",
        Wording("이미 가진 역할입니다.", "The person has this role already."),
        Wording("더 할 일이 없습니다.", "There is nothing to do."),
    ),
    conflict(
        "serves-an-agency",
        Wording("주관부처의 일을 하는 사람입니다.", "The person serves an agency."),
        Wording(
            "주관부처의 역할이 있는 사람에게는 기업을 위임할 수 없습니다. 다른 사람에게 위임하십시오.",
            "Nobody with a role at an agency is made to act for a firm. Authorise somebody else.",
        ),
    ),
    conflict(
        "already-authorised",
        Wording("이미 위임되어 있습니다.", "The person acts for this firm already."),
        Wording(
            "더 할 일이 없습니다. 자격을 바꾸려면 다른 자격으로 위임하십시오.",
            "There is nothing to do; authorise in another capacity to change it.",
        ),
    ),
    conflict(
        "not-authorised",
        Wording("위임되어 있지 않습니다.", "The person does not act for this firm."),
        Wording(
            "끝낼 위임이 없습니다. 사람과 기업을 확인하십시오.", "There is no authority to end. Check person and firm."
        ),
    ),
    unfit(
        "not-an-officer",
        Wording("담당자가 아닙니다.", "That person holds no office."),
        Wording("부재는 역할을 가진 사람에게만 기록합니다.", "Absences are recorded of people with a role."),
    ),
    conflict(
        "subject-registered",
        Wording("이미 등록되어 있습니다.", "It is registered already."),
        Wording("더 할 일이 없습니다. 등록된 것을 쓰십시오.", "There is nothing to do; use what is registered."),
    ),
)
