"""The cases of the demonstration that meet every rule, in the shapes of real tasks (domain.md §4.2), all invented.

A case is data: who applies for what with whom, and what becomes of it. `telling` makes it into steps.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from random import Random
from uuid import UUID

from application.demonstration import products
from application.demonstration.firms import (
    COOPERATIVES,
    LARGE_BUILDERS,
    LARGES,
    MAKERS,
    PLANTS,
    PLANTS_WITHOUT_A_BAR,
    SMALL_BUILDERS,
    SMALLS,
    Firm,
)
from application.demonstration.ids import id_of
from application.intake import FormTyped, ItemTyped
from application.office import call_of
from application.rounds import demonstration_call, round_2021_1
from domain.receipts import TRACK_LETTERS
from domain.rules.vocabulary import Evidence, EvidenceHeld, PaperKind, Track
from domain.values import Cooperative, start_of

CALL_2021 = call_of(round_2021_1.ROUND_ID)
CALL_OPEN = call_of(demonstration_call.ROUND_ID)
FIRST_MORNING = start_of(date(2021, 3, 22)) + timedelta(hours=9)
LAST_MORNING = start_of(date(2021, 4, 19)) + timedelta(hours=10)


class Course(StrEnum):
    """What becomes of a case."""

    DRAFT = "DRAFT"
    LATE = "LATE"
    RECEIVED = "RECEIVED"
    CHECKED = "CHECKED"
    ASKED = "ASKED"
    PROVIDED = "PROVIDED"
    SUPPLEMENTED = "SUPPLEMENTED"
    RETURNED = "RETURNED"
    WITHDRAWN = "WITHDRAWN"
    CHANGED = "CHANGED"
    REASSIGNED = "REASSIGNED"
    ELIGIBLE = "ELIGIBLE"
    OVERRIDDEN = "OVERRIDDEN"
    INELIGIBLE = "INELIGIBLE"


class Agreeing(StrEnum):
    """How far the agreement of a case gets before it is submitted."""

    NOT_AT_ALL = "NOT_AT_ALL"
    LEADS_ONLY = "LEADS_ONLY"
    PARTNER_REFUSED = "PARTNER_REFUSED"
    """The partner's places are taken: its signature is refused."""
    ALL = "ALL"


INCOMPLETE = frozenset({Course.ASKED, Course.PROVIDED, Course.SUPPLEMENTED, Course.RETURNED})
"""Cases in which papers are missing and asked for."""
PAPERS = (
    PaperKind.BUSINESS_PLAN,
    PaperKind.AGREEMENT,
    PaperKind.CRITERIA_PROOF,
    PaperKind.PARTNER_EVIDENCE,
    PaperKind.SME_CONFIRMATION,
)


@dataclass(frozen=True, kw_only=True)
class Case:
    """One application of the demonstration. Without `begins` it happens at the present.

    `leads_in_the_end`, where given, take the place of the leads after everybody has signed.
    """

    key: str
    call: UUID
    track: Track
    title: str
    leads: tuple[Firm, ...]
    partner: Firm | None
    items: tuple[ItemTyped, ...]
    evidence: tuple[EvidenceHeld, ...]
    course: Course
    begins: datetime | None
    submits: datetime | None
    cooperative: Firm | None = None
    members: tuple[Firm, ...] = ()
    agreeing: Agreeing = Agreeing.ALL
    missing: tuple[PaperKind, ...] = ()
    leads_in_the_end: tuple[Firm, ...] | None = None
    reads_book: bool = False

    @property
    def id(self) -> UUID:
        """The application stream."""
        return id_of(f"case/{self.key}")

    @property
    def filer(self) -> Firm:
        """The firm that files it."""
        return self.cooperative or self.leads[0]

    @property
    def signatories(self) -> tuple[Firm, ...]:
        """The lead side's signatures."""
        return (self.cooperative,) if self.cooperative else self.leads

    def form(self) -> FormTyped:
        """The participation application form."""
        standing = self.cooperative
        members = tuple(firm.id for firm in self.members)
        return FormTyped(
            title=self.title,
            leads=tuple(firm.id for firm in self.leads),
            partner=self.partner.id if self.partner else None,
            cooperative=Cooperative(firm=standing.id, members=members) if standing else None,
            items=self.items,
            evidence=self.evidence,
        )


@dataclass(frozen=True, kw_only=True)
class Shape:
    """Who takes part in a task."""

    leads: tuple[Firm, ...]
    partner: Firm
    cooperative: Firm | None = None
    members: tuple[Firm, ...] = ()


USUAL_WORDS = (
    "ELIGIBLE ELIGIBLE SUPPLEMENTED ELIGIBLE WITHDRAWN ELIGIBLE CHANGED SUPPLEMENTED ELIGIBLE DRAFT "
    "RETURNED CHECKED RECEIVED REASSIGNED ASKED SUPPLEMENTED PROVIDED ELIGIBLE ELIGIBLE ELIGIBLE"
)
USUAL = tuple(Course(word) for word in USUAL_WORDS.split())
"""What becomes of a track's cases, one after the other."""
GROWTH_TASKS = 26
COOPERATIVE_MEMBERS = (29, 24, 15, 12)
PARTS_LEADS = (5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 8, 8, 8, 8, 10, 10, 10, 12, *([1] * 9))
CONVERGENCE_MEMBERS = (18,)
CONVERGENCE_LEADS = (5, 5, 5, 5, 6, 6, 6, 6, 8, *([1] * 6))
BUILDER_LEADS = ((3, 2), (5,), (2, 2), (1, 3), (4,), (2, 1, 1), (3,), (2, 3), (1,), (4, 1), (2,), (3, 2))
"""For each large builder its tasks' leads: the first has exactly five places taken, by two tasks."""


def sound_cases() -> tuple[Case, ...]:
    """The cases of the 2021 call that meet every rule, or lack papers only."""
    return tuple(
        sound_case(track, n, shape, USUAL[n % len(USUAL)])
        for track, shapes in (
            (Track.INNOVATION_GROWTH, _one_to_one(SMALLS, GROWTH_TASKS)),
            (Track.MATERIALS_PARTS, _many(COOPERATIVES[:4], COOPERATIVE_MEMBERS, PARTS_LEADS)),
            (Track.TECH_CONVERGENCE, _many(COOPERATIVES[4:], CONVERGENCE_MEMBERS, CONVERGENCE_LEADS)),
            (Track.CAPABILITY_BUILDING, _builders()),
        )
        for n, shape in enumerate(shapes)
    )


def sound_case(track: Track, n: int, shape: Shape, course: Course) -> Case:
    """A case of the 2021 call that meets every rule; in a course of missing papers it lacks one or two."""
    letters = TRACK_LETTERS[track]
    key = f"{round_2021_1.ROUND_ID}/{letters}/{n + 1:02d}"
    rng = Random(key)  # noqa: S311  (not for secrets: the same case every time)
    items = ITEMS[track](rng, _how_many(track, rng, shape))
    begins = FIRST_MORNING + timedelta(days=rng.randrange(19), minutes=rng.randrange(400))
    on_the_last_day = LAST_MORNING + timedelta(minutes=rng.randrange(540))
    return Case(
        key=key,
        call=CALL_2021,
        track=track,
        title=products.title(letters, rng, items),
        leads=shape.leads,
        partner=shape.partner,
        cooperative=shape.cooperative,
        members=shape.members,
        items=items,
        evidence=evidence(track, n, items, shape.partner),
        course=course,
        begins=begins,
        submits=on_the_last_day if n % 3 == 0 else begins + timedelta(days=1 + rng.randrange(9), hours=3),
        missing=tuple(PAPERS[(n + k) % len(PAPERS)] for k in range(1 + n % 2)) if course in INCOMPLETE else (),
    )


def evidence(track: Track, n: int, items: tuple[ItemTyped, ...], partner: Firm) -> tuple[EvidenceHeld, ...]:
    """What the partner holds, of the kinds the track accepts in turn."""
    if track is Track.INNOVATION_GROWTH:
        kind = Evidence.DIRECT_PRODUCTION_CONFIRMATION
        return tuple(EvidenceHeld(kind=kind, covers=item.detail_item_no) for item in items)
    if track is Track.CAPABILITY_BUILDING:
        return tuple(EvidenceHeld(kind=Evidence(f"{one}_CONSTRUCTION_LICENCE")) for one in partner.profile.licences)
    kinds = EVIDENCE[track]
    return (EvidenceHeld(kind=kinds[n % len(kinds)], valid_from=date(2020, 7, 1)),)


EVIDENCE = {
    Track.MATERIALS_PARTS: (
        Evidence.MATERIALS_PARTS_FIRM_CERT,
        Evidence.RND_SUCCESS_PART,
        Evidence.PATENT_APPLIED_PART,
    ),
    Track.TECH_CONVERGENCE: (Evidence.RND_SUCCESS_PRODUCT, Evidence.PATENT_APPLIED_PRODUCT),
}
ITEMS: dict[Track, Callable[[Random, int], tuple[ItemTyped, ...]]] = {
    Track.INNOVATION_GROWTH: products.competition_items,
    Track.MATERIALS_PARTS: products.listed_items,
    Track.TECH_CONVERGENCE: products.detailed_items,
    Track.CAPABILITY_BUILDING: products.works_items,
}


def some(pool: tuple[Firm, ...], start: int, many: int) -> tuple[Firm, ...]:
    """So many firms of a pool from a place on, round and round."""
    return tuple(pool[(start + k) % len(pool)] for k in range(many))


def _how_many(track: Track, rng: Random, shape: Shape) -> int:
    if track is Track.CAPABILITY_BUILDING:
        return rng.choice((1, 1, 2))
    if track is Track.INNOVATION_GROWTH:
        return rng.choice((1, 2, 3, 3, 4))
    leads = len(shape.leads) + len(shape.members)
    return rng.choice((2, 3, 4)) if leads == 1 else 4 + rng.randrange(5)


def _one_to_one(leads: tuple[Firm, ...], many: int) -> tuple[Shape, ...]:
    return tuple(Shape(leads=some(leads, n, 1), partner=PLANTS[(n * 7) % PLANTS_WITHOUT_A_BAR]) for n in range(many))


def _many(cooperatives: tuple[Firm, ...], members: tuple[int, ...], leads: tuple[int, ...]) -> tuple[Shape, ...]:
    """Cooperatives first, then tasks with several leads and a large partner, or with one and an SME partner."""
    standing = [
        Shape(leads=(), partner=LARGES[n], cooperative=cooperative, members=MAKERS[-many:])
        for n, (cooperative, many) in enumerate(zip(cooperatives, members, strict=True))
    ]
    alone = PLANTS[:PLANTS_WITHOUT_A_BAR]
    others = [
        Shape(leads=some(MAKERS, 1 + 5 * n, many), partner=(LARGES[1:] if many > 1 else alone)[n % 13])
        for n, many in enumerate(leads)
    ]
    return (*standing, *others)


def _builders() -> tuple[Shape, ...]:
    tasks = [(partner, many) for partner, each in zip(LARGE_BUILDERS, BUILDER_LEADS, strict=True) for many in each]
    start, shapes = 0, []
    for partner, many in tasks:
        shapes.append(Shape(leads=some(SMALL_BUILDERS[:-1], start, many), partner=partner))
        start += many
    return tuple(shapes)
