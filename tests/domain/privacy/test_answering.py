"""Who asks about their own data is answered as the law has it: told, corrected, erased once nothing keeps it; or refused on a ground."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest

from domain.calendar import Calendar
from domain.facts import Refused
from domain.privacy import PRIVACY_REQUEST, PrivacyRequest
from domain.privacy.answering import Answerer, answer, answer_erasure, receive
from domain.privacy.facts import Answered, Holding, Outcome, RefusalGround, RequestKind
from domain.roles import Role
from domain.values import Sealed

ABOUT, ASKER, OFFICER = UUID(int=1), UUID(int=2), UUID(int=3)
TEXT = Sealed(c="0" * 64, k=f"subject:{ABOUT}:1", x="")
MONDAY = date(2026, 11, 2)
CALENDAR = Calendar(years=frozenset({2026}), holidays=frozenset({date(2026, 11, 12), date(2026, 11, 13)}))
LAST = date(2031, 12, 31)


def asked(kind: RequestKind, *before: PrivacyRequest, on: date = MONDAY) -> PrivacyRequest:
    return PRIVACY_REQUEST.begin(receive(before, kind=kind, about=ABOUT, wish=TEXT, calendar=CALENDAR, on=on))


def answerer(id: UUID = OFFICER, *, role: Role = Role.PRIVACY_OFFICER, on: date = MONDAY) -> Answerer:
    return Answerer(id=id, role=role, asker=ASKER, reasons=TEXT, on=on)


def answered(
    request: PrivacyRequest,
    outcome: Outcome,
    ground: RefusalGround | None = None,
    *withheld: Holding,
    by: UUID = OFFICER,
    role: Role = Role.PRIVACY_OFFICER,
) -> PrivacyRequest:
    fact = answer(
        request,
        outcome=outcome,
        ground=ground,
        withheld=frozenset(withheld),
        by=answerer(by, role=role),
    )
    return PRIVACY_REQUEST.after(request, fact)


def erased(*, completed: bool, until: date | None, on: date, held: bool = False, by: UUID = OFFICER) -> Answered:
    return answer_erasure(
        asked(RequestKind.ERASURE),
        completed=completed,
        kept_until=until,
        held=held,
        by=answerer(by, on=on),
    )


def refused(code: str, attempt: Callable[[], object]) -> None:
    with pytest.raises(Refused) as refusal:
        attempt()
    assert refusal.value.code == code


def test_the_last_day_to_answer_does_not_count_the_first_and_rolls_over_what_is_no_working_day() -> None:
    request = asked(RequestKind.ACCESS)
    assert request.answer_by == date(2026, 11, 16), "Thursday and Friday are holidays, then a weekend"
    assert request.received.assumed == ("answer-period",)


def test_the_same_is_not_asked_again_while_it_waits() -> None:
    waiting = asked(RequestKind.ACCESS)
    refused("privacy-request-pending", lambda: asked(RequestKind.ACCESS, waiting))
    asked(RequestKind.CORRECTION, waiting)
    asked(RequestKind.ACCESS, answered(waiting, Outcome.GRANTED))


def test_an_access_opens_what_is_not_withheld_and_nothing_before_the_answer() -> None:
    request = asked(RequestKind.ACCESS)
    assert request.shown() == frozenset()
    assert answered(request, Outcome.GRANTED).shown() == frozenset(Holding)
    ground = RefusalGround.EVALUATION_PENDING
    partly = answered(request, Outcome.PARTLY_GRANTED, ground, Holding.ACTS)
    assert partly.shown() == {Holding.REGISTER, Holding.CASES, Holding.READINGS}
    assert answered(request, Outcome.REFUSED, ground).shown() == frozenset()
    assert answered(asked(RequestKind.CORRECTION), Outcome.GRANTED).shown() == frozenset()


def test_what_is_withheld_fits_the_outcome() -> None:
    request, ground = asked(RequestKind.ACCESS), RefusalGround.AUDIT_PENDING
    refused("withheld-does-not-fit", lambda: answered(request, Outcome.PARTLY_GRANTED, ground))
    refused("withheld-does-not-fit", lambda: answered(request, Outcome.GRANTED, None, Holding.ACTS))
    refused("withheld-does-not-fit", lambda: answered(request, Outcome.REFUSED, ground, Holding.ACTS))
    refused("everything-withheld", lambda: answered(request, Outcome.PARTLY_GRANTED, ground, *Holding))
    correction = asked(RequestKind.CORRECTION)
    refused("not-granted-in-part", lambda: answered(correction, Outcome.PARTLY_GRANTED, RefusalGround.NOT_HELD))


@pytest.mark.parametrize(
    ("kind", "ground"),
    [
        (RequestKind.ACCESS, RefusalGround.KEPT_BY_LAW),
        (RequestKind.ACCESS, RefusalGround.RIGHT_AS_RECORDED),
        (RequestKind.CORRECTION, RefusalGround.KEPT_BY_LAW),
        (RequestKind.CORRECTION, RefusalGround.EVALUATION_PENDING),
    ],
)
def test_a_ground_of_another_kind_of_request_does_not_fit(kind: RequestKind, ground: RefusalGround) -> None:
    refused("ground-does-not-fit", lambda: answered(asked(kind), Outcome.REFUSED, ground))


def test_a_refusal_names_its_ground_and_a_grant_has_none() -> None:
    request = asked(RequestKind.CORRECTION)
    refused("ground-and-outcome", lambda: answered(request, Outcome.REFUSED))
    refused("ground-and-outcome", lambda: answered(request, Outcome.GRANTED, RefusalGround.NOT_HELD))


def test_nobody_answers_their_own_request_no_machine_answers_and_none_is_answered_twice() -> None:
    request = asked(RequestKind.ACCESS)
    for own in (ASKER, ABOUT):
        refused("answers-own-request", lambda own=own: answered(request, Outcome.GRANTED, by=own))  # type: ignore[misc]
        refused("answers-own-request", lambda own=own: erased(completed=True, until=LAST, on=LAST, by=own))  # type: ignore[misc]
    refused("machine-decides-nothing", lambda: answered(request, Outcome.GRANTED, role=Role.MACHINE))
    refused("privacy-request-answered", lambda: answered(answered(request, Outcome.GRANTED), Outcome.GRANTED))


def test_what_is_kept_is_not_erased_until_the_day_after_its_last() -> None:
    kept = erased(completed=True, until=LAST, on=LAST)
    assert (kept.outcome, kept.ground, kept.kept_until) == (Outcome.REFUSED, RefusalGround.KEPT_BY_LAW, LAST)
    gone = erased(completed=True, until=LAST, on=LAST + timedelta(days=1))
    assert (gone.outcome, gone.ground, gone.kept_until) == (Outcome.GRANTED, None, None)


def test_what_is_kept_for_ever_held_or_not_completed_is_not_erased_and_no_last_day_is_told() -> None:
    later = LAST + timedelta(days=1)
    for fact in (
        erased(completed=True, until=None, on=later),
        erased(completed=False, until=None, on=later),
        erased(completed=True, until=LAST, on=later, held=True),
    ):
        assert (fact.outcome, fact.ground, fact.kept_until) == (Outcome.REFUSED, RefusalGround.KEPT_BY_LAW, None)


def test_an_erasure_is_answered_by_what_the_record_says_and_nothing_else_is() -> None:
    refused("erasure-answered-otherwise", lambda: answered(asked(RequestKind.ERASURE), Outcome.GRANTED))
    refused(
        "not-an-erasure",
        lambda: answer_erasure(
            asked(RequestKind.ACCESS),
            completed=True,
            kept_until=LAST,
            held=False,
            by=answerer(),
        ),
    )
