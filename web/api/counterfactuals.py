"""What a case would have come to under one changed assumption: always hypothetical, never stored, each asking recorded."""

from typing import Any
from uuid import UUID

import marshmallow as ma
from flask import Response
from marshmallow import fields, validate

from application import looking
from application.actions import Action
from application.audit.asking import ask_counterfactual
from application.audit.counterfactual import (
    KINDS,
    Assumption,
    FindingReversed,
    Hypothetical,
    OtherPassMark,
    OtherTrimming,
    UnderRules,
    WithoutEvaluator,
)
from application.audit.outcomes import Course
from domain.access.facts import AssumptionKind
from domain.meetings.facts import Proposal
from domain.rules.vocabulary import Stage, Word
from domain.values import RuleBookName
from web.api.answering import answer
from web.api.asking import allowed, asks, me, verdict, visible
from web.api.blueprints import Blueprint
from web.api.commanding import command, shows_what_was_seen
from web.api.fields import Body, Figure, Flag, Id, Part, Whole, formatted, one_of
from web.api.naming import Named, Names
from web.current import office

blueprint = Blueprint(
    "counterfactuals", __name__, description="What would have been (가정 재현): hypothetical, never a result."
)

MOST_POINTS = 100
FEWEST_TO_TRIM, MOST_TO_TRIM = 3, 1000
NEEDS: dict[type[Assumption], tuple[str, ...]] = {
    WithoutEvaluator: ("judge",),
    UnderRules: ("version",),
    OtherPassMark: ("stage", "points"),
    OtherTrimming: ("trim_from",),
    FindingReversed: ("criterion",),
}
"""What each kind of assumption names."""
BY_KIND = {word: kind for kind, word in KINDS.items()}


class CounterfactualBody(Body):
    """One changed assumption: its kind, and what that kind names and nothing else."""

    kind = one_of(AssumptionKind, required=True)
    judge = Id()
    version = formatted(RuleBookName)
    stage = one_of(Stage)
    points = Figure(2, most=MOST_POINTS)
    trim_from = Whole(FEWEST_TO_TRIM, MOST_TO_TRIM)
    criterion = formatted(Word)

    @ma.validates_schema
    def _named(self, data: dict[str, Any], **_: Any) -> None:
        needed = NEEDS[BY_KIND[data["kind"]]]
        wrong = {name: ["Missing data for required field."] for name in needed if name not in data}
        others = {name for names in NEEDS.values() for name in names} - set(needed)
        wrong |= {name: ["Unknown field."] for name in others & data.keys()}
        if wrong:
            raise ma.ValidationError(wrong)


class StageOutcomeAnswer(Part):
    """A stage; `margin` is the score less the pass mark."""

    stage = one_of(Stage, required=True)
    valid = fields.Integer(required=True)
    needed = fields.Integer(required=True)
    quorate = Flag(required=True)
    score = fields.String(required=True, allow_none=True)
    pass_mark = fields.String(required=True, allow_none=True)
    margin = fields.String(required=True, allow_none=True)
    passed = Flag(required=True, allow_none=True)


class VoteOutcomeAnswer(Part):
    """The committee's count; `margin` is the ayes less those needed."""

    proposal = one_of(Proposal, required=True)
    present = fields.Integer(required=True)
    ayes = fields.Integer(required=True)
    needed = fields.Integer(required=True)
    margin = fields.Integer(required=True)
    carried = Flag(required=True)


class PlaceAnswer(Part):
    """The place on the list; `margin` is the distance to the nearest task on the other side of the limit."""

    position = fields.Integer(required=True)
    of = fields.Integer(required=True)
    score = fields.String(required=True)
    within = Flag(required=True)
    margin = fields.String(required=True, allow_none=True)


class CaseOutcomeAnswer(Part):
    """What the case comes to by computation; a person decides."""

    course = one_of(Course, required=True)
    eligible = Flag(required=True)
    stages = fields.List(fields.Nested(StageOutcomeAnswer), required=True)
    vote = fields.Nested(VoteOutcomeAnswer, required=True, allow_none=True)
    place = fields.Nested(PlaceAnswer, required=True, allow_none=True)


class PivotalAtAnswer(Part):
    """Whose removal alone turns a stage."""

    stage = one_of(Stage, required=True)
    judges = fields.List(fields.Nested(Named), required=True)


class HypotheticalAnswer(Part):
    """A hypothetical answer, and no result: `actual` is what the record comes to, `supposed` what it would have come to."""

    hypothetical = fields.Boolean(required=True, validate=validate.Equal(True))  # noqa: FBT003  (it is always true)
    kind = one_of(AssumptionKind, required=True)
    assumption = fields.Dict(keys=fields.String(), values=fields.Raw(), required=True)
    actual = fields.Nested(CaseOutcomeAnswer, required=True)
    supposed = fields.Nested(CaseOutcomeAnswer, required=True)
    flips = Flag(required=True)
    stages_flipped = fields.List(one_of(Stage), required=True)
    place_changes = Flag(required=True)
    pivotal = fields.List(fields.Nested(Named), required=True)
    pivotal_at = fields.List(fields.Nested(PivotalAtAnswer), required=True)


@blueprint.post("/applications/<uuid:id>/counterfactuals")
@asks(Action.ASK_COUNTERFACTUAL)
@shows_what_was_seen
@blueprint.arguments(CounterfactualBody)
@blueprint.response(200, HypotheticalAnswer)
def ask(body: dict[str, Any], id: UUID) -> Response:
    """Ask «what if», once every sheet of the case was revealed. That you asked stays on record; the answer does not."""
    thing = looking.case_thing(office(), id, reader=me())
    if not verdict(Action.ASK_COUNTERFACTUAL, thing).allowed:
        visible(thing)
    asked = command(allowed(Action.ASK_COUNTERFACTUAL, thing), case=id)
    kind = BY_KIND[body["kind"]]
    assumption = kind(**{name: body[name] for name in NEEDS[kind]})
    return answer(hypothetical(ask_counterfactual(office(), id, assumption, by=asked.by, once=asked.once)))


def hypothetical(given: Hypothetical) -> dict[str, object]:
    """A hypothetical answer as it is shown."""
    names = Names({*given.pivotal, *(judge for at in given.pivotal_at for judge in at.judges)})
    return {
        "hypothetical": given.hypothetical,
        "kind": given.kind,
        "assumption": given.assumption,
        "actual": given.actual,
        "supposed": given.supposed,
        "flips": given.flips,
        "stages_flipped": given.stages_flipped,
        "place_changes": given.place_changes,
        "pivotal": names.of_all(given.pivotal),
        "pivotal_at": [{"stage": one.stage, "judges": names.of_all(one.judges)} for one in given.pivotal_at],
    }
