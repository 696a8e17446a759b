"""The pages of things and of lists of them: each asks the API one question and shows the answer with what may be done."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

import marshmallow as ma
from flask import Blueprint, current_app, request, url_for
from werkzeug.datastructures import Headers

from application.actions import Action
from application.parts import Actor
from application.permissions import Thing as Asked
from application.permissions import may
from web import current
from web.api.root import ROOT
from web.pages.acting import client
from web.pages.acting.offers import Offer, offer
from web.pages.acting.rooms import ACTS
from web.pages.rendering import address, call_title, page, text
from web.pages.things.naming import case_names, named
from web.pages.things.register import PAGES, Can, Page
from web.pages.things.showing import CASE, Line, shown
from web.wording.labels import label

Body = Mapping[str, Any]
Ids = Mapping[str, str]


NOT_ASKED = client.Answered(status=200, body={}, headers=Headers())
"""What a page shows before anything was looked for."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A filter's value as an address, and whether it is chosen."""

    code: str
    address: str
    chosen: bool
    said: str = ""


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    for one in PAGES:
        pages.add_url_rule(one.rule, view_func=_view(one), endpoint=one.name)


def _view(one: Page) -> Callable[..., str]:
    return partial(_show, one)


def _show(one: Page, **given: object) -> str:
    ids = {name: str(value) for name, value in given.items()}
    narrowed = {name: request.args.get(name) for name in one.filters}
    calls = _calls() if one.of_a_call else []
    if calls:
        narrowed["call"] = next((call.code for call in calls if call.chosen), calls[0].code)
    wanted = request.args.get(one.search, "").strip() if one.search else None
    if one.search:
        narrowed[one.search] = wanted
    asked = client.get(path_of(one.question, ids), **narrowed) if wanted != "" else NOT_ASKED
    told = named(shown(answer_of(one.question), asked.body, without=one.without))
    here = {**ids, **asked.body}
    permitted = partial(_permitted, one, here)
    return page(
        one.template,
        one=one,
        body=asked.body,
        fields_=[field for field in told if not field.large],
        parts=[field for field in told if field.large],
        label=lambda name, of=None: label(of or one.name, name, current.language()),
        offers=_offers(one.cans, here, ids, permitted, version=asked.version, seen=asked.seen),
        of_line=partial(_of_line, one, ids, permitted, asked),
        address_of=partial(_address_of, one, ids),
        tabs=[
            (lead.endpoint.partition(".")[2], _address(lead.endpoint, ids))
            for lead in one.leads
            if lead.when(here) and permitted(lead.question)
        ],
        choices=dict(_choices(one)),
        calls=calls,
        trail=_trail(one, {**asked.body, **ids}),
        wanted=wanted,
        **(one.above(asked.body, ids) if one.above else {}),
    )


def _trail(one: Page, here: Body) -> list[tuple[str, str]]:
    """What the page belongs under, by its name and address; nothing where that is a case its reader may not open."""
    if one.back is None:
        return []
    named_by = {**here, "id": here.get(one.back_id)}
    needed = {argument: str(named_by[argument]) for argument in _arguments(one.back)}
    if one.back == CASE:
        id = UUID(needed["id"])
        known = case_names([id]).get(id)
        return [(known.receipt or text("case.draft"), _address(CASE, needed))] if known and known.in_scope else []
    return [(text(f"thing.{one.back.removeprefix('pages.')}"), _address(one.back, needed))]


def _arguments(endpoint: str) -> frozenset[str]:
    (rule,) = current_app.url_map.iter_rules(endpoint)
    return frozenset(rule.arguments)


def path_of(endpoint: str, ids: Ids) -> str:
    """The address of a question below the API's root."""
    return _address(endpoint, ids).removeprefix(ROOT)


def _address(endpoint: str, ids: Ids) -> str:
    values: dict[str, Any] = dict(ids)
    return url_for(endpoint, **values)


def answer_of(endpoint: str) -> ma.Schema:
    """What a question is answered with, as the API documents it."""
    documented: Any = getattr(current_app.view_functions[endpoint], "_apidoc", {})
    schema: ma.Schema | type[ma.Schema] = documented["response"]["responses"][200][0]["schema"]
    return schema() if isinstance(schema, type) else schema


def asked_with(endpoint: str) -> ma.Schema:
    """What a command is asked with, as the API documents it."""
    documented: Any = getattr(current_app.view_functions[endpoint], "_apidoc", {})
    (argument,) = documented["arguments"]["parameters"]
    schema: ma.Schema | type[ma.Schema] = argument["schema"]
    return schema() if isinstance(schema, type) else schema


def action_of(endpoint: str) -> Action:
    """What an act is permitted as."""
    actions: tuple[Action, ...] = getattr(current_app.view_functions[endpoint], "actions", ())
    return actions[0]


def _permitted(one: Page, body: Body, act: str) -> bool:
    actor: Actor | None = current.actor()
    if actor is None:
        return False
    thing: Asked = one.permitting(body, actor)
    return may(actor, action_of(act), thing).allowed


def _offers(
    cans: Iterable[Can],
    body: Body,
    ids: Ids,
    permitted: Callable[[str], bool],
    *,
    version: int | None,
    seen: str | None,
) -> list[Offer]:
    """What may be done, of what makes sense as things stand."""
    return [
        Offer(act=can.act, address=_address(can.at, ids))
        if can.at
        else offer(can.act, version=version, seen=seen, **can.given(body, ids))
        for can in cans
        if can.act in ACTS and can.when(body) and permitted(can.act)
    ]


def offers_of(one: Page, asked: client.Answered, ids: Ids) -> list[Offer]:
    """What may be done with a thing whose page this is not."""
    permitted = partial(_permitted, one, {**ids, **asked.body})
    return _offers(one.cans, asked.body, ids, permitted, version=asked.version, seen=asked.seen)


def _of_line(
    one: Page, ids: Ids, permitted: Callable[[str], bool], asked: client.Answered, table: str, line: Line
) -> list[Offer]:
    """What may be done with a line of a table."""
    cans = [can for each in one.each if each.table == table for can in each.cans]
    version = line.record.get("version", asked.version)
    return _offers(cans, line.record, ids, permitted, version=version, seen=asked.seen)


def _address_of(one: Page, ids: Ids, table: str, line: Line) -> str | None:
    """The page of what a line is of."""
    endpoint = one.lines.get(table)
    if endpoint is None:
        return None
    if endpoint == "pages.panel-case":
        return url_for(endpoint, id=ids["id"], case=line.record["case"])
    return url_for(endpoint, id=line.record["id"])


def _choices(one: Page) -> Iterator[tuple[str, list[Choice]]]:
    """The values that a list may be narrowed to, each as an address."""
    for name in one.filters:
        codes = ("true",) if name == "due" else _codes(one, name)
        chosen = request.args.get(name)
        kept = [(key, value) for key, value in request.args.items() if key in one.filters and key != name]
        yield (
            name,
            [
                Choice(
                    code=code,
                    address=address(request.path, kept if chosen == code else [*kept, (name, code)]),
                    chosen=chosen == code,
                )
                for code in codes
            ],
        )


def _calls() -> list[Choice]:
    """The calls that a list may be of, the newest first; the newest is chosen where the address names none."""
    rows = current.office().book.calls()
    wanted = request.args.get("call") or str(rows[0].id if rows else "")
    return [
        Choice(
            code=str(row.id),
            address=address(request.path, [("call", str(row.id))]),
            chosen=str(row.id) == wanted,
            said=call_title(row),
        )
        for row in rows
    ]


def _codes(one: Page, name: str) -> tuple[str, ...]:
    documented: Any = getattr(current_app.view_functions[one.question], "_apidoc", {})
    (argument,) = documented["arguments"]["parameters"]
    schema = argument["schema"]
    fields = (schema() if isinstance(schema, type) else schema).fields
    return tuple(code.value for code in fields[name].enum)
