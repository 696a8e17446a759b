"""The sentences of requests about one's own data."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.facts import Fact
from domain.privacy import facts as privacy
from web.wording.sentence import Sentence
from web.wording.telling import Teller
from web.wording.words import Wording

_GROUND = Wording(" 근거: {ground}.", " Ground: {ground}.")
_WITHHELD = Wording(" 보여 주지 않는 부분: {withheld}.", " Withheld: {withheld}.")
_KEPT = Wording(" {until}까지 보존합니다.", " It is kept until {until}.")


def _more(fact: privacy.Answered, teller: Teller) -> str:
    said = [
        teller.say(_GROUND).format(ground=teller.word(fact.ground)) if fact.ground else "",
        teller.say(_WITHHELD).format(withheld=teller.words(fact.withheld)) if fact.withheld else "",
        teller.say(_KEPT).format(until=teller.day(fact.kept_until)) if fact.kept_until else "",
    ]
    return "".join(said)


ASKING: Mapping[type[Fact], Sentence] = MappingProxyType(
    {
        privacy.Received: Sentence(
            Wording(
                "{kind:을/를} 요구했습니다. {answer_by}까지 답합니다(가정).",
                "Asked for: {kind}. It is to be answered by {answer_by} (assumed).",
            ),
            lambda fact, teller: {"kind": teller.word(fact.kind), "answer_by": teller.day(fact.answer_by)},
        ),
        privacy.Answered: Sentence(
            Wording(
                "개인정보에 관한 요구에 답했습니다: {outcome}.{more}",
                "The request about personal data was answered: {outcome}.{more}",
            ),
            lambda fact, teller: {"outcome": teller.word(fact.outcome), "more": _more(fact, teller)},
        ),
    }
)
