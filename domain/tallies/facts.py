"""The story of a tally: the score of one case at one stage, computed anew whenever what it rests on changed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.calls.facts import RulePin
from domain.facts import Fact, fact
from domain.panels.facts import RecusalCause
from domain.rules.vocabulary import Stage, Tally


class TallyCause(StrEnum):
    """Why it was computed."""

    REVEALED = "REVEALED"
    RECUSAL = "RECUSAL"
    CORRECTION = "CORRECTION"


@dataclass(frozen=True, kw_only=True)
class SheetUsed:
    """A sheet by judge, and the version of its stream whose marks were used."""

    judge: UUID
    version: int


@dataclass(frozen=True, kw_only=True)
class SheetVoid:
    """A sheet that stays as history and does not count, and why."""

    judge: UUID
    cause: RecusalCause


@fact("tally.computed", 1)
class Computed(Fact):
    """A machine computed the score. `valid` sheets of `needed` (the panel's quorum of sheets); not `quorate` means no score counts."""

    panel: UUID
    case: UUID
    stage: Stage
    cause: TallyCause
    used: tuple[SheetUsed, ...]
    void: tuple[SheetVoid, ...]
    missing: tuple[UUID, ...]
    valid: int
    needed: int
    quorate: bool
    tally: Tally
    rules: RulePin
    on: date


TallyFact = Computed
