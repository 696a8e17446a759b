"""The values facts are made of: declared formats, sealed texts, the form, papers and legal days.

No fact holds bare text (law 11): a string is a code, an id or one of the formats declared here, and what a
person typed is a `Sealed` text.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from domain.rules.vocabulary import (
    DetailItemNo,
    EvidenceHeld,
    Format,
    GoodsClassNo,
    GoodsListingNo,
    PaperKind,
    Target,
    TargetKind,
)

SEOUL = ZoneInfo("Asia/Seoul")


RoundId = Annotated[str, Format("round id", r"[0-9]{4}-[A-Za-z0-9]{1,12}")]
NoticeNumber = Annotated[str, Format("notice number", r"[가-힣]{2,12} 공고 제[0-9]{4}-[0-9]{1,5}호")]
ReceiptNo = Annotated[str, Format("receipt number (접수번호)", r"[0-9]{4}-[A-Za-z0-9]{1,12}-[A-Z]{2}-[0-9]{4,6}")]
Sha256 = Annotated[str, Format("SHA-256, hexadecimal", r"[0-9a-f]{64}")]
Base64 = Annotated[str, Format("base64", r"[A-Za-z0-9+/]*={0,2}")]
KeyId = Annotated[str, Format("key id", r"(office|call|case|subject|stage):[0-9a-f-]{36}:[0-9]{1,6}")]
MediaType = Annotated[str, Format("media type", r"[a-z]+/[a-z0-9.+-]{1,90}")]
RulePath = Annotated[str, Format("path of a rule file", r"[a-z0-9_]+(/[a-z0-9_]+)*\.py")]
RuleBookName = Annotated[str, Format("rule version", r"v[0-9]{4}_[0-9]{1,3}")]


@dataclass(frozen=True, kw_only=True, slots=True)
class Sealed:
    """A text a person typed, encrypted, with a commitment that proves it without showing it.

    `c` is SHA-256(32-byte salt ‖ UTF-8 text), `k` the id of the key that opens it, `x` the ciphertext, in which the
    salt travels. Destroying the key destroys the text and leaves every proof standing.
    """

    c: Sha256
    k: KeyId
    x: Base64


class Agency(StrEnum):
    """The two agencies that run the program (주관부처)."""

    MSS = "MSS"
    """중소벤처기업부, Ministry of SMEs and Startups."""
    PPS = "PPS"
    """조달청, Public Procurement Service."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One product or one construction work applied for. Its name is sealed."""

    id: UUID
    kind: TargetKind
    label: Sealed
    detail_item_no: DetailItemNo | None = None
    goods_listing_no: GoodsListingNo | None = None
    goods_class_no: GoodsClassNo | None = None

    def target(self, *, designated: bool) -> Target:
        """The item as the rules see it."""
        return Target(
            id=self.id,
            kind=self.kind,
            detail_item_no=self.detail_item_no,
            goods_listing_no=self.goods_listing_no,
            goods_class_no=self.goods_class_no,
            designated=designated,
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Cooperative:
    """An SME cooperative (중소기업협동조합) that signs for its members (판로지원법 §2 1호 나목; AMB-02)."""

    firm: UUID
    members: tuple[UUID, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """The participation application form (참여신청서) as it stands after step 2.

    `leads` are the lead firms (주관기업), `partner` the partner firm (협력기업) or null while unknown,
    `cooperative` a cooperative that stands for the leads, `evidence` what the partner holds.
    """

    title: Sealed
    leads: tuple[UUID, ...] = ()
    partner: UUID | None = None
    cooperative: Cooperative | None = None
    items: tuple[Item, ...] = ()
    evidence: tuple[EvidenceHeld, ...] = ()

    def firms(self) -> tuple[UUID, ...]:
        """Every firm with a part in the task, each once, leads first."""
        named = [*self.leads]
        if self.cooperative:
            named += [self.cooperative.firm, *self.cooperative.members]
        if self.partner:
            named.append(self.partner)
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """An uploaded paper. `stored` is SHA-256 of the encrypted bytes kept, `c` a salted commitment to the plain bytes.

    `digest` is SHA-256 of the plain bytes, sealed, so that a submitter can check what the office holds; `size` counts
    the plain bytes.
    """

    id: UUID
    kind: PaperKind
    label: Sealed
    digest: Sealed
    c: Sha256
    k: KeyId
    stored: Sha256
    size: int
    media_type: MediaType


def seoul_day(instant: datetime) -> date:
    """The legal day of an instant: the calendar date in Asia/Seoul."""
    return instant.astimezone(SEOUL).date()


def start_of(day: date) -> datetime:
    """The first instant of a legal day, in UTC."""
    return datetime.combine(day, time.min, tzinfo=SEOUL).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The first instant after a legal day (24:00 in Seoul), in UTC."""
    return start_of(day + timedelta(days=1))
