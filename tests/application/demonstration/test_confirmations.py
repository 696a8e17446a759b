"""The demonstration's confirmations: one in every state, one added later, one cancelled backwards; grades A and B."""

import pytest

from application.certifying import certifications_of
from application.grading import grades_of
from domain.applications.facts import Drafted
from domain.certifications.standing import Standing
from domain.grades.facts import Given, Grade
from tests.application.demonstration.conftest import Demonstration

pytestmark = pytest.mark.slow


def test_there_is_a_confirmation_in_every_state_and_each_is_what_it_is_shown_for(demonstration: Demonstration) -> None:
    office = demonstration.at.office
    today = office.today()
    cases = [one.stream for one in demonstration.facts if isinstance(one.fact, Drafted)]
    known = [one.state for case in cases for one in certifications_of(office, case)]
    assert {one.standing_on(today) for one in known} == set(Standing)
    assert {one.revocation.retroactive for one in known if one.revocation} == {True, False}
    assert [one.number[-3:] for one in known if one.added] == ["P02"]
    assert any(one.suspensions and one.standing_on(today) is Standing.VALID for one in known)
    assert [one.standing_on(today) for one in known if one.expired] == [Standing.EXPIRED]
    assert all(one.expires is None or one.expires > today for one in known)


def test_grades_a_and_b_count_today_and_one_was_revoked(demonstration: Demonstration) -> None:
    office = demonstration.at.office
    firms = {one.fact.firm for one in demonstration.facts if isinstance(one.fact, Given)}
    grades = [one.state for firm in firms for one in grades_of(office, firm)]
    counting = {one.grade for one in grades if one.standing_on(office.today()) is Standing.VALID}
    assert counting == set(Grade)
    assert sum(one.revocation is not None for one in grades) == 1
