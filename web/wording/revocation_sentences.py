"""The sentences of revocations and bars."""

from collections.abc import Mapping
from types import MappingProxyType

from domain.applications import facts as applications
from domain.bars import facts as bars
from domain.facts import Fact
from domain.revocations import facts as revocations
from web.wording.sentence import Sentence
from web.wording.words import Wording

REVOKING: Mapping[type[Fact], Sentence] = MappingProxyType(
    {
        revocations.Reported: Sentence(
            Wording(
                "선정 취소 사유가 있는지 살피기 시작했습니다: {ground}.",
                "Whether a ground to revoke the selection stands is looked into: {ground}.",
            ),
            lambda fact, teller: {"ground": teller.word(fact.ground)},
        ),
        revocations.Dropped: Sentence(
            Wording("선정을 취소하지 않기로 했습니다.", "The selection is not revoked: the matter was dropped.")
        ),
        revocations.PriorNoticeGiven: Sentence(
            Wording(
                "선정 취소를 사전통지했습니다(사유: {ground}, {clause}). 의견제출 기한은 {comment_by}입니다.",
                "The parties were told before ({ground}) and may comment until {comment_by}; basis: {clause}.",
            ),
            lambda fact, teller: {
                "ground": teller.word(fact.ground),
                "clause": fact.clause,
                "comment_by": teller.day(fact.comment_by),
            },
        ),
        revocations.Commented: Sentence(
            Wording("{party}의 의견을 받았습니다.", "An opinion of {party} came in."),
            lambda fact, teller: {"party": teller.name(fact.party)},
        ),
        revocations.HearingOrdered: Sentence(
            Wording("{day}에 청문을 열기로 했습니다.", "A hearing was ordered for {day}."),
            lambda fact, teller: {"day": teller.day(fact.day)},
        ),
        revocations.HearingReported: Sentence(
            Wording(
                "청문을 열었습니다. 참석한 당사자 {attended}곳.",
                "The hearing was held; {attended} of the parties came.",
            ),
            lambda fact, _: {"attended": len(fact.attended)},
        ),
        revocations.Decided: Sentence(
            Wording(
                "선정을 취소하기로 결정했습니다({clause}). 참여 금지 대상: {barred}.",
                "The selection is to be revoked, and these are barred: {barred}; basis: {clause}.",
            ),
            lambda fact, teller: {
                "clause": fact.clause,
                "barred": ", ".join(str(teller.name(one)) for one in fact.barred),
            },
        ),
        revocations.Notified: Sentence(
            Wording(
                "선정 취소를 당사자 {parties}곳에 통지했습니다.", "The revocation was sent to its {parties} parties."
            ),
            lambda fact, _: {"parties": len(fact.parties)},
        ),
        revocations.Arrived: Sentence(
            Wording(
                "선정 취소 통지가 {party}에 도달했습니다. 불복 기한은 {appeal_by}입니다.",
                "The revocation arrived at {party}. An appeal is possible until {appeal_by}.",
            ),
            lambda fact, teller: {"party": teller.name(fact.party), "appeal_by": teller.day(fact.due.appeal_by)},
        ),
        revocations.SetAside: Sentence(
            Wording("선정 취소를 취소했습니다.", "The revocation was set aside: the selection stands again.")
        ),
        applications.SelectionRevoked: Sentence(
            Wording("선정이 취소되었습니다({on}부터).", "The selection is revoked from {on}."),
            lambda fact, teller: {"on": teller.day(fact.on)},
        ),
        applications.SelectionRestored: Sentence(
            Wording("선정이 다시 효력을 가집니다({on}부터).", "The selection stands again from {on}."),
            lambda fact, teller: {"on": teller.day(fact.on)},
        ),
        bars.Imposed: Sentence(
            Wording("{firm}의 참여가 {on}부터 {last}까지 금지됩니다.", "{firm} takes no part from {on} to {last}."),
            lambda fact, teller: {
                "firm": teller.name(fact.firm),
                "on": teller.day(fact.on),
                "last": teller.day(fact.last),
            },
        ),
        bars.Lifted: Sentence(Wording("참여 금지가 풀렸습니다.", "The bar was lifted.")),
        bars.Ended: Sentence(
            Wording(
                "참여 금지 기간이 끝났습니다({on}부터 참여 가능).", "The bar is over; from {on} they may take part."
            ),
            lambda fact, teller: {"on": teller.day(fact.on)},
        ),
    }
)
