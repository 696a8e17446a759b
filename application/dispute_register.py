"""The objection register (이의신청 처리대장): a line for each objection, what is due with working days left, and the auditors' lists."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from application.disputed import calendar_at
from application.evaluation import panels_before
from application.office import Office
from application.sweeping import disputes
from domain.applications import APPLICATION, Application
from domain.applications.outcomes import Outcome
from domain.calls import CALL
from domain.disputes import DISPUTE, Dispute
from domain.disputes.clock import answered, runs
from domain.disputes.codes import ENDED, UPHOLDING, Aim
from domain.facts import Refused
from domain.rules.vocabulary import Source, Stage, Word
from domain.values import Agency, ReceiptNo

K = TypeVar("K")


@dataclass(frozen=True, kw_only=True)
class Line:
    """An objection in the register, numbered in the order of receipt within the agency.

    `working_days_left` to answer is null where no clock runs; below zero it is overdue, and stays so until the answer comes.
    `overdue` are the remedies that should have been carried out by now.
    """

    number: int
    id: UUID
    receipt: ReceiptNo | None
    dispute: Dispute
    working_days_left: int | None
    overdue: tuple[int, ...]

    @property
    def late(self) -> bool:
        """Whether an answer or a remedy should have been there by now."""
        return bool(self.overdue) or (self.working_days_left is not None and self.working_days_left < 0)


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What an upheld point was aimed at."""

    aim: Aim
    stage: Stage | None
    criterion: Word | None
    clause: Source | None


Disputes = tuple[UUID, ...]
"""Disputes in the order of receipt, each as often as it counts."""


@dataclass(frozen=True, kw_only=True)
class Lists:
    """What auditors ask for, each naming its disputes.

    Overturned decisions by the ground of the point upheld, by remedy, and by panel and evaluator it was taken from; the days
    each answer took, from receipt; outcomes after remand.
    """

    overturned: Disputes
    missed: Disputes
    days_to_answer: tuple[tuple[UUID, int], ...]
    by_ground: Mapping[Ground, Disputes]
    by_remedy: Mapping[str, Disputes]
    by_panel: Mapping[UUID, Disputes]
    by_evaluator: Mapping[UUID, Disputes]
    after_remand: Mapping[str, Disputes]


def register(office: Office, agencies: frozenset[Agency]) -> tuple[Line, ...]:
    """Every objection against decisions of these agencies, in the order of receipt."""
    found = _of(office, agencies)
    return tuple(_line(office, number, id, dispute, case) for number, (id, dispute, case) in enumerate(found, 1))


def asked_of(office: Office, reviewer: UUID) -> tuple[Line, ...]:
    """The objections that somebody was asked to review and nothing bars them from, numbered as each agency's register does."""
    lines = (one for agency in Agency for one in register(office, frozenset({agency})))
    return tuple(one for one in lines if _asked(one.dispute, reviewer))


def due(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The worklist: what waits for an answer, or for a remedy to be carried out, the most pressing first."""
    waiting = [one for one in lines if one.dispute.status not in ENDED]
    return tuple(sorted(waiting, key=_pressing))


def lists(office: Office, agencies: frozenset[Agency]) -> Lists:
    """The lists auditors ask for."""
    found = tuple(_of(office, agencies))
    overturned = tuple(one for one in found if one[1].ruling and one[1].ruling.result in UPHOLDING)
    panels = [
        (id, dispute.application, panel)
        for id, dispute, case in overturned
        for panel in panels_before(office, case, dispute.application)
        if panel.id in case.superseded
    ]
    return Lists(
        overturned=tuple(id for id, _, _ in overturned),
        missed=tuple(id for id, dispute, _ in found if dispute.missed),
        days_to_answer=tuple(
            (id, (_answered_on(dispute) - dispute.filed).days) for id, dispute, _ in found if answered(dispute)
        ),
        by_ground=_grouped((ground, id) for id, dispute, _ in overturned for ground in grounds(dispute)),
        by_remedy=_grouped((one.remedy.kind.value, id) for id, dispute, _ in overturned for one in dispute.remedies),
        by_panel=_grouped((panel.id, id) for id, _, panel in panels),
        by_evaluator=_grouped(
            (judge, id) for id, case, panel in panels for judge in panel.state.cases[case].judges or ()
        ),
        after_remand=_grouped((_after(case), id) for id, dispute, case in overturned if dispute.notified),
    )


def grounds(dispute: Dispute) -> tuple[Ground, ...]:
    """What the points that were upheld were aimed at."""
    targets = (dispute.points[number - 1].target for number in dispute.upheld)
    return tuple(Ground(aim=one.aim, stage=one.stage, criterion=one.criterion, clause=one.clause) for one in targets)


def _grouped(pairs: Iterable[tuple[K, UUID]]) -> Mapping[K, Disputes]:
    found: defaultdict[K, list[UUID]] = defaultdict(list)
    for key, id in pairs:
        found[key].append(id)
    return {key: tuple(ids) for key, ids in found.items()}


def _asked(dispute: Dispute, person: UUID) -> bool:
    reviewing = dispute.reviewing(person)
    return reviewing is not None and not reviewing.barred


def _answered_on(dispute: Dispute) -> date:
    if dispute.notified:
        return dispute.notified.on
    return dispute.ruling.on if dispute.ruling else dispute.filed


def _after(case: Application) -> str:
    return (case.decision.outcome.value if case.decision else "PENDING") if case.set_aside else Outcome.REJECTED.value


def _of(office: Office, agencies: frozenset[Agency]) -> Iterator[tuple[UUID, Dispute, Application]]:
    for id in disputes(office):
        dispute = office.find(DISPUTE, id).state
        case = office.find(APPLICATION, dispute.application).state
        if office.find(CALL, case.call).state.agency(case.track) in agencies:
            yield id, dispute, case


def _line(office: Office, number: int, id: UUID, dispute: Dispute, case: Application) -> Line:
    return Line(
        number=number,
        id=id,
        receipt=case.receipt,
        dispute=dispute,
        working_days_left=days_left(office, dispute),
        overdue=tuple(one.number for one in dispute.overdue(office.today())),
    )


def days_left(office: Office, dispute: Dispute) -> int | None:
    """The working days left to answer, on the calendar that rules the dispute; null where no answer is waited for by a day.

    One that was missed is waited for still, and so much the longer.
    """
    due = dispute.missed.due if dispute.missed else dispute.answer_by
    if due is None or not (runs(dispute) or _waits_still(dispute)):
        return None
    try:
        return calendar_at(office, dispute.calendar).working_days_left(office.today(), due)
    except Refused:
        return None


def _waits_still(dispute: Dispute) -> bool:
    return dispute.missed is not None and dispute.withdrawn is None and not answered(dispute)


def _pressing(line: Line) -> tuple[bool, bool, int, int]:
    left = line.working_days_left
    return (not line.late, left is None and not line.overdue, left if left is not None else 0, line.number)


def appeal_by(dispute: Dispute) -> date | None:
    """The last day to appeal: frozen when the result arrived, before that as its sending told, else as the missed answer left it."""
    latest = dispute.arrived or dispute.notified or dispute.missed
    return latest.appeal_by if latest else None
