"""The form of an act, and taking it: what will be recorded is said before, and what was recorded after."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, request, url_for

from web import current
from web.pages import visiting
from web.pages.acting import client
from web.pages.acting.acts import NUMBERS, Act, Command, Given, command
from web.pages.acting.fields import CONFIRMED, Asked, Filled, asked, every
from web.pages.acting.rooms import ACTS
from web.pages.acting.typed import document
from web.pages.addresses import onward
from web.pages.posting import see
from web.pages.rendering import WHOLE, address, page, teller
from web.pages.things.naming import case_names
from web.reading import seat_for_people
from web.wording import acts

OURS = frozenset({"version", "seen", "onward", "lang"})
"""What an address of a form says beside what it is about."""
OF_A_CASE = "/applications/<uuid:id>"
"""How the address of what is done to a case begins."""
FOR_RESIDENT_NUMBERS = "resident-number-suspected"


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form as its template draws it. `address` is where it is posted, empty for its own page; `confirm` a box to tick."""

    act: Act
    fields: tuple[Asked, ...]
    multipart: bool
    once: str
    version: str
    seen: str
    onward: str
    address: str = ""
    confirm: str | None = None
    numbers: tuple[str, ...] = ()


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/acts/<act>", view_func=show, endpoint="act")
    pages.add_url_rule("/acts/<act>", view_func=take, endpoint="take_act", methods=["POST"])


def show(act: str) -> Response:
    """The form, filled with what the address says."""
    known, what = _act(act)
    given = _given()
    begun = dict(known.begins(given)) if known.begins else {}
    return _page(known, what, Filled(document={**begun, **_said(what, given)}))


def take(act: str) -> Response:
    """Take what was typed: done, it leads on; refused, the form says what to change. Who only visits a demonstration acts for nobody."""
    known, what = _act(act)
    if current.doors().demonstration and visiting.chosen() is None:
        abort(HTTPStatus.FORBIDDEN)
    with seat_for_people():
        files = request.files
    current.arrive()
    if not visiting.from_our_form():
        abort(HTTPStatus.BAD_REQUEST)
    made = document(what.schema, request.form, files)
    if "more" in request.form:
        return _page(known, what, Filled(document=made, more=request.form["more"]))
    answered = client.send(
        what.method,
        _path(what),
        document=known.completed(made),
        version=_version() if what.versioned else None,
        once=request.form.get("once"),
        seen=request.form.get("seen") or None,
        multipart=what.multipart,
    )
    if answered.done:
        done = {"done": known.endpoint, "at": answered.headers.get("Sangsaeng-Position", "")}
        where = known.leads_on(answered.body) if known.leads_on else onward(request.values.get("onward", ""))
        joined = "&" if "?" in where else "?"
        return see(f"{where}{joined}{address('', list(done.items()))[1:]}")
    errors = answered.body.get("errors", {})
    return _page(known, what, Filled(document=made, errors=errors), problem=answered.body, status=answered.status)


def standing(endpoint: str, *, version: int | None, seen: str | None, onward: str, **given: str) -> Form:
    """An act's form as it stands on a page of another thing; it is posted to the act's own page, which says what is wrong."""
    act = ACTS[endpoint]
    begun = dict(act.begins(given)) if act.begins else {}
    pairs = [(name, str(value)) for name, value in given.items()]
    return replace(
        _form(act, command(endpoint), Filled(document=begun), given),
        address=address(url_for("pages.act", act=endpoint), pairs),
        version="" if version is None else str(version),
        seen=seen or "",
        onward=onward,
    )


def _page(
    act: Act, what: Command, filled: Filled, *, problem: Mapping[str, Any] | None = None, status: int = HTTPStatus.OK
) -> Response:
    form = _form(act, what, filled, _given())
    answer = page(
        "act.html",
        act=act,
        about=_about(what),
        form=replace(form, confirm=CONFIRMED if problem and problem.get("code") == FOR_RESIDENT_NUMBERS else None),
        problem=problem,
        faults=_faults(form.fields, filled.errors),
        places=_places(act, form.fields),
    )
    return make_response(answer, status)


def _about(what: Command) -> str | None:
    """The receipt number of the case that the act is about, where whoever acts may find it."""
    named = request.args.get("case" if "case" in request.args else "id", "")
    if not (OF_A_CASE in what.rule or "case" in request.args):
        return None
    try:
        id = UUID(named)
    except ValueError:
        return None
    known = case_names([id]).get(id)
    return known.receipt if known and known.in_scope else None


def _form(act: Act, what: Command, filled: Filled, given: Given) -> Form:
    choices = {path: lambda of=of: of(given) for path, of in act.choices.items()}
    fields = asked(what.schema, filled, choices, teller().word)
    return Form(
        act=act,
        fields=tuple(_kept(fields, act.without(given))),
        multipart=what.multipart,
        once=request.form.get("once") or f"page-{secrets.token_urlsafe(16)}",
        version=request.values.get("version", ""),
        seen=request.values.get("seen", ""),
        onward=onward(request.values.get("onward", "")),
        numbers=tuple(one for one in request.form.getlist(NUMBERS) if one) if act.finds else (),
    )


def _kept(fields: Sequence[Asked], without: frozenset[str]) -> Iterator[Asked]:
    """The fields that are asked for."""
    for one in fields:
        if one.name not in without:
            yield replace(one, inside=tuple(_kept(one.inside, without)))


def _faults(fields: Sequence[Asked], errors: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What is wrong with each field, by its path, and what is wrong with none of them, of the form as a whole."""
    shown = {one.path for one in every(fields)}
    beside = {path: " ".join(wrong) for path, wrong in errors.items() if path in shown}
    whole = [one for path, wrong in errors.items() if path not in shown for one in wrong]
    return {**beside, **({WHOLE: " ".join(whole)} if whole else {})}


def _places(act: Act, fields: Sequence[Asked]) -> dict[str, tuple[str, str]]:
    """Where each field stands on the page, and what it is called there."""
    language = current.language()
    return {one.path: (one.id, acts.field_label(act.endpoint, one.name, language)) for one in every(fields)}


def _act(name: str) -> tuple[Act, Command]:
    known = ACTS.get(name)
    if known is None:
        abort(HTTPStatus.NOT_FOUND)
    what = command(name)
    if any(argument not in request.args for argument in what.arguments):
        abort(HTTPStatus.NOT_FOUND)
    return known, what


def _given() -> dict[str, str]:
    return {name: value for name, value in request.args.items() if name not in OURS}


def _said(what: Command, given: Mapping[str, str]) -> dict[str, str]:
    """What the address says of the fields themselves."""
    return {name: value for name, value in given.items() if name in what.schema.fields}


def _path(what: Command) -> str:
    return what.path(request.args)


def _version() -> int | None:
    given = request.values.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None  # noqa: PLR2004
