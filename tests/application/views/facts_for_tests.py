"""Facts of invented cases, short enough to read in a test. Texts are sealed under keys that no store has."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count
from uuid import UUID

from application.record import By, Envelope, Recorded
from domain.agreements import facts as agreements
from domain.agreements.facts import EndCause, Parties, Terms
from domain.applications import facts as applications
from domain.applications.outcomes import Outcome
from domain.calls.facts import Announced, CallTerms, ObjectionRegime, RetentionClass, RulePin, TrackOpen
from domain.disputes import facts as disputes
from domain.facts import Fact
from domain.findings import Override
from domain.notices import facts as notices
from domain.notices.facts import Regime
from domain.roles import Role
from domain.rules.vocabulary import (
    Because,
    Criterion,
    Dimension,
    DimensionWeight,
    Finding,
    FirmProfile,
    FirmSize,
    PassMark,
    ScoringPlan,
    Stage,
    TargetKind,
    Task,
    TieRule,
    Track,
    Weight,
)
from domain.subjects.facts import Identity, Registered, SubjectKind
from domain.values import Agency, Form, Item, Sealed

START = datetime(2021, 4, 1, tzinfo=UTC)
TODAY = date(2021, 4, 1)
SOMEBODY = UUID(int=1)
TEXT = Sealed(c="0" * 64, k=f"case:{UUID(int=2)}:1", x="")
TASK = Task(track=Track.INNOVATION_GROWTH, on=TODAY)
AGENCIES = {
    Track.INNOVATION_GROWTH: Agency.MSS,
    Track.MATERIALS_PARTS: Agency.MSS,
    Track.TECH_CONVERGENCE: Agency.PPS,
    Track.CAPABILITY_BUILDING: Agency.PPS,
}


def number(series: int, n: int) -> UUID:
    """A readable id: the n-th of a series."""
    return UUID(f"{series:08x}-0000-4000-8000-{n:012x}")


def recorded(*facts: tuple[UUID, Fact], start: datetime = START) -> list[Recorded]:
    """Facts in the order given as they would stand in a log, a minute apart."""
    versions: dict[UUID, count[int]] = {}
    return [
        Recorded(
            position=position,
            stream=stream,
            version=next(versions.setdefault(stream, count(1))),
            envelope=Envelope(by=by(), at=start + timedelta(minutes=position), salt=position.to_bytes(16), fact=fact),
        )
        for position, (stream, fact) in enumerate(facts, start=1)
    ]


def by(subject: UUID = SOMEBODY, role: Role = Role.APPLICANT, agency: Agency | None = None) -> By:
    return By(subject=subject, role=role, cause=number(0xCA, 1), agency=agency)


def announced(round_id: str = "2021-1", *, on: date = TODAY, agencies: dict[Track, Agency] | None = None) -> Announced:
    return Announced(round=round_id, terms=terms(agencies or AGENCIES), demonstration=True, on=on)


def terms(agencies: dict[Track, Agency]) -> CallTerms:
    return CallTerms(
        title=TEXT,
        notices=(),
        opens=START,
        closes=START + timedelta(days=30),
        tracks=tuple(TrackOpen(track=track, agency=agency) for track, agency in agencies.items()),
        papers=(),
        rules=RulePin(version="v2021_1", manifest=()),
        plan=ScoringPlan(
            rubric=(
                Criterion(
                    code="plan",
                    stage=Stage.FACE_TO_FACE,
                    dimension=Dimension.RESULT_UTILISATION,
                    max_points=Decimal("100.00"),
                ),
            ),
            weights=(DimensionWeight(dimension=Dimension.RESULT_UTILISATION, weight=Decimal("1.0000")),),
            pass_marks=(PassMark(stage=Stage.FACE_TO_FACE, points=Decimal("70.00")),),
            panel_size=5,
            trim_from=5,
            decimal_places=2,
            gate=True,
            carry_scores=False,
            ties=TieRule.EARLIER_RECEIPT,
        ),
        product_target=None,
        regimes=(ObjectionRegime.CIVIL_PETITION_35,),
        retention=RetentionClass.YEARS_10,
        assumed=(),
    )


def form(*leads: UUID, partner: UUID | None = None, items: tuple[Item, ...] = ()) -> Form:
    return Form(title=TEXT, leads=leads, partner=partner, items=items)


def goods(detail_item_no: str) -> Item:
    return Item(id=number(0x17, int(detail_item_no)), kind=TargetKind.GOODS, label=TEXT, detail_item_no=detail_item_no)


def works() -> Item:
    return Item(id=number(0x18, 1), kind=TargetKind.CONSTRUCTION_WORKS, label=TEXT)


def drafted(call: UUID, filed_by: UUID, track: Track = Track.INNOVATION_GROWTH, of: Form | None = None) -> Fact:
    return applications.Drafted(call=call, track=track, filed_by=filed_by, form=of or form(filed_by))


def submitted(receipt: str, *findings: Finding, arrived: datetime = START) -> Fact:
    return applications.Submitted(
        receipt=receipt, arrived=arrived, rules="v2021_1", task=TASK, findings=findings, missing=(), on=TODAY
    )


def assigned(officer: UUID, on: date = TODAY) -> Fact:
    return applications.OfficerAssigned(officer=officer, instead_of=None, on=on)


def supplement_requested(due: date) -> Fact:
    return applications.SupplementRequested(papers=(), reasons=TEXT, due=due, on=TODAY)


def withdrawn() -> Fact:
    return applications.Withdrawn(reasons=None, on=TODAY)


def found_eligible(*findings: Finding, overrides: tuple[Override, ...] = ()) -> Fact:
    return applications.FoundEligible(
        rules="v2021_1", task=TASK, findings=findings, overrides=overrides, reasons=None, on=TODAY
    )


def rejected() -> Fact:
    return applications.Rejected(
        meeting=None, reasons=(), clause="판로지원법 §20의2②", text=TEXT, differs=None, rules="v2021_1", on=TODAY
    )


def corrected() -> Fact:
    return applications.DecisionCorrected(text=TEXT, reasons=TEXT, on=TODAY)


def notice_issued(application: UUID, recipient: UUID) -> Fact:
    return notices.Issued(
        application=application,
        recipient=recipient,
        outcome=Outcome.REJECTED,
        reasons=(),
        clause="판로지원법 §20의2②",
        text=TEXT,
        remedies=None,
        on=TODAY,
    )


def notice_arrived() -> Fact:
    return notices.Arrived(arrived=START, due=None, on=TODAY)


def objection_filed(application: UUID, notice: UUID, objector: UUID) -> Fact:
    return disputes.ObjectionFiled(
        application=application,
        notice=notice,
        objector=objector,
        agent=None,
        regime=Regime.BASIC_ACT_36,
        ground="행정기본법 §36①",
        received=START,
        known=None,
        contact=None,
        purport=None,
        points=(),
        hindrance=None,
        findings=(),
        missing=(),
        answer_within=None,
        extension=None,
        object_by=None,
        hindered_by=None,
        answer_by=None,
        calendar="0" * 64,
        on=TODAY,
    )


def objection_withdrawn() -> Fact:
    return disputes.Withdrawn(reasons=None, on=TODAY)


def result_arrived() -> Fact:
    return disputes.ResultArrived(arrived=START, appeal_by=TODAY, calendar="0" * 64, on=TODAY)


def finding(criterion: str, *, met: bool, weight: Weight = Weight.DECISIVE) -> Finding:
    return Finding(criterion=criterion, met=met, because=Because(code="said"), source="공고 1", weight=weight)


def overridden(criterion: str, *, met: bool) -> Override:
    return Override(criterion=criterion, met=met, reasons=TEXT)


def agreement_drafted(application: UUID, call: UUID, lead: UUID, partner: UUID) -> Fact:
    return agreements.Drafted(
        application=application,
        call=call,
        track=Track.INNOVATION_GROWTH,
        parties=Parties(leads=(lead,), partner=partner),
        terms=Terms(role_division=TEXT, rights_and_duties=TEXT),
    )


def agreement_signed(party: UUID) -> Fact:
    return agreements.Signed(party=party, on=TODAY)


def agreement_ended() -> Fact:
    return agreements.Ended(cause=EndCause.PARTIES_AGREED, on=TODAY)


def registered(identity: Identity, kind: SubjectKind = SubjectKind.FIRM) -> Registered:
    profile = None if kind is SubjectKind.PERSON else FirmProfile(size=FirmSize.SMALL)
    return Registered(kind=kind, identity=identity, profile=profile, on=TODAY)
