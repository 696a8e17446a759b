from datetime import date

import pytest

from domain.roles import Role
from domain.rules.vocabulary import FirmProfile, FirmSize
from domain.subjects import SUBJECT
from domain.subjects.facts import (
    AbsenceRecorded,
    AuthorisationEnded,
    Authorised,
    Capacity,
    Identity,
    NumberClaimed,
    Registered,
    RoleGranted,
    RoleWithdrawn,
    SubjectKind,
)
from domain.subjects.registering import (
    authorise,
    claim_number,
    declare_profile,
    end_authorisation,
    grant,
    record_absence,
    register,
)
from domain.values import Agency
from tests.domain.examples import DAY, LEAD, OFFICER, OTHER, PERSON, TEXT, firm, person
from tests.stories import fold, given

PROFILE = FirmProfile(size=FirmSize.MEDIUM)
granted = RoleGranted(role=Role.INTAKE_OFFICER, agency=Agency.MSS, on=DAY)


@pytest.mark.parametrize(
    ("kind", "identity", "profile", "code"),
    [
        (SubjectKind.PERSON, Identity(label=TEXT), PROFILE, "person-has-no-profile"),
        (SubjectKind.FIRM, Identity(label=TEXT, business_number=TEXT), None, "profile-required"),
        (SubjectKind.COOPERATIVE, Identity(label=TEXT), PROFILE, "business-number-required"),
    ],
)
def test_who_cannot_register(kind: SubjectKind, identity: Identity, profile: FirmProfile | None, code: str) -> None:
    given(SUBJECT).when(lambda _: register(kind, identity=identity, profile=profile, on=DAY)).then_refused(code)


def test_a_firm_registers_with_its_profile() -> None:
    identity = Identity(label=TEXT, business_number=TEXT)
    given(SUBJECT).when(lambda _: register(SubjectKind.FIRM, identity=identity, profile=PROFILE, on=DAY)).then(
        Registered, profile=PROFILE
    )


def test_a_business_number_belongs_to_one_subject() -> None:
    assert claim_number(None, subject=LEAD) == NumberClaimed(subject=LEAD)
    given(SUBJECT).when(lambda _: claim_number(OTHER, subject=LEAD)).then_refused(
        "business-number-registered", subject=OTHER
    )


def test_nobody_grants_to_themselves() -> None:
    words = {"role": Role.AUDITOR, "agency": None, "to": PERSON, "on": DAY}
    given(SUBJECT, person()).when(grant, by=PERSON, **words).then_refused("granting-to-oneself")
    given(SUBJECT, person()).when(grant, by=OTHER, **words).then(RoleGranted, role=Role.AUDITOR)


@pytest.mark.parametrize(("role", "agency"), [(Role.INTAKE_OFFICER, None), (Role.AUDITOR, Agency.MSS)])
def test_a_role_has_an_agency_just_where_it_belongs_to_one(role: Role, agency: Agency | None) -> None:
    given(SUBJECT, person()).when(grant, role=role, agency=agency, to=PERSON, by=OTHER, on=DAY).then_refused(
        "agency-does-not-fit-role"
    )


def test_a_role_is_granted_once_and_again_after_it_was_withdrawn() -> None:
    words = {"role": Role.INTAKE_OFFICER, "agency": Agency.MSS, "to": PERSON, "by": OTHER, "on": DAY}
    withdrawn = RoleWithdrawn(role=Role.INTAKE_OFFICER, agency=Agency.MSS, reasons=TEXT, on=DAY)
    given(SUBJECT, person(), granted).when(grant, **words).then_refused("role-already-granted")
    given(SUBJECT, person(), granted, withdrawn).when(grant, **words).then(RoleGranted)


def test_a_firm_does_not_draw_in_an_officer() -> None:
    words = {"id": LEAD, "capacity": Capacity.STAFF, "on": DAY}
    withdrawn = RoleWithdrawn(role=Role.INTAKE_OFFICER, agency=Agency.MSS, reasons=TEXT, on=DAY)
    lead = fold(SUBJECT, firm())
    given(SUBJECT, person(), granted).when(authorise, lead, **words).then_refused("serves-an-agency")
    given(SUBJECT, person(), granted, withdrawn).when(authorise, lead, **words).then(Authorised)


def test_a_person_acts_for_a_firm_until_it_ends() -> None:
    lead = fold(SUBJECT, firm())
    somebody = fold(SUBJECT, person())
    words = {"id": LEAD, "capacity": Capacity.AGENT, "on": DAY}
    story = given(SUBJECT, person()).when(authorise, lead, **words).then(Authorised).and_then()
    story.when(authorise, lead, **words).then_refused("already-authorised")
    (
        story.when(end_authorisation, firm=LEAD, on=DAY)
        .then(AuthorisationEnded)
        .which(lambda subject: subject.firms() == frozenset())
    )
    given(SUBJECT, person()).when(end_authorisation, firm=LEAD, on=DAY).then_refused("not-authorised")
    given(SUBJECT, person()).when(authorise, somebody, **words).then_refused("not-a-firm")
    given(SUBJECT, firm()).when(authorise, lead, **words).then_refused("not-a-person")


def test_only_a_firm_declares_what_it_is() -> None:
    given(SUBJECT, person()).when(declare_profile, profile=PROFILE, on=DAY).then_refused("person-has-no-profile")


def test_an_absence_covers_its_first_and_last_day() -> None:
    recorded = (
        given(SUBJECT, person(), granted)
        .when(record_absence, first=date(2021, 4, 1), last=date(2021, 4, 3), deputy=OFFICER)
        .then(AbsenceRecorded)
        .state()
    )
    covered = [day for day in range(1, 6) if recorded.away(date(2021, 4, day))]
    assert covered == [1, 2, 3]


def test_days_of_absence_stand_in_order_and_belong_to_an_officer() -> None:
    words = {"first": date(2021, 4, 3), "last": date(2021, 4, 1), "deputy": None}
    given(SUBJECT, person(), granted).when(record_absence, **words).then_refused("days-out-of-order")
    given(SUBJECT, person()).when(record_absence, **words).then_refused("not-an-officer")
