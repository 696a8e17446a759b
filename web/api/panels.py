"""Panels (평가위원회, 심의위원회): convened, changed, given cases; conflicts declared, challenged, found late."""

from typing import Any
from uuid import UUID

from flask import Response

from application import convening, looking
from application.actions import Action
from application.convening import Roster
from application.evaluation import panels_of
from application.office import Found, NotFound, Office
from application.permissions import Thing
from domain.calls import CALL
from domain.panels import PANEL, Panel
from domain.panels.facts import Ground, RecusalCause
from domain.values import Agency
from web.api import panel_answers
from web.api.answering import answer, position
from web.api.as_of import AsOfQuery, as_of, standing, told
from web.api.asking import allowed, asks, me, verdict, visible
from web.api.blueprints import Blueprint
from web.api.case_schemas import CommandAnswer
from web.api.commanding import Command, answers_version, command, receipt_answer, shows_what_was_seen, versioned
from web.api.panel_schemas import (
    CaseBody,
    ChallengeBody,
    ConveneBody,
    ConvenedAnswer,
    DeclarationBody,
    DismissalBody,
    PanelAnswer,
    PanelCaseAnswer,
    PanelsAnswer,
    PanelsQuery,
    RecusalBody,
    ReplacementBody,
    ResolutionBody,
)
from web.current import language, office
from web.problems import Problem
from web.wording.validation import said

blueprint = Blueprint("panels", __name__, description="Panels (평가위원회·심의위원회): members, cases, conflicts.")


def panel_at(
    id: UUID, *, case: UUID | None = None, person: UUID | None = None, without: UUID | None = None
) -> tuple[Found[Panel], Thing]:
    """A panel, or a case before it, and what permission depends on; 404 for who may not see the panel."""
    found = office().find(PANEL, id)
    thing = looking.panel_thing(office(), found.state, case=case, person=person, without=without, reader=me())
    visible(thing, Action.READ_PANEL)
    return found, thing


def panel_with(then: Office, id: UUID, case: UUID) -> Found[Panel]:
    """A panel as it stands, or stood, with this case before it. Raises `NotFound`."""
    found = then.find(PANEL, id)
    if case not in found.state.cases:
        raise NotFound("case", case)
    return found


def on_panel(
    id: UUID, action: Action, *, case: UUID | None = None, person: UUID | None = None, without: UUID | None = None
) -> Command:
    """The command on a panel: 404 for who may not see it, 403 for who may not do this."""
    _, thing = panel_at(id, case=case, person=person, without=without)
    return command(allowed(action, thing), case=case)


@blueprint.get("/panels")
@asks(Action.READ_CALL, Action.READ_PANEL)
@blueprint.arguments(PanelsQuery, location="query")
@blueprint.response(200, PanelsAnswer)
def list_panels(query: dict[str, Any]) -> Response:
    """The panels of a call that you may see, in the order of tracks and stages."""
    allowed(Action.READ_CALL)
    call, asked = office().find(CALL, query["call"]).state, as_of(query)
    with standing(asked) as then:
        found = [one for track in call.terms.tracks for one in panels_of(then, query["call"], track.track)]
    shown = [
        panel_answers.line(one)
        for one in found
        if verdict(Action.READ_PANEL, looking.panel_thing(office(), office().find(PANEL, one.id).state)).allowed
    ]
    return answer({"panels": shown, "as_of": told(asked)}, position=position())


@blueprint.post("/panels")
@asks(Action.CONVENE_PANEL)
@answers_version
@blueprint.arguments(ConveneBody)
@blueprint.response(201, ConvenedAnswer)
def convene(body: dict[str, Any]) -> Response:
    """Convene a panel for a call, track and stage."""
    call, track = body["call"], body["track"]
    announced = office().log.load(CALL, call).state
    agency = announced.agency(track) if announced else None
    agencies = frozenset({agency} if agency else Agency)
    asked = command(allowed(Action.CONVENE_PANEL, Thing(agencies=agencies)))
    roster = Roster(
        members=tuple(body["members"]), chair=body["chair"], deputy=body["deputy"], secretary=body["secretary"]
    )
    receipt = asked.done(
        lambda: convening.convene(
            office(), call=call, track=track, stage=body["stage"], roster=roster, by=asked.by, once=asked.once
        )
    )
    return receipt_answer(receipt, id=receipt.stream, status=201)


@blueprint.get("/panels/<uuid:id>")
@asks(Action.READ_PANEL)
@answers_version
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, PanelAnswer)
def read(query: dict[str, Any], id: UUID) -> Response:
    """A panel as it stands, or stood. Its version moves with what it decides, never with a sheet."""
    _, thing = panel_at(id)
    allowed(Action.READ_PANEL, thing)
    asked = as_of(query)
    with standing(asked) as then:
        found = then.find(PANEL, id)
    return answer({**panel_answers.panel(found), "as_of": told(asked)}, version=found.version, position=position())


@blueprint.post("/panels/<uuid:id>/members/<uuid:member>/replacement")
@asks(Action.REPLACE_MEMBER)
@versioned
@answers_version
@blueprint.arguments(ReplacementBody)
@blueprint.response(200, CommandAnswer)
def replace_member(body: dict[str, Any], id: UUID, member: UUID) -> Response:
    """Give a member's seat to a successor; sheets of cases not yet revealed stop counting."""
    asked = on_panel(id, Action.REPLACE_MEMBER)
    receipt = asked.done(
        lambda: convening.replace_member(
            office(), id, member=member, **body, by=asked.by, expecting=asked.expecting, once=asked.once
        )
    )
    return receipt_answer(receipt, id=id)


@blueprint.post("/panels/<uuid:id>/members/<uuid:member>/dismissal")
@asks(Action.DISMISS_MEMBER)
@versioned
@answers_version
@blueprint.arguments(DismissalBody)
@blueprint.response(200, CommandAnswer)
def dismiss_member(body: dict[str, Any], id: UUID, member: UUID) -> Response:
    """Dismiss a member (해촉); sheets of cases not yet revealed stop counting."""
    asked = on_panel(id, Action.DISMISS_MEMBER)
    receipt = asked.done(
        lambda: convening.dismiss_member(
            office(), id, member=member, **body, by=asked.by, expecting=asked.expecting, once=asked.once
        )
    )
    return receipt_answer(receipt, id=id)


@blueprint.post("/panels/<uuid:id>/cases")
@asks(Action.ASSIGN_CASE)
@versioned
@answers_version
@blueprint.arguments(CaseBody)
@blueprint.response(200, CommandAnswer)
def assign_case(body: dict[str, Any], id: UUID) -> Response:
    """Put an eligible case before the panel."""
    asked = on_panel(id, Action.ASSIGN_CASE)
    receipt = asked.done(
        lambda: convening.assign_case(
            office(), id, case=body["case"], by=asked.by, expecting=asked.expecting, once=asked.once
        )
    )
    return receipt_answer(receipt, id=id)


@blueprint.get("/panels/<uuid:id>/cases/<uuid:case>")
@asks(Action.READ_PANEL)
@answers_version
@blueprint.arguments(AsOfQuery, location="query")
@blueprint.response(200, PanelCaseAnswer)
def read_case(query: dict[str, Any], id: UUID, case: UUID) -> Response:
    """What a member is shown before answering the conflict question: the firms' names, and hints on record."""
    _, thing = panel_at(id, case=case)
    allowed(Action.READ_PANEL, thing)
    asked = as_of(query)
    with standing(asked) as then:
        found = panel_with(then, id, case)
        shown = panel_answers.panel_case(then, found, case, thing)
    return answer({**shown, "as_of": told(asked)}, version=found.version, position=position())


@blueprint.post("/panels/<uuid:id>/cases/<uuid:case>/declaration")
@asks(Action.DECLARE_CONFLICT)
@answers_version
@blueprint.arguments(DeclarationBody)
@blueprint.response(200, CommandAnswer)
def declare(body: dict[str, Any], id: UUID, case: UUID) -> Response:
    """Answer the conflict question for yourself, once; a conflict recuses you."""
    asked = on_panel(id, Action.DECLARE_CONFLICT, case=case)
    receipt = asked.done(
        lambda: convening.declare_conflict(
            office(),
            id,
            case=case,
            member=me().id,
            conflict=body["conflict"],
            grounds=_each_once(body["grounds"]),
            detail=body["detail"],
            by=asked.by,
            once=asked.once,
        )
    )
    return receipt_answer(receipt, id=id)


@blueprint.post("/panels/<uuid:id>/cases/<uuid:case>/challenges")
@asks(Action.RAISE_CHALLENGE)
@answers_version
@shows_what_was_seen
@blueprint.arguments(ChallengeBody)
@blueprint.response(200, CommandAnswer)
def raise_challenge(body: dict[str, Any], id: UUID, case: UUID) -> Response:
    """Challenge a member (기피 신청) for the firm you act for, by ground and substantiated."""
    found = office().find(PANEL, id)
    thing = looking.panel_thing(office(), found.state, case=case)
    visible(thing)
    asked = command(allowed(Action.RAISE_CHALLENGE, thing), case=case)
    party = asked.by.acting_for
    if party is None:
        raise AssertionError("a challenge is raised for a firm")
    receipt = asked.done(
        lambda: convening.raise_challenge(
            office(),
            id,
            case=case,
            member=body["member"],
            party=party,
            grounds=_each_once(body["grounds"]),
            reasons=body["reasons"],
            by=asked.by,
            once=asked.once,
        )
    )
    return receipt_answer(receipt, id=id)


@blueprint.post("/panels/<uuid:id>/cases/<uuid:case>/challenges/<uuid:member>/resolution")
@asks(Action.RESOLVE_CHALLENGE)
@versioned
@answers_version
@blueprint.arguments(ResolutionBody)
@blueprint.response(200, CommandAnswer)
def resolve_challenge(body: dict[str, Any], id: UUID, case: UUID, member: UUID) -> Response:
    """Record how the others resolved what is pending against a member; more than half of those voting uphold it."""
    asked = on_panel(id, Action.RESOLVE_CHALLENGE, case=case, without=member)
    receipt = asked.done(
        lambda: convening.resolve_challenge(
            office(),
            id,
            case=case,
            member=member,
            ayes=tuple(body["ayes"]),
            noes=tuple(body["noes"]),
            reasons=body["reasons"],
            by=asked.by,
            expecting=asked.expecting,
            once=asked.once,
        )
    )
    return receipt_answer(receipt, id=id)


@blueprint.post("/panels/<uuid:id>/cases/<uuid:case>/recusals")
@asks(Action.RECUSE_MEMBER)
@answers_version
@blueprint.arguments(RecusalBody)
@blueprint.response(200, CommandAnswer)
def recuse(body: dict[str, Any], id: UUID, case: UUID) -> Response:
    """Step out of a case yourself (회피), or, presiding, take a member out (제척): from its beginning, even after the reveal."""
    member, grounds, reasons = body["member"], _each_once(body["grounds"]), body["reasons"]
    asked = on_panel(id, Action.RECUSE_MEMBER, case=case, person=member, without=member)
    own = member == me().id
    if not own and reasons is None:
        raise Problem("invalid", errors={"reasons": [said("reasons-required", language())]})
    receipt = asked.done(
        lambda: convening.recuse(
            office(),
            id,
            case=case,
            member=member,
            cause=RecusalCause.SELF_RECUSED if own else RecusalCause.EXCLUDED,
            grounds=grounds,
            reasons=reasons,
            by=asked.by,
            once=asked.once,
        )
    )
    return receipt_answer(receipt, id=id)


def _each_once(given: list[Ground]) -> tuple[Ground, ...]:
    return tuple(dict.fromkeys(given))
