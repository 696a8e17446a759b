"""Reviewing and ruling: what the record says of admissibility binds, the whole follows the points."""

from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from domain.disputes import DISPUTE
from domain.disputes.answering import notify_result
from domain.disputes.codes import (
    UPHOLDING,
    BarGround,
    Content,
    Inadmissible,
    RemedyKind,
    Result,
    Status,
)
from domain.disputes.facts import (
    Hindrance,
    Involved,
    PointRuled,
    RemedyEffectuated,
    ResultNotified,
    ReviewerAssigned,
    ReviewerBarred,
    Sought,
    Withdrawn,
)
from domain.disputes.filing import withdraw
from domain.disputes.reviewing import (
    Provided,
    assign_reviewer,
    declare_conflict,
    lapse_supplement,
    provide_supplement,
    request_supplement,
)
from domain.disputes.ruling import Given, effectuate, rule, whole
from domain.facts import Fact, Refused
from domain.notices.facts import Method
from domain.panels.facts import Ground
from domain.roles import Role
from domain.rules.vocabulary import Stage
from tests.domain.disputes.examples import (
    DISPUTE_ID,
    KOREA,
    OTHER_REVIEWER,
    PARTNER,
    REVIEWER,
    SENT,
    TEXT,
    day,
    filed,
    objection,
    state,
)
from tests.domain.disputes.stories import REMAND, dismissed, reviewed, ruled, upheld
from tests.stories import given

FILED = filed("2024-05-13")
ON = day("2024-05-20")
EVALUATED = (Involved(ground=BarGround.EVALUATED, stream=DISPUTE_ID, position=7),)


def ruling(*facts: Fact, **instead: Any) -> tuple[Fact, ...]:  # noqa: ANN401  (arguments of a ruling)
    asked: dict[str, Any] = {
        "reviewer": REVIEWER,
        "role": Role.DISPUTE_REVIEWER,
        "involved": (),
        "stands": True,
        "points": (dismissed(),),
        "remedies": (),
        "excused": False,
        "on": ON,
    }
    return rule(state(*facts), KOREA, **{**asked, **instead})


def refused(*facts: Fact, **instead: Any) -> Refused:  # noqa: ANN401  (as above)
    with pytest.raises(Refused) as refusal:
        ruling(*facts, **instead)
    return refusal.value


def sent(facts: tuple[Fact, ...]) -> ResultNotified:
    """The result of a dispute that was ruled on."""
    return notify_result(state(*facts), KOREA, method=Method.ELECTRONIC, text=TEXT, refusal=day("2024-08-08"), on=ON)


def inadmissible(ground: Inadmissible) -> tuple[PointRuled, ...]:
    return (PointRuled(point=1, result=Result.INADMISSIBLE, ground=ground, reasons=TEXT),)


def test_whoever_had_a_part_in_the_case_is_barred_on_record_with_what_shows_it() -> None:
    barred = (
        given(DISPUTE, FILED)
        .when(assign_reviewer, reviewer=REVIEWER, involved=EVALUATED, on=ON)
        .then(ReviewerBarred, grounds=(BarGround.EVALUATED,), involved=EVALUATED)
        .which(lambda dispute: dispute.status is Status.RECEIVED)
        .and_then()
    )
    barred.when(assign_reviewer, reviewer=REVIEWER, involved=(), on=ON).then_refused("reviewer-barred")
    barred.when(assign_reviewer, reviewer=OTHER_REVIEWER, involved=(), on=ON).then(ReviewerAssigned)


def test_a_conflict_declared_bars_even_after_none_was() -> None:
    facts = reviewed(FILED)
    declared = declare_conflict(
        state(*facts), reviewer=REVIEWER, conflict=True, grounds=(Ground.ADVISED,), detail=TEXT, on=ON
    )
    assert state(*facts, *declared).status is Status.RECEIVED
    assert refused(*facts, *declared, points=(dismissed(),)).code == "dispute-not-open-for-it"


def test_nobody_rules_who_was_not_asked_did_not_declare_or_had_a_part() -> None:
    other = ReviewerAssigned(reviewer=OTHER_REVIEWER, on=ON)
    facts = (*reviewed(FILED), other)
    assert refused(*facts, reviewer=OTHER_REVIEWER).code == "conflict-not-declared"
    assert refused(*facts, reviewer=PARTNER).code == "not-a-reviewer"
    assert refused(*facts, involved=EVALUATED).code == "reviewer-barred"
    assert refused(*facts, role=Role.MACHINE).code == "machine-decides-nothing"


def test_every_point_is_ruled_once() -> None:
    assert refused(*reviewed(FILED), points=()).code == "points-not-ruled"
    assert refused(*reviewed(FILED), points=(dismissed(), dismissed())).code == "points-not-ruled"
    assert refused(*reviewed(FILED), points=(dismissed(), dismissed(2))).code == "points-not-ruled"


def test_late_is_inadmissible_whatever_the_merits() -> None:
    late = filed("2024-07-05", arrived="2024-05-02")
    assert refused(*reviewed(late), on=late.on).detail == {"grounds": [Inadmissible.LATE]}
    made = ruling(*reviewed(late), points=inadmissible(Inadmissible.LATE), on=late.on)
    assert made[0].result is Result.INADMISSIBLE  # type: ignore[attr-defined]


def test_in_time_is_not_late() -> None:
    assert refused(*reviewed(FILED), points=inadmissible(Inadmissible.LATE)).code == "ground-not-true"
    assert refused(*reviewed(FILED), points=inadmissible(Inadmissible.INCOMPLETE)).code == "ground-not-true"


@pytest.mark.parametrize(("until", "code"), [("2024-05-29", None), ("2024-05-21", "late-even-so")])
def test_who_was_kept_from_filing_without_fault_is_heard(until: str, code: str | None) -> None:
    hindrance = Hindrance(first=day("2024-05-20"), last=day(until), reasons=TEXT)
    late = filed("2024-06-10", arrived="2024-05-02", holds=objection(hindrance=hindrance))
    if code:
        assert refused(*reviewed(late), excused=True, on=late.on).code == code
    else:
        assert ruling(*reviewed(late), excused=True, on=late.on)
        assert refused(*reviewed(late), on=late.on).code == "not-admissible"
    assert refused(*reviewed(FILED), excused=True).code == "no-hindrance-claimed"


def test_a_decision_set_aside_meanwhile_is_no_longer_objected_to() -> None:
    assert refused(*reviewed(FILED), stands=False).detail == {"grounds": [Inadmissible.NO_LONGER_STANDS]}
    assert ruling(*reviewed(FILED), stands=False, points=inadmissible(Inadmissible.NO_LONGER_STANDS))


def test_what_was_asked_for_and_never_came_may_end_it() -> None:
    bare = filed("2024-05-13", holds=objection(contact=None))
    asked = request_supplement(
        state(*reviewed(bare)), KOREA, reviewer=REVIEWER, contents=(Content.CONTACT,), days=7, reasons=TEXT, on=bare.on
    )
    with pytest.raises(Refused, match="nothing-provided"):
        provide_supplement(state(*reviewed(bare), asked), KOREA, provided=Provided(purport=TEXT), sent=SENT, on=ON)
    came = lapse_supplement(state(*reviewed(bare), asked), KOREA, on=day("2024-05-21"))
    assert ruling(*reviewed(bare), asked, came, points=inadmissible(Inadmissible.INCOMPLETE))
    assert refused(*reviewed(bare), points=inadmissible(Inadmissible.INCOMPLETE)).code == "ground-not-true"


def test_every_point_upheld_has_its_remedy_and_no_other_point_has() -> None:
    facts = reviewed(FILED)
    assert refused(*facts, points=(upheld(),)).code == "upheld-without-remedy"
    remand = Given(points=(1,), remedy=REMAND)
    assert refused(*facts, remedies=(remand,)).code == "remedy-without-ground"
    assert refused(*facts, remedies=(Given(points=(), remedy=REMAND),)).code == "remedy-for-no-point"
    made = state(*facts, *ruling(*facts, points=(upheld(),), remedies=(remand,)))
    assert [(one.number, one.remedy, one.due) for one in made.remedies] == [(1, REMAND, day("2024-06-19"))]
    assert made.upheld == (1,)


@pytest.mark.parametrize("results", list(product(Result, repeat=3)))
def test_the_whole_follows_the_points(results: tuple[Result, ...]) -> None:
    points = [PointRuled(point=n, result=one, ground=None, reasons=TEXT) for n, one in enumerate(results, 1)]
    came_to = whole(points)
    if set(results) == {came_to}:
        return
    assert came_to is (Result.PARTLY_UPHELD if set(results) & UPHOLDING else Result.DISMISSED)


def test_until_the_result_is_sent_the_objector_withdraws_and_never_learns_that_it_was_ruled_on() -> None:
    facts = ruled(FILED, on=ON, upholding=True)
    gone = given(DISPUTE, *facts).when(withdraw, reasons=None, on=ON).then(Withdrawn)
    gone.which(lambda one: (one.status, one.outstanding) == (Status.WITHDRAWN, ()))
    refusal = given(DISPUTE, *facts).when(provide_supplement, KOREA, provided=Provided(contact=TEXT), sent=SENT, on=ON)
    refusal.then_refused("dispute-not-open-for-it", status=Status.UNDER_REVIEW)
    given(DISPUTE, *facts, sent(facts)).when(withdraw, reasons=None, on=ON).then_refused(
        "dispute-not-open-for-it", status=Status.NOTIFIED
    )


RESCORE = Sought(kind=RemedyKind.RESCORE, stage=Stage.ON_SITE, criterion="market")
REPLACE = Sought(kind=RemedyKind.REPLACE_DECISION)
CORRECT = Sought(kind=RemedyKind.CORRECT_FINDING, criterion="agreement-concluded")
EARLIER = Sought(kind=RemedyKind.REMAND, stage=Stage.FACE_TO_FACE)


@pytest.mark.parametrize(
    ("remedies", "code"),
    [
        ((REMAND, REMAND), "remedy-twice"),
        ((REMAND, REPLACE), "remedies-contradict"),
        ((CORRECT, REPLACE), "remedies-contradict"),
        ((REMAND, EARLIER), "remedies-contradict"),
        ((EARLIER, RESCORE), "remedies-contradict"),
        ((REMAND, RESCORE), "remedies-contradict"),
        ((CORRECT, REMAND), None),
        ((RESCORE, CORRECT), None),
    ],
)
def test_remedies_can_be_carried_out_together(remedies: tuple[Sought, ...], code: str | None) -> None:
    given_for = tuple(Given(points=(1,), remedy=one) for one in remedies)
    if code is None:
        assert len(ruling(*reviewed(FILED), points=(upheld(),), remedies=given_for)) == 1 + len(remedies)
    else:
        assert refused(*reviewed(FILED), points=(upheld(),), remedies=given_for).code == code
    twice = (Given(points=(1, 1), remedy=REMAND),)
    assert refused(*reviewed(FILED), points=(upheld(),), remedies=twice).code == "remedy-twice"


def test_a_remedy_is_outstanding_until_a_fact_carries_it_out() -> None:
    facts = ruled(FILED, on=ON, upholding=True)
    story = given(DISPUTE, *facts, sent(facts))
    dispute = state(*story.facts)
    due = dispute.remedies[0].due
    assert not dispute.overdue(due)
    assert dispute.overdue(due + timedelta(days=1)) == dispute.outstanding
    by: dict[str, object] = {
        "kind": "application.stage_passed",
        "stream": UUID(int=9),
        "version": 30,
        "position": 400,
        "displaced": (),
        "on": date(2024, 6, 3),
    }
    done = story.when(effectuate, number=1, **by).then(RemedyEffectuated, number=1, at_version=30)
    assert done.state().outstanding == ()
    done.and_then().when(effectuate, number=1, **by).then_refused("no-such-remedy", number=1)
