"""What stands on the desks of officers and deciders, as a case goes on."""

from datetime import timedelta
from uuid import UUID

import pytest

from application import deciding, desk, eligibility, intake, looking, registering
from application.clocks import days_left
from application.desk import Act, Duty
from domain.applications.outcomes import Outcome
from domain.roles import Role
from domain.rules.vocabulary import PaperKind, Stage
from domain.subjects.facts import Capacity
from domain.values import Agency, seoul_day
from tests.evaluations import Course, decider
from tests.scenes import Scene, officer


def duties(scene: Scene, person: UUID, *, about: UUID | None = None) -> list[Duty]:
    scene.at.catch_up()
    found = desk.desk(scene.office, looking.actor_of(scene.office, person)).duties
    return [one for one in found if about in {None, one.case.id}]


def acts(scene: Scene, person: UUID, *, about: UUID | None = None) -> list[Act]:
    return [one.act for one in duties(scene, person, about=about)]


def an_officer(scene: Scene, agency: Agency = Agency.MSS) -> UUID:
    return scene.person("(가상) 담당", (Role.INTAKE_OFFICER, agency))


def serving(scene: Scene, case: UUID) -> UUID:
    me = an_officer(scene)
    eligibility.assign(scene.office, case, officer=me, by=officer())
    return me


def test_a_case_that_nobody_serves_is_on_every_officers_desk_of_its_agency_and_no_other(scene: Scene) -> None:
    case = scene.draft()
    mine, others = an_officer(scene), an_officer(scene, Agency.PPS)
    assert acts(scene, mine, about=case) == [], "a draft is nobody's yet"
    scene.submit(case)
    assert acts(scene, mine, about=case) == [Act.ASSIGN]
    assert acts(scene, others, about=case) == []
    me = serving(scene, case)
    assert acts(scene, me, about=case) == [Act.JUDGE]
    assert acts(scene, mine, about=case) == []


def test_a_supplement_is_waited_for_until_its_last_day_and_then_somebody_must_act(scene: Scene) -> None:
    case = scene.draft()
    scene.submit(case)
    me = serving(scene, case)
    due = seoul_day(scene.office.clock.now()) + timedelta(days=4)
    intake.request_supplement(
        scene.office, case, papers=(PaperKind.AGREEMENT,), reasons="(가상) 사본 없음", due=due, by=officer(me)
    )
    [waiting] = duties(scene, me, about=case)
    assert (waiting.act, waiting.due, waiting.left) == (
        Act.AWAIT_SUPPLEMENT,
        due,
        days_left(scene.office, due),
    )
    assert waiting.left is not None
    assert 0 < waiting.left < 4, "a weekend is within"
    scene.at.clock.advance(timedelta(days=6))
    [late] = duties(scene, me, about=case)
    assert late.act is Act.RETURN_OR_EXTEND
    assert late.left is not None
    assert late.left < 0


def test_what_is_due_first_stands_first_in_its_group(scene: Scene) -> None:
    me, today = an_officer(scene), seoul_day(scene.office.clock.now())
    for days in (9, 2, 5):
        case = scene.draft()
        scene.submit(case)
        eligibility.assign(scene.office, case, officer=me, by=officer())
        intake.request_supplement(
            scene.office,
            case,
            papers=(PaperKind.AGREEMENT,),
            reasons="(가상) 사본 없음",
            due=today + timedelta(days=days),
            by=officer(me),
        )
    dues = [one.due for one in duties(scene, me)]
    assert dues == sorted(one for one in dues if one)
    assert len(dues) == 3


@pytest.mark.slow
def test_an_evaluation_asks_its_officer_for_one_act_after_another(scene: Scene) -> None:
    course = Course(scene)
    case = course.case()
    me, other = serving(scene, case), an_officer(scene)
    decides = scene.person("(가상) 결정", (Role.DECIDER, Agency.MSS))

    def now() -> list[Act]:
        return acts(scene, me, about=case)

    assert now() == [Act.SCHEDULE]
    course.hear(case, Stage.FACE_TO_FACE)
    assert now() == [], "the panel scores"
    course.score(case, Stage.FACE_TO_FACE)
    assert now() == [Act.RECORD]
    course.record(case, Stage.FACE_TO_FACE)
    assert now() == [Act.SCHEDULE]
    for stage in (Stage.ON_SITE, Stage.DELIBERATION):
        course.take(case, stage)
    assert now() == [], "the committee resolves"
    meeting = course.meet(case)
    assert now() == [Act.DRAFT]
    deciding.draft_decision(
        scene.office, case, outcome=Outcome.SELECTED, text="(가상) 선정", meeting=meeting, by=officer(me)
    )
    assert now() == [], "nobody reviews their own draft"
    assert acts(scene, other, about=case) == [Act.REVIEW]
    deciding.review_decision(scene.office, case, agreed=True, by=officer(other))
    assert acts(scene, decides, about=case) == [Act.DECIDE]
    deciding.decide(scene.office, case, by=decider(decides))
    assert acts(scene, decides, about=case) == []
    assert now() == [Act.ISSUE]
    notices = course.notices(case)
    assert now() == [Act.SEND] * len(notices)
    for notice in notices:
        course.arrive(notice)
    assert now() == []


def test_a_deputy_has_the_cases_of_whoever_is_away_on_the_own_desk(scene: Scene) -> None:
    case = scene.draft()
    scene.submit(case)
    away, deputy = serving(scene, case), an_officer(scene)
    assert acts(scene, deputy, about=case) == []
    today = seoul_day(scene.office.clock.now())
    registering.record_absence(
        scene.office, away, first=today, last=today + timedelta(days=3), deputy=deputy, by=decider()
    )
    assert acts(scene, deputy, about=case) == [Act.JUDGE]
    scene.at.clock.advance(timedelta(days=5))
    assert acts(scene, deputy, about=case) == []


def test_who_only_acts_for_a_firm_has_no_desk(scene: Scene) -> None:
    case = scene.draft()
    scene.submit(case)
    applicant = scene.acting_for(scene.firm("(가상) 새벽빛"), Capacity.REPRESENTATIVE)
    assert duties(scene, applicant) == []
