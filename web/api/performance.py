"""Performance reviews (수행 평가): the support period, reviews scheduled, evidenced and resolved, and those that are due."""

from typing import Any
from uuid import UUID

from flask import Response

from application import looking, performing
from application.actions import Action
from application.office import performance_of
from application.parts import BOTH_AGENCIES
from application.performing import ReviewTyped
from domain.performance import PERFORMANCE
from domain.performance.facts import ReviewKey
from web.api.answering import answer, position
from web.api.as_of import AsOfQuery, as_of, as_of_or_now, standing, told
from web.api.asking import allowed, asks, me, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer, TakenAnswer
from web.api.commanding import (
    Command,
    answers_taken,
    answers_version,
    answers_version_to_office,
    command,
    receipt_answer,
    taken_answer,
    versioned,
)
from web.api.performance_answers import PerformanceAnswer, ReviewsDueAnswer, file_of, line_of
from web.api.performance_schemas import (
    ReviewEvidenceBody,
    ReviewResolutionBody,
    ReviewScheduleBody,
    ReviewsDueQuery,
    SupportPeriodBody,
)
from web.current import office

blueprint = Blueprint("performance", __name__, description="Performance reviews (수행 평가).")


@blueprint.post("/applications/<uuid:id>/support-period")
@asks(Action.SET_SUPPORT_PERIOD)
@answers_version
@blueprint.arguments(SupportPeriodBody)
@blueprint.response(201, CommandAnswer)
def set_period(body: dict[str, Any], id: UUID) -> Response:
    """Set the support period of a selected task, from its official publication (고시) on."""
    asked = _on_case(id, Action.SET_SUPPORT_PERIOD)
    receipt = asked.done(lambda: performing.set_period(office(), id, **body, by=asked.by, once=asked.once))
    return receipt_answer(receipt, id=receipt.stream, status=201)


@blueprint.get("/applications/<uuid:id>/performance-reviews")
@asks(Action.READ_PERFORMANCE)
@answers_version_to_office
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, PerformanceAnswer)
def read(query: dict[str, Any], id: UUID) -> Response:
    """The support period and the reviews as they stand, or stood; a party sees of the evidence its own."""
    thing = looking.case_thing(office(), id, reader=me())
    visible(thing)
    capacity, asked = allowed(Action.READ_PERFORMANCE, thing).capacity, as_of(query)
    party = capacity is not None and capacity.acting_for is not None
    with standing(asked) as then:
        found = then.begun(PERFORMANCE, performance_of(id))
        shown = file_of(then, found, firms=me().subject.firms() if party else None)
    version = found.version if found and not party else None
    return answer({**shown, "as_of": told(asked)}, version=version, position=position())


@blueprint.get("/performance-reviews")
@asks(Action.LIST_REVIEWS)
@blueprint.arguments(ReviewsDueQuery, location="query")
@blueprint.response(200, ReviewsDueAnswer)
def worklist(query: dict[str, Any]) -> Response:
    """The reviews that your agencies' tasks owe, overdue ones first; with `due`, those whose last day came."""
    allowed(Action.LIST_REVIEWS, BOTH_AGENCIES)
    asked, agencies = as_of(query), looking.scope_of(me()).agencies
    with standing(asked) as then:
        lines = performing.worklist(then, agencies, due=query["due"])
        body = {
            "reviews": [line_of(one) for one in lines],
            "without_period": performing.without_period(then, agencies, as_of_or_now(query)),
            "as_of": told(asked),
        }
    return answer(body, position=position())


@blueprint.post("/applications/<uuid:id>/performance-reviews")
@asks(Action.SCHEDULE_REVIEW)
@versioned
@answers_version
@blueprint.arguments(ReviewScheduleBody)
@blueprint.response(200, CommandAnswer)
def schedule(body: dict[str, Any], id: UUID) -> Response:
    """Set a review for a day and demand data of the parties; set anew, the latest counts."""
    key, review = _keyed(body)
    receipt = _on_case(id, Action.SCHEDULE_REVIEW).versioned(
        performing.schedule, id, key=key, review=ReviewTyped(**review)
    )
    return receipt_answer(receipt, id=receipt.stream)


@blueprint.post("/applications/<uuid:id>/performance-reviews/evidence")
@asks(Action.SUBMIT_EVIDENCE)
@answers_taken
@blueprint.arguments(ReviewEvidenceBody)
@blueprint.response(200, TakenAnswer)
def submit_evidence(body: dict[str, Any], id: UUID) -> Response:
    """Report for your firm what was delivered and how its results were shared; late is taken."""
    asked = _on_case(id, Action.SUBMIT_EVIDENCE, party=body["party"])
    key, submitted = _keyed(body)
    receipt = asked.done(
        lambda: performing.submit_evidence(office(), id, key=key, **submitted, by=asked.by, once=asked.once)
    )
    return taken_answer(receipt, id=receipt.stream)


@blueprint.post("/applications/<uuid:id>/performance-reviews/resolution")
@asks(Action.RESOLVE_REVIEW)
@versioned
@answers_version
@blueprint.arguments(ReviewResolutionBody)
@blueprint.response(200, CommandAnswer)
def resolve(body: dict[str, Any], id: UUID) -> Response:
    """Resolve a review that was held. Where the cooperation failed or was stopped, the task is due for revocation with it."""
    key, resolution = _keyed(body)
    receipt = _on_case(id, Action.RESOLVE_REVIEW).versioned(performing.resolve, id, key=key, **resolution)
    return receipt_answer(receipt, id=receipt.stream)


def _on_case(id: UUID, action: Action, *, party: UUID | None = None) -> Command:
    visible(looking.case_thing(office(), id, reader=me()))
    return command(allowed(action, looking.case_thing(office(), id, party=party)), case=id)


def _keyed(body: dict[str, Any]) -> tuple[ReviewKey, dict[str, Any]]:
    given = dict(body)
    return ReviewKey(kind=given.pop("kind"), nth=given.pop("nth")), given
