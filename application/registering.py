"""Registering people and firms, authorising people, granting roles (step 1 of the notice's four)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.office import Office, settled
from application.ports import Change, Once, Receipt
from application.record import By
from domain.facts import Refused
from domain.identifiers import is_business_number, normalised
from domain.roles import Role
from domain.rules.vocabulary import FirmProfile
from domain.subjects import NUMBER_SLOT, SUBJECT, registering
from domain.subjects.facts import Authorised, Capacity, Evaluation, Identity, SubjectFact, SubjectKind
from domain.values import Agency, Sealed

IDENTITY_FIELDS = (
    "label",
    "business_number",
    "corporate_number",
    "representative",
    "phone",
    "email",
    "address",
    "organisation",
)


@dataclass(frozen=True, kw_only=True)
class Description:
    """Who a subject is, in the clear, as typed; every field is sealed before it is recorded."""

    label: str
    business_number: str | None = None
    corporate_number: str | None = None
    representative: str | None = None
    phone: str | None = None
    email: str | None = None
    address: str | None = None
    organisation: str | None = None


def register(
    office: Office,
    *,
    id: UUID,
    kind: SubjectKind,
    description: Description,
    profile: FirmProfile | None,
    by: By,
    founder: Capacity | None = None,
    once: Once | None = None,
) -> Receipt:
    """Register a subject; a business number is registered once. `founder` also authorises the one who registers the firm."""
    today = office.today()
    identity = _sealed(office, id, description)

    def decide() -> Receipt:
        changes = _begun(
            office, id, description, registering.register(kind, identity=identity, profile=profile, on=today)
        )
        if founder is not None:
            person = office.find(SUBJECT, by.subject)
            changes.append(person.then(Authorised(firm=id, capacity=founder, on=today)))
        return office.log.append(*changes, by=by, once=once)

    return settled(decide)


def register_public_body(
    office: Office,
    *,
    id: UUID,
    description: Description,
    evaluation: Evaluation | None,
    by: By,
    once: Once | None = None,
) -> Receipt:
    """Register a public body, and say in which evaluation its purchases count."""
    today = office.today()
    identity = _sealed(office, id, description)
    registered = registering.register(SubjectKind.PUBLIC_BODY, identity=identity, profile=None, on=today)
    assigned = registering.assign_evaluation(SUBJECT.begin(registered), evaluation=evaluation, on=today)
    return settled(lambda: office.log.append(*_begun(office, id, description, registered, assigned), by=by, once=once))


def assign_evaluation(
    office: Office,
    id: UUID,
    *,
    evaluation: Evaluation | None,
    by: By,
    expecting: int | None = None,
    once: Once | None = None,
) -> Receipt:
    """Say in which of the two evaluations a public body's purchases count."""
    found = office.find(SUBJECT, id, expecting=expecting)
    assigned = registering.assign_evaluation(found.state, evaluation=evaluation, on=office.today())
    return office.log.append(found.then(assigned), by=by, once=once)


def declare_profile(
    office: Office, id: UUID, *, profile: FirmProfile, by: By, expecting: int | None = None, once: Once | None = None
) -> Receipt:
    """Declare anew what a firm is."""
    found = office.find(SUBJECT, id, expecting=expecting)
    declared = registering.declare_profile(found.state, profile=profile, on=office.today())
    return office.log.append(found.then(declared), by=by, once=once)


def grant_role(
    office: Office, id: UUID, *, role: Role, agency: Agency | None, by: By, once: Once | None = None
) -> Receipt:
    """Grant a role to a person."""
    found = office.find(SUBJECT, id)
    granted = registering.grant(found.state, role=role, agency=agency, to=id, by=by.subject, on=office.today())
    return office.log.append(found.then(granted), by=by, once=once)


def withdraw_role(
    office: Office,
    id: UUID,
    *,
    role: Role,
    agency: Agency | None,
    reasons: str,
    by: By,
    once: Once | None = None,
) -> Receipt:
    """Withdraw a role from a person, with reasons: their sessions end with it."""
    found = office.find(SUBJECT, id)
    withdrawn = registering.withdraw(
        found.state,
        role=role,
        agency=agency,
        of=id,
        by=by.subject,
        reasons=office.seal(reasons, "subject", id),
        on=office.today(),
    )
    return office.log.append(found.then(withdrawn), by=by, once=once)


def authorise(
    office: Office, person: UUID, *, firm: UUID, capacity: Capacity, by: By, once: Once | None = None
) -> Receipt:
    """Let a person act for a firm."""
    found = office.find(SUBJECT, person)
    standing = office.find(SUBJECT, firm)
    granted = registering.authorise(found.state, standing.state, id=firm, capacity=capacity, on=office.today())
    return office.log.append(found.then(granted), by=by, once=once)


def end_authorisation(office: Office, person: UUID, *, firm: UUID, by: By, once: Once | None = None) -> Receipt:
    """End a person's authority to act for a firm."""
    found = office.find(SUBJECT, person)
    ended = registering.end_authorisation(found.state, firm=firm, on=office.today())
    return office.log.append(found.then(ended), by=by, once=once)


def record_absence(
    office: Office,
    officer: UUID,
    *,
    first: date,
    last: date,
    deputy: UUID | None,
    by: By,
    once: Once | None = None,
) -> Receipt:
    """Record the days an officer is away and who stands in."""
    found = office.find(SUBJECT, officer)
    if deputy is not None:
        office.find(SUBJECT, deputy)
    absent = registering.record_absence(found.state, first=first, last=last, deputy=deputy)
    return office.log.append(found.then(absent), by=by, once=once)


def _begun(office: Office, id: UUID, description: Description, *facts: SubjectFact) -> list[Change]:
    """The changes that begin a subject with these facts, its business number claimed."""
    begun = office.log.load(SUBJECT, id)
    if begun.state is not None:
        raise Refused("subject-registered", subject=id)
    changes = [begun.then(*facts)]
    if description.business_number is not None:
        slot = office.log.load(NUMBER_SLOT, office.keys.slot(normalised(description.business_number)))
        changes.append(slot.then(registering.claim_number(slot.state, subject=id)))
    return changes


def _sealed(office: Office, id: UUID, description: Description) -> Identity:
    number = description.business_number
    if number is not None and not is_business_number(number):
        raise Refused("business-number-invalid")
    typed: Mapping[str, str | None] = {name: getattr(description, name) for name in IDENTITY_FIELDS}
    sealed: dict[str, Sealed | None] = {name: office.seal_if(text, "subject", id) for name, text in typed.items()}
    label = sealed.pop("label")
    if label is None:
        raise Refused("label-required")
    return Identity(label=label, **sealed)
