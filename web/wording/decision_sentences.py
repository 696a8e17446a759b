"""The sentences of deciding: meetings, decisions, notices and letters, selection lists, the holiday table."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.agreements import facts as agreements
from domain.applications import facts as applications
from domain.facts import Fact
from domain.holidays import facts as holidays
from domain.letters import facts as letters
from domain.meetings import facts as meetings
from domain.notices import facts as notices
from domain.selections import facts as selections
from web.wording.sentence import Sentence
from web.wording.telling import Teller
from web.wording.words import Wording


def _due(due: notices.DueDates | None, teller: Teller) -> str:
    if due is None:
        return teller.say(Wording("불복 기한은 없습니다.", "Nothing falls due."))
    appeal = teller.day(due.appeal_by)
    if due.object_by is None:
        return teller.say(Wording(f"행정심판·행정소송은 {appeal}까지.", f"It can be appealed until {appeal}."))
    objection = teller.day(due.object_by)
    return teller.say(
        Wording(
            f"이의신청은 {objection}까지, 행정심판·행정소송은 {appeal}까지.",
            f"It can be objected to until {objection} and appealed until {appeal}.",
        )
    )


DECIDING: Mapping[type[Fact], Sentence] = MappingProxyType(
    {
        applications.DecisionSetAside: Sentence(
            Wording(
                "이의신청이 받아들여져 결정을 취소했습니다. 되돌아간 단계: {step}. 처음 결정은 기록에 남습니다.",
                "The decision was set aside by an objection. The case goes back to: {step}. The first decision stays on record.",
            ),
            lambda fact, teller: {"step": teller.word(fact.back_to)},
        ),
        agreements.Reinstated: Sentence(
            Wording(
                "선정 취소가 취소되어 협약이 다시 효력을 가집니다.",
                "The agreement is live again: the revocation was set aside.",
            )
        ),
        agreements.Restored: Sentence(
            Wording(
                "미선정 결정이 취소되어 상생협약이 되살아났습니다.",
                "The agreement is live again: the rejection that ended it was set aside.",
            )
        ),
        meetings.Opened: Sentence(
            Wording(
                "회의를 열었습니다(재적 {enrolled}명, 출석 {present}명, 필요 {needed}명).",
                "A meeting opened ({enrolled} enrolled, {present} present, {needed} needed).",
            ),
            lambda fact, _: {
                "enrolled": len(fact.enrolled),
                "present": len(fact.present),
                "needed": fact.needed,
            },
        ),
        meetings.VoteCast: Sentence(
            Wording("위원 {voter:이/가} 표결했습니다: {choice}.", "{voter} voted: {choice}."),
            lambda fact, teller: {"voter": teller.name(fact.voter), "choice": teller.word(fact.choice)},
        ),
        meetings.Resolved: Sentence(
            Wording(
                "{proposal} 안건을 {carried}(찬성 {ayes}, 반대 {noes}, 기권 {abstentions}, 필요 {needed}).",
                "The proposal to {proposal} was {carried} "
                "({ayes} ayes, {noes} noes, {abstentions} abstentions, {needed} needed).",
            ),
            lambda fact, teller: {
                "proposal": teller.word(fact.proposal),
                "carried": teller.say(
                    Wording("의결했습니다", "carried") if fact.carried else Wording("부결했습니다", "voted down")
                ),
                "ayes": fact.ayes,
                "noes": fact.noes,
                "abstentions": fact.abstentions,
                "needed": fact.needed,
            },
        ),
        meetings.Minuted: Sentence(Wording("회의록을 남겼습니다.", "The minutes were taken.")),
        meetings.Closed: Sentence(Wording("회의를 닫았습니다.", "The meeting was closed.")),
        applications.DecisionDrafted: Sentence(
            Wording("{outcome} 결정안을 기안했습니다.", "A decision was drafted: {outcome}."),
            lambda fact, teller: {"outcome": teller.word(fact.outcome)},
        ),
        applications.DecisionReviewed: Sentence(
            Wording("결정안을 검토하여 {answer}.", "The draft was reviewed and {answer}."),
            lambda fact, teller: {
                "answer": teller.say(
                    Wording("동의했습니다", "agreed to") if fact.agreed else Wording("돌려보냈습니다", "sent back")
                )
            },
        ),
        applications.Selected: Sentence(
            Wording("선정했습니다(근거: {clause}).", "The application was selected (basis: {clause})."),
            lambda fact, _: {"clause": fact.clause},
        ),
        applications.Rejected: Sentence(
            Wording(
                "선정하지 않았습니다. 사유: {reasons}(근거: {clause}).",
                "The application was not selected. Reasons: {reasons} (basis: {clause}).",
            ),
            lambda fact, teller: {"reasons": teller.words(fact.reasons), "clause": fact.clause},
        ),
        applications.DecisionCorrected: Sentence(
            Wording(
                "결정문의 오기를 바로잡았습니다. 결정은 그대로입니다.",
                "A clerical error in the decision was corrected; the decision stands.",
            )
        ),
        notices.Issued: Sentence(
            Wording("{recipient}에 보낼 {outcome} 통지서를 만들었습니다.", "A notice for {recipient}: {outcome}."),
            lambda fact, teller: {"recipient": teller.name(fact.recipient), "outcome": teller.word(fact.outcome)},
        ),
        notices.Sent: Sentence(
            Wording("통지서를 보냈습니다({method}).", "The notice was sent ({method})."),
            lambda fact, teller: {"method": teller.word(fact.method)},
        ),
        notices.Arrived: Sentence(
            Wording("통지서가 {arrived}에 도달했습니다. {due}", "The notice arrived at {arrived}. {due}"),
            lambda fact, teller: {"arrived": teller.moment(fact.arrived), "due": _due(fact.due, teller)},
        ),
        letters.Rendered: Sentence(
            Wording("{recipient}에 보낼 문서를 만들었습니다: {kind}.", "A letter was made for {recipient}: {kind}."),
            lambda fact, teller: {"recipient": teller.name(fact.recipient), "kind": teller.word(fact.kind)},
        ),
        selections.Listed: Sentence(
            Wording("{track} {tasks}건의 순위를 정했습니다.", "Tasks ranked ({track}): {tasks}."),
            lambda fact, teller: {"track": teller.word(fact.track), "tasks": len(fact.standings)},
        ),
        selections.Published: Sentence(
            Wording("{track} 선정 과제 {tasks}건을 고시했습니다.", "Selected tasks published ({track}): {tasks}."),
            lambda fact, teller: {"track": teller.word(fact.track), "tasks": len(fact.selected)},
        ),
        holidays.Seeded: Sentence(
            Wording("공휴일표에 {years}년분을 넣었습니다.", "Years added to the holiday table: {years}."),
            lambda fact, _: {"years": len(fact.years)},
        ),
        holidays.Corrected: Sentence(
            Wording(
                "공휴일표를 고쳤습니다(더한 날 {added}일, 뺀 날 {removed}일).",
                "The holiday table was corrected ({added} days added, {removed} taken away).",
            ),
            lambda fact, _: {"added": len(fact.added), "removed": len(fact.removed)},
        ),
    }
)
"""By the fact."""
