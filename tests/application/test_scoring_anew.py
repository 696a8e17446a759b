"""A stage that lost its quorum after its result: nothing goes on upon it, until another panel scored the case anew."""

from datetime import timedelta
from uuid import UUID

import pytest

from adapters.rules.manifest import manifest
from application import staging
from application.affected import cases_affected
from application.audit.recompute import recompute, whole
from application.deciding import draft_decision
from application.evaluation import lost_stages, tallies_of
from domain.applications.outcomes import Outcome, ReasonCode
from domain.facts import Refused
from domain.rules.vocabulary import Stage
from tests.evaluations import Course
from tests.panels import Sitting, a_sitting
from tests.scenes import Scene, officer

pytestmark = pytest.mark.slow

FIRST = Stage.FACE_TO_FACE


def lost(scene: Scene) -> tuple[Course, UUID, Sitting]:
    """A case that passed its first stage with seven sheets, of which four stopped counting since."""
    course = Course(scene)
    case = course.case()
    course.take(case, FIRST)
    sitting = course.sitting(FIRST, case)
    for judge in sitting.people[3:6]:
        sitting.recuse(judge)
    with pytest.raises(Refused, match="case-on-a-panel"):
        a_sitting(scene, FIRST, case=case, number=2)
    sitting.recuse(sitting.people[6])
    return course, case, sitting


def test_nothing_goes_on_upon_a_stage_that_lost_its_quorum(scene: Scene) -> None:
    course, case, _ = lost(scene)
    assert lost_stages(scene.office, course.state(case), case) == {FIRST}
    with pytest.raises(Refused, match="tally-not-quorate"):
        course.record(case, FIRST)
    at = scene.at.clock.now() + timedelta(hours=1)
    with pytest.raises(Refused, match="stage-lost-its-quorum") as refusal:
        staging.schedule_hearing(scene.office, case, stage=Stage.ON_SITE, place="(가상) 공장", at=at, by=officer())
    assert refusal.value.detail == {"stage": FIRST}
    with pytest.raises(Refused, match="stage-lost-its-quorum"):
        course.sitting(Stage.ON_SITE, case)
    reasons = (ReasonCode.BELOW_PASS_MARK,)
    with pytest.raises(Refused, match="evaluation-not-finished"):
        draft_decision(scene.office, case, outcome=Outcome.REJECTED, reasons=reasons, text="(가상) 결정", by=officer())


def test_scored_anew_by_another_panel_the_stage_stands_again_and_reproduces(scene: Scene) -> None:
    course, case, first = lost(scene)
    scene.at.catch_up()
    assert [one.case for one in cases_affected(scene.office, [scene.call])] == [case]
    second = a_sitting(scene, FIRST, case=case, number=3)
    course.sittings[FIRST] = second
    course.score(case, FIRST, 90)
    assert lost_stages(scene.office, course.state(case), case) == {FIRST}
    course.record(case, FIRST)
    assert lost_stages(scene.office, course.state(case), case) == frozenset()
    standing = tallies_of(scene.office, course.state(case), case)[FIRST]
    assert (standing.state.computed.panel, standing.version) == (second.panel, 1)
    assert len(first.tally().used) == 3
    scene.at.catch_up()
    assert list(cases_affected(scene.office, [scene.call])) == []
    course.take(case, Stage.ON_SITE)
    report = recompute(whole(scene.office.log), manifest=manifest)
    assert [one for one in report.items if one.differences] == []
