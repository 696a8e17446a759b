"""Statistics of the office as of then: tasks counted by call and track with their year, purchases by year, track and agency."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from application import figures, purchase_reports
from application.figures import Figure, Group, Stood
from application.office import Office
from application.purchase_reports import Total
from application.standing_then import as_it_stood
from application.views.questions import AsOf, PurchaseQuery
from domain.calls import CALL, Call
from domain.rules.vocabulary import Track
from domain.values import Agency, RoundId


@dataclass(frozen=True, kw_only=True)
class OfCall:
    """Tasks of a call and track. `year` is that of the call's announcement, `target` the products it plans with, or null."""

    year: int
    call: UUID
    round: RoundId
    track: Track
    agency: Agency
    target: int | None
    group: Group


@dataclass(frozen=True, kw_only=True)
class OfYear:
    """Tasks of all calls of a year. Each call names the plan for its whole year (P-06): the largest named is the target."""

    year: int
    target: int | None
    group: Group


@dataclass(frozen=True, kw_only=True)
class Bought:
    """What was bought in a year of a track's products."""

    year: int
    track: Track
    agency: Agency
    total: Total


@dataclass(frozen=True, kw_only=True)
class Statistics:
    """Everything counted, as of then."""

    by_call: tuple[OfCall, ...]
    by_year: tuple[OfYear, ...]
    purchases: tuple[Bought, ...]


@dataclass(frozen=True, kw_only=True)
class Behind:
    """Which cases of a figure are asked for; every filter given must hold."""

    figure: Figure
    year: int | None = None
    call: UUID | None = None
    track: Track | None = None
    agency: Agency | None = None


def statistics(office: Office, agencies: frozenset[Agency], asked: AsOf) -> Statistics:
    """Count what these agencies are responsible for."""
    by_call = tuple(_by_call(office, agencies, asked))
    return Statistics(
        by_call=by_call, by_year=tuple(_by_year(by_call)), purchases=tuple(_bought(office, agencies, asked))
    )


def behind(office: Office, agencies: frozenset[Agency], wanted: Behind, asked: AsOf) -> tuple[UUID, ...]:
    """The cases behind a figure, by id."""
    groups = (
        one
        for one in _by_call(office, agencies, asked)
        if wanted.year in {None, one.year}
        and wanted.call in {None, one.call}
        and wanted.track in {None, one.track}
        and wanted.agency in {None, one.agency}
    )
    return tuple(sorted(case for one in groups for case in one.group.cases[wanted.figure]))


def _by_call(office: Office, agencies: frozenset[Agency], asked: AsOf) -> Iterator[OfCall]:
    tasks: dict[tuple[UUID, Track, Agency], list[Stood]] = defaultdict(list)
    for kept in office.book.tasks(agencies):
        one = figures.stood(kept, asked)
        if one:
            tasks[one.call, one.track, one.agency].append(one)
    calls = _calls(office, (call for call, _, _ in tasks), asked)
    for (call, track, agency), known in sorted(tasks.items(), key=lambda item: (calls[item[0][0]].round, item[0][1])):
        yield OfCall(
            year=calls[call].announced.year,
            call=call,
            round=calls[call].round,
            track=track,
            agency=agency,
            target=calls[call].terms.product_target,
            group=figures.group(known),
        )


def _calls(office: Office, ids: Iterable[UUID], asked: AsOf) -> Mapping[UUID, Call]:
    then = as_it_stood(office, asked)
    return {id: then.find(CALL, id).state for id in set(ids)}


def _by_year(groups: Iterable[OfCall]) -> Iterator[OfYear]:
    years: dict[int, list[OfCall]] = defaultdict(list)
    for one in groups:
        years[one.year].append(one)
    for year, known in sorted(years.items()):
        targets = [one.target for one in known if one.target is not None]
        total = figures.together(one.group for one in known)
        yield OfYear(year=year, target=max(targets, default=None), group=total)


def _bought(office: Office, agencies: frozenset[Agency], asked: AsOf) -> Iterator[Bought]:
    rows = office.book.purchases(PurchaseQuery(as_of=asked, agencies=agencies))
    found = purchase_reports.by(rows, lambda row: (row.purchase.bought.day.year, row.track, row.agency))
    for (year, track, agency), total in sorted(found.items()):
        yield Bought(year=year, track=track, agency=agency, total=total)
