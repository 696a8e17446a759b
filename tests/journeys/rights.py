"""What the matrix of permissions says of a request, worked out beside the routes: refused, allowed, or for the route to say."""

from collections.abc import Mapping
from enum import Enum, auto
from typing import Any
from uuid import UUID

from flask import Flask

from application import looking
from application.actions import Action
from application.office import Office
from application.permissions import PERMISSIONS, Actor, Thing, may
from domain.roles import Role
from domain.values import Agency


class Said(Enum):
    """What the matrix says."""

    REFUSED = auto()
    ALLOWED = auto()
    IT_DEPENDS = auto()


SEATS = frozenset({"panellist", "own-seat", "reader", "chair", "panel-secretary", "asked-reviewer", "cleared-reviewer"})
"""Parts that come with a seat on a panel or a dispute, and with no role."""


def said(office: Office, app: Flask, endpoint: str, arguments: Mapping[str, Any], actor: Actor) -> Said:
    """Of a case the matrix is asked with that case; of everything else whether any of their parts is named at all."""
    view: Any = app.view_functions[endpoint]
    actions: tuple[Action, ...] = getattr(view, "actions", ())
    if not actions:
        return Said.IT_DEPENDS
    if endpoint.split(".", maxsplit=1)[0] in OF_CASES and isinstance(arguments.get("id"), UUID):
        thing = looking.case_thing(office, arguments["id"], reader=actor)
        allowed = [may(actor, action, thing).allowed for action in actions]
        return Said.ALLOWED if all(allowed) else Said.IT_DEPENDS if any(allowed) else Said.REFUSED
    return Said.IT_DEPENDS if any(_possible(action, actor) for action in actions) else Said.REFUSED


OF_CASES = frozenset({"applications", "eligibility", "stages", "decisions"})
"""Resources whose addresses under /applications ask about that case alone."""


def _possible(action: Action, actor: Actor) -> bool:
    """Whether a rule of the action could fit them, whatever it is about."""
    everywhere = [
        Thing(
            agencies=frozenset(Agency),
            leads=firms,
            members=firms,
            partner=partner,
            party=partner,
            person=actor.id,
            handlers=frozenset({actor.id}),
        )
        for firms, partner in [
            (actor.subject.firms(), next(iter(actor.subject.firms()), None)),
            (frozenset[UUID](), None),
        ]
    ]
    named = any(may(actor, action, thing).allowed for thing in everywhere)
    return named or any(part.id in SEATS for part in PERMISSIONS[action])


READERS = {
    "an officer of the other agency": (Role.INTAKE_OFFICER, Agency.PPS),
    "a decider of the other agency": (Role.DECIDER, Agency.PPS),
    "a secretary of the other agency": (Role.SECRETARY, Agency.PPS),
    "a buyer": (Role.BUYER, None),
    "a privacy officer": (Role.PRIVACY_OFFICER, None),
}
"""Roles that nobody of the worlds holds, in a foreign case."""
