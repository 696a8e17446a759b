"""Registering (step 1: 온라인 회원가입), and for whom a person may act."""

from datetime import date
from uuid import UUID

from domain.facts import Refused, require
from domain.roles import Role
from domain.rules.vocabulary import FirmProfile
from domain.subjects import Subject
from domain.subjects.facts import (
    AbsenceRecorded,
    AuthorisationEnded,
    Authorised,
    Capacity,
    Evaluation,
    EvaluationAssigned,
    Identity,
    NumberClaimed,
    ProfileDeclared,
    Registered,
    RoleGranted,
    RoleWithdrawn,
    SubjectKind,
)
from domain.values import Agency, Sealed

AGENCY_ROLES = frozenset(
    {Role.INTAKE_OFFICER, Role.DECIDER, Role.EVALUATOR, Role.COMMITTEE_MEMBER, Role.CHAIR, Role.SECRETARY}
)
"""Roles that belong to one of the two agencies."""
FIRMS = frozenset({SubjectKind.FIRM, SubjectKind.COOPERATIVE})
"""What may take part in a task, and has a profile."""


def register(kind: SubjectKind, *, identity: Identity, profile: FirmProfile | None, on: date) -> Registered:
    """Register a person, a public body, or a firm or cooperative with its profile."""
    if kind in FIRMS:
        require(profile is not None, "profile-required")
    else:
        require(profile is None, "person-has-no-profile")
    if kind is not SubjectKind.PERSON:
        require(identity.business_number is not None, "business-number-required")
    return Registered(kind=kind, identity=identity, profile=profile, on=on)


def claim_number(holder: UUID | None, *, subject: UUID) -> NumberClaimed:
    """Claim a business number for a subject: nobody registers a number twice."""
    if holder is not None:
        raise Refused("business-number-registered", subject=holder)
    return NumberClaimed(subject=subject)


def declare_profile(subject: Subject, *, profile: FirmProfile, on: date) -> ProfileDeclared:
    """Declare a firm's size, licences and certificates anew."""
    require(subject.kind in FIRMS, "person-has-no-profile")
    return ProfileDeclared(profile=profile, on=on)


def assign_evaluation(body: Subject, *, evaluation: Evaluation | None, on: date) -> EvaluationAssigned:
    """Say in which of the two evaluations a public body's purchases count."""
    require(body.kind is SubjectKind.PUBLIC_BODY, "not-a-public-body")
    return EvaluationAssigned(evaluation=evaluation, on=on)


def grant(subject: Subject, *, role: Role, agency: Agency | None, to: UUID, by: UUID, on: date) -> RoleGranted:
    """Grant a role to a person; nobody grants to themselves."""
    require(subject.kind is SubjectKind.PERSON, "not-a-person")
    require(to != by, "granting-to-oneself")
    require((agency is not None) == (role in AGENCY_ROLES), "agency-does-not-fit-role", role=role)
    require((role, agency) not in subject.roles, "role-already-granted", role=role)
    return RoleGranted(role=role, agency=agency, on=on)


def withdraw(
    subject: Subject, *, role: Role, agency: Agency | None, of: UUID, by: UUID, reasons: Sealed, on: date
) -> RoleWithdrawn:
    """Withdraw a role, with reasons; nobody withdraws their own, so that whoever grants roles is never the last to go."""
    require((role, agency) in subject.roles, "role-not-held", role=role)
    require(of != by, "withdrawing-from-oneself")
    return RoleWithdrawn(role=role, agency=agency, reasons=reasons, on=on)


def authorise(person: Subject, firm: Subject, *, id: UUID, capacity: Capacity, on: date) -> Authorised:
    """Let a person act for a firm. Who serves an agency is not drawn in: a party could rid itself of an officer that way."""
    require(person.kind is SubjectKind.PERSON, "not-a-person")
    require(firm.kind is not SubjectKind.PERSON, "not-a-firm")
    require_standing(firm, firm_id=id)
    require(all(agency is None for _, agency in person.roles), "serves-an-agency")
    require((id, capacity) not in person.acts_for, "already-authorised")
    return Authorised(firm=id, capacity=capacity, on=on)


def require_standing(firm: Subject, *, firm_id: UUID) -> None:
    """Refuse where another firm took this one's place: it is no firm of its own any more."""
    require(firm.succeeded_by is None, "firm-succeeded", firm=firm_id, by=firm.succeeded_by)


def end_authorisation(person: Subject, *, firm: UUID, on: date) -> AuthorisationEnded:
    """End a person's authority to act for a firm."""
    require(firm in person.firms(), "not-authorised", firm=firm)
    return AuthorisationEnded(firm=firm, on=on)


def record_absence(officer: Subject, *, first: date, last: date, deputy: UUID | None) -> AbsenceRecorded:
    """Record the days an officer is away."""
    require(officer.roles, "not-an-officer")
    require(first <= last, "days-out-of-order", first=first, last=last)
    return AbsenceRecorded(on=first, until=last, deputy=deputy)
