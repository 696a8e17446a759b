"""Statistics of the office as of then: tasks counted by call and track with their year, purchases by year, track and agency."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from application import figures, purchase_reports
from application.figures import Behind, Counted, CountedTasks, Stood
from application.office import Office
from application.purchase_reports import Total
from application.standing_then import as_it_stood
from application.views.book import PurchasesOf
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
    group: Counted


@dataclass(frozen=True, kw_only=True)
class OfYear:
    """Tasks of all calls of a year. Each call names the plan for its whole year (P-06): the largest named is the target."""

    year: int
    target: int | None
    group: Counted


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


def statistics(office: Office, agencies: frozenset[Agency], asked: AsOf) -> Statistics:
    """Count what these agencies are responsible for."""
    found = office.book.tasks_counted(agencies, asked, _stood_otherwise(office, agencies, asked))
    by_call = tuple(_by_call(found, _calls(office, (call for call, _, _ in found.by_call), asked)))
    return Statistics(
        by_call=by_call,
        by_year=tuple(_by_year(found, by_call)),
        purchases=tuple(_bought(office, agencies, asked)),
    )


def behind(office: Office, agencies: frozenset[Agency], wanted: Behind, asked: AsOf) -> tuple[UUID, ...]:
    """The cases behind a figure, by id."""
    since = [one for one in _stood_otherwise(office, agencies, asked) if _is_behind(office, one, wanted)]
    return tuple(sorted((*office.book.tasks_behind(agencies, asked, wanted), *(one.id for one in since))))


def _is_behind(office: Office, task: Stood, wanted: Behind) -> bool:
    return (
        wanted.figure in task.figures
        and wanted.call in {None, task.call}
        and wanted.track in {None, task.track}
        and wanted.agency in {None, task.agency}
        and (wanted.year is None or office.find(CALL, task.call).state.announced.year == wanted.year)
    )


def _stood_otherwise(office: Office, agencies: frozenset[Agency], asked: AsOf) -> list[Stood]:
    """The tasks that stood otherwise as of then than they stand now, as they did: what the book's own counts leave out."""
    kept = office.book.tasks(agencies, since=asked)
    return [one for task in kept if (one := figures.stood(task, asked))]


def _by_call(found: CountedTasks, calls: Mapping[UUID, Call]) -> Iterator[OfCall]:
    for (call, track, agency), group in sorted(
        found.by_call.items(), key=lambda item: (calls[item[0][0]].round, item[0][1])
    ):
        yield OfCall(
            year=calls[call].announced.year,
            call=call,
            round=calls[call].round,
            track=track,
            agency=agency,
            target=calls[call].terms.product_target,
            group=group,
        )


def _calls(office: Office, ids: Iterable[UUID], asked: AsOf) -> Mapping[UUID, Call]:
    then = as_it_stood(office, asked)
    return {id: then.find(CALL, id).state for id in set(ids)}


def _by_year(found: CountedTasks, groups: Iterable[OfCall]) -> Iterator[OfYear]:
    targets: dict[int, list[int]] = defaultdict(list)
    for one in groups:
        if one.target is not None:
            targets[one.year].append(one.target)
    for year, group in sorted(found.by_year.items()):
        yield OfYear(year=year, target=max(targets[year], default=None), group=group)


def _bought(office: Office, agencies: frozenset[Agency], asked: AsOf) -> Iterator[Bought]:
    sums: dict[tuple[int, Track, Agency], list[PurchasesOf]] = defaultdict(list)
    for one in office.book.purchases_summed(PurchaseQuery(as_of=asked, agencies=agencies)):
        sums[one.year, one.track, one.agency].append(one)
    for (year, track, agency), of_one in sorted(sums.items()):
        yield Bought(year=year, track=track, agency=agency, total=purchase_reports.total_of(of_one))
