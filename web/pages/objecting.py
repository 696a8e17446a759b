"""An objection, written by the party: points chosen from what the notice decided, why, and what is said where it is late.

Nothing of it is kept before it is sent: the office has no draft of an objection, and the page says so.
"""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, url_for
from werkzeug.datastructures import MultiDict

from domain.disputes.codes import RemedyKind
from domain.values import seoul_day
from web import current
from web.pages import visiting
from web.pages.acting import client
from web.pages.acting.choosing import findings_unmet
from web.pages.acting.fields import CONFIRMED
from web.pages.posting import read_form, see
from web.pages.rendering import WHOLE, page, teller, text, today, told_criterion
from web.wording.validation import said

FOR_RESIDENT_NUMBERS = "resident-number-suspected"
PLAIN = ("known", "contact", "purport")
HINDRANCE = ("first", "last", "reasons")


@dataclass(frozen=True, kw_only=True)
class Disputable:
    """What of the decision may be disputed: what it says, what the point is as a request has it, and what was typed."""

    number: int
    said: str
    document: Mapping[str, Any]
    chosen: bool
    argument: str


def register(pages: Blueprint) -> None:
    """Give the page its addresses."""
    pages.add_url_rule("/notices/<uuid:id>/objection", view_func=show, endpoint="objection")
    pages.add_url_rule("/notices/<uuid:id>/objection", view_func=take, endpoint="take_objection", methods=["POST"])


def show(id: UUID) -> str:
    """The form."""
    return _page("objection.html", id, MultiDict())


def take(id: UUID) -> Response:
    """Show what will be sent, send it once that was confirmed, or go back to the form with what was typed."""
    if current.doors().demonstration and visiting.chosen() is None:
        abort(HTTPStatus.FORBIDDEN)
    form = read_form()
    current.arrive()
    if form.get("do") != "confirmed":
        missing = _missing(form) if form.get("do") == "look" else {}
        template = "objection_confirm.html" if form.get("do") == "look" and not missing else "objection.html"
        answered = _page(template, id, form, faults=missing)
        return make_response(answered, HTTPStatus.UNPROCESSABLE_ENTITY if missing else HTTPStatus.OK)
    document = _document(_disputable(client.get(f"/notices/{id}").body, form), form)
    done = client.send("POST", f"/notices/{id}/objections", document=document, once=form.get("once"))
    if done.done:
        position = done.headers.get("Sangsaeng-Position", "")
        return see(url_for("pages.dispute", id=done.body["id"], done="disputes.file", at=position))
    errors: Mapping[str, Sequence[str]] = done.body.get("errors", {})
    wrong = {WHOLE: " ".join(one for several in errors.values() for one in several)} if errors else {}
    return make_response(_page("objection.html", id, form, faults=wrong, refused=done.body), done.status)


def _page(
    template: str,
    id: UUID,
    form: MultiDict[str, str],
    *,
    faults: Mapping[str, str] | None = None,
    refused: Mapping[str, Any] | None = None,
) -> str:
    notice = client.get(f"/notices/{id}").body
    due = notice["due"] and notice["due"]["object_by"]
    last = date.fromisoformat(due) if due else None
    arrived = notice["arrived"]
    return page(
        template,
        id=id,
        notice=notice,
        rows=_disputable(notice, form),
        last=last,
        left=notice["due"] and notice["due"]["working_days_left"],
        late=last is not None and last < today(),
        known=seoul_day(datetime.fromisoformat(arrived)).isoformat() if arrived else "",
        besides=[(name, form.get(name, "")) for name in (*PLAIN, *(f"hindrance.{one}" for one in HINDRANCE))],
        once=form.get("once") or f"page-{secrets.token_urlsafe(16)}",
        confirm=CONFIRMED if refused and refused.get("code") == FOR_RESIDENT_NUMBERS else None,
        typed=form,
        faults=faults or {},
        problem=refused,
        refusal=refused,
    )


def _disputable(notice: Mapping[str, Any], form: MultiDict[str, str]) -> tuple[Disputable, ...]:
    """The criteria found not met, the stage that was not passed, and the decision as a whole."""
    case = client.get(f"/applications/{notice['application']}").body
    return tuple(
        Disputable(
            number=number,
            said=what,
            document=document,
            chosen=bool(form.get(f"points.{number}")),
            argument=form.get(f"points.{number}.argument", "").replace("\r\n", "\n"),
        )
        for number, (what, document) in enumerate(_points(case), 1)
    )


def _points(case: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for target in findings_unmet(case["id"]):
        code = target["criterion"]
        yield (
            text("objection.finding", criterion=told_criterion(code, current.language())),
            {"target": target, "sought": {"kind": RemedyKind.CORRECT_FINDING, "criterion": code}},
        )
    if case["failed"]:
        stage = case["failed"]
        yield (
            text("objection.stage", stage=teller().word(stage)),
            {"sought": {"kind": RemedyKind.REMAND, "stage": stage}},
        )
    yield text("objection.decision"), {"sought": {"kind": RemedyKind.REPLACE_DECISION}}


def _missing(form: MultiDict[str, str]) -> dict[str, str]:
    """An objection says at least what it disputes: all else that is missing is asked for once it was received."""
    chosen = any(name.startswith("points.") and "argument" not in name for name in form)
    return {} if chosen else {"points.1": said("blank", current.language())}


def _document(rows: Sequence[Disputable], form: MultiDict[str, str]) -> dict[str, Any]:
    points = [
        {**row.document, "arguments": [row.argument.strip()] if row.argument.strip() else []}
        for row in rows
        if row.chosen
    ]
    plain = {name: form[name].strip() for name in PLAIN if form.get(name, "").strip()}
    hindered = {
        name: form[f"hindrance.{name}"].strip() for name in HINDRANCE if form.get(f"hindrance.{name}", "").strip()
    }
    confirmed = {CONFIRMED: True} if form.get(CONFIRMED) else {}
    return {"points": points, **plain, **({"hindrance": hindered} if hindered else {}), **confirmed}
