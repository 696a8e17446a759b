"""Purchases: a source's list taken in whole or not at all, a line corrected or struck, with reasons."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application import checking, purchase_lists
from application.csv_lists import BadList, RowProblem
from application.office import NotFound, Office, settled
from application.ports import Change, Once, Receipt, beginning
from application.purchase_lists import LineTyped, PurchaseList
from application.record import By
from domain.certifications import CERTIFICATION
from domain.facts import Refused
from domain.purchases import PURCHASE, recording
from domain.purchases.facts import AmountBasis, Bought, ContractNo, PurchaseKind, PurchaseSource
from domain.subjects import NUMBER_SLOT, SUBJECT
from domain.subjects.facts import SubjectKind

ROW_PROBLEMS = {
    "purchase-struck": "purchase-struck",
    "purchase-recorded-otherwise": "purchase-otherwise",
    "purchase-to-come": "day-to-come",
    "amount-impossible": "amount",
}
"""What is wrong with a row whose line the record refuses."""


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What became of a list: its rows, how many of them were new, and the receipt where any was."""

    rows: int
    recorded: int
    receipt: Receipt | None


@dataclass(frozen=True, kw_only=True)
class CorrectionTyped:
    """What a line should have said."""

    body: UUID
    certificate: str
    amount: int
    basis: AmountBasis
    day: date


def import_list(office: Office, data: bytes, *, source: PurchaseSource, by: By, once: Once | None = None) -> Imported:
    """Take in a list. Raises `BadList` with every row that is wrong; then nothing of it is recorded.

    Lines that are on record just so are passed over, so that the same list may come again.
    """
    found = purchase_lists.read(data)
    first = office.log.receipt(once) if once else None
    if first is not None:
        return Imported(rows=len(found.lines), recorded=_recorded_by(office, first, found, source), receipt=first)

    def decide() -> Imported:
        changes = _changes(office, found, source)
        receipt = office.log.append(*changes, by=by, once=once) if changes else None
        return Imported(rows=len(found.lines), recorded=len(changes), receipt=receipt)

    return settled(decide)


def correct(
    office: Office,
    id: UUID,
    *,
    typed: CorrectionTyped,
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Correct a line, with reasons."""
    found = office.find(PURCHASE, id, expecting=expecting)
    known = _product(office, typed.certificate)
    _require_body(office, typed.body)
    fact = recording.correct(
        found.state,
        bought=Bought(
            body=typed.body,
            certification=known[0],
            application=known[1],
            amount=typed.amount,
            basis=typed.basis,
            day=typed.day,
        ),
        reasons=office.seal(reasons, "case", found.state.bought.application),
        on=office.today(),
    )
    return office.log.append(found.then(fact), by=by, once=once)


def strike(
    office: Office, id: UUID, *, reasons: str, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Strike a line, with reasons: it counts no more."""
    found = office.find(PURCHASE, id, expecting=expecting)
    sealed = office.seal(reasons, "case", found.state.bought.application)
    return office.log.append(found.then(recording.strike(found.state, reasons=sealed)), by=by, once=once)


def _changes(office: Office, found: PurchaseList, source: PurchaseSource) -> tuple[Change, ...]:
    known = _Known(office)
    problems, changes = list(found.problems), []
    for row, line in found.lines:
        wrong, change = _judged(office, known, line, source, found)
        problems += [RowProblem(row=row, code=code) for code in wrong]
        changes += [change] if change else []
    if problems:
        raise BadList(*sorted(problems, key=lambda one: one.row or 0))
    return tuple(changes)


def _judged(
    office: Office, known: "_Known", line: LineTyped, source: PurchaseSource, found: PurchaseList
) -> tuple[tuple[str, ...], Change | None]:
    """What is wrong with a line as far as the record says, or what recording it comes to, which may be nothing."""
    body, product = known.body(line.body_number), known.product(line.certificate)
    wrong = tuple(code for code, there in (("body-unknown", body), ("product-unknown", product)) if there is None)
    if body is None or product is None:
        return wrong, None
    id = _stream(office, source, line)
    try:
        facts = recording.record(
            office.log.load(PURCHASE, id).state,
            kind=line.kind,
            contract=line.contract,
            line=line.line,
            source=source,
            bought=Bought(
                body=body,
                certification=product[0],
                application=product[1],
                amount=line.amount,
                basis=line.basis,
                day=line.day,
            ),
            file=found.file,
            on=office.today(),
        )
    except Refused as refused:
        return (ROW_PROBLEMS[refused.code],), None
    return (), beginning(PURCHASE, id, facts[0]) if facts else None


class _Known:
    """The public bodies and products that a list names, each looked up once."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._bodies: dict[str, UUID | None] = {}
        self._products: dict[str, tuple[UUID, UUID] | None] = {}

    def body(self, number: str) -> UUID | None:
        """The public body with this business number."""
        if number not in self._bodies:
            self._bodies[number] = body_with(self._office, number)
        return self._bodies[number]

    def product(self, certificate: str) -> tuple[UUID, UUID] | None:
        """The confirmation with this number, and its case."""
        if certificate not in self._products:
            try:
                self._products[certificate] = _product(self._office, certificate)
            except NotFound:
                self._products[certificate] = None
        return self._products[certificate]


def body_with(office: Office, number: str) -> UUID | None:
    """The public body with this business number, or null where nobody or somebody else has it."""
    holder = office.log.load(NUMBER_SLOT, office.keys.slot(number)).state
    if holder is None or office.find(SUBJECT, holder).state.kind is not SubjectKind.PUBLIC_BODY:
        return None
    return holder


def _require_body(office: Office, body: UUID) -> None:
    if office.find(SUBJECT, body).state.kind is not SubjectKind.PUBLIC_BODY:
        raise Refused("not-a-public-body")


def _product(office: Office, certificate: str) -> tuple[UUID, UUID]:
    """A confirmation by its number, and its case. Raises `NotFound`."""
    id = checking.find(office, certificate)
    return id, office.find(CERTIFICATION, id).state.application


def stream_of(office: Office, source: PurchaseSource, kind: PurchaseKind, contract: ContractNo, line: int) -> UUID:
    """The stream of a source's line: computed, so that it is recorded once, and by a key, so that nobody outside can guess it."""
    return office.keys.slot(f"purchase/{source}/{kind}/{contract}/{line}")


def _stream(office: Office, source: PurchaseSource, line: LineTyped) -> UUID:
    return stream_of(office, source, line.kind, line.contract, line.line)


def _recorded_by(office: Office, receipt: Receipt, found: PurchaseList, source: PurchaseSource) -> int:
    """How many lines of a list the append with this receipt recorded: they stand together and were asked for by one request."""
    own = {_stream(office, source, one) for _, one in found.lines}
    record = office.log.read(max(0, receipt.position - 2 * len(own)), 2 * len(own))
    last = next(one for one in record if one.position == receipt.position)
    return sum(one.stream in own and one.envelope.by.cause == last.envelope.by.cause for one in record)
