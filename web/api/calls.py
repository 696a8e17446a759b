"""Calls for participation (공고)."""

from dataclasses import fields
from typing import Any
from uuid import UUID

from flask import Response

from application import announcing, looking
from application.actions import Action
from application.office import call_of
from application.permissions import Thing
from domain.calls import CALL, Call
from web.api.answering import answer, position
from web.api.asking import allowed, asks
from web.api.blueprints import Blueprint
from web.api.call_schemas import (
    AmendmentBody,
    AnnouncedAnswer,
    AnnouncementBody,
    CallAnswer,
    CallExtensionBody,
    CallsAnswer,
    CancellationBody,
)
from web.api.case_schemas import CommandAnswer
from web.api.commanding import Command, answers_version, command, receipt_answer, versioned
from web.api.naming import opened
from web.current import doors, office

blueprint = Blueprint("calls", __name__, description="Calls for participation (공고).")


@blueprint.get("/calls")
@asks(Action.READ_CALL)
@blueprint.response(200, CallsAnswer)
def list_calls() -> Response:
    """Every call, the newest first."""
    allowed(Action.READ_CALL)
    return answer(
        {"calls": [_shown(row.id, row.version, row.call) for row in office().book.calls()]}, position=position()
    )


@blueprint.post("/calls")
@asks(Action.ANNOUNCE_CALL)
@answers_version
@blueprint.arguments(AnnouncementBody)
@blueprint.response(201, AnnouncedAnswer)
def announce(body: dict[str, Any]) -> Response:
    """Announce a call. It is bound to its rule version by the hashes of that version's source."""
    round_id, paper = body["round"], body["paper"]
    agencies = frozenset(one.agency for one in paper.tracks)
    asked = command(allowed(Action.ANNOUNCE_CALL, Thing(agencies=agencies)))
    receipt = asked.done(
        lambda: announcing.announce(
            office(), round_id=round_id, paper=paper, demonstration=doors().demonstration, by=asked.by, once=asked.once
        )
    )
    return receipt_answer(receipt, id=call_of(round_id), status=201, round=round_id)


@blueprint.get("/calls/<uuid:id>")
@asks(Action.READ_CALL)
@answers_version
@blueprint.response(200, CallAnswer)
def read(id: UUID) -> Response:
    """A call as it stands."""
    allowed(Action.READ_CALL)
    found = office().find(CALL, id)
    return answer(_shown(id, found.version, found.state), version=found.version, position=position())


@blueprint.post("/calls/<uuid:id>/extension")
@asks(Action.EXTEND_CALL)
@versioned
@answers_version
@blueprint.arguments(CallExtensionBody)
@blueprint.response(200, CommandAnswer)
def extend(body: dict[str, Any], id: UUID) -> Response:
    """Move the closing instant back, with the reason."""
    asked = _on_call(id, Action.EXTEND_CALL)
    receipt = asked.done(
        lambda: announcing.extend(office(), id, **body, by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    return receipt_answer(receipt, id=id)


@blueprint.post("/calls/<uuid:id>/amendment")
@asks(Action.AMEND_CALL)
@versioned
@answers_version
@blueprint.arguments(AmendmentBody)
@blueprint.response(200, CommandAnswer)
def amend(body: dict[str, Any], id: UUID) -> Response:
    """Change what the call says, with the reason; rules and tracks freeze at the first submission."""
    asked = _on_call(id, Action.AMEND_CALL)
    receipt = asked.done(
        lambda: announcing.amend(office(), id, **body, by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    return receipt_answer(receipt, id=id)


@blueprint.post("/calls/<uuid:id>/cancellation")
@asks(Action.CANCEL_CALL)
@versioned
@answers_version
@blueprint.arguments(CancellationBody)
@blueprint.response(200, CommandAnswer)
def cancel(body: dict[str, Any], id: UUID) -> Response:
    """Cancel the call, with the reason."""
    asked = _on_call(id, Action.CANCEL_CALL)
    receipt = asked.done(
        lambda: announcing.cancel(office(), id, **body, by=asked.by, expecting=asked.expecting, once=asked.once)
    )
    return receipt_answer(receipt, id=id)


def _on_call(id: UUID, action: Action) -> Command:
    return command(allowed(action, looking.call_thing(office(), id)))


def _shown(id: UUID, version: int, call: Call) -> dict[str, object]:
    assumed = call.terms.assumed

    def marked(path: str, value: object) -> dict[str, object]:
        return {"value": value, "assumed": any(name == path or name.startswith(f"{path}.") for name in assumed)}

    whole_plan = "plan" in assumed
    plan = {one.name: marked(f"plan.{one.name}", getattr(call.terms.plan, one.name)) for one in fields(call.terms.plan)}
    terms = {one.name: marked(one.name, getattr(call.terms, one.name)) for one in fields(call.terms)}
    terms["title"] = marked("title", opened(call.terms.title))
    terms["plan"] = {name: {**said, "assumed": whole_plan or said["assumed"]} for name, said in plan.items()}
    del terms["assumed"]
    return {
        "id": id,
        "version": version,
        "round": call.round,
        "announced": call.announced,
        "cancelled": call.cancelled,
        "demonstration": call.demonstration,
        "open": call.accepts(office().clock.now()),
        "terms": terms,
        "assumed": assumed,
    }
