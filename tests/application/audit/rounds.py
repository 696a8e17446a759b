"""A whole round, told through the office's own requests: three stages, late conflicts, a committee, notices, a list."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from application import (
    announcing,
    certifying,
    convening,
    deciding,
    eligibility,
    intake,
    meetings,
    notifying,
    opening,
    scoring,
    selecting,
    staging,
)
from application.office import notice_of
from application.record import By
from domain.applications import APPLICATION
from domain.applications.outcomes import Outcome, ReasonCode
from domain.meetings.facts import Choice, Proposal
from domain.notices.facts import Method
from domain.panels.facts import Ground
from domain.roles import Role
from domain.rules.vocabulary import Criterion, Dimension, PaperKind, PassMark, Stage, Track
from domain.values import Agency
from tests.panels import Sitting, a_sitting, an_eligible_case, as_chair, as_judge, as_secretary, marks
from tests.scenes import CALL, PLAN, Scene, applicant, officer

HEARD = (Stage.FACE_TO_FACE, Stage.ON_SITE)
EVERY_STAGE = replace(
    PLAN,
    rubric=tuple(
        Criterion(code=code, stage=stage, dimension=dimension, max_points=Decimal("50.00"))
        for stage in Stage
        for code, dimension in zip(("market", "sharing"), Dimension, strict=True)
    ),
    pass_marks=tuple(PassMark(stage=stage, points=Decimal("60.00")) for stage in Stage),
)


@dataclass(frozen=True, kw_only=True)
class Round:
    """The cases of the round, by what became of them, and the panels by stage."""

    scene: Scene
    selected: UUID
    rejected: UUID
    ineligible: UUID
    withdrawn: UUID
    panels: dict[Stage, Sitting]


def a_whole_round(scene: Scene) -> Round:
    """Play it: one case selected, one stopped at the second stage, one ineligible, one withdrawn."""
    office, machine = scene.office, opening.by_machine(uuid4())
    announcing.amend(
        office, scene.call, paper=replace(CALL, plan=EVERY_STAGE), reasons="(가상) 모든 단계를 채점합니다.", by=machine
    )
    selected, rejected = an_eligible_case(scene), an_eligible_case(scene)
    ineligible, withdrawn = scene.draft(Track.CAPABILITY_BUILDING), scene.draft()
    for case in (ineligible, withdrawn):
        scene.submit(case)
    eligibility.find_ineligible(office, ineligible, overrides=(), reasons="(가상) 서류가 없습니다.", by=officer())
    intake.request_supplement(
        office, withdrawn, papers=(PaperKind.AGREEMENT,), reasons="(가상) 협약", due=date(2021, 4, 15), by=officer()
    )
    intake.provide_supplement(office, withdrawn, by=applicant())
    intake.withdraw(office, withdrawn, reasons=None, by=applicant())
    panels = {stage: a_sitting(scene, stage, case=selected) for stage in Stage}
    _face_to_face(scene, panels[Stage.FACE_TO_FACE], selected, rejected)
    _on_site(scene, panels[Stage.ON_SITE], selected, rejected)
    _deliberation(scene, panels[Stage.DELIBERATION], selected)
    selecting.list_selection(office, scene.call, track=Track.INNOVATION_GROWTH, by=_secretary())
    _decide(scene, rejected, Outcome.REJECTED, (ReasonCode.BELOW_PASS_MARK,), None)
    _notify(scene, rejected)
    selecting.publish_selection(office, scene.call, track=Track.INNOVATION_GROWTH, by=_secretary())
    form = office.find(APPLICATION, selected).state.form
    item, holder = form.items[0].id, form.leads[0]
    certifying.issue(office, selected, product=item, added=None, holder=holder, first=None, by=_secretary())
    return Round(
        scene=scene, selected=selected, rejected=rejected, ineligible=ineligible, withdrawn=withdrawn, panels=panels
    )


def _face_to_face(scene: Scene, panel: Sitting, selected: UUID, rejected: UUID) -> None:
    """A member who never sealed, and after the reveal a conflict found late and a sheet corrected."""
    other = replace(panel, case=rejected)
    convening.assign_case(scene.office, panel.panel, case=rejected, by=as_secretary())
    for sitting in (panel, other):
        sitting.declare(*sitting.people)
    _seal_all(panel, skip=1)
    panel.close()
    panel.reveal()
    _seal_all(other)
    other.reveal()
    other.recuse(other.people[6])
    judge = panel.people[3]
    scoring.correct_sheet(
        scene.office,
        panel.panel,
        case=selected,
        judge=judge,
        marks=marks("31.50", "44"),
        reasons="(가상) 옮겨 적다가 틀렸습니다.",
        by=as_judge(judge),
    )
    for case in (selected, rejected):
        _hear(scene, case, Stage.FACE_TO_FACE)


def _on_site(scene: Scene, panel: Sitting, selected: UUID, rejected: UUID) -> None:
    """A challenge upheld and one not; one case falls short."""
    other = replace(panel, case=rejected)
    convening.assign_case(scene.office, panel.panel, case=rejected, by=as_secretary())
    for sitting in (panel, other):
        sitting.declare(*sitting.people)
    _challenge(scene, panel, panel.people[5], ayes=4)
    _challenge(scene, other, other.people[5], ayes=2)
    _seal_all(panel, without=(panel.people[5],))
    panel.reveal()
    for judge in other.people:
        other.seal(judge, "21", "22")
    other.reveal()
    for case in (selected, rejected):
        _hear(scene, case, Stage.ON_SITE)


def _deliberation(scene: Scene, panel: Sitting, selected: UUID) -> None:
    """The committee votes before one of its members turns out to have a conflict."""
    office = scene.office
    panel.declare(*panel.people)
    _seal_all(panel)
    panel.reveal()
    meeting = meetings.open_meeting(
        office, panel.panel, present=panel.people[:6], by=as_secretary(panel.secretary)
    ).stream
    for number, voter in enumerate(panel.people[:6]):
        choice = Choice.AYE if number < 4 else Choice.NO if number == 4 else Choice.ABSTAIN
        meetings.cast_vote(office, meeting, case=selected, proposal=Proposal.SELECT, choice=choice, by=_member(voter))
    panel.recuse(panel.people[4])
    meetings.resolve(office, meeting, case=selected, reasons="(가상) 선정하기로 함", by=as_chair(panel.chair))
    staging.record_stage_result(office, selected, stage=Stage.DELIBERATION, by=officer())
    _decide(scene, selected, Outcome.SELECTED, (), meeting)


def _seal_all(sitting: Sitting, *, skip: int = 0, without: tuple[UUID, ...] = ()) -> None:
    """Everybody seals but for the first `skip`: marks from 31 up, and the second sheet taken back and sealed again."""
    judges = [one for one in sitting.people[skip:] if one not in without]
    for number, judge in enumerate(judges):
        sitting.seal(judge, str(31 + number), f"{40 - number}.25")
    sitting.reopen(judges[1])
    sitting.seal(judges[1], "33.75", "38")


def _challenge(scene: Scene, sitting: Sitting, member: UUID, *, ayes: int) -> None:
    office, others = scene.office, [one for one in sitting.people if one != member]
    party = scene.office.find(APPLICATION, sitting.case).state.form.leads[0]
    grounds, reasons = (Ground.ADVISED,), "(가상) 자문한 적이 있습니다."
    convening.raise_challenge(
        office,
        sitting.panel,
        case=sitting.case,
        member=member,
        party=party,
        grounds=grounds,
        reasons=reasons,
        by=applicant(),
    )
    convening.resolve_challenge(
        office,
        sitting.panel,
        case=sitting.case,
        member=member,
        ayes=tuple(others[:ayes]),
        noes=tuple(others[ayes:]),
        reasons="(가상) 의결",
        by=as_chair(sitting.chair),
    )


def _hear(scene: Scene, case: UUID, stage: Stage) -> None:
    office, clock = scene.office, scene.at.clock
    at = clock.now() + timedelta(hours=1)
    staging.schedule_hearing(office, case, stage=stage, place="(가상) 회의실", at=at, by=officer())
    clock.advance(timedelta(hours=2))
    staging.report_hearing(office, case, stage=stage, report="(가상) 들은 내용", by=officer())
    staging.record_stage_result(office, case, stage=stage, by=officer())


def _decide(scene: Scene, case: UUID, outcome: Outcome, reasons: tuple[ReasonCode, ...], meeting: UUID | None) -> None:
    office = scene.office
    deciding.draft_decision(
        office, case, outcome=outcome, text="(가상) 결정문", meeting=meeting, reasons=reasons, by=officer()
    )
    deciding.review_decision(office, case, agreed=True, by=officer())
    deciding.decide(office, case, by=_decider())


def _notify(scene: Scene, case: UUID) -> None:
    """The notices arrive on 20 August 2021; a correction is notified anew and restarts nothing."""
    office, clock = scene.office, scene.at.clock
    clock.set(datetime(2021, 8, 20, 1, 0, tzinfo=UTC))
    _arrive(scene, case, 1)
    deciding.correct_decision(office, case, text="(가상) 고친 결정문", reasons="(가상) 오기", by=_decider())
    clock.advance(timedelta(days=10))
    _arrive(scene, case, 2)


def _arrive(scene: Scene, case: UUID, number: int) -> None:
    office = scene.office
    notifying.issue_notices(office, case, remedies="(가상) 불복 방법", by=officer())
    for firm in office.find(APPLICATION, case).state.form.firms():
        notice = notice_of(case, firm, number)
        notifying.send_notice(office, notice, method=Method.ELECTRONIC, by=officer())
        notifying.record_arrival(office, notice, arrived=office.clock.now(), by=officer())


def _secretary() -> By:
    return as_secretary()


def _member(person: UUID) -> By:
    return By(subject=person, role=Role.COMMITTEE_MEMBER, cause=uuid4())


def _decider() -> By:
    return By(subject=uuid4(), role=Role.DECIDER, agency=Agency.MSS, cause=uuid4())
