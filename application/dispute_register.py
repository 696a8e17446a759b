"""The objection register (이의신청 처리대장): a line for each objection, what is due with working days left, and the auditors' lists."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.disputed import calendar_at
from application.evaluation import panels_before
from application.office import Found, Office
from application.sweeping import disputes
from domain.applications import APPLICATION, Application
from domain.applications.outcomes import Outcome
from domain.calls import CALL
from domain.disputes import DISPUTE, Dispute
from domain.disputes.clock import answered
from domain.disputes.codes import ENDED, UPHOLDING
from domain.disputes.facts import Target
from domain.facts import Refused
from domain.panels import Panel
from domain.values import Agency, ReceiptNo

Disputed = tuple[UUID, Dispute, Application, Agency]


@dataclass(frozen=True, kw_only=True)
class Line:
    """An objection in the register, numbered in the order of receipt within the agency.

    `working_days_left` to answer is null where no answer is waited for or its clock stands still; below zero it is so many
    working days late. `overdue` are the remedies that should have been carried out by now; `pressing` are the working days
    left of whatever is due first, null where nothing is.
    """

    number: int
    id: UUID
    receipt: ReceiptNo | None
    dispute: Dispute
    working_days_left: int | None
    overdue: tuple[int, ...]
    pressing: int | None


@dataclass(frozen=True, kw_only=True)
class Answered:
    """How many days (calendar days, from receipt) an objection took to answer."""

    dispute: UUID
    days: int


@dataclass(frozen=True, kw_only=True)
class Lists:
    """What auditors ask for: overturned decisions by ground, remedy, panel and evaluator, days to answer, outcomes after remand.

    A ground is what an upheld point was aimed at: its aim, with criterion or stage where it names one. Every list names the
    disputes it counts, each once.
    """

    overturned: tuple[UUID, ...]
    by_ground: Mapping[str, tuple[UUID, ...]]
    by_remedy: Mapping[str, tuple[UUID, ...]]
    by_panel: Mapping[str, tuple[UUID, ...]]
    by_evaluator: Mapping[str, tuple[UUID, ...]]
    days_to_answer: tuple[Answered, ...]
    missed: tuple[UUID, ...]
    after_remand: Mapping[str, tuple[UUID, ...]]


def register(office: Office, agencies: frozenset[Agency], *, reviewer: UUID | None = None) -> tuple[Line, ...]:
    """Every objection against decisions of these agencies, in the order of receipt; and those that `reviewer` was asked to review."""
    everything = _of(office, frozenset(Agency))
    numbered: Counter[Agency] = Counter()
    lines = []
    for id, dispute, case, agency in everything:
        numbered[agency] += 1
        if agency in agencies or _reviews(dispute, reviewer):
            lines.append(_line(office, numbered[agency], id, dispute, case))
    return tuple(lines)


def due(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The worklist: what waits for an answer, or for a remedy to be carried out, the latest first, then the most pressing."""
    waiting = [one for one in lines if one.dispute.status not in ENDED]
    return tuple(sorted(waiting, key=lambda one: (one.pressing is None, one.pressing or 0, one.number)))


def lists(office: Office, agencies: frozenset[Agency]) -> Lists:
    """The lists auditors ask for."""
    found = tuple(_of(office, agencies))
    overturned = [one for one in found if one[1].ruling and one[1].ruling.result in UPHOLDING]
    taken = tuple(_taken_from(office, overturned))
    return Lists(
        overturned=tuple(id for id, *_ in overturned),
        by_ground=_by(
            (_ground(dispute.points[number - 1].target), id)
            for id, dispute, *_ in overturned
            for number in dispute.upheld
        ),
        by_remedy=_by((one.remedy.kind.value, id) for id, dispute, *_ in overturned for one in dispute.remedies),
        by_panel=_by((str(panel.id), id) for panel, _, id in taken),
        by_evaluator=_by(
            (str(judge), id) for panel, case, id in taken for judge in panel.state.cases[case].judges or ()
        ),
        days_to_answer=tuple(
            Answered(dispute=id, days=(_answered_on(dispute) - dispute.filed).days)
            for id, dispute, *_ in found
            if dispute.ruling and answered(dispute)
        ),
        missed=tuple(id for id, dispute, *_ in found if dispute.missed),
        after_remand=_by((_after(case), id) for id, dispute, case, _ in overturned if dispute.notified),
    )


def _taken_from(office: Office, overturned: Iterable[Disputed]) -> Iterator[tuple[Found[Panel], UUID, UUID]]:
    """The panels that overturned decisions were taken from, each with the case and the dispute."""
    for id, dispute, case, _ in overturned:
        for panel in panels_before(office, case, dispute.application):
            if panel.id in case.superseded:
                yield panel, dispute.application, id


def _by(counted: Iterable[tuple[str, UUID]]) -> Mapping[str, tuple[UUID, ...]]:
    found: dict[str, dict[UUID, None]] = {}
    for of, id in counted:
        found.setdefault(of, {})[id] = None
    return {of: tuple(ids) for of, ids in sorted(found.items())}


def days_left(office: Office, dispute: Dispute) -> int | None:
    """The working days left to answer, on the calendar that rules the dispute; below zero so many days late.

    Null where no answer is waited for, and while a supplement stops the clock.
    """
    stopped = dispute.supplement is not None and dispute.supplement.pauses
    if dispute.answer_by is None or stopped or dispute.withdrawn or answered(dispute):
        return None
    return _left(office, dispute, dispute.answer_by)


def _left(office: Office, dispute: Dispute, due: date) -> int | None:
    try:
        return calendar_at(office, dispute.calendar).working_days_left(office.today(), due)
    except Refused:
        return None


def _ground(target: Target) -> str:
    named = target.criterion or (target.stage.value if target.stage else None)
    return f"{target.aim.value}/{named}" if named else target.aim.value


def _answered_on(dispute: Dispute) -> date:
    if dispute.notified:
        return dispute.notified.on
    return dispute.ruling.on if dispute.ruling else dispute.filed


def _after(case: Application) -> str:
    return (case.decision.outcome.value if case.decision else "PENDING") if case.set_aside else Outcome.REJECTED.value


def _reviews(dispute: Dispute, person: UUID | None) -> bool:
    held = dispute.reviewing(person) if person else None
    return held is not None and not held.barred


def _of(office: Office, agencies: frozenset[Agency]) -> Iterator[Disputed]:
    for id in disputes(office):
        dispute = office.find(DISPUTE, id).state
        case = office.find(APPLICATION, dispute.application).state
        agency = office.find(CALL, case.call).state.agency(case.track)
        if agency in agencies:
            yield id, dispute, case, agency


def _line(office: Office, number: int, id: UUID, dispute: Dispute, case: Application) -> Line:
    answer = days_left(office, dispute)
    ordered = dispute.outstanding if dispute.notified else ()
    lefts = [answer, *(_left(office, dispute, one.due) for one in ordered)]
    return Line(
        number=number,
        id=id,
        receipt=case.receipt,
        dispute=dispute,
        working_days_left=answer,
        overdue=tuple(one.number for one in ordered if one.due < office.today()),
        pressing=min((one for one in lefts if one is not None), default=None),
    )
