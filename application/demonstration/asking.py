"""What people ask for in a case of the demonstration: the use cases the API calls, with the case's own words."""

from dataclasses import replace
from datetime import timedelta

from application import agreements, eligibility, intake
from application.actions import Action
from application.demonstration import words
from application.demonstration.cases import Case, Course
from application.demonstration.firms import Firm
from application.demonstration.officers import acting
from application.demonstration.pdfs import pdf
from application.demonstration.people import Person
from application.demonstration.steps import Request
from application.eligibility import OverrideTyped
from application.intake import FormTyped
from application.office import Office, access_of
from application.permissions import Thing
from application.record import By
from domain.access import ACCESS
from domain.facts import Refused
from domain.rules.vocabulary import PaperKind

DAYS_TO_SUPPLEMENT = 7
DAYS_MORE = 10


def draft(case: Case, form: FormTyped, office: Office, request: Request) -> None:
    """Begin the application."""
    filer = case.filer
    intake.draft(
        office,
        id=case.id,
        call=case.call,
        track=case.track,
        filed_by=filer.id,
        form=form,
        arrived=office.clock.now(),
        by=request.by(office, filer.person, Action.DRAFT, Thing(party=filer.id)),
        once=request.once,
    )


def amend(case: Case, form: FormTyped, office: Office, request: Request) -> None:
    """Change the draft's form."""
    intake.amend(office, case.id, form=form, by=_by_filer(case, Action.AMEND, office, request), once=request.once)


def attach(case: Case, kind: PaperKind, office: Office, request: Request) -> None:
    """Upload a paper."""
    intake.attach_paper(
        office,
        case.id,
        kind=kind,
        file_name=words.PAPER_NAMES[kind],
        media_type="application/pdf",
        data=pdf(f"DEMONSTRATION - invented paper {kind} of case {case.key}"),
        replaces=None,
        by=_by_filer(case, Action.ATTACH_PAPER, office, request),
        once=request.once,
    )


def agree(case: Case, office: Office, request: Request) -> None:
    """Put the agreement into words."""
    agreements.draft(
        office,
        case.id,
        role_division=words.ROLE_DIVISION[case.track],
        rights_and_duties=words.RIGHTS_AND_DUTIES,
        by=_by_filer(case, Action.DRAFT_AGREEMENT, office, request),
        once=request.once,
    )


def sign(case: Case, firm: Firm, office: Office, request: Request) -> None:
    """Sign for a party."""
    by = request.by_in_case(office, case.id, firm.person, Action.SIGN_AGREEMENT, party=firm.id)
    agreements.sign(office, case.id, party=firm.id, by=by, once=request.once)


def submit(case: Case, office: Office, request: Request) -> None:
    """Submit; the request arrives when it is made."""
    by = _by_filer(case, Action.SUBMIT, office, request)
    intake.submit(office, case.id, arrived=office.clock.now(), by=by, once=request.once)


def submit_too_late(case: Case, office: Office, request: Request) -> None:
    """Try to submit after the close, once: an attempt is recorded under no key, but in the stream of who made it."""
    if office.log.load(ACCESS, access_of(case.filer.person.id)).state is not None:
        raise Refused("call-closed")
    submit(case, office, request)


def change(case: Case, office: Office, request: Request) -> None:
    """Change the form after submission."""
    form = replace(case.form(), title=words.CHANGED_TITLE.format(title=case.title))
    by = _by_filer(case, Action.CHANGE, office, request)
    intake.change(office, case.id, form=form, reasons=words.CHANGED, by=by, once=request.once)


def withdraw(case: Case, office: Office, request: Request) -> None:
    """Withdraw."""
    by = _by_filer(case, Action.WITHDRAW, office, request)
    intake.withdraw(office, case.id, reasons=words.WITHDRAWN, by=by, once=request.once)


def provide_supplement(case: Case, office: Office, request: Request) -> None:
    """Say that the supplement is complete."""
    by = _by_filer(case, Action.PROVIDE_SUPPLEMENT, office, request)
    intake.provide_supplement(office, case.id, by=by, once=request.once)


def assign(case: Case, officer: Person, to: Person, office: Office, request: Request) -> None:
    """Hand the case to an officer."""
    by = _by_officer(case, officer, Action.ASSIGN_OFFICER, office, request)
    eligibility.assign(office, case.id, officer=to.id, by=by, once=request.once)


def request_supplement(case: Case, officer: Person, office: Office, request: Request) -> None:
    """Ask for the papers that are missing."""
    intake.request_supplement(
        office,
        case.id,
        papers=case.missing,
        reasons=words.SUPPLEMENT_ASKED,
        due=office.today() + timedelta(days=DAYS_TO_SUPPLEMENT),
        by=_by_officer(case, officer, Action.REQUEST_SUPPLEMENT, office, request),
        once=request.once,
    )


def extend_supplement(case: Case, officer: Person, office: Office, request: Request) -> None:
    """Give more time."""
    intake.extend_supplement(
        office,
        case.id,
        due=office.today() + timedelta(days=DAYS_MORE),
        reasons=words.SUPPLEMENT_EXTENDED,
        by=_by_officer(case, officer, Action.EXTEND_SUPPLEMENT, office, request),
        once=request.once,
    )


def return_application(case: Case, officer: Person, office: Office, request: Request) -> None:
    """Send the application back."""
    by = _by_officer(case, officer, Action.RETURN_APPLICATION, office, request)
    intake.return_application(office, case.id, reasons=words.RETURNED, by=by, once=request.once)


def find_eligible(case: Case, officer: Person, office: Office, request: Request) -> None:
    """Find the case eligible; over a bar with the officer's own reasons."""
    barred = case.course is Course.OVERRIDDEN
    override = OverrideTyped(criterion="participation-bar", met=True, reasons=words.BAR_LIFTED)
    eligibility.find_eligible(
        office,
        case.id,
        overrides=(override,) if barred else (),
        reasons=words.ELIGIBLE,
        by=_by_officer(case, officer, Action.JUDGE_ELIGIBILITY, office, request),
        once=request.once,
    )


def find_ineligible(case: Case, officer: Person, office: Office, request: Request) -> None:
    """Find the case not eligible."""
    eligibility.find_ineligible(
        office,
        case.id,
        overrides=(),
        reasons=words.INELIGIBLE,
        by=_by_officer(case, officer, Action.JUDGE_ELIGIBILITY, office, request),
        once=request.once,
    )


def _by_filer(case: Case, action: Action, office: Office, request: Request) -> By:
    return request.by_in_case(office, case.id, case.filer.person, action)


def _by_officer(case: Case, officer: Person, action: Action, office: Office, request: Request) -> By:
    return request.by_in_case(office, case.id, acting(officer, office.today()), action)
