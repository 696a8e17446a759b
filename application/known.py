"""Cases as somebody knows them: to a party as they stood before whatever it was not told.

A version, an instant of change, a status, a count or a place in a list would each tell that a decision was drafted,
reviewed or made before the party's own notice of it was sent (행정절차법 §14, §15).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import reduce
from uuid import UUID

from application.disclosing import as_party, decision_told, shown
from application.looking import row_thing, scope_of
from application.office import Office, VersionMismatch, agreement_of
from application.permissions import Actor, Thing
from application.record import Recorded
from application.views import case_files
from application.views.book import Book, CaseFile, CaseRow, Facets, Page
from application.views.questions import CaseQuery, Scope
from domain.agreements import AGREEMENT, Agreement
from domain.applications import DECIDED, Status
from domain.applications.facts import DecisionSetAside
from domain.applications.outcomes import Outcome
from domain.findings import eligible

TOGETHER = 500
"""How many lines are read at once where all of a firm's are."""

_FILTERS: Mapping[str, Callable[[CaseQuery, CaseRow], bool]] = {
    "agency": lambda asked, row: asked.agency in {None, row.agency},
    "track": lambda asked, row: not asked.tracks or row.track in asked.tracks,
    "status": lambda asked, row: not asked.statuses or row.status in asked.statuses,
    "call": lambda asked, row: asked.call in {None, row.call},
}
"""The filters that are facets as well."""


def file_as_known(actor: Actor, thing: Thing, file: CaseFile, record: Iterable[Recorded]) -> CaseFile:
    """The case file as somebody knows it who may read the case. `record` is everything the book knows of the case."""
    if not as_party(actor, thing):
        return file
    known = tuple(record)
    told = _of_the_file(shown(actor, thing, known), file.position)
    own = [one.version for one in told if one.stream == file.id and one.version <= file.version]
    agreed = [one.version for one in told if one.stream == file.agreement_id]
    seen = replace(
        file,
        version=max(own),
        agreement_version=max(agreed, default=0),
        position=told[-1].position,
        changed_at=told[-1].envelope.at,
        application=replace(file.application, draft=None),
    )
    application = seen.application
    if application.decision is None or decision_told(actor, known, since=_set_aside_at(known)):
        return seen
    found = _found(eligible=eligible(application.findings, application.overrides))
    ended = application.decision.outcome is Outcome.REJECTED
    return replace(
        seen,
        application=replace(application, status=found, decision=None),
        agreement=replace(file.agreement, ended=False) if file.agreement and ended else file.agreement,
    )


def line_as_known(actor: Actor, row: CaseRow, record: Iterable[Recorded]) -> CaseRow:
    """A line of the list as somebody knows it."""
    if row.submitted_at is None or row.agency in scope_of(actor).agencies:
        return row
    known = tuple(record)
    told = _of_the_file(shown(actor, row_thing(row), known), row.position)
    own = [one.version for one in told if one.stream == row.id and one.version <= row.version]
    seen = replace(row, version=max(own), position=told[-1].position, changed_at=told[-1].envelope.at)
    if row.status not in DECIDED or decision_told(actor, known, since=_set_aside_at(known)):
        return seen
    return replace(seen, status=_found(eligible=not row.unmet))


def stream_as_known(
    actor: Actor, thing: Thing, history: Sequence[Recorded], record: Iterable[Recorded]
) -> Sequence[Recorded]:
    """The facts of a stream of the case, as far as somebody is shown them; the last one's version is what they know."""
    if not as_party(actor, thing):
        return history
    told = {one.position for one in shown(actor, thing, (*record, *history))}
    return [one for one in history if one.position in told]


def agreement_as_known(office: Office, actor: Actor, thing: Thing, *, case: UUID) -> tuple[Agreement | None, int]:
    """The agreement of a case as somebody knows it, and its version; null and 0 where there is none."""
    history = office.log.history(agreement_of(case))
    told = stream_as_known(actor, thing, history, record_of(office.book, case))
    if not told:
        return None, 0
    first, *later = (one.fact for one in told)
    return reduce(AGREEMENT.after, later, AGREEMENT.begin(first)), told[-1].version


def version_meant(
    actor: Actor, thing: Thing, given: int, *, history: Sequence[Recorded], record: Iterable[Recorded]
) -> int:
    """The newest version, where the given one is what somebody is shown of it. Raises `VersionMismatch`."""
    if not as_party(actor, thing) or not history:
        return given
    seen = stream_as_known(actor, thing, history, record)[-1].version
    if given != seen:
        raise VersionMismatch(given, seen)
    return history[-1].version


def cases(book: Book, actor: Actor, query: CaseQuery) -> Page[CaseRow]:
    """A page of the case list as somebody knows it, last changed first."""
    offices = book.cases(_of_offices(query))
    lines = [row for row in _of_firms(book, actor, query) if _fits(query, row)]
    rows = sorted((*offices.rows, *(row for row in lines if _follows(query, row))), key=_place, reverse=True)
    page = rows[: query.limit]
    more = len(rows) > len(page) or offices.next is not None
    return Page(rows=page, next=_place(page[-1]) if more and page else None, position=offices.position)


def facets(book: Book, actor: Actor, query: CaseQuery) -> Facets:
    """The counts beside the list as somebody knows it; each facet counted without its own filter."""
    offices = book.facets(_of_offices(query))
    lines = tuple(_of_firms(book, actor, query))

    def counted(name: str) -> list[CaseRow]:
        return [row for row in lines if _fits(query, row, but=name)]

    return Facets(
        by_agency=Counter(offices.by_agency) + Counter(row.agency for row in counted("agency")),
        by_track=Counter(offices.by_track) + Counter(row.track for row in counted("track")),
        by_status=Counter(offices.by_status) + Counter(row.status for row in counted("status")),
        by_call=Counter(offices.by_call) + Counter(row.call for row in counted("call")),
    )


def record_of(book: Book, case: UUID) -> Iterator[Recorded]:
    """Everything the book knows of a case, read only where it is asked for."""
    for row in book.timeline(case):
        yield row.recorded


def _of_offices(query: CaseQuery) -> CaseQuery:
    return replace(query, scope=Scope(agencies=query.scope.agencies))


def _of_firms(book: Book, actor: Actor, query: CaseQuery) -> Iterator[CaseRow]:
    """The lines of the own firms' cases that no office lists, as they are known, whatever facet they belong to."""
    if not query.scope.firms:
        return
    asked = replace(
        query,
        scope=Scope(firms=query.scope.firms),
        call=None,
        tracks=frozenset(),
        statuses=frozenset(),
        agency=None,
        after=None,
        limit=TOGETHER,
    )
    while True:
        page = book.cases(asked)
        for row in page.rows:
            if row.submitted_at is None or row.agency not in query.scope.agencies:
                yield line_as_known(actor, row, record_of(book, row.id))
        if page.next is None:
            return
        asked = replace(asked, after=page.next)


def _fits(query: CaseQuery, row: CaseRow, *, but: str | None = None) -> bool:
    return all(fits(query, row) for name, fits in _FILTERS.items() if name != but)


def _follows(query: CaseQuery, row: CaseRow) -> bool:
    return query.after is None or _place(row) < query.after


def _place(row: CaseRow) -> tuple[datetime, UUID]:
    return row.changed_at, row.id


def _of_the_file(told: Iterable[Recorded], position: int) -> list[Recorded]:
    """Those of a record that the file was folded from, up to a position."""
    return [one for one in told if isinstance(one.fact, case_files.LISTENS) and one.position <= position]


def _set_aside_at(record: Iterable[Recorded]) -> int:
    """Where the last decision that was set aside was; what was told before was told of it, not of the one that stands."""
    return max((one.position for one in record if isinstance(one.fact, DecisionSetAside)), default=0)


def _found(*, eligible: bool) -> Status:
    return Status.ELIGIBLE if eligible else Status.INELIGIBLE
