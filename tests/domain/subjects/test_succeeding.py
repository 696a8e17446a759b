"""A firm that was merged into another has its place no more; what is left of its bars goes on with the other."""

from dataclasses import replace
from datetime import date
from functools import reduce
from uuid import UUID

import pytest

from domain.bars import BAR, impose, lift, pass_on
from domain.bars.facts import Imposed
from domain.facts import Refused
from domain.subjects import SUBJECT, Subject
from domain.subjects.succeeding import succeed
from domain.values import Sealed
from tests.domain.examples import firm, person

FIRM, OTHER, THIRD = UUID(int=1), UUID(int=2), UUID(int=3)
REPORT = Sealed(c="0" * 64, k=f"subject:{FIRM}:1", x="")
MERGED, TODAY = date(2025, 4, 1), date(2025, 4, 7)


def a_firm() -> Subject:
    return SUBJECT.begin(firm())


def merge(merged: Subject, surviving: Subject, firm: UUID = FIRM, by: UUID = OTHER) -> tuple[Subject, Subject]:
    succeeded, took_over = succeed(merged, surviving, firm=firm, by=by, report=REPORT, merged_on=MERGED, on=TODAY)
    return SUBJECT.after(merged, succeeded), SUBJECT.after(surviving, took_over)


def refused(code: str, merged: Subject, surviving: Subject, *, by: UUID = OTHER, merged_on: date = MERGED) -> None:
    with pytest.raises(Refused) as refusal:
        succeed(merged, surviving, firm=FIRM, by=by, report=REPORT, merged_on=merged_on, on=TODAY)
    assert refusal.value.code == code


def test_the_surviving_firm_takes_the_place_of_the_merged_one_and_of_those_it_had_taken() -> None:
    first, second = merge(a_firm(), a_firm())
    assert (first.succeeded_by, second.predecessors) == (OTHER, (FIRM,))
    second, third = merge(second, a_firm(), OTHER, THIRD)
    assert (second.succeeded_by, third.predecessors) == (THIRD, (OTHER, FIRM))


def test_only_a_firm_that_has_its_own_place_is_merged_or_survives() -> None:
    gone = replace(a_firm(), succeeded_by=THIRD)
    refused("firm-succeeded", gone, a_firm())
    refused("firm-succeeded", a_firm(), gone)
    refused("succeeds-itself", a_firm(), a_firm(), by=FIRM)
    refused("not-a-firm", SUBJECT.begin(person()), a_firm())
    refused("not-a-firm", a_firm(), SUBJECT.begin(person()))


def test_a_merger_that_is_to_come_is_not_recorded() -> None:
    refused("merger-to-come", a_firm(), a_firm(), merged_on=date(2025, 4, 8))
    succeed(a_firm(), a_firm(), firm=FIRM, by=OTHER, report=REPORT, merged_on=TODAY, on=TODAY)


REVOCATION = UUID(int=9)


def bars_of(*facts: Imposed) -> list[tuple[date, date]]:
    bars = reduce(BAR.after, facts[1:], BAR.begin(facts[0]))
    return [(one.on, one.last) for one in pass_on(bars, to=OTHER, on=MERGED)]


@pytest.mark.parametrize(
    ("effective", "left"),
    [
        (date(2024, 3, 15), [(MERGED, date(2029, 3, 14))]),
        (date(2020, 4, 2), [(MERGED, date(2025, 4, 1))]),
        (date(2020, 4, 1), []),
    ],
)
def test_a_bar_goes_on_with_what_is_left_of_it(effective: date, left: list[tuple[date, date]]) -> None:
    assert bars_of(impose(FIRM, revocation=REVOCATION, effective=effective)) == left


def test_a_bar_that_was_lifted_does_not_go_on() -> None:
    bars = BAR.begin(impose(FIRM, revocation=REVOCATION, effective=date(2024, 3, 15)))
    (lifted,) = lift(bars, revocation=REVOCATION, reasons=REPORT, on=date(2024, 9, 2))
    assert pass_on(BAR.after(bars, lifted), to=OTHER, on=MERGED) == ()
