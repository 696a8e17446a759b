"""Tasks to judge: one that meets every criterion for each track, and the firms and things to change in them."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from domain.rules.books import BOOKS
from domain.rules.vocabulary import (
    Agreed,
    Evidence,
    EvidenceHeld,
    Finding,
    FirmProfile,
    FirmSize,
    FirmSnapshot,
    Licence,
    PaperKind,
    Target,
    TargetKind,
    Task,
    Track,
)
from web.wording.findings import sentence

BOOK = BOOKS["v2021_1"]
ON = date(2021, 4, 19)
SMALL = FirmProfile(size=FirmSize.SMALL, number_verified=True)
MEDIUM = FirmProfile(size=FirmSize.MEDIUM, number_verified=True)
LARGE = FirmProfile(size=FirmSize.NON_SME, number_verified=True)
MID_SIZED = replace(LARGE, mid_sized=True)
STARTUP = replace(MEDIUM, startup=True, established=date(2019, 1, 2))
BUILDER = replace(SMALL, licences=(Licence.SPECIALTY,))
LARGE_BUILDER = replace(LARGE, licences=(Licence.GENERAL, Licence.SPECIALTY))
DESK = "5610170601"
LAMP = "3911160301"
PAPERS = tuple(kind for kind in PaperKind if kind is not PaperKind.OTHER)


def firm(number: int, profile: FirmProfile = SMALL, *, cooperative: bool = False) -> FirmSnapshot:
    return FirmSnapshot(firm=UUID(int=number), cooperative=cooperative, profile=profile, as_of=ON)


def firms(count: int, profile: FirmProfile = SMALL, *, first: int = 1) -> tuple[FirmSnapshot, ...]:
    return tuple(firm(number, profile) for number in range(first, first + count))


PARTNER = 90
COOPERATIVE = firm(80, cooperative=True)


def product(number: int = 1, *, designated: bool = True, item: str | None = DESK) -> Target:
    return Target(
        id=UUID(int=number),
        kind=TargetKind.GOODS,
        detail_item_no=item,
        goods_listing_no="5610170612345678",
        goods_class_no="56101706",
        designated=designated,
    )


WORKS = Target(id=UUID(int=1), kind=TargetKind.CONSTRUCTION_WORKS)


def held(kind: Evidence, covers: str | None = None, **days: date) -> EvidenceHeld:
    return EvidenceHeld(kind=kind, covers=covers, **days)


def task(track: Track, **changes: object) -> Task:
    """A task that meets every criterion of its track, but for what is changed; the agreement follows the firms."""
    given = replace(COMPLETE[track], **changes)  # type: ignore[arg-type]
    return given if "agreement" in changes or given.partner is None else replace(given, agreement=signed(given))


def signed(given: Task) -> Agreed:
    """The agreement between the firms of a task, signed by all of them."""
    leads = tuple(lead.firm for lead in given.leads)
    partner = given.partner.firm if given.partner else UUID(int=PARTNER)
    cooperative = given.cooperative.firm if given.cooperative else None
    return Agreed(
        leads=leads,
        partner=partner,
        cooperative=cooperative,
        signed=((cooperative,) if cooperative else leads) + (partner,),
    )


def complete(track: Track, **parts: object) -> Task:
    given = Task(track=track, on=ON, papers=PAPERS, papers_required=PAPERS, **parts)  # type: ignore[arg-type]
    return replace(given, agreement=signed(given))


COMPLETE = {
    Track.INNOVATION_GROWTH: complete(
        Track.INNOVATION_GROWTH,
        leads=firms(1),
        partner=firm(PARTNER, MEDIUM),
        evidence=(held(Evidence.DIRECT_PRODUCTION_CONFIRMATION, DESK),),
        targets=(product(),),
    ),
    Track.MATERIALS_PARTS: complete(
        Track.MATERIALS_PARTS,
        leads=firms(5),
        partner=firm(PARTNER, LARGE),
        evidence=(held(Evidence.MATERIALS_PARTS_FIRM_CERT),),
        targets=(product(designated=False, item=None),),
    ),
    Track.TECH_CONVERGENCE: complete(
        Track.TECH_CONVERGENCE,
        leads=firms(1, MEDIUM),
        partner=firm(PARTNER, MEDIUM),
        evidence=(held(Evidence.PATENT_APPLIED_PRODUCT),),
        targets=(product(designated=False),),
    ),
    Track.CAPABILITY_BUILDING: complete(
        Track.CAPABILITY_BUILDING,
        leads=firms(2, BUILDER),
        partner=firm(PARTNER, LARGE_BUILDER),
        partner_places=2,
        evidence=(held(Evidence.GENERAL_CONSTRUCTION_LICENCE),),
        targets=(WORKS,),
    ),
}

Told = tuple[bool, str, str]
"""Met or not, the reason's code, and the sentence a person reads."""


def found(given: Task, criterion: str) -> Finding:
    """The one answer of a criterion."""
    (finding,) = (one for one in BOOK.findings(given) if one.criterion == criterion)
    return finding


def told(given: Task, criterion: str) -> Told:
    """What a criterion says of a task, in Korean."""
    finding = found(given, criterion)
    return finding.met, finding.because.code, sentence(finding.because, "ko")
