"""Yearly reports of purchases: by public body for the two evaluations, by firm; as JSON and as sheets."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import looking, purchase_reports
from application.actions import Action
from application.permissions import BOTH_AGENCIES
from application.purchase_reports import Total
from application.views.book import PurchaseRow
from application.views.questions import PurchaseQuery
from domain.subjects.facts import Evaluation
from web.api.answering import answer, position
from web.api.as_of import AsOfPart, as_of, as_of_or_now, told
from web.api.asking import allowed, asks, me
from web.api.blueprints import Blueprint
from web.api.exports import Cell, Sheet, answers_sheet, exported
from web.api.fields import Part, one_of
from web.api.naming import Named, Names
from web.api.purchase_schemas import YearQuery, YearSheetQuery
from web.current import language, office
from web.wording.words import word

blueprint = Blueprint("purchase_reports", __name__, description="Yearly reports of purchases (구매 실적).")

PARTS = ("contracts", "contracts_counting", "deliveries", "deliveries_counting")


class SumPart(Part):
    """So many lines of so many won in all."""

    lines = fields.Integer(required=True)
    won = fields.Integer(required=True)


class TotalPart(Part):
    """What was contracted and what was delivered, which tell of the same won twice; and what of each counts."""

    contracts = fields.Nested(SumPart, required=True)
    contracts_counting = fields.Nested(SumPart, required=True)
    deliveries = fields.Nested(SumPart, required=True)
    deliveries_counting = fields.Nested(SumPart, required=True)


class BodyReportPart(TotalPart):
    """A public body's purchases, and the evaluation they count in; null for neither of the two."""

    body = fields.Nested(Named, required=True)
    evaluation = one_of(Evaluation, required=True, allow_none=True)


class FirmReportPart(TotalPart):
    """What was bought of a lead firm's products."""

    firm = fields.Nested(Named, required=True)


class BodyReportsAnswer(AsOfPart):
    """Public bodies that bought."""

    bodies = fields.List(fields.Nested(BodyReportPart), required=True)


class FirmReportsAnswer(AsOfPart):
    """Firms whose products were bought."""

    firms = fields.List(fields.Nested(FirmReportPart), required=True)


@blueprint.get("/purchase-reports/bodies")
@asks(Action.LIST_PURCHASES)
@blueprint.arguments(YearQuery, location="query")
@blueprint.response(200, BodyReportsAnswer)
def bodies(query: dict[str, Any]) -> Response:
    """What each public body bought in a year, for 공공기관 동반성장 평가 and 지방자치단체 합동평가."""
    found = _by_body(query)
    names = Names(found)
    shown = [{"body": names.of(id), "evaluation": _evaluation(names, id), **sums_of(one)} for id, one in found.items()]
    return answer({"bodies": shown, "as_of": told(as_of(query))}, position=position())


@blueprint.get("/purchase-reports/bodies/sheet")
@asks(Action.LIST_PURCHASES)
@answers_sheet
@blueprint.arguments(YearSheetQuery, location="query")
@blueprint.response(200, {"type": "string", "format": "binary"}, description="The sheet.")
def bodies_sheet(query: dict[str, Any]) -> Response:
    """The same as a sheet."""
    found = _by_body(query)
    names = Names(found)
    rows = ((names.label(id), _evaluation_word(names, id), *_cells(one)) for id, one in found.items())
    titles = (_titles("기관", "body"), _titles("평가", "evaluation"), *_sums())
    return exported(Sheet(name="purchases-by-body", titles=titles, rows=rows, as_of=as_of_or_now(query)), query["kind"])


@blueprint.get("/purchase-reports/firms")
@asks(Action.LIST_PURCHASES)
@blueprint.arguments(YearQuery, location="query")
@blueprint.response(200, FirmReportsAnswer)
def firms(query: dict[str, Any]) -> Response:
    """What was bought of each lead firm's products in a year."""
    found = _by_firm(query)
    names = Names(found)
    shown = [{"firm": names.of(id), **sums_of(one)} for id, one in found.items()]
    return answer({"firms": shown, "as_of": told(as_of(query))}, position=position())


@blueprint.get("/purchase-reports/firms/sheet")
@asks(Action.LIST_PURCHASES)
@answers_sheet
@blueprint.arguments(YearSheetQuery, location="query")
@blueprint.response(200, {"type": "string", "format": "binary"}, description="The sheet.")
def firms_sheet(query: dict[str, Any]) -> Response:
    """The same as a sheet."""
    found = _by_firm(query)
    names = Names(found)
    rows = ((names.label(id), *_cells(one)) for id, one in found.items())
    titles = (_titles("주관기업", "firm"), *_sums())
    return exported(Sheet(name="purchases-by-firm", titles=titles, rows=rows, as_of=as_of_or_now(query)), query["kind"])


def _by_body(query: dict[str, Any]) -> Mapping[UUID, Total]:
    return purchase_reports.by(_rows(query), lambda row: row.purchase.bought.body)


def _by_firm(query: dict[str, Any]) -> Mapping[UUID, Total]:
    return purchase_reports.by(_rows(query), lambda row: row.holder)


def _rows(query: dict[str, Any]) -> Sequence[PurchaseRow]:
    allowed(Action.LIST_PURCHASES, BOTH_AGENCIES)
    asked = PurchaseQuery(as_of=as_of_or_now(query), agencies=looking.scope_of(me()).agencies, year=query["year"])
    return office().book.purchases(asked)


def _evaluation(names: Names, id: UUID) -> Evaluation | None:
    row = names.row(id)
    return row.subject.evaluation if row else None


def _evaluation_word(names: Names, id: UUID) -> str | None:
    evaluation = _evaluation(names, id)
    return word(evaluation, language()) if evaluation else None


def sums_of(total: Total) -> dict[str, object]:
    """A total as it is answered."""
    return {name: getattr(total, name) for name in PARTS}


def _cells(total: Total) -> Sequence[Cell]:
    return [cell for name in PARTS for cell in (getattr(total, name).lines, getattr(total, name).won)]


def _titles(korean: str, english: str) -> str:
    return korean if language() == "ko" else english


def _sums() -> Sequence[str]:
    """The titles of the sums, in the order of `PARTS`: lines and won of each."""
    korean = ("계약_{}", "계약_인정_{}", "납품_{}", "납품_인정_{}")
    titles, sums = (
        (korean, ("건수", "금액")) if language() == "ko" else ([f"{one}_{{}}" for one in PARTS], ("lines", "krw"))
    )
    return [title.format(one) for title in titles for one in sums]
