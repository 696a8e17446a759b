from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.wording import forms
from web.wording.forms import Spoken

MONDAY = date(2021, 4, 19)
AFTERNOON = datetime(2021, 4, 19, 6, 5, tzinfo=UTC)


def test_a_day_is_written_with_its_weekday() -> None:
    assert forms.day(MONDAY, "ko") == "2021년 4월 19일(월)"
    assert forms.day(MONDAY, "en") == "Mon 19 Apr 2021"


def test_a_day_of_this_year_needs_no_year() -> None:
    assert forms.near(MONDAY, date(2021, 1, 2), "ko") == "4월 19일(월)"
    assert forms.near(MONDAY, date(2022, 1, 2), "ko") == "2021년 4월 19일(월)"
    assert forms.near(MONDAY, date(2021, 1, 2), "en") == "Mon 19 Apr"


def test_a_due_day_says_how_far_off_it_is() -> None:
    assert forms.due(MONDAY, date(2021, 4, 16), "ko") == "2021년 4월 19일(월) · 3일 남음"
    assert forms.due(MONDAY, MONDAY, "ko") == "2021년 4월 19일(월) · 오늘까지"
    assert forms.due(MONDAY, date(2021, 4, 21), "ko") == "2021년 4월 19일(월) · 2일 지남"
    assert forms.due(MONDAY, date(2021, 4, 18), "en") == "Mon 19 Apr 2021 · 1 day left"
    assert forms.due(MONDAY, date(2021, 4, 21), "en") == "Mon 19 Apr 2021 · 2 days overdue"


def test_a_moment_is_told_in_seoul() -> None:
    assert forms.moment(AFTERNOON, "ko") == "2021년 4월 19일(월) 오후 3:05"
    assert forms.moment(AFTERNOON, "en") == "Mon 19 Apr 2021, 3:05 pm"


@pytest.mark.parametrize(
    ("utc", "told"),
    [("15:00", "오전 12:00"), ("03:00", "오후 12:00"), ("02:59", "오전 11:59"), ("14:59", "오후 11:59")],
)
def test_noon_and_midnight_are_told_by_the_twelve_hour_clock(utc: str, told: str) -> None:
    assert forms.clock(datetime.fromisoformat(f"2021-04-19T{utc}:00+00:00"), "ko") == told


def test_a_window_that_ends_at_midnight_ends_at_24_00_of_its_last_day() -> None:
    assert forms.until(datetime(2021, 4, 19, 15, 0, tzinfo=UTC), "ko") == "2021년 4월 19일(월) 24:00"
    assert forms.until(datetime(2021, 4, 19, 9, 0, tzinfo=UTC), "ko") == "2021년 4월 19일(월) 오후 6:00"


@pytest.mark.parametrize(
    ("amount", "short", "exact"),
    [
        (18_600_000_000, "186억원", "18,600,000,000원"),
        (1_860_000, "1,860,000원", "1,860,000원"),
        (186_000_000, "1억 8,600만원", "186,000,000원"),
        (100_000_001, "1억 1원", "100,000,001원"),
        (1_000_000_000_000, "1조원", "1,000,000,000,000원"),
        (0, "0원", "0원"),
    ],
)
def test_money_is_spoken_of_in_uk_and_exact_to_the_won(amount: int, short: str, exact: str) -> None:
    assert forms.short_won(amount, "ko") == short
    assert forms.won(amount, "ko") == exact


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_the_spoken_amount_leaves_nothing_out(amount: int) -> None:
    said = forms.short_won(amount, "ko").removesuffix("원").replace(",", "")
    total = 0
    for part in said.split():
        unit = {"조": 10**12, "억": 10**8, "만": 10**4}.get(part[-1], 1)
        total += int(part.rstrip("조억만")) * unit
    assert total == amount


@pytest.mark.parametrize(
    ("word", "subject", "object_"),
    [
        ("조합", "조합이", "조합을"),
        ("회사", "회사가", "회사를"),
        ("2021-1", "2021-1이", "2021-1을"),
        ("IG-0002", "IG-0002가", "IG-0002를"),
    ],
)
def test_a_particle_fits_how_the_word_ends(word: str, subject: str, object_: str) -> None:
    assert f"{Spoken(word):이/가}" == subject
    assert f"{Spoken(word):을/를}" == object_


def test_both_particles_stand_where_the_ending_is_not_known() -> None:
    assert f"{Spoken('ABC'):이/가}" == "ABC이(가)"
    assert f"{Spoken('')}" == ""


@pytest.mark.parametrize(
    ("octets", "told"), [(0, "0 B"), (1023, "1023 B"), (1024, "1.0 KB"), (10 * 1024**2, "10.0 MB")]
)
def test_a_size_is_told_in_its_unit(octets: int, told: str) -> None:
    assert forms.size(octets) == told


@given(st.dates(), st.integers(min_value=-400, max_value=400))
def test_days_left_and_days_past_count_calendar_days(today: date, days: int) -> None:
    try:
        last = today + timedelta(days=days)
    except OverflowError:
        return
    told = forms.distance(last, today, "ko")
    assert told == ("오늘까지" if days == 0 else f"{abs(days)}일 {'남음' if days > 0 else '지남'}")
