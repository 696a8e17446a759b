"""Backwards: whatever a recusal or a corrected sheet does to a tally, what was recorded on it is found and put to a person."""

from decimal import Decimal
from uuid import UUID

import pytest

from application import scoring, selecting
from application.affected import Affected, affected_by, cases_affected
from application.office import selection_of
from domain.applications.facts import DecisionDrafted, DecisionReviewed, Selected, StagePassed
from domain.rules.vocabulary import Stage
from tests.evaluations import Course
from tests.panels import Sitting, as_judge
from tests.scenes import Scene, officer

pytestmark = pytest.mark.slow

HEARD = Stage.FACE_TO_FACE


def passed(scene: Scene) -> tuple[Course, Sitting]:
    """A case that passed its first stage, on record, with 80 of 100."""
    course = Course(scene)
    case = course.case()
    course.take(case, HEARD)
    return course, course.sitting(HEARD, case)


def reached(sitting: Sitting) -> Affected:
    affected = affected_by(sitting.scene.office, sitting.panel, sitting.case)
    assert affected is not None
    return affected


def correct(course: Course, sitting: Sitting, judge: UUID, percent: int) -> None:
    scoring.correct_sheet(
        course.scene.office,
        sitting.panel,
        case=sitting.case,
        judge=judge,
        marks=course.marks(HEARD, percent),
        reasons="(가상) 옮겨 적을 때 잘못 적었습니다.",
        by=as_judge(judge),
    )


def test_however_many_recusals_follow_the_recorded_result_is_held_against_what_the_tally_is_now(scene: Scene) -> None:
    _, sitting = passed(scene)
    assert affected_by(scene.office, sitting.panel, sitting.case) is None
    for number, judge in enumerate(reversed(sitting.people), start=1):
        sitting.recuse(judge)
        affected = reached(sitting)
        stands = number <= 3
        assert (affected.passed_then, affected.score_then) == (True, Decimal("80.00"))
        assert (affected.passed_now, affected.score_now) == ((True, Decimal("80.00")) if stands else (None, None))
        assert affected.changes is not stands
        assert affected.judges == tuple(sorted(sitting.people[-number:]))
        assert affected.tallies == tuple(range(1, number + 1))
        assert [one.name for one in affected.decisions] == [StagePassed.name]


def test_corrected_sheets_that_turn_a_recorded_result_are_told_step_by_step(scene: Scene) -> None:
    course, sitting = passed(scene)
    told = []
    for judge in sitting.people[:5]:
        correct(course, sitting, judge, 20)
        affected = reached(sitting)
        told.append((affected.passed_then, affected.passed_now, affected.changes))
    assert told[0] == (True, True, False)
    assert told[-1] == (True, False, True)
    assert affected.judges == tuple(sorted(sitting.people[:5]))


def test_a_result_recorded_after_the_recusal_rests_on_nothing_that_is_gone(scene: Scene) -> None:
    course = Course(scene)
    case = course.case()
    course.hear(case, HEARD)
    sitting = course.score(case, HEARD)
    sitting.recuse(sitting.people[6])
    course.record(case, HEARD)
    affected = reached(sitting)
    assert (affected.tallies, affected.decisions, affected.changes) == ((1,), (), False)
    assert list(cases_affected(scene.office, [scene.call])) == []


def test_every_case_whose_decision_no_longer_rests_on_its_tally_is_listed_with_its_notices_and_list(
    scene: Scene,
) -> None:
    course = Course(scene)
    decided, meeting = course.evaluated()
    course.decide(decided, meeting)
    notices = course.notices(decided)
    selecting.list_selection(scene.office, scene.call, track=course.track, by=officer())
    untouched = course.case()
    course.take(untouched, HEARD)
    assert list(cases_affected(scene.office, [scene.call])) == []

    sitting = course.sitting(HEARD, decided)
    for judge in sitting.people[2:]:
        sitting.recuse(judge)
    scene.at.catch_up()
    [found] = cases_affected(scene.office, [scene.call])
    assert (found.case, found.panel, found.track, found.call) == (decided, sitting.panel, course.track, scene.call)
    names = [StagePassed.name, DecisionDrafted.name, DecisionReviewed.name, Selected.name]
    assert [one.name for one in found.affected.decisions] == names
    assert found.affected.changes
    assert set(found.notices) == set(notices)
    assert found.selection == selection_of(scene.call, course.track)
