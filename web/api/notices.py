"""Notices (통지): one for each party; issued, sent, arrived, and the due dates that arrival froze."""

from typing import Any
from uuid import UUID

from flask import Response
from marshmallow import fields

from application import disclosing, looking, notifying
from application.actions import Action
from application.holidays import table_of
from application.office import Found, Office
from domain.applications import APPLICATION, Application
from domain.applications.outcomes import Outcome, ReasonCode
from domain.notices import NOTICE, Notice
from domain.notices.facts import Method, Regime, Remedies
from web.api.answering import answer, position
from web.api.applications import on_case
from web.api.as_of import AsOfPart, AsOfQuery, as_of, standing, told
from web.api.asking import allowed, asks, me, verdict, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import Command, answers_version, command, receipt_answer, shows_what_was_seen, versioned
from web.api.fields import Body, Instant, Part, Typed, one_of
from web.api.naming import Named, Names, opened
from web.current import office
from web.problems import Problem

blueprint = Blueprint("notices", __name__, description="Notices of the decision (통지): issued, sent, arrived.")


class NoticesBody(Body):
    """What a rejected applicant may do, in words; a rejection is not notified without it."""

    remedies = Typed(load_default=None, allow_none=True)


class SendingBody(Body):
    """How the notice is sent."""

    method = one_of(Method, required=True)


class ArrivalBody(Body):
    """When the notice arrived."""

    arrived = Instant(required=True)


class NoticeLine(Part):
    """A notice by id."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    recipient = fields.Nested(Named, required=True)


class IssuedAnswer(CommandAnswer):
    """The notices that were issued by this request, and none from before."""

    notices = fields.List(fields.Nested(NoticeLine), required=True)


class RemediesAnswer(Part):
    """What may be done against it: the law, the periods in days, and why that law."""

    regime = one_of(Regime, required=True)
    ground = fields.String(required=True)
    object_within = fields.Integer(required=True, allow_none=True)
    answer_within = fields.Integer(required=True, allow_none=True)
    extension = fields.Integer(required=True, allow_none=True)
    appeal_within = fields.Integer(required=True)
    text = fields.String(required=True, allow_none=True)


class DueAnswer(Part):
    """The last days, as they were frozen when the notice arrived; `calendar` names what they were counted on."""

    object_by = fields.Date(required=True, allow_none=True)
    appeal_by = fields.Date(required=True)
    calendar = fields.String(required=True)
    working_days_left = fields.Integer(required=True, allow_none=True)


class NoticeAnswer(NoticeLine):
    """A notice as it stands."""

    application = fields.UUID(required=True)
    outcome = one_of(Outcome, required=True)
    reasons = fields.List(one_of(ReasonCode), required=True)
    clause = fields.String(required=True)
    text = fields.String(required=True, allow_none=True)
    remedies = fields.Nested(RemediesAnswer, required=True, allow_none=True)
    issued = fields.Date(required=True)
    method = one_of(Method, required=True, allow_none=True)
    sent = fields.Date(required=True, allow_none=True)
    arrived = fields.AwareDateTime(required=True, allow_none=True)
    due = fields.Nested(DueAnswer, required=True, allow_none=True)


class OneNoticeAnswer(NoticeAnswer, AsOfPart):
    """A notice as it stands, or stood."""


class NoticesAnswer(AsOfPart):
    """The notices of a case that you may read."""

    notices = fields.List(fields.Nested(NoticeAnswer), required=True)


@blueprint.get("/applications/<uuid:id>/notices")
@asks(Action.READ_CASE, Action.READ_NOTICE)
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, NoticesAnswer)
def list_notices(query: dict[str, Any], id: UUID) -> Response:
    """The notices of a case: the agency's and auditors' are all, a firm's is its own once it was sent."""
    application = office().find(APPLICATION, id).state
    thing = looking.as_read_by(office(), me(), case=id, application=application)
    visible(thing)
    allowed(Action.READ_CASE, thing)
    asked = as_of(query)
    with standing(asked) as then:
        case = then.find(APPLICATION, id).state
        found = [one for one in notifying.notices_of(then, id, case) if _readable(one.state, application)]
    names = Names(one.state.recipient for one in found)
    shown = [_shown(then, one, names) for one in found]
    return answer({"notices": shown, "as_of": told(asked)}, position=position())


@blueprint.post("/applications/<uuid:id>/notices")
@asks(Action.ISSUE_NOTICES)
@answers_version
@shows_what_was_seen
@blueprint.arguments(NoticesBody)
@blueprint.response(201, IssuedAnswer)
def issue(body: dict[str, Any], id: UUID) -> Response:
    """Issue the decision's notices, one for each party; after a correction, anew."""
    asked = on_case(id, Action.ISSUE_NOTICES)
    receipt = asked.done(lambda: notifying.issue_notices(office(), id, **body, by=asked.by, once=asked.once))
    case = office().find(APPLICATION, id).state
    found = list(notifying.issued_with(office(), id, case, receipt.stream))
    names = Names(one.state.recipient for one in found)
    return receipt_answer(receipt, id=receipt.stream, status=201, notices=[_line(one, names) for one in found])


@blueprint.get("/notices/<uuid:id>")
@asks(Action.READ_NOTICE)
@answers_version
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, OneNoticeAnswer)
def read(query: dict[str, Any], id: UUID) -> Response:
    """A notice, for its recipient's people once it was sent, the agency and auditors."""
    found = office().find(NOTICE, id)
    application = office().find(APPLICATION, found.state.application).state
    if not _readable(found.state, application):
        raise Problem("not-found")
    asked = as_of(query)
    with standing(asked) as then:
        found = then.find(NOTICE, id)
        if not _readable(found.state, application):
            raise Problem("not-there-then")
        shown = _shown(then, found, Names([found.state.recipient]))
    return answer({**shown, "as_of": told(asked)}, version=found.version, position=position())


@blueprint.post("/notices/<uuid:id>/sending")
@asks(Action.SEND_NOTICE)
@versioned
@answers_version
@blueprint.arguments(SendingBody)
@blueprint.response(200, CommandAnswer)
def send(body: dict[str, Any], id: UUID) -> Response:
    """Send the notice: method and day stay on record."""
    asked = _on_notice(id, Action.SEND_NOTICE)
    receipt = asked.done(
        lambda: notifying.send_notice(office(), id, **body, by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    return receipt_answer(receipt, id=id)


@blueprint.post("/notices/<uuid:id>/arrival")
@asks(Action.RECORD_ARRIVAL)
@versioned
@answers_version
@blueprint.arguments(ArrivalBody)
@blueprint.response(200, CommandAnswer)
def arrive(body: dict[str, Any], id: UUID) -> Response:
    """Record that the notice arrived (도달); its due dates are counted and frozen."""
    asked = _on_notice(id, Action.RECORD_ARRIVAL)
    receipt = asked.done(
        lambda: notifying.record_arrival(office(), id, **body, by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    return receipt_answer(receipt, id=id)


def _on_notice(id: UUID, action: Action) -> Command:
    notice = office().find(NOTICE, id).state
    thing = looking.case_thing(office(), notice.application, party=notice.recipient)
    visible(thing, Action.READ_NOTICE)
    return command(allowed(action, thing), case=notice.application)


def _readable(notice: Notice, application: Application) -> bool:
    """Whether the asker may read it; its recipient's people only what was sent."""
    thing = looking.thing_of(office(), application, party=notice.recipient)
    thing = looking.reviewed_by(office(), me(), thing, case=notice.application, application=application)
    verdict(Action.READ_NOTICE, thing)
    return disclosing.reads_notice(me(), thing, sent=notice.sent is not None)


def _line(found: Found[Notice], names: Names) -> dict[str, object]:
    return {"id": found.id, "version": found.version, "recipient": names.of(found.state.recipient)}


def _shown(then: Office, found: Found[Notice], names: Names) -> dict[str, object]:
    notice = found.state
    return {
        **_line(found, names),
        "application": notice.application,
        "outcome": notice.outcome,
        "reasons": notice.reasons,
        "clause": notice.clause,
        "text": opened(notice.text),
        "remedies": notice.remedies and _remedies(notice.remedies),
        "issued": notice.issued,
        "method": notice.method,
        "sent": notice.sent,
        "arrived": notice.arrived,
        "due": _due(then, notice),
    }


def _remedies(remedies: Remedies) -> dict[str, object]:
    plain = ("regime", "ground", "object_within", "answer_within", "extension", "appeal_within")
    return {**{name: getattr(remedies, name) for name in plain}, "text": opened(remedies.text)}


def _due(then: Office, notice: Notice) -> dict[str, object] | None:
    due, today = notice.due, then.today()
    if due is None:
        return None
    last = due.object_by or due.appeal_by
    known = {today.year, last.year} <= table_of(then).years
    left = table_of(then).calendar().working_days_left(today, last) if known and today <= last else None
    return {"object_by": due.object_by, "appeal_by": due.appeal_by, "calendar": due.calendar, "working_days_left": left}
