"""Reviewing: data demanded before, a person resolves, only an extension moves the end, what fell due stands once; no dead end."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from domain.applications import Application
from domain.applications import Status as Standing
from domain.facts import Fact, Refused
from domain.performance import PERFORMANCE, Performance
from domain.performance.due import COMPLETION, due_of, owed
from domain.performance.facts import (
    EvidenceSubmitted,
    FellDue,
    Outcome,
    Resolved,
    ReviewKey,
    ReviewScheduled,
)
from domain.performance.facts import ReviewKind as Kind
from domain.performance.reviewing import OUTCOMES, fall_due, resolve, schedule, set_period, submit_evidence
from domain.roles import Role
from domain.rules.vocabulary import Track
from domain.values import Form
from tests.domain.disputes.examples import CASE, KOREA, LEAD, PARTNER, TEXT, VERSION, day
from tests.domain.examples import OTHER
from tests.stories import fold, given

FORM = Form(title=TEXT, leads=(LEAD,), partner=PARTNER)
SELECTED = Application(call=CASE, track=Track.INNOVATION_GROWTH, filed_by=LEAD, form=FORM, status=Standing.SELECTED)
REVOKED = replace(SELECTED, status=Standing.REVOKED)
PUBLISHED, ON = day("2021-08-20"), day("2021-09-01")
PERIOD = set_period(SELECTED, KOREA, id=CASE, published=PUBLISHED, end=None, on=ON)
FIRST, EXTENSION = ReviewKey(kind=Kind.INTERIM, nth=1), ReviewKey(kind=Kind.EXTENSION, nth=1)
HELD = day("2022-08-01")


def state(*facts: Fact) -> Performance:
    made = fold(PERFORMANCE, PERIOD, *facts)
    assert made is not None
    return made


def scheduled(key: ReviewKey, held: date, **more: object) -> ReviewScheduled:
    given: dict[str, Any] = {"place": None, "data_by": held, "demand": TEXT, "on": held, **more}
    return schedule(state(), SELECTED, key=key, day=held, **given)


def resolving(key: ReviewKey, outcome: Outcome, on: date, **more: object) -> dict[str, Any]:
    given: dict[str, Any] = {"extended_to": None, "reasons": TEXT, "role": Role.DECIDER, **more}
    return {"key": key, "outcome": outcome, "on": on, **given}


def test_support_lasts_three_years_from_publication_unless_told_and_says_that_this_is_assumed() -> None:
    assert (PERIOD.first, PERIOD.end, PERIOD.assumed) == (PUBLISHED, day("2024-08-20"), ("support-years",))
    told = set_period(SELECTED, KOREA, id=CASE, published=PUBLISHED, end=day("2022-12-31"), on=ON)
    assert (told.end, told.assumed) == (day("2022-12-31"), ())


@pytest.mark.parametrize(
    ("application", "published", "end", "code"),
    [
        (REVOKED, PUBLISHED, None, "not-selected"),
        (SELECTED, None, None, "selection-not-published"),
        (SELECTED, PUBLISHED, PUBLISHED, "support-ends-too-soon"),
        (SELECTED, PUBLISHED, day("2032-12-31"), "calendar-ends"),
        (SELECTED, PUBLISHED, date.max, "calendar-ends"),
    ],
)
def test_no_support_without_a_selection_its_publication_and_days_that_can_be_counted(
    application: Application, published: date | None, end: date | None, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        set_period(application, KOREA, id=CASE, published=published, end=end, on=ON)


def test_a_review_is_set_for_a_day_of_its_own_year_with_data_before_it() -> None:
    story = given(PERFORMANCE, PERIOD)
    asked: dict[str, Any] = {"place": TEXT, "demand": TEXT}
    second = ReviewKey(kind=Kind.INTERIM, nth=2)
    story.when(schedule, SELECTED, key=FIRST, day=HELD, data_by=HELD, **asked, on=ON).then(
        ReviewScheduled, on_site=True
    )
    story.when(schedule, REVOKED, key=FIRST, day=HELD, data_by=HELD, **asked, on=ON).then_refused("not-selected")
    story.when(schedule, SELECTED, key=second, day=HELD, data_by=HELD, **asked, on=ON).then_refused(
        "review-not-owed", kind=Kind.INTERIM, nth=2
    )
    late = HELD + timedelta(days=1)
    story.when(schedule, SELECTED, key=FIRST, day=HELD, data_by=late, **asked, on=ON).then_refused("data-not-by-then")
    story.when(schedule, SELECTED, key=FIRST, day=HELD, data_by=HELD, **asked, on=late).then_refused(
        "review-too-soon", first=late
    )
    story.when(schedule, SELECTED, key=COMPLETION, day=HELD, data_by=HELD, **asked, on=ON).then_refused(
        "review-too-soon", first=PERIOD.end + timedelta(days=1)
    )


def test_a_party_submits_what_was_demanded_however_late() -> None:
    late, asked = HELD + timedelta(days=200), scheduled(FIRST, HELD)
    story = given(PERFORMANCE, PERIOD, asked)
    given(PERFORMANCE, PERIOD).when(
        submit_evidence, SELECTED, key=FIRST, party=LEAD, report=TEXT, on=HELD
    ).then_refused("review-not-scheduled")
    story.when(submit_evidence, SELECTED, key=FIRST, party=OTHER, report=TEXT, on=HELD).then_refused("not-of-the-task")
    story.when(submit_evidence, SELECTED, key=FIRST, party=PARTNER, report=TEXT, on=late).then(EvidenceSubmitted)


def test_a_person_resolves_on_the_day_or_later_with_an_outcome_of_the_kind() -> None:
    given(PERFORMANCE, PERIOD).when(resolve, SELECTED, KOREA, **resolving(FIRST, Outcome.STOP, HELD)).then_refused(
        "review-not-scheduled"
    )
    story = given(PERFORMANCE, PERIOD, scheduled(FIRST, HELD, on=ON))
    story.when(resolve, SELECTED, KOREA, **resolving(FIRST, Outcome.CONTINUE, ON)).then_refused(
        "review-not-held", day=HELD
    )
    story.when(resolve, SELECTED, KOREA, **resolving(FIRST, Outcome.END, HELD)).then_refused("outcome-of-another-kind")
    story.when(resolve, SELECTED, KOREA, **resolving(FIRST, Outcome.STOP, HELD, role=Role.MACHINE)).then_refused(
        "machine-decides-nothing"
    )
    story.when(
        resolve, SELECTED, KOREA, **resolving(FIRST, Outcome.STOP, HELD, extended_to=day("2026-01-02"))
    ).then_refused("new-end-with-extension-only")
    continued = story.when(resolve, SELECTED, KOREA, **resolving(FIRST, Outcome.CONTINUE, HELD)).then(Resolved)
    given(PERFORMANCE, PERIOD, scheduled(FIRST, HELD), continued.fact).when(
        resolve, SELECTED, KOREA, **resolving(FIRST, Outcome.STOP, HELD)
    ).then_refused("review-not-owed")


def test_support_is_extended_to_a_later_day_before_it_is_over() -> None:
    story, later = given(PERFORMANCE, PERIOD, scheduled(EXTENSION, HELD)), day("2026-08-20")

    def extending(on: date, to: date | None) -> dict[str, Any]:
        return resolving(EXTENSION, Outcome.EXTEND, on, extended_to=to)

    story.when(resolve, SELECTED, KOREA, **extending(HELD, later)).then(Resolved, extended_to=later)
    story.when(resolve, SELECTED, KOREA, **extending(HELD, None)).then_refused("new-end-with-extension-only")
    story.when(resolve, SELECTED, KOREA, **extending(HELD, PERIOD.end)).then_refused("support-ends-too-soon")
    story.when(resolve, SELECTED, KOREA, **extending(HELD, day("2040-01-01"))).then_refused("calendar-ends")
    over = PERIOD.end + timedelta(days=1)
    story.when(resolve, SELECTED, KOREA, **extending(over, later)).then_refused("support-over", end=PERIOD.end)
    story.when(resolve, SELECTED, KOREA, **resolving(EXTENSION, Outcome.END, over)).then(Resolved)


def test_what_fell_due_is_recorded_once_for_its_own_day_however_late_and_of_a_revoked_task_nothing_is() -> None:
    falling: dict[str, Any] = {"version": VERSION, "on": day("2024-08-01")}
    assert fall_due(state(), SELECTED, KOREA, version=VERSION, on=day("2022-08-21")) == ()
    assert fall_due(state(), REVOKED, KOREA, **falling) == ()
    fell = fall_due(state(), SELECTED, KOREA, **falling)
    assert [(one.kind, one.nth, str(one.due)) for one in fell] == [
        (Kind.INTERIM, 1, "2022-08-22"),
        (Kind.INTERIM, 2, "2023-08-21"),
        (Kind.EXTENSION, 1, "2024-07-21"),
    ]
    assert all(one.on == one.due for one in fell)
    assert fall_due(state(*fell), SELECTED, KOREA, **falling) == ()


Try = Callable[[Performance, ReviewKey, date, Random], Fact]
TRIES: tuple[Try, ...] = (
    lambda one, key, on, chance: schedule(
        one,
        SELECTED,
        key=key,
        day=on + timedelta(days=chance.choice([0, 20])),
        place=None,
        data_by=on,
        demand=TEXT,
        on=on,
    ),
    lambda one, key, on, _: submit_evidence(one, SELECTED, key=key, party=LEAD, report=TEXT, on=on),
    lambda one, key, on, chance: _resolved(one, key, on, chance.choice(sorted(OUTCOMES[key.kind]))),
)


def _resolved(one: Performance, key: ReviewKey, on: date, outcome: Outcome) -> Fact:
    to = min(one.end + timedelta(days=400), day("2026-08-20")) if outcome is Outcome.EXTEND else None
    return resolve(one, SELECTED, KOREA, **resolving(key, outcome, on, extended_to=to))


def walk(chance: Random) -> list[tuple[date, Performance, Fact]]:
    """A random life of a task's reviews: days pass, people act or do not, and the worker looks from time to time."""
    on, performance, told = ON, state(), []
    while owed(performance, on) and on < day("2030-01-01"):
        made: list[Fact] = []
        for key in owed(performance, on):
            for attempt in TRIES:
                try:
                    made.append(attempt(performance, key, on, chance))
                except Refused:
                    continue
        acted: list[Fact] = [chance.choice(made)] if made and chance.random() < 0.5 else []
        for fact in acted:
            performance = PERFORMANCE.after(performance, fact)
            told.append((on, performance, fact))
        for fell in fall_due(performance, SELECTED, KOREA, version=VERSION, on=on) if chance.random() < 0.3 else ():
            performance = PERFORMANCE.after(performance, fell)
            told.append((on, performance, fell))
        on += timedelta(days=chance.choice([1, 20, 60]))
    return told


def test_nobody_is_stuck_what_fell_due_stands_once_and_the_end_moves_by_extension_only() -> None:
    lives = [walk(Random(seed)) for seed in range(25)]
    outcomes = {fact.outcome for life in lives for _, _, fact in life if isinstance(fact, Resolved)}
    assert outcomes == set(Outcome)
    for life in lives:
        before = state()
        due = [(fact.kind, fact.nth) for _, _, fact in life if isinstance(fact, FellDue)]
        assert len(due) == len(set(due))
        for on, performance, fact in life:
            extends = isinstance(fact, Resolved) and fact.outcome is Outcome.EXTEND
            assert (performance.end > before.end) if extends else (performance.end == before.end)
            if isinstance(fact, FellDue):
                key = ReviewKey(kind=fact.kind, nth=fact.nth)
                assert fact.due == due_of(before, key, KOREA) <= on
                assert not before.resolved(key)
            before = performance
        assert before.resolved(COMPLETION)
