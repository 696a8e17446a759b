"""SME-competition products (중기간경쟁제품) with the days their designation holds, and the import of a list."""

from datetime import date
from typing import Any

from flask import Response
from marshmallow import fields

from application import announcing
from application.actions import Action
from application.competition_product_lists import ProductList, read
from application.csv_lists import BadList
from application.office import COMPETITION_PRODUCTS_ID
from application.permissions import BOTH_AGENCIES
from domain.competition_products import COMPETITION_PRODUCTS, Designation
from domain.rules.vocabulary import DetailItemNo
from web.api.answering import answer
from web.api.asking import allowed, asks
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import answers_version, command, receipt_answer
from web.api.fields import Body, Count, Day, File, Part, Query, formatted
from web.api.files import rows_problem
from web.current import office

blueprint = Blueprint("competition-products", __name__, description="SME-competition products (중기간경쟁제품).")


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
    asked = command(allowed(Action.DESIGNATE_PRODUCTS, BOTH_AGENCIES))
    found = _read(body["file"].read())
    receipt = asked.done(
        lambda: announcing.designate_competition_products(
            office(),
            designations=found.designations,
            file=found.file,
            by=asked.by,
            once=asked.once,
        )
    )
    return receipt_answer(receipt, id=COMPETITION_PRODUCTS_ID, status=201, rows=len(found.designations))


def _read(data: bytes) -> ProductList:
    try:
        return read(data)
    except BadList as bad:
        raise rows_problem(bad) from None


def _fits(one: Designation, query: dict[str, Any]) -> bool:
    day: date | None = query["on"]
    return (
        query["detail_item_no"] in {None, one.detail_item_no}
        and (day is None or one.first <= day <= one.last)
        and one.detail_item_no > (query["after"] or "")
    )
