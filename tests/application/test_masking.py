"""Names are told to who works with people, and masked so that two of them can still be told apart."""

from uuid import UUID

import pytest

from application.masking import masked_entry, masked_name, may_unmask, plainly_named
from application.permissions import Actor
from domain.roles import Role
from domain.subjects import Subject
from domain.subjects.facts import Capacity, Identity, SubjectKind
from domain.values import Agency, Sealed

FIRM, OTHER_FIRM, ME, SOMEBODY = (UUID(int=n) for n in range(1, 5))
SEALED = Sealed(c="0" * 64, k=f"subject:{ME}:1", x="")


def someone(*roles: Role, acts_for: UUID | None = None, kind: SubjectKind = SubjectKind.PERSON) -> Subject:
    return Subject(
        kind=kind,
        identity=Identity(label=SEALED),
        profile=None,
        roles=frozenset((role, Agency.MSS) for role in roles),
        acts_for=((acts_for, Capacity.STAFF),) if acts_for else (),
    )


def told(reader: Subject, named: Subject, *, id: UUID = SOMEBODY) -> bool:
    return plainly_named(Actor(id=ME, subject=reader), id, named)


APPLICANT, OFFICIAL = someone(acts_for=FIRM), someone(Role.INTAKE_OFFICER)


@pytest.mark.parametrize(
    "role", [Role.INTAKE_OFFICER, Role.DECIDER, Role.SECRETARY, Role.OPERATOR, Role.PRIVACY_OFFICER]
)
def test_who_works_with_people_is_told_their_names(role: Role) -> None:
    assert told(someone(role), APPLICANT)
    assert not may_unmask(Actor(id=ME, subject=someone(role)))


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.DISPUTE_REVIEWER])
def test_who_looks_into_what_was_done_sees_nobodys_name_until_they_say_what_for(role: Role) -> None:
    reader = someone(role)
    assert not told(reader, APPLICANT)
    assert not told(reader, OFFICIAL)
    assert told(reader, reader, id=ME)
    assert may_unmask(Actor(id=ME, subject=reader))


def test_a_party_is_told_who_sits_on_a_panel_also_somebody_from_outside() -> None:
    assert told(APPLICANT, someone())


def test_a_party_is_not_told_who_reviews_its_objection() -> None:
    assert not told(APPLICANT, someone(Role.DISPUTE_REVIEWER))
    assert told(OFFICIAL, someone(Role.DISPUTE_REVIEWER))


def test_a_buyer_is_told_nobody() -> None:
    assert not told(someone(Role.BUYER), APPLICANT)
    assert not may_unmask(Actor(id=ME, subject=someone(Role.BUYER)))


def test_an_applicant_is_told_officials_and_colleagues_and_nobody_of_another_firm() -> None:
    assert told(APPLICANT, OFFICIAL)
    assert told(APPLICANT, someone(acts_for=FIRM))
    assert not told(APPLICANT, someone(acts_for=OTHER_FIRM))
    assert not may_unmask(Actor(id=ME, subject=APPLICANT))


@pytest.mark.parametrize("role", [Role.EVALUATOR, Role.COMMITTEE_MEMBER, Role.CHAIR])
def test_judges_are_told_each_other_and_whom_to_have_no_conflict_with(role: Role) -> None:
    assert told(someone(role), someone(Role.EVALUATOR))
    assert told(someone(role), APPLICANT)


@pytest.mark.parametrize("kind", [kind for kind in SubjectKind if kind is not SubjectKind.PERSON])
def test_a_firms_name_is_told_to_everybody_and_a_persons_to_nobody_who_is_not_signed_in(kind: SubjectKind) -> None:
    assert plainly_named(None, FIRM, someone(kind=kind))
    assert not plainly_named(None, SOMEBODY, OFFICIAL)


def test_two_of_the_same_letter_are_told_apart() -> None:
    one, other = UUID(int=0xAB12), UUID(int=0xCD34)
    assert masked_name("홍길동", one) == "홍○○·ab12"
    assert masked_name("(가상) 홍길", other) == "(가○) 홍○·cd34"


@pytest.mark.parametrize(
    ("field", "text", "shown"),
    [
        ("phone", "02-999-1234", "02-999-○○○○"),
        ("email", "hong@example.kr", "h○○○@example.kr"),
        ("address", "세종특별자치시 한누리대로 402", "세종특별자치시 ○○○○○ ○○○"),
        ("representative", "홍길동", "홍○○"),
        ("business_number", "9990100032", "99901○○○○○"),
        ("business_number", "9998100015", "9998100015"),
        ("label", "(가상) 새벽빛", "(가상) 새벽빛"),
    ],
)
def test_a_register_entry_shows_no_more_than_tells_it_apart(field: str, text: str, shown: str) -> None:
    assert masked_entry(field, text) == shown
