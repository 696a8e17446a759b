"""Cases as they stood: for each span of knowledge and of effect, the line and the file of a case.

A fact is known from its position on, and has effect from a day on: the day it says itself (`on`), else the day it was
recorded. The spans of one case never overlap: for every position and day there is one at most. Folding a fact leaves
what was known before as it is and says anew what is known now, from the day of effect on.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from application.record import Recorded
from application.views.book import CaseFile, CaseRow
from application.views.questions import AsOf
from domain.values import seoul_day

STILL = 2**63 - 1
"""The end of what is still known."""
NO_END = date.max
"""The end of an effect that nothing has ended."""

Change = Callable[[CaseRow, CaseFile], tuple[CaseRow, CaseFile]]


@dataclass(frozen=True, kw_only=True)
class Span:
    """How a case stood: known from one position until before another, in effect from one day until before another."""

    known_from: int
    known_to: int
    day_from: date
    day_to: date
    line: CaseRow
    file: CaseFile


@dataclass(frozen=True, kw_only=True)
class Told:
    """The spans still known of a case, and those that were known until now."""

    still: tuple[Span, ...]
    ended: tuple[Span, ...]


@dataclass(frozen=True, kw_only=True)
class Moment:
    """The first fact recorded later than every one before it: what was known at an instant ends before one of these."""

    position: int
    at: datetime


def day_of_effect(recorded: Recorded) -> date:
    """The day (Asia/Seoul) from which a fact has effect."""
    on: date | None = getattr(recorded.fact, "on", None)
    return on or seoul_day(recorded.envelope.at)


def stood(recorded: Recorded, asked: AsOf) -> bool:
    """Whether a fact was known and in effect as of then."""
    return recorded.position <= asked.known_by and day_of_effect(recorded) <= asked.in_effect_on


def begun(recorded: Recorded, line: CaseRow, file: CaseFile) -> Span:
    """The first span of a case that a fact opens."""
    return Span(
        known_from=recorded.position,
        known_to=STILL,
        day_from=day_of_effect(recorded),
        day_to=NO_END,
        line=line,
        file=file,
    )


def gone_on(spans: Iterable[Span], recorded: Recorded, change: Change) -> Told:
    """What a fact makes of the spans still known of a case: from its day of effect on the case is told anew.

    A fact with effect from before the case was opened has effect from its opening on.
    """
    still, ended = [], []
    known = sorted(spans, key=lambda one: one.day_from)
    day = max(day_of_effect(recorded), known[0].day_from)
    for span in known:
        if span.day_to <= day:
            still.append(span)
            continue
        ended.append(replace(span, known_to=recorded.position))
        anew = replace(span, known_from=recorded.position)
        if span.day_from < day:
            still.append(replace(anew, day_to=day))
        line, file = change(span.line, span.file)
        still.append(replace(anew, day_from=max(span.day_from, day), line=line, file=file))
    return Told(still=tuple(still), ended=tuple(ended))


def moment(recorded: Recorded, latest: datetime | None) -> Moment | None:
    """The moment that a fact makes, where it was recorded later than everything before it."""
    at = recorded.envelope.at
    return Moment(position=recorded.position, at=at) if latest is None or at > latest else None
