"""What auditors ask of the record: does it reproduce, and how do evaluators score beside one another."""

from typing import Any

import marshmallow as ma
from flask import Response
from marshmallow import fields

from application.actions import Action
from application.audit.asking import evaluator_statistics, recomputation
from application.audit.recompute import Checked, Only
from domain.applications import APPLICATION
from domain.calls import CALL
from domain.rules.vocabulary import Stage
from web.api.answering import answer
from web.api.as_of import AsOfAnswer, KnownBy, resolved, told
from web.api.asking import allowed, asks
from web.api.blueprints import Blueprint
from web.api.fields import Flag, Id, Part, Query, one_of
from web.api.naming import Named, Names
from web.current import office

blueprint = Blueprint("audit", __name__, description="Audit (감사): recomputation and evaluator statistics.")


class RecomputationQuery(Query):
    """One case, one call, or neither for everything."""

    case = Id(load_default=None)
    call = Id(load_default=None)

    @ma.validates_schema
    def _one(self, data: dict[str, Any], **_: Any) -> None:
        if data["case"] and data["call"]:
            raise ma.ValidationError({"call": ["Unknown field."]})


class DifferenceAnswer(Part):
    """A field that does not reproduce: its path, and what is recorded and what was derived."""

    path = fields.String(required=True)
    recorded = fields.String(required=True)
    derived = fields.String(required=True)


class CheckedAnswer(Part):
    """A fact that does not reproduce."""

    position = fields.Integer(required=True)
    name = fields.String(required=True)
    stream = fields.UUID(required=True)
    call = fields.UUID(required=True, allow_none=True)
    case = fields.UUID(required=True, allow_none=True)
    differences = fields.List(fields.Nested(DifferenceAnswer), required=True)


class RecomputationAnswer(Part):
    """How many facts were derived anew, by name, how many came out as recorded, and each that did not."""

    reproduces = Flag(required=True)
    derived = fields.Integer(required=True)
    reproducing = fields.Integer(required=True)
    by_name = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    differing = fields.List(fields.Nested(CheckedAnswer), required=True)


class EvaluatorsQuery(Query):
    """Of one call, or of all; as they stand, or as they were known."""

    call = Id(load_default=None)
    known_by = KnownBy(load_default=None)


class OutlierAnswer(Part):
    """A sheet that stands apart: its score, and the others' mean and standard deviation."""

    sheet = fields.UUID(required=True)
    panel = fields.UUID(required=True)
    case = fields.UUID(required=True)
    stage = one_of(Stage, required=True)
    score = fields.String(required=True)
    mean = fields.String(required=True)
    spread = fields.String(required=True)


class EvaluatorAnswer(Part):
    """An evaluator: the mean distance from the panel's mean (`severity`, below zero where stricter) and its spread."""

    judge = fields.Nested(Named, required=True)
    sheets = fields.Integer(required=True)
    severity = fields.String(required=True)
    spread = fields.String(required=True, allow_none=True)
    outliers = fields.List(fields.Nested(OutlierAnswer), required=True)


class PanelFiguresAnswer(Part):
    """A panel: the mean of its cases' standard deviations, the lower the more of one mind."""

    panel = fields.UUID(required=True)
    stage = one_of(Stage, required=True)
    cases = fields.Integer(required=True)
    agreement = fields.String(required=True)


class EvaluatorsAnswer(Part):
    """The figures; `withheld` counts sheets left out because fewer than three others stand beside them."""

    evaluators = fields.List(fields.Nested(EvaluatorAnswer), required=True)
    panels = fields.List(fields.Nested(PanelFiguresAnswer), required=True)
    withheld = fields.Integer(required=True)
    as_of = fields.Nested(AsOfAnswer, required=True, allow_none=True)


@blueprint.get("/audit/recomputation")
@asks(Action.RECOMPUTE)
@blueprint.arguments(RecomputationQuery, location="query")
@blueprint.response(200, RecomputationAnswer)
def recompute(query: dict[str, Any]) -> Response:
    """Derive every finding, tally, list, quorum and due date anew from the facts before it, and compare."""
    allowed(Action.RECOMPUTE)
    if query["case"]:
        office().find(APPLICATION, query["case"])
    if query["call"]:
        office().find(CALL, query["call"])
    report = recomputation(office(), Only(call=query["call"], case=query["case"]))
    names = [one.name for one in report.items]
    body = {
        "reproduces": not report.differing,
        "derived": len(report.items),
        "reproducing": report.reproducing,
        "by_name": {name: names.count(name) for name in sorted(set(names))},
        "differing": [_differing(one) for one in report.differing],
    }
    return answer(body)


@blueprint.get("/audit/evaluators")
@asks(Action.READ_EVALUATORS)
@blueprint.arguments(EvaluatorsQuery, location="query")
@blueprint.response(200, EvaluatorsAnswer)
def evaluators(query: dict[str, Any]) -> Response:
    """Severity and spread of every evaluator, agreement within panels, and the sheets that stand apart."""
    allowed(Action.READ_EVALUATORS)
    calls = [query["call"]] if query["call"] else [row.id for row in office().book.calls()]
    asked = None if query["known_by"] is None else resolved(query["known_by"], None)
    found = evaluator_statistics(office(), *calls, known_by=asked.known_by if asked else None)
    names = Names(one.judge for one in found.evaluators)
    shown = [
        {
            "judge": names.of(one.judge),
            "sheets": one.sheets,
            "severity": one.severity,
            "spread": one.spread,
            "outliers": one.outliers,
        }
        for one in found.evaluators
    ]
    return answer({"evaluators": shown, "panels": found.panels, "withheld": found.withheld, "as_of": told(asked)})


def _differing(one: Checked) -> dict[str, object]:
    return {
        "position": one.position,
        "name": one.name,
        "stream": one.stream,
        "call": one.call,
        "case": one.case,
        "differences": one.differences,
    }
