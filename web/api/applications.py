"""Applications: the list, the case file, drafting and the form."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import Response

from application import disclosing, intake, known, looking
from application.actions import Action
from application.permissions import Thing
from application.record import Recorded
from application.views.history import stood
from application.views.questions import AsOf, CaseQuery
from domain.applications import APPLICATION, Application, Status
from domain.applications.facts import Drafted, Submitted
from domain.calls import CALL
from domain.facts import Refused
from web.api import case_answers
from web.api.answering import answer, position
from web.api.application_schemas import CaseAsOfQuery, CasesQuery, DraftBody, FormBody, PageQuery
from web.api.as_of import as_of, call_as_of, known_by_version, resolved, told
from web.api.asking import allowed, asks, me, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CaseAnswer, CasesAnswer, CommandAnswer, FacetsAnswer, SlipAnswer, TimelineAnswer
from web.api.commanding import (
    Command,
    answers_seen,
    answers_version,
    command,
    receipt_answer,
    recorded,
    shows_what_was_seen,
    versioned,
)
from web.api.naming import Names, opened
from web.api.open_actions import open_actions
from web.current import arrived, doors, language, office
from web.problems import Problem
from web.wording.validation import said

blueprint = Blueprint("applications", __name__, description="Applications (과제): list, case file, form.")


def on_case(id: UUID, action: Action, *, stream: UUID | None = None) -> Command:
    """The command on a case, or on another stream of it: 404 for who may not see it, 403 for who may not do this."""
    thing = looking.case_thing(office(), id, reader=me())
    visible(thing)
    return meant(command(allowed(action, thing), case=id), thing, case=id, stream=stream or id)


@blueprint.get("/applications")
@asks(Action.LIST_CASES)
@blueprint.arguments(PageQuery, location="query")
@blueprint.response(200, CasesAnswer)
def list_cases(query: dict[str, Any]) -> Response:
    """The cases you may see, last changed first."""
    allowed(Action.LIST_CASES)
    cursor, limit = query.pop("cursor"), query.pop("limit")
    asked = _query(query, limit=limit, after=_after(cursor))
    page = known.cases(office().book, me(), asked)
    names = Names(id for row in page.rows for id in (*row.firms, row.filed_by, row.partner, row.officer))
    body = {
        "cases": [case_answers.line(row, names) for row in page.rows],
        "next": _cursor(page.next) if page.next else None,
        "as_of": told(asked.as_of),
    }
    return answer(body, position=page.position)


@blueprint.get("/applications/facets")
@asks(Action.LIST_CASES)
@blueprint.arguments(CasesQuery, location="query")
@blueprint.response(200, FacetsAnswer)
def count_cases(query: dict[str, Any]) -> Response:
    """How many of the cases you may see there are by agency, track, status and call."""
    allowed(Action.LIST_CASES)
    asked = _query(query)
    facets = known.facets(office().book, me(), asked)
    by_call = {str(call): count for call, count in facets.by_call.items()}
    body = {"agency": facets.by_agency, "track": facets.by_track, "status": facets.by_status, "call": by_call}
    return answer({**body, "as_of": told(asked.as_of)}, position=position())


@blueprint.post("/applications")
@asks(Action.DRAFT)
@answers_version
@blueprint.arguments(DraftBody)
@blueprint.response(201, CommandAnswer)
def draft(body: dict[str, Any]) -> Response:
    """Begin an application (step 2: 참여신청서 작성)."""
    asked = command(allowed(Action.DRAFT, Thing(party=body["filed_by"])))
    id = asked.new_id()
    receipt = asked.done(lambda: intake.draft(office(), id=id, **body, arrived=arrived(), by=asked.by, once=asked.once))
    recorded(receipt, Drafted)
    return receipt_answer(receipt, id=receipt.stream, status=201)


@blueprint.get("/applications/<uuid:id>")
@asks(Action.READ_CASE)
@answers_version
@answers_seen
@blueprint.arguments(CaseAsOfQuery, location="query")
@blueprint.response(200, CaseAnswer)
def read(query: dict[str, Any], id: UUID) -> Response:
    """The case file; its Sangsaeng-Seen proves to later writes what you were shown. Or the case file as it stood."""
    if any(value is not None for value in query.values()):
        return _as_it_stood(id, query)
    file = office().book.case(id)
    if file is None:
        visible(looking.case_thing(office(), id, reader=me()))
        raise Problem("book-behind", head=office().log.head(), position=position())
    thing = looking.as_read_by(office(), me(), case=id, application=file.application)
    visible(thing)
    allowed(Action.READ_CASE, thing)
    file = known.file_as_known(me(), thing, file, record_of(id))
    call = office().find(CALL, file.application.call).state
    actions = open_actions(me(), thing, file.application, file.agreement)
    response = answer(
        {**case_answers.case(file, call, actions), "as_of": None}, version=file.version, position=position()
    )
    shown = max(position(), file.position)
    response.headers["Sangsaeng-Seen"] = doors().seen.sign(person=me().id, case=id, position=shown)
    return response


def _as_it_stood(id: UUID, query: dict[str, Any]) -> Response:
    thing = looking.as_read_by(office(), me(), case=id, application=readable(id))
    asked = case_as_of(id, thing, query)
    stood = case_as_it_stood(id, thing, asked)
    if stood is None:
        raise Problem("not-there-then")
    return answer(stood, version=stood["version"], position=position())


def case_as_it_stood(id: UUID, thing: Thing, asked: AsOf) -> dict[str, Any] | None:
    """The case file as it stood, as the asker knows it; null where it was not there."""
    file = office().book.case(id, asked)
    if file is None:
        return None
    file = known.file_as_known(me(), thing, file, record_of(id))
    call = call_as_of(office().log.history(file.application.call), asked)
    return {**case_answers.case(file, call, ()), "as_of": told(asked)}


def record_of(id: UUID) -> Iterator[Recorded]:
    """Everything the book knows of a case, read only where it is asked for."""
    return known.record_of(office().book, id)


def meant(asked: Command, thing: Thing, *, case: UUID, stream: UUID) -> Command:
    """The command decided on the newest version, where its If-Match names what was shown of it; a repeat stays as it was."""
    if asked.expecting is None or (asked.once and office().log.receipt(asked.once)):
        return asked
    history = office().log.history(stream)
    version = known.version_meant(me(), thing, asked.expecting, history=history, record=record_of(case))
    return replace(asked, expecting=version)


def case_as_of(id: UUID, thing: Thing, query: dict[str, Any]) -> AsOf:
    """What a request about a case asks as of: by position, by moment, or by a version it had that the asker is shown."""
    if query["version"] is None:
        return resolved(query["known_by"], query["in_effect_on"])
    history = known.stream_as_known(me(), thing, office().log.history(id), record_of(id))
    return resolved(known_by_version(history, query["version"]), query["in_effect_on"])


@blueprint.put("/applications/<uuid:id>/form")
@asks(Action.AMEND, Action.CHANGE)
@versioned
@answers_version
@shows_what_was_seen
@blueprint.arguments(FormBody)
@blueprint.response(200, CommandAnswer)
def put_form(body: dict[str, Any], id: UUID) -> Response:
    """Put the whole form: amends a draft; after submission changes it, with reasons, until the decision."""
    drafted = office().find(APPLICATION, id).state.status is Status.DRAFT
    asked = on_case(id, Action.AMEND if drafted else Action.CHANGE)
    form, reasons = body["form"], body["reasons"]
    if drafted and reasons is not None:
        raise _about_reasons("reasons-not-taken")
    if drafted:
        receipt = intake.amend(office(), id, form=form, by=asked.by, expecting=asked.expecting)
    elif reasons is None:
        raise _about_reasons("reasons-required")
    else:
        receipt = intake.change(office(), id, form=form, reasons=reasons, by=asked.by, expecting=asked.expecting)
    return receipt_answer(receipt, id=id)


@blueprint.get("/applications/<uuid:id>/timeline")
@asks(Action.READ_CASE, Action.READ_CONFLICTS)
@blueprint.arguments(CaseAsOfQuery, location="query")
@blueprint.response(200, TimelineAnswer)
def timeline(query: dict[str, Any], id: UUID) -> Response:
    """The facts of the case, its agreement and its evaluation, in order, as far as they are for you.

    Drafts and reports are the agency's, sheets and tallies appear with their reveal, a notice is its recipient's.
    """
    application = readable(id)
    thing = looking.as_read_by(office(), me(), case=id, application=application)
    asked = case_as_of(id, thing, query) if any(value is not None for value in query.values()) else None
    rows = [row for row in office().book.timeline(id) if asked is None or stood(row.recorded, asked)]
    visible_to_you = {one.position for one in disclosing.shown(me(), thing, [row.recorded for row in rows])}
    told_you = [row for row in rows if row.recorded.position in visible_to_you]
    shown = case_answers.timeline(told_you, reader=me(), thing=thing)
    return answer({"facts": shown, "as_of": told(asked)}, position=position())


@blueprint.get("/applications/<uuid:id>/slip")
@asks(Action.READ_CASE)
@blueprint.response(200, SlipAnswer)
def slip(id: UUID) -> Response:
    """The receipt slip (접수증): what was received, as it was received."""
    readable(id)
    state: Application | None = None
    for recorded_fact in office().log.history(id):
        fact: Any = recorded_fact.fact
        state = APPLICATION.begin(fact) if state is None else APPLICATION.after(state, fact)
        if isinstance(fact, Submitted):
            return answer(_slip(state, fact))
    raise Refused("not-submitted")


def readable(id: UUID) -> Application:
    """The case as the log has it, for who may read it; 404 for everybody else."""
    found = office().find(APPLICATION, id)
    thing = looking.as_read_by(office(), me(), case=id, application=found.state)
    visible(thing)
    allowed(Action.READ_CASE, thing)
    return found.state


def _slip(state: Application, submitted: Submitted) -> dict[str, object]:
    call = office().find(CALL, state.call).state
    return {
        "receipt": submitted.receipt,
        "arrived": submitted.arrived,
        "on": submitted.on,
        "call": state.call,
        "round": call.round,
        "call_title": opened(call.terms.title),
        "track": state.track,
        "agency": call.agency(state.track),
        "filed_by": Names([state.filed_by]).of(state.filed_by),
        "title": opened(state.form.title),
        "papers": [case_answers.paper(one) for one in state.papers],
        "missing": submitted.missing,
        "rules": submitted.rules,
        "demonstration": doors().demonstration,
    }


def _about_reasons(message: str) -> Problem:
    return Problem("invalid", errors={"reasons": [said(message, language())]})


def _query(query: dict[str, Any], **page: Any) -> CaseQuery:
    """The query of the case list that a request means; its filters are taken out of it."""
    tracks, statuses = frozenset(query.pop("track")), frozenset(query.pop("status"))
    then = as_of({name: query.pop(name) for name in ("known_by", "in_effect_on")})
    return CaseQuery(scope=looking.scope_of(me()), as_of=then, tracks=tracks, statuses=statuses, **query, **page)


def _cursor(at: tuple[datetime, UUID]) -> str:
    """The last row's place, opaque to whoever sends it back."""
    plain = json.dumps([at[0].astimezone(UTC).isoformat(), str(at[1])])
    return urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def _after(cursor: str | None) -> tuple[datetime, UUID] | None:
    if cursor is None:
        return None
    try:
        instant, id = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        return datetime.fromisoformat(instant).astimezone(UTC), UUID(id)
    except (ValueError, TypeError, AttributeError, OverflowError):
        raise Problem("invalid", errors={"cursor": [said("cursor", language())]}) from None
