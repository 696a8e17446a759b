"""The sentences of confirmations of products and of grades of firms."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.certifications import facts as certifications
from domain.facts import Fact
from domain.grades import facts as grades
from web.wording.forms import Spoken
from web.wording.sentence import Sentence
from web.wording.telling import Teller
from web.wording.words import Wording


def _revoked(fact: certifications.Revoked | grades.Revoked, teller: Teller) -> Mapping[str, object]:
    how = Wording("소급하여 취소했습니다", "cancelled retroactively") if fact.retroactive else _FORWARD
    return {
        "on": teller.day(fact.on),
        "how": teller.say(how),
        "cause": teller.word(fact.cause),
        "ground": fact.ground,
    }


def _how(fact: certifications.Issued, teller: Teller) -> str:
    return teller.say(Wording(", 선정 뒤에 추가한 제품", ", added after the selection")) if fact.added else ""


_FORWARD = Wording("취소했습니다", "revoked")

CERTIFYING: Mapping[type[Fact], Sentence] = MappingProxyType(
    {
        certifications.Issued: Sentence(
            Wording(
                "{holder}의 제품을 상생협력제품으로 확인했습니다(확인번호 {number}, {first}~{last}, 기간은 가정{how}).",
                "A product of {holder} was confirmed under number {number}, "
                "from {first} to {last} (the period is assumed{how}).",
            ),
            lambda fact, teller: {
                "holder": teller.name(fact.holder),
                "number": Spoken(fact.number),
                "first": teller.day(fact.valid.first),
                "last": teller.day(fact.valid.last),
                "how": _how(fact, teller),
            },
        ),
        certifications.Suspended: Sentence(
            Wording("{on}부터 확인의 효력을 정지했습니다.", "The confirmation is suspended from {on}."),
            lambda fact, teller: {"on": teller.day(fact.on)},
        ),
        certifications.Restored: Sentence(
            Wording("{on}부터 확인의 효력을 되살렸습니다.", "The confirmation counts again from {on}."),
            lambda fact, teller: {"on": teller.day(fact.on)},
        ),
        certifications.Renewed: Sentence(
            Wording(
                "확인의 유효기간을 {last}까지 갱신했습니다(기간은 가정).",
                "The confirmation was renewed until {last} (the period is assumed).",
            ),
            lambda fact, teller: {"last": teller.day(fact.last)},
        ),
        certifications.Expired: Sentence(
            Wording(
                "유효기간이 지나 {on}부터 확인의 효력이 없습니다.", "The confirmation expired: it is none from {on}."
            ),
            lambda fact, teller: {"on": teller.day(fact.on)},
        ),
        certifications.Revoked: Sentence(
            Wording(
                "{on}부터 효력이 없도록 확인을 {how}({cause}, 근거: {ground}).",
                "The confirmation was {how} with effect from {on} ({cause}; basis: {ground}).",
            ),
            _revoked,
        ),
        grades.Given: Sentence(
            Wording(
                "{firm:이/가} {year}년 이행실적으로 {grade:을/를} 받았습니다(가점 기간 {first}~{last}, 기간은 가정).",
                "{firm} was given {grade} for its performance in {year} "
                "(bonus from {first} to {last}; the period is assumed).",
            ),
            lambda fact, teller: {
                "firm": teller.name(fact.firm),
                "year": fact.year,
                "grade": teller.word(fact.grade),
                "first": teller.day(fact.bonus.first),
                "last": teller.day(fact.bonus.last),
            },
        ),
        grades.Revoked: Sentence(
            Wording(
                "{on}부터 효력이 없도록 등급을 {how}({cause}, 근거: {ground}).",
                "The grade was {how} with effect from {on} ({cause}; basis: {ground}).",
            ),
            _revoked,
        ),
    }
)
