"""Which reviews are owed, and their last days."""

from dataclasses import replace
from datetime import date

import pytest

from domain.calendar import Calendar
from domain.performance import PERFORMANCE, Performance
from domain.performance.due import anniversary, completion_due, extension_due, interim_due, owed
from domain.performance.facts import Outcome, PeriodSet, Resolved, ReviewKey, ReviewKind
from tests.domain.disputes.examples import KOREA, day
from tests.domain.examples import CASE, TEXT
from tests.stories import fold

PLAIN = Calendar(years=frozenset({2024}), holidays=frozenset())
PERIOD = PeriodSet(
    application=CASE,
    published=day("2021-08-20"),
    first=day("2021-08-20"),
    end=day("2024-08-20"),
    assumed=(),
    on=day("2021-09-01"),
)


def key(kind: ReviewKind, nth: int = 1) -> ReviewKey:
    return ReviewKey(kind=kind, nth=nth)


def after(*outcomes: tuple[ReviewKind, int, Outcome]) -> Performance:
    """The performance when these reviews were resolved; an extension is to 20 August 2026."""
    resolved = [
        Resolved(
            kind=kind,
            nth=nth,
            outcome=outcome,
            extended_to=day("2026-08-20") if outcome is Outcome.EXTEND else None,
            reasons=TEXT,
            on=day("2024-01-02"),
        )
        for kind, nth, outcome in outcomes
    ]
    made = fold(PERFORMANCE, PERIOD, *resolved)
    assert made is not None
    return made


def named(performance: Performance, on: str) -> list[str]:
    return [f"{one.kind} {one.nth}" for one in owed(performance, day(on))]


@pytest.mark.parametrize(
    ("published", "nth", "due"),
    [
        ("2021-08-20", 1, "2022-08-22"),
        ("2021-08-20", 2, "2023-08-21"),
        ("2021-08-20", 3, "2024-08-20"),
        ("2024-02-29", 1, "2025-02-28"),
        ("2024-02-29", 4, "2028-02-29"),
        ("2021-08-15", 1, "2022-08-16"),
        ("2023-09-28", 1, "2024-09-30"),
    ],
)
def test_an_interim_review_is_due_by_each_anniversary_of_publication_or_the_working_day_after_it(
    published: str, nth: int, due: str
) -> None:
    assert interim_due(day(published), nth, KOREA) == day(due)


def test_a_leap_day_has_its_anniversary_on_the_last_of_february() -> None:
    assert [anniversary(day("2024-02-29"), years) for years in (0, 1, 4)] == [
        day("2024-02-29"),
        day("2025-02-28"),
        day("2028-02-29"),
    ]


def test_a_completion_review_is_due_ninety_days_after_the_end() -> None:
    assert completion_due(date(2024, 4, 3), PLAIN) == date(2024, 7, 2)


def test_a_completion_review_due_on_a_saturday_is_due_on_the_monday_and_an_end_on_a_weekend_stays() -> None:
    assert completion_due(date(2024, 4, 7), PLAIN) == date(2024, 7, 8)
    assert completion_due(day("2024-08-24"), KOREA) == day("2024-11-22")


def test_an_extension_review_due_on_a_saturday_stays_due_on_it() -> None:
    assert extension_due(date(2024, 5, 6)) == date(2024, 4, 6)


def test_interim_reviews_of_the_past_and_the_next_are_owed_beside_extension_and_completion() -> None:
    untouched = after()
    rest = ["EXTENSION 1", "COMPLETION 1"]
    assert named(untouched, "2021-09-01") == ["INTERIM 1", *rest]
    assert named(untouched, "2022-08-20") == ["INTERIM 1", *rest]
    assert named(untouched, "2022-08-21") == ["INTERIM 1", "INTERIM 2", *rest]
    assert named(untouched, "2025-01-01") == ["INTERIM 1", "INTERIM 2", *rest]
    assert named(after((ReviewKind.INTERIM, 1, Outcome.CONTINUE)), "2022-08-01") == ["INTERIM 2", *rest]


def test_an_extension_brings_more_years_and_another_extension_review_and_an_end_none() -> None:
    extended = after((ReviewKind.EXTENSION, 1, Outcome.EXTEND))
    assert extended.ends == (day("2024-08-20"), day("2026-08-20"))
    assert named(extended, "2025-09-01") == [
        *(f"INTERIM {nth}" for nth in (1, 2, 3, 4)),
        "EXTENSION 2",
        "COMPLETION 1",
    ]
    assert named(after((ReviewKind.EXTENSION, 1, Outcome.END)), "2021-09-01") == ["INTERIM 1", "COMPLETION 1"]


def test_after_the_completion_review_nothing_is_owed() -> None:
    assert named(after((ReviewKind.COMPLETION, 1, Outcome.SUCCEEDED)), "2024-09-01") == []


def test_an_anniversary_that_is_the_end_itself_asks_for_no_interim_review() -> None:
    longer = replace(after(), ends=(day("2024-08-21"),))
    assert "INTERIM 3" not in named(after(), "2024-10-01")
    assert "INTERIM 3" in named(longer, "2024-10-01")
