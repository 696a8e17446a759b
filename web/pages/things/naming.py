"""What links of a page are called: a case by its receipt number, a call by its title, and no name of a record where there is a better one.

A case that its reader may not open is named, and leads nowhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from application import looking
from application.views.book import CaseName
from application.views.questions import Scope
from web import current
from web.pages.rendering import call_title
from web.pages.things.showing import CALL, CASE, LEADING, Shape, Shown

OF_CASES = frozenset(name for name, endpoint in LEADING.items() if endpoint == CASE)
OF_CALLS = frozenset(name for name, endpoint in LEADING.items() if endpoint == CALL)


@dataclass(frozen=True, kw_only=True)
class Names:
    """What the cases and calls of a page are called."""

    cases: Mapping[UUID, CaseName]
    calls: Mapping[UUID, str]


def case_names(cases: Iterable[UUID]) -> Mapping[UUID, CaseName]:
    """What these cases are called, and which of them whoever asks may find."""
    wanted, actor = set(cases), current.actor()
    scope = replace(looking.scope_of(actor), member=actor.id) if actor else Scope()
    return current.office().book.case_names(wanted, scope) if wanted else {}


def named(told: Iterable[Shown]) -> tuple[Shown, ...]:
    """The same, with every link called what people call it."""
    told = tuple(told)
    links = tuple(_links(told))
    calls = {one.id: call_title(one) for one in current.office().book.calls()} if _of(links, OF_CALLS) else {}
    names = Names(cases=case_names(_of(links, OF_CASES)), calls=calls)
    return tuple(_named(one, names) for one in told)


def _of(links: Iterable[Shown], fields: frozenset[str]) -> list[UUID]:
    return [one.id for one in links if one.name in fields and one.id]


def _links(told: Iterable[Shown]) -> Iterator[Shown]:
    for one in told:
        if one.shape is Shape.LINK:
            yield one
        yield from _links((*one.inside, *one.items))
        for line in one.rows:
            yield from _links(line.cells.values())


def _named(one: Shown, names: Names) -> Shown:
    match one.shape:
        case Shape.LINK:
            return _link(one, names)
        case Shape.SEVERAL | Shape.GROUP:
            inside = tuple(_named(each, names) for each in one.inside)
            return replace(one, inside=inside, items=tuple(_named(each, names) for each in one.items))
        case Shape.TABLE:
            rows = (
                replace(row, cells={key: _named(cell, names) for key, cell in row.cells.items()}) for row in one.rows
            )
            return replace(one, rows=tuple(rows))
        case _:
            return one


def _link(one: Shown, names: Names) -> Shown:
    if one.id is None:
        return one
    if one.name in OF_CALLS:
        return replace(one, value=names.calls.get(one.id))
    if one.name in OF_CASES:
        name = names.cases.get(one.id)
        return replace(
            one, value=name.receipt if name else None, address=one.address if name is None or name.in_scope else None
        )
    return one
