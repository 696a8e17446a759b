"""Cases as they stood: known by a position, in effect on a day, whatever order facts come in and take effect in."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.record import Recorded
from application.views.book import CaseFile, CaseRow
from application.views.folding import Pages, fold
from application.views.history import NO_END, STILL, Span, day_of_effect
from domain.applications import Status
from domain.facts import Fact
from domain.rules.vocabulary import Track
from domain.selections.facts import Published
from tests.application.views.facts_for_tests import (
    TODAY,
    announced,
    assigned,
    drafted,
    form,
    found_eligible,
    number,
    recorded,
    submitted,
    supplement_requested,
    withdrawn,
)

CALL, CASE, OTHER, LIST, LEAD, PARTNER, OFFICER = (number(7, n) for n in range(1, 8))
BEGUN = ((CALL, announced()), (CASE, drafted(CALL, LEAD, of=form(LEAD, partner=PARTNER))))
LATER, MUCH_LATER = TODAY + timedelta(days=3), TODAY + timedelta(days=30)


def on(day: date, fact: Fact) -> Fact:
    """The same fact with effect from another day."""
    taken: dict[str, Any] = {one.name: getattr(fact, one.name) for one in fields(fact)} | {"on": day}  # type: ignore[arg-type]
    return type(fact)(**taken)


def folded(facts: Sequence[Recorded]) -> Pages:
    pages = Pages()
    fold(pages, facts, lambda _: "a name")
    return pages


def history(facts: Sequence[Recorded]) -> tuple[Span, ...]:
    """Every span of every case, ended or still known."""
    pages = folded(facts)
    return (*pages.ended, *(span for spans in pages.spans.values() for span in spans))


def standing(spans: Sequence[Span], case: UUID, *, known: int, day: date) -> tuple[CaseRow, CaseFile] | None:
    """How a case stood, by its spans; there may be one only."""
    found = [
        (span.line, span.file)
        for span in spans
        if span.line.id == case and span.known_from <= known < span.known_to and span.day_from <= day < span.day_to
    ]
    assert len(found) <= 1
    return found[0] if found else None


def replayed(facts: Sequence[Recorded], case: UUID, *, known: int, day: date) -> tuple[CaseRow, CaseFile] | None:
    """How a case stood, by replaying nothing but what was known by then and had effect by then."""
    opened = next((one for one in facts if one.stream == case), None)
    if opened is None or opened.position > known or day_of_effect(opened) > day:
        return None
    then = [one for one in facts if one.position <= known and (one.stream == CALL or in_effect(one, opened, day))]
    pages = folded(then)
    line, file = pages.cases[case], pages.case_files[case]
    assert line
    assert file
    return line, file


def in_effect(recorded: Recorded, opened: Recorded, day: date) -> bool:
    """What took effect before the case was opened takes effect at its opening."""
    return max(day_of_effect(recorded), day_of_effect(opened)) <= day


def test_what_was_known_before_a_fact_stays_as_it_was() -> None:
    spans = history(recorded(*BEGUN, (CASE, submitted("2021-1-IG-0001")), (CASE, withdrawn())))
    statuses = [found[0].status for known in (2, 3, 4) if (found := standing(spans, CASE, known=known, day=TODAY))]
    assert statuses == [Status.DRAFT, Status.SUBMITTED, Status.WITHDRAWN]
    assert standing(spans, CASE, known=1, day=TODAY) is None


def test_what_takes_effect_later_is_known_today_and_not_in_effect_yet() -> None:
    spans = history(recorded(*BEGUN, (CASE, submitted("2021-1-IG-0001")), (CASE, on(LATER, withdrawn()))))
    today, then = (standing(spans, CASE, known=4, day=day) for day in (TODAY, LATER))
    assert today
    assert then
    assert (today[0].status, then[0].status) == (Status.SUBMITTED, Status.WITHDRAWN)


def test_what_is_learned_late_is_in_effect_from_its_own_day_and_was_not_known_before() -> None:
    facts = recorded(
        *BEGUN,
        (CASE, submitted("2021-1-IG-0001")),
        (CASE, on(MUCH_LATER, assigned(OFFICER))),
        (CASE, on(LATER, withdrawn())),
    )
    spans = history(facts)
    known_late, known_before = (standing(spans, CASE, known=known, day=LATER) for known in (5, 4))
    assert known_late
    assert known_before
    assert (known_late[0].status, known_late[0].officer) == (Status.WITHDRAWN, None)
    assert known_before[0].status is Status.SUBMITTED


def test_a_publication_is_in_the_history_of_each_case_it_names() -> None:
    published = Published(call=CALL, track=Track.INNOVATION_GROWTH, selected=(CASE,), on=LATER)
    spans = history(recorded(*BEGUN, (LIST, published)))
    before, then = (standing(spans, CASE, known=3, day=day) for day in (TODAY, LATER))
    assert before
    assert then
    assert (before[0].published, then[0].published) == (None, LATER)


def test_what_is_still_known_has_no_end() -> None:
    [only] = history(recorded(*BEGUN))
    assert (only.known_from, only.known_to, only.day_from, only.day_to) == (2, STILL, TODAY, NO_END)


DAYS = st.integers(-3, 6).map(lambda days: TODAY + timedelta(days=days))


@st.composite
def any_fact(draw: st.DrawFn) -> tuple[UUID, Fact]:
    day = draw(DAYS)
    case = draw(st.sampled_from([CASE, OTHER]))
    fact = draw(
        st.sampled_from(
            [
                submitted("2021-1-IG-0001"),
                assigned(OFFICER),
                supplement_requested(MUCH_LATER),
                found_eligible(),
                withdrawn(),
            ]
        )
    )
    published = Published(call=CALL, track=Track.INNOVATION_GROWTH, selected=(CASE, OTHER), on=day)
    return draw(st.sampled_from([(case, on(day, fact)), (LIST, published)]))


@pytest.mark.slow
@given(st.lists(any_fact(), max_size=8), st.data())
@settings(max_examples=150, derandomize=True, deadline=None)
def test_the_history_of_any_facts_is_what_a_fresh_replay_comes_to(
    later: list[tuple[UUID, Fact]], data: st.DataObject
) -> None:
    facts = recorded(*BEGUN, (OTHER, drafted(CALL, LEAD)), *later)
    spans = history(facts)
    known = data.draw(st.integers(0, len(facts) + 1))
    day = data.draw(DAYS)
    for case in (CASE, OTHER):
        assert standing(spans, case, known=known, day=day) == replayed(facts, case, known=known, day=day)
