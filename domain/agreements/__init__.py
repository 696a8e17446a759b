"""The win-win agreement (상생협약): parties, terms, signatures."""

from dataclasses import dataclass, replace
from typing import assert_never
from uuid import UUID

from domain.agreements.facts import AgreementFact, Amended, Drafted, Ended, Parties, Reinstated, Restored, Signed, Terms
from domain.rules.vocabulary import Agreed, Track
from domain.streams import Stream


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """An agreement as it stands."""

    application: UUID
    call: UUID
    track: Track
    parties: Parties
    terms: Terms
    signed: tuple[UUID, ...] = ()
    ended: bool = False

    @property
    def concluded(self) -> bool:
        """Whether every party has signed."""
        return all(party in self.signed for party in self.parties.signatories())

    def agreed(self) -> Agreed | None:
        """The agreement as the rules see it; one that ended does not count."""
        if self.ended:
            return None
        cooperative = self.parties.cooperative
        return Agreed(
            leads=self.parties.leads,
            partner=self.parties.partner,
            cooperative=cooperative.firm if cooperative else None,
            signed=self.signed,
        )


def begin(fact: Drafted) -> Agreement:
    """Fold the draft."""
    return Agreement(
        application=fact.application, call=fact.call, track=fact.track, parties=fact.parties, terms=fact.terms
    )


def after(agreement: Agreement, fact: AgreementFact) -> Agreement:
    """Fold a later fact."""
    match fact:
        case Drafted():
            return begin(fact)
        case Amended():
            return replace(agreement, parties=fact.parties, terms=fact.terms, signed=())
        case Signed():
            return replace(agreement, signed=(*agreement.signed, fact.party))
        case Ended():
            return replace(agreement, ended=True)
        case Restored() | Reinstated():
            return replace(agreement, ended=False)
        case _:
            assert_never(fact)


AGREEMENT = Stream("agreement", begin, after, (Drafted, Amended, Signed, Ended, Restored, Reinstated))
