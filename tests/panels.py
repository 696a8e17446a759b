"""A panel at work, for tests: members, eligible cases before it, declarations and sheets."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from application import convening, eligibility, scoring
from application.convening import Roster
from application.office import panel_of, tally_of
from application.ports import Receipt
from application.record import By
from application.scoring import MarkTyped
from domain.panels import PANEL, Panel
from domain.panels.facts import Ground, Member, RecusalCause
from domain.roles import Role
from domain.rules.vocabulary import PaperKind, Stage, Track
from domain.tallies import TALLY
from domain.tallies.facts import Computed
from domain.values import Agency
from tests.scenes import MEDIUM, Scene, officer

SIZE = 7
FIRST, LAST = date(2021, 1, 1), date(2021, 12, 31)


def seat(person: UUID, *, outside_expert: bool = False) -> Member:
    """A seat for the year."""
    return Member(person=person, outside_expert=outside_expert, first=FIRST, last=LAST)


def as_chair(person: UUID) -> By:
    """Whoever presides."""
    return By(subject=person, role=Role.CHAIR, cause=uuid4())


def as_judge(person: UUID) -> By:
    """A member of the panel."""
    return By(subject=person, role=Role.EVALUATOR, cause=uuid4())


def as_secretary(person: UUID | None = None) -> By:
    """The secretary of an MSS panel."""
    return By(subject=person or uuid4(), role=Role.SECRETARY, agency=Agency.MSS, cause=uuid4())


def marks(market: str, sharing: str) -> tuple[MarkTyped, ...]:
    """Marks on the two criteria of the scene's plan, each with a justification."""
    points = {"market": market, "sharing": sharing}
    return tuple(
        MarkTyped(criterion=criterion, points=Decimal(one), justification=f"(가상) {criterion} {one}점인 이유")
        for criterion, one in points.items()
    )


def an_eligible_case(scene: Scene, track: Track = Track.INNOVATION_GROWTH) -> UUID:
    """A complete application that was found eligible."""
    lead, partner = scene.firm(), scene.firm("(가상) 한울설비", MEDIUM)
    case = scene.draft(track, leads=(lead,), partner=partner)
    scene.attach(case, PaperKind.BUSINESS_PLAN, PaperKind.AGREEMENT)
    scene.agree(case, lead, partner)
    scene.submit(case)
    eligibility.find_eligible(scene.office, case, overrides=(), reasons=None, by=officer())
    return case


@dataclass(frozen=True)
class Sitting:
    """A panel with a case before it. The first member is chair, the second the deputy."""

    scene: Scene
    panel: UUID
    people: tuple[UUID, ...]
    secretary: UUID
    case: UUID

    @property
    def chair(self) -> UUID:
        return self.people[0]

    @property
    def deputy(self) -> UUID:
        return self.people[1]

    def state(self) -> Panel:
        """The panel as it stands."""
        return self.scene.office.find(PANEL, self.panel).state

    def declare(self, *members: UUID, conflict: bool = False, grounds: tuple[Ground, ...] = ()) -> None:
        """These members answer the conflict question."""
        for member in members:
            convening.declare_conflict(
                self.scene.office,
                self.panel,
                case=self.case,
                member=member,
                conflict=conflict,
                grounds=grounds,
                detail="(가상) 친족 관계입니다." if conflict else None,
                by=as_judge(member),
            )

    def seal(self, judge: UUID, market: str = "40", sharing: str = "40") -> Receipt:
        """A judge seals these marks."""
        given = marks(market, sharing)
        return scoring.seal_sheet(
            self.scene.office, self.panel, case=self.case, judge=judge, marks=given, by=as_judge(judge)
        )

    def reopen(self, judge: UUID) -> Receipt:
        """A judge takes the own sheet back."""
        return scoring.reopen_sheet(self.scene.office, self.panel, case=self.case, judge=judge, by=as_judge(judge))

    def recuse(self, member: UUID, cause: RecusalCause = RecusalCause.EXCLUDED) -> Receipt:
        """A member is taken out of the case."""
        return convening.recuse(
            self.scene.office,
            self.panel,
            case=self.case,
            member=member,
            cause=cause,
            grounds=(Ground.ADVISED,),
            reasons="(가상) 자문한 사실이 드러났습니다.",
            by=as_chair(self.chair),
        )

    def close(self, chair: UUID | None = None) -> Receipt:
        """Whoever presides closes the scoring."""
        closer = chair or self.chair
        return scoring.close_scoring(
            self.scene.office,
            self.panel,
            case=self.case,
            chair=closer,
            reasons="(가상) 기한까지 내지 않았습니다.",
            by=as_chair(closer),
        )

    def reveal(self) -> Receipt:
        """The secretary opens the sheets."""
        return scoring.reveal_sheets(self.scene.office, self.panel, case=self.case, by=as_secretary(self.secretary))

    def tally(self) -> Computed:
        """The tally as it was last computed."""
        return self.scene.office.find(TALLY, tally_of(self.panel, self.case)).state.computed


def a_sitting(
    scene: Scene, stage: Stage = Stage.FACE_TO_FACE, size: int = SIZE, case: UUID | None = None, number: int = 1
) -> Sitting:
    """A panel of this size, the stage's first or a further one, with a case before it; nobody has declared yet."""
    track = Track.INNOVATION_GROWTH
    people = tuple(scene.person(f"(가상) 위원 {number}") for number in range(1, size + 1))
    secretary = scene.person("(가상) 간사", (Role.SECRETARY, Agency.MSS))
    roster = Roster(members=tuple(seat(one) for one in people), chair=people[0], deputy=people[1], secretary=secretary)
    panel = convening.convene(
        scene.office, call=scene.call, track=track, stage=stage, roster=roster, by=as_secretary(secretary)
    ).stream
    assert panel == panel_of(scene.call, track, stage, number)
    chosen = case or an_eligible_case(scene, track)
    convening.assign_case(scene.office, panel, case=chosen, by=as_secretary(secretary))
    return Sitting(scene, panel, people, secretary, chosen)
