"""Confirming the products of selected tasks: what a decider of the responsible agency does, and what ends with a selection."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from application.grading import grades_of
from application.intake import ItemTyped, sealed_item
from application.judging import catalogue
from application.letters import telling
from application.letters.writing import written
from application.office import (
    Found,
    Office,
    certification_of,
    settled,
)
from application.ports import Change, Once, Receipt, beginning
from application.record import By
from application.selecting import is_published
from domain.applications import APPLICATION, Application
from domain.calls import CALL
from domain.certifications import CERTIFICATION, Certification, certifying
from domain.certifications.certifying import Selected
from domain.certifications.facts import CertificateNo, RevocationCause
from domain.facts import Refused, require
from domain.grades import grading
from domain.rules.vocabulary import Finding
from domain.values import Item, ReceiptNo


@dataclass(frozen=True, kw_only=True)
class Added:
    """A product added after the selection, as typed, and why."""

    product: ItemTyped
    reasons: str


@dataclass(frozen=True, kw_only=True)
class Confirmable:
    """A product of a case, and whether it may be confirmed today."""

    product: Item
    findings: tuple[Finding, ...]


def issue(
    office: Office,
    case: UUID,
    *,
    product: UUID,
    added: Added | None,
    holder: UUID,
    first: date | None,
    by: By,
    once: Once | None = None,
) -> Receipt:
    """Confirm a product of a case from a day on, today unless told, with a certificate.

    `added` describes a product that the form does not name.
    """

    def decide() -> Receipt:
        application = office.find(APPLICATION, case).state
        confirmed = tuple(certifications_of(office, case))
        item = _product(office, case, application, product, added)
        require(application.receipt, "product-not-of-the-case")
        issued = certifying.issue(
            _selected(office, case, application, confirmed),
            item,
            id=case,
            number=number_of(application.receipt or "", 1 + len(confirmed)),
            holder=holder,
            added=office.seal(added.reasons, "case", case) if added else None,
            designated=catalogue(office).designated(item.detail_item_no, office.today()),
            first=first or office.today(),
            on=office.today(),
        )
        begun = beginning(CERTIFICATION, certification_of(case, 1 + len(confirmed)), issued)
        letter = telling.certificate(office, CERTIFICATION.begin(issued), issued.assumed)
        letters = written(office, begun, letter, case=case, application=application, by=by)
        return office.log.append(begun, *letters, by=by, once=once)

    return settled(decide)


def suspend(
    office: Office,
    id: UUID,
    *,
    reasons: str,
    first: date | None,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Suspend a confirmation from a day on, today unless told."""
    found = office.find(CERTIFICATION, id, expecting=expecting)
    sealed = office.seal(reasons, "case", found.state.application)
    today = office.today()
    fact = certifying.suspend(found.state, reasons=sealed, first=first or today, on=today)
    return office.log.append(found.then(fact), by=by, once=once)


def restore(
    office: Office,
    id: UUID,
    *,
    reasons: str | None,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """End a suspension today."""
    found = office.find(CERTIFICATION, id, expecting=expecting)
    sealed = office.seal_if(reasons, "case", found.state.application)
    return office.log.append(
        found.then(certifying.restore(found.state, reasons=sealed, on=office.today())), by=by, once=once
    )


def renew(office: Office, id: UUID, *, by: By, expecting: int | None = None, once: Once | None = None) -> Receipt:
    """Renew a confirmation before its end, with a certificate that tells the new one."""
    found = office.find(CERTIFICATION, id, expecting=expecting)
    fact = certifying.renew(found.state, on=office.today())
    renewed, case = found.then(fact), office.find(APPLICATION, found.state.application)
    letter = telling.certificate(office, CERTIFICATION.after(found.state, fact), fact.assumed)
    letters = written(office, renewed, letter, case=case.id, application=case.state, by=by)
    return office.log.append(renewed, *letters, by=by, once=once)


def revoke(
    office: Office,
    id: UUID,
    *,
    cause: RevocationCause,
    retroactive: bool,
    reasons: str,
    effect: date | None,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Revoke a confirmation with effect from a day, today unless told; from a past day by cancelling it."""
    found = office.find(CERTIFICATION, id, expecting=expecting)
    today = office.today()
    fact = certifying.revoke(
        found.state,
        cause=cause,
        retroactive=retroactive,
        reasons=office.seal(reasons, "case", found.state.application),
        effect=effect or today,
        on=today,
    )
    return office.log.append(found.then(fact), by=by, once=once)


def revoke_certifications_of_case(
    office: Office, case: UUID, *, cause: RevocationCause, reasons: str, effect: date
) -> tuple[Change, ...]:
    """The changes that end every confirmation and grade which rests on a case, with effect from a day.

    They are appended together with what ends the selection. What began later ends from its beginning, what has ended
    before is left as it is.
    """
    today = office.today()
    changes: list[Change] = []
    for one in certifications_of(office, case):
        sealed = office.seal(reasons, "case", case)
        revoked = certifying.end_with_the_selection(one.state, cause=cause, reasons=sealed, effect=effect, on=today)
        changes += [one.then(*revoked)] if revoked else []
    for firm in office.find(APPLICATION, case).state.form.firms():
        for grade in grades_of(office, firm):
            if grade.state.application == case:
                sealed = office.seal(reasons, "case", case)
                ended = grading.end_with_the_selection(
                    grade.state, cause=cause, reasons=sealed, effect=effect, on=today
                )
                changes += [grade.then(*ended)] if ended else []
    return tuple(changes)


def certifications_of(office: Office, case: UUID) -> Iterator[Found[Certification]]:
    """Every confirmation of a case, by running number."""
    return office.numbered(CERTIFICATION, partial(certification_of, case))


def confirmable(office: Office, case: UUID) -> tuple[Confirmable, ...]:
    """The products that a case's form names, and for each whether it may be confirmed today for its first lead firm."""
    application = office.find(APPLICATION, case).state
    selected = _selected(office, case, application, tuple(certifications_of(office, case)))
    today, designated = office.today(), catalogue(office).designated
    return tuple(
        Confirmable(
            product=item,
            findings=certifying.findings(
                selected,
                item,
                holder=certifying.holders(application.form)[0],
                designated=designated(item.detail_item_no, today),
                on=today,
            ),
        )
        for item in application.form.items
        if certifying.holders(application.form)
    )


def number_of(receipt: ReceiptNo, nth: int) -> CertificateNo:
    """The number of the nth confirmation of the case with this receipt number."""
    return f"{receipt}-P{nth:02d}"


def _selected(
    office: Office, case: UUID, application: Application, confirmed: tuple[Found[Certification], ...]
) -> Selected:
    return Selected(
        application=application,
        published=is_published(office, case, application),
        rules=office.find(CALL, application.call).state.terms.rules.version,
        confirmed=tuple(one.state for one in confirmed),
    )


def _product(office: Office, case: UUID, application: Application, id: UUID, added: Added | None) -> Item:
    known = [one.state.product for one in certifications_of(office, case)]
    named = next((one for one in (*application.form.items, *known) if one.id == id), None)
    if named:
        return named
    if added is None:
        raise Refused("product-not-of-the-case")
    return sealed_item(office, case, added.product, id=id)
