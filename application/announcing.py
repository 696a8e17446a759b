"""Announcing calls and importing the catalogues they need."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from application.office import COMPETITION_PRODUCTS_ID, Office, call_of, receipts_of
from application.ports import Once, Receipt
from application.record import By
from domain import competition_products as products
from domain.calls import CALL, announcing
from domain.calls.facts import CallTerms, ObjectionRegime, PaperRequired, RetentionClass, RulePin, TrackOpen
from domain.facts import Refused
from domain.receipts import RECEIPTS
from domain.rules.books import BOOKS
from domain.rules.vocabulary import ScoringPlan, Track
from domain.values import RoundId, Sha256


@dataclass(frozen=True, kw_only=True)
class CallPaper:
    """A call as an agency writes it, before its title is sealed and its rule version pinned by hashes."""

    title: str
    notices: tuple[str, ...]
    opens: datetime
    closes: datetime
    tracks: tuple[TrackOpen, ...]
    papers: tuple[PaperRequired, ...]
    rules: str
    plan: ScoringPlan
    product_target: int | None
    regimes: tuple[ObjectionRegime, ...]
    retention: RetentionClass
    assumed: tuple[str, ...]


def announce(
    office: Office, *, round_id: RoundId, paper: CallPaper, demonstration: bool, by: By, once: Once | None = None
) -> Receipt:
    """Announce a call under a round id that was never used."""
    call = call_of(round_id)
    loaded = office.log.load(CALL, call)
    terms = _terms(office, call, paper)
    announced = announcing.announce(
        loaded.state, round_id=round_id, terms=terms, demonstration=demonstration, on=office.today()
    )
    return office.log.append(loaded.then(announced), by=by, once=once)


def extend(
    office: Office,
    id: UUID,
    *,
    closes: datetime,
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Move the closing instant back, with the reason."""
    found = office.find(CALL, id, expecting=expecting)
    extended = announcing.extend(
        found.state,
        closes=closes,
        reasons=office.seal(reasons, "call", id),
        now=office.clock.now(),
        on=office.today(),
    )
    return office.log.append(found.then(extended), by=by, once=once)


def amend(
    office: Office,
    id: UUID,
    *,
    paper: CallPaper,
    reasons: str,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Change what the call says, with the reason; rules, tracks and scoring plan freeze at the first submission."""
    found = office.find(CALL, id, expecting=expecting)
    terms = _terms(office, id, paper)
    if terms.rules.version == found.state.terms.rules.version:
        terms = replace(terms, rules=found.state.terms.rules)
    amended = announcing.amend(
        found.state,
        terms=terms,
        reasons=office.seal(reasons, "call", id),
        submissions=_submissions(office, id),
        on=office.today(),
    )
    return office.log.append(found.then(amended), by=by, once=once)


def cancel(
    office: Office, id: UUID, *, reasons: str, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Cancel the call, with the reason."""
    found = office.find(CALL, id, expecting=expecting)
    cancelled = announcing.cancel(found.state, reasons=office.seal(reasons, "call", id), on=office.today())
    return office.log.append(found.then(cancelled), by=by, once=once)


def designate_competition_products(
    office: Office,
    *,
    designations: tuple[products.Designation, ...],
    file: Sha256,
    by: By,
    once: Once | None = None,
) -> Receipt:
    """Import designations of SME-competition products (중기간경쟁제품)."""
    loaded = office.log.load(products.COMPETITION_PRODUCTS, COMPETITION_PRODUCTS_ID)
    known = loaded.state or products.CompetitionProducts()
    designated = products.designate(known, designations=designations, file=file, on=office.today())
    return office.log.append(loaded.then(designated), by=by, once=once)


def _terms(office: Office, id: UUID, paper: CallPaper) -> CallTerms:
    if paper.rules not in BOOKS:
        raise Refused("unknown-rule-version", rules=paper.rules, known=sorted(BOOKS))
    for one in paper.tracks:
        BOOKS[paper.rules].track(one.track)
    return CallTerms(
        title=office.seal(paper.title, "call", id),
        notices=paper.notices,
        opens=paper.opens,
        closes=paper.closes,
        tracks=paper.tracks,
        papers=paper.papers,
        rules=RulePin(version=paper.rules, manifest=office.manifest(paper.rules)),
        plan=paper.plan,
        product_target=paper.product_target,
        regimes=paper.regimes,
        retention=paper.retention,
        assumed=paper.assumed,
    )


def _submissions(office: Office, id: UUID) -> int:
    given = (office.log.load(RECEIPTS, receipts_of(id, track)).state for track in Track)
    return sum(register.given for register in given if register)
