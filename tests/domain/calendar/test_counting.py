"""Counting days: every vector of the program's reference (domain.md §5.2), on the table a new office is seeded with."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.holidays import seeds
from domain.calendar import Calendar, restriction_ends
from domain.facts import Refused
from domain.holidays import HOLIDAYS
from domain.holidays.facts import Seeded
from domain.notices.facts import Regime
from domain.regimes import RULES, AppealClock, Classification, appeal_by, object_by, rule_for

YEARS, SOURCE = seeds()
TABLE = HOLIDAYS.begin(Seeded(years=YEARS, source=SOURCE, on=date(2021, 3, 2)))
KOREA = TABLE.calendar()
PETITION, OTHER = Classification.STATUTORY_PETITION, Classification.OTHER


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("received", "days", "due"),
    [
        ("2021-08-20", 60, "2021-10-19"),
        ("2022-12-15", 60, "2023-02-13"),
        ("2023-03-24", 30, "2023-04-24"),
        ("2024-05-02", 30, "2024-06-03"),
        ("2024-08-16", 30, "2024-09-19"),
        ("2025-09-05", 30, "2025-10-10"),
    ],
)
def test_a_refusal_may_be_objected_to_until(received: str, days: int, due: str) -> None:
    assert KOREA.expiry(day(received), days) == day(due)
    classified = PETITION if days == 60 else OTHER
    rule = rule_for(day(received), classified)
    assert object_by(rule, KOREA, arrived=day(received)) == day(due)


@pytest.mark.parametrize(
    ("received", "days", "due", "extended"),
    [
        ("2021-09-06", 10, "2021-09-16", "2021-09-27"),
        ("2023-04-13", 14, "2023-04-27", "2023-05-08"),
        ("2024-05-12", 14, "2024-05-27", "2024-06-07"),
        ("2025-09-22", 14, "2025-10-10", "2025-10-20"),
        ("2026-02-05", 14, "2026-02-19", "2026-03-03"),
    ],
)
def test_an_objection_is_answered_by_and_an_extension_counts_from_the_day_after(
    received: str, days: int, due: str, extended: str
) -> None:
    expiry = KOREA.expiry(day(received), days)
    assert expiry == day(due)
    assert KOREA.extended(expiry, 10) == day(extended)


def test_under_the_basic_act_the_time_to_appeal_runs_from_the_answer() -> None:
    rule = rule_for(day("2024-04-01"), OTHER)
    assert appeal_by(rule, KOREA, arrived=day("2024-04-01"), answered=day("2024-05-27")) == day("2024-08-26")


def test_before_it_neither_the_objection_nor_its_answer_restarts_the_clock() -> None:
    rule = rule_for(day("2021-08-18"), PETITION)
    for answered in (None, day("2021-09-16")):
        assert appeal_by(rule, KOREA, arrived=day("2021-08-20"), answered=answered) == day("2021-11-18")


def test_where_no_answer_came_the_first_day_after_its_period_counts() -> None:
    rule = rule_for(day("2024-05-01"), OTHER)
    assert appeal_by(rule, KOREA, arrived=day("2024-05-12"), unanswered_since=day("2024-05-27")) == day("2024-08-26")


def test_without_an_objection_the_time_to_appeal_runs_from_arrival() -> None:
    for rule in RULES:
        assert appeal_by(rule, KOREA, arrived=day("2024-05-27")) == day("2024-08-26")


def test_a_bar_counts_its_first_day_and_ends_on_whatever_day_it_is() -> None:
    assert restriction_ends(day("2024-03-15"), years=5) == day("2029-03-14")
    assert restriction_ends(day("2021-08-20"), days=2) == day("2021-08-21")
    assert not KOREA.works(day("2021-08-21"))


def test_a_bar_from_a_leap_day_ends_with_february() -> None:
    assert restriction_ends(day("2024-02-29"), years=5) == day("2029-02-28")
    assert restriction_ends(day("2024-02-29"), years=4) == day("2028-02-28")


def test_a_bar_of_no_length_is_none() -> None:
    with pytest.raises(Refused, match="period-empty"):
        restriction_ends(day("2024-03-15"))


@pytest.mark.parametrize(
    ("disposed", "classified", "regime", "clock"),
    [
        ("2021-08-20", PETITION, Regime.CIVIL_PETITION_35, AppealClock.REFUSAL),
        ("2023-03-23", PETITION, Regime.CIVIL_PETITION_35, AppealClock.REFUSAL),
        ("2023-03-23", OTHER, Regime.NONE, AppealClock.REFUSAL),
        ("2023-03-24", PETITION, Regime.BASIC_ACT_36, AppealClock.ANSWER),
        ("2023-03-24", OTHER, Regime.BASIC_ACT_36, AppealClock.ANSWER),
    ],
)
def test_the_day_of_the_disposition_and_the_classification_choose_the_regime(
    disposed: str, classified: Classification, regime: Regime, clock: AppealClock
) -> None:
    rule = rule_for(day(disposed), classified)
    assert (rule.regime, rule.appeal) == (regime, clock)


def test_a_petition_has_sixty_days_still_after_the_basic_act() -> None:
    assert rule_for(day("2024-01-02"), PETITION).object_within == 60
    assert rule_for(day("2024-01-02"), OTHER).object_within == 30


@given(st.dates(date(2000, 1, 1), date(2040, 12, 31)), st.sampled_from(Classification))
def test_every_disposition_has_exactly_one_rule(disposed: date, classified: Classification) -> None:
    assert [rule for rule in RULES if rule.covers(disposed, classified)] == [rule_for(disposed, classified)]


def test_where_the_law_gives_no_objection_there_is_no_last_day() -> None:
    assert object_by(rule_for(day("2021-08-20"), OTHER), KOREA, arrived=day("2021-08-20")) is None


def test_working_days_left_leave_out_today_weekends_and_holidays() -> None:
    assert KOREA.working_days_left(day("2024-09-13"), day("2024-09-19")) == 1
    assert KOREA.working_days_left(day("2024-09-19"), day("2024-09-19")) == 0
    assert KOREA.working_days_left(day("2024-09-20"), day("2024-09-19")) == -1
    assert KOREA.working_days_left(day("2024-09-23"), day("2024-09-19")) == -2


def test_a_year_the_table_does_not_know_is_refused_rather_than_guessed() -> None:
    with pytest.raises(Refused, match="calendar-ends") as refusal:
        KOREA.expiry(day("2032-12-15"), 30)
    assert refusal.value.detail == {"year": 2033}


@given(st.dates(date(2020, 1, 1), date(2031, 12, 31)), st.integers(1, 120))
@settings(max_examples=200)
def test_a_period_ends_on_a_working_day_and_only_holidays_lie_between(start: date, days: int) -> None:
    last = KOREA.expiry(start, days)
    counted = start + timedelta(days=days)
    assert KOREA.works(last)
    assert not any(KOREA.works(counted + timedelta(days=after)) for after in range((last - counted).days))
    assert KOREA.expiry(start, days + 1, from_midnight=True) == last


def test_a_calendar_without_holidays_still_knows_weekends() -> None:
    bare = Calendar(years=frozenset({2021}), holidays=frozenset())
    assert bare.rolled(day("2021-08-21")) == day("2021-08-23")
