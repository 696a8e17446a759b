"""The frozen words of the rules: what a rule version may speak of. Words are added here, never changed.

A rule version imports the standard library, itself and this file, nothing else, so that it can be read and run in ten
years as it was. Everything a rule looks at reaches it as a `Task`; everything it answers is a `Finding`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated
from uuid import UUID


@dataclass(frozen=True)
class Format:
    """A declared format: the only way a plain string may stand in a fact."""

    name: str
    pattern: str

    def matches(self, text: str) -> bool:
        """Whether the whole of `text` has this format."""
        return re.fullmatch(self.pattern, text) is not None


@dataclass(frozen=True)
class Scale:
    """The number of decimal places a decimal field is written with."""

    places: int


GoodsListingNo = Annotated[str, Format("goods listing number (물품목록번호)", r"[0-9]{16}")]
DetailItemNo = Annotated[str, Format("detailed item name number (세부품명번호)", r"[0-9]{10}")]
GoodsClassNo = Annotated[str, Format("goods classification number (물품분류번호)", r"[0-9]{8}")]
Word = Annotated[str, Format("word of the program", r"[a-z][a-z0-9_.-]{0,63}")]
Detail = Annotated[str, Format("explaining value: a code, number, day or id", r"[A-Za-z0-9_.:+-]{1,64}")]
Source = Annotated[str, Format("source in law or notice", r"[가-힣A-Za-z0-9§①-⑳ ()~·.,:-]{1,80}")]
Exact = Annotated[str, Format("exact number: a whole number or a reduced fraction", r"[0-9]{1,80}(/[1-9][0-9]{0,79})?")]
"""A figure of a computation before it is rounded, such as `250/3`: nothing is lost, and anybody can redo it by hand."""
Points = Annotated[Decimal, Scale(2)]
"""Score points, two decimal places."""
Share = Annotated[Decimal, Scale(4)]
"""A weight between 0 and 1, four decimal places."""


class Track(StrEnum):
    """The kind of task (과제). A fifth kind is one member here and one file in a rule version."""

    INNOVATION_GROWTH = "INNOVATION_GROWTH"
    """혁신성장과제."""
    MATERIALS_PARTS = "MATERIALS_PARTS"
    """소재부품과제."""
    TECH_CONVERGENCE = "TECH_CONVERGENCE"
    """기술융합과제."""
    CAPABILITY_BUILDING = "CAPABILITY_BUILDING"
    """역량강화과제."""
    VALUE_CREATION = "VALUE_CREATION"
    """가치창출과제: in the decree (판로지원법 시행령 §17의2④ 2호), not offered in round 2021-1."""


class FirmSize(StrEnum):
    """Size under 중소기업기본법 §2. A large firm (대기업) is any that is not an SME (상생협력법 §2 2호, AMB-07)."""

    SMALL = "SMALL"
    """소기업."""
    MEDIUM = "MEDIUM"
    """중기업."""
    NON_SME = "NON_SME"
    """대기업: every firm that is not an SME, mid-sized firms (중견기업) included."""


class Licence(StrEnum):
    """Construction licences the program knows. Electrical, telecom and fire works are other Acts' trades (AMB-16)."""

    GENERAL = "GENERAL"
    """종합건설업."""
    SPECIALTY = "SPECIALTY"
    """전문건설업."""


class Evidence(StrEnum):
    """What a partner may hold as its qualification (협력기업 보유자격)."""

    DIRECT_PRODUCTION_CONFIRMATION = "DIRECT_PRODUCTION_CONFIRMATION"
    """직접생산확인서, related to the applied product."""
    MATERIALS_PARTS_FIRM_CERT = "MATERIALS_PARTS_FIRM_CERT"
    """소재부품기업확인서."""
    RND_SUCCESS_PART = "RND_SUCCESS_PART"
    """R&D사업 성공 소재부품."""
    PATENT_APPLIED_PART = "PATENT_APPLIED_PART"
    """특허 적용 소재부품."""
    RND_SUCCESS_PRODUCT = "RND_SUCCESS_PRODUCT"
    """R&D사업 성공 제품."""
    PATENT_APPLIED_PRODUCT = "PATENT_APPLIED_PRODUCT"
    """특허 적용 제품."""
    GENERAL_CONSTRUCTION_LICENCE = "GENERAL_CONSTRUCTION_LICENCE"
    """종합건설업 면허."""
    SPECIALTY_CONSTRUCTION_LICENCE = "SPECIALTY_CONSTRUCTION_LICENCE"
    """전문건설업 면허."""


class TargetKind(StrEnum):
    """What an application is for (신청대상)."""

    GOODS = "GOODS"
    """A product (제품)."""
    CONSTRUCTION_WORKS = "CONSTRUCTION_WORKS"
    """시설공사."""


class PaperKind(StrEnum):
    """Papers an application carries (판로지원법 시행령 §17의2②)."""

    BUSINESS_PLAN = "BUSINESS_PLAN"
    """사업 계획서 (1호)."""
    AGREEMENT = "AGREEMENT"
    """협약 (2호)."""
    CRITERIA_PROOF = "CRITERIA_PROOF"
    """Proof of meeting the criteria (3호)."""
    PARTNER_EVIDENCE = "PARTNER_EVIDENCE"
    """Proof of the partner's qualification (협력기업 보유자격)."""
    SME_CONFIRMATION = "SME_CONFIRMATION"
    """Confirmation of firm size."""
    OTHER = "OTHER"


@dataclass(frozen=True, kw_only=True)
class FirmProfile:
    """What a firm is, as declared with evidence: the part of its description that rules look at, nothing personal.

    `established` is the day business started; `bar_until` the last day of a participation bar (판로지원법 §20의2③) or
    null. `number_verified` tells whether the tax office confirmed the business number, apart from its check digit.
    """

    size: FirmSize
    mid_sized: bool = False
    startup: bool = False
    established: date | None = None
    licences: tuple[Licence, ...] = ()
    business_group: UUID | None = None
    bar_until: date | None = None
    number_verified: bool = False


@dataclass(frozen=True, kw_only=True)
class FirmSnapshot:
    """A firm's profile as it stood when it counted (AMB-06: judged on the submission date)."""

    firm: UUID
    cooperative: bool
    profile: FirmProfile
    as_of: date


@dataclass(frozen=True, kw_only=True)
class EvidenceHeld:
    """One qualification the partner says it holds, with what it covers and how long it is valid.

    `covers` is the detailed item name number of the product it is about (AMB-15), null where it is about the firm.
    """

    kind: Evidence
    covers: DetailItemNo | None = None
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Target:
    """One product or construction work as the rules see it.

    `designated` tells whether its detailed item name was an SME-competition product (중기간경쟁제품) on the day judged.
    """

    id: UUID
    kind: TargetKind
    detail_item_no: DetailItemNo | None = None
    goods_listing_no: GoodsListingNo | None = None
    goods_class_no: GoodsClassNo | None = None
    designated: bool = False


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """The win-win agreement (협약) as the rules see it: who is party to it and who has signed."""

    leads: tuple[UUID, ...]
    partner: UUID
    cooperative: UUID | None
    signed: tuple[UUID, ...]

    @property
    def concluded(self) -> bool:
        """Whether every party has signed."""
        standing = (self.cooperative,) if self.cooperative else self.leads
        return all(party in self.signed for party in (*standing, self.partner))


@dataclass(frozen=True, kw_only=True)
class Task:
    """A task (과제) as the rules see it on the day it is judged (`on`).

    `partner_places` counts the leads the partner has live agreements with, this task's included;
    `papers` are the kinds attached, `papers_required` those the call asks for;
    `same_target_elsewhere` are other live applications of one of the leads for the same product or work;
    `leads_with_another_partner` are those of its leads that have a live agreement with another partner.
    """

    track: Track
    on: date
    leads: tuple[FirmSnapshot, ...] = ()
    partner: FirmSnapshot | None = None
    cooperative: FirmSnapshot | None = None
    members: tuple[FirmSnapshot, ...] = ()
    evidence: tuple[EvidenceHeld, ...] = ()
    targets: tuple[Target, ...] = ()
    agreement: Agreed | None = None
    partner_places: int = 0
    papers: tuple[PaperKind, ...] = ()
    papers_required: tuple[PaperKind, ...] = ()
    same_target_elsewhere: tuple[UUID, ...] = ()
    leads_with_another_partner: tuple[UUID, ...] = ()


class Weight(StrEnum):
    """What a finding does to the case."""

    DECISIVE = "DECISIVE"
    """Not met means not eligible, unless an officer overrides it with reasons."""
    ADVISORY = "ADVISORY"
    """Shown to the officer; alone it decides nothing."""


@dataclass(frozen=True, kw_only=True)
class Because:
    """Why a finding is as it is: a code that has a sentence in both languages, and the values the sentence names."""

    code: Word
    values: tuple[tuple[Word, Detail], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Finding:
    """The answer of one criterion.

    `source` names the article or the notice's cell; `assumed` is true where no source says it (then it is shown as
    *assumed*); `ambiguity` cites the register of ambiguities where it binds (`AMB-02`).
    """

    criterion: Word
    met: bool
    because: Because
    source: Source
    weight: Weight = Weight.DECISIVE
    assumed: bool = False
    ambiguity: Detail | None = None


def because(code: str, **values: object) -> Because:
    """Build a `Because` from plain values; names are sorted so that equal reasons have equal bytes."""
    return Because(code=code, values=tuple((name, str(value)) for name, value in sorted(values.items())))


@dataclass(frozen=True, kw_only=True)
class TrackRules:
    """One column of the notice's table (과제별 요약): what a rule version asks of a track.

    `criteria` stand in the order they are shown and all answer, always. `agency` is the code of the responsible
    ministry (주관부처), `clause` the statutory basis. `places_per_partner` is how many leads one partner may have live
    agreements with, null where the track sets no limit.
    """

    track: Track
    agency: Detail
    clause: Source
    criteria: tuple[Callable[[Task], Finding], ...]
    places_per_partner: int | None = None


class Stage(StrEnum):
    """The three evaluation stages, in strict order (the notice: 대면평가 → 현장평가 → 심의위원회)."""

    FACE_TO_FACE = "FACE_TO_FACE"
    """대면평가."""
    ON_SITE = "ON_SITE"
    """현장평가."""
    DELIBERATION = "DELIBERATION"
    """심의위원회."""


class Dimension(StrEnum):
    """The two headings of the evaluation the notice names (AMB-12)."""

    RESULT_UTILISATION = "RESULT_UTILISATION"
    """성과 활용."""
    WIN_WIN_COOPERATION = "WIN_WIN_COOPERATION"
    """상생협력."""


class TieRule(StrEnum):
    """Who comes first among equals."""

    HIGHER_WIN_WIN_COOPERATION = "HIGHER_WIN_WIN_COOPERATION"
    EARLIER_RECEIPT = "EARLIER_RECEIPT"


class LimitUnit(StrEnum):
    """What a selection limit counts (AMB-10: task, firm and product are three different units)."""

    TASKS = "TASKS"
    PRODUCTS = "PRODUCTS"


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """One line of the rubric: what is marked at which stage, out of how many points."""

    code: Word
    stage: Stage
    dimension: Dimension
    max_points: Points


@dataclass(frozen=True, kw_only=True)
class DimensionWeight:
    """How much of the score a dimension makes."""

    dimension: Dimension
    weight: Share


@dataclass(frozen=True, kw_only=True)
class PassMark:
    """The score a task needs at a stage, of 100."""

    stage: Stage
    points: Points


@dataclass(frozen=True, kw_only=True)
class SelectionLimit:
    """At most so many are selected in each track; a call has none unless it says so."""

    unit: LimitUnit
    count: int


@dataclass(frozen=True, kw_only=True)
class ScoringPlan:
    """How the call scores. No source gives these figures for 2021, so a call marks what it assumes.

    `trim_from`: one highest and one lowest sheet are dropped where there are at least so many. `decimal_places`: where
    the one rounding, half up, happens. `gate`: a stage below its pass mark ends the evaluation (AMB-11);
    `carry_scores`: the earlier stages' scores go into the final score.
    """

    rubric: tuple[Criterion, ...]
    weights: tuple[DimensionWeight, ...]
    pass_marks: tuple[PassMark, ...]
    panel_size: int
    trim_from: int
    decimal_places: int
    gate: bool
    carry_scores: bool
    ties: TieRule
    limit: SelectionLimit | None = None


@dataclass(frozen=True, kw_only=True)
class Mark:
    """The points a judge gives on one criterion."""

    criterion: Word
    points: Points


@dataclass(frozen=True, kw_only=True)
class ScoreSheet:
    """All the marks one judge (평가위원) gives a task at one stage."""

    judge: UUID
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True)
class MarkProblem:
    """Why a sheet cannot be counted as it stands: the criterion, and a code."""

    criterion: Word
    code: Word


@dataclass(frozen=True, kw_only=True)
class SheetDimension:
    """What a sheet gives under one heading: the points, and what they are in percent of the most that can be given."""

    dimension: Dimension
    points: Points
    percent: Exact


@dataclass(frozen=True, kw_only=True)
class SheetScore:
    """What a sheet comes to: each heading, and all of them weighted, of 100."""

    judge: UUID
    dimensions: tuple[SheetDimension, ...]
    score: Exact


@dataclass(frozen=True, kw_only=True)
class DimensionMean:
    """What the sheets that count come to under one heading.

    `weight` is the share of the stage's score the heading makes; `points` is the mean of the sheets' points, out of
    `max_points`; `percent` the same in percent.
    """

    dimension: Dimension
    max_points: Points
    weight: Exact
    points: Exact
    percent: Exact


@dataclass(frozen=True, kw_only=True)
class Tally:
    """The score of a task at a stage, with every figure on the way there.

    `sheets` are all sheets, `counted` the judges whose sheets make the score; both by judge. `dropped_highest` and
    `dropped_lowest` are the judges whose sheets trimming took out, null where nothing was trimmed. `mean` is the figure
    before rounding and `score` after it, both of 100 and null where no sheet counts. `passed` compares `score` with
    `pass_mark` and is null where there is nothing to compare.
    """

    stage: Stage
    sheets: tuple[SheetScore, ...]
    counted: tuple[UUID, ...]
    dropped_highest: UUID | None
    dropped_lowest: UUID | None
    dimensions: tuple[DimensionMean, ...]
    mean: Exact | None
    score: Points | None
    pass_mark: Points | None
    passed: bool | None


@dataclass(frozen=True, kw_only=True)
class FinalScore:
    """The score a task is ranked by.

    `stages` are those it is made of, `mean` the figure before rounding and `score` after it, both of 100.
    `cooperation` is the task's percentage under 상생협력 over the same stages, null where none of them marks it.
    """

    stages: tuple[Stage, ...]
    mean: Exact
    score: Points
    cooperation: Exact | None


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A task to be ranked. `receipt` is its receipt number (접수번호), `products` how many products or works it is for."""

    application: UUID
    track: Track
    receipt: Detail
    products: int
    final: FinalScore


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Where a task stands in its track.

    `tied_with` are the tasks of the same score, in order; `by` is the tie rule that had to be reached to tell this task
    from them, null where it is tied with none.
    """

    candidate: Candidate
    position: int
    tied_with: tuple[UUID, ...]
    by: TieRule | None


@dataclass(frozen=True, kw_only=True)
class LimitLine:
    """What a selection limit does to one task of the list.

    `takes` is what the task takes of the limit and `total` what it and all that stand above it take, in the limit's
    unit; both are null where the call sets no limit. `straddles` marks the task that begins within the limit and ends
    beyond it.
    """

    application: UUID
    takes: int | None
    total: int | None
    within: bool
    straddles: bool


@dataclass(frozen=True, kw_only=True)
class Scoring:
    """How a rule version scores: the functions it brings.

    `check` answers what is wrong with a sheet's marks, nothing where they can be counted; `tally` makes the score of a
    stage from the sheets that are valid; `final` the score a task is ranked by, null while a stage has no score and
    where a stage ended the evaluation; `rank` orders the tasks of one call, each track by itself; `within_limit` says
    what the call's selection limit does to that order.
    """

    check: Callable[[ScoringPlan, Stage, tuple[Mark, ...]], tuple[MarkProblem, ...]]
    tally: Callable[[ScoringPlan, Stage, tuple[ScoreSheet, ...]], Tally]
    final: Callable[[ScoringPlan, tuple[Tally, ...]], FinalScore | None]
    rank: Callable[[ScoringPlan, tuple[Candidate, ...]], tuple[Standing, ...]]
    within_limit: Callable[[ScoringPlan, tuple[Standing, ...]], tuple[LimitLine, ...]]
