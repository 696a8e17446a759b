"""A task (과제) as the rules see it: the firms, what they hold, what they apply for and what they agreed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.rules.vocabulary.formats import DetailItemNo, GoodsClassNo, GoodsListingNo


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
