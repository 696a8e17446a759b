"""A case on its way through the stages to the committee, driven in random orders, while members are recused and terms end.

What must hold is kept here apart from the decisions it checks: who was recused, whose term covers a day, who voted how,
which stage has which result.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from domain.applications import APPLICATION
from domain.applications.staging import next_stage, reached, record_result, report_hearing, schedule_hearing
from domain.facts import Refused
from domain.meetings import MEETING, Meeting
from domain.meetings.deliberating import cast_vote, close_meeting, open_meeting, resolve, stands, take_minutes
from domain.meetings.facts import Choice, Proposal, Resolved
from domain.panels import PANEL
from domain.panels.declaring import declare, recuse
from domain.panels.facts import CaseAssigned, Convened, Ground, Member, RecusalCause
from domain.rules.vocabulary import Stage, Track
from domain.tallies.facts import Computed
from tests.domain.applications.stages import ELIGIBLE, tally
from tests.domain.examples import CALL_ID, CASE, DAY, PLAN, TEXT
from tests.stories import fold

COMMITTEE, SECRETARY = UUID(int=900), UUID(int=990)
PEOPLE = tuple(UUID(int=number) for number in range(901, 908))
LASTS = dict(zip(PEOPLE, (*[DAY + timedelta(days=9)] * 2, *[date(2021, 12, 31)] * 5), strict=True))
"""The last day of each member's term: those of two end on the way."""
STAGES = tuple(Stage)
ANYBODY, ANY_STAGE = st.sampled_from(PEOPLE), st.sampled_from(STAGES)
MANY = 4


class CaseOnItsWay(RuleBasedStateMachine):
    """One case, its committee, and the meetings it holds."""

    def __init__(self) -> None:
        super().__init__()
        seats = tuple(Member(person=one, outside_expert=True, first=DAY, last=LASTS[one]) for one in PEOPLE)
        convened = Convened(
            call=CALL_ID,
            track=Track.INNOVATION_GROWTH,
            stage=Stage.DELIBERATION,
            members=seats,
            chair=PEOPLE[0],
            deputy=PEOPLE[1],
            secretary=SECRETARY,
            on=DAY,
        )
        panel, application = fold(PANEL, convened, CaseAssigned(case=CASE, on=DAY)), fold(APPLICATION, *ELIGIBLE)
        assert panel
        assert application
        self.panel, self.application, self.day = panel, application, DAY
        self.meeting: Meeting | None = None
        self.tallies: dict[Stage, list[Computed]] = {}
        self.cleared, self.recused = set[UUID](), set[UUID]()
        self.heard: set[Stage] = set()
        self.passed: dict[Stage, bool] = {}
        self.ballots: dict[UUID, Choice] = {}
        self.resolved: Resolved | None = None

    def tried(self, decide: Any, *args: object, **words: object) -> Any:  # noqa: ANN401  (any decision)
        try:
            return decide(*args, **words)
        except Refused:
            return None

    def now(self) -> datetime:
        return datetime.combine(self.day, datetime.min.time(), UTC) + timedelta(hours=3)

    def serving(self, member: UUID) -> bool:
        return self.day <= LASTS[member]

    @initialize(
        passed=st.sampled_from([2, 2, 2, 2, 1, 0]),
        answered=st.sampled_from([7, 7, 5, 3]),
        present=st.sampled_from([7, 7, 6, 5, 4, 0]),
    )
    def it_came_so_far(self, passed: int, answered: int, present: int) -> None:
        for stage in STAGES[:passed]:
            self.is_heard(stage)
            self.is_tallied(stage, passed=True, quorate=True)
            self.result_is_recorded(stage)
        for member in PEOPLE[:answered]:
            self.declares(member)
        self.meets({*PEOPLE[len(PEOPLE) - present :]})

    @rule(days=st.sampled_from([1, 2, 9]))
    def time_passes(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule(member=ANYBODY)
    def declares(self, member: UUID) -> None:
        for fact in (
            self.tried(
                declare, self.panel, case=CASE, member=member, conflict=False, grounds=(), detail=None, on=self.day
            )
            or ()
        ):
            assert self.serving(member)
            self.panel = PANEL.after(self.panel, fact)
            self.cleared.add(member)

    @precondition(lambda self: len(self.recused) < MANY)
    @rule(member=ANYBODY)
    def is_recused(self, member: UUID) -> None:
        fact = self.tried(
            recuse,
            self.panel,
            case=CASE,
            member=member,
            cause=RecusalCause.EXCLUDED,
            grounds=(Ground.ADVISED,),
            reasons=TEXT,
            on=self.day,
        )
        if fact:
            self.panel = PANEL.after(self.panel, fact)
            self.recused.add(member)

    @rule(stage=ANY_STAGE)
    def is_heard(self, stage: Stage) -> None:
        at = self.now() + timedelta(hours=1)
        for decide, words in (
            (schedule_hearing, {"place": TEXT, "at": at, "now": self.now()}),
            (report_hearing, {"report": TEXT, "now": at}),
        ):
            fact = self.tried(decide, self.application, PLAN, stage=stage, **words)
            if fact:
                assert stage is not Stage.DELIBERATION
                assert self.came_to(stage)
                self.application = APPLICATION.after(self.application, fact)
                if decide is report_hearing:
                    self.heard.add(stage)

    @rule(
        stage=ANY_STAGE, passed=st.sampled_from([True, True, True, False]), quorate=st.sampled_from([True, True, False])
    )
    def is_tallied(self, stage: Stage, *, passed: bool, quorate: bool) -> None:
        score = ("75.00" if passed else "45.00") if quorate else None
        computed = tally(stage, score=score, passed=passed if quorate else None, quorate=quorate)
        self.tallies.setdefault(stage, []).append(computed)

    @rule(stage=ANY_STAGE)
    def result_is_recorded(self, stage: Stage) -> None:
        made = self.tallies.get(stage, [])
        last = made[-1] if made else None
        fact = self.tried(
            record_result, self.application, PLAN, tally=last, version=len(made), stage=stage, on=self.day
        )
        if fact:
            assert last
            assert last.quorate
            assert stage in self.heard or stage is Stage.DELIBERATION
            assert self.came_to(stage)
            self.application = APPLICATION.after(self.application, fact)
            self.passed[stage] = last.tally.passed is not False

    @precondition(lambda self: self.meeting is None or self.meeting.closed)
    @rule(present=st.sets(ANYBODY, min_size=2))
    def meets(self, present: set[UUID]) -> None:
        fact = self.tried(open_meeting, self.panel, id=COMMITTEE, present=tuple(present), on=self.day)
        if fact:
            assert all(self.serving(one) for one in present)
            assert {one for one in PEOPLE if self.serving(one)} <= {*fact.enrolled} <= {*PEOPLE}
            assert 2 * len(present) > len(fact.enrolled)
            self.meeting = MEETING.begin(fact)
            self.ballots, self.resolved = {}, None

    @precondition(lambda self: self.meeting)
    @rule(choices=st.lists(st.sampled_from(Choice), min_size=len(PEOPLE), max_size=len(PEOPLE)))
    def all_vote(self, choices: list[Choice]) -> None:
        for voter, choice in zip(PEOPLE, choices, strict=True):
            self.vote({voter}, choice, Proposal.SELECT)

    @precondition(lambda self: self.meeting)
    @rule(
        voters=st.sets(ANYBODY, min_size=1),
        choice=st.sampled_from([Choice.AYE, Choice.AYE, Choice.NO, Choice.ABSTAIN]),
        proposal=st.sampled_from([Proposal.SELECT] * 5 + [Proposal.REJECT]),
    )
    def vote(self, voters: set[UUID], choice: Choice, proposal: Proposal) -> None:
        for voter in sorted(voters):
            fact = self.tried(self.voting, voter, choice, proposal)
            if fact and self.meeting:
                assert self.may_vote(voter)
                self.meeting = MEETING.after(self.meeting, fact)
                self.ballots[voter] = choice

    def voting(self, voter: UUID, choice: Choice, proposal: Proposal) -> Any:  # noqa: ANN401  (a vote)
        """As the office asks it: the case has come to the committee, and then whether this vote may be cast."""
        reached(self.application, PLAN, Stage.DELIBERATION, lost=())
        return cast_vote(
            self.meeting,  # type: ignore[arg-type]
            self.panel,
            case=CASE,
            voter=voter,
            proposal=proposal,
            choice=choice,
            scored=False,
            on=self.day,
        )

    def may_vote(self, voter: UUID) -> bool:
        assert self.meeting
        return (
            voter in self.meeting.present
            and voter in self.cleared - self.recused
            and voter not in self.ballots
            and self.serving(voter)
            and not self.meeting.closed
            and self.resolved is None
            and self.came_to(Stage.DELIBERATION)
            and 2 * len({*self.meeting.present} - self.recused) > len(self.meeting.enrolled)
        )

    @precondition(lambda self: self.meeting)
    @rule()
    def resolves(self) -> None:
        assert self.meeting
        fact = self.tried(resolve, self.meeting, self.panel, case=CASE, reasons=TEXT, on=self.day)
        if fact is None:
            return
        there = {*self.meeting.present} - self.recused
        counted = [choice for voter, choice in self.ballots.items() if voter in there]
        assert {*fact.present} == there
        assert 2 * len(there) > len(self.meeting.enrolled)
        assert (fact.ayes, fact.noes, fact.abstentions) == (
            counted.count(Choice.AYE),
            counted.count(Choice.NO),
            counted.count(Choice.ABSTAIN),
        )
        assert {*self.ballots} >= there
        assert fact.carried == (2 * counted.count(Choice.AYE) > len(there))
        assert self.resolved is None or {*self.resolved.present} & self.recused
        self.meeting, self.resolved = MEETING.after(self.meeting, fact), fact

    @precondition(lambda self: self.ballots and len(self.recused) < MANY)
    @rule(data=st.data())
    def one_who_voted_is_recused_and_it_is_resolved_and_others_come_late(self, data: st.DataObject) -> None:
        self.is_recused(data.draw(st.sampled_from(sorted(self.ballots))))
        self.resolves()
        self.vote({*PEOPLE}, Choice.NO, Proposal.SELECT)

    @precondition(lambda self: self.meeting)
    @rule()
    def ends(self) -> None:
        assert self.meeting
        for decide, words in ((take_minutes, {"minutes": TEXT}), (close_meeting, {})):
            fact = self.tried(decide, self.meeting, on=self.day, **words)
            if fact:
                assert not self.meeting.closed
                self.meeting = MEETING.after(self.meeting, fact)

    def came_to(self, stage: Stage) -> bool:
        """Whether every stage before this one was passed: in the plan of the examples each is a gate."""
        return all(self.passed.get(one) for one in STAGES[: STAGES.index(stage)])

    @invariant()
    def the_stages_were_passed_in_their_order(self) -> None:
        held = [stage for stage in STAGES if self.application.result(stage)]
        assert held == list(STAGES[: len(held)]) or not all(self.passed[one] for one in held)
        assert {stage: self.application.result(stage).passed for stage in held} == self.passed  # type: ignore[union-attr]
        if next_stage(self.application, PLAN) is Stage.DELIBERATION:
            assert self.came_to(Stage.DELIBERATION)

    @invariant()
    def every_vote_of_record_is_of_one_who_might_vote_and_stands_once(self) -> None:
        item = self.meeting.items.get(CASE) if self.meeting else None
        if item:
            assert {one.voter: one.choice for one in item.votes} == self.ballots
            assert len(item.votes) == len(self.ballots)

    @invariant()
    def a_resolution_stands_until_somebody_who_was_counted_is_recused(self) -> None:
        if self.meeting and self.resolved:
            assert self.meeting.resolution(CASE) == self.resolved
            assert stands(self.resolved, self.meeting, self.panel) == (not {*self.resolved.present} & self.recused)


CaseOnItsWay.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None, derandomize=True)
TestCaseOnItsWay = pytest.mark.slow(CaseOnItsWay.TestCase)
