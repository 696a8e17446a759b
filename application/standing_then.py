"""The office as it stood: its streams folded from what was known by a position and in effect on a day, and no further.

Streams are short, so that one is folded anew where it is asked for. The book answers as of then by itself; who may ask is
for the present to say, so that nobody is told of the past what they may not be told now.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import reduce
from typing import TypeVar
from uuid import UUID

from application.office import Office
from application.ports import Change, Loaded, Log, Once, Receipt
from application.record import By, Recorded
from application.views.history import stood
from application.views.questions import AsOf
from domain.rules.vocabulary import Word
from domain.streams import Stream

S = TypeVar("S")


@dataclass(frozen=True)
class LogThen:
    """`application.ports.Log` as it stood. It is for reading: raises `AssertionError` where something is to be appended."""

    log: Log
    asked: AsOf

    def load(self, stream: Stream[S], id: UUID) -> Loaded[S]:
        """Fold what a stream held then; version 0 and no state where it had not begun, or is of another kind."""
        record = self.history(id)
        facts = [one.fact for one in record]
        if not facts or type(facts[0]) not in stream.facts:
            return Loaded(stream=stream, id=id, version=0, state=None)
        return Loaded(
            stream=stream,
            id=id,
            version=record[-1].version,
            state=reduce(stream.after, facts[1:], stream.begin(facts[0])),
            actors=frozenset(one.envelope.by.subject for one in record),
        )

    def history(self, id: UUID) -> Sequence[Recorded]:
        """What one stream held then, in order."""
        first, *later = self.log.history(id) or (None,)
        if first is None or not stood(first, self.asked):
            return ()
        return (first, *(one for one in later if stood(one, self.asked)))

    def read(self, after: int, limit: int) -> Sequence[Recorded]:
        """What was known and in effect then of the next `limit` facts after a position."""
        return [one for one in self.log.read(after, limit) if stood(one, self.asked)]

    def begun(self, name: Word) -> Sequence[UUID]:
        """Every stream that had begun with a fact of this name then, in the order of the log."""
        return [id for id in self.log.begun(name) if self.history(id)]

    def head(self) -> int:
        """The position of the last fact then."""
        return min(self.log.head(), self.asked.known_by)

    def append(self, *_: Change, by: By, once: Once | None = None) -> Receipt:
        """Never."""
        raise AssertionError("nothing is appended to the past", by, once)

    def receipt(self, once: Once) -> Receipt | None:
        """Never: only who appends asks for it."""
        raise AssertionError("nothing is appended to the past", once)


@dataclass(frozen=True)
class DayThen:
    """The office clock of a day (Asia/Seoul) that is looked back on: its noon."""

    day: date

    def now(self) -> datetime:
        """Noon in Seoul, in UTC."""
        return datetime.combine(self.day, time(3), UTC)


def as_it_stood(office: Office, asked: AsOf) -> Office:
    """The office as of then, for reading from its log: what was known, what was in effect, and which day it was."""
    return replace(office, log=LogThen(office.log, asked), clock=DayThen(asked.in_effect_on))
