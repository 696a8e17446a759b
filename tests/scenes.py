"""Scenes for tests: an open office with a call, people and firms, made through the same use cases as everybody's."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

from application import agreements, announcing, holidays, intake, opening, registering
from application.announcing import CallPaper
from application.intake import FormTyped, ItemTyped
from application.office import Office, call_of
from application.ports import Receipt
from application.record import By
from domain.calls.facts import ObjectionRegime, PaperRequired, RetentionClass, TrackOpen
from domain.competition_products import Designation
from domain.identifiers import checked
from domain.office.facts import OfficeKind
from domain.roles import Role
from domain.rules.vocabulary import (
    Criterion,
    Dimension,
    DimensionWeight,
    Evidence,
    EvidenceHeld,
    FirmProfile,
    FirmSize,
    Licence,
    PaperKind,
    PassMark,
    ScoringPlan,
    Stage,
    TargetKind,
    TieRule,
    Track,
)
from domain.subjects.facts import Capacity, SubjectKind
from domain.values import Agency, Cooperative
from tests.offices import ORIGIN, TestOffice

OPENS = datetime(2021, 3, 18, 15, 0, tzinfo=UTC)
CLOSES = datetime(2021, 4, 19, 15, 0, tzinfo=UTC)
ROUND = "2021-1"
ITEM = "3911160301"
LISTING = "3911160312345678"

TRACK_AGENCIES = {
    Track.INNOVATION_GROWTH: Agency.MSS,
    Track.MATERIALS_PARTS: Agency.MSS,
    Track.TECH_CONVERGENCE: Agency.MSS,
    Track.CAPABILITY_BUILDING: Agency.PPS,
}
PLAN = ScoringPlan(
    rubric=(
        Criterion(
            code="market", stage=Stage.FACE_TO_FACE, dimension=Dimension.RESULT_UTILISATION, max_points=Decimal("50.00")
        ),
        Criterion(
            code="sharing",
            stage=Stage.FACE_TO_FACE,
            dimension=Dimension.WIN_WIN_COOPERATION,
            max_points=Decimal("50.00"),
        ),
    ),
    weights=tuple(DimensionWeight(dimension=one, weight=Decimal("0.5000")) for one in Dimension),
    pass_marks=(PassMark(stage=Stage.FACE_TO_FACE, points=Decimal("60.00")),),
    panel_size=7,
    trim_from=5,
    decimal_places=2,
    gate=True,
    carry_scores=True,
    ties=TieRule.EARLIER_RECEIPT,
)
CALL = CallPaper(
    title="2021년 상생협력 지원제도 참여기업 모집",
    notices=(),
    opens=OPENS,
    closes=CLOSES,
    tracks=tuple(TrackOpen(track=track, agency=agency) for track, agency in TRACK_AGENCIES.items()),
    papers=tuple(
        PaperRequired(kind=kind, track=track, source="판로지원법 시행령 §17의2②")
        for track in TRACK_AGENCIES
        for kind in (PaperKind.BUSINESS_PLAN, PaperKind.AGREEMENT)
    ),
    rules="v2021_1",
    plan=PLAN,
    product_target=200,
    regimes=(ObjectionRegime.CIVIL_PETITION_35,),
    retention=RetentionClass.YEARS_10,
    assumed=("closes", "retention", "plan"),
)
SMALL = FirmProfile(size=FirmSize.SMALL)
MEDIUM = FirmProfile(size=FirmSize.MEDIUM)
LARGE = FirmProfile(size=FirmSize.NON_SME)
BUILDER = FirmProfile(size=FirmSize.SMALL, licences=(Licence.SPECIALTY,))
LARGE_BUILDER = FirmProfile(size=FirmSize.NON_SME, licences=(Licence.GENERAL,))

PARTNER_PROFILES = {
    Track.INNOVATION_GROWTH: MEDIUM,
    Track.MATERIALS_PARTS: MEDIUM,
    Track.TECH_CONVERGENCE: MEDIUM,
    Track.CAPABILITY_BUILDING: LARGE_BUILDER,
}
EVIDENCE = {
    Track.INNOVATION_GROWTH: EvidenceHeld(kind=Evidence.DIRECT_PRODUCTION_CONFIRMATION, covers=ITEM),
    Track.MATERIALS_PARTS: EvidenceHeld(kind=Evidence.PATENT_APPLIED_PART),
    Track.TECH_CONVERGENCE: EvidenceHeld(kind=Evidence.PATENT_APPLIED_PRODUCT),
    Track.CAPABILITY_BUILDING: EvidenceHeld(kind=Evidence.GENERAL_CONSTRUCTION_LICENCE),
}
ITEMS = {
    Track.INNOVATION_GROWTH: ItemTyped(label="가상 조명기구", kind=TargetKind.GOODS, detail_item_no=ITEM),
    Track.MATERIALS_PARTS: ItemTyped(label="가상 감지부품", kind=TargetKind.GOODS, goods_listing_no=LISTING),
    Track.TECH_CONVERGENCE: ItemTyped(label="가상 융합제품", kind=TargetKind.GOODS, detail_item_no=ITEM),
    Track.CAPABILITY_BUILDING: ItemTyped(label="가상 청사 신축", kind=TargetKind.CONSTRUCTION_WORKS),
}

# The least that is a paper of its kind.
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@dataclass
class Numbers:
    """1, 2, 3 and so on."""

    last: int = 0

    def __next__(self) -> int:
        self.last += 1
        return self.last


@dataclass
class Scene:
    """An office with a call, and whatever people and firms a test brings in."""

    at: TestOffice
    numbers: Numbers = field(default_factory=Numbers)
    staff: dict[tuple[Role, Agency | None], UUID] = field(default_factory=dict)

    @property
    def office(self) -> Office:
        return self.at.office

    @property
    def call(self) -> UUID:
        return call_of(ROUND)

    def person(self, name: str, *roles: tuple[Role, Agency | None]) -> UUID:
        """A person with these roles."""
        person = uuid4()
        machine = opening.by_machine(uuid4())
        registering.register(
            self.office,
            id=person,
            kind=SubjectKind.PERSON,
            description=registering.Description(label=name),
            profile=None,
            by=machine,
        )
        for role, agency in roles:
            registering.grant_role(self.office, person, role=role, agency=agency, by=machine)
            self.staff.setdefault((role, agency), person)
        return person

    def officer(self, agency: Agency) -> UUID:
        """The agency's intake officer, brought in when first asked for."""
        held = self.staff.get((Role.INTAKE_OFFICER, agency))
        return held or self.person("(가상) 접수담당", (Role.INTAKE_OFFICER, agency))

    def firm(
        self,
        name: str = "(가상) 새벽빛",
        profile: FirmProfile = SMALL,
        kind: SubjectKind = SubjectKind.FIRM,
    ) -> UUID:
        """A registered firm with a fictitious business number of its own."""
        firm = uuid4()
        number = checked(f"99981{next(self.numbers):04d}")
        registering.register(
            self.office,
            id=firm,
            kind=kind,
            description=registering.Description(label=name, business_number=number),
            profile=profile,
            by=opening.by_machine(uuid4()),
        )
        return firm

    def acting_for(self, firm: UUID, capacity: Capacity = Capacity.REPRESENTATIVE, name: str = "(가상) 대표") -> UUID:
        """A person who may act for a firm."""
        person = self.person(name)
        registering.authorise(self.office, person, firm=firm, capacity=capacity, by=opening.by_machine(uuid4()))
        return person

    def draft(
        self,
        track: Track = Track.INNOVATION_GROWTH,
        *,
        leads: tuple[UUID, ...] = (),
        partner: UUID | None = None,
        cooperative: Cooperative | None = None,
        evidence: tuple[EvidenceHeld, ...] = (),
        by: UUID | None = None,
    ) -> UUID:
        """A complete draft but for papers and agreement."""
        lead_profile = BUILDER if track is Track.CAPABILITY_BUILDING else SMALL
        chosen = leads or (self.firm(profile=lead_profile),)
        case = uuid4()
        intake.draft(
            self.office,
            id=case,
            call=self.call,
            track=track,
            filed_by=cooperative.firm if cooperative else chosen[0],
            form=FormTyped(
                title="(가상) 상생협력 과제",
                leads=() if cooperative else chosen,
                partner=partner or self.firm("(가상) 한울설비", PARTNER_PROFILES[track]),
                cooperative=cooperative,
                items=(ITEMS[track],),
                evidence=evidence or (EVIDENCE[track],),
            ),
            arrived=self.office.clock.now(),
            by=applicant(by or uuid4()),
        )
        return case

    def attach(self, case: UUID, *kinds: PaperKind) -> None:
        """Attach papers of these kinds."""
        for kind in kinds:
            intake.attach_paper(
                self.office,
                case,
                kind=kind,
                file_name="서류.pdf",
                media_type="application/pdf",
                data=PDF + str(next(self.numbers)).encode(),
                replaces=None,
                by=applicant(),
            )

    def agree(self, case: UUID, *parties: UUID) -> None:
        """Draft the agreement and sign it for these parties."""
        agreements.draft(self.office, case, role_division="역할 분담", rights_and_duties="권리와 의무", by=applicant())
        for party in parties:
            agreements.sign(self.office, case, party=party, by=applicant())

    def submit(self, case: UUID) -> Receipt:
        """Submit now."""
        return intake.submit(self.office, case, arrived=self.office.clock.now(), by=applicant())


def applicant(person: UUID | None = None) -> By:
    """Somebody acting for a lead firm."""
    return By(subject=person or uuid4(), role=Role.APPLICANT, cause=uuid4())


def officer(person: UUID | None = None) -> By:
    """An intake officer of MSS."""
    return By(subject=person or uuid4(), role=Role.INTAKE_OFFICER, agency=Agency.MSS, cause=uuid4())


def an_open_call(at: TestOffice) -> Scene:
    """A demonstration office in which the 2021 call is open."""
    machine = opening.by_machine(uuid4())
    opening.open_office(at.office, kind=OfficeKind.DEMONSTRATION, origin=ORIGIN, by=machine)
    holidays.seed_holidays(at.office, by=machine)
    announcing.announce(at.office, round_id=ROUND, paper=CALL, demonstration=False, by=machine)
    designation = Designation(detail_item_no=ITEM, first=date(2020, 1, 1), last=date(2022, 12, 31))
    announcing.designate_competition_products(at.office, designations=(designation,), file="0" * 64, by=machine)
    if at.clock.now() < OPENS:
        at.clock.set(OPENS + timedelta(days=1))
    return Scene(at)
