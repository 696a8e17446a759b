"""The ruling on an objection: every point with its result and reasons, and what follows, on one page, recorded once it was looked at."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, url_for
from werkzeug.datastructures import MultiDict

from domain.disputes.codes import UPHOLDING, Inadmissible, RemedyKind, Result
from domain.rules.vocabulary import Stage
from web import current
from web.pages import visiting
from web.pages.acting import client
from web.pages.posting import read_form, see
from web.pages.rendering import WHOLE, page, teller, text
from web.wording.validation import said

NEEDS_A_STAGE = (RemedyKind.REMAND, RemedyKind.RESCORE)
NEEDS_A_CRITERION = (RemedyKind.RESCORE, RemedyKind.CORRECT_FINDING)
REMEDY = ("kind", "stage", "criterion")


@dataclass(frozen=True, kw_only=True)
class Ruled:
    """A point as it was told, and what was typed for it; the remedy is the one sought until another is chosen."""

    point: Mapping[str, Any]
    result: str
    ground: str
    reasons: str
    remedy: Mapping[str, str]

    @property
    def number(self) -> int:
        """Its number, from 1."""
        return int(self.point["number"])

    @property
    def upheld(self) -> bool:
        """Whether something follows from it."""
        return self.result in UPHOLDING

    def document(self) -> dict[str, Any]:
        """The point as a request says it."""
        given = {"point": self.number, "result": self.result, "reasons": self.reasons}
        return {name: value for name, value in {**given, "ground": self._ground()}.items() if value}

    def ordered(self) -> dict[str, str]:
        """The remedy with what its kind needs and nothing else."""
        kind = self.remedy["kind"]
        needed = {"kind": True, "stage": kind in NEEDS_A_STAGE, "criterion": kind in NEEDS_A_CRITERION}
        return {name: self.remedy[name] for name in REMEDY if needed[name] and self.remedy[name]}

    def _ground(self) -> str:
        return self.ground if self.result == Result.INADMISSIBLE else ""


def register(pages: Blueprint) -> None:
    """Give the page its addresses."""
    pages.add_url_rule("/disputes/<uuid:id>/ruling", view_func=show, endpoint="ruling")
    pages.add_url_rule("/disputes/<uuid:id>/ruling", view_func=take, endpoint="take_ruling", methods=["POST"])


def show(id: UUID) -> str:
    """The form, each point beside what it argues."""
    asked = client.get(f"/disputes/{id}/workspace").body
    return _page("ruling.html", id, asked, MultiDict())


def take(id: UUID) -> Response:
    """Show what will be recorded, record it once that was confirmed, or go back to the form with what was typed."""
    if current.doors().demonstration and visiting.chosen() is None:
        abort(HTTPStatus.FORBIDDEN)
    form = read_form()
    current.arrive()
    asked = client.get(f"/disputes/{id}/workspace").body
    if form.get("do") != "confirmed":
        missing = form.get("do") == "look" and _missing(asked, form)
        template = "ruling_confirm.html" if form.get("do") == "look" and not missing else "ruling.html"
        answered = _page(template, id, asked, form, faults=missing or {})
        return make_response(answered, HTTPStatus.UNPROCESSABLE_ENTITY if missing else HTTPStatus.OK)
    done = client.send(
        "POST", f"/disputes/{id}/ruling", document=_document(asked, form), version=_version(form), once=form.get("once")
    )
    if done.done:
        position = done.headers.get("Sangsaeng-Position", "")
        return see(url_for("pages.workspace", id=id, done="disputes.rule", at=position))
    errors: Mapping[str, Sequence[str]] = done.body.get("errors", {})
    wrong = {WHOLE: " ".join(one for several in errors.values() for one in several)} if errors else {}
    return make_response(_page("ruling.html", id, asked, form, faults=wrong, refused=done.body), done.status)


def _page(
    template: str,
    id: UUID,
    asked: Mapping[str, Any],
    form: MultiDict[str, str],
    *,
    faults: Mapping[str, str] | None = None,
    refused: Mapping[str, Any] | None = None,
) -> str:
    rows = _rows(asked, form)
    return page(
        template,
        id=id,
        dispute=asked["dispute"],
        clock=asked["clock"],
        rows=rows,
        results=_words(Result),
        grounds=_words(Inadmissible),
        kinds=_words(RemedyKind),
        stages=_words(Stage),
        remedies=_remedies(rows),
        excused=bool(form.get("excused")),
        version=form.get("version") or asked["dispute"]["version"],
        once=form.get("once") or f"page-{secrets.token_urlsafe(16)}",
        typed=form,
        places=_places(rows),
        faults=faults or {},
        problem=refused,
        refusal=refused,
    )


def _places(rows: Sequence[Ruled]) -> dict[str, tuple[str, str]]:
    """Where each field stands on the page, and what it is called there."""
    return {
        f"points.{row.number}.{name}": (
            f"{name}-{row.number}",
            f"{text('workspace.point', number=row.number)} · {text(f'ruling.{name}')}",
        )
        for row in rows
        for name in ("result", "ground", "reasons", "stage")
    }


def _words(codes: type[StrEnum]) -> list[tuple[str, str]]:
    """What may be chosen, by code, in words."""
    told = teller()
    return [(code.value, told.word(code)) for code in codes]


def _rows(asked: Mapping[str, Any], form: MultiDict[str, str]) -> tuple[Ruled, ...]:
    return tuple(_row(point, form) for point in asked["dispute"]["points"])


def _row(point: Mapping[str, Any], form: MultiDict[str, str]) -> Ruled:
    at, sought = f"points.{point['number']}", point["sought"]
    return Ruled(
        point=point,
        result=form.get(f"{at}.result", ""),
        ground=form.get(f"{at}.ground", ""),
        reasons=form.get(f"{at}.reasons", "").replace("\r\n", "\n"),
        remedy={name: form.get(f"{at}.{name}", sought[name] or "") for name in REMEDY},
    )


def _missing(asked: Mapping[str, Any], form: MultiDict[str, str]) -> dict[str, str]:
    """What a ruling has to say of every point before it is worth looking at, in the API's words for a field that is missing."""
    wanted = [
        f"points.{row.number}.{name}"
        for row in _rows(asked, form)
        for name, value in (("result", row.result), ("reasons", row.reasons.strip()))
        if not value
    ]
    return dict.fromkeys(wanted, said("blank", current.language()))


def _document(asked: Mapping[str, Any], form: MultiDict[str, str]) -> dict[str, Any]:
    rows = _rows(asked, form)
    made: dict[str, Any] = {"points": [row.document() for row in rows], "excused": bool(form.get("excused"))}
    return {**made, "remedies": [{"points": points, "remedy": remedy} for points, remedy in _remedies(rows)]}


def _remedies(rows: Sequence[Ruled]) -> list[tuple[list[int], dict[str, str]]]:
    """What follows: each remedy once, with the points that it answers."""
    found: list[tuple[list[int], dict[str, str]]] = []
    for row in (one for one in rows if one.upheld):
        ordered = row.ordered()
        same = next((points for points, remedy in found if remedy == ordered), None)
        if same is None:
            found.append(([row.number], ordered))
        else:
            same.append(row.number)
    return found


def _version(form: MultiDict[str, str]) -> int | None:
    given = form.get("version", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None  # noqa: PLR2004
