"""Things of permission for the pages of single things: who may do what is asked as the API asks it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from application import looking
from application.disposing import agencies_of
from application.parts import Actor
from application.permissions import BOTH_AGENCIES, Thing
from domain.disposals.facts import DisposalOf
from domain.disputes import DISPUTE
from domain.panels import PANEL
from domain.values import Agency
from web import current

Body = Mapping[str, Any]


def both_agencies(_: Body, actor: Actor) -> Thing:
    """What both agencies do alike."""
    return _own(BOTH_AGENCIES, actor)


def of_agency(body: Body, actor: Actor) -> Thing:
    """What one agency does."""
    return _own(Thing(agencies=frozenset({Agency(body["agency"])})), actor)


def of_case(body: Body, actor: Actor) -> Thing:
    """A case, or what belongs to one."""
    case = UUID(str(body.get("application") or body["id"]))
    return _own(looking.case_thing(current.office(), case, reader=actor), actor)


def of_notice(body: Body, actor: Actor) -> Thing:
    """A notice: its case, and the firm that it is for."""
    recipient = UUID(body["recipient"]["id"])
    return replace(looking.case_thing(current.office(), UUID(body["application"]), party=recipient), person=actor.id)


def of_dispute(body: Body, actor: Actor) -> Thing:
    """A dispute."""
    state = current.office().find(DISPUTE, UUID(body["id"])).state
    return replace(looking.dispute_thing(current.office(), state), person=actor.id)


def of_panel(body: Body, actor: Actor) -> Thing:
    """A panel, a case before it, or a meeting of it."""
    panel = UUID(str(body.get("panel") or body["id"]))
    case = UUID(body["case"]) if "case" in body else None
    state = current.office().find(PANEL, panel).state
    thing = looking.panel_thing(current.office(), state, case=case, person=actor.id, reader=actor)
    return _own(thing, actor)


def of_firm(body: Body, actor: Actor) -> Thing:
    """A firm."""
    firm = UUID(body["id"])
    return Thing(agencies=frozenset(Agency), leads=frozenset({firm}), party=firm, person=actor.id)


def of_disposal(body: Body, actor: Actor) -> Thing:
    """A disposal."""
    agencies = agencies_of(current.office(), DisposalOf(body["of"]), UUID(body["thing"]))
    return Thing(agencies=agencies, person=actor.id)


def of_somebody(body: Body, actor: Actor) -> Thing:
    """A request about one's own, or one's firm's data."""
    about = UUID(body["about"]["id"])
    return Thing(
        agencies=frozenset(Agency), person=about, party=about, leads=frozenset({about}) & actor.subject.firms()
    )


def _own(thing: Thing, actor: Actor) -> Thing:
    """As the viewer's own firm would do it, where one has a part in it."""
    parts = sorted(actor.subject.firms() & thing.firms())
    return replace(thing, person=actor.id, party=parts[0] if parts else thing.party)
