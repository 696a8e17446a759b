"""Intake: from the draft to the receipt, and what may change until the decision (행정절차법 §17)."""

from datetime import date, datetime
from uuid import UUID

from domain.applications import LIVE, UNDECIDED, Application, Status, Supplement
from domain.applications.facts import (
    Amended,
    Changed,
    Drafted,
    PaperAttached,
    PaperRemoved,
    Returned,
    Submitted,
    SupplementExtended,
    SupplementProvided,
    SupplementRequested,
    Withdrawn,
)
from domain.calls import Call
from domain.facts import Refused, require
from domain.rules.vocabulary import Finding, PaperKind, Task, Track
from domain.values import Form, Paper, ReceiptNo, Sealed, seoul_day

SUPPLEMENT_EXTENSIONS = 2
"""An applicant may ask for more time twice (민원처리법 시행령 §24)."""
RETURN_BASIS = "행정절차법 §17⑥"


def draft(call: Call, *, id: UUID, track: Track, filed_by: UUID, form: Form, arrived: datetime) -> Drafted:
    """Begin an application on a track the call opens, before it closes."""
    require(call.agency(track), "track-not-open", track=track)
    _require_not_over(call, arrived)
    _require_filer(form, filed_by)
    return Drafted(call=id, track=track, filed_by=filed_by, form=form)


def amend(application: Application, *, form: Form) -> Amended:
    """Change the form of a draft."""
    require(application.status is Status.DRAFT, "already-submitted")
    _require_filer(form, application.filed_by)
    return Amended(form=form)


def change(application: Application, *, form: Form, reasons: Sealed, on: date) -> Changed:
    """Change the form after submission, until the decision (행정절차법 §17⑧)."""
    _require_undecided(application)
    _require_filer(form, application.filed_by)
    return Changed(form=form, reasons=reasons, on=on)


def attach(application: Application, *, paper: Paper, replaces: UUID | None = None) -> PaperAttached:
    """Attach a paper, or put it in the place of another."""
    require(application.status in LIVE, "application-ended")
    require(replaces is None or application.paper(replaces), "unknown-paper", paper=replaces)
    return PaperAttached(paper=paper, replaces=replaces)


def remove(application: Application, *, paper: UUID) -> PaperRemoved:
    """Take a paper back from a draft; what was submitted is only ever replaced."""
    require(application.status is Status.DRAFT, "already-submitted")
    require(application.paper(paper), "unknown-paper", paper=paper)
    return PaperRemoved(paper=paper)


def missing(application: Application, call: Call) -> tuple[PaperKind, ...]:
    """The papers the call asks for that are not attached."""
    attached = application.attached()
    return tuple(kind for kind in call.papers(application.track) if kind not in attached)


def submittable(application: Application, call: Call, *, arrived: datetime) -> None:
    """Refuse what may not be submitted now; an incomplete application in time may."""
    require(application.status is Status.DRAFT, "already-submitted")
    require(not call.cancelled, "call-cancelled")
    require(call.accepts(arrived), "call-closed", opens=call.terms.opens, closes=call.terms.closes, arrived=arrived)


def submit(
    application: Application,
    call: Call,
    *,
    arrived: datetime,
    receipt: ReceiptNo,
    task: Task,
    findings: tuple[Finding, ...],
) -> Submitted:
    """Submit (step 4). What arrives in time is received, however incomplete; what is missing is a finding."""
    submittable(application, call, arrived=arrived)
    return Submitted(
        receipt=receipt,
        arrived=arrived,
        rules=call.terms.rules.version,
        task=task,
        findings=findings,
        missing=missing(application, call),
        on=seoul_day(arrived),
    )


def withdraw(application: Application, *, reasons: Sealed | None, on: date) -> Withdrawn:
    """Withdraw (취하), until the decision."""
    require(application.status in LIVE, "application-ended")
    return Withdrawn(reasons=reasons, on=on)


def request_supplement(
    application: Application, *, papers: tuple[PaperKind, ...], reasons: Sealed, due: date, on: date
) -> SupplementRequested:
    """Ask for what is missing, by a due date after today."""
    require(application.status is Status.SUBMITTED, "not-under-check", status=application.status)
    require(due > on, "due-date-passed", due=due)
    return SupplementRequested(papers=papers, reasons=reasons, due=due, on=on)


def extend_supplement(application: Application, *, due: date, reasons: Sealed, on: date) -> SupplementExtended:
    """Move the due date back, at most twice."""
    supplement = _supplement(application)
    require(supplement.extensions < SUPPLEMENT_EXTENSIONS, "extended-already", times=SUPPLEMENT_EXTENSIONS)
    require(due > supplement.due, "due-date-not-later", due=supplement.due)
    require(due > on, "due-date-passed", due=due)
    return SupplementExtended(due=due, reasons=reasons, on=on)


def provide_supplement(application: Application, call: Call, *, on: date) -> SupplementProvided:
    """Say that the supplement is complete; it is received late too, as long as the application was not returned."""
    _supplement(application)
    return SupplementProvided(missing=missing(application, call), on=on)


def return_application(application: Application, *, reasons: Sealed, on: date) -> Returned:
    """Send back an application whose supplement never came (행정절차법 §17⑥)."""
    supplement = _supplement(application)
    require(on > supplement.due, "supplement-not-overdue", due=supplement.due)
    return Returned(reasons=reasons, basis=RETURN_BASIS, on=on)


def _supplement(application: Application) -> Supplement:
    if application.supplement is None:
        raise Refused("no-supplement-requested")
    return application.supplement


def _require_undecided(application: Application) -> None:
    require(application.status is not Status.DRAFT, "not-submitted")
    require(application.status in UNDECIDED, "application-ended")


def _require_not_over(call: Call, arrived: datetime) -> None:
    require(not call.cancelled, "call-cancelled")
    require(arrived < call.terms.closes, "call-closed", opens=call.terms.opens, closes=call.terms.closes)


def _require_filer(form: Form, filed_by: UUID) -> None:
    cooperative = (form.cooperative.firm,) if form.cooperative else ()
    require(filed_by in (*form.leads, *cooperative), "filer-not-a-lead", filed_by=filed_by)
