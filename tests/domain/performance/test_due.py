"""The last days of the completion and the extension review."""

from datetime import date

from domain.calendar import Calendar
from domain.performance.due import completion_due, extension_due, interim_due

PLAIN = Calendar(years=frozenset({2024}), holidays=frozenset())


def test_a_completion_review_is_due_ninety_days_after_the_end() -> None:
    assert completion_due(date(2024, 4, 3), PLAIN) == date(2024, 7, 2)


def test_a_completion_review_due_on_a_saturday_is_due_on_the_monday() -> None:
    assert completion_due(date(2024, 4, 7), PLAIN) == date(2024, 7, 8)


def test_an_extension_review_due_on_a_saturday_stays_due_on_it() -> None:
    assert extension_due(date(2024, 5, 6)) == date(2024, 4, 6)


def test_the_third_interim_review_is_due_three_years_after_publication() -> None:
    assert interim_due(date(2021, 7, 8), 3, PLAIN) == date(2024, 7, 8)
