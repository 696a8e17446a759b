"""From eligible to the decision and its notice on a real log, and what stands in the way."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from adapters.holidays import seeds
from application import (
    convening,
    deciding,
    eligibility,
    holidays,
    intake,
    meetings,
    notifying,
    scoring,
    selecting,
    staging,
)
from application.audit.asking import recomputation
from application.evaluation import took_part
from application.office import HOLIDAYS_ID, agreement_of, meeting_of, notice_of, places_of, selection_of
from application.opening import by_machine
from application.record import By
from domain.agreements import AGREEMENT
from domain.agreements.facts import EndCause
from domain.applications import Status
from domain.applications.outcomes import Outcome, ReasonCode
from domain.facts import Refused
from domain.holidays import HOLIDAYS
from domain.meetings import MEETING
from domain.meetings.facts import Choice
from domain.notices import NOTICE
from domain.notices.facts import Regime
from domain.panels.facts import Ground
from domain.places import PLACES
from domain.roles import Role
from domain.rules.vocabulary import Stage, Track
from domain.selections import SELECTION
from tests.evaluations import REMEDIES, Course, decider
from tests.offices import TestOffice
from tests.panels import as_chair, as_judge
from tests.postgres import Servers
from tests.prepared import APRIL, Told, told
from tests.scenes import LARGE_BUILDER, Scene, an_open_call, applicant, officer

pytestmark = pytest.mark.slow

WHY = ReasonCode.RESULTS_UNACHIEVABLE
FACE, SITE, COMMITTEE = Stage


def after_the_stages(at: TestOffice) -> Course:
    course = Course(an_open_call(at))
    course.waiting = course.heard()
    return course


@pytest.fixture(scope="module")
def told_course(postgres_servers: Servers) -> Iterator[Told[Course]]:
    with told(postgres_servers, APRIL, after_the_stages) as made:
        yield made


@pytest.fixture
def a_case_waits() -> None:
    """One case has been through every stage when the test begins."""


@pytest.fixture
def course(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Course]:
    if "a_case_waits" in request.fixturenames:
        story: Told[Course] = request.getfixturevalue("told_course")
        with story.again(tmp_path) as made:
            yield made
    else:
        yield Course(request.getfixturevalue("scene"))


def recorded(course: Course, case: UUID) -> list[str]:
    return [one.fact.name for one in course.scene.office.log.history(case)]


@pytest.mark.usefixtures("a_case_waits")
def test_a_case_goes_through_three_stages_to_a_selection_whose_notice_arrived(course: Course) -> None:
    case, meeting = course.evaluated()
    assert course.state(case).passed == tuple(Stage)
    course.decide(case, meeting)
    assert course.state(case).status is Status.SELECTED
    lead, partner = course.notices(case, remedies=None)
    arrived = course.arrive(lead)
    assert (arrived.outcome, arrived.due) == (Outcome.SELECTED, None)
    assert course.scene.office.find(NOTICE, partner).state.arrived is None
    agreement = course.scene.office.find(AGREEMENT, agreement_of(case)).state
    assert not agreement.ended
    assert [name for name in recorded(course, case) if "stage" in name] == ["application.stage_passed"] * 3


@pytest.mark.usefixtures("a_case_waits")
def test_a_rejection_ends_the_agreement_and_its_notice_freezes_the_due_dates(course: Course) -> None:
    case, meeting = course.evaluated("+++----")
    course.decide(case, meeting, Outcome.REJECTED, WHY)
    ended = course.scene.office.log.history(agreement_of(case))[-1].fact
    assert getattr(ended, "cause", None) is EndCause.APPLICATION_REJECTED
    with pytest.raises(Refused, match="notice-without-remedies"):
        course.notices(case, remedies=None)
    lead, _ = course.notices(case)
    notice = course.arrive(lead)
    assert notice.remedies is not None
    assert notice.remedies.regime is Regime.CIVIL_PETITION_35
    assert notice.due is not None
    assert (notice.due.object_by, notice.due.appeal_by) == (date(2021, 5, 31), date(2021, 6, 30))
    assert notice.due.calendar == holidays.version_of(holidays.table_of(course.scene.office))


@pytest.mark.usefixtures("a_case_waits")
def test_a_later_correction_of_the_calendar_moves_no_due_date_but_counts_for_the_next(course: Course) -> None:
    case, meeting = course.evaluated("+++----")
    course.decide(case, meeting, Outcome.REJECTED, WHY)
    lead, partner = course.notices(case)
    before = course.arrive(lead).due
    assert before is not None
    holidays.correct_holidays(
        course.scene.office,
        added=(date(2021, 5, 31), date(2021, 6, 30)),
        removed=(),
        reasons="(가상) 임시공휴일",
        by=By(subject=uuid4(), role=Role.OPERATOR, cause=uuid4()),
    )
    assert course.scene.office.find(NOTICE, lead).state.due == before
    after = course.arrive(partner).due
    assert after is not None
    assert (after.object_by, after.appeal_by) == (date(2021, 6, 1), date(2021, 7, 1))
    assert after.calendar != before.calendar


def test_a_rejection_gives_the_partner_builders_places_back(scene: Scene) -> None:
    partner = scene.firm("(가상) 큰건설", LARGE_BUILDER)
    case = scene.draft(Track.CAPABILITY_BUILDING, partner=partner)
    scene.agree(case, partner)
    scene.submit(case)
    eligibility.find_ineligible(scene.office, case, overrides=(), reasons="(가상) 미비", by=officer())
    deciding.draft_decision(
        scene.office,
        case,
        outcome=Outcome.REJECTED,
        text="(가상) 부적격",
        reasons=(ReasonCode.NOT_ELIGIBLE,),
        by=officer(),
    )
    deciding.review_decision(scene.office, case, agreed=True, by=officer())
    deciding.decide(scene.office, case, by=decider())
    places = scene.office.log.load(PLACES, places_of(partner)).state
    assert places is not None
    assert places.leads() == frozenset()


def test_below_the_pass_mark_the_case_ends_at_the_gate_and_is_rejected_without_the_committee(course: Course) -> None:
    case = course.case()
    course.take(case, FACE, percent=50)
    assert course.state(case).failed is FACE
    with pytest.raises(Refused, match="stage-not-passed"):
        course.hear(case, SITE)
    course.decide(case, None, Outcome.REJECTED, ReasonCode.BELOW_PASS_MARK)
    assert course.state(case).status is Status.REJECTED


def test_no_stage_is_recorded_before_its_sheets_are_revealed(course: Course) -> None:
    case = course.case()
    course.hear(case, FACE)
    with pytest.raises(Refused, match="no-tally"):
        course.record(case, FACE)
    with pytest.raises(Refused, match="stage-out-of-order"):
        staging.record_stage_result(course.scene.office, case, stage=SITE, by=officer())


def test_a_vote_remembers_what_the_voter_had_been_shown_and_is_cast_once(course: Course) -> None:
    case = course.case()
    for stage in Stage:
        course.take(case, stage)
    sitting = course.sitting(COMMITTEE, case)
    meeting = meetings.open_meeting(
        course.scene.office, sitting.panel, present=sitting.people, by=as_chair(sitting.chair)
    ).stream
    assert meeting == meeting_of(sitting.panel, 1)
    shown = course.scene.office.log.head()
    course.vote(meeting, case, sitting.people[2], Choice.AYE)
    envelope = course.scene.office.log.history(meeting)[-1].envelope
    assert (envelope.by.seen, envelope.by.role) == (shown, Role.COMMITTEE_MEMBER)
    with pytest.raises(Refused, match="already-voted"):
        course.vote(meeting, case, sitting.people[2], Choice.NO)


def test_who_scored_an_earlier_stage_or_voted_elsewhere_is_hinted_at_once_the_sheets_are_open(course: Course) -> None:
    case, office = course.case(), course.scene.office
    course.hear(case, FACE)
    face, site = course.sitting(FACE, case), course.sitting(SITE, case)
    face.declare(*face.people)
    for judge in face.people:
        scoring.seal_sheet(office, face.panel, case=case, judge=judge, marks=course.marks(FACE, 80), by=as_judge(judge))
    assert convening.hints(office, site.panel, case=case, members=(face.people[2],)) == ()
    face.reveal()
    (hint,) = convening.hints(office, site.panel, case=case, members=(face.people[2],))
    assert hint.ground is Ground.TOOK_PART
    assert convening.hints(office, face.panel, case=case, members=(face.people[2],)) == ()
    course.record(case, FACE)
    for stage in (SITE, COMMITTEE):
        course.take(case, stage)
    course.meet(case)
    voter = course.sittings[COMMITTEE].people[3]
    assert [one.ground for one in convening.hints(office, face.panel, case=case, members=(voter,))] == [
        Ground.TOOK_PART
    ]


def test_nobody_votes_on_a_case_that_has_not_come_to_the_committee(course: Course) -> None:
    case = course.case()
    sitting = course.sitting(COMMITTEE, case)
    sitting.declare(*sitting.people)
    meeting = meetings.open_meeting(
        course.scene.office, sitting.panel, present=sitting.people, by=as_chair(sitting.chair)
    ).stream
    with pytest.raises(Refused, match="not-revealed"):
        course.vote(meeting, case, sitting.people[0], Choice.AYE)


def test_seven_members_vote_at_once_and_every_vote_is_of_record(course: Course) -> None:
    case = course.case()
    for stage in Stage:
        course.take(case, stage)
    sitting = course.sitting(COMMITTEE, case)
    meeting = meetings.open_meeting(
        course.scene.office, sitting.panel, present=sitting.people, by=as_chair(sitting.chair)
    ).stream
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda voter: course.vote(meeting, case, voter, Choice.AYE), sitting.people))
    assert course.scene.office.find(MEETING, meeting).state.voters(case) == frozenset(sitting.people)


def test_one_meeting_is_open_at_a_time(course: Course) -> None:
    case = course.case()
    sitting = course.sitting(COMMITTEE, case)
    chair = as_chair(sitting.chair)
    meetings.open_meeting(course.scene.office, sitting.panel, present=sitting.people, by=chair)
    with pytest.raises(Refused, match="meeting-open"):
        meetings.open_meeting(course.scene.office, sitting.panel, present=sitting.people, by=chair)


@pytest.mark.usefixtures("a_case_waits")
def test_who_scored_or_voted_does_not_decide_and_who_drafted_does_not_review(course: Course) -> None:
    case, meeting = course.evaluated()
    judge = course.sittings[FACE].people[3]
    member = course.sittings[COMMITTEE].people[3]
    assert {judge, member} <= took_part(course.scene.office, course.state(case), case)
    drafter = officer()
    deciding.draft_decision(
        course.scene.office, case, outcome=Outcome.SELECTED, text="(가상)", meeting=meeting, by=drafter
    )
    with pytest.raises(Refused, match="own-draft"):
        deciding.review_decision(course.scene.office, case, agreed=True, by=officer(drafter.subject))
    deciding.review_decision(course.scene.office, case, agreed=True, by=officer())
    for person in (judge, member):
        with pytest.raises(Refused, match="decider-took-part"):
            deciding.decide(course.scene.office, case, by=decider(person))
    with pytest.raises(Refused, match="machine-decides-nothing"):
        deciding.decide(course.scene.office, case, by=by_machine(uuid4()))
    assert course.state(case).status is Status.ELIGIBLE


@pytest.mark.usefixtures("a_case_waits")
def test_a_decision_against_the_committee_says_why(course: Course) -> None:
    case, meeting = course.evaluated()
    with pytest.raises(Refused, match="differs-without-reasons"):
        course.draft(case, meeting, Outcome.REJECTED, WHY)
    course.draft(case, meeting, Outcome.REJECTED, WHY, differs="(가상) 의결 뒤에 사정이 달라졌다.")
    deciding.decide(course.scene.office, case, by=decider())
    decision = course.state(case).decision
    assert decision is not None
    assert decision.differs is not None


@pytest.mark.usefixtures("a_case_waits")
def test_a_conflict_found_late_holds_the_decision_until_what_it_rests_on_was_done_anew(course: Course) -> None:
    case, meeting = course.evaluated()
    course.draft(case, meeting)
    site, committee = course.sittings[SITE], course.sittings[COMMITTEE]
    site.recuse(site.people[2])
    with pytest.raises(Refused, match="tally-changed"):
        deciding.decide(course.scene.office, case, by=decider())
    course.record(case, SITE)
    committee.recuse(committee.people[2])
    with pytest.raises(Refused, match="tally-changed"):
        deciding.decide(course.scene.office, case, by=decider())
    course.record(case, COMMITTEE)
    with pytest.raises(Refused, match="resolution-no-longer-stands"):
        deciding.decide(course.scene.office, case, by=decider())
    with pytest.raises(Refused, match="member-recused"):
        course.meet(case, "+++++++")
    open_one = meeting_of(committee.panel, 2)
    for voter in committee.people[3:]:
        course.vote(open_one, case, voter, Choice.AYE)
    by = as_chair(committee.chair)
    meetings.resolve(course.scene.office, open_one, case=case, reasons="(가상) 다시 의결", by=by)
    course.draft(case, open_one)
    deciding.decide(course.scene.office, case, by=decider())
    assert course.state(case).status is Status.SELECTED


@pytest.mark.usefixtures("a_case_waits")
def test_a_resolution_of_another_case_is_none(course: Course) -> None:
    _, meeting = course.evaluated()
    other = course.case()
    for stage in Stage:
        course.take(other, stage)
    with pytest.raises(Refused, match="not-resolved"):
        course.draft(other, meeting)


@pytest.mark.usefixtures("a_case_waits")
def test_a_decision_rests_on_the_latest_resolution_of_the_case(course: Course) -> None:
    case, voted_down = course.evaluated("+++----")
    course.draft(case, voted_down, Outcome.REJECTED, WHY)
    carried = course.meet(case)
    with pytest.raises(Refused, match="resolution-superseded"):
        deciding.decide(course.scene.office, case, by=decider())
    with pytest.raises(Refused, match="resolution-superseded"):
        course.draft(case, voted_down, Outcome.REJECTED, WHY)
    with pytest.raises(Refused, match="differs-without-reasons"):
        course.draft(case, carried, Outcome.REJECTED, WHY)
    course.decide(case, carried)
    assert course.state(case).status is Status.SELECTED


@pytest.mark.usefixtures("a_case_waits")
def test_a_corrected_decision_is_notified_anew_and_restarts_no_clock(course: Course) -> None:
    case, meeting = course.evaluated("+++----")
    course.decide(case, meeting, Outcome.REJECTED, WHY)
    first = course.notices(case)
    told = [course.arrive(one).due for one in first]
    with pytest.raises(Refused, match="notice-issued"):
        course.notices(case)
    deciding.correct_decision(
        course.scene.office, case, text="(가상) 바로잡은 내용", reasons="(가상) 오기", by=decider()
    )
    second = course.notices(case)
    lead = course.state(case).form.leads[0]
    assert second[0] == notice_of(case, lead, 2)
    course.scene.at.clock.set(datetime(2021, 5, 20, 1, 0, tzinfo=UTC))
    corrected = [course.arrive(one) for one in second]
    assert [one.due for one in corrected] == told
    assert course.state(case).status is Status.REJECTED


@pytest.mark.usefixtures("a_case_waits")
def test_of_the_notices_of_a_corrected_decision_the_first_that_arrived_starts_the_clock(course: Course) -> None:
    case, meeting = course.evaluated("+++----")
    course.decide(case, meeting, Outcome.REJECTED, WHY)
    clock = course.scene.at.clock
    notices: list[UUID] = []
    for text in ("", "(가상) 바로잡은 내용", "(가상) 다시 바로잡은 내용"):
        if text:
            deciding.correct_decision(course.scene.office, case, text=text, reasons="(가상) 오기", by=decider())
        lead = notice_of(case, course.state(case).form.leads[0], len(notices) + 1)
        assert lead in course.notices(case)
        notices.append(lead)
        if text:
            clock.set(clock.now() + timedelta(days=10))
            course.arrive(lead)
    never, first, second = (course.scene.office.find(NOTICE, one).state for one in notices)
    assert first.due is not None
    assert (never.due, second.due) == (None, first.due)
    with pytest.raises(Refused, match="notice-superseded"):
        course.arrive(notices[0])
    assert recomputation(course.scene.office).differing == ()


@pytest.mark.usefixtures("a_case_waits")
def test_a_draft_or_a_withdrawn_case_is_not_decided(course: Course) -> None:
    case, meeting = course.evaluated()
    course.draft(case, meeting)
    intake.withdraw(course.scene.office, case, reasons=None, by=applicant())
    with pytest.raises(Refused, match="not-under-evaluation"):
        deciding.decide(course.scene.office, case, by=decider())
    with pytest.raises(Refused, match="not-decided"):
        notifying.issue_notices(course.scene.office, case, remedies=REMEDIES, by=officer())


def test_the_list_ranks_a_track_and_the_selected_are_published(course: Course) -> None:
    best, meeting = course.evaluated(percent=90)
    second = course.case()
    for stage in Stage:
        course.take(second, stage, percent=80)
    other = course.meet(second)
    course.decide(best, meeting)
    office = course.scene.office
    track = Track.INNOVATION_GROWTH
    with pytest.raises(Refused, match="not-ranked"):
        selecting.publish_selection(office, course.scene.call, track=track, by=decider())
    selecting.list_selection(office, course.scene.call, track=track, by=officer())
    listed = office.find(SELECTION, selection_of(course.scene.call, track)).state.listed
    assert [(one.candidate.application, str(one.candidate.final.score)) for one in listed.standings] == [
        (best, "90.00"),
        (second, "80.00"),
    ]
    selecting.publish_selection(office, course.scene.call, track=track, by=decider())
    with pytest.raises(Refused, match="nothing-to-publish"):
        selecting.publish_selection(office, course.scene.call, track=track, by=decider())
    course.decide(second, other)
    selecting.publish_selection(office, course.scene.call, track=track, by=decider())
    selection = office.find(SELECTION, selection_of(course.scene.call, track)).state
    assert [selected for _, selected in selection.published] == [(best,), (second,)]


def test_the_table_is_seeded_once_and_knows_its_years(scene: Scene) -> None:
    years, _ = seeds()
    assert holidays.table_of(scene.office).years == {one.year for one in years}
    with pytest.raises(Refused, match="years-known"):
        holidays.seed_holidays(scene.office, by=by_machine(uuid4()))
    assert scene.office.find(HOLIDAYS, HOLIDAYS_ID).version == 1


def test_a_committee_that_is_none_does_not_meet(course: Course) -> None:
    sitting = course.sitting(FACE, course.case())
    with pytest.raises(Refused, match="not-a-committee"):
        meetings.open_meeting(course.scene.office, sitting.panel, present=sitting.people, by=as_chair(sitting.chair))
