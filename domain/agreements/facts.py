"""The story of a win-win agreement (상생협약)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.facts import Fact, fact
from domain.rules.vocabulary import Track
from domain.values import Cooperative, Sealed


@dataclass(frozen=True, kw_only=True)
class Terms:
    """Division of roles, rights and duties between the participants (판로지원법 시행령 §17의2② 2호)."""

    role_division: Sealed
    rights_and_duties: Sealed


@dataclass(frozen=True, kw_only=True)
class Parties:
    """Who the agreement is between: lead firms, or a cooperative that signs for its members, and one partner."""

    leads: tuple[UUID, ...]
    partner: UUID
    cooperative: Cooperative | None = None

    def signatories(self) -> tuple[UUID, ...]:
        """Who must sign."""
        return ((self.cooperative.firm,) if self.cooperative else self.leads) + (self.partner,)


class EndCause(StrEnum):
    """Why an agreement ended."""

    APPLICATION_WITHDRAWN = "APPLICATION_WITHDRAWN"
    APPLICATION_RETURNED = "APPLICATION_RETURNED"
    APPLICATION_INELIGIBLE = "APPLICATION_INELIGIBLE"
    APPLICATION_REJECTED = "APPLICATION_REJECTED"
    TERM_ENDED = "TERM_ENDED"
    PARTIES_AGREED = "PARTIES_AGREED"
    APPLICATION_REVOKED = "APPLICATION_REVOKED"


@fact("agreement.drafted", 1)
class Drafted(Fact):
    """The parties of an application put their agreement into words."""

    application: UUID
    call: UUID
    track: Track
    parties: Parties
    terms: Terms


@fact("agreement.amended", 1)
class Amended(Fact):
    """Parties or terms changed; every signature given so far no longer counts."""

    parties: Parties
    terms: Terms


@fact("agreement.signed", 1)
class Signed(Fact):
    """A party signed. The last signature concludes the agreement."""

    party: UUID
    on: date


@fact("agreement.ended", 1)
class Ended(Fact):
    """The agreement is no longer live."""

    cause: EndCause
    on: date


@fact("agreement.restored", 1)
class Restored(Fact):
    """The agreement is live again, signatures and all: the rejection that ended it was set aside."""

    dispute: UUID
    on: date


@fact("agreement.reinstated", 1)
class Reinstated(Fact):
    """The agreement is live again, signatures and all: the revocation of the selection that ended it was set aside."""

    revocation: UUID
    on: date


AgreementFact = Drafted | Amended | Signed | Ended | Restored | Reinstated
