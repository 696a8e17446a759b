"""Agreeing: parties put their agreement into words and sign it, each for itself."""

from datetime import date
from uuid import UUID

from domain.agreements import Agreement
from domain.agreements.facts import Amended, Drafted, EndCause, Ended, Parties, Reinstated, Restored, Signed, Terms
from domain.applications import LIVE, Application
from domain.facts import require


def draft(
    agreement: Agreement | None, application: Application, *, id: UUID, parties: Parties, terms: Terms
) -> Drafted:
    """Put the agreement of an application into words: one agreement an application."""
    require(agreement is None, "agreement-exists")
    _require_live(application)
    _require_parties(parties)
    return Drafted(application=id, call=application.call, track=application.track, parties=parties, terms=terms)


def amend(agreement: Agreement, application: Application, *, parties: Parties, terms: Terms) -> Amended:
    """Change parties or terms; every party signs anew."""
    _require_live(application)
    require(not agreement.ended, "agreement-ended")
    _require_parties(parties)
    return Amended(parties=parties, terms=terms)


def sign(agreement: Agreement, application: Application, *, party: UUID, on: date) -> Signed:
    """Sign for a party of the agreement, once."""
    _require_live(application)
    require(not agreement.ended, "agreement-ended")
    require(party in agreement.parties.signatories(), "not-a-party", party=party)
    require(party not in agreement.signed, "already-signed", party=party)
    return Signed(party=party, on=on)


def end(agreement: Agreement, *, cause: EndCause, on: date) -> tuple[Ended, ...]:
    """End the agreement if it is still live."""
    return () if agreement.ended else (Ended(cause=cause, on=on),)


def restore(agreement: Agreement, *, dispute: UUID, on: date) -> tuple[Restored, ...]:
    """Make the agreement live again where it ended: the rejection that ended it was set aside."""
    return (Restored(dispute=dispute, on=on),) if agreement.ended else ()


def reinstate(agreement: Agreement, *, revocation: UUID, on: date) -> tuple[Reinstated, ...]:
    """Make the agreement live again where it ended: the revocation that ended it was set aside."""
    return (Reinstated(revocation=revocation, on=on),) if agreement.ended else ()


def _require_live(application: Application) -> None:
    require(application.status in LIVE, "application-ended")


def _require_parties(parties: Parties) -> None:
    require(parties.leads or parties.cooperative, "no-lead-firm")
    require(len(set(parties.signatories())) == len(parties.signatories()), "party-named-twice")
