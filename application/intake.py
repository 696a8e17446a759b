"""Intake: the four steps of applying, and everything until the decision."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from application import agreements
from application.judging import findings_of, task_of
from application.letters import telling
from application.letters.writing import written
from application.office import Found, Office, access_of, receipts_of, settled
from application.ports import Change, Once, Receipt
from application.record import By
from domain.access import ACCESS
from domain.access.facts import SubmissionRefused
from domain.agreements.facts import EndCause
from domain.applications import APPLICATION, Application, intake
from domain.calls import CALL, Call
from domain.facts import Refused
from domain.receipts import RECEIPTS, ReceiptRegister, give
from domain.rules.vocabulary import (
    DetailItemNo,
    EvidenceHeld,
    GoodsClassNo,
    GoodsListingNo,
    PaperKind,
    TargetKind,
    Track,
)
from domain.subjects import SUBJECT
from domain.subjects.registering import FIRMS, require_standing
from domain.values import Cooperative, Form, Item, seoul_day

WINDOW_REFUSALS = frozenset({"call-closed", "call-cancelled"})


@dataclass(frozen=True, kw_only=True)
class ItemTyped:
    """A product or work as typed."""

    label: str
    kind: TargetKind
    detail_item_no: DetailItemNo | None = None
    goods_listing_no: GoodsListingNo | None = None
    goods_class_no: GoodsClassNo | None = None


@dataclass(frozen=True, kw_only=True)
class FormTyped:
    """The participation application form (참여신청서) as typed, before its texts are sealed."""

    title: str
    leads: tuple[UUID, ...] = ()
    partner: UUID | None = None
    cooperative: Cooperative | None = None
    items: tuple[ItemTyped, ...] = ()
    evidence: tuple[EvidenceHeld, ...] = ()


def draft(
    office: Office,
    *,
    id: UUID,
    call: UUID,
    track: Track,
    filed_by: UUID,
    form: FormTyped,
    arrived: datetime,
    by: By,
    once: Once | None = None,
) -> Receipt:
    """Begin an application (step 2)."""
    announced = office.find(CALL, call)
    sealed = _sealed(office, id, form)
    drafted = intake.draft(announced.state, id=call, track=track, filed_by=filed_by, form=sealed, arrived=arrived)
    return office.log.append(office.log.load(APPLICATION, id).then(drafted), by=by, once=once)


def amend(
    office: Office, id: UUID, *, form: FormTyped, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Change the form of a draft."""
    found = office.find(APPLICATION, id, expecting=expecting)
    return office.log.append(found.then(intake.amend(found.state, form=_sealed(office, id, form))), by=by, once=once)


def change(
    office: Office,
    id: UUID,
    *,
    form: FormTyped,
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Change the form after submission, until the decision."""
    found = office.find(APPLICATION, id, expecting=expecting)
    changed = intake.change(
        found.state,
        form=_sealed(office, id, form, known=found.state.form.firms()),
        reasons=office.seal(reasons, "case", id),
        on=office.today(),
    )
    return office.log.append(found.then(changed), by=by, once=once)


def attach_paper(
    office: Office,
    id: UUID,
    *,
    kind: PaperKind,
    file_name: str,
    media_type: str,
    data: bytes,
    replaces: UUID | None,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Upload a paper (step 3): kept before the fact that names it."""
    found = office.find(APPLICATION, id, expecting=expecting)
    paper = office.keep_paper(id, kind=kind, file_name=file_name, media_type=media_type, data=data)
    return office.log.append(found.then(intake.attach(found.state, paper=paper, replaces=replaces)), by=by, once=once)


def remove_paper(
    office: Office, id: UUID, *, paper: UUID, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Take a paper back from a draft."""
    found = office.find(APPLICATION, id, expecting=expecting)
    return office.log.append(found.then(intake.remove(found.state, paper=paper)), by=by, once=once)


def submit(
    office: Office, id: UUID, *, arrived: datetime, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Submit (step 4). Outside the window it is refused, and the attempt is recorded with its instant."""
    try:
        return settled(lambda: _submit(office, id, arrived=arrived, by=by, expecting=expecting, once=once))
    except Refused as refused:
        if refused.code in WINDOW_REFUSALS:
            _record_attempt(office, id, arrived=arrived, reason=refused.code, by=by)
        raise


def withdraw(
    office: Office,
    id: UUID,
    *,
    reasons: str | None,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Withdraw (취하): the agreement ends and the partner's places are freed."""

    def decide() -> Receipt:
        found = office.find(APPLICATION, id, expecting=expecting)
        sealed = office.seal_if(reasons, "case", id)
        withdrawn = intake.withdraw(found.state, reasons=sealed, on=office.today())
        ended = agreements.ending(office, id, cause=EndCause.APPLICATION_WITHDRAWN)
        return office.log.append(found.then(withdrawn), *ended, by=by, once=once)

    return settled(decide)


def request_supplement(
    office: Office,
    id: UUID,
    *,
    papers: tuple[PaperKind, ...],
    reasons: str,
    due: date,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Ask the applicant for what is missing, with a letter."""
    found = office.find(APPLICATION, id, expecting=expecting)
    requested = intake.request_supplement(
        found.state,
        papers=tuple(sorted(set(papers))),
        reasons=office.seal(reasons, "case", id),
        due=due,
        on=office.today(),
    )
    asked = found.then(requested)
    letter = telling.supplement_request(office, found.state, requested)
    letters = written(office, asked, letter, case=id, application=found.state, by=by)
    return office.log.append(asked, *letters, by=by, once=once)


def extend_supplement(
    office: Office,
    id: UUID,
    *,
    due: date,
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Give the applicant more time."""
    found = office.find(APPLICATION, id, expecting=expecting)
    extended = intake.extend_supplement(
        found.state, due=due, reasons=office.seal(reasons, "case", id), on=office.today()
    )
    return office.log.append(found.then(extended), by=by, once=once)


def provide_supplement(
    office: Office, id: UUID, *, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Say that the supplement is complete."""
    found = office.find(APPLICATION, id, expecting=expecting)
    call = office.find(CALL, found.state.call).state
    provided = intake.provide_supplement(found.state, call, on=office.today())
    return office.log.append(found.then(provided), by=by, once=once)


def return_application(
    office: Office, id: UUID, *, reasons: str, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Send back an application whose supplement never came; its agreement ends."""

    def decide() -> Receipt:
        found = office.find(APPLICATION, id, expecting=expecting)
        sealed = office.seal(reasons, "case", id)
        returned = intake.return_application(found.state, reasons=sealed, on=office.today())
        ended = agreements.ending(office, id, cause=EndCause.APPLICATION_RETURNED)
        return office.log.append(found.then(returned), *ended, by=by, once=once)

    return settled(decide)


def _submit(
    office: Office, id: UUID, *, arrived: datetime, by: By, expecting: int | None, once: Once | None
) -> Receipt:
    found = office.find(APPLICATION, id, expecting=expecting)
    call = office.find(CALL, found.state.call).state
    intake.submittable(found.state, call, arrived=arrived)
    for firm in found.state.form.firms():
        require_standing(office.find(SUBJECT, firm).state, firm_id=firm)
    task = task_of(office, found, call, on=seoul_day(arrived))
    receipt, numbered = _next_receipt(office, found, call)
    submitted = intake.submit(
        found.state, call, arrived=arrived, receipt=receipt, task=task, findings=findings_of(call, task)
    )
    received, as_submitted = found.then(submitted), APPLICATION.after(found.state, submitted)
    letter = telling.slip(office, as_submitted, submitted)
    letters = written(office, received, letter, case=id, application=as_submitted, by=by)
    return office.log.append(received, numbered, *letters, by=by, once=once)


def _next_receipt(office: Office, found: Found[Application], call: Call) -> tuple[str, Change]:
    register = office.log.load(RECEIPTS, receipts_of(found.state.call, found.state.track))
    given = give(
        register.state or ReceiptRegister(), application=found.id, round_id=call.round, track=found.state.track
    )
    return given.receipt, register.then(given)


def _record_attempt(office: Office, id: UUID, *, arrived: datetime, reason: str, by: By) -> None:
    call = office.find(APPLICATION, id).state.call
    refused = SubmissionRefused(application=id, call=call, arrived=arrived, reason=reason)
    settled(lambda: office.log.append(office.log.load(ACCESS, access_of(by.subject)).then(refused), by=by))


def sealed_item(office: Office, case: UUID, item: ItemTyped, *, id: UUID) -> Item:
    """A product or works as it is recorded of a case."""
    return Item(
        id=id,
        kind=item.kind,
        label=office.seal(item.label, "case", case),
        detail_item_no=item.detail_item_no,
        goods_listing_no=item.goods_listing_no,
        goods_class_no=item.goods_class_no,
    )


def _sealed(office: Office, id: UUID, form: FormTyped, *, known: tuple[UUID, ...] = ()) -> Form:
    sealed = Form(
        title=office.seal(form.title, "case", id),
        leads=form.leads,
        partner=form.partner,
        cooperative=form.cooperative,
        items=tuple(sealed_item(office, id, item, id=office.ids.new()) for item in form.items),
        evidence=form.evidence,
    )
    for firm in sealed.firms():
        _require_firm(office, firm, known=firm in known)
    return sealed


def _require_firm(office: Office, firm: UUID, *, known: bool) -> None:
    """Refuse what is no firm; and one whose place another took, unless it was a party before that."""
    standing = office.find(SUBJECT, firm).state
    if standing.kind not in FIRMS:
        raise Refused("not-a-firm", subject=firm)
    if not known:
        require_standing(standing, firm_id=firm)
