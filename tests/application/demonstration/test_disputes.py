"""The demonstration's disputes: one in every state, one due now, one late, one missed, one remanded."""

import pytest

from application import dispute_register
from domain.applications import APPLICATION
from domain.applications import Status as Standing
from domain.disputes.codes import Inadmissible, Status
from domain.values import Agency
from tests.application.demonstration.conftest import Demonstration

pytestmark = pytest.mark.slow


def test_there_is_a_dispute_in_every_state_and_each_is_what_it_is_shown_for(
    demonstration: Demonstration,
) -> None:
    office = demonstration.at.office
    lines = dispute_register.register(office, frozenset(Agency))
    assert {one.dispute.status for one in lines} == set(Status)
    for agency in Agency:
        own = dispute_register.register(office, frozenset({agency}))
        assert [one.number for one in own] == list(range(1, len(own) + 1))
        assert set(own) <= set(lines)

    due = [one.dispute for one in lines if one.dispute.status is Status.UNDER_REVIEW]
    assert [one.answer_by for one in due] == [office.today()]
    late = [one.dispute.ruling for one in lines if one.dispute.status is Status.CLOSED]
    assert [one.points[0].ground for one in late if one] == [Inadmissible.LATE]
    assert [one.dispute.status for one in lines if one.dispute.missed] == [Status.RECEIVED]
    (remanded,) = [one for one in lines if one.dispute.status is Status.EFFECTUATING]
    assert remanded.overdue == (1,)
    case = office.find(APPLICATION, remanded.dispute.application).state
    assert (case.status, len(case.set_aside)) == (Standing.ELIGIBLE, 1)

    worklist = dispute_register.due(lines)
    pressing = [one.pressing for one in worklist if one.pressing is not None]
    assert pressing == sorted(pressing)
    assert worklist[0].dispute.missed
    assert worklist[0].working_days_left == pressing[0] < 0
    assert {one.dispute.status for one in worklist} == set(Status) - {Status.CLOSED, Status.WITHDRAWN}
