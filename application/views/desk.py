"""What waits at the office's desks: the cases on which somebody has to act, and the objections that are not answered."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from application.views.book import CaseRow
from domain.applications import Application
from domain.values import Agency


class Why(StrEnum):
    """Why a case is on somebody's desk."""

    UNASSIGNED = "UNASSIGNED"
    """Nobody serves it."""
    OWN = "OWN"
    """An officer serves it, and it is not decided."""
    DRAFTED = "DRAFTED"
    """Its decision is drafted and not made."""
    UNTOLD = "UNTOLD"
    """It is decided, and no notice was made since."""
    UNDELIVERED = "UNDELIVERED"
    """It is decided, and a notice of it has not arrived."""
    DISPUTED = "DISPUTED"
    """An objection against its decision waits for its result to arrive."""


@dataclass(frozen=True, kw_only=True)
class DeskQuery:
    """Whose desk: the cases of these officers, and what is for anybody of these agencies. `disputes` are of these.

    Of each reason at most `limit` cases are told, what runs out first and then the oldest.
    """

    officers: frozenset[UUID]
    agencies: frozenset[Agency]
    disputes: frozenset[Agency]
    limit: int


@dataclass(frozen=True, kw_only=True)
class DeskRow:
    """A case on the desk."""

    why: Why
    case: CaseRow
    application: Application
