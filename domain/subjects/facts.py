"""The story of a subject: a person, a firm, a cooperative or a public body. What describes it is sealed under the subject's own key."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from domain.facts import Fact, fact
from domain.roles import Role
from domain.rules.vocabulary import FirmProfile
from domain.values import Agency, Sealed


class SubjectKind(StrEnum):
    """What a subject is."""

    PERSON = "PERSON"
    FIRM = "FIRM"
    COOPERATIVE = "COOPERATIVE"
    """중소기업협동조합: an SME under 판로지원법 §2 1호 나목."""
    PUBLIC_BODY = "PUBLIC_BODY"
    """공공기관: a public body that buys."""


class Evaluation(StrEnum):
    """The yearly evaluation in which a public body's purchases of win-win products count (notice, P-16; 판로지원법 §21⑧)."""

    PUBLIC_INSTITUTIONS = "PUBLIC_INSTITUTIONS"
    """공공기관 동반성장 평가 (상생협력법 §19)."""
    LOCAL_GOVERNMENTS = "LOCAL_GOVERNMENTS"
    """지방자치단체 합동평가."""


class Capacity(StrEnum):
    """In what capacity a person acts for a firm (행정절차법 §11, §12)."""

    REPRESENTATIVE = "REPRESENTATIVE"
    """대표자."""
    STAFF = "STAFF"
    """담당자."""
    AGENT = "AGENT"
    """대리인."""


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who a subject is: every field sealed. Business number (사업자등록번호) and corporate number (법인등록번호) of firms only."""

    label: Sealed
    business_number: Sealed | None = None
    corporate_number: Sealed | None = None
    representative: Sealed | None = None
    phone: Sealed | None = None
    email: Sealed | None = None
    address: Sealed | None = None
    organisation: Sealed | None = None


@fact("subject.registered", 1)
class Registered(Fact):
    """A person, firm or cooperative joined the register (step 1: 온라인 회원가입)."""

    kind: SubjectKind
    identity: Identity
    profile: FirmProfile | None
    on: date


@fact("subject.number_claimed", 1)
class NumberClaimed(Fact):
    """A business number belongs to this subject. Its stream's id is an HMAC of the number, so that nobody registers twice."""

    subject: UUID


@fact("subject.identity_corrected", 1)
class IdentityCorrected(Fact):
    """The subject's description was corrected (개인정보 보호법 §36)."""

    identity: Identity
    reasons: Sealed
    on: date


@fact("subject.evaluation_assigned", 1)
class EvaluationAssigned(Fact):
    """A public body is evaluated in this one, or in neither of the two (null)."""

    evaluation: Evaluation | None
    on: date


@fact("subject.profile_declared", 1)
class ProfileDeclared(Fact):
    """A firm declared what it is anew: size, licences, certificates."""

    profile: FirmProfile
    on: date


@fact("subject.succeeded", 1)
class Succeeded(Fact):
    """The firm was merged into another, which takes its place as a party (행정절차법 §10②). `on` is the day of the merger."""

    by: UUID
    report: Sealed
    on: date


@fact("subject.took_over", 1)
class TookOver(Fact):
    """The firm took the places of these by a merger: the merged firm, and those whose places that one had taken."""

    firms: tuple[UUID, ...]
    on: date


@fact("subject.forgotten", 1)
class Forgotten(Fact):
    """The keys of what describes the subject are destroyed (`disposal.destroyed` says which): its names are gone, its id stays."""

    disposal: UUID
    on: date


@fact("subject.role_granted", 1)
class RoleGranted(Fact):
    """A person may act in a role, for an agency where the role belongs to one."""

    role: Role
    agency: Agency | None
    on: date


@fact("subject.role_withdrawn", 1)
class RoleWithdrawn(Fact):
    """A person may no longer act in a role."""

    role: Role
    agency: Agency | None
    reasons: Sealed
    on: date


@fact("subject.authorised", 1)
class Authorised(Fact):
    """A person may act for a firm."""

    firm: UUID
    capacity: Capacity
    on: date


@fact("subject.authorisation_ended", 1)
class AuthorisationEnded(Fact):
    """A person may no longer act for a firm."""

    firm: UUID
    on: date


@fact("subject.absence_recorded", 1, prospective=True)
class AbsenceRecorded(Fact):
    """An officer is away from `on` to `until` (both included); `deputy` stands in, or null."""

    on: date
    until: date
    deputy: UUID | None


SubjectFact = (
    Registered
    | IdentityCorrected
    | EvaluationAssigned
    | ProfileDeclared
    | Succeeded
    | TookOver
    | Forgotten
    | RoleGranted
    | RoleWithdrawn
    | Authorised
    | AuthorisationEnded
    | AbsenceRecorded
)
