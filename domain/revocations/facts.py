"""The story of a revocation (선정 취소): a ground reported, prior notice, comments, hearing, decision, notice, and what set it aside."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.facts import Fact, fact
from domain.notices.facts import DueDates, Method, Regime
from domain.rules.vocabulary import Source
from domain.values import Sealed, Sha256


class Ground(StrEnum):
    """Why the Act orders a selection revoked (판로지원법 §20의2③, 시행령 §17의4)."""

    FALSE_PARTICIPATION = "FALSE_PARTICIPATION"
    """거짓이나 부정한 방법으로 참여 (1호)."""
    COOPERATION_FAILED = "COOPERATION_FAILED"
    """수행 평가에서 협력이 실패하거나 중단된 것으로 판정 (2호)."""
    GIVEN_UP = "GIVEN_UP"
    """선정 후 정당한 사유 없이 포기 (3호)."""
    AGREEMENT_BREACHED = "AGREEMENT_BREACHED"
    """정당한 사유 없는 협약 위반으로 경제적 손실 (4호, 시행령 §17의4 1호)."""
    TECHNOLOGY_INFRINGED = "TECHNOLOGY_INFRINGED"
    """기술 침해로 시정권고 (4호, 시행령 §17의4 2호)."""


@dataclass(frozen=True, kw_only=True)
class ToldRemedies:
    """What a party may do against the decision, as told: the regime, its ground, and its periods in days."""

    regime: Regime
    ground: Source
    object_within: int | None
    appeal_within: int
    text: Sealed


@fact("revocation.reported", 1)
class Reported(Fact):
    """It came to the office's notice that a ground may stand. `party` is the firm that reports it of itself, as giving up, or null."""

    application: UUID
    ground: Ground
    party: UUID | None
    report: Sealed
    on: date


@fact("revocation.dropped", 1)
class Dropped(Fact):
    """No ground stands, or just cause does: nothing is revoked, with reasons."""

    reasons: Sealed
    on: date


@fact("revocation.prior_notice_given", 1)
class PriorNoticeGiven(Fact):
    """The parties were told before (사전통지, 행정절차법 §21): facts, content, legal basis, and by when they may comment.

    `parties` are all who are told, `to_be_barred` those whom a bar would name (AMB-26). `comment_by` is frozen with its
    calendar.
    """

    parties: tuple[UUID, ...]
    to_be_barred: tuple[UUID, ...]
    ground: Ground
    clause: Source
    text: Sealed
    comment_by: date
    calendar: Sha256
    method: Method
    on: date


@fact("revocation.commented", 1)
class Commented(Fact):
    """A party submitted its opinion (의견제출), or said that it has none."""

    party: UUID
    text: Sealed | None
    on: date


@fact("revocation.hearing_ordered", 1)
class HearingOrdered(Fact):
    """A hearing (청문) was ordered for a day, at least ten days ahead, with reasons (행정절차법 §21②, §22①)."""

    day: date
    place: Sealed
    reasons: Sealed
    on: date


@fact("revocation.hearing_reported", 1)
class HearingReported(Fact):
    """The hearing was held: who of the parties came, and what was heard."""

    attended: tuple[UUID, ...]
    report: Sealed
    on: date


@fact("revocation.decided", 1)
class Decided(Fact):
    """The selection is revoked, by a person and with reasons; `barred` are the parties whom the five-year bar names (AMB-26).

    It has effect for a party when its notice arrives (행정절차법 §15).
    """

    ground: Ground
    clause: Source
    barred: tuple[UUID, ...]
    reasons: Sealed
    on: date


@fact("revocation.notified", 1)
class Notified(Fact):
    """The decision was sent to every party, with what each may do against it."""

    parties: tuple[UUID, ...]
    method: Method
    remedies: ToldRemedies
    on: date


@fact("revocation.arrived", 1)
class Arrived(Fact):
    """The notice arrived at a party: the decision has effect for it, and its days to object and appeal are frozen."""

    party: UUID
    arrived: datetime
    due: DueDates
    on: date


@fact("revocation.set_aside", 1)
class SetAside(Fact):
    """The revocation was set aside, by the office itself or by what an appeal came to: the selection stands, the bars are lifted."""

    reasons: Sealed
    on: date


RevocationFact = (
    Reported
    | Dropped
    | PriorNoticeGiven
    | Commented
    | HearingOrdered
    | HearingReported
    | Decided
    | Notified
    | Arrived
    | SetAside
)
