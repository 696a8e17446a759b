"""Revocations (선정 취소): a ground reported, told before, heard, decided, notified; and what set one aside."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import assert_never
from uuid import UUID

from domain.revocations.facts import (
    Arrived,
    Commented,
    Decided,
    Dropped,
    Ground,
    HearingOrdered,
    HearingReported,
    Notified,
    PriorNoticeGiven,
    Reported,
    RevocationFact,
    SetAside,
)
from domain.streams import Stream
from domain.values import Sealed


class Status(StrEnum):
    """Where a revocation stands."""

    REPORTED = "REPORTED"
    """A ground was reported and nobody has acted on it: it is due."""
    PRIOR_NOTICE = "PRIOR_NOTICE"
    """사전통지: the parties may comment."""
    TO_BE_TOLD = "TO_BE_TOLD"
    """Decided, and not told yet."""
    SENT = "SENT"
    """Sent, and not arrived at every party yet."""
    REVOKED = "REVOKED"
    """Arrived at every party."""
    DROPPED = "DROPPED"
    SET_ASIDE = "SET_ASIDE"


ENDED = frozenset({Status.REVOKED, Status.DROPPED, Status.SET_ASIDE})
"""Nothing is due any more; a revocation may still be set aside."""


@dataclass(frozen=True, kw_only=True)
class Revocation:
    """A revocation as it stands."""

    application: UUID
    ground: Ground
    party: UUID | None
    report: Sealed
    reported: date
    told: PriorNoticeGiven | None = None
    comments: tuple[Commented, ...] = ()
    hearing: HearingOrdered | None = None
    heard: HearingReported | None = None
    decided: Decided | None = None
    notified: Notified | None = None
    arrivals: tuple[Arrived, ...] = ()
    dropped: Dropped | None = None
    set_aside: SetAside | None = None

    @property
    def status(self) -> Status:
        """Where it stands."""
        if self.set_aside:
            return Status.SET_ASIDE
        if self.dropped:
            return Status.DROPPED
        if self.notified:
            return Status.REVOKED if self.awaited == () else Status.SENT
        if self.decided:
            return Status.TO_BE_TOLD
        return Status.PRIOR_NOTICE if self.told else Status.REPORTED

    @property
    def awaited(self) -> tuple[UUID, ...]:
        """The parties at whom the notice has not arrived yet."""
        arrived = {one.party for one in self.arrivals}
        return tuple(one for one in self.notified.parties if one not in arrived) if self.notified else ()

    def known_to(self, firms: Collection[UUID]) -> bool:
        """Whether the people of these parties know of it: from the prior notice on, or because one of them reported it."""
        return self.told is not None or self.party in firms

    def commented(self, party: UUID) -> bool:
        """Whether a party commented, or said that it does not."""
        return any(one.party == party for one in self.comments)


def begin(fact: Reported) -> Revocation:
    """Fold the report."""
    return Revocation(
        application=fact.application, ground=fact.ground, party=fact.party, report=fact.report, reported=fact.on
    )


def after(revocation: Revocation, fact: RevocationFact) -> Revocation:
    """Fold a later fact."""
    match fact:
        case Reported():
            return begin(fact)
        case Dropped():
            return replace(revocation, dropped=fact)
        case PriorNoticeGiven():
            return replace(revocation, told=fact, ground=fact.ground)
        case Commented():
            return replace(revocation, comments=(*revocation.comments, fact))
        case HearingOrdered():
            return replace(revocation, hearing=fact, heard=None)
        case HearingReported():
            return replace(revocation, heard=fact)
        case Decided():
            return replace(revocation, decided=fact)
        case Notified():
            return replace(revocation, notified=fact)
        case Arrived():
            return replace(revocation, arrivals=(*revocation.arrivals, fact))
        case SetAside():
            return replace(revocation, set_aside=fact)
        case _:
            assert_never(fact)


REVOCATION = Stream(
    "revocation",
    begin,
    after,
    (
        Reported,
        Dropped,
        PriorNoticeGiven,
        Commented,
        HearingOrdered,
        HearingReported,
        Decided,
        Notified,
        Arrived,
        SetAside,
    ),
)
