"""The calls page: each call as it stands."""

from dataclasses import replace
from uuid import UUID

from application.record import Recorded
from application.views.book import CallRow
from domain.calls import CALL
from domain.calls.facts import Announced, CallFact

LISTENS = CALL.facts


def key(recorded: Recorded) -> UUID | None:
    """The call a fact is about."""
    return recorded.stream if isinstance(recorded.fact, CallFact) else None


def fold(row: CallRow | None, recorded: Recorded) -> CallRow | None:
    """Fold a fact of the call's stream."""
    fact = recorded.fact
    if isinstance(fact, Announced):
        return CallRow(id=recorded.stream, version=recorded.version, position=recorded.position, call=CALL.begin(fact))
    if row is None or not isinstance(fact, CallFact):
        return row
    return replace(row, version=recorded.version, position=recorded.position, call=CALL.after(row.call, fact))
