"""Disputes from the filing to the remedy carried out, through the use cases."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID, uuid4

import pytest
from structlog.testing import capture_logs

from adapters.clocks import ScriptedClock
from adapters.postgres import Database
from application import (
    appealing,
    convening,
    dispute_reviewing,
    disputing,
    eligibility,
    holidays,
    registering,
    scoring,
    selecting,
)
from application.disputed import case_of, involvement, still_stands
from application.disputing import PointTyped
from application.evaluation import tallies_of
from application.office import agreement_of
from application.one_reading import OneReading
from application.opening import by_machine
from application.ports import Loaded
from application.remedying import displaced
from domain.agreements import AGREEMENT
from domain.applications import Status
from domain.applications.outcomes import Outcome, ReasonCode
from domain.disputes.codes import Aim, BarGround, RemedyKind, Result
from domain.disputes.codes import Status as DisputeStatus
from domain.disputes.facts import Sought, Target
from domain.disputes.ruling import Given
from domain.facts import Refused
from domain.notices import NOTICE
from domain.notices.facts import AppealKind, AppealOutcome
from domain.roles import Role
from domain.rules.vocabulary import Stage
from domain.streams import Stream
from tests.disputes import CORRECT, REMAND, REPLACE, Rejected
from tests.evaluations import Course, decider
from tests.offices import an_office
from tests.panels import a_sitting, as_judge, as_secretary
from tests.postgres import Servers, every_postgres
from tests.scenes import Scene, an_open_call, applicant, officer
from web.commands.work import sweep_once

S = TypeVar("S")


@pytest.fixture
def rejected(database: Database, tmp_path: Path) -> Iterator[Rejected]:
    """A case rejected on site, in an office on 1 April 2021."""
    with an_office(database, tmp_path, ScriptedClock(datetime(2021, 4, 1, 1, 0, tzinfo=UTC))) as at:
        yield Rejected(Course(an_open_call(at)))


@pytest.fixture
def ineligible(database: Database, tmp_path: Path) -> Iterator[Rejected]:
    """A case found not eligible and rejected, in an office of its own."""
    with an_office(database, tmp_path, ScriptedClock(datetime(2021, 4, 1, 1, 0, tzinfo=UTC))) as at:
        yield Rejected(Course(an_open_call(at)), on_site=False)


@pytest.fixture(scope="module")
def several(postgres_servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Rejected]]:
    """Such cases in one office, for tests that let few days pass."""
    folder = tmp_path_factory.mktemp("several")
    begun = ScriptedClock(datetime(2021, 4, 1, 1, 0, tzinfo=UTC))
    with postgres_servers.clone(every_postgres()[0]) as database, an_office(database, folder, begun) as at:
        course = Course(an_open_call(at))
        yield iter([Rejected(course, on_site=False) for _ in range(11)])


@pytest.fixture
def refused(several: Iterator[Rejected]) -> Rejected:
    """One of them."""
    return next(several)


def two_points(rejected: Rejected) -> tuple[PointTyped, PointTyped]:
    """A point against the on-site score, and one against the decision."""
    tally = tallies_of(rejected.office, rejected.course.state(rejected.case), rejected.case)[Stage.ON_SITE]
    score = Target(aim=Aim.SCORE, stream=tally.id, version=tally.version, stage=Stage.ON_SITE)
    return (
        PointTyped(sought=REMAND, arguments=("(가상) 다른 공장을 보았습니다.",), target=score),
        PointTyped(sought=REPLACE, arguments=("(가상) 결정의 이유가 없습니다.",)),
    )


@pytest.mark.slow
def test_rejected_objected_remanded_before_a_new_panel_and_selected(rejected: Rejected) -> None:
    course, office, case = rejected.course, rejected.office, rejected.case
    dispute = rejected.object(*two_points(rejected))
    old = course.sittings[Stage.ON_SITE]

    judge = old.people[2]

    registering.grant_role(office, judge, role=Role.DISPUTE_REVIEWER, agency=None, by=by_machine(uuid4()))
    dispute_reviewing.assign_reviewer(office, dispute, reviewer=judge, by=decider())
    barred = rejected.dispute(dispute).reviewing(judge)
    assert barred is not None
    assert set(barred.barred) == {BarGround.EVALUATED, BarGround.SAT}

    reviewer = rejected.take_up(dispute)
    with pytest.raises(Refused, match="upheld-without-remedy"):
        rejected.rule(dispute, reviewer, Result.UPHELD, Result.DISMISSED)
    rejected.rule(dispute, reviewer, Result.UPHELD, Result.DISMISSED, remedies=(Given(points=(1,), remedy=REMAND),))
    assert course.state(case).status is Status.REJECTED
    rejected.tell(dispute)

    remanded = course.state(case)
    assert remanded.status is Status.ELIGIBLE
    assert [one.outcome for one in remanded.set_aside] == [Outcome.REJECTED]
    assert remanded.result(Stage.FACE_TO_FACE)
    assert not remanded.result(Stage.ON_SITE)
    assert not office.find(AGREEMENT, agreement_of(case)).state.ended
    assert rejected.dispute(dispute).status is DisputeStatus.EFFECTUATING
    assert rejected.sweep() == 0

    with pytest.raises(Refused, match="case-on-a-panel"):
        convening.assign_case(office, old.panel, case=case, by=as_secretary(old.secretary))
    course.sittings[Stage.ON_SITE] = a_sitting(course.scene, Stage.ON_SITE, case=case, number=2)
    course.take(case, Stage.ON_SITE)
    assert rejected.sweep() == 1
    done = rejected.dispute(dispute).remedies[0].effectuated
    assert done is not None
    assert done.kind == "application.stage_passed"
    assert rejected.dispute(dispute).status is DisputeStatus.CLOSED

    course.take(case, Stage.DELIBERATION)
    course.decide(case, course.meet(case))
    assert course.state(case).status is Status.SELECTED
    notices = [one for one in course.notices(case) if one not in rejected.notices]
    assert course.arrive(notices[0]).outcome is Outcome.SELECTED


def test_a_late_objection_is_on_record_and_inadmissible(ineligible: Rejected) -> None:
    ineligible.pass_days(70)
    dispute = ineligible.object()
    reviewer = ineligible.take_up(dispute)
    with pytest.raises(Refused, match="not-admissible"):
        ineligible.rule(dispute, reviewer, Result.DISMISSED)


def test_the_one_nobody_answered(refused: Rejected) -> None:
    dispute = refused.object()
    assert refused.sweep() == 0
    refused.pass_days(20)
    assert refused.sweep() == 1
    missed = refused.dispute(dispute).missed
    assert missed is not None
    assert missed.appeal_by == refused.office.find(NOTICE, refused.notices[0]).state.due.appeal_by  # type: ignore[union-attr]
    assert refused.sweep() == 0


def test_a_dispute_at_fault_keeps_no_other_waiting_and_is_named(several: Iterator[Rejected]) -> None:
    broken, sound = next(several), next(several)
    disputes = [one.object() for one in (broken, sound)]
    sound.pass_days(20)
    office = sound.office

    class Broken(OneReading):
        def load(self, stream: Stream[S], id: UUID) -> Loaded[S]:
            if id == broken.case:
                raise ValueError(id)
            return super().load(stream, id)

    with capture_logs() as logged:
        sweep_once(replace(office, log=Broken(office.log)), set())
    assert [(one["event"], one["fault"], one["of"]) for one in logged] == [
        ("sweep-failed", "ValueError", [f"dispute {disputes[0]}"])
    ]
    assert [one.dispute(id).missed is not None for one, id in zip((broken, sound), disputes, strict=True)] == [
        False,
        True,
    ]


def test_a_round_that_fails_as_a_whole_is_logged_and_ends_nothing(several: Iterator[Rejected]) -> None:
    office = next(several).office

    class Broken(OneReading):
        def begun(self, name: str) -> Sequence[UUID]:
            raise ValueError(name)

    with capture_logs() as logged:
        sweep_once(replace(office, log=Broken(office.log)), set())
    assert [(one["event"], one["fault"]) for one in logged] == [("sweep-failed", "ValueError")]


def test_a_holiday_corrected_later_moves_no_due_date(refused: Rejected) -> None:
    dispute = refused.object()
    due = refused.dispute(dispute).answer_by
    assert due is not None
    holidays.correct_holidays(
        refused.office, added=(due,), removed=(), reasons="(가상) 임시공휴일", by=by_machine(uuid4())
    )
    dispute_reviewing.extend_answer(refused.office, dispute, days=1, reasons="(가상) 사실 조사", by=decider())
    assert refused.dispute(dispute).answer_by == case_of(refused.office, dispute).calendar.expiry(due, 1)
    assert case_of(refused.office, dispute).calendar.works(due)


def test_a_target_is_of_this_case_and_what_it_says_it_is(refused: Rejected) -> None:
    case, record = refused.case, refused.office.log.history(refused.case)
    found, decided = (
        next(one for one in record if one.fact.name == name)
        for name in ("application.found_ineligible", "application.rejected")
    )
    clause = decided.fact.clause  # type: ignore[attr-defined]
    wrong = (
        Target(aim=Aim.RECORD, stream=refused.course.scene.call, version=1, position=1),
        Target(aim=Aim.RECORD, stream=case, version=found.version, position=decided.position),
        Target(aim=Aim.DECISION, stream=case, version=found.version),
        Target(aim=Aim.DECISION, stream=case, version=decided.version + 9),
        Target(aim=Aim.CLAUSE, stream=case, version=decided.version, clause="판로지원법 §1"),
        Target(aim=Aim.FINDING, stream=case, version=decided.version, criterion="agreement-concluded"),
        Target(aim=Aim.FINDING, stream=case, version=found.version, criterion="no-such"),
        Target(aim=Aim.SCORE, stream=case, version=found.version, stage=Stage.ON_SITE),
    )
    for target in wrong:
        with pytest.raises(Refused, match="no-such-target"):
            refused.object(PointTyped(sought=REPLACE, target=target))
    right = (
        Target(aim=Aim.RECORD, stream=case, version=found.version, position=found.position),
        Target(aim=Aim.DECISION, stream=case, version=decided.version),
        Target(aim=Aim.CLAUSE, stream=case, version=decided.version, clause=clause),
        Target(aim=Aim.FINDING, stream=case, version=found.version, criterion="agreement-concluded"),
    )
    dispute = refused.object(*(PointTyped(sought=REPLACE, target=one) for one in right))
    assert tuple(one.target for one in refused.dispute(dispute).points) == right


@pytest.mark.slow
def test_every_part_in_a_case_bars(rejected: Rejected) -> None:
    office, case = rejected.office, rejected.case
    old = rejected.course.sittings[Stage.ON_SITE]
    assert {one.ground for one in involvement(office, case, old.secretary)} == {BarGround.SAT}
    deciders = [one.envelope.by for one in office.log.history(case) if one.fact.name == "application.rejected"]
    assert {one.ground for one in involvement(office, case, deciders[0].subject)} == {BarGround.DECIDED}
    handlers = [one.envelope.by for one in office.log.history(case) if one.fact.name == "application.stage_failed"]
    assert {one.ground for one in involvement(office, case, handlers[0].subject)} == {BarGround.HANDLED}
    lead = rejected.course.scene.acting_for(rejected.course.state(case).form.leads[0])
    assert {one.ground for one in involvement(office, case, lead)} == {BarGround.ACTS_FOR_PARTY}
    assert involvement(office, case, rejected.reviewer()) == ()
    dispute = rejected.object()
    with pytest.raises(Refused, match="not-a-dispute-reviewer"):
        dispute_reviewing.assign_reviewer(office, dispute, reviewer=old.secretary, by=decider())


def test_what_one_partys_objection_set_aside_no_longer_stands_for_the_other(refused: Rejected) -> None:
    refused.course.arrive(refused.notices[1])
    first, second = refused.object(), refused.object(notice=1)
    reviewer, other = refused.take_up(first), refused.take_up(second)
    refused.rule(first, reviewer, Result.UPHELD, remedies=(Given(points=(1,), remedy=CORRECT),))
    assert not still_stands(refused.office, case_of(refused.office, second))
    with pytest.raises(Refused, match="not-admissible"):
        refused.rule(second, other, Result.UPHELD, remedies=(Given(points=(1,), remedy=CORRECT),))
    refused.tell(first)
    assert not still_stands(refused.office, case_of(refused.office, second))


def test_an_appeal_outside_is_recorded_with_what_it_came_to(refused: Rejected) -> None:
    office, notice, today = refused.office, refused.notices[0], refused.office.today()
    appealing.record_appeal(
        office, notice, kind=AppealKind.ADMINISTRATIVE_APPEAL, docket="(가상) 2021-1", filed=today, by=officer()
    )
    with pytest.raises(Refused, match="no-such-appeal"):
        appealing.record_appeal_outcome(
            office, notice, appeal=2, outcome=AppealOutcome.DISMISSED, text="기각", decided=today, by=officer()
        )
    appealing.record_appeal_outcome(
        office, notice, appeal=1, outcome=AppealOutcome.DISMISSED, text="(가상) 기각", decided=today, by=officer()
    )
    (appeal,) = office.find(NOTICE, notice).state.appeals
    assert appeal.decided is not None
    assert appeal.decided.outcome is AppealOutcome.DISMISSED


def test_withdrawn_it_may_be_filed_anew(refused: Rejected) -> None:
    first = refused.object()
    with pytest.raises(Refused, match="objection-filed-already"):
        refused.object()
    disputing.withdraw(refused.office, first, reasons=None, by=applicant())
    assert refused.object() != first


def test_a_finding_answered_the_same_again_corrects_nothing(refused: Rejected) -> None:
    dispute = refused.object(PointTyped(sought=CORRECT, arguments=("(가상) 협약은 체결되었습니다.",)))
    reviewer = refused.take_up(dispute)
    refused.rule(dispute, reviewer, Result.UPHELD, remedies=(Given(points=(1,), remedy=CORRECT),))
    refused.tell(dispute)
    eligibility.find_ineligible(refused.office, refused.case, overrides=(), reasons="(가상) 여전합니다.", by=officer())
    refused.sweep()
    assert refused.dispute(dispute).outstanding


@pytest.mark.slow
def test_a_criterion_is_rescored_once_every_sheet_was_marked_anew_and_whose_place_fell_is_listed(scene: Scene) -> None:
    course = Course(scene)
    listed, meeting = course.evaluated(percent=75)
    course.decide(listed, meeting)
    case, meeting = course.evaluated("-------", percent=70)
    course.decide(case, meeting, Outcome.REJECTED, ReasonCode.RESULTS_UNACHIEVABLE)
    selecting.list_selection(scene.office, scene.call, track=course.track, by=officer())
    notices = course.notices(case)
    course.arrive(notices[0])
    rejected = Rejected.of(course, case, notices)
    rescore = Sought(
        kind=RemedyKind.RESCORE, stage=Stage.ON_SITE, criterion=course.marks(Stage.ON_SITE, 70)[0].criterion
    )
    dispute = rejected.object(PointTyped(sought=rescore, arguments=("(가상) 점수의 이유가 기록과 다릅니다.",)))
    reviewer = rejected.take_up(dispute)
    rejected.rule(dispute, reviewer, Result.UPHELD, remedies=(Given(points=(1,), remedy=rescore),))
    rejected.tell(dispute)
    assert displaced(rejected.office, case_of(rejected.office, dispute)) == ()
    sitting = course.sittings[Stage.ON_SITE]
    for number, judge in enumerate(sitting.people, 1):
        scoring.correct_sheet(
            rejected.office,
            sitting.panel,
            case=case,
            judge=judge,
            marks=course.marks(Stage.ON_SITE, 100),
            reasons="(가상) 다시 살펴 고칩니다.",
            by=as_judge(judge),
        )
        assert rejected.sweep() == (number == len(sitting.people))
    done = rejected.dispute(dispute).remedies[0].effectuated
    assert done is not None
    assert done.kind == "tally.computed"
    assert [(one.application, one.before, one.after) for one in done.displaced] == [(listed, 1, 2)]
    assert displaced(rejected.office, case_of(rejected.office, dispute)) == done.displaced
