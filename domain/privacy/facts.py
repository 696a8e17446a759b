"""The story of a request about one's own data (열람·정정·삭제 요구, 개인정보 보호법 §35, §36): received, answered."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.facts import Fact, fact
from domain.rules.vocabulary import Word
from domain.values import Sealed


class RequestKind(StrEnum):
    """What is asked for."""

    ACCESS = "ACCESS"
    """열람 (§35): to be told what is held."""
    CORRECTION = "CORRECTION"
    """정정 (§36): to have what is wrong put right."""
    ERASURE = "ERASURE"
    """삭제 (§36): to have it destroyed."""


class Outcome(StrEnum):
    """What a request came to."""

    GRANTED = "GRANTED"
    PARTLY_GRANTED = "PARTLY_GRANTED"
    REFUSED = "REFUSED"


class RefusalGround(StrEnum):
    """Why a request is refused, in whole or in part."""

    QUALIFICATION_REVIEW = "QUALIFICATION_REVIEW"
    """A review of qualification goes on (자격 심사, §35④ 3호 다목)."""
    EVALUATION_PENDING = "EVALUATION_PENDING"
    """An evaluation or judgement is under way (§35④ 3호 라목)."""
    AUDIT_PENDING = "AUDIT_PENDING"
    """An audit or inspection is under way (§35④ 3호 마목)."""
    KEPT_BY_LAW = "KEPT_BY_LAW"
    """Another statute has it kept (§36① 단서; 공공기록물법 시행령 §26)."""
    RIGHT_AS_RECORDED = "RIGHT_AS_RECORDED"
    """What is recorded is right."""
    NOT_HELD = "NOT_HELD"
    """What is asked for is not held."""


class Holding(StrEnum):
    """A part of what the office holds about somebody."""

    REGISTER = "REGISTER"
    """The entry in the register: names, numbers, addresses, roles, for whom they act."""
    CASES = "CASES"
    """The cases they have a part in."""
    ACTS = "ACTS"
    """What they put on record."""
    READINGS = "READINGS"
    """When their entry was read, in which role and what for."""


@fact("privacy_request.received", 1)
class Received(Fact):
    """Somebody asked about the data that describe them, or the firm they represent: `about`.

    `answer_by` is the last day to answer; `assumed` names what no source sets.
    """

    kind: RequestKind
    about: UUID
    wish: Sealed
    answer_by: date
    assumed: tuple[Word, ...]
    on: date


@fact("privacy_request.answered", 1)
class Answered(Fact):
    """The request was granted, in part, or refused, with reasons, and its person told.

    `withheld` are the parts that an access does not show. Of an erasure that was refused, `kept_until` is the last day it
    is kept; null where that is not known yet.
    """

    outcome: Outcome
    ground: RefusalGround | None
    withheld: tuple[Holding, ...]
    kept_until: date | None
    reasons: Sealed
    on: date


PrivacyFact = Received | Answered
