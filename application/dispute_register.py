"""The objection register (이의신청 처리대장): a line for each objection, what is due with working days left, and the auditors' lists."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
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
from domain.disputes.codes import ENDED, UPHOLDING
from domain.facts import Refused
from domain.values import Agency, ReceiptNo


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
class Lists:
    """What auditors ask for: overturned decisions by ground, panel and evaluator, days to answer, and outcomes after remand."""

    overturned: int
    by_remedy: Mapping[str, int]
    by_panel: Mapping[UUID, int]
    by_evaluator: Mapping[UUID, int]
    days_to_answer: tuple[int, ...]
    missed: int
    after_remand: Mapping[str, int]


def register(office: Office, agencies: frozenset[Agency]) -> tuple[Line, ...]:
    """Every objection against decisions of these agencies, in the order of receipt."""
    found = _of(office, agencies)
    return tuple(_line(office, number, id, dispute, case) for number, (id, dispute, case) in enumerate(found, 1))


def due(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The worklist: what waits for an answer, or for a remedy to be carried out, the most pressing first."""
    waiting = [one for one in lines if one.dispute.status not in ENDED]
    return tuple(sorted(waiting, key=_pressing))


def lists(office: Office, agencies: frozenset[Agency]) -> Lists:
    """The lists auditors ask for."""
    remedies: Counter[str] = Counter()
    by_panel: Counter[UUID] = Counter()
    by_evaluator: Counter[UUID] = Counter()
    after: Counter[str] = Counter()
    days, missed, overturned = [], 0, 0
    for _, dispute, case in _of(office, agencies):
        missed += dispute.missed is not None
        if dispute.ruling and answered(dispute):
            days.append((_answered_on(dispute) - dispute.filed).days)
        if dispute.ruling is None or dispute.ruling.result not in UPHOLDING:
            continue
        overturned += 1
        remedies.update(one.remedy.kind.value for one in dispute.remedies)
        for panel in panels_before(office, case, dispute.application):
            if panel.id in case.superseded:
                by_panel[panel.id] += 1
                by_evaluator.update(panel.state.cases[dispute.application].judges or ())
        if dispute.notified:
            after[_after(case)] += 1
    return Lists(
        overturned=overturned,
        by_remedy=remedies,
        by_panel=by_panel,
        by_evaluator=by_evaluator,
        days_to_answer=tuple(days),
        missed=missed,
        after_remand=after,
    )


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
