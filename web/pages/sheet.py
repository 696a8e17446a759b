"""A judge's own score sheet: written at leisure, kept as a draft, sealed, and taken back before the reveal.

Whatever the page tells and takes is the API's: nobody else's sheet or draft has a place here, nor whether there is one.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from http import HTTPStatus
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, abort, make_response, request, url_for
from werkzeug.datastructures import MultiDict

from web import current
from web.pages import visiting
from web.pages.acting import client
from web.pages.acting.acts import command
from web.pages.acting.typed import document
from web.pages.posting import read_form, see
from web.pages.rendering import WHOLE, page, text

SEALED, REVEALED = "SEALED", "REVEALED"
NOT_SEALED = "not-sealed"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A criterion with what was typed for it."""

    code: str
    dimension: str
    most: str
    points: str
    justification: str


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Where a sheet stands: its criteria, what of it is written, and its version once it was sealed."""

    panel: UUID
    case: UUID
    stage: str
    title: str
    criteria: Sequence[Mapping[str, Any]]
    marks: Sequence[Mapping[str, Any]]
    status: str | None = None
    version: int | None = None
    drafted: bool = False

    def rows(self) -> tuple[Row, ...]:
        """Every criterion of the stage, in the order of the call."""
        given = {one.get("criterion"): one for one in self.marks}
        return tuple(_row(one, given.get(one["code"], {})) for one in self.criteria)


def register(pages: Blueprint) -> None:
    """Give the pages their addresses."""
    rule = "/panels/<uuid:id>/cases/<uuid:case>/sheet"
    pages.add_url_rule(rule, view_func=show, endpoint="sheet")
    pages.add_url_rule(rule, view_func=take, endpoint="take_sheet", methods=["POST"])
    pages.add_url_rule(f"{rule}/draft", view_func=keep, endpoint="keep_sheet", methods=["POST"])
    pages.add_url_rule("/panels/<uuid:id>/cases/<uuid:case>/reading-copy", view_func=copy, endpoint="reading-copy")


def show(id: UUID, case: UUID) -> str:
    """The sheet as it stands: to be written, sealed, or revealed."""
    sheet = _sheet(id, case)
    return _page(sheet, sheet.rows())


def copy(id: UUID, case: UUID) -> str:
    """What a judge reads of a case, to be printed: the application, the findings and the criteria."""
    read = client.get(f"/applications/{case}").body
    sheet = _sheet(id, case)
    return page("reading_copy.html", read=read, sheet=sheet, rows=sheet.rows())


def keep(id: UUID, case: UUID) -> Response:
    """Keep what was typed so far, where the browser does so by itself."""
    form = _form()
    saved = client.send("PUT", f"{_path(id, case)}/draft", document={"marks": _marks(form, whole=False)})
    return Response(status=HTTPStatus.NO_CONTENT if saved.done else saved.status)


def take(id: UUID, case: UUID) -> Response:
    """Save the draft, throw it away, seal the sheet once that was confirmed, or take a sealed one back."""
    form = _form()
    sheet = _sheet(id, case)
    match form.get("do"):
        case "discard":
            client.send("DELETE", f"{_path(id, case)}/draft", document={})
            return see(_here(id, case))
        case "reopen":
            done = client.send(
                "POST", f"{_path(id, case)}/reopening", document={}, version=sheet.version, once=form.get("once")
            )
            return see(f"{_here(id, case)}?done=sheets.reopen") if done.done else _refused(sheet, form, done)
        case "seal":
            return make_response(_confirm(sheet, form))
        case "confirmed":
            done = client.send("POST", _path(id, case), document={"marks": _marks(form)}, once=form.get("once"))
            return see(_here(id, case)) if done.done else _refused(sheet, form, done)
        case _:
            done = client.send("PUT", f"{_path(id, case)}/draft", document={"marks": _marks(form, whole=False)})
            return see(f"{_here(id, case)}?saved=1") if done.done else _refused(sheet, form, done)


def _sheet(id: UUID, case: UUID) -> Sheet:
    before = client.get(f"/panels/{id}/cases/{case}").body
    panel = client.get(f"/panels/{id}").body
    terms = client.get(f"/calls/{panel['call']}").body["terms"]
    read = client.look(f"/applications/{case}")
    own = _own(id, case)
    draft = client.look(f"{_path(id, case)}/draft")
    drafted = draft.body["marks"] if draft else []
    sealed = own.body if own else {"marks": [], "status": None}
    standing = sealed["status"]
    marks = sealed["marks"] if standing in (SEALED, REVEALED) or not drafted else drafted
    return Sheet(
        panel=id,
        case=UUID(before["case"]),
        stage=panel["stage"],
        title=read.body["form"]["title"] if read else "",
        criteria=[one for one in terms["plan"]["rubric"]["value"] if one["stage"] == panel["stage"]],
        marks=marks,
        status=standing,
        version=own.version if own else None,
        drafted=bool(drafted),
    )


def _own(id: UUID, case: UUID) -> client.Answered | None:
    """The judge's own sheet, null where nothing was sealed yet."""
    try:
        return client.get(_path(id, case))
    except client.Turned as turned:
        if turned.problem.get("code") == NOT_SEALED:
            return None
        raise


def _row(criterion: Mapping[str, Any], given: Mapping[str, Any]) -> Row:
    return Row(
        code=criterion["code"],
        dimension=criterion["dimension"],
        most=str(criterion["max_points"]),
        points=str(given.get("points") or ""),
        justification=str(given.get("justification") or ""),
    )


def _page(
    sheet: Sheet,
    rows: Sequence[Row],
    *,
    faults: Mapping[str, str] | None = None,
    refused: Mapping[str, Any] | None = None,
) -> str:
    return page(
        "sheet.html",
        sheet=sheet,
        rows=rows,
        total=_total(rows),
        most=_sum(row.most for row in rows),
        faults=faults or {},
        refused=refused,
        once=f"page-{secrets.token_urlsafe(16)}",
        saved="saved" in request.args,
        autosave=url_for("pages.keep_sheet", id=sheet.panel, case=sheet.case),
    )


def _confirm(sheet: Sheet, form: MultiDict[str, str]) -> str:
    rows = _typed(sheet, form)
    return page(
        "sheet_confirm.html",
        sheet=sheet,
        rows=rows,
        total=_total(rows),
        most=_sum(row.most for row in rows),
        once=form.get("once"),
    )


def _refused(sheet: Sheet, form: MultiDict[str, str], done: client.Answered) -> Response:
    """The sheet again, with what is wrong beside each mark and nothing typed lost."""
    errors: Mapping[str, Sequence[str]] = done.body.get("errors", {})
    faults = {path: " ".join(wrong) for path, wrong in errors.items() if path.startswith("marks.")}
    rest = [one for path, wrong in errors.items() if path not in faults for one in wrong]
    if rest:
        faults[WHOLE] = " ".join(rest)
    return make_response(_page(sheet, _typed(sheet, form), faults=faults, refused=done.body), done.status)


def _typed(sheet: Sheet, form: MultiDict[str, str]) -> tuple[Row, ...]:
    return tuple(
        Row(
            code=row.code,
            dimension=row.dimension,
            most=row.most,
            points=form.get(f"marks.{at}.points", ""),
            justification=form.get(f"marks.{at}.justification", ""),
        )
        for at, row in enumerate(sheet.rows())
    )


def _marks(form: MultiDict[str, str], *, whole: bool = True) -> list[dict[str, Any]]:
    """The marks of a request; of a draft only those that something was typed for."""
    made: list[dict[str, Any]] = document(command("sheets.seal").schema, form, {}).get("marks", [])
    return [one for one in made if whole or one.get("points") or one.get("justification")]


def _total(rows: Sequence[Row]) -> str:
    return _sum(row.points for row in rows)


def _sum(figures: Any) -> str:  # noqa: ANN401  (texts, as they were typed)
    total = Decimal(0)
    for one in figures:
        try:
            total += Decimal(one or "0")
        except InvalidOperation:
            return text("sheet.no-total")
    return f"{total.normalize():f}"


def _form() -> MultiDict[str, str]:
    if current.doors().demonstration and visiting.chosen() is None:
        abort(HTTPStatus.FORBIDDEN)
    form = read_form()
    current.arrive()
    return form


def _path(id: UUID, case: UUID) -> str:
    return f"/panels/{id}/cases/{case}/sheet"


def _here(id: UUID, case: UUID) -> str:
    return url_for("pages.sheet", id=id, case=case)
