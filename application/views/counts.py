"""How many submitted cases there are of each kind that the case list is narrowed to, and every change of it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from application.views.book import CaseRow
from domain.applications import Status
from domain.rules.vocabulary import Track
from domain.values import Agency

Kind = tuple[UUID, Track, Agency, Status]


@dataclass(frozen=True, kw_only=True)
class Count:
    """So many submitted cases are of this call, track, agency and status; or so many more, or fewer."""

    call: UUID
    track: Track
    agency: Agency
    status: Status
    cases: int


@dataclass(frozen=True, kw_only=True)
class Change:
    """A fact made a kind of case one more, or one fewer."""

    position: int
    call: UUID
    track: Track
    agency: Agency
    status: Status
    cases: int


def changes(position: int, before: CaseRow | None, after: CaseRow | None) -> tuple[Change, ...]:
    """What the fact at a position changes in the counts, by the line of its case before and after it."""
    was, now = _kind(before), _kind(after)
    if was == now:
        return ()
    return tuple(
        Change(position=position, call=kind[0], track=kind[1], agency=kind[2], status=kind[3], cases=cases)
        for kind, cases in ((was, -1), (now, 1))
        if kind
    )


def counted(changes: Iterable[Change]) -> list[Count]:
    """By how many cases each kind grew or shrank; nothing of a kind that did neither."""
    grown: Counter[Kind] = Counter()
    for one in changes:
        grown[one.call, one.track, one.agency, one.status] += one.cases
    return [
        Count(call=call, track=track, agency=agency, status=status, cases=cases)
        for (call, track, agency, status), cases in grown.items()
        if cases
    ]


def added(counts: Mapping[Kind, Count], more: Iterable[Count]) -> dict[Kind, Count]:
    """Counts with those that came since; nothing of a kind that came to nothing."""
    total = dict(counts)
    for one in more:
        kind = one.call, one.track, one.agency, one.status
        before = total.get(kind)
        total[kind] = replace(one, cases=one.cases + (before.cases if before else 0))
    return {kind: one for kind, one in total.items() if one.cases}


def _kind(row: CaseRow | None) -> Kind | None:
    """What a case is counted as; nothing before it is submitted."""
    return (row.call, row.track, row.agency, row.status) if row and row.submitted_at else None
