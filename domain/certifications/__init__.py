"""The confirmation of a product (상생협력제품 확인): per product, for tracks whose tasks have products (AMB-10, AMB-17)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never
from uuid import UUID

from domain.certifications.facts import (
    CertificateNo,
    CertificationFact,
    Expired,
    Issued,
    Renewed,
    Restored,
    Revoked,
    Scope,
    Suspended,
)
from domain.certifications.standing import Revocation, Span, Standing, day_after, earlier, spans
from domain.streams import Stream
from domain.values import Item


@dataclass(frozen=True, kw_only=True)
class Suspension:
    """Days on which it does not count, from `first` on and before `until`, null where it goes on."""

    first: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether it does not count on this day."""
        return self.first <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, kw_only=True)
class Certification:
    """A confirmation as it is known. What it is on a day, `standing_on` answers.

    `expired` is the day for which its end was put on record, null where that was not.
    """

    application: UUID
    number: CertificateNo
    product: Item
    scope: Scope
    holder: UUID
    added: bool
    first: date
    last: date
    suspensions: tuple[Suspension, ...] = ()
    revocation: Revocation | None = None
    expired: date | None = None

    def standing_on(self, day: date) -> Standing:
        """What it is on a day, whether or not anybody put on record that time ended it."""
        if self.revocation and day >= self.revocation.on:
            return Standing.REVOKED
        if day < self.first:
            return Standing.NOT_YET
        if day > self.last:
            return Standing.EXPIRED
        return Standing.SUSPENDED if any(one.covers(day) for one in self.suspensions) else Standing.VALID

    def spans(self) -> tuple[Span, ...]:
        """Its standing on every day there is."""
        return tuple(spans(self.standing_on, self._turns()))

    @property
    def suspended(self) -> Suspension | None:
        """The suspension that goes on, or is to begin."""
        return next((one for one in self.suspensions if one.until is None), None)

    @property
    def expires(self) -> date | None:
        """The first day without it where time alone ends it and that is not on record yet."""
        ends = day_after(self.last)
        revoked_before = self.revocation is not None and self.revocation.on <= ends
        return None if revoked_before or self.expired is not None else ends

    def _turns(self) -> Iterator[date]:
        yield self.first
        yield day_after(self.last)
        for one in self.suspensions:
            yield one.first
            if one.until:
                yield one.until
        if self.revocation:
            yield self.revocation.on


def begin(fact: Issued) -> Certification:
    """Fold the issue."""
    return Certification(
        application=fact.application,
        number=fact.number,
        product=fact.product,
        scope=fact.scope,
        holder=fact.holder,
        added=fact.added is not None,
        first=fact.valid.first,
        last=fact.valid.last,
    )


def after(known: Certification, fact: CertificationFact) -> Certification:
    """Fold a later fact."""
    match fact:
        case Issued():
            return begin(fact)
        case Suspended():
            return replace(known, suspensions=(*known.suspensions, Suspension(first=fact.on)))
        case Restored():
            ended = (one if one.until else replace(one, until=max(one.first, fact.on)) for one in known.suspensions)
            return replace(known, suspensions=tuple(ended))
        case Renewed():
            return replace(known, last=max(known.last, fact.last))
        case Expired():
            return replace(known, expired=fact.on)
        case Revoked():
            revocation = Revocation(cause=fact.cause, retroactive=fact.retroactive, ground=fact.ground, on=fact.on)
            return replace(known, revocation=earlier(known.revocation, revocation))
        case _:
            assert_never(fact)


CERTIFICATION = Stream("certification", begin, after, (Issued, Suspended, Restored, Renewed, Expired, Revoked))
