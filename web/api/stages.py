"""The stages of a case (대면평가·현장평가·심의위원회): hearings and visits, and the result recorded of each."""

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import known, looking, staging
from application.actions import Action
from application.evaluation import Bench, Seat, benches, lost_stages
from application.permissions import Thing, may
from domain.applications import APPLICATION, Application
from domain.applications.facts import StageFailed, StagePassed
from domain.applications.staging import ended_at, next_stage
from domain.rules.vocabulary import Stage
from web.api.answering import answer, position
from web.api.applications import record_of
from web.api.as_of import AsOfPart, AsOfQuery, as_of, standing, told
from web.api.asking import allowed, asks, me, verdict, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import (
    Command,
    answers_version,
    command,
    receipt_answer,
    recorded,
    shows_what_was_seen,
    versioned,
)
from web.api.fields import Body, Flag, Instant, Line, Part, Typed, one_of
from web.api.naming import Named, Names, opened
from web.current import office

blueprint = Blueprint(
    "stages", __name__, description="Stages (대면평가·현장평가·심의위원회): hearings, visits, results."
)


class HearingBody(Body):
    """Place and time of the hearing or visit."""

    stage = one_of(Stage, required=True)
    place = Line(required=True)
    at = Instant(required=True)


class HearingReportBody(Body):
    """What was heard, or found on site."""

    stage = one_of(Stage, required=True)
    report = Typed(required=True)


class StageBody(Body):
    """A stage."""

    stage = one_of(Stage, required=True)


class StageRecordedAnswer(CommandAnswer):
    """What the stage came to."""

    stage = one_of(Stage, required=True)
    passed = Flag(required=True)


class HearingAnswer(Part):
    """A hearing or visit; `report` is null before it was reported and for who may not read it."""

    place = fields.String(required=True, allow_none=True)
    at = fields.AwareDateTime(required=True)
    reported = Flag(required=True)
    report = fields.String(required=True, allow_none=True)


class SeatOnBench(Part):
    """A member of the panel, by the id that a challenge names."""

    member = fields.Nested(Named, required=True)
    role = one_of(Seat, required=True)


class BenchAnswer(Part):
    """The panel that the case is before, and its members, whom a party may challenge (기피)."""

    panel = fields.UUID(required=True)
    members = fields.List(fields.Nested(SeatOnBench), required=True)


class StageAnswer(Part):
    """A stage: `passed` is null before its result was recorded; `tally` is the version that was recorded of it.

    `bench` is null before the case is on a panel, and for who is not a party.
    """

    stage = one_of(Stage, required=True)
    passed = Flag(required=True, allow_none=True)
    tally = fields.Integer(required=True, allow_none=True)
    hearing = fields.Nested(HearingAnswer, required=True, allow_none=True)
    bench = fields.Nested(BenchAnswer, required=True, allow_none=True)


class StagesAnswer(AsOfPart):
    """The stages in their order; `open` is the one under way, `lost` are to be evaluated anew, `ended_at` a gate not passed."""

    stages = fields.List(fields.Nested(StageAnswer), required=True)
    open = one_of(Stage, required=True, allow_none=True)
    lost = fields.List(one_of(Stage), required=True)
    ended_at = one_of(Stage, required=True, allow_none=True)


def acting_on(id: UUID, action: Action) -> Command:
    """The command on a case by somebody whose office, rather than a part in the case, lets them act."""
    thing = looking.case_thing(office(), id, reader=me())
    visible(thing, Action.READ_CASE if may(me(), Action.READ_CASE, thing).allowed else action)
    return command(allowed(action, thing), case=id)


@blueprint.get("/applications/<uuid:id>/stages")
@asks(Action.READ_CASE, Action.READ_HEARING_REPORT, Action.READ_ROSTER)
@answers_version
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, StagesAnswer)
def read(query: dict[str, Any], id: UUID) -> Response:
    """How far the evaluation has come, or had come."""
    thing = looking.case_thing(office(), id, reader=me())
    visible(thing)
    allowed(Action.READ_CASE, thing)
    asked = as_of(query)
    with standing(asked) as then:
        application = then.find(APPLICATION, id).state
        plan = staging.plan_of(then, application)
        lost = lost_stages(then, application, id)
        heard = benches(then, application, id) if verdict(Action.READ_ROSTER, thing).allowed else {}
    names = Names(member for bench in heard.values() for member in bench.seats)
    body = {
        "stages": [{**_stage(application, stage, thing), "bench": _bench(heard.get(stage), names)} for stage in Stage],
        "open": next_stage(application, plan, lost),
        "lost": [stage for stage in Stage if stage in lost],
        "ended_at": ended_at(application, plan),
        "as_of": told(asked),
    }
    shown = known.stream_as_known(me(), thing, then.log.history(id), record_of(id))
    return answer(body, version=shown[-1].version, position=position())


@blueprint.post("/applications/<uuid:id>/hearing")
@asks(Action.SCHEDULE_HEARING)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(HearingBody)
@blueprint.response(200, CommandAnswer)
def schedule(body: dict[str, Any], id: UUID) -> Response:
    """Set place and time of the hearing or the on-site visit."""
    asked = acting_on(id, Action.SCHEDULE_HEARING)
    receipt = asked.done(
        lambda: staging.schedule_hearing(office(), id, **body, by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    return receipt_answer(receipt, id=id)


@blueprint.post("/applications/<uuid:id>/hearing-report")
@asks(Action.REPORT_HEARING)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(HearingReportBody)
@blueprint.response(200, CommandAnswer)
def report(body: dict[str, Any], id: UUID) -> Response:
    """Report what was heard, or found on site."""
    asked = acting_on(id, Action.REPORT_HEARING)
    receipt = asked.done(
        lambda: staging.report_hearing(office(), id, **body, by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    return receipt_answer(receipt, id=id)


@blueprint.post("/applications/<uuid:id>/stage-result")
@asks(Action.RECORD_STAGE)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(StageBody)
@blueprint.response(200, StageRecordedAnswer)
def record(body: dict[str, Any], id: UUID) -> Response:
    """Record whether the stage was passed, as its latest tally says."""
    asked = acting_on(id, Action.RECORD_STAGE)
    receipt = asked.done(
        lambda: staging.record_stage_result(
            office(), id, stage=body["stage"], by=asked.by, expecting=asked.expecting, once=asked.once
        )
    )
    result = recorded(receipt, StagePassed, StageFailed)
    return receipt_answer(receipt, id=id, stage=body["stage"], passed=isinstance(result, StagePassed))


def _stage(application: Application, stage: Stage, thing: Thing) -> dict[str, object]:
    result, hearing = application.result(stage), application.hearing(stage)
    reads = verdict(Action.READ_HEARING_REPORT, thing).allowed
    return {
        "stage": stage,
        "passed": result.passed if result else None,
        "tally": result.tally if result else None,
        "hearing": hearing
        and {
            "place": opened(hearing.place),
            "at": hearing.at,
            "reported": hearing.report is not None,
            "report": opened(hearing.report) if reads else None,
        },
    }


def _bench(bench: Bench | None, names: Names) -> dict[str, object] | None:
    if bench is None:
        return None
    seats = [{"member": names.of(member), "role": seat} for member, seat in bench.seats.items()]
    return {"panel": bench.panel, "members": seats}
