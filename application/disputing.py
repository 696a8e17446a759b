"""Disputing: what a party does. An objection filed whatever it lacks, its evidence, its supplement, its withdrawal."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from application.aiming import exact
from application.disputed import calendar_at, case_of, disputes_against, ruling_version
from application.office import Office, dispute_of, settled
from application.ports import Once, Receipt, beginning
from application.record import By
from domain.applications import APPLICATION
from domain.disputes import DISPUTE, filing, reviewing
from domain.disputes.facts import Added, Argument, Hindrance, Point, Sought, Target
from domain.disputes.filing import Objection
from domain.disputes.reviewing import Provided
from domain.notices import NOTICE
from domain.rules.vocabulary import PaperKind
from domain.values import MediaType, Sealed, seoul_day


@dataclass(frozen=True, kw_only=True)
class PointTyped:
    """A point as typed; without a target it is aimed at the decision itself."""

    sought: Sought
    arguments: tuple[str, ...] = ()
    target: Target | None = None


@dataclass(frozen=True, kw_only=True)
class HindranceTyped:
    """What kept the objector from filing without fault, as typed."""

    first: date
    last: date
    reasons: str


@dataclass(frozen=True, kw_only=True)
class ObjectionTyped:
    """An objection as typed."""

    points: tuple[PointTyped, ...]
    known: date | None = None
    contact: str | None = None
    purport: str | None = None
    hindrance: HindranceTyped | None = None


@dataclass(frozen=True, kw_only=True)
class SupplementTyped:
    """A supplement as typed; `arguments` by the number of their point."""

    known: date | None = None
    contact: str | None = None
    purport: str | None = None
    arguments: tuple[tuple[int, str], ...] = ()


def file_objection(
    office: Office,
    notice: UUID,
    *,
    objection: ObjectionTyped,
    objector: UUID,
    agent: UUID | None,
    received: datetime,
    by: By,
    once: Once | None = None,
) -> Receipt:
    """Receive an objection to the decision that a notice told, as of the instant it arrived; late or not, it is on record."""

    def decide() -> Receipt:
        told = office.find(NOTICE, notice).state
        case = told.application
        version = ruling_version(office, told)
        others = [one.state for one in disputes_against(office, notice)]
        fact = filing.file_objection(
            told,
            others,
            _sealed(office, case, objection),
            id=notice,
            objector=objector,
            agent=agent,
            received=received,
            calendar=calendar_at(office, version),
            version=version,
        )
        return office.log.append(beginning(DISPUTE, dispute_of(notice, 1 + len(others)), fact), by=by, once=once)

    return settled(decide)


def attach_evidence(
    office: Office,
    id: UUID,
    *,
    point: int,
    argument: int,
    file_name: str,
    media_type: MediaType,
    data: bytes,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Attach a paper to an argument; it is stored before the fact that names it."""
    found = office.find(DISPUTE, id, expecting=expecting)
    paper = office.keep_paper(
        found.state.application, kind=PaperKind.OTHER, file_name=file_name, media_type=media_type, data=data
    )
    attached = filing.attach_evidence(found.state, point=point, argument=argument, paper=paper, on=office.today())
    return office.log.append(found.then(attached), by=by, once=once)


def provide_supplement(
    office: Office,
    id: UUID,
    *,
    supplement: SupplementTyped,
    arrived: datetime,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Supplement the objection; the answer's clock goes on from the day it arrived."""
    case = case_of(office, id, expecting=expecting)
    key = case.application.id
    provided = Provided(
        known=supplement.known,
        contact=office.seal_if(supplement.contact, "case", key),
        purport=office.seal_if(supplement.purport, "case", key),
        arguments=tuple(
            Added(point=point, argument=Argument(text=office.seal(text, "case", key)))
            for point, text in supplement.arguments
        ),
    )
    sent = case.notice.sent or case.notice.issued
    fact = reviewing.provide_supplement(
        case.dispute.state, case.calendar, provided=provided, sent=sent, on=seoul_day(arrived)
    )
    return office.log.append(case.dispute.then(fact), by=by, once=once)


def withdraw(
    office: Office,
    id: UUID,
    *,
    reasons: str | None,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Withdraw the objection."""
    found = office.find(DISPUTE, id, expecting=expecting)
    sealed = office.seal_if(reasons, "case", found.state.application)
    withdrawn = filing.withdraw(found.state, reasons=sealed, on=office.today())
    return office.log.append(found.then(withdrawn), by=by, once=once)


def _sealed(office: Office, case: UUID, typed: ObjectionTyped) -> Objection:
    application = office.find(APPLICATION, case).state
    hindered = typed.hindrance

    def seal(text: str) -> Sealed:
        return office.seal(text, "case", case)

    return Objection(
        points=tuple(
            Point(
                target=exact(office, case, application, one.target),
                arguments=tuple(Argument(text=seal(text)) for text in one.arguments),
                sought=one.sought,
            )
            for one in typed.points
        ),
        known=typed.known,
        contact=seal(typed.contact) if typed.contact else None,
        purport=seal(typed.purport) if typed.purport else None,
        hindrance=Hindrance(first=hindered.first, last=hindered.last, reasons=seal(hindered.reasons))
        if hindered
        else None,
    )
