"""The timeline: one line a fact of a case, wherever it was recorded.

No fact of a sheet is here before `panel.sheets_revealed`: which sheets belong to a case is learned from that fact alone,
so that nothing here tells that a sheet was sealed, by whom or when. Votes and minutes stay in the meeting.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from application.office import sheet_of
from application.record import Recorded
from domain.agreements import AGREEMENT
from domain.agreements import facts as agreements
from domain.applications import APPLICATION
from domain.applications.facts import ApplicationFact
from domain.certifications import CERTIFICATION
from domain.certifications import facts as certifications
from domain.disputes import DISPUTE
from domain.disputes.facts import ObjectionFiled
from domain.facts import Fact
from domain.grades import GRADE
from domain.grades import facts as grades
from domain.letters.facts import Rendered
from domain.meetings.facts import Resolved
from domain.notices import NOTICE
from domain.notices.facts import Issued
from domain.panels.facts import (
    CaseAssigned,
    ChallengeRaised,
    ChallengeResolved,
    ConflictDeclared,
    Recused,
    ScoringClosed,
    SheetsRevealed,
)
from domain.performance import PERFORMANCE
from domain.performance import facts as performances
from domain.revocations import REVOCATION
from domain.revocations import facts as revocations
from domain.selections.facts import Published
from domain.sheets.facts import Corrected, Revealed
from domain.tallies.facts import Computed

OF_PANELS = (
    CaseAssigned,
    ConflictDeclared,
    ChallengeRaised,
    ChallengeResolved,
    Recused,
    ScoringClosed,
    SheetsRevealed,
)
"""What a panel records of one case."""
NAMING_THE_CASE = (*OF_PANELS, Computed, Resolved)
OF_SHEETS = (Revealed, Corrected)
"""What of a sheet may be told: what follows its opening."""
BELONGING = (
    *AGREEMENT.facts,
    *NOTICE.facts,
    *DISPUTE.facts,
    *OF_SHEETS,
    *CERTIFICATION.facts,
    *GRADE.facts,
    *REVOCATION.facts,
    *PERFORMANCE.facts,
)
"""Facts of streams that belong to a case without each naming it."""
LISTENS: tuple[type[Fact], ...] = (*APPLICATION.facts, *NAMING_THE_CASE, Published, *BELONGING, Rendered)
OPENING = (
    agreements.Drafted
    | Issued
    | ObjectionFiled
    | certifications.Issued
    | grades.Given
    | revocations.Reported
    | performances.PeriodSet
)
"""Facts that begin a stream of a case and name the case."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line as the book keeps it: the fact itself stays in the log and joins by its position when read."""

    case: UUID
    position: int


def keys(recorded: Recorded, streams: Mapping[UUID, UUID]) -> tuple[UUID, ...]:
    """The cases a fact is about. `streams` are the cases of the streams that `belongings` has told of so far."""
    fact = recorded.fact
    if isinstance(fact, ApplicationFact):
        return (recorded.stream,)
    if isinstance(fact, OPENING | Rendered):
        return (fact.application,)
    if isinstance(fact, NAMING_THE_CASE):
        return (fact.case,)
    if isinstance(fact, Published):
        return fact.selected
    if isinstance(fact, BELONGING):
        case = streams.get(recorded.stream)
        return (case,) if case else ()
    return ()


def belongings(recorded: Recorded) -> Mapping[UUID, UUID]:
    """The streams, with their case, of which this fact tells that they belong to it: their own later facts do not."""
    fact = recorded.fact
    if isinstance(fact, OPENING):
        return {recorded.stream: fact.application}
    if isinstance(fact, SheetsRevealed):
        return {sheet_of(recorded.stream, fact.case, judge): fact.case for judge in fact.judges}
    return {}


def fold(recorded: Recorded, streams: Mapping[UUID, UUID]) -> tuple[Entry, ...]:
    """The lines of a fact: one in the timeline of each case it is about. They are written once and never change."""
    return tuple(Entry(case=case, position=recorded.position) for case in keys(recorded, streams))
