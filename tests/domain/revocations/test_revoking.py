"""Revoking: told before and heard, named one by one, five years from arrival; no dead end on the way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest

from domain.applications import Application
from domain.applications import Status as Standing
from domain.bars import BAR, Bars, end, impose, lift
from domain.facts import Fact, Refused
from domain.notices.facts import Method
from domain.revocations import ENDED, REVOCATION, Revocation, Status
from domain.revocations.facts import Decided, Ground, PriorNoticeGiven
from domain.revocations.revoking import (
    comment,
    decide,
    drop,
    give_prior_notice,
    notify,
    order_hearing,
    record_arrival,
    report,
    report_hearing,
    set_aside,
)
from domain.roles import Role
from domain.rules.vocabulary import Track
from domain.values import SEOUL, Form
from tests.domain.disputes.examples import CASE, KOREA, LEAD, PARTNER, TEXT, VERSION, day
from tests.stories import fold, given

FORM = Form(title=TEXT, leads=(LEAD,), partner=PARTNER)
SELECTED = Application(call=CASE, track=Track.INNOVATION_GROWTH, filed_by=LEAD, form=FORM, status=Standing.SELECTED)
ON = day("2024-03-04")
REPORTED = report(SELECTED, (), id=CASE, ground=Ground.AGREEMENT_BREACHED, party=None, text=TEXT, on=ON)
DECIDING: dict[str, Any] = {"role": Role.DECIDER, "barred": (LEAD,), "reasons": TEXT}
NOTICE: dict[str, Any] = {
    "to_be_barred": (LEAD,),
    "ground": Ground.AGREEMENT_BREACHED,
    "text": TEXT,
    "days": 10,
    "version": VERSION,
    "method": Method.ELECTRONIC,
}
TOLD = give_prior_notice(REVOCATION.begin(REPORTED), SELECTED, KOREA, **NOTICE, on=ON)
AFTER = TOLD.comment_by + timedelta(days=1)


def state(*facts: Fact) -> Revocation:
    made = fold(REVOCATION, *facts)
    assert made is not None
    return made


def at(on: date) -> datetime:
    return datetime.combine(on, time(10), tzinfo=SEOUL)


def test_a_ground_is_reported_against_a_selected_case_and_one_at_a_time() -> None:
    with pytest.raises(Refused, match="not-selected"):
        report(
            replace(SELECTED, status=Standing.REJECTED),
            (),
            id=CASE,
            ground=Ground.GIVEN_UP,
            party=LEAD,
            text=TEXT,
            on=ON,
        )
    with pytest.raises(Refused, match="revocation-pending"):
        report(SELECTED, (state(REPORTED),), id=CASE, ground=Ground.GIVEN_UP, party=LEAD, text=TEXT, on=ON)
    with pytest.raises(Refused, match="party-gives-up-only"):
        report(SELECTED, (), id=CASE, ground=Ground.AGREEMENT_BREACHED, party=LEAD, text=TEXT, on=ON)
    dropped = drop(state(REPORTED), role=Role.DECIDER, reasons=TEXT, on=ON)
    again = report(SELECTED, (state(REPORTED, dropped),), id=CASE, ground=Ground.GIVEN_UP, party=LEAD, text=TEXT, on=ON)
    assert again.party == LEAD


def test_everybody_is_told_before_with_ten_days_to_comment_and_firms_are_named_one_by_one() -> None:
    story = given(REVOCATION, REPORTED)
    story.when(give_prior_notice, SELECTED, KOREA, **{**NOTICE, "days": 9}, on=ON).then_refused(
        "comment-period-too-short", least=10
    )
    story.when(give_prior_notice, SELECTED, KOREA, **{**NOTICE, "to_be_barred": ()}, on=ON).then_refused("nobody-named")
    story.when(give_prior_notice, SELECTED, KOREA, **{**NOTICE, "to_be_barred": (CASE,)}, on=ON).then_refused(
        "not-among-the-parties"
    )
    told = story.when(give_prior_notice, SELECTED, KOREA, **NOTICE, on=ON)
    told.then(PriorNoticeGiven, parties=(LEAD, PARTNER), comment_by=day("2024-03-14"))


def test_nothing_is_decided_while_the_time_to_comment_runs_unless_everybody_commented() -> None:
    story = given(REVOCATION, REPORTED, TOLD)
    story.when(decide, **DECIDING, on=TOLD.comment_by).then_refused("time-to-comment-runs", until=TOLD.comment_by)
    story.when(decide, **DECIDING, on=AFTER).then(Decided, barred=(LEAD,), clause=TOLD.clause)
    story.when(decide, **{**DECIDING, "role": Role.MACHINE}, on=AFTER).then_refused("machine-decides-nothing")
    story.when(decide, **{**DECIDING, "barred": ()}, on=AFTER).then_refused("nobody-named")
    story.when(decide, **{**DECIDING, "barred": (PARTNER,)}, on=AFTER).then_refused("not-among-the-parties")
    said = [comment(state(REPORTED, TOLD), party=one, text=None, on=ON) for one in (LEAD, PARTNER)]
    given(REVOCATION, REPORTED, TOLD, *said).when(decide, **DECIDING, on=ON).then(Decided)
    with pytest.raises(Refused, match="commented-already"):
        comment(state(REPORTED, TOLD, *said), party=LEAD, text=TEXT, on=ON)


def test_a_hearing_that_was_ordered_is_held_before_the_decision() -> None:
    story = given(REVOCATION, REPORTED, TOLD)
    where: dict[str, Any] = {"place": TEXT, "reasons": TEXT, "on": ON}
    story.when(order_hearing, day=ON + timedelta(days=9), **where).then_refused(
        "hearing-too-soon", first=ON + timedelta(days=10)
    )
    ordered = order_hearing(state(REPORTED, TOLD), day=ON + timedelta(days=10), **where)
    waiting = given(REVOCATION, REPORTED, TOLD, ordered)
    waiting.when(decide, **DECIDING, on=AFTER).then_refused("hearing-awaited")
    waiting.when(report_hearing, attended=(LEAD,), report=TEXT, on=ON).then_refused("hearing-not-held")
    heard = report_hearing(state(*waiting.facts), attended=(LEAD,), report=TEXT, on=AFTER)
    given(REVOCATION, *waiting.facts, heard).when(decide, **DECIDING, on=AFTER).then(Decided)


def test_it_arrives_party_by_party_and_the_days_to_object_are_those_of_the_basic_act() -> None:
    decided = decide(state(REPORTED, TOLD), **DECIDING, on=AFTER)
    sent = notify(state(REPORTED, TOLD, decided), method=Method.POST, text=TEXT, on=AFTER)
    facts: tuple[Fact, ...] = (REPORTED, TOLD, decided, sent)
    arrived = record_arrival(state(*facts), KOREA, party=LEAD, arrived=at(AFTER), now=at(AFTER), version=VERSION)
    assert (arrived.due.object_by, arrived.due.appeal_by) == (day("2024-04-15"), day("2024-06-13"))
    assert state(*facts, arrived).status is Status.SENT
    with pytest.raises(Refused, match="not-awaited"):
        record_arrival(state(*facts, arrived), KOREA, party=LEAD, arrived=at(AFTER), now=at(AFTER), version=VERSION)
    other = record_arrival(state(*facts), KOREA, party=PARTNER, arrived=at(AFTER), now=at(AFTER), version=VERSION)
    assert state(*facts, arrived, other).status is Status.REVOKED


REVOKED = UUID(int=77)


def barred(*facts: Fact) -> Bars:
    made = fold(BAR, *facts)
    assert made is not None
    return made


def test_a_bar_counts_its_first_day_and_does_not_roll() -> None:
    imposed = impose(LEAD, revocation=REVOKED, effective=day("2024-03-15"))
    assert imposed.last == day("2029-03-14")
    bars = barred(imposed)
    assert [bars.until(day(one)) for one in ("2024-03-14", "2024-03-15", "2029-03-14", "2029-03-15")] == [
        None,
        day("2029-03-14"),
        day("2029-03-14"),
        None,
    ]


def test_the_end_of_a_bar_is_recorded_once_for_its_own_day_however_late_and_a_lifted_one_ends_no_more() -> None:
    imposed = impose(LEAD, revocation=REVOKED, effective=day("2024-03-15"))
    assert end(barred(imposed), on=day("2029-03-14")) == ()
    (ended,) = end(barred(imposed), on=day("2031-01-01"))
    assert ended.on == day("2029-03-15")
    assert end(barred(imposed, ended), on=day("2031-01-01")) == ()
    (lifted,) = lift(barred(imposed), revocation=REVOKED, reasons=TEXT, on=day("2025-01-01"))
    free = barred(imposed, lifted)
    assert free.until(day("2025-01-02")) is None
    assert end(free, on=day("2031-01-01")) == ()
    assert lift(free, revocation=REVOKED, reasons=TEXT, on=day("2025-01-02")) == ()


Try = Callable[[Revocation, date, Random], Fact]
TRIES: tuple[Try, ...] = (
    lambda one, on, _: drop(one, role=Role.DECIDER, reasons=TEXT, on=on),
    lambda one, on, _: give_prior_notice(one, SELECTED, KOREA, **NOTICE, on=on),
    lambda one, on, chance: comment(one, party=chance.choice([LEAD, PARTNER]), text=TEXT, on=on),
    lambda one, on, _: order_hearing(one, day=on + timedelta(days=10), place=TEXT, reasons=TEXT, on=on),
    lambda one, on, _: report_hearing(one, attended=(), report=TEXT, on=on),
    lambda one, on, _: decide(one, **DECIDING, on=on),
    lambda one, on, _: notify(one, method=Method.POST, text=TEXT, on=on),
    lambda one, on, chance: record_arrival(
        one, KOREA, party=chance.choice([LEAD, PARTNER]), arrived=at(on), now=at(on), version=VERSION
    ),
    lambda one, on, _: set_aside(one, role=Role.DECIDER, reasons=TEXT, on=on),
)


def walk(chance: Random) -> list[Revocation]:
    """A random life of a revocation; where nothing is possible that day, days pass."""
    revocation, on, seen = state(REPORTED), ON, [state(REPORTED)]
    for _ in range(80):
        made = []
        for attempt in TRIES:
            try:
                made.append(attempt(revocation, on, chance))
            except Refused:
                continue
        rare = [
            one
            for one in made
            if one.name in {"revocation.dropped", "revocation.set_aside", "revocation.hearing_ordered"}
        ]
        usual = [one for one in made if one not in rare]
        if made and (usual or chance.random() < 0.3):
            fact = chance.choice(usual if usual and chance.random() < 0.9 else made)
            revocation = REVOCATION.after(revocation, fact)
            seen.append(revocation)
        on += timedelta(days=chance.choice([0, 1, 6]))
    return seen


def test_from_every_state_somebody_can_go_on_and_nobody_is_revoked_untold_or_unheard() -> None:
    lives = [walk(Random(seed)) for seed in range(60)]
    assert {one.status for life in lives for one in life} == set(Status)
    for life in lives:
        assert life[-1].status in ENDED
        for one in life:
            if one.decided:
                assert one.told is not None
                everybody = all(one.commented(party) for party in one.told.parties)
                assert everybody or one.decided.on > one.told.comment_by
                assert one.hearing is None or one.heard is not None
                assert set(one.decided.barred) <= set(one.told.to_be_barred)
