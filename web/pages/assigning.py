"""Assigning several cases at once: ticked in the list, named on one page, each sent as a command of its own, each answered for."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, request
from werkzeug.datastructures import MultiDict

from application.actions import Action
from application.permissions import Thing, may
from domain.values import Agency
from web import current
from web.pages import visiting
from web.pages.acting import client
from web.pages.addresses import PAGE_LENGTH, onward
from web.pages.posting import read_form
from web.pages.rendering import names, page, teller, text

COMMAND = "/applications/{id}/officer"


@dataclass(frozen=True, kw_only=True)
class Ticked:
    """A case that was ticked, as it is shown, with what its command must name. `once` makes a repeat the same command."""

    id: UUID
    receipt: str | None
    title: str | None
    officer: str | None
    agency: Agency
    version: int | None
    seen: str | None
    once: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a case: recorded, or refused and why, in the words of the refusal."""

    case: Ticked
    done: bool
    why: str | None
    next: str | None


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    pages.add_url_rule("/assignments", view_func=show, endpoint="assignments")
    pages.add_url_rule("/assignments", view_func=take, endpoint="assign", methods=["POST"])


def show() -> str:
    """The page that names every case and says what will be recorded."""
    return _confirm(_ticked(request.args.getlist("case")), request.args.get("officer", ""))


def take() -> str:
    """Send each case's command; then what was recorded and what was refused."""
    form = read_form()
    if current.doors().demonstration and visiting.chosen() is None:
        abort(HTTPStatus.FORBIDDEN)
    current.arrive()
    cases = _named(form)
    officer = form.get("officer", "")
    if not officer:
        return _confirm(cases, officer, missing=True)
    outcomes = [_sent(case, officer, form) for case in cases]
    done = [one for one in outcomes if one.done]
    told = {"outcomes": outcomes, "done_count": len(done), "refused_count": len(outcomes) - len(done)}
    return page("assigned.html", **told, officer=teller().name(UUID(officer)), onward=onward(form.get("onward", "")))


def may_assign() -> bool:
    """Whether whoever looks assigns cases of any agency."""
    actor = current.actor()
    return actor is not None and any(may(actor, Action.ASSIGN_OFFICER, _of(one)).allowed for one in Agency)


def _confirm(cases: Iterable[Ticked], officer: str, *, missing: bool = False) -> str:
    found = tuple(cases)
    return page(
        "assigning.html",
        cases=found,
        officers=_officers({one.agency for one in found}),
        officer=officer,
        faults={"officer": text("assign.choose")} if missing else {},
        onward=onward(request.values.get("onward", "")),
    )


def _ticked(given: Iterable[str]) -> list[Ticked]:
    """The cases of these ids that the viewer may read, each once, as many as a page of the list has."""
    ids = [UUID(one) for one in dict.fromkeys(given) if _is_id(one)][:PAGE_LENGTH]
    answers = [(id, client.look(f"/applications/{id}")) for id in ids]
    return [_case(id, answered.body, answered.version, answered.seen) for id, answered in answers if answered]


def _case(id: UUID, body: dict[str, Any], version: int | None, seen: str | None) -> Ticked:
    officer = body["officer"]
    return Ticked(
        id=id,
        receipt=body["receipt"],
        title=body["form"]["title"],
        officer=officer and officer["label"],
        agency=Agency(body["agency"]),
        version=version,
        seen=seen,
        once=f"page-{secrets.token_urlsafe(16)}",
    )


def _named(form: MultiDict[str, str]) -> list[Ticked]:
    """The cases that the confirming page named, as they stand now, each with the key that its form was given."""
    found = _ticked(form.getlist("case"))
    given = {one.id: form.get(f"once-{one.id}", "") for one in found}
    return [replace(one, once=given[one.id] or one.once) for one in found]


def _sent(case: Ticked, officer: str, form: MultiDict[str, str]) -> Outcome:
    """The command on the version that the confirming page showed: a case that went on since is refused, and says so."""
    shown = form.get(f"version-{case.id}", "")
    answered = client.send(
        "POST",
        COMMAND.format(id=case.id),
        document={"officer": officer},
        version=int(shown) if shown.isdecimal() and len(shown) < 19 else None,  # noqa: PLR2004
        once=case.once,
        seen=form.get(f"seen-{case.id}") or None,
    )
    body = answered.body
    return Outcome(
        case=case,
        done=answered.done,
        why=None if answered.done else body.get("title"),
        next=None if answered.done else body.get("detail"),
    )


def _officers(agencies: Iterable[Agency]) -> tuple[tuple[str, str], ...]:
    """The intake officers of the cases' agencies."""
    actor = current.actor()
    allowed = [one for one in sorted(agencies) if actor and may(actor, Action.ASSIGN_OFFICER, _of(one)).allowed]
    found = {row.id: row for agency in allowed for row in current.office().book.officers(agency)}
    names().keep(found.values())
    told = teller()
    return tuple((str(row.id), told.name(row.id)) for row in sorted(found.values(), key=lambda row: row.label))


def _of(agency: Agency) -> Thing:
    return Thing(agencies=frozenset({agency}))


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
