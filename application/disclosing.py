"""What of a case's record is not for everybody who may read the case: the agency's own drafts, and reports of hearings."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from application.permissions import Action, Actor, Thing, may
from domain.applications.facts import DecisionDrafted, DecisionReviewed, HearingReported, Rejected, Selected
from domain.facts import F, Fact

INTERNAL: Mapping[type[Fact], Action] = MappingProxyType(
    {
        HearingReported: Action.READ_HEARING_REPORT,
        DecisionDrafted: Action.READ_DECISION,
        DecisionReviewed: Action.READ_DECISION,
    }
)
"""Facts of the application that are read by who may do this only (행정심판법 §41 by analogy)."""
INTERNAL_PARTS: Mapping[type[Fact], tuple[Action, tuple[str, ...]]] = MappingProxyType(
    {
        Selected: (Action.READ_DECISION, ("meeting", "differs")),
        Rejected: (Action.READ_DECISION, ("meeting", "differs")),
    }
)
"""Fields of a fact that are read by who may do this only: which meeting resolved, and why it was not followed."""

_BY_NAME = {kind.name: action for kind, action in INTERNAL.items()}
_PARTS_BY_NAME = {kind.name: parts for kind, parts in INTERNAL_PARTS.items()}


def discloses(actor: Actor, thing: Thing, name: str) -> bool:
    """Whether a fact of this name is shown to somebody who may read the case."""
    action = _BY_NAME.get(name)
    return action is None or may(actor, action, thing).allowed


def withheld(actor: Actor, thing: Thing, name: str) -> tuple[str, ...]:
    """The fields of a fact of this name that are not shown to them."""
    action, fields = _PARTS_BY_NAME.get(name, (Action.READ_CASE, ()))
    return () if may(actor, action, thing).allowed else fields


def without(actor: Actor, thing: Thing, fact: F) -> F:
    """A fact as it is shown to them: what is withheld of it is as if it had been null."""
    fields = withheld(actor, thing, fact.name)
    return replace(fact, **dict.fromkeys(fields)) if fields else fact  # type: ignore[type-var]
