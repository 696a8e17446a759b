"""The case list: a table narrowed by filters in the address bar, facet counts as links, the year's target, published figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from flask import Blueprint, request

from application import known
from application.actions import Action
from application.looking import listed_thing, scope_of
from application.permissions import Actor, may
from application.views.book import CallRow, CaseFile, CaseRow, Facets
from domain.applications import Status
from domain.rules.vocabulary import Track
from domain.values import SEOUL, Agency
from web import current, published
from web.pages import assigning, saved_views
from web.pages.addresses import Filters, filters
from web.pages.rendering import address, call_title, names, opened, page, teller, text

PATH = "/"


@dataclass(frozen=True, kw_only=True)
class Line:
    """A line of the table. `title` is null where the viewer may not read the case or nothing opens it any more."""

    row: CaseRow
    title: str | None
    readable: bool
    leads: tuple[str, ...]
    partner: str | None
    officer: str | None


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A facet's value: how many cases have it under the other filters, and the address that adds or removes it."""

    label: str
    count: int
    chosen: bool
    address: str
    code: str


@dataclass(frozen=True, kw_only=True)
class Facet:
    """One facet and its values."""

    name: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, kw_only=True)
class Applied:
    """A filter that is on, and the address without it."""

    label: str
    address: str


@dataclass(frozen=True, kw_only=True)
class Target:
    """How many products a year means to select, for showing progress; never a limit (P-06)."""

    year: int
    products: int
    assumed: bool
    published: int


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule(PATH, view_func=show, endpoint="cases")


def show() -> str:
    """The page."""
    asked = filters(request.args)
    book, actor = current.office().book, _actor()
    query = asked.query(scope_of(actor))
    found = known.cases(book, actor, query)
    calls = {row.id: row for row in book.calls()}
    following, views, at = found.next, saved_views.saved(), saved_views.written(asked)
    return page(
        "cases.html",
        asked=asked,
        lines=_lines(found.rows, actor),
        facets=_facets(asked, known.facets(book, actor, query), calls),
        applied=_applied(asked, calls),
        officers=_officers(query.scope.agencies),
        position=found.position,
        following=address(PATH, asked.next_page(following).pairs()) if following else None,
        previous=address(PATH, asked.previous_page().pairs()) if asked.passed else None,
        number_of_page=len(asked.passed) + 1,
        target=_target(calls.values()),
        published=published,
        views=saved_views.tabs(asked, views),
        viewed=next((one["name"] for one in views if one["query"] == at), None),
        query=at,
        may_save=saved_views.may_save(),
        may_assign=assigning.may_assign(),
    )


def _actor() -> Actor:
    actor = current.actor()
    if actor is None:
        raise LookupError("the pages are shown to somebody")
    return actor


def _lines(rows: Sequence[CaseRow], actor: Actor) -> tuple[Line, ...]:
    names().load({id for row in rows for id in (*row.firms, row.partner, row.officer) if id})
    files = current.office().book.case_files([row.id for row in rows])
    return tuple(_line(row, files.get(row.id), actor) for row in rows)


def _line(row: CaseRow, file: CaseFile | None, actor: Actor) -> Line:
    readable = file is not None and may(actor, Action.READ_CASE, listed_thing(row, file.application)).allowed
    told = teller()
    return Line(
        row=row,
        title=opened(file.application.form.title) if file and readable else None,
        readable=readable,
        leads=tuple(told.name(firm) for firm in row.firms if firm != row.partner),
        partner=told.name(row.partner) if row.partner else None,
        officer=told.name(row.officer) if row.officer else None,
    )


def _facets(asked: Filters, counts: Facets, calls: Mapping[UUID, CallRow]) -> tuple[Facet, ...]:
    told = teller()
    statuses = [(status, told.word(status), counts.by_status.get(status, 0)) for status in Status]
    tracks = [(track, told.word(track), counts.by_track.get(track, 0)) for track in Track]
    agencies = [(agency, told.word(agency), counts.by_agency.get(agency, 0)) for agency in Agency]
    announced = [(str(id), call_title(row), counts.by_call.get(id, 0)) for id, row in calls.items()]
    return (
        _facet("status", statuses, {status.value for status in asked.statuses}, asked),
        _facet("track", tracks, {track.value for track in asked.tracks}, asked),
        _facet("agency", agencies, {asked.agency}, asked),
        _facet("call", announced, {str(asked.call)}, asked),
    )


def _facet(name: str, values: Iterable[tuple[str, str, int]], chosen: set[str | None], asked: Filters) -> Facet:
    choices = tuple(
        Choice(
            label=label,
            count=count,
            chosen=str(value) in chosen,
            address=address(PATH, asked.toggled(name, str(value)).pairs()),
            code=str(value),
        )
        for value, label, count in values
        if count or str(value) in chosen
    )
    return Facet(name=name, title=text(f"facet.{name}"), choices=choices)


def _applied(asked: Filters, calls: Mapping[UUID, CallRow]) -> tuple[Applied, ...]:
    told = teller()
    on: list[tuple[str, str, str]] = [(track.value, told.word(track), "track") for track in asked.tracks]
    on += [(status.value, told.word(status), "status") for status in asked.statuses]
    if asked.agency:
        on.append((asked.agency.value, told.word(asked.agency), "agency"))
    if asked.call:
        title = call_title(calls[asked.call]) if asked.call in calls else text("list.unknown-call")
        on.append((str(asked.call), title, "call"))
    toggled = [Applied(label=label, address=_to(asked.toggled(name, value))) for value, label, name in on]
    typed = [
        ("firm", asked.firm),
        ("receipt", asked.receipt),
        ("officer", told.name(asked.officer) if asked.officer else ""),
    ]
    return (
        *toggled,
        *(
            Applied(label=f"{text(f'list.{name}')}: {value}", address=_to(asked.without(name)))
            for name, value in typed
            if value
        ),
    )


def _to(asked: Filters) -> str:
    return address(PATH, asked.pairs())


def _officers(agencies: Iterable[Agency]) -> tuple[tuple[UUID, str], ...]:
    book = current.office().book
    found = {row.id: row for agency in sorted(agencies) for row in book.officers(agency)}
    names().keep(found.values())
    told = teller()
    return tuple((row.id, told.name(row.id)) for row in sorted(found.values(), key=lambda row: row.label))


def _target(calls: Iterable[CallRow]) -> Target | None:
    """The target of the newest call that is not invented and names one."""
    named = [row for row in calls if not row.call.demonstration and row.call.terms.product_target]
    if not named:
        return None
    row = max(named, key=lambda one: one.call.terms.opens)
    call = row.call
    return Target(
        year=call.terms.opens.astimezone(SEOUL).year,
        products=call.terms.product_target or 0,
        assumed="product_target" in call.terms.assumed,
        published=current.office().book.products_published(row.id),
    )
