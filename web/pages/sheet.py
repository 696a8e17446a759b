"""A judge's own score sheet: written at leisure, kept as a draft, sealed, taken back before the reveal, corrected after it.

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
from web.api.bodies import flat
from web.pages import visiting
from web.pages.acting import client
from web.pages.acting.acts import command
from web.pages.acting.offers import Offer, offer
from web.pages.acting.typed import document
from web.pages.posting import read_form, see
from web.pages.rendering import WHOLE, page, text, told_criterion

SEALED, REVEALED = "SEALED", "REVEALED"
FIELDS = ("points", "justification")


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
    """Where a sheet stands: its criteria, what of it is written, and its version once it was sealed.

    `seen` proves what was shown of the case beside it; `barred` says why nothing can be written on it, null where it can.
    """

    panel: UUID
    case: UUID
    stage: str
    title: str
    criteria: Sequence[Mapping[str, Any]]
    assumed: bool
    marks: Sequence[Mapping[str, Any]]
    status: str | None
    version: int | None
    seen: str | None
    drafted: bool
    barred: str | None

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
    saved = client.send("PUT", f"{_path(id, case)}/draft", document={"marks": _marks(form)})
    return Response(status=HTTPStatus.NO_CONTENT if saved.done else saved.status)


def take(id: UUID, case: UUID) -> Response:
    """Save the draft, throw it away, seal the sheet once that was confirmed, or correct it once it was revealed."""
    form = _form()
    sheet = _sheet(id, case)
    match form.get("do"):
        case "discard":
            client.send("DELETE", f"{_path(id, case)}/draft", document={})
            return see(_here(id, case))
        case "seal":
            missing = command("sheets.seal").schema.validate({"marks": _marks(form)})
            errors = flat(missing, current.language())
            return _refused(sheet, form, errors) if errors else make_response(_confirm(sheet, form))
        case "confirmed":
            return _told(sheet, form, "sheets.seal", _command(form, _path(id, case)))
        case "correct":
            done = _command(
                form, f"{_path(id, case)}/correction", version=sheet.version, reasons=form.get("reasons", "")
            )
            return _told(sheet, form, "sheets.correct", done)
        case _:
            done = client.send("PUT", f"{_path(id, case)}/draft", document={"marks": _marks(form)})
            if not done.done:
                return _refused(sheet, form, done.body.get("errors", {}), done)
            return see(f"{_here(id, case)}?saved=1")


def _command(form: MultiDict[str, str], path: str, *, version: int | None = None, **rest: str) -> client.Answered:
    document_ = {"marks": _marks(form), **rest}
    once, seen = form.get("once"), form.get("seen") or None
    return client.send("POST", path, document=document_, version=version, once=once, seen=seen)


def _told(sheet: Sheet, form: MultiDict[str, str], act: str, done: client.Answered) -> Response:
    if not done.done:
        return _refused(sheet, form, done.body.get("errors", {}), done)
    at = done.headers.get("Sangsaeng-Position")
    return see(f"{_here(sheet.panel, sheet.case)}?done={act}{f'&at={at}' if at else ''}")


def _sheet(id: UUID, case: UUID) -> Sheet:
    """The viewer's own. Who has none on this panel is turned away by the API, in its words."""
    before = client.get(f"/panels/{id}/cases/{case}").body
    draft = _standing(f"{_path(id, case)}/draft")
    written = draft.body["marks"] if draft else []
    panel = client.get(f"/panels/{id}").body
    rubric = client.get(f"/calls/{panel['call']}").body["terms"]["plan"]["rubric"]
    read = client.look(f"/applications/{case}")
    own = _standing(_path(id, case))
    status = own.body["status"] if own else None
    drafted = any(one[field] is not None for one in written for field in FIELDS)
    kept = written if drafted and status not in (SEALED, REVEALED) else own.body["marks"] if own else []
    return Sheet(
        panel=id,
        case=case,
        stage=panel["stage"],
        title=read.body["form"]["title"] if read else "",
        criteria=[one for one in rubric["value"] if one["stage"] == panel["stage"]],
        assumed=rubric["assumed"],
        marks=kept,
        status=status,
        version=own.version if own else None,
        seen=read.seen if read else None,
        drafted=drafted,
        barred=_barred(before) if status not in (SEALED, REVEALED) else None,
    )


def _standing(path: str) -> client.Answered | None:
    """What the API tells of one's own; null where, as things stand, there is none."""
    try:
        return client.get(path)
    except client.Turned as turned:
        if turned.status == HTTPStatus.CONFLICT:
            return None
        raise


def _barred(before: Mapping[str, Any]) -> str | None:
    """Why nothing can be scored: the conflict question comes first, and the reveal ends it."""
    if before["recused"]:
        return "recused"
    if before["closed"] or before["revealed"]:
        return "closed"
    return None if before["answered"] else "undeclared"


def _row(criterion: Mapping[str, Any], given: Mapping[str, Any]) -> Row:
    return Row(
        code=criterion["code"],
        dimension=criterion["dimension"],
        most=_plain(criterion["max_points"]),
        points=_plain(given.get("points")),
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
        places=_places(rows),
        refused=refused,
        once=f"page-{secrets.token_urlsafe(16)}",
        seen=request.form.get("seen") or sheet.seen or "",
        reasons=request.form.get("reasons", ""),
        saved="saved" in request.args,
        correcting=sheet.status == REVEALED and ("correct" in request.args or request.form.get("do") == "correct"),
        reopening=_act(sheet, "sheets.reopen", version=sheet.version),
        declaring=_act(sheet, "panels.declare"),
        now=current.office().clock.now(),
        autosave=url_for("pages.keep_sheet", id=sheet.panel, case=sheet.case),
    )


def _act(sheet: Sheet, act: str, *, version: int | None = None) -> Offer:
    return offer(act, version=version, id=sheet.panel, case=sheet.case)


def _places(rows: Sequence[Row]) -> dict[str, tuple[str, str]]:
    """Where each field stands on the page, and what it is called there."""
    labels = {"points": "sheet.marks", "justification": "sheet.justification"}
    fields = {
        f"marks.{at}.{field}": (
            f"marks-{at}-{field}",
            f"{told_criterion(row.code, current.language())} · {text(labels[field])}",
        )
        for at, row in enumerate(rows)
        for field in FIELDS
    }
    return {**fields, "reasons": ("reasons", text("sheet.reasons"))}


def _confirm(sheet: Sheet, form: MultiDict[str, str]) -> str:
    rows = _typed(sheet, form)
    return page(
        "sheet_confirm.html",
        sheet=sheet,
        rows=rows,
        total=_total(rows),
        most=_sum(row.most for row in rows),
        once=form.get("once"),
        seen=form.get("seen", ""),
    )


def _refused(
    sheet: Sheet,
    form: MultiDict[str, str],
    errors: Mapping[str, Sequence[str]],
    done: client.Answered | None = None,
) -> Response:
    """The sheet again, with what is wrong beside each mark and nothing typed lost."""
    rows = _typed(sheet, form)
    places = _places(rows)
    faults = {path: " ".join(wrong) for path, wrong in errors.items() if path in places}
    rest = [one for path, wrong in errors.items() if path not in places for one in wrong]
    if rest:
        faults[WHOLE] = " ".join(rest)
    status = done.status if done else HTTPStatus.UNPROCESSABLE_ENTITY
    return make_response(_page(sheet, rows, faults=faults, refused=done.body if done else None), status)


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


def _marks(form: MultiDict[str, str]) -> list[dict[str, Any]]:
    """The marks of a request, a criterion each, in the order of the page: what is wrong is found again by its number."""
    made: list[dict[str, Any]] = document(command("sheets.seal").schema, form, {}).get("marks", [])
    return made


def _plain(points: str | Decimal | None) -> str:
    """Points as a person writes them: 7 for 7.00."""
    return f"{Decimal(points).normalize():f}" if points is not None else ""


def _total(rows: Sequence[Row]) -> str:
    return _sum(row.points for row in rows)


def _sum(figures: Any) -> str:  # noqa: ANN401  (texts, as they were typed)
    total = Decimal(0)
    for one in figures:
        try:
            total += Decimal(one or "0")
        except InvalidOperation:
            return text("sheet.no-total")
    return _plain(total)


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
