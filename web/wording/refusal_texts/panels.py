"""Refusals about panels: who sits, who declared, who is challenged or recused."""

from web.wording.refusal_texts.texts import conflict, unfit
from web.wording.words import Wording

TEXTS = (
    unfit(
        "too-few-members",
        Wording("위원이 모자랍니다.", "The panel has too few members."),
        Wording(
            "공고의 평가계획은 위원 {needed}명 이상을 요구합니다. 지금은 {given}명입니다.",
            "The call's plan asks for at least {needed} members; {given} were named.",
        ),
    ),
    unfit(
        "double-seat",
        Wording("한 사람이 두 자리에 앉을 수 없습니다.", "Nobody holds two seats."),
        Wording("같은 사람을 한 번만 넣으십시오.", "Name each person once, and nobody who sits already."),
    ),
    unfit(
        "chair-not-a-member",
        Wording("위원장이 위원이 아닙니다.", "The chair is not among the members."),
        Wording("위원 가운데 한 사람을 위원장으로 하십시오.", "Choose the chair among the members."),
    ),
    unfit(
        "deputy-not-a-member",
        Wording("부위원장이 위원이 아닙니다.", "The deputy is not among the members."),
        Wording("위원 가운데 한 사람을 부위원장으로 하십시오.", "Choose the deputy among the members."),
    ),
    unfit(
        "chair-is-deputy",
        Wording("위원장과 부위원장이 같은 사람입니다.", "Chair and deputy are the same person."),
        Wording(
            "위원장을 대행할 다른 위원을 부위원장으로 하십시오.", "Name another member who stands in for the chair."
        ),
    ),
    unfit(
        "secretary-is-a-member",
        Wording("간사는 위원을 겸할 수 없습니다.", "The secretary does not sit as a member."),
        Wording("간사나 위원을 다른 사람으로 하십시오.", "Choose another secretary, or another member."),
    ),
    unfit(
        "term-not-covering",
        Wording("임기가 아닌 위원입니다.", "The member's term does not cover the day."),
        Wording(
            "임기는 {first}부터 {last}까지입니다. {day}에는 위원으로 일할 수 없습니다.",
            "The term runs from {first} to {last}; on {day} the member cannot act.",
        ),
    ),
    unfit(
        "sat-before",
        Wording("이 위원회를 떠난 사람입니다.", "That person has left this panel."),
        Wording(
            "교체되거나 해촉된 위원은 같은 위원회에 다시 위촉하지 않습니다. 다른 사람을 넣으십시오.",
            "Who was replaced or dismissed does not come back to the same panel. Name somebody else.",
        ),
    ),
    unfit(
        "not-a-member",
        Wording("이 위원회의 위원이 아닙니다.", "That person is not a member of the panel."),
        Wording("위원회를 조회하여 위원을 확인하십시오.", "Read the panel and check who sits on it."),
    ),
    unfit(
        "case-of-another-call",
        Wording("이 위원회가 맡은 공고와 과제의 신청이 아닙니다.", "The case is not of the panel's call and track."),
        Wording("같은 공고, 같은 과제의 신청을 넣으십시오.", "Assign a case of the same call and track."),
    ),
    conflict(
        "not-under-evaluation",
        Wording("평가 중인 신청이 아닙니다.", "The application is not under evaluation."),
        Wording(
            "지금 상태는 {status}입니다. 적격인 신청만 평가합니다.", "It stands as {status}; only an eligible one is."
        ),
    ),
    conflict(
        "case-on-a-panel",
        Wording("이미 위원회에 맡긴 건입니다.", "The case is before a panel of this stage already."),
        Wording("한 단계의 한 건은 한 위원회가 평가합니다.", "At each stage one panel evaluates a case."),
    ),
    unfit(
        "case-not-on-panel",
        Wording("이 위원회에 맡기지 않은 건입니다.", "The case is not before this panel."),
        Wording("먼저 간사가 건을 맡겨야 합니다.", "The secretary has to assign it first."),
    ),
    conflict(
        "already-declared",
        Wording("이해충돌 여부를 이미 답하였습니다.", "The conflict question was answered already."),
        Wording(
            "답은 고치지 않습니다. 뒤에 알게 된 이해충돌은 회피로 알리십시오.",
            "The answer stands. A conflict found later is declared by stepping out of the case.",
        ),
    ),
    unfit(
        "grounds-without-conflict",
        Wording("이해충돌이 없다면서 사유를 골랐습니다.", "Grounds were given without a conflict."),
        Wording("사유를 빼거나 이해충돌이 있다고 답하십시오.", "Leave the grounds out, or declare the conflict."),
    ),
    unfit(
        "conflict-unexplained",
        Wording("이해충돌의 사유나 내용이 없습니다.", "The conflict is not explained."),
        Wording("사유를 고르거나 내용을 적으십시오.", "Choose a ground or say what it is."),
    ),
    unfit(
        "grounds-required",
        Wording("사유를 골라야 합니다.", "Grounds are required."),
        Wording("제척·기피의 사유를 하나 이상 고르십시오.", "Choose at least one ground."),
    ),
    conflict(
        "not-declared",
        Wording("이해충돌 여부를 아직 답하지 않았습니다.", "The conflict question has not been answered."),
        Wording("이 건의 이해충돌 여부를 먼저 답하십시오.", "Answer the conflict question for this case first."),
    ),
    conflict(
        "member-recused",
        Wording("이 건에서 빠진 위원입니다.", "The member is recused for this case."),
        Wording(
            "제척·기피·회피된 위원은 이 건을 평가하지도 의결하지도 않습니다.",
            "Whoever is excluded, successfully challenged or self-recused neither scores nor votes on it.",
        ),
    ),
    conflict(
        "already-challenged",
        Wording("이미 기피를 신청하였습니다.", "You challenged this member already."),
        Wording("위원회가 의결할 때까지 기다리십시오.", "Wait until the panel resolves it."),
    ),
    conflict(
        "no-challenge-pending",
        Wording("의결할 기피 신청이 없습니다.", "No challenge of this member is pending."),
        Wording("건을 다시 조회하여 기피 신청을 확인하십시오.", "Read the case again and check its challenges."),
    ),
    unfit(
        "nobody-voted",
        Wording("의결에 참여한 위원이 없습니다.", "Nobody voted."),
        Wording("찬성하거나 반대한 위원을 넣으십시오.", "Name the members who voted for or against."),
    ),
    unfit(
        "challenged-may-not-vote",
        Wording("기피 신청을 받은 위원은 그 의결에 참여하지 못합니다.", "The challenged member may not vote on it."),
        Wording("그 위원을 빼고 의결하십시오.", "Resolve it without that member."),
    ),
    unfit(
        "voted-twice",
        Wording("한 위원이 두 번 표결하였습니다.", "A member voted twice."),
        Wording("위원마다 찬성이나 반대 한쪽에 한 번만 넣으십시오.", "Name each member once, for or against."),
    ),
)
