"""The sentences of performance reviews."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.facts import Fact
from domain.performance import facts as performance
from web.wording.sentence import Sentence
from web.wording.telling import Teller
from web.wording.words import Wording

Named = performance.ReviewScheduled | performance.EvidenceSubmitted | performance.FellDue | performance.Resolved


def _assumed(fact: performance.PeriodSet, teller: Teller) -> str:
    return teller.say(Wording("(기간은 가정)", " (the period is assumed)")) if fact.assumed else ""


def _where(fact: performance.ReviewScheduled, teller: Teller) -> str:
    return teller.say(Wording("현장평가", "on site") if fact.on_site else Wording("서면평가", "at the desk"))


def _extended(fact: performance.Resolved, teller: Teller) -> str:
    if fact.extended_to is None:
        return ""
    day = teller.day(fact.extended_to)
    return teller.say(Wording(f"({day}까지 지원)", f" (support lasts until {day})"))


def _review(fact: Named, teller: Teller) -> dict[str, object]:
    return {"kind": teller.word(fact.kind), "nth": fact.nth}


PERFORMING: Mapping[type[Fact], Sentence] = MappingProxyType(
    {
        performance.PeriodSet: Sentence(
            Wording(
                "지원 기간을 {first}부터 {end}까지로 정했습니다{assumed}.",
                "The support period was set from {first} to {end}{assumed}.",
            ),
            lambda fact, teller: {
                "first": teller.day(fact.first),
                "end": teller.day(fact.end),
                "assumed": _assumed(fact, teller),
            },
        ),
        performance.ReviewScheduled: Sentence(
            Wording(
                "{kind} {nth}회차를 {day}에 {where}로 하기로 하고, {data_by}까지 자료를 요구했습니다.",
                "A review ({kind}, no. {nth}) was set for {day}, {where}, and data demanded by {data_by}.",
            ),
            lambda fact, teller: {
                **_review(fact, teller),
                "day": teller.day(fact.day),
                "where": _where(fact, teller),
                "data_by": teller.day(fact.data_by),
            },
        ),
        performance.EvidenceSubmitted: Sentence(
            Wording(
                "{kind} {nth}회차에 {party:이/가} 자료를 냈습니다.",
                "{party} submitted data for the review ({kind}, no. {nth}).",
            ),
            lambda fact, teller: {**_review(fact, teller), "party": teller.name(fact.party)},
        ),
        performance.FellDue: Sentence(
            Wording(
                "{kind} {nth}회차의 기한({due})이 되었는데 아직 끝나지 않았습니다.",
                "The review ({kind}, no. {nth}) fell due on {due}, not resolved yet.",
            ),
            lambda fact, teller: {**_review(fact, teller), "due": teller.day(fact.due)},
        ),
        performance.Resolved: Sentence(
            Wording(
                "{kind} {nth}회차의 결과는 {outcome}입니다{extended}.",
                "The review ({kind}, no. {nth}) came to: {outcome}{extended}.",
            ),
            lambda fact, teller: {
                **_review(fact, teller),
                "outcome": teller.word(fact.outcome),
                "extended": _extended(fact, teller),
            },
        ),
    }
)
