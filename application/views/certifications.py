"""Confirmations of products as they stood: for each span of knowledge and of effect one row.

What a confirmation is on a day follows from what is known of it, so that a fact says anew every span there is.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from application.record import Recorded
from application.views.book import CaseRow
from application.views.history import STILL
from domain.certifications import CERTIFICATION, Certification
from domain.certifications.facts import CertificateNo, CertificationFact, Issued
from domain.certifications.standing import Standing
from domain.rules.vocabulary import DetailItemNo, GoodsListingNo, Track
from domain.values import Agency

LISTENS = CERTIFICATION.facts


@dataclass(frozen=True, kw_only=True)
class Certified:
    """A confirmation in one standing: known from one position until before another, on days from one until before another."""

    id: UUID
    known_from: int
    known_to: int
    day_from: date
    day_to: date
    standing: Standing
    number: CertificateNo
    application: UUID
    holder: UUID
    track: Track
    agency: Agency
    detail_item_no: DetailItemNo | None
    goods_listing_no: GoodsListingNo | None
    expires: date | None
    version: int
    document: Certification


@dataclass(frozen=True, kw_only=True)
class Told:
    """The rows still known of a confirmation, and those that were known until now."""

    still: tuple[Certified, ...]
    ended: tuple[Certified, ...]


def key(recorded: Recorded) -> UUID | None:
    """The confirmation a fact is about."""
    return recorded.stream if isinstance(recorded.fact, CertificationFact) else None


def fold(known: Iterable[Certified], recorded: Recorded, line: CaseRow | None) -> Told:
    """Fold a fact of a confirmation; `line` is that of its case, which the first fact needs."""
    fact, before = recorded.fact, tuple(known)
    if isinstance(fact, Issued):
        still = _rows(CERTIFICATION.begin(fact), recorded, line.track, line.agency) if line else ()
        return Told(still=still, ended=())
    if not before or not isinstance(fact, CertificationFact):
        return Told(still=before, ended=())
    first = before[0]
    still = _rows(CERTIFICATION.after(first.document, fact), recorded, first.track, first.agency)
    return Told(still=still, ended=tuple(replace(one, known_to=recorded.position) for one in before))


def _rows(known: Certification, recorded: Recorded, track: Track, agency: Agency) -> tuple[Certified, ...]:
    return tuple(
        Certified(
            id=recorded.stream,
            known_from=recorded.position,
            known_to=STILL,
            day_from=span.first,
            day_to=span.until,
            standing=span.standing,
            number=known.number,
            application=known.application,
            holder=known.holder,
            track=track,
            agency=agency,
            detail_item_no=known.product.detail_item_no,
            goods_listing_no=known.product.goods_listing_no,
            expires=known.expires,
            version=recorded.version,
            document=known,
        )
        for span in known.spans()
    )
