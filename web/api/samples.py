"""Samples of cases (표본 추출): random, and drawn again by whoever knows the seed and the position."""

from typing import Any

from flask import Response
from marshmallow import fields

from application import known
from application.audit.sampling import drawn, every, lot
from application.permissions import Action
from web.api import case_answers
from web.api.answering import answer, position
from web.api.application_schemas import CasesQuery
from web.api.applications import cases_asked_for
from web.api.as_of import AsOfAnswer, resolved, told
from web.api.asking import allowed, asks, me
from web.api.blueprints import Blueprint
from web.api.case_schemas import CaseLine
from web.api.fields import Count, Line, Part
from web.api.naming import Names
from web.current import office

blueprint = Blueprint("samples", __name__, description="Samples of cases (표본 추출) for auditors.")


class SampleQuery(CasesQuery):
    """The filters of the case list, how many to draw, and the seed: any text, such as one that was thrown in public."""

    seed = Line(100, required=True)
    size = Count(1, 200, load_default=10)


class DrawnAnswer(Part):
    """A case that was drawn, and its lot: the lowest are drawn."""

    lot = fields.String(required=True)
    case = fields.Nested(CaseLine, required=True)


class SampleAnswer(Part):
    """The sample; `of` is how many cases it was drawn from. With `as_of` and the same filters it is drawn again."""

    seed = fields.String(required=True)
    of = fields.Integer(required=True)
    drawn = fields.List(fields.Nested(DrawnAnswer), required=True)
    as_of = fields.Nested(AsOfAnswer, required=True)


@blueprint.get("/audit/samples")
@asks(Action.SAMPLE)
@blueprint.arguments(SampleQuery, location="query")
@blueprint.response(200, SampleAnswer)
def draw(query: dict[str, Any]) -> Response:
    """Draw cases by lot: the SHA-256 of the lines `sangsaeng/sample/1`, seed and case id; the lowest come first."""
    allowed(Action.SAMPLE)
    seed, size = query.pop("seed"), query.pop("size")
    then = resolved(query["known_by"], query["in_effect_on"])
    asked = cases_asked_for({**query, "known_by": then.known_by, "in_effect_on": then.in_effect_on})
    rows = list(every(lambda page: known.cases(office().book, me(), page), asked))
    sample = drawn(seed, rows, size)
    names = Names(id for row in sample for id in (*row.firms, row.filed_by, row.partner, row.officer))
    shown = [{"lot": lot(seed, row.id), "case": case_answers.line(row, names)} for row in sample]
    return answer({"seed": seed, "of": len(rows), "drawn": shown, "as_of": told(then)}, position=position())
