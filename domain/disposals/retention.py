"""How long records are kept (공공기록물법 시행령 §26①⑤): from 1 January after the unit task is completed, by class."""

from collections.abc import Mapping
from datetime import MAXYEAR, date
from enum import StrEnum
from types import MappingProxyType

from domain.calls.facts import RetentionClass
from domain.facts import require

YEARS: Mapping[RetentionClass, int | None] = MappingProxyType(
    {
        RetentionClass.PERMANENT: None,
        RetentionClass.SEMI_PERMANENT: None,
        RetentionClass.YEARS_30: 30,
        RetentionClass.YEARS_10: 10,
        RetentionClass.YEARS_5: 5,
        RetentionClass.YEARS_3: 3,
        RetentionClass.YEARS_1: 1,
    }
)
"""Years of each class; null is never destroyed here (영구, 준영구)."""


class Hold(StrEnum):
    """What keeps a record beyond its retention: a matter in which it may still be needed is open."""

    OBJECTION_OPEN = "OBJECTION_OPEN"
    APPEAL_OPEN = "APPEAL_OPEN"
    REVOCATION_OPEN = "REVOCATION_OPEN"
    BAR_HOLDS = "BAR_HOLDS"


def kept_until(retention: RetentionClass, completed: date) -> date | None:
    """The last day a record is kept, null for ever."""
    years = YEARS[retention]
    if years is None:
        return None
    require(completed.year + years < MAXYEAR, "calendar-ends", year=completed.year + years)
    return date(completed.year + years, 12, 31)
