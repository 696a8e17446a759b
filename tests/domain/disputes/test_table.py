"""No dead end: from every state somebody can act, or it is closed. Walks at random find every state and try every act there."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest

from domain.disputes import DISPUTE, Dispute
from domain.disputes.answering import notify_result, record_result_arrival
from domain.disputes.clock import answered, runs
from domain.disputes.codes import ENDED, Content, Result, Status
from domain.disputes.facts import ObjectionFiled
from domain.disputes.filing import attach_evidence, withdraw
from domain.disputes.reviewing import (
    Provided,
    assign_reviewer,
    declare_conflict,
    extend_answer,
    lapse_supplement,
    provide_supplement,
    record_missed,
    request_supplement,
)
from domain.disputes.ruling import BLOCKS, Given, blocks, effectuate, rule
from domain.disputes.table import ACTS, Act
from domain.facts import Fact, Refused
from domain.notices.facts import Method
from domain.panels.facts import Ground
from domain.roles import Role
from domain.rules.vocabulary import PaperKind
from tests.domain.disputes.examples import (
    CASE,
    KOREA,
    OTHER,
    OTHER_REVIEWER,
    PETITION,
    REVIEWER,
    SENT,
    TEXT,
    VERSION,
    at,
    day,
    filed,
    filing,
    notice,
    objection,
)
from tests.domain.disputes.stories import REMAND, upheld
from tests.domain.disputes.test_ruling import inadmissible
from tests.domain.examples import paper

Try = Callable[[Dispute, date, Random], object]


def _rule(dispute: Dispute, on: date, _: Random) -> object:
    unmet = [BLOCKS[one.criterion] for one in dispute.findings if one.criterion in BLOCKS and not one.met]
    reviewer = next((one.person for one in dispute.reviewers if one.cleared), REVIEWER)
    return rule(
        dispute,
        KOREA,
        reviewer=reviewer,
        role=Role.DISPUTE_REVIEWER,
        involved=(),
        stands=True,
        points=inadmissible(unmet[0]) if unmet else (upheld(),),
        remedies=() if unmet else (Given(points=(1,), remedy=REMAND),),
        excused=False,
        on=on,
    )


TRIES: dict[Act, Try] = {
    Act.ATTACH_EVIDENCE: lambda one, on, _: attach_evidence(
        one, point=1, argument=1, paper=paper(PaperKind.OTHER), on=on
    ),
    Act.WITHDRAW: lambda one, on, _: withdraw(one, reasons=None, on=on),
    Act.ASSIGN_REVIEWER: lambda one, on, chance: assign_reviewer(
        one, reviewer=chance.choice([REVIEWER, OTHER_REVIEWER, CASE]), involved=(), on=on
    ),
    Act.DECLARE_CONFLICT: lambda one, on, chance: declare_conflict(
        one,
        reviewer=chance.choice([REVIEWER, OTHER_REVIEWER]),
        conflict=(conflict := chance.random() < 0.2),
        grounds=(Ground.ADVISED,) if conflict else (),
        detail=None,
        on=on,
    ),
    Act.REQUEST_SUPPLEMENT: lambda one, on, _: request_supplement(
        one,
        KOREA,
        reviewer=next(who.person for who in one.reviewers if who.cleared),
        contents=(Content.CONTACT,),
        days=7,
        reasons=TEXT,
        on=on,
    ),
    Act.PROVIDE_SUPPLEMENT: lambda one, on, _: provide_supplement(
        one, KOREA, provided=Provided(contact=TEXT), sent=SENT, on=on
    ),
    Act.LAPSE_SUPPLEMENT: lambda one, on, _: lapse_supplement(one, KOREA, on=on),
    Act.EXTEND_ANSWER: lambda one, on, _: extend_answer(one, KOREA, days=10, reasons=TEXT, on=on),
    Act.RECORD_MISSED: lambda one, on, _: record_missed(one, KOREA, refusal=day("2026-01-05"), on=on),
    Act.RULE: _rule,
    Act.NOTIFY_RESULT: lambda one, on, _: notify_result(
        one, KOREA, method=Method.ELECTRONIC, text=TEXT, refusal=day("2026-01-05"), on=on
    ),
    Act.RECORD_RESULT_ARRIVAL: lambda one, on, _: record_result_arrival(
        one, KOREA, arrived=at(on), now=at(on), refusal=day("2026-01-05"), version=VERSION
    ),
    Act.EFFECTUATE: lambda one, on, _: effectuate(
        one, number=1, kind="application.stage_passed", stream=CASE, version=1, position=1, displaced=(), on=on
    ),
}


def _filings() -> tuple[ObjectionFiled, ...]:
    return (
        filed("2025-02-03"),
        filed("2025-02-03", holds=objection(contact=None)),
        filed("2021-09-06", PETITION, holds=objection(contact=None)),
        filed("2025-07-07", arrived="2025-02-03"),
        filing(notice("2021-08-20", OTHER), at(day("2021-09-06"))),
    )


def _recorded(made: object) -> tuple[Fact, ...]:
    return made if isinstance(made, tuple) else (made,)


def walk(chance: Random) -> list[tuple[Dispute, date, list[Act]]]:
    """A random life of a dispute: each state it was in, the day, and the acts that were possible there."""
    fact = chance.choice(_filings())
    dispute, on = DISPUTE.begin(fact), fact.on
    seen = []
    for _ in range(14):
        outcomes: dict[Act, tuple[Fact, ...]] = {}
        for act, attempt in TRIES.items():
            try:
                outcomes[act] = _recorded(attempt(dispute, on, chance))
            except (Refused, StopIteration):
                continue
        seen.append((dispute, on, list(outcomes)))
        if not outcomes:
            break
        rare = {Act.WITHDRAW: 0.1, Act.ATTACH_EVIDENCE: 0.3}
        acts = [act for act in outcomes if chance.random() < rare.get(act, 1.0)]
        if acts:
            for one in outcomes[chance.choice(acts)]:
                dispute = DISPUTE.after(dispute, one)
        on += timedelta(days=chance.choice([0, 0, 1, 6, 20]))
    return seen


MOST_DAYS = 14 + 10 + 7 + 14
"""What the law gives to answer, the extension, one pause for what was missing, and holidays at the end of each."""


@pytest.fixture(scope="module")
def walks() -> list[tuple[Dispute, date, list[Act]]]:
    return [one for seed in range(250) for one in walk(Random(seed))]


def test_every_act_has_states_and_roles_and_is_tried() -> None:
    assert set(ACTS) == set(Act) == set(TRIES)
    assert all(one.states and one.roles for one in ACTS.values())


def test_in_the_table_every_state_that_is_not_ended_has_somebody_who_can_act() -> None:
    for status in Status:
        roles = {role for one in ACTS.values() if status in one.states for role in one.roles}
        assert bool(roles - {Role.MACHINE}) == (status not in ENDED), status


def test_the_walks_come_to_every_state(walks: list[tuple[Dispute, date, list[Act]]]) -> None:
    assert {dispute.status for dispute, _, _ in walks} == set(Status)


def test_from_every_state_somebody_can_act_or_it_is_ended(walks: list[tuple[Dispute, date, list[Act]]]) -> None:
    for dispute, _, acts in walks:
        assert bool(acts) == (dispute.status not in ENDED), dispute.status


def test_nothing_is_possible_outside_the_table(walks: list[tuple[Dispute, date, list[Act]]]) -> None:
    for dispute, _, acts in walks:
        assert all(dispute.status in ACTS[act].states for act in acts)


def test_every_remedy_ordered_was_carried_out_or_stands_in_the_list(
    walks: list[tuple[Dispute, date, list[Act]]],
) -> None:
    for dispute, on, _ in walks:
        done = {one.number for one in dispute.remedies if one.effectuated}
        listed = {one.number for one in dispute.outstanding}
        granted = {one.number for one in dispute.remedies if dispute.withdrawn is None}
        assert done | listed == granted
        assert not done & listed
        assert {one.number for one in dispute.overdue(on)} == {
            one.number for one in dispute.outstanding if one.due < on
        }


def test_a_deadline_never_passes_unseen(walks: list[tuple[Dispute, date, list[Act]]]) -> None:
    for dispute, on, acts in walks:
        passed = runs(dispute) and dispute.answer_by is not None and on > dispute.answer_by
        assert (Act.RECORD_MISSED in acts) == passed
        assert dispute.answer_by is None or dispute.answer_by <= dispute.filed + timedelta(days=MOST_DAYS)
        if dispute.missed:
            assert dispute.missed.on > dispute.missed.due


def test_what_is_inadmissible_upholds_nothing_and_orders_nothing(
    walks: list[tuple[Dispute, date, list[Act]]],
) -> None:
    late = [one for one, _, _ in walks if one.ruling and blocks(one, excused=False, stands=True)]
    assert late
    assert all(one.ruling and one.ruling.result is Result.INADMISSIBLE and not one.remedies for one in late)
    assert any(answered(one) for one, _, _ in walks)
