"""Which reviews a task owes and by when (판로지원법 시행규칙 §14의3; domain.md §3.3): computed, never typed."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from domain.calendar import Calendar, restriction_ends
from domain.performance import Performance
from domain.performance.facts import Outcome, ReviewKey, ReviewKind

COMPLETION_DAYS = 90
"""Days after the end of support within which it is reviewed at completion."""
EXTENSION_DAYS = 30
"""An extension is reviewed until so many days before the scheduled end."""
COMPLETION = ReviewKey(kind=ReviewKind.COMPLETION, nth=1)


def anniversary(published: date, years: int) -> date:
    """So many years after official publication, whose day does not count (민법 §157, §160)."""
    return restriction_ends(published + timedelta(days=1), years=years) if years else published


def interim_due(published: date, nth: int, calendar: Calendar) -> date:
    """The last day of the nth interim review: so many years after official publication."""
    return calendar.rolled(anniversary(published, nth))


def completion_due(end: date, calendar: Calendar) -> date:
    """The last day of the completion review: the end itself does not count, a day of rest rolls (민법 §157, §161)."""
    return calendar.expiry(end, COMPLETION_DAYS)


def extension_due(end: date) -> date:
    """The last day of the extension review. It is counted back from the end, so a day of rest does not roll it on."""
    return end - timedelta(days=EXTENSION_DAYS)


def due_of(performance: Performance, key: ReviewKey, calendar: Calendar) -> date:
    """The last day of a review that is or was owed."""
    match key.kind:
        case ReviewKind.INTERIM:
            return interim_due(performance.published, key.nth, calendar)
        case ReviewKind.EXTENSION:
            return extension_due(performance.ends[key.nth - 1])
        case ReviewKind.COMPLETION:
            return completion_due(performance.end, calendar)


def owed(performance: Performance, today: date) -> tuple[ReviewKey, ...]:
    """The reviews that wait to be resolved: interim ones of the past and the next, the extension, the completion.

    An interim review is owed for each year that is over before the end of support. Where an extension review said that support
    ends, none follows. After the completion review nothing is owed.
    """
    if performance.resolved(COMPLETION):
        return ()
    return (*_interims(performance, today), *_extensions(performance), COMPLETION)


def _interims(performance: Performance, today: date) -> Iterator[ReviewKey]:
    for nth in count(1):
        day = anniversary(performance.published, nth)
        if day >= performance.end:
            return
        key = ReviewKey(kind=ReviewKind.INTERIM, nth=nth)
        if not performance.resolved(key):
            yield key
            if day >= today:
                return


def _extensions(performance: Performance) -> Iterator[ReviewKey]:
    for nth in count(1):
        key = ReviewKey(kind=ReviewKind.EXTENSION, nth=nth)
        resolved = performance.review(key).resolved
        if resolved is None:
            yield key
        if resolved is None or resolved.outcome is Outcome.END:
            return
