"""A case on its way through the three stages to the decision, for tests that act as people do."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from application import announcing, convening, deciding, meetings, notifying, scoring, staging
from application.ports import Receipt
from application.record import By
from application.rounds import assumed_plan
from application.scoring import MarkTyped
from domain.applications import APPLICATION, Application
from domain.applications.outcomes import Outcome, ReasonCode
from domain.applications.staging import HEARD
from domain.calls.facts import ObjectionRegime
from domain.meetings.facts import Choice, Proposal
from domain.notices import NOTICE, Notice
from domain.notices.facts import Method
from domain.roles import Role
from domain.rules.vocabulary import ScoringPlan, Stage, Track
from domain.values import Agency
from tests.panels import Sitting, a_sitting, an_eligible_case, as_chair, as_judge, as_secretary
from tests.scenes import CALL, Scene, officer

REMEDIES = "(가상) 이 통지를 받은 날부터 이의신청과 행정심판을 할 수 있습니다."


def decider(person: UUID | None = None) -> By:
    """A decider of MSS."""
    return By(subject=person or uuid4(), role=Role.DECIDER, agency=Agency.MSS, cause=uuid4())


def three_stages(
    scene: Scene, plan: ScoringPlan = assumed_plan.PLAN, regimes: tuple[ObjectionRegime, ...] = CALL.regimes
) -> None:
    """Let the scene's call score three stages, and take its applications for what these regimes are for."""
    paper = replace(CALL, plan=plan, regimes=regimes)
    announcing.amend(scene.office, scene.call, paper=paper, reasons="(가상) 평가계획", by=decider())


@dataclass
class Course:
    """A call that scores three stages, its panels, convened when first needed, and the cases before them."""

    scene: Scene
    plan: ScoringPlan = assumed_plan.PLAN
    track: Track = Track.INNOVATION_GROWTH
    sittings: dict[Stage, Sitting] = field(default_factory=dict)
    regimes: tuple[ObjectionRegime, ...] = CALL.regimes
    waiting: UUID | None = None
    """A case that went through every stage and waits for the committee to meet."""

    def __post_init__(self) -> None:
        """Put the plan into the call."""
        three_stages(self.scene, self.plan, self.regimes)

    def case(self) -> UUID:
        """An eligible case."""
        return an_eligible_case(self.scene, self.track)

    def state(self, case: UUID) -> Application:
        """A case as it stands."""
        return self.scene.office.find(APPLICATION, case).state

    def sitting(self, stage: Stage, case: UUID) -> Sitting:
        """The stage's panel with the case before it."""
        if stage not in self.sittings:
            self.sittings[stage] = a_sitting(self.scene, stage, case=case)
            return self.sittings[stage]
        sitting = replace(self.sittings[stage], case=case)
        if case not in sitting.state().cases:
            by = as_secretary(sitting.secretary)
            convening.assign_case(self.scene.office, sitting.panel, case=case, by=by)
        return sitting

    def hear(self, case: UUID, stage: Stage) -> None:
        """Hold and report the hearing or visit of a stage."""
        office, clock = self.scene.office, self.scene.at.clock
        at = clock.now() + timedelta(hours=1)
        staging.schedule_hearing(office, case, stage=stage, place="(가상) 회의실", at=at, by=officer())
        clock.set(at)
        staging.report_hearing(office, case, stage=stage, report="(가상) 의견을 들었다.", by=officer())

    def score(self, case: UUID, stage: Stage, percent: int = 80) -> Sitting:
        """Every judge declares and gives so many percent of every criterion; the sheets are revealed."""
        sitting = self.sitting(stage, case)
        sitting.declare(*sitting.people)
        for judge in sitting.people:
            scoring.seal_sheet(
                self.scene.office,
                sitting.panel,
                case=case,
                judge=judge,
                marks=self.marks(stage, percent),
                by=as_judge(judge),
            )
        sitting.reveal()
        return sitting

    def marks(self, stage: Stage, percent: int) -> tuple[MarkTyped, ...]:
        """So many percent of every criterion."""
        return tuple(
            MarkTyped(
                criterion=one.code,
                points=(one.max_points * percent / 100).quantize(Decimal("0.01")),
                justification=f"(가상) {one.code}의 이유",
            )
            for one in self.plan.rubric
            if one.stage is stage
        )

    def record(self, case: UUID, stage: Stage) -> Receipt:
        """The handler records the stage's result."""
        return staging.record_stage_result(self.scene.office, case, stage=stage, by=officer())

    def take(self, case: UUID, stage: Stage, percent: int = 80) -> None:
        """Take a case through a stage."""
        if stage in HEARD:
            self.hear(case, stage)
        self.score(case, stage, percent)
        self.record(case, stage)

    def meet(self, case: UUID, choices: str = "+++++++", proposal: Proposal = Proposal.SELECT) -> UUID:
        """The committee meets with everybody present, votes (+ aye, - no, 0 abstains) and resolves."""
        office, sitting = self.scene.office, self.sitting(Stage.DELIBERATION, case)
        sign = {"+": Choice.AYE, "-": Choice.NO, "0": Choice.ABSTAIN}
        by = as_chair(sitting.chair)
        meeting = meetings.open_meeting(office, sitting.panel, present=sitting.people, by=by).stream
        for voter, choice in zip(sitting.people, choices, strict=False):
            self.vote(meeting, case, voter, sign[choice], proposal)
        meetings.resolve(office, meeting, case=case, reasons="(가상) 의결 사유", by=by)
        meetings.take_minutes(office, meeting, minutes="(가상) 회의록", by=by)
        meetings.close_meeting(office, meeting, by=by)
        return meeting

    def vote(
        self, meeting: UUID, case: UUID, voter: UUID, choice: Choice, proposal: Proposal = Proposal.SELECT
    ) -> Receipt:
        """A member votes."""
        by = By(subject=voter, role=Role.COMMITTEE_MEMBER, cause=uuid4(), seen=self.scene.office.log.head())
        return meetings.cast_vote(self.scene.office, meeting, case=case, proposal=proposal, choice=choice, by=by)

    def evaluated(self, choices: str = "+++++++", percent: int = 80) -> tuple[UUID, UUID]:
        """A case that went through every stage and was resolved on, and the meeting; the one that waits, if one does."""
        case, self.waiting = self.waiting or self.heard(percent), None
        return case, self.meet(case, choices)

    def heard(self, percent: int = 80) -> UUID:
        """A case that went through every stage."""
        case = self.case()
        for stage in Stage:
            self.take(case, stage, percent)
        return case

    def draft(
        self,
        case: UUID,
        meeting: UUID | None,
        outcome: Outcome = Outcome.SELECTED,
        *reasons: ReasonCode,
        differs: str | None = None,
    ) -> None:
        """One officer drafts the decision and another agrees."""
        office = self.scene.office
        deciding.draft_decision(
            office,
            case,
            outcome=outcome,
            text="(가상) 결정의 내용",
            meeting=meeting,
            reasons=reasons,
            differs=differs,
            by=officer(),
        )
        deciding.review_decision(office, case, agreed=True, by=officer())

    def decide(
        self, case: UUID, meeting: UUID | None, outcome: Outcome = Outcome.SELECTED, *reasons: ReasonCode
    ) -> None:
        """Draft, review and decide."""
        self.draft(case, meeting, outcome, *reasons)
        deciding.decide(self.scene.office, case, by=decider())

    def notices(self, case: UUID, remedies: str | None = REMEDIES) -> tuple[UUID, ...]:
        """Issue the notices; their ids, the lead's first."""
        notifying.issue_notices(self.scene.office, case, remedies=remedies, by=officer())
        return tuple(
            one.id for one in notifying.notices_of(self.scene.office, case, self.state(case)) if one.state.sent is None
        )

    def arrive(self, notice: UUID) -> Notice:
        """Send a notice now, and let it arrive an hour later."""
        office, clock = self.scene.office, self.scene.at.clock
        notifying.send_notice(office, notice, method=Method.ELECTRONIC, by=officer())
        clock.set(clock.now() + timedelta(hours=1))
        notifying.record_arrival(office, notice, arrived=clock.now(), by=officer())
        return office.find(NOTICE, notice).state
