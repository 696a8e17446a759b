"""The sentences of disputes: objections, reviewers, supplements, rulings, remedies, results; appeals outside the agency."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.disputes import facts as disputes
from domain.facts import Fact
from domain.notices import facts as notices
from web.wording.sentence import Sentence
from web.wording.telling import Teller
from web.wording.words import Wording


def _due(fact: disputes.ObjectionFiled, teller: Teller) -> str:
    if fact.answer_by is None:
        return teller.say(Wording("법에 정한 답변 기한은 없습니다.", "The law gives no day to answer by."))
    day = teller.day(fact.answer_by)
    return teller.say(Wording(f"{day}까지 답합니다.", f"It is answered by {day}."))


def _results(fact: disputes.Ruled, teller: Teller) -> str:
    return ", ".join(f"{one.point}: {teller.word(one.result)}" for one in fact.points)


DISPUTING: Mapping[type[Fact], Sentence] = MappingProxyType(
    {
        disputes.ObjectionFiled: Sentence(
            Wording(
                "{objector:이/가} 이의신청을 했습니다(쟁점 {points}개, {regime}). {due}",
                "{objector} objected ({points} points, {regime}). {due}",
            ),
            lambda fact, teller: {
                "objector": teller.name(fact.objector),
                "points": len(fact.points),
                "regime": teller.word(fact.regime),
                "due": _due(fact, teller),
            },
        ),
        disputes.EvidenceAttached: Sentence(
            Wording(
                "쟁점 {point}의 주장 {argument}에 증거를 붙였습니다.",
                "Evidence was attached to argument {argument} of point {point}.",
            ),
            lambda fact, _: {"point": fact.point, "argument": fact.argument},
        ),
        disputes.SupplementRequested: Sentence(
            Wording(
                "이의신청의 보완을 {due}까지 요구했습니다: {contents}.",
                "Asked to supplement the objection by {due}: {contents}.",
            ),
            lambda fact, teller: {
                "due": teller.day(fact.due),
                "contents": teller.words(fact.contents),
            },
        ),
        disputes.SupplementProvided: Sentence(
            Wording(
                "이의신청을 보완했습니다. 빠진 사항: {missing}.",
                "The objection was supplemented. Still missing: {missing}.",
            ),
            lambda fact, teller: {"missing": teller.words(fact.missing)},
        ),
        disputes.SupplementLapsed: Sentence(
            Wording("보완 기한이 지났습니다.", "The supplement did not come by its due day.")
        ),
        disputes.ReviewerAssigned: Sentence(
            Wording("{reviewer:을/를} 검토 담당자로 정했습니다.", "{reviewer} was asked to review."),
            lambda fact, teller: {"reviewer": teller.name(fact.reviewer)},
        ),
        disputes.ConflictDeclared: Sentence(
            Wording("{reviewer:이/가} 이해충돌이 {conflict}고 답했습니다.", "{reviewer} declared {conflict}."),
            lambda fact, teller: {
                "reviewer": teller.name(fact.reviewer),
                "conflict": teller.say(
                    Wording("있다", "a conflict") if fact.conflict else Wording("없다", "no conflict")
                ),
            },
        ),
        disputes.ReviewerBarred: Sentence(
            Wording(
                "{reviewer:은/는} 이 이의신청을 검토할 수 없습니다: {grounds}.",
                "{reviewer} may not review this objection: {grounds}.",
            ),
            lambda fact, teller: {"reviewer": teller.name(fact.reviewer), "grounds": teller.words(fact.grounds)},
        ),
        disputes.AnswerExtended: Sentence(
            Wording(
                "답변 기한을 {days}일 늘려 {due}까지로 했습니다.",
                "The time to answer was extended by {days} days, to {due}.",
            ),
            lambda fact, teller: {
                "days": fact.days,
                "due": teller.day(fact.answer_by),
            },
        ),
        disputes.AnswerMissed: Sentence(
            Wording(
                "{due}까지 답하지 않았습니다. {consequence} 행정심판·행정소송은 {appeal}까지.",
                "No answer came by {due}. {consequence} It can be appealed until {appeal}.",
            ),
            lambda fact, teller: {
                "due": teller.day(fact.due),
                "consequence": teller.word(fact.consequence),
                "appeal": teller.day(fact.appeal_by),
            },
        ),
        disputes.Withdrawn: Sentence(Wording("이의신청을 취하했습니다.", "The objection was withdrawn.")),
        disputes.Ruled: Sentence(
            Wording(
                "이의신청을 결정했습니다: {result} ({points}).", "The objection was ruled on: {result} ({points})."
            ),
            lambda fact, teller: {"result": teller.word(fact.result), "points": _results(fact, teller)},
        ),
        disputes.RemedyOrdered: Sentence(
            Wording(
                "조치 {number}번을 정했습니다: {remedy}, {due}까지.",
                "Remedy {number} was ordered: {remedy}, by {due}.",
            ),
            lambda fact, teller: {
                "number": fact.number,
                "remedy": teller.word(fact.remedy.kind),
                "due": teller.day(fact.due),
            },
        ),
        disputes.RemedyEffectuated: Sentence(
            Wording(
                "조치 {number}번이 기록 {position}번으로 이행되었습니다(순위가 내려간 과제 {displaced}건).",
                "Remedy {number} was carried out at position {position} (cases whose place fell: {displaced}).",
            ),
            lambda fact, _: {
                "number": fact.number,
                "position": fact.position,
                "displaced": len(fact.displaced),
            },
        ),
        disputes.ResultNotified: Sentence(
            Wording(
                "이의신청 결과를 통지했습니다({method}). 행정심판·행정소송은 {appeal}까지.",
                "The result was sent ({method}). It can be appealed until {appeal}.",
            ),
            lambda fact, teller: {"method": teller.word(fact.method), "appeal": teller.day(fact.appeal_by)},
        ),
        disputes.ResultArrived: Sentence(
            Wording(
                "이의신청 결과가 도달했습니다({arrived}). 행정심판·행정소송은 {appeal}까지.",
                "The result arrived ({arrived}). It can be appealed until {appeal}.",
            ),
            lambda fact, teller: {"arrived": teller.moment(fact.arrived), "appeal": teller.day(fact.appeal_by)},
        ),
        notices.AppealFiled: Sentence(
            Wording("{kind:을/를} 제기했습니다.", "Appealed outside the agency: {kind}."),
            lambda fact, teller: {"kind": teller.word(fact.kind)},
        ),
        notices.AppealDecided: Sentence(
            Wording("제기한 불복 {appeal}번의 결과: {outcome}.", "What appeal {appeal} came to: {outcome}."),
            lambda fact, teller: {"appeal": fact.appeal, "outcome": teller.word(fact.outcome)},
        ),
    }
)
