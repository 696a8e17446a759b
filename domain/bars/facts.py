"""The story of a firm's bars from the program (참여 금지): imposed, lifted, ended by time."""

from datetime import date
from uuid import UUID

from domain.facts import Fact, fact
from domain.values import Sealed


@fact("bar.imposed", 1)
class Imposed(Fact):
    """A firm is barred from `on`, which counts, to `last`, which does not roll (판로지원법 §20의2③, 행정기본법 §6②)."""

    firm: UUID
    revocation: UUID
    last: date
    on: date


@fact("bar.lifted", 1)
class Lifted(Fact):
    """The bar was lifted with the revocation that brought it."""

    revocation: UUID
    reasons: Sealed
    on: date


@fact("bar.ended", 1)
class Ended(Fact):
    """Time ended the bar. `on` is the first day without it, whenever that was put on record."""

    revocation: UUID
    on: date


BarFact = Imposed | Lifted | Ended
