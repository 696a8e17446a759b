"""The sentences of the evaluation: panels, sheets, tallies, stages."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.applications import facts as applications
from domain.facts import Fact
from domain.panels import facts as panels
from domain.sheets import facts as sheets
from domain.tallies.facts import Computed
from web.wording.forms import Spoken
from web.wording.sentence import Sentence
from web.wording.telling import Teller
from web.wording.words import Wording

WITHOUT_SCORE = Wording("성립하지 않음", "none that counts")


def _score(fact: Computed, teller: Teller) -> str:
    score = fact.tally.score
    return teller.say(WITHOUT_SCORE) if score is None or not fact.quorate else f"{score:f}"


def _member(fact: object, teller: Teller) -> Mapping[str, object]:
    return {"member": teller.name(getattr(fact, "member"))}  # noqa: B009  (facts of several kinds have one)


def _stage(fact: object, teller: Teller) -> Mapping[str, object]:
    return {"stage": teller.word(getattr(fact, "stage"))}  # noqa: B009  (facts of several kinds have one)


EVALUATION: Mapping[type[Fact], Sentence] = MappingProxyType(
    {
        panels.Convened: Sentence(
            Wording(
                "{stage} 위원회를 구성했습니다. 위원: {members}. 위원장: {chair}.",
                "A panel was convened for the {stage}. Members: {members}. Chair: {chair}.",
            ),
            lambda fact, teller: {
                "stage": teller.word(fact.stage),
                "members": teller.names([one.person for one in fact.members]),
                "chair": teller.name(fact.chair),
            },
        ),
        panels.MemberReplaced: Sentence(
            Wording("위원 {member} 대신 {successor:을/를} 위촉했습니다.", "{successor} took the seat of {member}."),
            lambda fact, teller: {"member": teller.name(fact.member), "successor": teller.name(fact.by.person)},
        ),
        panels.MemberDismissed: Sentence(
            Wording("위원 {member:을/를} 해촉했습니다.", "{member} was dismissed from the panel."), _member
        ),
        panels.CaseAssigned: Sentence(Wording("건을 위원회에 맡겼습니다.", "A case was put before the panel.")),
        panels.ConflictDeclared: Sentence(
            Wording("위원 {member:이/가} 이해충돌이 {answer} 답했습니다.", "{member} declared {answer}."),
            lambda fact, teller: {
                "member": teller.name(fact.member),
                "answer": teller.say(
                    Wording("있다고", "a conflict of interest")
                    if fact.conflict
                    else Wording("없다고", "no conflict of interest")
                ),
            },
        ),
        panels.ChallengeRaised: Sentence(
            Wording("{party:이/가} 위원 {member:을/를} 기피 신청했습니다.", "{party} challenged {member}."),
            lambda fact, teller: {"party": teller.name(fact.party), "member": teller.name(fact.member)},
        ),
        panels.ChallengeResolved: Sentence(
            Wording(
                "위원 {member}에 대한 기피 신청을 {answer}(찬성 {ayes}, 반대 {noes}).",
                "The challenge of {member} was {answer} ({ayes} for, {noes} against).",
            ),
            lambda fact, teller: {
                "member": teller.name(fact.member),
                "answer": teller.say(
                    Wording("받아들였습니다", "upheld")
                    if fact.upheld
                    else Wording("받아들이지 않았습니다", "not upheld")
                ),
                "ayes": len(fact.ayes),
                "noes": len(fact.noes),
            },
        ),
        panels.Recused: Sentence(
            Wording(
                "위원 {member:은/는} 이 건에서 처음부터 셈하지 않습니다({cause}).",
                "{member} does not count for this case, from the beginning ({cause}).",
            ),
            lambda fact, teller: {"member": teller.name(fact.member), "cause": teller.word(fact.cause)},
        ),
        panels.ScoringClosed: Sentence(
            Wording("평가표 {missing}개 없이 평가를 마감했습니다.", "Scoring was closed; sheets missing: {missing}."),
            lambda fact, _: {"missing": len(fact.missing)},
        ),
        panels.SheetsRevealed: Sentence(
            Wording("평가표 {sheets}개를 한꺼번에 공개했습니다.", "Sheets revealed, all at once: {sheets}."),
            lambda fact, _: {"sheets": len(fact.judges)},
        ),
        sheets.Sealed: Sentence(
            Wording("위원 {judge:이/가} 평가표를 봉인했습니다.", "{judge} sealed a sheet."),
            lambda fact, teller: {"judge": teller.name(fact.judge)},
        ),
        sheets.Reopened: Sentence(Wording("봉인한 평가표를 거두었습니다.", "A sealed sheet was taken back.")),
        sheets.Revealed: Sentence(Wording("평가표를 공개했습니다.", "A sheet was revealed.")),
        sheets.Corrected: Sentence(Wording("공개된 평가표를 바로잡았습니다.", "A revealed sheet was corrected.")),
        Computed: Sentence(
            Wording(
                "{stage} 점수를 계산했습니다: {score}(유효한 평가표 {valid}개, 필요 {needed}개).",
                "The score of the {stage} was computed: {score} ({valid} sheets count, {needed} needed).",
            ),
            lambda fact, teller: {
                "stage": teller.word(fact.stage),
                "score": _score(fact, teller),
                "valid": fact.valid,
                "needed": fact.needed,
            },
        ),
        applications.HearingScheduled: Sentence(
            Wording("{stage} 일정을 {at}로 정했습니다.", "The {stage} was scheduled for {at}."),
            lambda fact, teller: {"stage": teller.word(fact.stage), "at": Spoken(teller.moment(fact.at))},
        ),
        applications.HearingReported: Sentence(
            Wording("{stage} 의견 청취 또는 현장 확인의 결과를 보고했습니다.", "The {stage} was reported."), _stage
        ),
        applications.StagePassed: Sentence(Wording("{stage:을/를} 통과했습니다.", "The {stage} was passed."), _stage),
        applications.StageFailed: Sentence(
            Wording("{stage:을/를} 통과하지 못했습니다.", "The {stage} was not passed."), _stage
        ),
    }
)
"""By the fact."""
