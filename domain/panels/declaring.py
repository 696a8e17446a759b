"""Declare before you read: a member answers the conflict question for a case before anything but the firms' names is shown.

Hints are computed and explained; a person decides (law 12).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from domain.facts import require
from domain.panels import Panel
from domain.panels.facts import ConflictDeclared, Ground, RecusalCause, Recused
from domain.panels.standing import on_panel, require_seat
from domain.rules.vocabulary import Because, because
from domain.values import Sealed

YEARS_OF_SERVICE = 3
"""How far back service counts (판로지원법 시행규칙 §4의3 5호, a model of the same ministry)."""


@dataclass(frozen=True, kw_only=True)
class Service:
    """Days a person acted for a firm, as far as the office knows; `last` is null while they still do."""

    firm: UUID
    last: date | None


@dataclass(frozen=True, kw_only=True)
class Hint:
    """Something on record that may be a conflict of a member: the ground it points to, and what it rests on."""

    member: UUID
    ground: Ground
    because: Because


def declare(
    panel: Panel,
    *,
    case: UUID,
    member: UUID,
    conflict: bool,
    grounds: tuple[Ground, ...],
    detail: Sealed | None,
    on: date,
) -> tuple[ConflictDeclared] | tuple[ConflictDeclared, Recused]:
    """Answer the conflict question, once. A conflict recuses: by its ground (제척), or by the member alone (회피)."""
    assigned = on_panel(panel, case)
    require_seat(panel, member, on)
    require(assigned.declaration(member) is None, "already-declared", member=member)
    require(conflict or not grounds, "grounds-without-conflict")
    require(not conflict or grounds or detail, "conflict-unexplained")
    declared = ConflictDeclared(case=case, member=member, conflict=conflict, grounds=grounds, detail=detail, on=on)
    if not conflict or assigned.recusal(member):
        return (declared,)
    cause = RecusalCause.EXCLUDED if grounds else RecusalCause.SELF_RECUSED
    return declared, Recused(case=case, member=member, cause=cause, grounds=grounds, reasons=detail, on=on)


def recuse(
    panel: Panel,
    *,
    case: UUID,
    member: UUID,
    cause: RecusalCause,
    grounds: tuple[Ground, ...],
    reasons: Sealed | None,
    on: date,
) -> Recused:
    """Take a member out of a case from its beginning, whenever the conflict was found; whoever left can be, too."""
    assigned = on_panel(panel, case)
    require(panel.member(member) or member in panel.left, "not-a-member", member=member)
    require(assigned.recusal(member) is None, "member-recused", member=member)
    require(cause is RecusalCause.SELF_RECUSED or grounds, "grounds-required")
    return Recused(case=case, member=member, cause=cause, grounds=grounds, reasons=reasons, on=on)


def conflict_hints(
    member: UUID, *, service: Iterable[Service], firms: Iterable[UUID], actors: Iterable[UUID], on: date
) -> tuple[Hint, ...]:
    """What on record may be a conflict: acts for a firm of the case, did so within three years, acted on the case itself.

    `actors` are all who recorded something in the case; `firms` all with a part in it.
    """
    involved = frozenset(firms)
    served = [_served(member, one, on) for one in service if one.firm in involved]
    took_part = [Hint(member=member, ground=Ground.TOOK_PART, because=because("took-part"))]
    return (*(one for one in served if one), *(took_part if member in frozenset(actors) else ()))


def _served(member: UUID, service: Service, on: date) -> Hint | None:
    if service.last is None:
        reason = because("same-organisation", firm=service.firm)
        return Hint(member=member, ground=Ground.AGENT_OF_PARTY, because=reason)
    if (on.year - YEARS_OF_SERVICE, on.month, on.day) > (service.last.year, service.last.month, service.last.day):
        return None
    reason = because("served-recently", firm=service.firm, until=service.last, years=YEARS_OF_SERVICE)
    return Hint(member=member, ground=Ground.SERVED_WITHIN_THREE_YEARS, because=reason)
