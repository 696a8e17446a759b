"""Purchases as they are known: one row a line and span of knowledge, under the track and agency of the case they belong to."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from application.record import Recorded
from application.views.book import CaseRow
from application.views.history import STILL
from domain.purchases import PURCHASE, Purchase
from domain.purchases import facts as purchases
from domain.purchases.facts import PurchaseFact
from domain.rules.vocabulary import Track
from domain.values import Agency

LISTENS = PURCHASE.facts


@dataclass(frozen=True, kw_only=True)
class KeptPurchase:
    """A purchase line, known from one position until before another."""

    id: UUID
    known_from: int
    known_to: int
    version: int
    body: UUID
    certification: UUID
    application: UUID
    track: Track
    agency: Agency
    day: date
    struck: bool
    document: Purchase


@dataclass(frozen=True, kw_only=True)
class Told:
    """The row still known of a line, and the one that was known until now."""

    still: KeptPurchase | None
    ended: tuple[KeptPurchase, ...] = ()


def key(recorded: Recorded) -> UUID | None:
    """The purchase line a fact is about."""
    return recorded.stream if isinstance(recorded.fact, PurchaseFact) else None


def case(recorded: Recorded) -> UUID | None:
    """The case that a fact names, whose line folding it needs."""
    fact = recorded.fact
    return fact.bought.application if isinstance(fact, purchases.Recorded | purchases.Corrected) else None


def fold(known: KeptPurchase | None, recorded: Recorded, line: CaseRow | None) -> Told:
    """Fold a fact of a purchase; `line` is that of the case it names. A purchase of no case has no row."""
    fact = recorded.fact
    if isinstance(fact, purchases.Recorded):
        return Told(still=_row(PURCHASE.begin(fact), recorded, line.track, line.agency) if line else None)
    if known is None or not isinstance(fact, PurchaseFact):
        return Told(still=known)
    track, agency = (line.track, line.agency) if line else (known.track, known.agency)
    still = _row(PURCHASE.after(known.document, fact), recorded, track, agency)
    return Told(still=still, ended=(replace(known, known_to=recorded.position),))


def _row(known: Purchase, recorded: Recorded, track: Track, agency: Agency) -> KeptPurchase:
    bought = known.bought
    return KeptPurchase(
        id=recorded.stream,
        known_from=recorded.position,
        known_to=STILL,
        version=recorded.version,
        body=bought.body,
        certification=bought.certification,
        application=bought.application,
        track=track,
        agency=agency,
        day=bought.day,
        struck=known.struck,
        document=known,
    )
