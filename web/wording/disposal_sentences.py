"""The sentences of disposals."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.disposals import facts as disposals
from domain.facts import Fact
from domain.subjects.facts import Forgotten
from web.wording.sentence import Sentence
from web.wording.telling import Teller
from web.wording.words import Wording

_NO_BACKUP = Wording("열쇠의 사본은 없습니다", "there is no backup of the keys")
_BACKUP = Wording("열쇠의 마지막 사본은 {until}까지 있습니다", "the last backup of the keys expires on {until}")


def _backups(fact: disposals.Destroyed, teller: Teller) -> str:
    if fact.backups_until is None:
        return teller.say(_NO_BACKUP)
    return teller.say(_BACKUP).format(until=teller.day(fact.backups_until))


DISPOSING: Mapping[type[Fact], Sentence] = MappingProxyType(
    {
        disposals.Proposed: Sentence(
            Wording(
                "보존기간이 {kept_until}에 끝나 폐기를 제안했습니다({of}).",
                "Its retention ended on {kept_until}, and its disposal was proposed ({of}).",
            ),
            lambda fact, teller: {"kept_until": teller.day(fact.kept_until), "of": teller.word(fact.of)},
        ),
        disposals.Approved: Sentence(
            Wording(
                "{deliberated}의 심의를 거쳐 폐기를 승인했습니다.",
                "The disposal was approved after the deliberation of {deliberated}.",
            ),
            lambda fact, teller: {"deliberated": teller.day(fact.deliberated)},
        ),
        disposals.Declined: Sentence(Wording("폐기를 승인하지 않았습니다.", "The disposal was declined.")),
        disposals.Destroyed: Sentence(
            Wording(
                "내용을 여는 열쇠 {keys}개를 파기했습니다. {backups}.",
                "The {keys} keys to its texts were destroyed; {backups}.",
            ),
            lambda fact, teller: {"keys": len(fact.keys), "backups": _backups(fact, teller)},
        ),
        Forgotten: Sentence(
            Wording("이름과 연락처를 여는 열쇠를 파기했습니다.", "The keys to its names and addresses were destroyed.")
        ),
    }
)
