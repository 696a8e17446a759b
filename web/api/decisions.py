"""The decision on a case (결정): drafted, reviewed, decided by a person, corrected. The parties are told by notice."""

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import deciding, looking
from application.actions import Action
from application.office import Office
from domain.applications import APPLICATION
from domain.applications.course import Decision, DraftDecision
from domain.applications.facts import Rejected, Selected
from domain.applications.outcomes import Outcome, ReasonCode
from domain.rules.vocabulary import Source
from web.api.answering import answer, position
from web.api.applications import on_case
from web.api.as_of import AsOfPart, AsOfQuery, as_of, standing, told
from web.api.asking import allowed, asks, me, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import answers_version, receipt_answer, recorded, shows_what_was_seen, versioned
from web.api.fields import Body, Flag, Id, Nothing, Part, Typed, formatted, one_of, several
from web.api.naming import Named, Names, opened
from web.current import office

blueprint = Blueprint("decisions", __name__, description="The decision (결정): drafted, reviewed, decided, corrected.")


class DraftDecisionBody(Body):
    """The decision as drafted. Without a `clause` it is the track's own statutory basis."""

    outcome = one_of(Outcome, required=True)
    text = Typed(required=True)
    meeting = Id(load_default=None, allow_none=True)
    reasons = several(one_of(ReasonCode), len(ReasonCode), load_default=list)
    clause = formatted(Source, load_default=None, allow_none=True)
    differs = Typed(
        load_default=None,
        allow_none=True,
        metadata={"description": "Why the decision does not follow the committee's resolution."},
    )


class ReviewBody(Body):
    """Whether you agree; reasons where you do not."""

    agreed = Flag(required=True)
    reasons = Typed(load_default=None, allow_none=True)


class CorrectionOfDecisionBody(Body):
    """The whole text as it reads once corrected, and what the error was."""

    text = Typed(required=True)
    reasons = Typed(required=True)


class DecidedAnswer(CommandAnswer):
    """What was decided."""

    outcome = one_of(Outcome, required=True)


class DecisionPart(Part):
    """A decision's content."""

    outcome = one_of(Outcome, required=True)
    meeting = fields.UUID(required=True, allow_none=True)
    reasons = fields.List(one_of(ReasonCode), required=True)
    clause = fields.String(required=True)
    text = fields.String(required=True, allow_none=True)
    differs = fields.String(required=True, allow_none=True)


class DraftAnswer(DecisionPart):
    """The draft; `agreed` is null until it was reviewed."""

    agreed = Flag(required=True, allow_none=True)
    drafted_by = fields.Nested(Named, required=True)


class MadeAnswer(DecisionPart):
    """The decision as it stands."""

    rules = fields.String(required=True)
    on = fields.Date(required=True)
    corrections = fields.Integer(required=True)


class DecisionAnswer(AsOfPart):
    """The draft and the decision, as far as there is one."""

    draft = fields.Nested(DraftAnswer, required=True, allow_none=True)
    decision = fields.Nested(MadeAnswer, required=True, allow_none=True)


@blueprint.get("/applications/<uuid:id>/decision")
@asks(Action.READ_DECISION)
@answers_version
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, DecisionAnswer)
def read(query: dict[str, Any], id: UUID) -> Response:
    """The decision as drafted and as made, for the agency and for auditors; parties read their notice."""
    thing = looking.case_thing(office(), id, reader=me())
    visible(thing)
    allowed(Action.READ_DECISION, thing)
    asked = as_of(query)
    with standing(asked) as then:
        found = then.find(APPLICATION, id)
    draft, made = found.state.draft, found.state.decision
    body = {
        "draft": draft and _draft(then, id, draft),
        "decision": made and {**_content(made), "rules": made.rules, "on": made.on, "corrections": made.corrections},
        "as_of": told(asked),
    }
    return answer(body, version=found.version, position=position())


@blueprint.post("/applications/<uuid:id>/decision-draft")
@asks(Action.DRAFT_DECISION)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(DraftDecisionBody)
@blueprint.response(200, CommandAnswer)
def draft(body: dict[str, Any], id: UUID) -> Response:
    """Draft the decision (기안), with reasons where it rejects and where it does not follow the committee."""
    asked = on_case(id, Action.DRAFT_DECISION)
    reasons = tuple(body.pop("reasons"))
    receipt = asked.done(
        lambda: deciding.draft_decision(
            office(), id, **body, reasons=reasons, by=asked.by, expecting=asked.expecting, once=asked.once
        )
    )
    return receipt_answer(receipt, id=id)


@blueprint.post("/applications/<uuid:id>/decision-review")
@asks(Action.REVIEW_DECISION)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(ReviewBody)
@blueprint.response(200, CommandAnswer)
def review(body: dict[str, Any], id: UUID) -> Response:
    """Review another's draft (검토): agree, or send it back with reasons."""
    asked = on_case(id, Action.REVIEW_DECISION)
    receipt = asked.done(
        lambda: deciding.review_decision(office(), id, **body, by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    return receipt_answer(receipt, id=id)


@blueprint.post("/applications/<uuid:id>/decision")
@asks(Action.DECIDE)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(Nothing, required=False)
@blueprint.response(200, DecidedAnswer)
def decide(_: dict[str, Any], id: UUID) -> Response:
    """Decide as drafted and reviewed (결재): a person does, who neither scored nor voted on the case."""
    asked = on_case(id, Action.DECIDE)
    receipt = asked.done(lambda: deciding.decide(office(), id, by=asked.by, expecting=asked.expecting, once=asked.once))
    selected = isinstance(recorded(receipt, Selected, Rejected), Selected)
    return receipt_answer(receipt, id=id, outcome=Outcome.SELECTED if selected else Outcome.REJECTED)


@blueprint.post("/applications/<uuid:id>/decision-correction")
@asks(Action.CORRECT_DECISION)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(CorrectionOfDecisionBody)
@blueprint.response(200, CommandAnswer)
def correct(body: dict[str, Any], id: UUID) -> Response:
    """Correct an obvious clerical error in the decision's text (행정절차법 §25); the decision stands."""
    asked = on_case(id, Action.CORRECT_DECISION)
    receipt = asked.done(
        lambda: deciding.correct_decision(office(), id, **body, by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    return receipt_answer(receipt, id=id)


def _draft(then: Office, id: UUID, draft: DraftDecision) -> dict[str, object]:
    by = deciding.drafter(then, id)
    return {**_content(draft), "agreed": draft.agreed, "drafted_by": Names([by]).of(by)}


def _content(one: DraftDecision | Decision) -> dict[str, object]:
    return {
        "outcome": one.outcome,
        "meeting": one.meeting,
        "reasons": one.reasons,
        "clause": one.clause,
        "text": opened(one.text),
        "differs": opened(one.differs),
    }
