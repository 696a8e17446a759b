"""The calls shipped: what the notice states stands as it states it, and everything else is marked as assumed."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from application.announcing import CallPaper
from application.rounds import demonstration_call, round_2021_1
from application.rounds.assumed_plan import PLAN
from domain.rules.books import BOOKS
from domain.rules.vocabulary import Dimension, PaperKind, Source, Stage, Task, Track, Word
from domain.values import SEOUL, Agency, RoundId

START = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
CALLS = [round_2021_1.PAPER, demonstration_call.paper(START)]


def matches(declared: object, text: str) -> bool:
    """Whether a text has the format a type declares."""
    (form,) = declared.__metadata__  # type: ignore[attr-defined]
    return bool(form.matches(text))


def test_the_window_is_the_one_of_the_notice() -> None:
    paper = round_2021_1.PAPER
    assert paper.opens.astimezone(SEOUL).isoformat() == "2021-03-19T00:00:00+09:00"
    assert paper.closes.astimezone(SEOUL).isoformat() == "2021-04-20T00:00:00+09:00"
    assert "closes" in paper.assumed
    assert "opens" not in paper.assumed


def test_each_track_has_the_ministry_the_rules_name() -> None:
    ministries = {one.track: one.agency for one in round_2021_1.PAPER.tracks}
    assert ministries == {rules.track: Agency(rules.agency) for rules in BOOKS["v2021_1"].tracks}
    assert ministries[Track.CAPABILITY_BUILDING] is Agency.PPS


def test_the_number_of_the_announcement_is_not_in_the_notice() -> None:
    assert round_2021_1.PAPER.notices == ()


def test_two_hundred_products_are_a_plan_and_not_a_limit() -> None:
    assert round_2021_1.PAPER.product_target == 200
    assert round_2021_1.PAPER.plan.limit is None


def test_the_papers_of_the_decree_are_asked_of_every_track() -> None:
    for track in (one.track for one in round_2021_1.PAPER.tracks):
        sources = {one.kind: one.source for one in round_2021_1.PAPER.papers if one.track is track}
        assert sources[PaperKind.BUSINESS_PLAN] == "판로지원법 시행령 §17의2② 1호"
        assert sources[PaperKind.AGREEMENT] == "판로지원법 시행령 §17의2② 2호"
        assert sources[PaperKind.CRITERIA_PROOF] == "판로지원법 시행령 §17의2② 3호"
        assert all(matches(Source, source) for source in sources.values())


@pytest.mark.parametrize("paper", CALLS)
def test_every_figure_of_the_scoring_plan_is_marked_as_assumed(paper: CallPaper) -> None:
    assert {f"plan.{one.name}" for one in fields(paper.plan)} <= set(paper.assumed)


@pytest.mark.parametrize("paper", CALLS)
def test_the_marks_are_words_in_order_and_none_twice(paper: CallPaper) -> None:
    assert list(paper.assumed) == sorted(set(paper.assumed))
    assert all(matches(Word, word) for word in paper.assumed)
    named = {one.name for one in fields(CallPaper)}
    assert {word.partition(".")[0] for word in paper.assumed} <= named


def test_the_regime_and_the_retention_are_assumed_too() -> None:
    assert {"regimes", "retention"} <= set(round_2021_1.PAPER.assumed)


@pytest.mark.parametrize("stage", list(Stage))
def test_each_stage_marks_both_headings_out_of_a_hundred_points(stage: Stage) -> None:
    lines = [one for one in PLAN.rubric if one.stage is stage]
    assert {one.dimension for one in lines} == set(Dimension)
    assert sum(one.max_points for one in lines) == Decimal(100)
    assert {one.stage for one in PLAN.pass_marks} == set(Stage)


def test_figures_stand_at_the_scale_their_fields_declare() -> None:
    assert all(one.weight.as_tuple().exponent == -4 for one in PLAN.weights)
    assert all(one.max_points.as_tuple().exponent == -2 for one in PLAN.rubric)
    assert all(one.points.as_tuple().exponent == -2 for one in PLAN.pass_marks)


def test_the_invented_call_is_open_for_thirty_days_and_named_as_invented() -> None:
    paper = demonstration_call.paper(START)
    assert paper.opens == START
    assert paper.closes - paper.opens == timedelta(days=30)
    assert "가상" in paper.title
    assert paper.product_target is None
    assert matches(RoundId, demonstration_call.ROUND_ID)


def test_the_invented_call_marks_more_than_the_real_one() -> None:
    assert set(round_2021_1.PAPER.assumed) < set(demonstration_call.paper(START).assumed)


@pytest.mark.parametrize("track", [rules.track for rules in BOOKS["v2021_1"].tracks])
def test_a_paper_that_a_call_marks_as_assumed_is_marked_in_its_finding_too(track: Track) -> None:
    findings = {one.criterion: one.assumed for one in BOOKS["v2021_1"].findings(Task(track=track, on=START.date()))}
    for kind in round_2021_1.PAPER.papers:
        name = kind.kind.lower()
        marked = f"papers.{name}" in round_2021_1.PAPER.assumed
        assert findings[f"paper-{name.replace('_', '-')}"] is marked, name
