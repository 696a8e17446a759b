"""Benefits: which there is for which tender on which day, and why not."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import reduce

import pytest
from hypothesis import given as any_of
from hypothesis import settings

from domain.applications import Status
from domain.benefits import Benefit, BenefitKind, TenderKind, of_firm, of_product
from domain.certifications import CERTIFICATION, Certification
from domain.certifications.facts import RevocationCause
from domain.certifications.standing import Standing
from domain.competition_products import CompetitionProducts, Designation
from domain.facts import Refused
from domain.grades import GRADE, Graded, grading
from domain.grades.facts import Grade
from domain.rules.vocabulary import Track
from tests.domain.certifications.examples import CONFIRMED, COURSES, DAYS, PRODUCT, SELECTED, taken
from tests.domain.examples import CASE, LEAD, OTHER, PARTNER, TEXT

BID = date(2022, 5, 2)
CATALOGUE = CompetitionProducts(
    designations=(Designation(detail_item_no="3911160301", first=date(2020, 1, 1), last=date(2022, 12, 31)),)
)
INNOVATION = Track.INNOVATION_GROWTH
BUILDING = replace(SELECTED.application, track=Track.CAPABILITY_BUILDING)


def given(benefits: tuple[Benefit, ...]) -> set[BenefitKind]:
    return {one.kind for one in benefits if one.given}


def product(
    known: Certification | None = CONFIRMED,
    tender: TenderKind = TenderKind.SME_COMPETITION,
    on: date = BID,
    track: Track = INNOVATION,
) -> tuple[Benefit, ...]:
    return of_product(known, track=track, tender=tender, on=on, catalogue=CATALOGUE)


def graded(grade: Grade = Grade.A, year: int = 2021, first: date = date(2022, 1, 1)) -> Graded:
    fact = grading.give(
        None, BUILDING, id=CASE, published=True, firm=LEAD, year=year, grade=grade, reasons=TEXT, first=first, on=first
    )
    return GRADE.begin(fact)


def unmet(benefits: tuple[Benefit, ...], kind: BenefitKind) -> set[str]:
    (one,) = (one for one in benefits if one.kind is kind)
    return {finding.criterion for finding in one.findings if not finding.met}


def test_a_confirmed_product_has_the_bonus_in_tenders_of_designated_products_only() -> None:
    bonus = BenefitKind.CONTRACT_PERFORMANCE_BONUS
    assert given(product()) == {bonus}
    assert product()[0].points == Decimal("1.00")
    assert unmet(product(tender=TenderKind.OTHER_TENDER), bonus) == {"benefit-tender"}
    assert unmet(product(on=date(2023, 1, 1)), bonus) == {"benefit-designated"}
    assert unmet(product(replace(CONFIRMED, product=replace(PRODUCT, detail_item_no=None))), bonus) == {
        "benefit-designated"
    }
    assert unmet(product(None), bonus) == {"benefit-held", "benefit-designated"}
    assert product(None)[0].points is None


def test_direct_production_is_confirmed_in_relaxed_form_for_innovation_growth_only() -> None:
    relaxed = BenefitKind.RELAXED_DIRECT_PRODUCTION
    asked = {"tender": TenderKind.DIRECT_PRODUCTION}
    assert given(product(**asked)) == {relaxed}  # type: ignore[arg-type]
    assert [one.findings[0].assumed for one in product(**asked)] == [False, True]  # type: ignore[arg-type]
    others = product(**asked, track=Track.MATERIALS_PARTS)  # type: ignore[arg-type]
    assert unmet(others, relaxed) == {"benefit-innovation-growth"}


def test_an_excellent_firm_has_its_bonus_for_a_year_and_the_better_grade_counts() -> None:
    best, good = graded(Grade.A), graded(Grade.B, 2020, date(2021, 6, 1))
    assert (best.first, best.last) == (date(2022, 1, 1), date(2022, 12, 31))
    comprehensive, pq = of_firm((good, best), tender=TenderKind.COMPREHENSIVE, on=BID)
    assert (comprehensive.points, pq.given) == (Decimal("1.00"), False)
    assert given(of_firm((good, best), tender=TenderKind.PREQUALIFIED, on=BID)) == {BenefitKind.PREQUALIFICATION_BONUS}
    assert not given(of_firm((best,), tender=TenderKind.COMPREHENSIVE, on=date(2023, 1, 1)))
    assert not given(of_firm((), tender=TenderKind.COMPREHENSIVE, on=BID))


@pytest.mark.parametrize(
    ("application", "published", "firm", "criterion"),
    [
        (replace(BUILDING, track=INNOVATION), True, PARTNER, "grade-track"),
        (replace(BUILDING, status=Status.REJECTED), True, LEAD, "grade-selected"),
        (BUILDING, False, LEAD, "grade-published"),
        (BUILDING, True, OTHER, "grade-party"),
    ],
)
def test_who_may_not_be_graded_is_told_by_a_finding(
    application: object, published: bool, firm: object, criterion: str
) -> None:
    answered = grading.findings(application, published=published, firm=firm)  # type: ignore[arg-type]
    assert {one.criterion for one in answered if not one.met} == {criterion}


def test_a_grade_is_given_once_a_year_for_a_year_that_came_and_revoked_backward_or_forward() -> None:
    once = {"id": CASE, "published": True, "firm": LEAD, "grade": Grade.B, "reasons": TEXT, "first": BID, "on": BID}
    for before, year, code in ((graded(), 2021, "graded-already"), (None, 2023, "year-to-come")):
        with pytest.raises(Refused) as caught:
            grading.give(before, BUILDING, year=year, **once)  # type: ignore[arg-type]
        assert caught.value.code == code
    cause = RevocationCause.OBTAINED_FALSELY
    fact = grading.revoke(graded(), cause=cause, retroactive=True, reasons=TEXT, effect=date(2022, 2, 1), on=BID)
    revoked = GRADE.after(graded(), fact)
    assert revoked.standing_on(date(2022, 1, 31)) is Standing.VALID
    assert not given(of_firm((revoked,), tender=TenderKind.COMPREHENSIVE, on=BID))


@settings(max_examples=60, deadline=None)
@any_of(COURSES, DAYS)
def test_a_benefit_never_outlives_the_confirmation(course: list[tuple[str, int, int]], day: date) -> None:
    known = reduce(CERTIFICATION.after, taken(course)[1:], CONFIRMED)
    for tender in TenderKind:
        benefits = product(known, tender, day)
        assert not given(benefits) or known.standing_on(day) is Standing.VALID
