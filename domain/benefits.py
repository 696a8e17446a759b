"""Benefits (혜택): computed for a tender and its bid date from what is known, stored nowhere.

The notice says who has which benefit when (공고 과제별 요약 혜택); it names no points. Those are assumed here and shown as
assumed wherever they are told (domain.md §9, 4).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.certifications import Certification
from domain.certifications.standing import Standing
from domain.competition_products import CompetitionProducts
from domain.grades import Graded
from domain.grades.facts import Grade
from domain.rules.vocabulary import Finding, Points, Source, Track, because

ROW: Source = "공고 과제별 요약 혜택"


class TenderKind(StrEnum):
    """What a bid, or an application for a confirmation that bids need, is made for."""

    SME_COMPETITION = "SME_COMPETITION"
    """중소기업자간 경쟁입찰, with 계약이행능력심사."""
    DIRECT_PRODUCTION = "DIRECT_PRODUCTION"
    """직접생산확인: no tender itself, but what an SME-competition tender asks for."""
    COMPREHENSIVE = "COMPREHENSIVE"
    """종합심사낙찰제 of construction works."""
    PREQUALIFIED = "PREQUALIFIED"
    """입찰참가자격사전심사 (PQ) of construction works."""
    OTHER_TENDER = "OTHER_TENDER"


class BenefitKind(StrEnum):
    """What the notice promises."""

    CONTRACT_PERFORMANCE_BONUS = "CONTRACT_PERFORMANCE_BONUS"
    """B-01: bid bonus in 계약이행능력심사."""
    RELAXED_DIRECT_PRODUCTION = "RELAXED_DIRECT_PRODUCTION"
    """B-02: production through the cooperation counts for 직접생산 확인기준 (AMB-19)."""
    COMPREHENSIVE_BONUS = "COMPREHENSIVE_BONUS"
    """B-03: bonus in 종합심사낙찰제 (사회적책임)."""
    PREQUALIFICATION_BONUS = "PREQUALIFICATION_BONUS"
    """B-03: bonus in PQ (신인도)."""


CONTRACT_PERFORMANCE_POINTS: Points = Decimal("1.00")
GRADE_POINTS: dict[tuple[BenefitKind, Grade], Points] = {
    (BenefitKind.COMPREHENSIVE_BONUS, Grade.A): Decimal("1.00"),
    (BenefitKind.COMPREHENSIVE_BONUS, Grade.B): Decimal("0.50"),
    (BenefitKind.PREQUALIFICATION_BONUS, Grade.A): Decimal("2.00"),
    (BenefitKind.PREQUALIFICATION_BONUS, Grade.B): Decimal("1.00"),
}
HELD, TENDER, DESIGNATED, INNOVATION = (
    "benefit-held",
    "benefit-tender",
    "benefit-designated",
    "benefit-innovation-growth",
)
"""The criteria of benefits."""


@dataclass(frozen=True, kw_only=True)
class Benefit:
    """The answer for one benefit: given where every criterion is met. `points` are assumed; null where it has none."""

    kind: BenefitKind
    given: bool
    points: Points | None
    findings: tuple[Finding, ...]
    ground: Source


def of_product(
    known: Certification | None, *, track: Track, tender: TenderKind, on: date, catalogue: CompetitionProducts
) -> tuple[Benefit, ...]:
    """The benefits of a confirmed product on a bid date; `catalogue` are the SME-competition products."""
    held = _held(_standing(known, on), "confirmation", on)
    item = known.product.detail_item_no if known else None
    return (
        _benefit(
            BenefitKind.CONTRACT_PERFORMANCE_BONUS,
            (held, _tender(tender, TenderKind.SME_COMPETITION), _designated(item, catalogue, on)),
            CONTRACT_PERFORMANCE_POINTS,
        ),
        _benefit(
            BenefitKind.RELAXED_DIRECT_PRODUCTION,
            # The notice speaks of a selected product: that it must be confirmed as well is assumed.
            (replace(held, assumed=True), _tender(tender, TenderKind.DIRECT_PRODUCTION), _innovation(track)),
            None,
        ),
    )


def of_firm(grades: Iterable[Graded], *, tender: TenderKind, on: date) -> tuple[Benefit, ...]:
    """The benefits of an excellent firm on a bid date, by the best grade that counts on it."""
    best = counting(grades, on)
    held = _held(best.standing_on(on) if best else None, "grade", on)
    return tuple(
        _benefit(kind, (held, _tender(tender, wanted)), GRADE_POINTS[kind, best.grade if best else Grade.B])
        for kind, wanted in (
            (BenefitKind.COMPREHENSIVE_BONUS, TenderKind.COMPREHENSIVE),
            (BenefitKind.PREQUALIFICATION_BONUS, TenderKind.PREQUALIFIED),
        )
    )


def counting(grades: Iterable[Graded], on: date) -> Graded | None:
    """The grade that a bonus rests on: the best of the valid ones, else the newest, which tells why there is none."""
    known = sorted(grades, key=lambda one: one.first)
    valid = [one for one in known if one.standing_on(on) is Standing.VALID]
    return min(valid, key=lambda one: (one.grade, -one.year)) if valid else (known[-1] if known else None)


def _standing(known: Certification | None, on: date) -> Standing | None:
    return known.standing_on(on) if known else None


def _benefit(kind: BenefitKind, findings: tuple[Finding, ...], points: Points | None) -> Benefit:
    given = all(one.met for one in findings)
    return Benefit(kind=kind, given=given, points=points if given else None, findings=findings, ground=ROW)


def _held(standing: Standing | None, what: str, on: date) -> Finding:
    values = {"standing": standing, "on": on} if standing else {}
    why = because("held-and-stands" if standing else "nothing-held", what=what, **values)
    return Finding(criterion=HELD, met=standing is Standing.VALID, because=why, source=ROW, ambiguity="AMB-17")


def _tender(tender: TenderKind, wanted: TenderKind) -> Finding:
    why = because("tender-is", tender=tender, wanted=wanted)
    return Finding(criterion=TENDER, met=tender is wanted, because=why, source=ROW)


def _designated(item: str | None, catalogue: CompetitionProducts, on: date) -> Finding:
    met = catalogue.designated(item, on)
    if item is None:
        why = because("no-detail-item")
    else:
        why = because("item-designated-on" if met else "item-not-designated-on", item=item, on=on)
    return Finding(criterion=DESIGNATED, met=met, because=why, source=ROW, ambiguity="AMB-18")


def _innovation(track: Track) -> Finding:
    met = track is Track.INNOVATION_GROWTH
    return Finding(
        criterion=INNOVATION, met=met, because=because("track-of-product", track=track), source=ROW, ambiguity="AMB-19"
    )
