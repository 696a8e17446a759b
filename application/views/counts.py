"""How many submitted cases there are of each kind that the case list is narrowed to."""

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


def counted(before: Iterable[CaseRow], after: Iterable[CaseRow]) -> list[Count]:
    """By how many cases each kind grew or shrank between these lines and those; nothing of a kind that did neither."""
    grown = Counter(map(_kind, filter(_submitted, after)))
    grown.subtract(map(_kind, filter(_submitted, before)))
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


def _submitted(row: CaseRow) -> bool:
    return row.submitted_at is not None


def _kind(row: CaseRow) -> Kind:
    return row.call, row.track, row.agency, row.status
