from datetime import date
from typing import Any
from uuid import UUID

import pytest

from domain.facts import Fact
from domain.panels import PANEL, Panel
from domain.panels.challenging import raise_challenge, resolve_challenge
from domain.panels.declaring import Service, conflict_hints, declare, recuse
from domain.panels.facts import ChallengeRaised, ChallengeResolved, Ground, MemberDismissed, RecusalCause, Recused
from tests.domain.examples import CASE, DAY, LEAD, OTHER, PARTNER, TEXT
from tests.domain.panels.examples import (
    ALL_CLEARED,
    BEGUN,
    CHAIR,
    DEPUTY,
    FIFTH,
    FOURTH,
    OUTSIDER,
    SEVENTH,
    SIXTH,
    THIRD,
    challenged,
    cleared,
    recused,
)
from tests.stories import fold, given

ANSWER: dict[str, Any] = {"case": CASE, "member": THIRD, "on": DAY}


def panel(*facts: Fact) -> Panel:
    state = fold(PANEL, *facts)
    assert state is not None
    return state


def test_who_declares_no_conflict_may_read_the_case() -> None:
    before = panel(*BEGUN)
    assert before.readers(CASE) == frozenset()
    declared, *more = declare(before, conflict=False, grounds=(), detail=None, **ANSWER)
    assert more == []
    assert PANEL.after(before, declared).readers(CASE) == {THIRD}


@pytest.mark.parametrize(
    ("grounds", "cause"), [((Ground.ADVISED,), RecusalCause.EXCLUDED), ((), RecusalCause.SELF_RECUSED)]
)
def test_a_declared_conflict_recuses_at_once(grounds: tuple[Ground, ...], cause: RecusalCause) -> None:
    declared, *more = declare(panel(*BEGUN), conflict=True, grounds=grounds, detail=TEXT, **ANSWER)
    (out,) = more
    assert isinstance(out, Recused)
    assert (out.cause, out.grounds, out.reasons) == (cause, grounds, TEXT)
    assert panel(*BEGUN, declared, out).readers(CASE) == frozenset()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"grounds": (Ground.ADVISED,)}, "grounds-without-conflict"),
        ({"conflict": True}, "conflict-unexplained"),
        ({"member": OUTSIDER}, "not-a-member"),
        ({"case": OTHER}, "case-not-on-panel"),
        ({"on": date(2022, 1, 1)}, "term-not-covering"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(change: dict[str, Any], code: str) -> None:
    plain = {**ANSWER, "conflict": False, "grounds": (), "detail": None}
    given(PANEL, *BEGUN).when(declare, **{**plain, **change}).then_refused(code)


def test_the_conflict_question_is_answered_once() -> None:
    answer = {**ANSWER, "conflict": False, "grounds": (), "detail": None}
    given(PANEL, *BEGUN, cleared(THIRD)).when(declare, **answer).then_refused("already-declared")


def test_a_member_is_recused_once_by_ground_and_even_after_leaving() -> None:
    named: dict[str, Any] = {"case": CASE, "member": THIRD, "reasons": TEXT, "on": DAY}
    begun = given(PANEL, *ALL_CLEARED)
    begun.when(recuse, cause=RecusalCause.EXCLUDED, grounds=(), **named).then_refused("grounds-required")
    begun.when(recuse, cause=RecusalCause.SELF_RECUSED, grounds=(), **named).then(Recused)
    again = given(PANEL, *ALL_CLEARED, recused(THIRD))
    again.when(recuse, cause=RecusalCause.SELF_RECUSED, grounds=(), **named).then_refused("member-recused")
    left = given(PANEL, *ALL_CLEARED, MemberDismissed(member=THIRD, reasons=TEXT, on=DAY))
    left.when(recuse, cause=RecusalCause.EXCLUDED, grounds=(Ground.ADVISED,), **named).then(Recused)
    stranger = {**named, "member": OUTSIDER}
    begun.when(recuse, cause=RecusalCause.SELF_RECUSED, grounds=(), **stranger).then_refused("not-a-member")


def test_a_party_challenges_a_member_once_until_it_is_resolved() -> None:
    named: dict[str, Any] = {"case": CASE, "member": THIRD, "party": LEAD, "reasons": TEXT, "on": DAY}
    begun = given(PANEL, *BEGUN)
    begun.when(raise_challenge, grounds=(Ground.ADVISED,), **named).then(ChallengeRaised)
    begun.when(raise_challenge, grounds=(), **named).then_refused("grounds-required")
    pending = given(PANEL, *BEGUN, challenged(THIRD))
    pending.when(raise_challenge, grounds=(Ground.ADVISED,), **named).then_refused("already-challenged")
    by_partner = {**named, "party": PARTNER}
    pending.when(raise_challenge, grounds=(Ground.ADVISED,), **by_partner).then(ChallengeRaised)


@pytest.mark.parametrize(
    ("ayes", "noes", "upheld"),
    [
        ((CHAIR, DEPUTY, FIFTH), (FOURTH,), True),
        ((CHAIR, DEPUTY), (FOURTH, FIFTH), False),
        ((CHAIR, DEPUTY, FOURTH, FIFTH), (), True),
        ((), (CHAIR, DEPUTY, FOURTH, FIFTH), False),
    ],
)
def test_more_than_half_of_those_voting_uphold_it(ayes: tuple[UUID, ...], noes: tuple[UUID, ...], upheld: bool) -> None:
    pending = panel(*ALL_CLEARED, challenged(THIRD), challenged(THIRD, PARTNER))
    facts = resolve_challenge(pending, case=CASE, member=THIRD, ayes=ayes, noes=noes, reasons=TEXT, on=DAY)
    assert facts[0].upheld is upheld
    after = panel(*ALL_CLEARED, challenged(THIRD), challenged(THIRD, PARTNER), *facts).cases[CASE]
    assert [one.upheld for one in after.challenges] == [upheld, upheld]
    recusal = after.recusal(THIRD)
    assert (recusal.cause if recusal else None) == (RecusalCause.CHALLENGED if upheld else None)


@pytest.mark.parametrize(
    ("member", "ayes", "noes", "code"),
    [
        (THIRD, (THIRD, CHAIR), (), "challenged-may-not-vote"),
        (THIRD, (CHAIR,), (CHAIR,), "voted-twice"),
        (THIRD, (OUTSIDER,), (), "not-a-member"),
        (THIRD, (SIXTH,), (), "member-recused"),
        (THIRD, (), (), "nobody-voted"),
        (FOURTH, (CHAIR,), (), "no-challenge-pending"),
        (THIRD, (CHAIR, DEPUTY), (), "no-quorum"),
    ],
)
def test_a_resolution_that_cannot_be_is_refused(
    member: UUID, ayes: tuple[UUID, ...], noes: tuple[UUID, ...], code: str
) -> None:
    pending = given(PANEL, *ALL_CLEARED, recused(SIXTH), challenged(THIRD))
    pending.when(resolve_challenge, case=CASE, member=member, ayes=ayes, noes=noes, reasons=TEXT, on=DAY).then_refused(
        code
    )


def test_who_may_not_vote_is_not_waited_for() -> None:
    voters = (CHAIR, DEPUTY, FOURTH)
    two_recused = panel(*ALL_CLEARED, recused(SIXTH), recused(SEVENTH), challenged(THIRD))
    facts = resolve_challenge(two_recused, case=CASE, member=THIRD, ayes=voters, noes=(), reasons=TEXT, on=DAY)
    assert isinstance(facts[0], ChallengeResolved)
    assert facts[0].upheld


def test_who_has_not_declared_does_not_vote_on_it() -> None:
    voters = (CHAIR, DEPUTY, FOURTH, SEVENTH)
    undeclared = given(PANEL, *ALL_CLEARED[:-1], challenged(THIRD))
    undeclared.when(
        resolve_challenge, case=CASE, member=THIRD, ayes=voters, noes=(), reasons=TEXT, on=DAY
    ).then_refused("not-declared")


@pytest.mark.parametrize(
    ("last", "ground"),
    [
        (None, Ground.AGENT_OF_PARTY),
        (DAY, Ground.SERVED_WITHIN_THREE_YEARS),
        (date(2018, 4, 1), Ground.SERVED_WITHIN_THREE_YEARS),
        (date(2018, 3, 31), None),
    ],
)
def test_service_for_a_firm_of_the_case_is_hinted_at_for_three_years(last: date | None, ground: Ground | None) -> None:
    served = (Service(firm=LEAD, last=last), Service(firm=OTHER, last=None))
    found = conflict_hints(THIRD, service=served, firms=(LEAD, PARTNER), actors=(OUTSIDER,), on=DAY)
    assert [one.ground for one in found] == ([ground] if ground else [])


def test_whoever_acted_on_the_case_is_hinted_at() -> None:
    (hint,) = conflict_hints(THIRD, service=(), firms=(LEAD,), actors=(THIRD, OUTSIDER), on=DAY)
    assert (hint.member, hint.ground, hint.because.code) == (THIRD, Ground.TOOK_PART, "took-part")
