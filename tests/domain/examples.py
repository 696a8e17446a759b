"""Examples the domain's stories are told with: one call, a few firms, one form."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

from domain.applications.facts import Drafted, Submitted
from domain.calls import Call
from domain.calls.facts import CallTerms, ObjectionRegime, PaperRequired, RetentionClass, RuleFile, RulePin, TrackOpen
from domain.rules.vocabulary import (
    Because,
    Criterion,
    Dimension,
    DimensionWeight,
    Finding,
    FirmProfile,
    FirmSize,
    PaperKind,
    PassMark,
    ScoringPlan,
    Stage,
    Task,
    TieRule,
    Track,
)
from domain.subjects.facts import Identity, Registered, SubjectKind
from domain.values import Agency, Form, Paper, Sealed

LEAD, PARTNER, OTHER, OFFICER, DEPUTY, PERSON, CALL_ID, CASE, AGREEMENT_ID, PAPER_ID = (
    UUID(int=number) for number in range(1, 11)
)
TEXT = Sealed(c="0" * 64, k=f"case:{CASE}:1", x="QUJD")

CLOSE = datetime(2021, 4, 19, 15, 0, tzinfo=UTC)
"""2021-04-20 00:00 in Seoul: the first instant at which nothing is accepted any more."""
LAST_MINUTE = datetime(2021, 4, 19, 14, 59, 59, 999999, tzinfo=UTC)
OPEN = datetime(2021, 3, 18, 15, 0, tzinfo=UTC)
DAY = date(2021, 4, 1)

PLAN = ScoringPlan(
    rubric=(
        Criterion(
            code="market", stage=Stage.FACE_TO_FACE, dimension=Dimension.RESULT_UTILISATION, max_points=Decimal("60.00")
        ),
        Criterion(
            code="sharing",
            stage=Stage.FACE_TO_FACE,
            dimension=Dimension.WIN_WIN_COOPERATION,
            max_points=Decimal("40.00"),
        ),
    ),
    weights=(
        DimensionWeight(dimension=Dimension.RESULT_UTILISATION, weight=Decimal("0.5000")),
        DimensionWeight(dimension=Dimension.WIN_WIN_COOPERATION, weight=Decimal("0.5000")),
    ),
    pass_marks=(PassMark(stage=Stage.FACE_TO_FACE, points=Decimal("60.00")),),
    panel_size=7,
    trim_from=5,
    decimal_places=2,
    gate=True,
    carry_scores=True,
    ties=TieRule.EARLIER_RECEIPT,
)
TERMS = CallTerms(
    title=TEXT,
    notices=(),
    opens=OPEN,
    closes=CLOSE,
    tracks=(
        TrackOpen(track=Track.INNOVATION_GROWTH, agency=Agency.MSS),
        TrackOpen(track=Track.CAPABILITY_BUILDING, agency=Agency.PPS),
    ),
    papers=(
        PaperRequired(kind=PaperKind.AGREEMENT, track=Track.INNOVATION_GROWTH, source="판로지원법 시행령 §17의2② 2호"),
        PaperRequired(
            kind=PaperKind.BUSINESS_PLAN, track=Track.INNOVATION_GROWTH, source="판로지원법 시행령 §17의2② 1호"
        ),
    ),
    rules=RulePin(version="v2021_1", manifest=(RuleFile(path="materials_parts.py", sha256="a" * 64),)),
    plan=PLAN,
    product_target=200,
    regimes=(ObjectionRegime.CIVIL_PETITION_35,),
    retention=RetentionClass.YEARS_10,
    assumed=("closes",),
)
CALL = Call(round="2021-1", terms=TERMS, demonstration=True, announced=date(2021, 3, 19))
CANCELLED_CALL = replace(CALL, cancelled=True)

FORM = Form(title=TEXT, leads=(LEAD,), partner=PARTNER)
drafted = Drafted(call=CALL_ID, track=Track.INNOVATION_GROWTH, filed_by=LEAD, form=FORM)
TASK = Task(track=Track.INNOVATION_GROWTH, on=DAY)


def finding(criterion: str, *, met: bool) -> Finding:
    return Finding(criterion=criterion, met=met, because=Because(code="example"), source="공고 과제별 요약")


MET = (finding("lead", met=True), finding("partner", met=True))
UNMET = (finding("lead", met=True), finding("partner", met=False))

submitted = Submitted(
    receipt="2021-1-IG-0001",
    arrived=OPEN,
    rules="v2021_1",
    task=TASK,
    findings=UNMET,
    missing=(),
    on=date(2021, 3, 19),
)


def paper(kind: PaperKind, number: int = 0) -> Paper:
    return Paper(
        id=UUID(int=PAPER_ID.int + number),
        kind=kind,
        label=TEXT,
        digest=TEXT,
        c="1" * 64,
        k=TEXT.k,
        stored="2" * 64,
        size=10,
        media_type="application/pdf",
    )


def person() -> Registered:
    return Registered(kind=SubjectKind.PERSON, identity=Identity(label=TEXT), profile=None, on=DAY)


def firm(size: FirmSize = FirmSize.SMALL) -> Registered:
    identity = Identity(label=TEXT, business_number=TEXT)
    return Registered(kind=SubjectKind.FIRM, identity=identity, profile=FirmProfile(size=size), on=DAY)
