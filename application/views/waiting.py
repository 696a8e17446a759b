"""What of a case waits to be told or answered: a decision without a notice, notices under way, objections without an answer.

Kept case by case, so that a desk finds its own at once, however many cases were decided before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from application.record import Recorded
from application.views import case_files, timeline
from application.views.book import CaseRow
from domain.applications import facts as applications
from domain.applications.outcomes import Outcome
from domain.disputes import facts as disputes
from domain.notices import facts as notices
from domain.values import Agency

OF_NOTICES = (notices.Issued, notices.Arrived)
OF_DISPUTES = (disputes.ObjectionFiled, disputes.Withdrawn, disputes.ResultArrived)
LISTENS = (*case_files.LISTENS, *OF_NOTICES, *OF_DISPUTES)
SETTLING = (applications.Selected, applications.Rejected, applications.DecisionCorrected)
"""What settles the text of a decision: parties get notice of it since."""
TOLD = frozenset(outcome.value for outcome in Outcome)
"""The statuses that parties get notice of."""


@dataclass(frozen=True, kw_only=True)
class Begun:
    """A stream of a case that is not at its end, and the position it began at."""

    stream: UUID
    position: int


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """What waits of a case.

    `settled` and `told` are the positions at which the text of its decision was last settled and of its newest notice, 0
    where there is none. `notices` have not arrived; `disputes` were not withdrawn, and their result has not arrived.
    """

    id: UUID
    agency: Agency
    officer: UUID | None
    settled: int
    told: int
    notices: tuple[Begun, ...]
    disputes: tuple[Begun, ...]
    untold: bool
    """It is decided, and no notice was made since: a correction is told anew."""
    undelivered: bool
    """It is decided, and a notice made since has not arrived."""
    disputed_since: int | None
    """The position of the first objection that waits."""


def key(recorded: Recorded, streams: Mapping[UUID, UUID]) -> UUID | None:
    """The case a fact is about. `streams` are the cases of the streams that timelines have told of so far."""
    if isinstance(recorded.fact, (*OF_NOTICES, *OF_DISPUTES)):
        return next(iter(timeline.keys(recorded, streams)), None)
    return case_files.key(recorded, streams)


def fold(row: Waiting | None, recorded: Recorded, line: CaseRow | None) -> Waiting | None:
    """Fold a fact; `line` is the case's after it. There is no row before the first decision, notice or objection."""
    if line is None or (row is None and line.status not in TOLD and not _is_of_its_own(recorded)):
        return row
    known = row or Waiting(
        id=line.id,
        agency=line.agency,
        officer=line.officer,
        settled=0,
        told=0,
        notices=(),
        disputes=(),
        untold=False,
        undelivered=False,
        disputed_since=None,
    )
    return _restated(_went_on(known, recorded), line)


def _is_of_its_own(recorded: Recorded) -> bool:
    return isinstance(recorded.fact, (*OF_NOTICES, *OF_DISPUTES))


def _went_on(row: Waiting, recorded: Recorded) -> Waiting:
    begun = Begun(stream=recorded.stream, position=recorded.position)
    fact = recorded.fact
    match fact:
        case _ if isinstance(fact, SETTLING):
            return replace(row, settled=recorded.position)
        case notices.Issued():
            return replace(row, told=recorded.position, notices=(*row.notices, begun))
        case notices.Arrived():
            return replace(row, notices=_without(row.notices, recorded.stream))
        case disputes.ObjectionFiled():
            return replace(row, disputes=(*row.disputes, begun))
        case disputes.Withdrawn() | disputes.ResultArrived():
            return replace(row, disputes=_without(row.disputes, recorded.stream))
        case _:
            return row


def _without(begun: tuple[Begun, ...], stream: UUID) -> tuple[Begun, ...]:
    return tuple(one for one in begun if one.stream != stream)


def _restated(row: Waiting, line: CaseRow) -> Waiting:
    """The row with what a desk asks for, as the line has it."""
    decided = line.status in TOLD
    return replace(
        row,
        agency=line.agency,
        officer=line.officer,
        untold=decided and row.told < row.settled,
        undelivered=decided and any(one.position > row.settled for one in row.notices),
        disputed_since=min((one.position for one in row.disputes), default=None),
    )
