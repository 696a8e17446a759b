"""The sentences of purchases, and of the public bodies that buy."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.facts import Fact
from domain.purchases import facts as purchases
from domain.subjects.facts import EvaluationAssigned
from web.wording import forms
from web.wording.forms import Spoken
from web.wording.sentence import Sentence
from web.wording.telling import Teller
from web.wording.words import Wording

_NEITHER = Wording("두 평가 가운데 없음", "neither of the two")


def _bought(bought: purchases.Bought, teller: Teller) -> Mapping[str, object]:
    return {
        "body": teller.name(bought.body),
        "amount": forms.won(bought.amount, teller.language),
        "basis": teller.word(bought.basis),
        "day": teller.day(bought.day),
    }


PURCHASING: Mapping[type[Fact], Sentence] = MappingProxyType(
    {
        EvaluationAssigned: Sentence(
            Wording("구매 실적을 반영하는 평가: {evaluation}.", "Its purchases count in: {evaluation}."),
            lambda fact, teller: {
                "evaluation": teller.word(fact.evaluation) if fact.evaluation else teller.say(_NEITHER)
            },
        ),
        purchases.Recorded: Sentence(
            Wording(
                "구매 실적을 기록했습니다({source}): {kind} {contract}, {line}번째 줄, {body}, {amount}({basis}), {day}.",
                "A purchase was recorded ({source}): {kind} {contract}, line {line}, "
                "by {body}, {amount} ({basis}), on {day}.",
            ),
            lambda fact, teller: {
                **_bought(fact.bought, teller),
                "source": teller.word(fact.source),
                "kind": teller.word(fact.kind),
                "contract": Spoken(fact.contract),
                "line": fact.line,
            },
        ),
        purchases.Corrected: Sentence(
            Wording(
                "구매 실적을 바로잡았습니다: {body}, {amount}({basis}), {day}.",
                "The purchase was corrected: by {body}, {amount} ({basis}), on {day}.",
            ),
            lambda fact, teller: _bought(fact.bought, teller),
        ),
        purchases.Struck: Sentence(Wording("구매 실적에서 뺐습니다.", "The purchase counts no more.")),
    }
)
