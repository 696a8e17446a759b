"""The list of a call and track: by final score, ties by the plan's rule, what a limit does, and who is published."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest

from domain.applications import APPLICATION, Application, Status
from domain.applications.facts import Selected, Withdrawn
from domain.facts import Fact
from domain.rules.vocabulary import LimitUnit, SelectionLimit, Stage, TargetKind, Track
from domain.selections import SELECTION
from domain.selections.facts import Listed, Published
from domain.selections.selecting import Evaluated, list_selection, publish_selection
from domain.values import Form, Item
from tests.domain.applications.stages import found_eligible, tally
from tests.domain.examples import CALL, CALL_ID, DAY, FORM, LEAD, TEXT, drafted, submitted
from tests.stories import fold, given

BEST, SECOND, THIRD = (UUID(int=number) for number in range(701, 704))
TRACK = Track.INNOVATION_GROWTH
selected = Selected(meeting=None, clause="판로지원법 §20의2②", text=TEXT, differs=None, rules="v2021_1", on=DAY)


def task(number: int, score: str | None, *more: Fact, items: int = 1, passed: bool = True) -> Evaluated:
    """A task with a receipt number and the score of its one stage that the plan marks."""
    goods = tuple(Item(id=UUID(int=800 + at), kind=TargetKind.GOODS, label=TEXT) for at in range(items))
    form = Form(title=TEXT, leads=(LEAD,), partner=FORM.partner, items=goods)
    application = fold(
        APPLICATION,
        replace(drafted, form=form),
        replace(submitted, receipt=f"2021-1-IG-{number:04d}"),
        found_eligible,
        *more,
    )
    assert isinstance(application, Application)
    stage = Stage.FACE_TO_FACE
    quorate = score is not None
    return Evaluated(
        application=application,
        tallies={stage: tally(stage, score=score, passed=passed if quorate else None, quorate=quorate)},
    )


def listing(**tasks: Evaluated) -> Listed:
    named = {"best": BEST, "second": SECOND, "third": THIRD}
    return list_selection(
        CALL, id=CALL_ID, track=TRACK, evaluated={named[name]: one for name, one in tasks.items()}, on=DAY
    )


def order(listed: Listed) -> list[UUID]:
    return [one.candidate.application for one in listed.standings]


def test_tasks_stand_by_their_final_score() -> None:
    listed = listing(third=task(1, "61.00"), best=task(3, "90.00"), second=task(2, "75.00"))
    assert order(listed) == [BEST, SECOND, THIRD]
    assert [one.candidate.final.score for one in listed.standings] == [Decimal(90), Decimal(75), Decimal(61)]
    assert (listed.rules, listed.limit) == (CALL.terms.rules, None)


def test_among_equals_the_plans_rule_decides_and_is_named() -> None:
    listed = listing(second=task(9, "75.00"), best=task(2, "75.00"))
    assert order(listed) == [BEST, SECOND]
    assert [one.by for one in listed.standings] == [CALL.terms.plan.ties] * 2


def test_without_a_score_withdrawn_or_below_the_gate_a_task_is_not_ranked() -> None:
    withdrawn = Withdrawn(reasons=None, on=DAY)
    listed = listing(best=task(1, "90.00"), second=task(2, None), third=task(3, "95.00", withdrawn))
    assert order(listed) == [BEST]
    assert order(listing(best=task(1, "90.00"), second=task(2, "59.00", passed=False))) == [BEST]


def test_a_decided_task_keeps_its_place() -> None:
    assert order(listing(best=task(1, "90.00", selected), second=task(2, "75.00"))) == [BEST, SECOND]


def test_a_limit_says_what_it_does_to_a_task_that_straddles_it() -> None:
    limit = SelectionLimit(unit=LimitUnit.PRODUCTS, count=3)
    call = replace(CALL, terms=replace(CALL.terms, plan=replace(CALL.terms.plan, limit=limit)))
    tasks = {BEST: task(1, "90.00", items=2), SECOND: task(2, "80.00", items=2), THIRD: task(3, "70.00")}
    listed = list_selection(call, id=CALL_ID, track=TRACK, evaluated=tasks, on=DAY)
    assert listed.limit == limit
    assert [(one.application, one.within, one.straddles) for one in listed.lines] == [
        (BEST, True, False),
        (SECOND, False, True),
        (THIRD, False, False),
    ]


def test_where_nothing_has_a_score_there_is_no_list() -> None:
    given(SELECTION).when(
        lambda _: list_selection(CALL, id=CALL_ID, track=TRACK, evaluated={BEST: task(1, None)}, on=DAY)
    ).then_refused("nothing-to-rank", track=TRACK)


@pytest.mark.parametrize("status", [Status.ELIGIBLE, Status.REJECTED, Status.WITHDRAWN])
def test_only_the_selected_are_published_in_the_lists_order_and_once(status: Status) -> None:
    listed = listing(best=task(1, "90.00"), second=task(2, "80.00"), third=task(3, "70.00"))
    statuses = {BEST: Status.SELECTED, SECOND: status, THIRD: Status.SELECTED}
    story = (
        given(SELECTION, listed)
        .when(publish_selection, statuses=statuses, on=DAY)
        .then(Published, selected=(BEST, THIRD))
        .and_then()
    )
    story.when(publish_selection, statuses=statuses, on=DAY).then_refused("nothing-to-publish")
    later = {**statuses, SECOND: Status.SELECTED}
    story.when(publish_selection, statuses=later, on=DAY).then(Published, selected=(SECOND,)).which(
        lambda selection: all(selection.is_published(one) for one in (BEST, SECOND, THIRD))
    )
