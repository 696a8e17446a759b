from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import reduce
from itertools import cycle

import pytest

from domain.calls import CALL, Call
from domain.calls.announcing import amend, announce, cancel, close, extend
from domain.calls.facts import Amended, Announced, CallTerms, Cancelled, Extended, RulePin, TrackOpen
from domain.facts import Fact
from domain.rules.vocabulary import Dimension, DimensionWeight, PassMark, ScoringPlan, Stage, Track
from domain.values import Agency, seoul_day
from tests.domain.examples import CLOSE, DAY, OPEN, PLAN, TERMS, TEXT
from tests.stories import given

announced = Announced(round="2021-1", terms=TERMS, demonstration=False, on=DAY)
LATER = CLOSE + timedelta(days=7)
OTHER_RULES = replace(TERMS, rules=RulePin(version="v2022_1", manifest=()))


def standing(*facts: Fact) -> Call:
    first, *later = facts
    return reduce(CALL.after, later, CALL.begin(first))


def weighted(*weights: str) -> tuple[DimensionWeight, ...]:
    return tuple(
        DimensionWeight(dimension=dimension, weight=Decimal(weight))
        for dimension, weight in zip(cycle(Dimension), weights, strict=False)
    )


def test_a_round_is_announced_once() -> None:
    words = {"round_id": "2021-1", "terms": TERMS, "demonstration": False, "on": DAY}
    given(CALL).when(announce, **words).then(Announced, terms=TERMS)
    given(CALL, announced).when(announce, **words).then_refused("round-already-announced")


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (replace(TERMS, closes=TERMS.opens), "window-empty"),
        (replace(TERMS, tracks=(), papers=()), "no-track-open"),
        (replace(TERMS, tracks=TERMS.tracks[:1] * 2), "track-named-twice"),
        (
            replace(TERMS, tracks=(TrackOpen(track=Track.TECH_CONVERGENCE, agency=Agency.MSS),)),
            "paper-of-a-closed-track",
        ),
    ],
)
def test_terms_that_cannot_work_are_refused(terms: CallTerms, code: str) -> None:
    given(CALL).when(announce, round_id="2021-1", terms=terms, demonstration=False, on=DAY).then_refused(code)


def passing(*marks: tuple[Stage, str]) -> ScoringPlan:
    return replace(PLAN, pass_marks=tuple(PassMark(stage=stage, points=Decimal(points)) for stage, points in marks))


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (replace(PLAN, weights=()), "weights-do-not-add-up"),
        (replace(PLAN, weights=weighted("0.9000")), "weights-do-not-add-up"),
        (replace(PLAN, weights=weighted("0.5000", "0.5000", "0.0000")), "weights-do-not-add-up"),
        (replace(PLAN, weights=weighted("1.5000", "-0.5000")), "weights-do-not-add-up"),
        (replace(PLAN, panel_size=0), "panel-too-small"),
        (replace(PLAN, trim_from=2), "panel-too-small"),
        (replace(PLAN, decimal_places=3), "rounding-too-fine"),
        (replace(PLAN, decimal_places=-1), "rounding-too-fine"),
        (replace(PLAN, rubric=(*PLAN.rubric, PLAN.rubric[0])), "criterion-cannot-count"),
        (replace(PLAN, rubric=(replace(PLAN.rubric[0], max_points=Decimal("0.00")),)), "criterion-cannot-count"),
        (replace(PLAN, weights=weighted("1.0000", "0.0000")), "criterion-cannot-count"),
        (passing((Stage.FACE_TO_FACE, "60.00"), (Stage.FACE_TO_FACE, "70.00")), "pass-mark-named-twice"),
        (passing((Stage.FACE_TO_FACE, "100.01")), "pass-mark-out-of-reach"),
        (passing((Stage.FACE_TO_FACE, "-0.01")), "pass-mark-out-of-reach"),
        (passing((Stage.ON_SITE, "60.00")), "pass-mark-out-of-reach"),
    ],
)
def test_a_plan_that_cannot_score_is_refused(plan: ScoringPlan, code: str) -> None:
    terms = replace(TERMS, plan=plan)
    given(CALL).when(announce, round_id="2021-1", terms=terms, demonstration=False, on=DAY).then_refused(code)


@pytest.mark.parametrize(
    "plan",
    [
        replace(PLAN, trim_from=3, decimal_places=0),
        replace(PLAN, rubric=PLAN.rubric[:1], weights=weighted("1.0000", "0.0000")),
        replace(PLAN, rubric=(*PLAN.rubric, replace(PLAN.rubric[0], stage=Stage.ON_SITE))),
        passing(),
        passing((Stage.FACE_TO_FACE, "100.00")),
    ],
)
def test_a_plan_at_the_edge_of_what_can_score_is_announced(plan: ScoringPlan) -> None:
    terms = replace(TERMS, plan=plan)
    given(CALL).when(announce, round_id="2021-1", terms=terms, demonstration=False, on=DAY).then(Announced, terms=terms)


def test_the_closing_instant_moves_back_only_and_only_while_the_call_is_open() -> None:
    words = {"reasons": TEXT, "on": DAY}
    (
        given(CALL, announced)
        .when(extend, closes=LATER, now=OPEN, **words)
        .then(Extended, closes=LATER)
        .which(lambda call: call.accepts(CLOSE))
    )
    given(CALL, announced).when(extend, closes=CLOSE, now=OPEN, **words).then_refused("closing-not-later")
    given(CALL, announced).when(extend, closes=LATER, now=CLOSE, **words).then_refused("call-closed")


def test_the_scoring_plan_freezes_with_them() -> None:
    plan = replace(TERMS, plan=replace(TERMS.plan, panel_size=TERMS.plan.panel_size + 1))
    given(CALL, announced).when(amend, terms=plan, reasons=TEXT, submissions=0, on=DAY).then(Amended, terms=plan)
    given(CALL, announced).when(amend, terms=plan, reasons=TEXT, submissions=1, on=DAY).then_refused("rules-frozen")


def test_rules_and_tracks_freeze_at_the_first_submission() -> None:
    given(CALL, announced).when(amend, terms=OTHER_RULES, reasons=TEXT, submissions=0, on=DAY).then(Amended)
    given(CALL, announced).when(amend, terms=OTHER_RULES, reasons=TEXT, submissions=1, on=DAY).then_refused(
        "rules-frozen"
    )
    target = replace(TERMS, product_target=210)
    given(CALL, announced).when(amend, terms=target, reasons=TEXT, submissions=1, on=DAY).then(Amended, terms=target)


def test_an_amendment_does_not_move_the_window() -> None:
    given(CALL, announced).when(
        amend, terms=replace(TERMS, closes=LATER), reasons=TEXT, submissions=0, on=DAY
    ).then_refused("window-moves-by-extension")


def test_a_cancelled_call_stays_cancelled() -> None:
    story = (
        given(CALL, announced)
        .when(cancel, reasons=TEXT, on=DAY)
        .then(Cancelled)
        .which(lambda call: not call.accepts(OPEN))
        .and_then()
    )
    story.when(cancel, reasons=TEXT, on=DAY).then_refused("call-cancelled")
    story.when(extend, closes=LATER, reasons=TEXT, now=OPEN, on=DAY).then_refused("call-cancelled")
    story.when(amend, terms=TERMS, reasons=TEXT, submissions=0, on=DAY).then_refused("call-cancelled")


def test_that_the_window_closed_is_put_on_record_once_for_the_day_it_did() -> None:
    long_after = CLOSE + timedelta(days=400)
    assert close(standing(announced), now=CLOSE - timedelta(microseconds=1)) == ()
    (closed,) = close(standing(announced), now=long_after)
    assert (closed.closes, closed.on) == (CLOSE, seoul_day(CLOSE))
    assert close(standing(announced, closed), now=long_after) == ()


def test_an_extended_window_closes_when_the_extension_ends_and_a_cancelled_call_never() -> None:
    extended = Extended(closes=LATER, reasons=TEXT, on=DAY)
    assert close(standing(announced, extended), now=CLOSE) == ()
    assert [one.closes for one in close(standing(announced, extended), now=LATER)] == [LATER]
    assert close(standing(announced, Cancelled(reasons=TEXT, on=DAY)), now=LATER) == ()
