"""A reviewer's workspace: the numbered record index (기록목록), the criteria as published, the disputed outputs derived anew, the clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from application.audit.asking import IfItHolds, ask_if_points_hold
from application.audit.recompute import Checked, Only, recompute, whole
from application.disputed import Case, case_of
from application.evaluation import meetings_of, panels_before
from application.notifying import notices_of
from application.office import Office, agreement_of, tally_of
from application.record import By, Recorded
from domain.applications.course import Decision
from domain.applications.facts import Rejected
from domain.calls import CALL
from domain.disputes.codes import Aim
from domain.rules.vocabulary import ScoringPlan


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A record in the index, numbered in the order of the log."""

    number: int
    position: int
    stream: UUID
    version: int
    name: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Workspace:
    """What a reviewer works with.

    `index` holds every record of the case and this dispute; `decision` is the one objected to, `decided_at` its log
    position and `shown` the position up to which its decider had been shown the case, null where nothing proves it. `plan`
    are the criteria that the call published. `recomputed` are the outputs that the points are aimed at, derived anew;
    `supposed` what the case would have come to if each point held.
    """

    case: Case
    index: tuple[Entry, ...]
    decision: Decision | None
    decided_at: int | None
    shown: int | None
    plan: ScoringPlan
    recomputed: tuple[Checked, ...]
    supposed: tuple[IfItHolds, ...]

    @property
    def seen_at(self) -> int | None:
        """As of which position the case is as the decider saw it: what they had been shown, else what stood before the decision."""
        return self.shown or (self.decided_at and self.decided_at - 1)


def workspace(office: Office, id: UUID, *, by: By) -> Workspace:
    """Everything a cleared reviewer needs, as of now. That «what if» was asked is put on record."""
    case = case_of(office, id)
    record = sorted(_record(office, case), key=lambda one: one.position)
    decided = _decided(office, case)
    before = case.application.state.set_aside
    return Workspace(
        case=case,
        index=tuple(
            Entry(
                number=number,
                position=one.position,
                stream=one.stream,
                version=one.version,
                name=one.fact.name,
                at=one.envelope.at,
            )
            for number, one in enumerate(record, 1)
        ),
        decision=case.application.state.decision or (before[-1] if before else None),
        decided_at=decided.position if decided else None,
        shown=decided.envelope.by.seen if decided else None,
        plan=office.find(CALL, case.application.state.call).state.terms.plan,
        recomputed=tuple(_recomputed(office, case)),
        supposed=ask_if_points_hold(office, case.application.id, case.dispute.state.points, by=by),
    )


def _record(office: Office, case: Case) -> Iterator[Recorded]:
    id, application = case.application.id, case.application.state
    yield from office.log.history(id)
    yield from office.log.history(agreement_of(id))
    yield from office.log.history(case.dispute.id)
    for panel in panels_before(office, application, id):
        yield from (one for one in office.log.history(panel.id) if getattr(one.fact, "case", id) == id)
        yield from office.log.history(tally_of(panel.id, id))
        for meeting in meetings_of(office, panel.id):
            yield from (one for one in office.log.history(meeting.id) if getattr(one.fact, "case", id) == id)
    for notice in notices_of(office, id, application):
        yield from office.log.history(notice.id)


def _decided(office: Office, case: Case) -> Recorded | None:
    """The decision that the notice told: the last one before it was set aside, if it was, by whatever dispute."""
    told = office.log.history(case.dispute.state.notice)[0].position
    record = office.log.history(case.application.id)
    made = [one for one in record if isinstance(one.fact, Rejected) and one.position < told]
    return made[-1] if made else None


def _recomputed(office: Office, case: Case) -> Iterator[Checked]:
    aimed = {
        (one.target.stream, one.target.version)
        for one in case.dispute.state.points
        if one.target.aim in {Aim.SCORE, Aim.DECISION, Aim.FINDING}
    }
    report = recompute(
        whole(office.log), manifest=office.manifest, only=Only(case=case.application.id), opens=office.keys.open
    )
    positions = {
        one.position for stream, _ in aimed for one in office.log.history(stream) if (stream, one.version) in aimed
    }
    yield from (one for one in report.items if one.position in positions)
