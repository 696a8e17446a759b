"""SME-competition products (중기간경쟁제품) with the days their designation holds, and the import of a list."""

import csv
import hashlib
import io
from datetime import date
from typing import Any

import marshmallow as ma
from flask import Response
from marshmallow import fields

from application import announcing
from application.office import COMPETITION_PRODUCTS_ID
from application.permissions import Action, Thing
from domain.competition_products import COMPETITION_PRODUCTS, Designation
from domain.rules.vocabulary import DetailItemNo
from domain.values import Agency
from web.api.answering import answer
from web.api.asking import allowed, asks
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import answers_version, command, receipt_answer
from web.api.fields import Body, Count, Day, File, Part, Query, formatted
from web.current import language, office
from web.problems import Problem
from web.wording.validation import said

blueprint = Blueprint("competition-products", __name__, description="SME-competition products (중기간경쟁제품).")

COLUMNS = 3
ROWS = 20_000
NAMES = {
    "세부품명번호": "detail_item_no",
    "지정시작일": "first",
    "지정종료일": "last",
    "세부품명": "label",
}
"""The Korean column names; a column with the products' names may stand in a list and is left aside."""
WANTED = ("detail_item_no", "first", "last")


class ProductsQuery(Query):
    """Which designations."""

    detail_item_no = formatted(DetailItemNo, message="digits", load_default=None)
    on = Day(load_default=None, metadata={"description": "Only those that hold on this day."})
    limit = Count(1, 1000, load_default=200)
    after = formatted(
        DetailItemNo, message="digits", load_default=None, metadata={"description": "Items above this one only."}
    )


class ListBody(Body):
    """A list as CSV, in UTF-8 or CP949."""

    file = File(required=True)


class DesignationPart(Part):
    """A designation; both days are included."""

    detail_item_no = formatted(DetailItemNo, message="digits", required=True)
    first = Day(required=True)
    last = Day(required=True)

    @ma.post_load
    def _made(self, data: dict[str, Any], **_: Any) -> Designation:
        return Designation(**data)


class ProductsAnswer(Part):
    """Designations by item and day."""

    total = fields.Integer(required=True)
    designations = fields.List(fields.Nested(DesignationPart), required=True)


class ImportedAnswer(CommandAnswer):
    """How many rows the list had."""

    rows = fields.Integer(required=True)


@blueprint.get("/competition-products")
@asks(Action.READ_CALL)
@blueprint.arguments(ProductsQuery, location="query")
@blueprint.response(200, ProductsAnswer)
def list_products(query: dict[str, Any]) -> Response:
    """The designations on record."""
    allowed(Action.READ_CALL)
    state = office().log.load(COMPETITION_PRODUCTS, COMPETITION_PRODUCTS_ID).state
    fitting = [one for one in (state.designations if state else ()) if _fits(one, query)]
    shown = sorted(fitting, key=lambda one: (one.detail_item_no, one.first, one.last))[: query["limit"]]
    return answer({"total": len(fitting), "designations": shown})


@blueprint.post("/competition-products")
@asks(Action.DESIGNATE_PRODUCTS)
@answers_version
@blueprint.arguments(ListBody, location="multipart")
@blueprint.response(201, ImportedAnswer)
def import_list(body: dict[str, Any]) -> Response:
    """Import a list, whole or not at all. Columns: 세부품명번호,지정시작일,지정종료일 or detail_item_no,first,last."""
    asked = command(allowed(Action.DESIGNATE_PRODUCTS, Thing(agencies=frozenset(Agency))))
    data = body["file"].read()
    designations = read_list(data)
    receipt = asked.done(
        lambda: announcing.designate_competition_products(
            office(),
            designations=designations,
            file=hashlib.sha256(data).hexdigest(),
            by=asked.by,
            once=asked.once,
        )
    )
    return receipt_answer(receipt, id=COMPETITION_PRODUCTS_ID, status=201, rows=len(designations))


def read_list(data: bytes) -> tuple[Designation, ...]:
    """The designations of a list. Raises `Problem` (422) naming every row that is wrong."""
    rows = _rows(data)
    columns = [NAMES.get(name.strip(), name.strip()) for name in (rows[0] if rows else [])]
    if sorted(one for one in columns if one != "label") != sorted(WANTED):
        raise _wrong({"file": ["header"]})
    if not rows[1:]:
        raise _wrong({"file": ["no-rows"]})
    if len(rows) > ROWS:
        raise _wrong({"file": ["too-many-rows"]})
    return _designations(columns, rows[1:])


def _rows(data: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "cp949"):
        try:
            text = data.decode(encoding)
            return [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if any(map(str.strip, row))]
        except UnicodeDecodeError:
            continue
        except csv.Error:
            raise _wrong({"file": ["columns"]}) from None
    raise _wrong({"file": ["encoding"]})


def _designations(columns: list[str], rows: list[list[str]]) -> tuple[Designation, ...]:
    schema = DesignationPart()
    errors: dict[str, list[str]] = {}
    found: dict[Designation, int] = {}
    for number, row in enumerate(rows, start=2):
        try:
            one = _designation(schema, columns, row)
        except ma.ValidationError as error:
            errors[f"row.{number}"] = [message for messages in _levelled(error) for message in messages]
            continue
        if found.setdefault(one, number) != number:
            errors[f"row.{number}"] = ["row-twice"]
    if errors:
        raise _wrong(errors)
    return tuple(found)


def _designation(schema: DesignationPart, columns: list[str], row: list[str]) -> Designation:
    if len(row) != len(columns):
        raise ma.ValidationError("columns")
    cells = {name: cell.strip() for name, cell in zip(columns, row, strict=True) if name != "label"}
    one: Designation = schema.load(cells)
    if one.first > one.last:
        raise ma.ValidationError("days-out-of-order")
    return one


def _levelled(error: ma.ValidationError) -> list[list[str]]:
    messages = error.messages
    return list(messages.values()) if isinstance(messages, dict) else [messages]


def _wrong(errors: dict[str, list[str]]) -> Problem:
    in_words = {path: [said(message, language()) for message in messages] for path, messages in errors.items()}
    return Problem("rows-invalid", errors=in_words)


def _fits(one: Designation, query: dict[str, Any]) -> bool:
    day: date | None = query["on"]
    return (
        query["detail_item_no"] in {None, one.detail_item_no}
        and (day is None or one.first <= day <= one.last)
        and one.detail_item_no > (query["after"] or "")
    )
