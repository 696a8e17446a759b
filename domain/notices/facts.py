"""The story of a notice: one recipient, decided → notified → arrived (행정절차법 §14, §15, §23, §26)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from domain.applications.outcomes import Outcome, ReasonCode
from domain.facts import Fact, fact
from domain.rules.vocabulary import Source
from domain.values import Sealed, Sha256


class Regime(StrEnum):
    """Which law an objection follows (domain.md §5.1)."""

    CIVIL_PETITION_35 = "CIVIL_PETITION_35"
    """민원처리법 §35."""
    BASIC_ACT_36 = "BASIC_ACT_36"
    """행정기본법 §36."""
    NONE = "NONE"
    """No objection to the agency: 행정심판 and 행정소송 remain."""


class Method(StrEnum):
    """How a notice is sent (행정절차법 §14)."""

    ELECTRONIC = "ELECTRONIC"
    POST = "POST"
    DELIVERY = "DELIVERY"
    """교부."""


@dataclass(frozen=True, kw_only=True)
class Remedies:
    """What a rejected applicant may do, as told: the regime, its periods in days and the ground of the choice."""

    regime: Regime
    ground: Source
    object_within: int | None
    answer_within: int | None
    extension: int | None
    appeal_within: int
    text: Sealed


@dataclass(frozen=True, kw_only=True)
class DueDates:
    """The last days that follow from arrival, frozen with the calendar they were counted on."""

    object_by: date | None
    appeal_by: date
    calendar: Sha256


class AppealKind(StrEnum):
    """What may be brought outside the agency."""

    ADMINISTRATIVE_APPEAL = "ADMINISTRATIVE_APPEAL"
    """행정심판."""
    LITIGATION = "LITIGATION"
    """행정소송."""


class AppealOutcome(StrEnum):
    """What an appeal came to."""

    UPHELD = "UPHELD"
    """인용."""
    PARTLY_UPHELD = "PARTLY_UPHELD"
    """일부 인용."""
    DISMISSED = "DISMISSED"
    """기각."""
    INADMISSIBLE = "INADMISSIBLE"
    """각하."""
    WITHDRAWN = "WITHDRAWN"
    """취하."""


@fact("notice.issued", 1)
class Issued(Fact):
    """The decision was put into a notice for one recipient; a rejection carries reasons and remedies."""

    application: UUID
    recipient: UUID
    outcome: Outcome
    reasons: tuple[ReasonCode, ...]
    clause: Source
    text: Sealed
    remedies: Remedies | None
    on: date


@fact("notice.sent", 1)
class Sent(Fact):
    """The notice was sent (통지)."""

    method: Method
    on: date


@fact("notice.arrived", 1)
class Arrived(Fact):
    """The notice arrived (도달); the clocks start here. `due` is null where nothing can be objected to."""

    arrived: datetime
    due: DueDates | None
    on: date


@fact("notice.appeal_filed", 1)
class AppealFiled(Fact):
    """The recipient appealed outside the agency against what the notice told; `on` is the day it was filed there."""

    kind: AppealKind
    docket: Sealed | None
    on: date


@fact("notice.appeal_decided", 1)
class AppealDecided(Fact):
    """An appeal, by its number in the order of filing from 1, was decided outside."""

    appeal: int
    outcome: AppealOutcome
    text: Sealed
    on: date


NoticeFact = Issued | Sent | Arrived | AppealFiled | AppealDecided
