from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from domain.applications import Application, Status
from domain.facts import Refused
from domain.panels import PANEL
from domain.panels.convening import assign_case, convene, dismiss_member, replace_member
from domain.panels.facts import CaseAssigned, Member, MemberDismissed, MemberReplaced
from domain.rules.vocabulary import Stage, Track
from tests.domain.examples import CALL_ID, CASE, DAY, FORM, LEAD, TEXT
from tests.domain.panels.examples import (
    BEGUN,
    CHAIR,
    DEPUTY,
    FIRST,
    LAST,
    OUTSIDER,
    PEOPLE,
    SEATS,
    SECRETARY,
    SEVENTH,
    THIRD,
    a_seat_until,
    convened,
    recused,
    seat,
)
from tests.stories import fold, given

ROSTER: dict[str, Any] = {
    "call": CALL_ID,
    "track": Track.INNOVATION_GROWTH,
    "stage": Stage.FACE_TO_FACE,
    "size": 7,
    "members": SEATS,
    "chair": CHAIR,
    "deputy": DEPUTY,
    "secretary": SECRETARY,
    "on": DAY,
}
ELIGIBLE = Application(
    call=CALL_ID, track=Track.INNOVATION_GROWTH, filed_by=LEAD, form=FORM, status=Status.ELIGIBLE, submitted=DAY
)


def test_a_panel_of_the_plans_size_is_convened() -> None:
    assert convene(**ROSTER) == convened


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"members": SEATS[:6]}, "too-few-members"),
        ({"members": (*SEATS, seat(CHAIR))}, "double-seat"),
        ({"chair": OUTSIDER}, "chair-not-a-member"),
        ({"deputy": OUTSIDER}, "deputy-not-a-member"),
        ({"deputy": CHAIR}, "chair-is-deputy"),
        ({"secretary": THIRD}, "secretary-is-a-member"),
        ({"on": date(2022, 1, 1)}, "term-not-covering"),
        ({"members": (*SEATS[:6], a_seat_until(SEVENTH, date(2021, 3, 31)))}, "term-not-covering"),
    ],
)
def test_a_roster_that_cannot_be_is_refused(change: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        convene(**{**ROSTER, **change})
    assert refused.value.code == code


@pytest.mark.parametrize("day", [FIRST, LAST])
def test_the_first_and_the_last_day_belong_to_the_term(day: date) -> None:
    assert convene(**{**ROSTER, "on": day}).on == day


def test_a_successor_takes_the_seat_and_the_office_it_holds() -> None:
    story = given(PANEL, *BEGUN).when(replace_member, member=CHAIR, by=seat(OUTSIDER), reasons=TEXT, on=DAY)
    panel = story.then(MemberReplaced).state()
    assert (panel.chair, panel.presiding(on=DAY), panel.member(CHAIR)) == (OUTSIDER, OUTSIDER, None)
    assert len(panel.members) == len(PEOPLE)


@pytest.mark.parametrize(
    ("member", "successor", "code"),
    [
        (OUTSIDER, seat(SECRETARY), "not-a-member"),
        (THIRD, seat(SEVENTH), "double-seat"),
        (THIRD, seat(SECRETARY), "secretary-is-a-member"),
        (THIRD, a_seat_until(OUTSIDER, date(2021, 3, 31)), "term-not-covering"),
    ],
)
def test_a_seat_goes_only_to_who_may_sit(member: UUID, successor: Member, code: str) -> None:
    given(PANEL, *BEGUN).when(replace_member, member=member, by=successor, reasons=TEXT, on=DAY).then_refused(code)


def test_who_left_does_not_come_back() -> None:
    gone = MemberDismissed(member=THIRD, reasons=TEXT, on=DAY)
    given(PANEL, *BEGUN, gone).when(replace_member, member=SEVENTH, by=seat(THIRD), reasons=TEXT, on=DAY).then_refused(
        "sat-before"
    )
    given(PANEL, *BEGUN, gone).when(dismiss_member, member=THIRD, reasons=TEXT, on=DAY).then_refused("not-a-member")


def test_the_deputy_presides_where_the_chair_may_not() -> None:
    panel = fold(PANEL, *BEGUN, recused(CHAIR))
    assert panel is not None
    assert (panel.presiding(on=DAY), panel.presiding(CASE, on=DAY), panel.presiding(CASE, on=DAY, without=DEPUTY)) == (
        CHAIR,
        DEPUTY,
        None,
    )
    end = DAY + timedelta(days=1)
    until_tomorrow = replace(convened, members=(a_seat_until(CHAIR, end), *SEATS[1:]))
    later = fold(PANEL, until_tomorrow)
    assert later is not None
    assert (later.presiding(on=end), later.presiding(on=end + timedelta(days=1))) == (CHAIR, DEPUTY)
    dismissed = fold(PANEL, *BEGUN, MemberDismissed(member=CHAIR, reasons=TEXT, on=DAY))
    assert dismissed is not None
    assert dismissed.presiding(on=DAY) == DEPUTY


def test_an_eligible_case_of_the_call_goes_before_one_panel_of_the_stage() -> None:
    begun = given(PANEL, convened)
    begun.when(assign_case, ELIGIBLE, case=CASE, others=(), on=DAY).then(CaseAssigned, case=CASE)
    with_case = fold(PANEL, *BEGUN)
    begun.when(assign_case, ELIGIBLE, case=CASE, others=(with_case,), on=DAY).then_refused("case-on-a-panel")
    given(PANEL, *BEGUN).when(assign_case, ELIGIBLE, case=CASE, others=(), on=DAY).then_refused("case-on-a-panel")
    submitted = replace(ELIGIBLE, status=Status.SUBMITTED)
    begun.when(assign_case, submitted, case=CASE, others=(), on=DAY).then_refused("not-under-evaluation")
    elsewhere = replace(ELIGIBLE, track=Track.CAPABILITY_BUILDING)
    begun.when(assign_case, elsewhere, case=CASE, others=(), on=DAY).then_refused("case-of-another-call")
