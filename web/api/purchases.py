"""Purchases (구매 실적): a source's list taken in whole, lines corrected or struck, and what was bought."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from flask import Response

from application import looking, purchasing
from application.actions import Action
from application.csv_lists import BadList
from application.permissions import BOTH_AGENCIES, Thing
from application.purchasing import CorrectionTyped
from application.views.book import PurchaseRow
from application.views.questions import PurchaseQuery
from domain.subjects import SUBJECT
from web.api.answering import answer, position
from web.api.as_of import as_of, as_of_or_now, told
from web.api.asking import allowed, asks, me
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import answers_taken, answers_version, command, receipt_answer, versioned
from web.api.exports import Cell, Sheet, answers_sheet, exported
from web.api.files import rows_problem
from web.api.naming import Names
from web.api.purchase_schemas import (
    PurchaseCorrectionBody,
    PurchaseListBody,
    PurchaseReasonsBody,
    PurchasesAnswer,
    PurchasesQuery,
    PurchasesSheetQuery,
    TakenInAnswer,
    YearQuery,
)
from web.current import language, office
from web.wording.words import word

blueprint = Blueprint(
    "purchases", __name__, description="Purchases (구매 실적) of confirmed products by public bodies."
)


@blueprint.post("/purchases")
@asks(Action.IMPORT_PURCHASES)
@answers_taken
@blueprint.arguments(PurchaseListBody, location="multipart")
@blueprint.response(201, TakenInAnswer)
def take_in(body: dict[str, Any]) -> Response:
    """Take in a list, whole or not at all; lines on record just so are passed over.

    Columns: 구분,계약번호,순번,기관사업자번호,확인서번호,금액,부가세,일자 or kind,contract,line,body_number,certificate,amount,basis,day.
    """
    asked = command(allowed(Action.IMPORT_PURCHASES, BOTH_AGENCIES))
    try:
        made = purchasing.import_list(
            office(), body["file"].read(), source=body["source"], by=asked.by, once=asked.once
        )
    except BadList as bad:
        raise rows_problem(bad) from None
    at = made.receipt.position if made.receipt else position()
    return answer({"rows": made.rows, "recorded": made.recorded, "position": at}, status=201, position=at)


@blueprint.get("/purchases")
@asks(Action.LIST_PURCHASES)
@blueprint.arguments(PurchasesQuery, location="query")
@blueprint.response(200, PurchasesAnswer)
def listed(query: dict[str, Any]) -> Response:
    """Purchases of the products of your agencies' tasks."""
    found = _found(query)
    shown = found[query["skip"] : query["skip"] + query["limit"]]
    names = Names(_named(shown))
    body = {"total": len(found), "purchases": [_line(row, names) for row in shown], "as_of": told(as_of(query))}
    return answer(body, position=position())


@blueprint.get("/purchases/sheet")
@asks(Action.LIST_PURCHASES)
@answers_sheet
@blueprint.arguments(PurchasesSheetQuery, location="query")
@blueprint.response(200, {"type": "string", "format": "binary"}, description="The sheet.")
def export(query: dict[str, Any]) -> Response:
    """The same as a sheet, with the position it is as of and a digest."""
    rows = _found(query)
    names = Names(_named(rows))
    lines = (_cells(row, names) for row in rows)
    return exported(Sheet(name="purchases", titles=_titles(), rows=lines, as_of=as_of_or_now(query)), query["kind"])


@blueprint.get("/public-bodies/<uuid:id>/purchases")
@asks(Action.READ_PURCHASES)
@blueprint.arguments(YearQuery, location="query")
@blueprint.response(200, PurchasesAnswer)
def of_body(query: dict[str, Any], id: UUID) -> Response:
    """What a public body bought, to its own people and to the agencies."""
    return _of_party(
        id,
        query,
        PurchaseQuery(as_of=as_of_or_now(query), agencies=BOTH_AGENCIES.agencies, body=id, year=query["year"]),
    )


@blueprint.get("/firms/<uuid:id>/purchases")
@asks(Action.READ_PURCHASES)
@blueprint.arguments(YearQuery, location="query")
@blueprint.response(200, PurchasesAnswer)
def of_firm(query: dict[str, Any], id: UUID) -> Response:
    """What was bought of a lead firm's products, to its own people and to the agencies."""
    return _of_party(
        id,
        query,
        PurchaseQuery(as_of=as_of_or_now(query), agencies=BOTH_AGENCIES.agencies, holder=id, year=query["year"]),
    )


@blueprint.post("/purchases/<uuid:id>/correction")
@asks(Action.CORRECT_PURCHASE)
@versioned
@answers_version
@blueprint.arguments(PurchaseCorrectionBody)
@blueprint.response(200, CommandAnswer)
def correct(body: dict[str, Any], id: UUID) -> Response:
    """Correct a line, with reasons: as now known it was so from its day on."""
    reasons = body.pop("reasons")
    asked = command(allowed(Action.CORRECT_PURCHASE, BOTH_AGENCIES))
    receipt = asked.versioned(purchasing.correct, id, typed=CorrectionTyped(**body), reasons=reasons)
    return receipt_answer(receipt, id=id)


@blueprint.post("/purchases/<uuid:id>/striking")
@asks(Action.CORRECT_PURCHASE)
@versioned
@answers_version
@blueprint.arguments(PurchaseReasonsBody)
@blueprint.response(200, CommandAnswer)
def strike(body: dict[str, Any], id: UUID) -> Response:
    """Strike a line, with reasons: as now known it never counted."""
    asked = command(allowed(Action.CORRECT_PURCHASE, BOTH_AGENCIES))
    return receipt_answer(asked.versioned(purchasing.strike, id, **body), id=id)


def _found(query: dict[str, Any]) -> Sequence[PurchaseRow]:
    allowed(Action.LIST_PURCHASES, BOTH_AGENCIES)
    asked = PurchaseQuery(
        as_of=as_of_or_now(query),
        agencies=looking.scope_of(me()).agencies,
        holder=query["firm"],
        **{name: query[name] for name in ("year", "body", "application")},
    )
    return office().book.purchases(asked)


def _of_party(id: UUID, query: dict[str, Any], asked: PurchaseQuery) -> Response:
    office().find(SUBJECT, id)
    verdict = allowed(Action.READ_PURCHASES, Thing(party=id, agencies=BOTH_AGENCIES.agencies))
    own = verdict.capacity is not None and verdict.capacity.acting_for is not None
    asked = asked if own else replace(asked, agencies=looking.scope_of(me()).agencies)
    rows = office().book.purchases(asked)
    names = Names(_named(rows))
    body = {"total": len(rows), "purchases": [_line(row, names) for row in rows], "as_of": told(as_of(query))}
    return answer(body, position=position())


def _named(rows: Sequence[PurchaseRow]) -> list[UUID | None]:
    return [id for row in rows for id in (row.purchase.bought.body, row.holder)]


def _line(row: PurchaseRow, names: Names) -> dict[str, object]:
    purchase, bought = row.purchase, row.purchase.bought
    return {
        **{name: getattr(row, name) for name in ("id", "version", "track", "agency", "standing", "counts")},
        **{name: getattr(purchase, name) for name in ("kind", "contract", "line", "source")},
        **{name: getattr(bought, name) for name in ("application", "amount", "basis", "day")},
        "body": names.of(bought.body),
        "certificate": row.number,
        "holder": names.of_any(row.holder),
    }


def _titles() -> Sequence[str]:
    korean = [
        "구분",
        "계약번호",
        "순번",
        "출처",
        "기관",
        "확인서번호",
        "주관기업",
        "금액(원)",
        "부가세",
        "일자",
        "확인_상태",
        "실적_인정",
    ]
    english = [
        "kind",
        "contract",
        "line",
        "source",
        "body",
        "certificate",
        "firm",
        "amount_krw",
        "vat",
        "day",
        "standing",
        "counts",
    ]
    return korean if language() == "ko" else english


def _cells(row: PurchaseRow, names: Names) -> Sequence[Cell]:
    purchase, bought, said = row.purchase, row.purchase.bought, language()
    return (
        word(purchase.kind, said),
        purchase.contract,
        purchase.line,
        word(purchase.source, said),
        names.label(bought.body),
        row.number,
        names.label(row.holder) if row.holder else None,
        bought.amount,
        word(bought.basis, said),
        bought.day,
        word(row.standing, said) if row.standing else None,
        "O" if row.counts else "X",
    )
