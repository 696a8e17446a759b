"""Disputes for tests that act as people do: a case rejected on site, its notice arrived, an objection, a reviewer, a ruling."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from application import dispute_reviewing, disputing, eligibility, remedying, sweeping
from application.dispute_reviewing import PointRuledTyped
from application.disputing import ObjectionTyped, PointTyped
from application.office import Office
from application.opening import by_machine
from application.record import By
from domain.applications.outcomes import Outcome, ReasonCode
from domain.disputes import DISPUTE, Dispute
from domain.disputes.codes import RemedyKind, Result
from domain.disputes.facts import Sought
from domain.disputes.ruling import Given
from domain.notices.facts import Method
from domain.roles import Role
from domain.rules.vocabulary import Stage
from domain.values import seoul_day
from tests.evaluations import Course, decider
from tests.scenes import applicant, officer

REMAND = Sought(kind=RemedyKind.REMAND, stage=Stage.ON_SITE)
CORRECT = Sought(kind=RemedyKind.CORRECT_FINDING, criterion="agreement-concluded")
REPLACE = Sought(kind=RemedyKind.REPLACE_DECISION)


def reviewing_as(person: UUID) -> By:
    """A dispute reviewer."""
    return By(subject=person, role=Role.DISPUTE_REVIEWER, cause=uuid4())


@dataclass
class Rejected:
    """A case rejected after it failed on site; its notices, sent and arrived at the lead."""

    course: Course
    on_site: bool = True
    """Whether it failed on site; else it was found not eligible, which takes no panels and no time."""
    decided: datetime | None = None
    """When the office gets to it; at once where nothing is said."""
    case: UUID = field(init=False)
    notices: tuple[UUID, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Take the case there."""
        course = self.course
        if self.on_site:
            self.case = course.case()
            course.take(self.case, Stage.FACE_TO_FACE)
            course.take(self.case, Stage.ON_SITE, 30)
        else:
            self.case = course.scene.draft()
            course.scene.submit(self.case)
            if self.decided:
                course.scene.at.clock.set(self.decided)
            eligibility.find_ineligible(
                self.office, self.case, overrides=(), reasons="(가상) 서류가 없습니다.", by=officer()
            )
        reason = ReasonCode.BELOW_PASS_MARK if self.on_site else ReasonCode.NOT_ELIGIBLE
        course.decide(self.case, None, Outcome.REJECTED, reason)
        self.notices = course.notices(self.case)
        course.arrive(self.notices[0])

    @classmethod
    def of(cls, course: Course, case: UUID, notices: tuple[UUID, ...]) -> "Rejected":
        """A case that a course took there already."""
        made = cls.__new__(cls)
        made.course, made.case, made.notices = course, case, notices
        return made

    @property
    def office(self) -> Office:
        return self.course.scene.office

    def pass_days(self, days: int) -> None:
        """Let days pass."""
        clock = self.course.scene.at.clock
        clock.set(clock.now() + timedelta(days=days))

    def object(self, *points: PointTyped, notice: int = 0) -> UUID:
        """Object now, on these points, or on one that asks for a remand."""
        one = PointTyped(sought=REMAND, arguments=("(가상) 현장평가가 다른 공장에서 이루어졌습니다.",))
        typed = ObjectionTyped(
            points=points or (one,),
            known=seoul_day(self.office.clock.now()),
            contact="(가상) 010-0000-0000",
            purport="(가상) 미선정 결정을 취소해 주십시오.",
        )
        receipt = disputing.file_objection(
            self.office,
            self.notices[notice],
            objection=typed,
            objector=self.course.state(self.case).form.firms()[notice],
            agent=None,
            received=self.office.clock.now(),
            by=applicant(),
        )
        return receipt.stream

    def reviewer(self) -> UUID:
        """A person who reviews disputes."""
        return self.course.scene.person("(가상) 심사담당", (Role.DISPUTE_REVIEWER, None))

    def take_up(self, dispute: UUID) -> UUID:
        """A reviewer is asked and declares no conflict."""
        reviewer = self.reviewer()
        dispute_reviewing.assign_reviewer(self.office, dispute, reviewer=reviewer, by=decider())
        dispute_reviewing.declare_conflict(
            self.office,
            dispute,
            reviewer=reviewer,
            conflict=False,
            grounds=(),
            detail=None,
            by=reviewing_as(reviewer),
        )
        return reviewer

    def rule(self, dispute: UUID, reviewer: UUID, *results: Result, remedies: tuple[Given, ...] = ()) -> None:
        """The reviewer rules on the points in their order."""
        dispute_reviewing.rule(
            self.office,
            dispute,
            points=tuple(
                PointRuledTyped(point=number, result=result, reasons="(가상) 기록을 살핀 결과입니다.")
                for number, result in enumerate(results, 1)
            ),
            remedies=remedies,
            by=reviewing_as(reviewer),
        )

    def tell(self, dispute: UUID) -> None:
        """Send the result, and let it arrive."""
        remedying.notify_result(
            self.office, dispute, method=Method.ELECTRONIC, text="(가상) 이의신청 결과", by=officer()
        )
        remedying.record_result_arrival(self.office, dispute, arrived=self.office.clock.now(), by=officer())

    def sweep(self) -> int:
        """The worker's round."""
        return sweeping.sweep(self.office, by=by_machine(uuid4()))

    def dispute(self, id: UUID) -> Dispute:
        """A dispute as it stands."""
        return self.course.scene.office.find(DISPUTE, id).state
