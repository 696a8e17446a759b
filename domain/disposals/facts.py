"""The story of a disposal (기록물 폐기): proposed, deliberated, approved or declined, carried out by destroying keys."""

from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.calls.facts import RetentionClass
from domain.facts import Fact, fact
from domain.values import KeyId, Sealed


class DisposalOf(StrEnum):
    """What is destroyed: the texts of a case, or the description of a firm that is a party to none any more, or of a person."""

    CASE = "CASE"
    FIRM = "FIRM"
    PERSON = "PERSON"
    """Who acts for no firm any more and never held an office (개인정보 보호법 §21)."""


@fact("disposal.proposed", 1)
class Proposed(Fact):
    """It was proposed to destroy the texts of something whose retention is over: completed on one day, kept until another."""

    of: DisposalOf
    thing: UUID
    retention: RetentionClass
    completed: date
    kept_until: date
    on: date


@fact("disposal.approved", 1)
class Approved(Fact):
    """Destruction was approved after review and deliberation (심사·심의, 공공기록물법 §27), held on `deliberated`."""

    deliberated: date
    reasons: Sealed
    on: date


@fact("disposal.declined", 1)
class Declined(Fact):
    """Destruction was declined, with reasons."""

    reasons: Sealed
    on: date


@fact("disposal.destroyed", 1)
class Destroyed(Fact):
    """The keys of these texts are destroyed: from now on they open nothing here, and every proof stands.

    Until the end of `backups_until` a key may lie in a backup of the key store; null where there is none. It is recorded before
    the first key is destroyed, so that whatever dies in between is finished by the worker.
    """

    keys: tuple[KeyId, ...]
    backups_until: date | None
    on: date


DisposalFact = Proposed | Approved | Declined | Destroyed
