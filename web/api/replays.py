"""How a case came to stand as it stands: step by step, between two moments, and as those who decided had been shown it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import msgspec
from flask import Response
from marshmallow import fields

from application import disclosing, known, looking
from application.actions import Action
from application.evaluation import meetings_of, panels_before
from application.permissions import Thing
from application.record import Recorded
from application.views import cases
from application.views.book import TimelineRow
from application.views.history import day_of_effect
from application.views.questions import AsOf
from domain.applications import APPLICATION, Application
from domain.applications.facts import DecisionDrafted, DecisionReviewed, Rejected, Selected
from domain.meetings.facts import VoteCast
from domain.rules.vocabulary import Stage
from domain.values import seoul_day
from web.api import case_answers
from web.api.answering import answer, position
from web.api.as_of import AsOfAnswer, KnownBy, call_as_of, in_effect_on, resolved, told
from web.api.asking import allowed, asks, me, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import TimelineLine
from web.api.comparing import Change, changes, touches
from web.api.fields import Flag, Id, Instant, Line, Part, Query, one_of
from web.api.naming import Named, Names
from web.current import office

blueprint = Blueprint(
    "replays", __name__, description="Replay (재연): a case step by step, compared, and as it was shown."
)
DECISIVE = (DecisionDrafted, DecisionReviewed, Selected, Rejected)
"""Acts of deciding in the case's own stream; votes are in the meeting's."""


class ChangeAnswer(Part):
    """A field that changed: its path, what stood there before and after."""

    path = fields.String(required=True)
    before = fields.Raw(required=True, allow_none=True)
    after = fields.Raw(required=True, allow_none=True)


class ReplayQuery(Query):
    """Which steps: by the fact's name, by who acted, from one instant until another; with the whole state or without."""

    name = fields.List(Line(60), load_default=list)
    by = Id(load_default=None)
    since = Instant(load_default=None)
    until = Instant(load_default=None)
    states = Flag(
        load_default=False, metadata={"description": "Whether each step carries the whole case file after it."}
    )


class StepAnswer(Part):
    """A fact, what it changed in the case file, and how to read the file as it stood then."""

    fact = fields.Nested(TimelineLine, required=True)
    as_of = fields.Nested(AsOfAnswer, required=True)
    changes = fields.List(fields.Nested(ChangeAnswer), required=True)
    state = fields.Dict(required=True, allow_none=True)


class ReplayAnswer(Part):
    """The steps of a case, in order."""

    steps = fields.List(fields.Nested(StepAnswer), required=True)


class DifferenceQuery(Query):
    """Two states: known by, and in effect on. The second is the present unless told."""

    from_known_by = KnownBy(required=True)
    from_in_effect_on = in_effect_on()
    to_known_by = KnownBy(load_default=None)
    to_in_effect_on = in_effect_on()


class CausedChangeAnswer(ChangeAnswer):
    """A field that changed, with the positions of the facts that changed it."""

    caused_by = fields.List(fields.Integer(), required=True)


class CaseDifferenceAnswer(Part):
    """What differs between two states of a case, and the facts that made it differ."""

    from_ = fields.Nested(AsOfAnswer, required=True, data_key="from")
    to = fields.Nested(AsOfAnswer, required=True)
    changes = fields.List(fields.Nested(CausedChangeAnswer), required=True)
    facts = fields.List(fields.Nested(TimelineLine), required=True)


class ShownAnswer(Part):
    """An act of deciding: what the person had been shown, what differed when they acted, and what was recorded in between.

    `seen` is null where the office showed them nothing, as it can prove it.
    """

    position = fields.Integer(required=True)
    name = fields.String(required=True)
    at = fields.AwareDateTime(required=True)
    stage = one_of(Stage, required=True)
    by = fields.Nested(Named, required=True)
    role = fields.String(required=True)
    seen = fields.Integer(required=True, allow_none=True)
    state = fields.Dict(required=True, allow_none=True)
    changed_since = fields.List(fields.Nested(ChangeAnswer), required=True)
    later = fields.List(fields.Nested(TimelineLine), required=True)


class ShownsAnswer(Part):
    """Every vote and every act of deciding in a case, in order."""

    acts = fields.List(fields.Nested(ShownAnswer), required=True)


@dataclass
class Told:
    """A case as one reader is shown it: its facts, and the file as of any moment."""

    id: UUID
    application: Application
    thing: Thing
    rows: Sequence[TimelineRow]
    calls: Sequence[Recorded]
    record: Sequence[Recorded]
    _states: dict[AsOf, Any] = field(default_factory=dict)

    def state(self, moment: AsOf) -> Any:
        """The case file as an answer shows it, plain JSON; empty where the case was not there yet."""
        asked = self._last_change(moment)
        if asked not in self._states:
            file = office().book.case(self.id, asked)
            seen = file and known.file_as_known(me(), self.thing, file, self.record)
            shown = case_answers.case(seen, call_as_of(self.calls, asked), ()) if seen else {}
            self._states[asked] = json.loads(msgspec.json.encode(shown, enc_hook=str))
        return self._states[asked]

    def _last_change(self, moment: AsOf) -> AsOf:
        """The first moment at which the case stood as it stood then: between two facts it does not change."""
        known = (one.position for one in (*self.record, *self.calls) if one.position <= moment.known_by)
        days = (day for one in self.record if (day := day_of_effect(one)) <= moment.in_effect_on)
        return AsOf(known_by=max(known, default=0), in_effect_on=max(days, default=date.min))

    def changes(self, before: AsOf, after: AsOf) -> list[Change]:
        """What differs between two states."""
        return list(changes(self.state(before), self.state(after)))

    def lines(self, rows: Sequence[TimelineRow]) -> list[dict[str, Any]]:
        """Facts as the timeline shows them."""
        return case_answers.timeline(rows, reader=me(), thing=self.thing)


@blueprint.get("/applications/<uuid:id>/replay")
@asks(Action.READ_CASE)
@blueprint.arguments(ReplayQuery, location="query")
@blueprint.response(200, ReplayAnswer)
def replay(query: dict[str, Any], id: UUID) -> Response:
    """The case step by step: each fact you are shown, who, when, in which role, and what it changed in the file."""
    case = _told(id)
    rows = [row for row in case.rows if _asked_for(case, row.recorded, query)]
    steps = [
        {
            "fact": line,
            "as_of": told(then),
            "changes": case.changes(AsOf(known_by=then.known_by - 1, in_effect_on=then.in_effect_on), then),
            "state": case.state(then) if query["states"] else None,
        }
        for line, then in zip(case.lines(rows), (_then(row.recorded) for row in rows), strict=True)
    ]
    return answer({"steps": steps}, position=position())


@blueprint.get("/applications/<uuid:id>/difference")
@asks(Action.READ_CASE)
@blueprint.arguments(DifferenceQuery, location="query")
@blueprint.response(200, CaseDifferenceAnswer)
def difference(query: dict[str, Any], id: UUID) -> Response:
    """What differs in the case file between two states, field by field, with the facts that changed each."""
    case = _told(id)
    one, other = (resolved(query[f"{side}_known_by"], query[f"{side}_in_effect_on"]) for side in ("from", "to"))
    steps = list(_steps(case, one, other))
    total = case.changes(one, other)
    caused = [
        {
            "path": change.path,
            "before": change.before,
            "after": change.after,
            "caused_by": sorted(
                {at for at, made in steps if any(touches(each, change.path) for each in made)},
            ),
        }
        for change in total
    ]
    named = {at for change in caused for at in change["caused_by"]}
    facts = case.lines([row for row in case.rows if row.recorded.position in named])
    return answer({"from": told(one), "to": told(other), "changes": caused, "facts": facts}, position=position())


@blueprint.get("/applications/<uuid:id>/shown")
@asks(Action.READ_CASE, Action.READ_DECISION)
@blueprint.response(200, ShownsAnswer)
def shown(id: UUID) -> Response:
    """What those who voted and decided had been shown of the case, and what arrived later."""
    case = _told(id)
    allowed(Action.READ_DECISION, case.thing)
    acts = sorted(
        (
            *_votes(case),
            *((row.recorded, Stage.DELIBERATION) for row in case.rows if isinstance(row.recorded.fact, DECISIVE)),
        ),
        key=lambda act: act[0].position,
    )
    names = Names(recorded.envelope.by.subject for recorded, _ in acts)
    return answer({"acts": [_shown(case, recorded, stage, names) for recorded, stage in acts]}, position=position())


def _shown(case: Told, recorded: Recorded, stage: Stage, names: Names) -> dict[str, Any]:
    by = recorded.envelope.by
    acted = AsOf(known_by=recorded.position - 1, in_effect_on=seoul_day(recorded.envelope.at))
    seen = AsOf(known_by=by.seen, in_effect_on=acted.in_effect_on) if by.seen is not None else None
    between = [row for row in case.rows if seen and seen.known_by < row.recorded.position < recorded.position]
    return {
        "position": recorded.position,
        "name": recorded.fact.name,
        "at": recorded.envelope.at,
        "stage": stage,
        "by": names.of(by.subject),
        "role": by.role,
        "seen": by.seen,
        "state": case.state(seen) if seen else None,
        "changed_since": case.changes(seen, acted) if seen else [],
        "later": case.lines(between),
    }


def _votes(case: Told) -> Iterator[tuple[Recorded, Stage]]:
    for panel in panels_before(office(), case.application, case.id, Stage.DELIBERATION):
        for meeting in meetings_of(office(), panel.id):
            for recorded in office().log.history(meeting.id):
                if isinstance(recorded.fact, VoteCast) and recorded.fact.case == case.id:
                    yield recorded, panel.state.stage


def _told(id: UUID) -> Told:
    """The case for who may read it; 404 for everybody else."""
    application = office().find(APPLICATION, id).state
    thing = looking.as_read_by(office(), me(), case=id, application=application)
    visible(thing)
    allowed(Action.READ_CASE, thing)
    rows = office().book.timeline(id)
    record = [row.recorded for row in rows]
    told_you = {one.position for one in disclosing.shown(me(), thing, record)}
    return Told(
        id=id,
        application=application,
        thing=thing,
        rows=[row for row in rows if row.recorded.position in told_you],
        calls=office().log.history(application.call),
        record=record,
    )


def _then(recorded: Recorded) -> AsOf:
    """The moment right after a fact, on the day from which it has effect where that is still to come."""
    day = max(day_of_effect(recorded), seoul_day(recorded.envelope.at))
    return AsOf(known_by=recorded.position, in_effect_on=day)


def _asked_for(case: Told, recorded: Recorded, query: dict[str, Any]) -> bool:
    at = recorded.envelope.at
    return (
        (not query["name"] or recorded.fact.name in query["name"])
        and (query["by"] is None or disclosing.recorder(me(), case.thing, recorded) == query["by"])
        and (query["since"] is None or at >= query["since"])
        and (query["until"] is None or at < query["until"])
    )


def _steps(case: Told, one: AsOf, other: AsOf) -> Iterator[tuple[int, list[Change]]]:
    """Each fact between two states with what it changed: first as days go by, then as facts become known."""
    low, high = sorted((one.known_by, other.known_by))
    early, late = sorted((one.in_effect_on, other.in_effect_on))
    for row in case.rows:
        recorded = row.recorded
        day = day_of_effect(recorded)
        has_effect = isinstance(recorded.fact, cases.LISTENS)
        if has_effect and recorded.position <= one.known_by and early < day <= late:
            eve = AsOf(known_by=one.known_by, in_effect_on=_day_before(day))
            yield recorded.position, case.changes(eve, AsOf(known_by=one.known_by, in_effect_on=day))
        if low < recorded.position <= high:
            before = AsOf(known_by=recorded.position - 1, in_effect_on=other.in_effect_on)
            yield (
                recorded.position,
                case.changes(before, AsOf(known_by=recorded.position, in_effect_on=other.in_effect_on)),
            )


def _day_before(day: date) -> date:
    return day - timedelta(days=1) if day > date.min else day
