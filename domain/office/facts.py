"""The office's own story."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from domain.facts import Fact, fact
from domain.rules.vocabulary import Format
from domain.values import Sha256

Origin = Annotated[str, Format("origin of the log", r"[a-z0-9][a-z0-9.-]{1,62}/[a-z0-9-]{1,40}")]


class OfficeKind(StrEnum):
    """A demonstration log can never become a production one."""

    DEMONSTRATION = "demonstration"
    PRODUCTION = "production"


@fact("office.opened", 1)
class OfficeOpened(Fact):
    """The first fact of every log. `format` is the version of the record's format (docs/format.md)."""

    kind: OfficeKind
    origin: Origin
    format: int


@fact("office.clock_advanced", 1)
class ClockAdvanced(Fact):
    """The demonstration's clock was moved on; it never goes back. `to` is the instant it showed right after."""

    days: int
    to: datetime


@fact("office.ledger_key_rotated", 1)
class LedgerKeyRotated(Fact):
    """Another key of the operator's signs the ledger from now on, beside those that did and are not retired.

    Each is named by the SHA-256 of its verifier key as it is printed.
    """

    key: Sha256
    beside: tuple[Sha256, ...]


@fact("office.ledger_key_retired", 1)
class LedgerKeyRetired(Fact):
    """A key of the operator's signs no more: its secret was destroyed. What it signed is verified as before."""

    key: Sha256


OfficeFact = OfficeOpened | ClockAdvanced | LedgerKeyRotated | LedgerKeyRetired
