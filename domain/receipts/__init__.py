"""Receipt numbers (접수번호): one register a call and track, numbered without a gap at submission."""

from dataclasses import dataclass
from uuid import UUID

from domain.facts import Fact, fact
from domain.rules.vocabulary import Track
from domain.streams import Stream
from domain.values import ReceiptNo, RoundId

TRACK_LETTERS = {
    Track.INNOVATION_GROWTH: "IG",
    Track.MATERIALS_PARTS: "MP",
    Track.TECH_CONVERGENCE: "TC",
    Track.CAPABILITY_BUILDING: "CB",
    Track.VALUE_CREATION: "VC",
}


@fact("receipt.given", 1)
class ReceiptGiven(Fact):
    """An application received its number."""

    application: UUID
    receipt: ReceiptNo


@dataclass(frozen=True, kw_only=True)
class ReceiptRegister:
    """How many numbers were given."""

    given: int = 0


def after(register: ReceiptRegister, _: ReceiptGiven) -> ReceiptRegister:
    """Fold a receipt."""
    return ReceiptRegister(given=register.given + 1)


RECEIPTS = Stream("receipts", lambda fact: after(ReceiptRegister(), fact), after, (ReceiptGiven,))


def give(register: ReceiptRegister, *, application: UUID, round_id: RoundId, track: Track) -> ReceiptGiven:
    """Give the next number within call and track, e.g. 2021-1-IG-0007."""
    number = f"{round_id}-{TRACK_LETTERS[track]}-{register.given + 1:04d}"
    return ReceiptGiven(application=application, receipt=number)
