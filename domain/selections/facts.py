"""The story of a selection list: the ranking within call and track, and its publication (고시)."""

from datetime import date
from uuid import UUID

from domain.calls.facts import RulePin
from domain.facts import Fact, fact
from domain.rules.vocabulary import LimitLine, SelectionLimit, Standing, Track


@fact("selection.listed", 1)
class Listed(Fact):
    """A machine ranked the tasks of a call and track: the list with its whole computation."""

    call: UUID
    track: Track
    standings: tuple[Standing, ...]
    limit: SelectionLimit | None
    lines: tuple[LimitLine, ...]
    rules: RulePin
    on: date


@fact("selection.published", 1)
class Published(Fact):
    """The selected were officially published (고시, 판로지원법 §20의2②); the review clocks start here."""

    call: UUID
    track: Track
    selected: tuple[UUID, ...]
    on: date


SelectionFact = Listed | Published
