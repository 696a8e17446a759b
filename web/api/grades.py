"""Grades of excellent firms (우수기업) of capability building, yearly."""

from datetime import MAXYEAR
from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import grading, looking
from application.actions import Action
from application.office import Found
from domain.grades import GRADE
from domain.grades.facts import Grade
from domain.subjects import SUBJECT
from web.api import certification_answers
from web.api.answering import answer, position
from web.api.as_of import AsOfQuery, as_of, standing, told
from web.api.asking import allowed, asks, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.certification_answers import GradesAnswer
from web.api.certifications import CertificationRevocationBody
from web.api.commanding import answers_version, command, receipt_answer, versioned
from web.api.fields import Body, Day, Id, Typed, Whole, one_of
from web.api.naming import Names
from web.current import office

blueprint = Blueprint("grades", __name__, description="Grades of excellent firms (우수기업) of capability building.")


class GradeBody(Body):
    """Which grade, for the performance of which year in which task; its bonus begins today unless told."""

    application = Id(required=True)
    year = Whole(grading.FIRST_YEAR, MAXYEAR, required=True)
    grade = one_of(Grade, required=True)
    reasons = Typed(required=True)
    first = Day(load_default=None, allow_none=True)


class GradeGivenAnswer(CommandAnswer):
    """The day its bonus ends."""

    last = fields.Date(required=True)


@blueprint.post("/firms/<uuid:id>/grades")
@asks(Action.GIVE_GRADE)
@answers_version
@blueprint.arguments(GradeBody)
@blueprint.response(201, GradeGivenAnswer)
def give(body: dict[str, Any], id: UUID) -> Response:
    """Grade a firm of a selected capability-building task for a year's performance."""
    case = body["application"]
    thing = looking.case_thing(office(), case)
    visible(thing)
    asked = command(allowed(Action.GIVE_GRADE, thing), case=case)
    receipt = asked.done(lambda: grading.give_grade(office(), id, **body, by=asked.by, once=asked.once))
    last = office().find(GRADE, receipt.stream).state.last
    return receipt_answer(receipt, id=receipt.stream, status=201, last=last)


@blueprint.get("/firms/<uuid:id>/grades")
@asks(Action.READ_CERTIFICATIONS)
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, GradesAnswer)
def of_firm(query: dict[str, Any], id: UUID) -> Response:
    """The grades of a firm, as they stand or stood."""
    allowed(Action.READ_CERTIFICATIONS)
    office().find(SUBJECT, id)
    asked, names = as_of(query), Names([id])
    with standing(asked) as then:
        shown = [certification_answers.grade(one, names, on=then.today()) for one in grading.grades_of(then, id)]
    return answer({"grades": shown, "as_of": told(asked)}, position=position())


@blueprint.post("/grades/<uuid:id>/revocation")
@asks(Action.REVOKE_GRADE)
@versioned
@answers_version
@blueprint.arguments(CertificationRevocationBody)
@blueprint.response(200, CommandAnswer)
def revoke(body: dict[str, Any], id: UUID) -> Response:
    """Revoke a grade, for the future or, as a cancellation, from a past day."""
    found: Found[Any] = office().find(GRADE, id)
    thing = looking.case_thing(office(), found.state.application)
    visible(thing)
    asked = command(allowed(Action.REVOKE_GRADE, thing), case=found.state.application)
    return receipt_answer(asked.versioned(grading.revoke_grade, id, **body), id=id)
