"""The stages in their strict order, each on a quorate tally, with its hearing or visit reported."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.applications import APPLICATION
from domain.applications.facts import (
    HearingReported,
    HearingScheduled,
    Selected,
    StageFailed,
    StagePassed,
    Withdrawn,
)
from domain.applications.staging import (
    ended_at,
    finished,
    next_stage,
    record_result,
    report_hearing,
    schedule_hearing,
)
from domain.facts import Fact
from domain.rules.vocabulary import ScoringPlan, Stage
from domain.values import seoul_day
from tests.domain.applications.stages import CARRYING, ELIGIBLE, NOW, SOON, failed, heard, passed, tally
from tests.domain.examples import DAY, PLAN, TEXT, drafted, submitted
from tests.stories import fold, given

FACE, SITE, COMMITTEE = Stage
HEARING = {"place": TEXT, "at": SOON, "now": NOW}
selected = Selected(meeting=None, clause="판로지원법 §20의2②", text=TEXT, differs=None, rules="v2021_1", on=DAY)


def test_a_hearing_is_scheduled_reported_and_the_stage_passed_on_its_tally() -> None:
    (
        given(APPLICATION, *ELIGIBLE)
        .when(schedule_hearing, PLAN, stage=FACE, **HEARING)
        .then(HearingScheduled, on=seoul_day(SOON))
        .and_then()
        .when(report_hearing, PLAN, stage=FACE, report=TEXT, now=SOON)
        .then(HearingReported)
        .and_then()
        .when(record_result, PLAN, tally=tally(FACE), version=1, stage=FACE, on=DAY)
        .then(StagePassed, tally=1)
        .which(lambda application: application.passed == (FACE,))
    )


def test_a_hearing_is_moved_until_it_was_reported() -> None:
    story = given(APPLICATION, *ELIGIBLE).when(schedule_hearing, PLAN, stage=FACE, **HEARING).then(HearingScheduled)
    later = {**HEARING, "at": SOON + timedelta(days=1)}
    moved = story.and_then().when(schedule_hearing, PLAN, stage=FACE, **later).then(HearingScheduled)
    assert [one.at for one in moved.state().hearings] == [SOON + timedelta(days=1)]
    given(APPLICATION, *ELIGIBLE, *heard(FACE)).when(schedule_hearing, PLAN, stage=FACE, **HEARING).then_refused(
        "hearing-reported", stage=FACE
    )


def test_a_hearing_is_not_scheduled_into_the_past_nor_reported_before_it_begins() -> None:
    given(APPLICATION, *ELIGIBLE).when(schedule_hearing, PLAN, stage=FACE, place=TEXT, at=NOW, now=NOW).then_refused(
        "hearing-in-the-past", at=NOW
    )
    given(APPLICATION, *ELIGIBLE).when(report_hearing, PLAN, stage=FACE, report=TEXT, now=NOW).then_refused(
        "hearing-not-scheduled"
    )
    story = given(APPLICATION, *ELIGIBLE).when(schedule_hearing, PLAN, stage=FACE, **HEARING).then(HearingScheduled)
    story.and_then().when(
        report_hearing, PLAN, stage=FACE, report=TEXT, now=SOON - timedelta(microseconds=1)
    ).then_refused("hearing-not-begun", at=SOON)


def test_the_committee_meets_instead_of_hearing() -> None:
    given(APPLICATION, *ELIGIBLE, *passed(FACE, SITE)).when(
        schedule_hearing, PLAN, stage=COMMITTEE, **HEARING
    ).then_refused("nothing-heard-at-stage", stage=COMMITTEE)


@pytest.mark.parametrize(
    ("before", "stage", "missing"),
    [((), SITE, FACE), ((), COMMITTEE, FACE), ((FACE,), COMMITTEE, SITE)],
)
def test_no_stage_comes_before_its_turn(before: tuple[Stage, ...], stage: Stage, missing: Stage) -> None:
    story = given(APPLICATION, *ELIGIBLE, *passed(*before))
    story.when(record_result, PLAN, tally=tally(stage), version=1, stage=stage, on=DAY).then_refused(
        "stage-out-of-order", before=missing
    )
    if stage is SITE:
        story.when(schedule_hearing, PLAN, stage=stage, **HEARING).then_refused("stage-out-of-order")


def test_below_its_mark_a_stage_is_a_gate_and_ends_the_evaluation() -> None:
    story = (
        given(APPLICATION, *ELIGIBLE, *heard(FACE))
        .when(record_result, PLAN, tally=tally(FACE, score="59.99", passed=False), version=1, stage=FACE, on=DAY)
        .then(StageFailed)
        .which(lambda application: application.failed is FACE and ended_at(application, PLAN) is FACE)
        .which(lambda application: next_stage(application, PLAN) is None)
        .and_then()
    )
    story.when(record_result, PLAN, tally=tally(SITE), version=1, stage=SITE, on=DAY).then_refused(
        "stage-not-passed", stage=FACE
    )


def test_where_scores_are_carried_over_it_goes_on_and_the_result_is_kept() -> None:
    (
        given(APPLICATION, *ELIGIBLE, *failed(FACE), *heard(SITE))
        .when(record_result, CARRYING, tally=tally(SITE), version=1, stage=SITE, on=DAY)
        .then(StagePassed)
        .which(lambda application: (application.failed, application.passed) == (FACE, (SITE,)))
        .which(lambda application: next_stage(application, CARRYING) is COMMITTEE)
    )


@pytest.mark.parametrize(
    ("facts", "computed", "code"),
    [
        (heard(FACE), None, "no-tally"),
        (heard(FACE), tally(SITE), "tally-of-another-stage"),
        (heard(FACE), tally(FACE, score=None, passed=None, quorate=False), "tally-not-quorate"),
        ((), tally(FACE), "hearing-not-reported"),
        (passed(FACE), tally(FACE), "stage-recorded"),
    ],
)
def test_a_stage_has_a_result_on_a_quorate_tally_of_its_own_only(
    facts: tuple[Fact, ...], computed: object, code: str
) -> None:
    given(APPLICATION, *ELIGIBLE, *facts).when(
        record_result, PLAN, tally=computed, version=1, stage=FACE, on=DAY
    ).then_refused(code)


def test_a_tally_computed_anew_is_recorded_anew_and_may_turn_the_result() -> None:
    (
        given(APPLICATION, *ELIGIBLE, *passed(FACE))
        .when(record_result, PLAN, tally=tally(FACE, passed=False), version=2, stage=FACE, on=DAY)
        .then(StageFailed, tally=2)
        .which(lambda application: (application.passed, application.failed) == ((), FACE))
    )


def test_a_stage_without_a_pass_mark_is_passed() -> None:
    unmarked = tally(FACE, passed=None)
    given(APPLICATION, *ELIGIBLE, *heard(FACE)).when(
        record_result, PLAN, tally=unmarked, version=1, stage=FACE, on=DAY
    ).then(StagePassed)


@pytest.mark.parametrize(
    "story", [(drafted, submitted), (*ELIGIBLE, Withdrawn(reasons=None, on=DAY)), (*ELIGIBLE, selected)]
)
def test_only_an_eligible_case_that_is_not_decided_goes_through_stages(story: tuple[Fact, ...]) -> None:
    given(APPLICATION, *story).when(schedule_hearing, PLAN, stage=FACE, **HEARING).then_refused("not-under-evaluation")


@pytest.mark.parametrize(
    ("facts", "plan", "tallies", "code"),
    [
        (passed(FACE, SITE), PLAN, {FACE: 1, SITE: 1}, "evaluation-not-finished"),
        (passed(FACE, SITE, COMMITTEE), PLAN, {FACE: 1, SITE: 1, COMMITTEE: 1}, None),
        (passed(FACE, SITE, COMMITTEE), PLAN, {FACE: 1, SITE: 2, COMMITTEE: 1}, "tally-changed"),
        (passed(FACE, SITE, COMMITTEE), PLAN, {FACE: 1, SITE: 1}, "tally-changed"),
        (failed(FACE), PLAN, {FACE: 1}, None),
        (failed(FACE), PLAN, {FACE: 2}, "tally-changed"),
        (failed(FACE), CARRYING, {FACE: 1}, "evaluation-not-finished"),
        ((*failed(FACE), *passed(SITE)), PLAN, {FACE: 1, SITE: 9}, None),
    ],
)
def test_an_evaluation_is_finished_when_every_stage_that_counts_stands_on_its_newest_tally(
    facts: tuple[Fact, ...], plan: ScoringPlan, tallies: dict[Stage, int], code: str | None
) -> None:
    application = fold(APPLICATION, *ELIGIBLE, *facts)
    assert application is not None
    if code is None:
        finished(application, plan, tallies)
    else:
        given(APPLICATION, *ELIGIBLE, *facts).when(finished, plan, tallies).then_refused(code)


def test_a_plan_is_a_gate_or_carries_over() -> None:
    application = fold(APPLICATION, *ELIGIBLE, *failed(SITE))
    assert application is not None
    assert ended_at(application, PLAN) is SITE
    assert ended_at(application, replace(PLAN, gate=False)) is None
