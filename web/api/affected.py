"""What no longer rests on its tally: results and decisions recorded on sheets that a recusal or a correction took back."""

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import looking
from application.actions import Action
from application.affected import Affected, CaseAffected, cases_affected
from application.permissions import BOTH_AGENCIES
from domain.applications import APPLICATION
from domain.calls import CALL
from domain.rules.vocabulary import Track
from web.api.answering import answer, position
from web.api.asking import allowed, asks, verdict
from web.api.blueprints import Blueprint
from web.api.fields import Id, Part, Query, one_of
from web.api.naming import Names
from web.api.sheet_schemas import AffectedAnswer
from web.current import office

blueprint = Blueprint(
    "affected",
    __name__,
    description="Results that no longer rest on their tally (집계가 바뀐 결과), put to the decider.",
)


class AffectedQuery(Query):
    """Of one call, or of all."""

    call = Id(load_default=None)


class CaseAffectedAnswer(Part):
    """A case to look at again: the panel's stage that it is about, and what else tells of the decision."""

    call = fields.UUID(required=True)
    track = one_of(Track, required=True)
    case = fields.UUID(required=True)
    receipt = fields.String(required=True, allow_none=True)
    panel = fields.UUID(required=True)
    affected = fields.Nested(AffectedAnswer, required=True)
    notices = fields.List(fields.UUID(), required=True)
    selection = fields.UUID(required=True, allow_none=True)


class CasesAffectedAnswer(Part):
    """The cases, by call, track and stage."""

    cases = fields.List(fields.Nested(CaseAffectedAnswer), required=True)


@blueprint.get("/affected")
@asks(Action.READ_AFFECTED)
@blueprint.arguments(AffectedQuery, location="query")
@blueprint.response(200, CasesAffectedAnswer)
def read(query: dict[str, Any]) -> Response:
    """Every case of your agency with a stage result or decision on record that no longer rests on its current tally."""
    allowed(Action.READ_AFFECTED, BOTH_AGENCIES)
    if query["call"]:
        office().find(CALL, query["call"])
    calls = [query["call"]] if query["call"] else [row.id for row in office().book.calls()]
    shown = [one for one in cases_affected(office(), calls) if _for_asker(one.case)]
    names = Names(judge for one in shown for judge in one.affected.judges)
    return answer({"cases": [_case(one, names) for one in shown]}, position=position())


def affected_answer(affected: Affected, names: Names) -> dict[str, object]:
    """One panel's stage of a case."""
    return {
        **{name: getattr(affected, name) for name in ("stage", "tallies", "decisions", "changes")},
        **{name: getattr(affected, name) for name in ("passed_then", "passed_now", "score_then", "score_now")},
        "judges": names.of_all(affected.judges),
    }


def _for_asker(case: UUID) -> bool:
    return verdict(Action.READ_AFFECTED, looking.case_thing(office(), case)).allowed


def _case(one: CaseAffected, names: Names) -> dict[str, object]:
    return {
        **{name: getattr(one, name) for name in ("call", "track", "case", "panel", "notices", "selection")},
        "receipt": office().find(APPLICATION, one.case).state.receipt,
        "affected": affected_answer(one.affected, names),
    }
