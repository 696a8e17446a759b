"""Nobody in the demonstration exists: names, numbers and addresses show that they are invented."""

import re
from collections import Counter

from application.demonstration import VISITOR, demonstration_cases, demonstration_people
from application.demonstration.firms import COOPERATIVES, FIRMS
from application.demonstration.people import AUDITOR
from domain.identifiers import is_business_number
from domain.roles import Role
from domain.rules.vocabulary import FirmProfile
from domain.subjects.facts import Capacity
from domain.values import Agency

OF_THE_NOTICE = (
    "한화테크윈 한화 아이디스 알프스21 알프스 에스코알티에스 에스코 우리마루 큐디 비엠티 액션테크 삼일피엔유 삼일 에스에이치비주얼 "
    "시큐인포 엔시드 삼성정밀공업 삼성 백조씽크 백조 문주하드웨어 문주 데코밸리 현대 GS SK 롯데 대우 포스코 코오롱"
)
REAL_FIRMS = OF_THE_NOTICE.split()
"""The firms the notice names (P-08, P-09), and what their names begin with."""


def typed() -> str:
    """Everything that people of the demonstration type, in one text."""
    texts = [person.name for person in demonstration_people()]
    texts += [text for firm in FIRMS for text in (firm.name, firm.representative, firm.address, firm.email)]
    texts += [text for case in demonstration_cases() for text in (case.title, *(one.label for one in case.items))]
    return "\n".join(texts)


def test_no_firm_of_the_notice_is_named() -> None:
    found = [name for name in REAL_FIRMS if name in typed()]
    assert found == []


def test_every_firm_says_that_it_is_invented_and_has_a_name_of_its_own() -> None:
    names = [firm.name for firm in FIRMS]
    assert len(names) == 160
    assert len(set(names)) == 160
    assert all(name.startswith("(가상) ") for name in names)


def test_every_business_number_is_well_formed_and_of_no_tax_office() -> None:
    numbers = [firm.business_number for firm in FIRMS]
    assert len(set(numbers)) == len(numbers)
    for number in numbers:
        assert re.fullmatch(r"999-[0-9]{2}-[0-9]{5}", number)
        assert is_business_number(number)


def test_phones_and_addresses_lead_nowhere() -> None:
    assert all(re.fullmatch(r"02-0000-[0-9]{4}", firm.phone) for firm in FIRMS)
    assert all(firm.email.endswith("@example.kr") for firm in FIRMS)
    assert all(firm.address.startswith("가상특별시 ") for firm in FIRMS)


def test_cooperatives_have_numbers_of_non_profit_corporations_and_five_members_or_more() -> None:
    assert all(firm.business_number[4:6] == "82" for firm in COOPERATIVES)
    standing = [len(case.members) for case in demonstration_cases() if case.cooperative]
    assert sum(many >= 5 for many in standing) >= 4


def test_about_fifty_people_each_with_a_name_of_their_own() -> None:
    people = demonstration_people()
    assert 45 <= len(people) <= 55
    assert len({person.name for person in people}) == len(people)
    assert len({person.id for person in people}) == len(people)
    assert all(person.role for person in people)


def test_every_office_has_its_people() -> None:
    held = Counter(role for person in demonstration_people() for role in person.holds)
    assert held[Role.INTAKE_OFFICER, Agency.MSS] >= 3
    assert held[Role.INTAKE_OFFICER, Agency.PPS] >= 2
    assert held[Role.DECIDER, Agency.MSS]
    assert held[Role.DECIDER, Agency.PPS]
    assert sum(many for (role, _), many in held.items() if role is Role.EVALUATOR) >= 7
    roles = {role for role, _ in held}
    assert roles == set(Role) - {Role.APPLICANT, Role.PARTNER, Role.MACHINE}


def test_the_unsigned_visitor_looks_as_the_auditor() -> None:
    assert AUDITOR.id == VISITOR
    assert AUDITOR.holds == ((Role.AUDITOR, None),)


def test_nobody_holds_two_roles_and_no_official_acts_for_a_firm() -> None:
    officials = {person.id for person in demonstration_people() if person.holds}
    assert all(len(person.holds) <= 1 for person in demonstration_people())
    assert officials.isdisjoint(firm.person.id for firm in FIRMS)


def test_a_represented_firm_is_represented_by_one_person_of_its_own() -> None:
    represented = [firm for firm in FIRMS if firm.capacity is Capacity.REPRESENTATIVE]
    assert len({firm.person.id for firm in represented}) == len(represented) > 10
    assert all(firm.representative == firm.person.name for firm in represented)


def test_some_firms_are_affiliated_barred_or_unverified() -> None:
    profiles: list[FirmProfile] = [firm.profile for firm in FIRMS]
    assert sum(profile.business_group is not None for profile in profiles) == 2
    assert sum(profile.bar_until is not None for profile in profiles) == 2
    assert not all(profile.number_verified for profile in profiles)
    assert any(profile.mid_sized for profile in profiles)
