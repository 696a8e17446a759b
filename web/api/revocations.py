"""Revocations (선정 취소) and bars (참여 금지): a ground reported, the parties told and heard, decided, notified; and set aside."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from flask import Response

from application import looking, revoking
from application.actions import Action
from application.office import Found, NotFound, bars_of
from application.parts import BOTH_AGENCIES, Thing
from application.ports import Receipt
from application.revoking import PriorNoticeTyped
from domain.applications import APPLICATION
from domain.bars import BAR, Bars
from domain.revocations import ENDED, REVOCATION, Revocation
from domain.revocations.facts import Ground
from domain.roles import Role
from domain.values import Agency
from web.api.answering import answer, position
from web.api.as_of import AsOfQuery, as_of, standing, told
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
from web.api.fields import with_tuples
from web.api.naming import Names
from web.api.revocation_answers import (
    BarsAnswer,
    RevocationFileAnswer,
    RevocationsAnswer,
    bars_answer,
    file_of,
    line_of,
)
from web.api.revocation_schemas import (
    GivingUpBody,
    GroundReportBody,
    OpinionBody,
    PriorNoticeBody,
    RevocationArrivalBody,
    RevocationHearingBody,
    RevocationHearingReportBody,
    RevocationNoticeBody,
    RevocationReasonsBody,
    RevocationsQuery,
    RevokingBody,
)
from web.current import office

blueprint = Blueprint("revocations", __name__, description="Revocations (선정 취소) and bars (참여 금지).")


@blueprint.post("/applications/<uuid:id>/revocations")
@asks(Action.REPORT_GROUND)
@answers_version
@blueprint.arguments(GroundReportBody)
@blueprint.response(201, CommandAnswer)
def report(body: dict[str, Any], id: UUID) -> Response:
    """Report a ground for which the Act orders the selection revoked (판로지원법 §20의2③)."""
    return _begun(id, Action.REPORT_GROUND, body, party=None, ground=body["ground"])


@blueprint.post("/applications/<uuid:id>/giving-up")
@asks(Action.GIVE_UP)
@answers_version
@blueprint.arguments(GivingUpBody)
@blueprint.response(201, CommandAnswer)
def give_up(body: dict[str, Any], id: UUID) -> Response:
    """Say that your firm gives up after the selection; whether with just cause, the agency decides."""
    return _begun(id, Action.GIVE_UP, body, party=body["party"], ground=Ground.GIVEN_UP)


@blueprint.get("/applications/<uuid:id>/revocations")
@asks(Action.READ_CASE, Action.READ_REVOCATION)
@blueprint.response(200, RevocationsAnswer)
def of_case(id: UUID) -> Response:
    """The revocations of a case that you are shown."""
    thing = looking.case_thing(office(), id, reader=me())
    visible(thing)
    allowed(Action.READ_CASE, thing)
    found = [one for one in revoking.revocations_of(office(), id) if _shown_to_me(one.state, thing)]
    return answer({"revocations": _lines(found), "as_of": None}, position=position())


@blueprint.get("/revocations")
@asks(Action.LIST_REVOCATIONS)
@blueprint.arguments(RevocationsQuery, location="query")
@blueprint.response(200, RevocationsAnswer)
def worklist(query: dict[str, Any]) -> Response:
    """The revocations of your agencies' cases; with `due`, those that nobody has brought to their end."""
    allowed(Action.LIST_REVOCATIONS, BOTH_AGENCIES)
    asked = as_of(query)
    with standing(asked) as then:
        lines = revoking.worklist(then, looking.scope_of(me()).agencies)
        shown = [one for one in lines if not query["due"] or one.state.status not in ENDED]
        body = {"revocations": _lines(shown), "as_of": told(asked)}
    return answer(body, position=position())


@blueprint.get("/revocations/<uuid:id>")
@asks(Action.READ_REVOCATION)
@answers_version_to_office
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, RevocationFileAnswer)
def read(query: dict[str, Any], id: UUID) -> Response:
    """A revocation as it stands, or stood; to a party as far as it was told."""
    thing = _visible(id)
    capacity, asked = allowed(Action.READ_REVOCATION, thing).capacity, as_of(query)
    party = capacity is not None and capacity.acting_for is not None
    with standing(asked) as then:
        found = then.find(REVOCATION, id)
        shown = file_of(found, firms=me().subject.firms() if party else None)
    version = None if party else found.version
    return answer({**shown, "as_of": told(asked)}, version=version, position=position())


@blueprint.post("/revocations/<uuid:id>/dropping")
@asks(Action.DECIDE_REVOCATION)
@versioned
@answers_version
@blueprint.arguments(RevocationReasonsBody)
@blueprint.response(200, CommandAnswer)
def drop(body: dict[str, Any], id: UUID) -> Response:
    """Drop it, with reasons: no ground stands, or just cause does."""
    return _versioned(id, Action.DECIDE_REVOCATION, revoking.drop, **body)


@blueprint.post("/revocations/<uuid:id>/prior-notice")
@asks(Action.GIVE_PRIOR_NOTICE)
@versioned
@answers_version
@blueprint.arguments(PriorNoticeBody)
@blueprint.response(200, CommandAnswer)
def prior_notice(body: dict[str, Any], id: UUID) -> Response:
    """Tell the parties before (사전통지), with ten days or more to comment."""
    notice = PriorNoticeTyped(**with_tuples(body, "to_be_barred"))
    return _versioned(id, Action.GIVE_PRIOR_NOTICE, revoking.give_prior_notice, notice=notice)


@blueprint.post("/revocations/<uuid:id>/comments")
@asks(Action.COMMENT_ON_REVOCATION)
@answers_taken
@blueprint.arguments(OpinionBody)
@blueprint.response(200, TakenAnswer)
def comment(body: dict[str, Any], id: UUID) -> Response:
    """Submit your firm's opinion (의견제출), or say that it has none."""
    asked = _on_revocation(id, Action.COMMENT_ON_REVOCATION, party=body["party"])
    receipt = asked.done(lambda: revoking.comment(office(), id, **body, by=asked.by, once=asked.once))
    return taken_answer(receipt, id=id)


@blueprint.post("/revocations/<uuid:id>/hearing")
@asks(Action.ORDER_REVOCATION_HEARING)
@versioned
@answers_version
@blueprint.arguments(RevocationHearingBody)
@blueprint.response(200, CommandAnswer)
def hearing(body: dict[str, Any], id: UUID) -> Response:
    """Order a hearing (청문), ten days ahead or more."""
    return _versioned(id, Action.ORDER_REVOCATION_HEARING, revoking.order_hearing, **body)


@blueprint.post("/revocations/<uuid:id>/hearing-report")
@asks(Action.REPORT_REVOCATION_HEARING)
@versioned
@answers_version
@blueprint.arguments(RevocationHearingReportBody)
@blueprint.response(200, CommandAnswer)
def hearing_report(body: dict[str, Any], id: UUID) -> Response:
    """Report the hearing, from its day on."""
    heard = with_tuples(body, "attended")
    return _versioned(id, Action.REPORT_REVOCATION_HEARING, revoking.report_hearing, **heard)


@blueprint.post("/revocations/<uuid:id>/decision")
@asks(Action.DECIDE_REVOCATION)
@versioned
@answers_version
@blueprint.arguments(RevokingBody)
@blueprint.response(200, CommandAnswer)
def decide(body: dict[str, Any], id: UUID) -> Response:
    """Revoke, once everybody could comment and the hearing that was ordered was held."""
    return _versioned(id, Action.DECIDE_REVOCATION, revoking.decide, **with_tuples(body, "barred"))


@blueprint.post("/revocations/<uuid:id>/notification")
@asks(Action.NOTIFY_REVOCATION)
@versioned
@answers_version
@blueprint.arguments(RevocationNoticeBody)
@blueprint.response(200, CommandAnswer)
def notify(body: dict[str, Any], id: UUID) -> Response:
    """Send the decision to every party."""
    return _versioned(id, Action.NOTIFY_REVOCATION, revoking.notify, **body)


@blueprint.post("/revocations/<uuid:id>/arrivals")
@asks(Action.NOTIFY_REVOCATION)
@versioned
@answers_version
@blueprint.arguments(RevocationArrivalBody)
@blueprint.response(200, CommandAnswer)
def arrive(body: dict[str, Any], id: UUID) -> Response:
    """Record that it arrived at a party: its bar begins that day, and with the first arrival the selection ends."""
    return _versioned(id, Action.NOTIFY_REVOCATION, revoking.record_arrival, **body)


@blueprint.post("/revocations/<uuid:id>/setting-aside")
@asks(Action.SET_REVOCATION_ASIDE)
@versioned
@answers_version
@blueprint.arguments(RevocationReasonsBody)
@blueprint.response(200, CommandAnswer)
def set_aside(body: dict[str, Any], id: UUID) -> Response:
    """Set it aside: the selection stands again and the bars are lifted."""
    return _versioned(id, Action.SET_REVOCATION_ASIDE, revoking.set_aside, **body)


@blueprint.get("/bars")
@asks(Action.LIST_BARS)
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, BarsAnswer)
def bars(query: dict[str, Any]) -> Response:
    """Every bar there is or was, with its last day."""
    allowed(Action.LIST_BARS, BOTH_AGENCIES)
    asked = as_of(query)
    with standing(asked) as then:
        body = bars_answer(then, revoking.bars(then))
    return answer({**body, "as_of": told(asked)}, position=position())


@blueprint.get("/firms/<uuid:id>/bars")
@asks(Action.READ_REGISTER)
@blueprint.response(200, BarsAnswer)
def bars_of_firm(id: UUID) -> Response:
    """The bars of a firm, to its own people and to the agencies."""
    thing = Thing(party=id, agencies=frozenset(Agency))
    visible(thing, Action.READ_REGISTER)
    allowed(Action.READ_REGISTER, thing)
    loaded = office().log.load(BAR, bars_of(id)).state
    found: tuple[Bars, ...] = (loaded,) if loaded else ()
    return answer({**bars_answer(office(), found), "as_of": None}, position=position())


def _begun(id: UUID, action: Action, body: dict[str, Any], *, party: UUID | None, ground: Ground) -> Response:
    thing = looking.case_thing(office(), id, party=party)
    visible(looking.case_thing(office(), id, reader=me()))
    asked = command(allowed(action, thing), case=id)
    receipt = asked.done(
        lambda: revoking.report(
            office(), id, ground=ground, party=party, text=body["text"], by=asked.by, once=asked.once
        )
    )
    return receipt_answer(receipt, id=receipt.stream, status=201)


def _lines(found: Sequence[Found[Revocation]]) -> list[dict[str, object]]:
    names = Names(one.state.party for one in found if one.state.party)
    return [line_of(one.id, one.state, names) for one in found]


def _shown_to_me(revocation: Revocation, thing: Thing) -> bool:
    """A party knows of a revocation from the prior notice on, or from having given up."""
    capacity = allowed(Action.READ_CASE, thing).capacity
    if capacity is None or capacity.acting_for is None:
        return capacity is not None and capacity.role in {Role.INTAKE_OFFICER, Role.DECIDER, Role.AUDITOR}
    return revocation.known_to(me().subject.firms())


def _visible(id: UUID, *, party: UUID | None = None) -> Thing:
    revocation = office().find(REVOCATION, id).state
    thing = looking.thing_of(office(), office().find(APPLICATION, revocation.application).state, party=party)
    visible(thing, Action.READ_REVOCATION)
    own = me().subject.firms() & thing.firms()
    if own and not revocation.known_to(own):
        raise NotFound("revocation", id)
    return thing


def _versioned(id: UUID, action: Action, use_case: Callable[..., Receipt], /, **given: object) -> Response:
    return receipt_answer(_on_revocation(id, action).versioned(use_case, id, **given), id=id)


def _on_revocation(id: UUID, action: Action, *, party: UUID | None = None) -> Command:
    thing = _visible(id, party=party)
    return command(allowed(action, thing), case=office().find(REVOCATION, id).state.application)
