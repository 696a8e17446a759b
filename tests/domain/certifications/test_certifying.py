"""Confirmations of products: what may become of one, and what it is on any day."""

from dataclasses import replace
from datetime import date, timedelta
from functools import reduce
from itertools import pairwise

import pytest
from hypothesis import given as any_of
from hypothesis import settings

from domain.applications import Status
from domain.certifications import CERTIFICATION, Certification, certifying
from domain.certifications.facts import CertificationFact, Expired, RevocationCause, Scope
from domain.certifications.standing import NO_END, Standing
from domain.facts import Refused
from domain.rules.vocabulary import Track
from tests.domain.certifications.examples import (
    ADDED,
    CONFIRMED,
    COURSES,
    DAYS,
    ISSUED,
    ISSUED_ON,
    LAST,
    NUMBER,
    PRODUCT,
    SELECTED,
    taken,
)
from tests.domain.examples import CASE, LEAD, OTHER, TEXT

ONE_DAY = timedelta(days=1)


def known(*facts: CertificationFact) -> Certification:
    return reduce(CERTIFICATION.after, facts, CONFIRMED)


def refused(code: str, ask: object, **arguments: object) -> None:
    with pytest.raises(Refused) as caught:
        ask(**arguments)  # type: ignore[operator]
    assert caught.value.code == code


def test_a_confirmation_counts_from_its_first_to_its_last_day_and_says_that_the_years_are_assumed() -> None:
    days = (ISSUED_ON - ONE_DAY, ISSUED_ON, LAST, LAST + ONE_DAY)
    assert [CONFIRMED.standing_on(day).value for day in days] == ["NOT_YET", "VALID", "VALID", "EXPIRED"]
    assert ISSUED.assumed == ("validity",)
    assert ISSUED.scope is Scope.DETAIL_ITEM


@pytest.mark.parametrize(
    ("case", "criterion"),
    [
        (replace(SELECTED, published=False), "confirmation-published"),
        (
            replace(SELECTED, application=replace(SELECTED.application, status=Status.REJECTED)),
            "confirmation-selected",
        ),
        (
            replace(SELECTED, application=replace(SELECTED.application, track=Track.CAPABILITY_BUILDING)),
            "confirmation-track",
        ),
        (replace(SELECTED, confirmed=(CONFIRMED,)), "confirmation-none-yet"),
    ],
)
def test_whatever_keeps_a_product_from_being_confirmed_is_a_finding_beside_all_others(
    case: certifying.Selected, criterion: str
) -> None:
    answered = certifying.findings(case, PRODUCT, holder=LEAD, designated=True, on=ISSUED_ON)
    assert criterion in {one.criterion for one in answered if not one.met}
    assert len(answered) == 6
    with pytest.raises(Refused) as caught:
        certifying.issue(
            case,
            PRODUCT,
            id=CASE,
            number=NUMBER,
            holder=LEAD,
            added=None,
            designated=True,
            first=ISSUED_ON,
            on=ISSUED_ON,
        )
    assert (caught.value.code, criterion in caught.value.detail["criteria"]) == ("confirmation-not-met", True)  # type: ignore[operator]


def test_the_target_is_asked_by_the_rule_version_of_the_call_and_the_holder_must_lead() -> None:
    answered = certifying.findings(SELECTED, PRODUCT, holder=OTHER, designated=False, on=ISSUED_ON)
    assert {one.criterion for one in answered if not one.met} == {"target", "confirmation-holder"}


def test_a_product_added_after_the_selection_is_confirmed_with_reasons() -> None:
    new = {"id": CASE, "number": NUMBER, "holder": LEAD, "designated": True, "first": ISSUED_ON, "on": ISSUED_ON}
    refused("product-not-of-the-case", certifying.issue, case=SELECTED, product=ADDED, added=None, **new)
    added = certifying.issue(SELECTED, ADDED, added=TEXT, **new)  # type: ignore[arg-type]
    assert CERTIFICATION.begin(added).added
    assert not CONFIRMED.added


def test_a_suspension_lasts_until_it_is_restored() -> None:
    first = date(2022, 3, 1)
    suspended = known(certifying.suspend(CONFIRMED, reasons=TEXT, first=first, on=date(2022, 2, 20)))
    assert suspended.standing_on(first - ONE_DAY) is Standing.VALID
    assert suspended.standing_on(date(2023, 1, 1)) is Standing.SUSPENDED
    assert suspended.standing_on(LAST + ONE_DAY) is Standing.EXPIRED
    refused("suspended-already", certifying.suspend, known=suspended, reasons=TEXT, first=first, on=first)
    refused("certification-stands-otherwise", certifying.restore, known=suspended, reasons=None, on=first - ONE_DAY)
    again = CERTIFICATION.after(suspended, certifying.restore(suspended, reasons=None, on=date(2022, 6, 1)))
    assert again.standing_on(date(2022, 5, 31)) is Standing.SUSPENDED
    assert again.standing_on(date(2022, 6, 1)) is Standing.VALID


def test_a_renewal_goes_on_without_a_gap_and_neither_too_early_nor_too_late() -> None:
    refused("renewal-too-early", certifying.renew, known=CONFIRMED, on=date(2024, 6, 1))
    refused("certification-stands-otherwise", certifying.renew, known=CONFIRMED, on=LAST + ONE_DAY)
    renewed = known(certifying.renew(CONFIRMED, on=date(2024, 8, 1)))
    assert renewed.last == date(2027, 8, 31)


def test_time_ends_it_for_the_day_it_was_however_late_that_is_recorded_and_once() -> None:
    assert certifying.expire(CONFIRMED, on=LAST) == ()
    late = certifying.expire(CONFIRMED, on=LAST + 400 * ONE_DAY)
    assert late == (Expired(on=LAST + ONE_DAY),)
    assert certifying.expire(known(*late), on=LAST + 401 * ONE_DAY) == ()


def test_revoking_works_forward_and_cancelling_backward() -> None:
    day = date(2022, 5, 1)
    revoke = {"known": CONFIRMED, "reasons": TEXT, "on": day, "cause": RevocationCause.OBTAINED_FALSELY}
    refused("effect-past", certifying.revoke, retroactive=False, effect=day - ONE_DAY, **revoke)
    refused("effect-not-past", certifying.revoke, retroactive=True, effect=day, **revoke)
    refused("effect-out-of-validity", certifying.revoke, retroactive=True, effect=ISSUED_ON - ONE_DAY, **revoke)
    forward = certifying.revoke(retroactive=False, effect=day, **revoke)  # type: ignore[arg-type]
    assert forward.ground == "행정기본법 §19①"
    assert known(forward).standing_on(day - ONE_DAY) is Standing.VALID
    backward = certifying.revoke(
        known(forward),
        retroactive=True,
        effect=ISSUED_ON,
        on=day,
        reasons=TEXT,
        cause=RevocationCause.SELECTION_REVOKED,
    )
    assert backward.ground == "판로지원법 §20의2③"
    assert known(forward, backward).standing_on(ISSUED_ON) is Standing.REVOKED
    refused("revoked-already", certifying.revoke, **{**revoke, "known": known(backward)}, retroactive=False, effect=day)


@settings(max_examples=60, deadline=None)
@any_of(COURSES, DAYS)
def test_on_any_day_it_is_exactly_one_thing_whatever_happened(course: list[tuple[str, int, int]], day: date) -> None:
    facts = taken(course)
    certification = known(*facts[1:])
    spans = certification.spans()
    assert [one.standing for one in spans if one.first <= day < one.until] == [certification.standing_on(day)]
    assert (spans[0].first, spans[-1].until) == (date.min, NO_END)
    assert all(one.until == other.first for one, other in pairwise(spans))
    assert all(one.standing is not other.standing for one, other in pairwise(spans))


@settings(max_examples=60, deadline=None)
@any_of(COURSES, DAYS)
def test_what_takes_effect_later_changes_nothing_before(course: list[tuple[str, int, int]], day: date) -> None:
    facts = taken(course)
    in_effect = [one for one in facts[1:] if one.on <= day]
    expected = known(*in_effect).standing_on(day)
    assert known(*facts[1:]).standing_on(day) is expected


@settings(max_examples=40, deadline=None)
@any_of(COURSES)
def test_its_end_is_recorded_once_and_for_the_first_day_without_it(course: list[tuple[str, int, int]]) -> None:
    expired = [one for one in taken(course) if isinstance(one, Expired)]
    assert len(expired) <= 1
    for one in expired:
        assert known(*taken(course)[1:]).standing_on(one.on) in {Standing.EXPIRED, Standing.REVOKED}


@pytest.mark.parametrize(
    ("effect", "on", "ends", "retroactive"),
    [
        (date(2022, 5, 1), date(2022, 5, 1), date(2022, 5, 1), False),
        (date(2022, 4, 1), date(2022, 5, 1), date(2022, 4, 1), True),
        (date(2020, 1, 1), date(2022, 5, 1), ISSUED_ON, True),
        (LAST + ONE_DAY, LAST + ONE_DAY, None, False),
    ],
)
def test_with_the_selection_it_ends_from_that_day_or_from_its_beginning(
    effect: date, on: date, ends: date | None, retroactive: bool
) -> None:
    cause = RevocationCause.SELECTION_REVOKED
    facts = certifying.end_with_the_selection(CONFIRMED, cause=cause, reasons=TEXT, effect=effect, on=on)
    assert [(one.on, one.retroactive) for one in facts] == ([(ends, retroactive)] if ends else [])
    again = certifying.end_with_the_selection(known(*facts), cause=cause, reasons=TEXT, effect=effect, on=on)
    assert again == ()
