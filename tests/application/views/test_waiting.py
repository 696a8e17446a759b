"""What of a case waits to be told or answered, as a desk asks for it."""

import pytest

from application.views.folding import Pages, fold
from application.views.waiting import Waiting
from domain.facts import Fact
from tests.application.views.facts_for_tests import (
    announced,
    assigned,
    corrected,
    drafted,
    found_eligible,
    notice_arrived,
    notice_issued,
    number,
    objection_filed,
    objection_withdrawn,
    recorded,
    rejected,
    result_arrived,
    submitted,
)

CALL, CASE, LEAD, PARTNER, OFFICER, DEPUTY = (number(1, n) for n in range(1, 7))
TO_LEAD, TO_PARTNER = (number(2, n) for n in range(1, 3))
OBJECTION, ANOTHER = (number(3, n) for n in range(1, 3))
SUBMITTED = (
    (CALL, announced()),
    (CASE, drafted(CALL, LEAD)),
    (CASE, submitted("2021-1-IG-0001")),
    (CASE, assigned(OFFICER)),
)
DECIDED = (*SUBMITTED, (CASE, rejected()))
TOLD = (*DECIDED, (TO_LEAD, notice_issued(CASE, LEAD)), (TO_PARTNER, notice_issued(CASE, PARTNER)))
DELIVERED = (*TOLD, (TO_LEAD, notice_arrived()), (TO_PARTNER, notice_arrived()))
DISPUTED = (*DELIVERED, (OBJECTION, objection_filed(CASE, TO_LEAD, LEAD)))


def waits(*facts: tuple[object, Fact]) -> Waiting | None:
    """What waits of the case after these facts."""
    pages = Pages()
    fold(pages, recorded(*facts), lambda _: "a name")  # type: ignore[arg-type]
    return pages.waiting.get(CASE)


def said(*facts: tuple[object, Fact]) -> tuple[bool, bool, int | None]:
    """Whether it is untold and undelivered, and since which position it is disputed."""
    found = waits(*facts)
    assert found is not None
    return found.untold, found.undelivered, found.disputed_since


def test_nothing_waits_of_a_case_before_its_decision() -> None:
    assert waits(*SUBMITTED, (CASE, found_eligible())) is None


def test_a_decision_waits_for_its_notice_then_for_the_last_arrival() -> None:
    assert said(*DECIDED) == (True, False, None)
    assert said(*TOLD) == (False, True, None)
    assert said(*TOLD, (TO_LEAD, notice_arrived())) == (False, True, None)
    assert said(*DELIVERED) == (False, False, None)


def test_a_corrected_decision_is_told_anew() -> None:
    again = number(2, 3)
    assert said(*DELIVERED, (CASE, corrected())) == (True, False, None)
    assert said(*TOLD, (CASE, corrected())) == (True, False, None)
    assert said(*DELIVERED, (CASE, corrected()), (again, notice_issued(CASE, LEAD))) == (False, True, None)


@pytest.mark.parametrize("end", [objection_withdrawn(), result_arrived()], ids=["withdrawn", "its result arrived"])
def test_an_objection_waits_until_it_is_at_its_end(end: Fact) -> None:
    first = len(DISPUTED)
    assert said(*DISPUTED) == (False, False, first)
    assert said(*DISPUTED, (OBJECTION, end)) == (False, False, None)
    both = (*DISPUTED, (ANOTHER, objection_filed(CASE, TO_PARTNER, PARTNER)))
    assert said(*both) == (False, False, first)
    assert said(*both, (OBJECTION, end)) == (False, False, first + 1)


def test_it_waits_at_the_desk_of_whoever_serves_the_case_now() -> None:
    found = waits(*TOLD, (CASE, assigned(DEPUTY)))
    assert found is not None
    assert found.officer == DEPUTY


def test_what_leaves_the_decision_as_it_is_needs_no_notice() -> None:
    assert said(*DELIVERED, (CASE, assigned(DEPUTY))) == (False, False, None)
    assert said(*TOLD, (CASE, assigned(DEPUTY))) == (False, True, None)
