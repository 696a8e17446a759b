"""What another rule version would change of a case, field by field: always hypothetical, each asking recorded."""

import json
from typing import Any
from uuid import UUID

import msgspec
from flask import Response
from marshmallow import fields, validate

from application import looking
from application.actions import Action
from application.audit.asking import ask_rules_difference
from application.audit.rule_versions import Derived
from domain.values import RuleBookName
from web.api.answering import answer
from web.api.asking import allowed, asks, me, verdict, visible
from web.api.blueprints import Blueprint
from web.api.commanding import command
from web.api.comparing import changes
from web.api.fields import Part, Query, formatted
from web.api.replays import ChangeAnswer
from web.current import office

blueprint = Blueprint("rule_versions", __name__, description="Two rule versions on one case (규정 버전 비교).")


class VersionQuery(Query):
    """The version to suppose."""

    version = formatted(RuleBookName, required=True)


class RulesDifferenceAnswer(Part):
    """A hypothetical answer, and no result: what differs in findings, tallies and outcome, from the same inputs.

    `before` of a change is what the call's own version derives, `after` what the supposed one would.
    """

    hypothetical = fields.Boolean(required=True, validate=validate.Equal(True))  # noqa: FBT003  (it is always true)
    recorded_version = fields.String(required=True)
    supposed_version = fields.String(required=True)
    changes = fields.List(fields.Nested(ChangeAnswer), required=True)


@blueprint.get("/applications/<uuid:id>/rules-difference")
@asks(Action.ASK_COUNTERFACTUAL)
@blueprint.arguments(VersionQuery, location="query")
@blueprint.response(200, RulesDifferenceAnswer)
def difference(query: dict[str, Any], id: UUID) -> Response:
    """What another rule version would change of the case, once its sheets were revealed. That you asked stays on record."""
    thing = looking.case_thing(office(), id, reader=me())
    if not verdict(Action.ASK_COUNTERFACTUAL, thing).allowed:
        visible(thing)
    by = command(allowed(Action.ASK_COUNTERFACTUAL, thing)).by
    recorded, supposed = ask_rules_difference(office(), id, query["version"], by=by)
    body = {
        "hypothetical": True,
        "recorded_version": recorded.version,
        "supposed_version": supposed.version,
        "changes": list(changes(_plain(recorded), _plain(supposed))),
    }
    return answer(body)


def _plain(derived: Derived) -> Any:
    """What was derived, its parts under what tells them apart."""
    return {
        "findings": {one.criterion: _json(one) for one in derived.findings},
        "tallies": {one.stage.value: _json(one) for one in derived.tallies},
        "outcome": _json(derived.outcome),
    }


def _json(value: object) -> Any:
    return json.loads(msgspec.json.encode(value, enc_hook=str))
