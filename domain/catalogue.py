"""The one index of everything that may ever be recorded: every stream, and every fact by name and version."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from domain.access import ACCESS
from domain.agreements import AGREEMENT
from domain.applications import APPLICATION
from domain.bars import BAR
from domain.calls import CALL
from domain.certifications import CERTIFICATION
from domain.competition_products import COMPETITION_PRODUCTS
from domain.disposals import DISPOSAL
from domain.disputes import DISPUTE
from domain.facts import Fact
from domain.grades import GRADE
from domain.holidays import HOLIDAYS
from domain.letters import LETTER
from domain.meetings import MEETING
from domain.notices import NOTICE
from domain.office import OFFICE
from domain.panels import PANEL
from domain.performance import PERFORMANCE
from domain.places import PLACES
from domain.privacy import PRIVACY_REQUEST
from domain.purchases import PURCHASE
from domain.receipts import RECEIPTS
from domain.revocations import REVOCATION
from domain.selections import SELECTION
from domain.sheets import SHEET
from domain.streams import Stream
from domain.subjects import NUMBER_SLOT, SUBJECT
from domain.tallies import TALLY

STREAMS: tuple[Stream[Any], ...] = (
    OFFICE,
    ACCESS,
    SUBJECT,
    NUMBER_SLOT,
    COMPETITION_PRODUCTS,
    CALL,
    APPLICATION,
    AGREEMENT,
    PLACES,
    RECEIPTS,
    PANEL,
    SHEET,
    TALLY,
    MEETING,
    NOTICE,
    SELECTION,
    DISPUTE,
    HOLIDAYS,
    CERTIFICATION,
    GRADE,
    REVOCATION,
    BAR,
    PURCHASE,
    DISPOSAL,
    PRIVACY_REQUEST,
    PERFORMANCE,
    LETTER,
)


def index(streams: Iterable[Stream[Any]]) -> dict[tuple[str, int], type[Fact]]:
    """Index every fact by name and version; a name and version used twice is an error of the programmer."""
    facts: dict[tuple[str, int], type[Fact]] = {}
    for stream in streams:
        for kind in stream.facts:
            key = (kind.name, kind.version)
            if key in facts:
                raise ValueError(f"the fact {kind.name} version {kind.version} is catalogued twice")
            facts[key] = kind
    return facts


FACTS = index(STREAMS)

Upcast = Callable[[Any], Fact]
"""How a fact of an old version reads as the next version of the same name."""

UPCASTS: Mapping[tuple[str, int], Upcast] = {}
"""By the name and version they raise. Stored bytes stay as they are; the old class stays catalogued."""
