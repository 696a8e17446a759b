import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from adapters.clocks import FURTHEST, NumberedIds, OfficeClock, RandomIds, ScriptedClock, SystemClock
from application.ports import Clock, Ids

NOON = datetime(2021, 6, 1, 3, tzinfo=UTC)
DAY = timedelta(days=1)


class LooseClock:
    """A system's clock that an administrator sets as they please."""

    def __init__(self, instant: datetime) -> None:
        self.instant = instant

    def now(self) -> datetime:
        return self.instant


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "office-clock"


def test_the_clocks_are_the_port_that_the_application_asks_for(file: Path) -> None:
    clocks: tuple[Clock, ...] = (SystemClock(), OfficeClock(file), ScriptedClock(NOON))
    assert {clock.now().utcoffset() for clock in clocks} == {timedelta()}


def test_the_system_clock_tells_the_time_of_the_machine() -> None:
    before = datetime.now(UTC)
    assert before <= SystemClock().now() <= datetime.now(UTC)


# the office clock


def test_without_a_file_the_office_keeps_the_system_time(file: Path) -> None:
    assert OfficeClock(file, system=LooseClock(NOON)).now() == NOON
    assert not file.exists()


def test_the_office_advances_by_whole_days_and_stays_advanced(file: Path) -> None:
    clock = OfficeClock(file, system=LooseClock(NOON))
    assert clock.advance(3) == NOON + 3 * DAY
    assert clock.advance(30) == NOON + 33 * DAY
    assert OfficeClock(file, system=LooseClock(NOON)).now() == NOON + 33 * DAY


def test_nobody_else_can_hold_the_lock_of_an_advance(file: Path) -> None:
    OfficeClock(file).advance(1)
    lock = file.with_name(f"{file.name}.lock")
    assert lock.stat().st_mode & 0o077 == 0


def test_a_running_office_hears_of_an_advance_elsewhere(file: Path) -> None:
    running = OfficeClock(file, system=LooseClock(NOON))
    assert running.now() == NOON
    for days in (1, 2, 3):
        advance_in_another_process(file)
        assert running.now() == NOON + days * DAY


@pytest.mark.slow
def test_advances_at_the_same_time_all_count(file: Path) -> None:
    others = [subprocess.Popen([sys.executable, "-c", ADVANCE, file, "20"]) for _ in range(3)]
    assert [other.wait(30) for other in others] == [0, 0, 0]
    assert OfficeClock(file, system=LooseClock(NOON)).now() == NOON + 60 * DAY


@pytest.mark.parametrize("days", [0, -1, FURTHEST + 1])
def test_the_office_goes_neither_back_nor_out_of_the_world(file: Path, days: int) -> None:
    clock = OfficeClock(file, system=LooseClock(NOON))
    clock.advance(1)
    with pytest.raises(ValueError, match="The office clock"):
        clock.advance(days)
    assert clock.now() == NOON + DAY


def test_the_furthest_advance_cannot_be_passed_in_steps(file: Path) -> None:
    clock = OfficeClock(file, system=LooseClock(NOON))
    assert clock.advance(FURTHEST) == NOON + FURTHEST * DAY
    with pytest.raises(ValueError, match="days ahead"):
        clock.advance(1)


def test_the_office_stands_still_while_the_system_clock_is_set_back(file: Path) -> None:
    system = LooseClock(NOON)
    clock = OfficeClock(file, system=system)
    instants = []
    for seconds in (0, 5, -3600, 4, 6):
        system.instant = NOON + timedelta(seconds=seconds)
        instants.append((clock.now() - NOON).total_seconds())
    assert instants == [0, 5, 5, 5, 6]


def test_the_office_does_not_go_back_when_its_file_is_lost_while_it_runs(file: Path) -> None:
    clock = OfficeClock(file, system=LooseClock(NOON))
    clock.advance(2)
    file.unlink()
    assert clock.now() == NOON + 2 * DAY


@pytest.mark.parametrize("content", ["", "-1\n", "soon\n", "1.5", "1\n\n", "1", "40000\n", "9" * 5000, "९"])
def test_a_file_that_holds_no_number_of_days_is_named(file: Path, content: str) -> None:
    file.write_text(content, encoding="utf-8")
    clock = OfficeClock(file)
    for ask in (clock.now, clock.now, lambda: clock.advance(1)):
        with pytest.raises(ValueError, match="holds no number of days"):
            ask()
    assert file.read_text(encoding="utf-8") == content


def test_a_draft_that_a_kill_left_is_not_taken_for_the_offset(file: Path) -> None:
    clock = OfficeClock(file, system=LooseClock(NOON))
    clock.advance(1)
    file.with_name(f"{file.name}.draft").write_text("9", encoding="ascii")
    assert OfficeClock(file, system=LooseClock(NOON)).now() == NOON + DAY
    assert clock.advance(1) == NOON + 2 * DAY


# the scripted clock


def test_a_scripted_clock_stands_until_it_is_told_to_go_on() -> None:
    clock = ScriptedClock(NOON)
    assert clock.now() == clock.now() == NOON
    clock.advance(timedelta(microseconds=1))
    assert clock.now() == NOON + timedelta(microseconds=1)
    clock.set(datetime(2021, 6, 2, 12, tzinfo=timezone(timedelta(hours=9))))
    assert clock.now() == NOON + DAY
    assert clock.now().tzinfo is UTC


def test_a_scripted_clock_goes_forward_only() -> None:
    clock = ScriptedClock(NOON)
    clock.set(NOON)
    with pytest.raises(ValueError, match="cannot go back"):
        clock.set(NOON - timedelta(microseconds=1))
    with pytest.raises(ValueError, match="cannot go back"):
        clock.advance(-DAY)
    assert clock.now() == NOON


def test_a_scripted_clock_wants_a_time_zone() -> None:
    naive = NOON.replace(tzinfo=None)
    with pytest.raises(ValueError, match="no time zone"):
        ScriptedClock(naive)
    with pytest.raises(ValueError, match="no time zone"):
        ScriptedClock(NOON).set(naive)


# ids


def test_random_ids_are_fresh_and_tell_nothing() -> None:
    ids: Ids = RandomIds()
    made = [ids.new() for _ in range(1000)]
    assert len(set(made)) == 1000
    assert {new.version for new in made} == {4}


def test_numbered_ids_come_in_the_same_order_and_series_never_meet() -> None:
    one, again, other = NumberedIds(), NumberedIds(), NumberedIds(series=7)
    made = [one.new() for _ in range(300)]
    assert made == [again.new() for _ in range(300)]
    assert made == sorted(set(made))
    assert not set(made) & {other.new() for _ in range(300)}
    assert {(new.version, new.variant) for new in made} == {(4, "specified in RFC 4122")}


# midnight in Seoul

MIDNIGHT = """
from datetime import UTC, date, datetime, timedelta
from domain.values import end_of, seoul_day, start_of
from adapters.clocks import ScriptedClock

day = date(2021, 6, 30)
tick = timedelta(microseconds=1)
clock = ScriptedClock(datetime(2021, 6, 30, 14, 59, 59, 999999, tzinfo=UTC))  # 23:59:59.999999 in Seoul
print(seoul_day(clock.now()))
clock.advance(tick)                                                           # 00:00:00
print(seoul_day(clock.now()), clock.now() == end_of(day) == start_of(date(2021, 7, 1)))
print(start_of(day).isoformat(), seoul_day(start_of(day)), seoul_day(start_of(day) - tick))
print(start_of(date(2024, 2, 29)).isoformat(), end_of(date(2021, 12, 31)).isoformat())
print(start_of(date(1988, 5, 8)).isoformat(), end_of(date(1988, 5, 8)).isoformat())  # summer time began at 02:00 that day
"""


@pytest.mark.parametrize("zone", ["UTC", "Asia/Seoul", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu"])
def test_the_legal_day_changes_at_midnight_in_seoul_wherever_the_server_stands(zone: str) -> None:
    assert in_zone(zone, MIDNIGHT).splitlines() == [
        "2021-06-30",
        "2021-07-01 True",
        "2021-06-29T15:00:00+00:00 2021-06-30 2021-06-29",
        "2024-02-28T15:00:00+00:00 2021-12-31T15:00:00+00:00",
        "1988-05-07T15:00:00+00:00 1988-05-08T14:00:00+00:00",
    ]


def test_the_office_clock_tells_utc_wherever_the_server_stands(file: Path) -> None:
    told = f"from pathlib import Path; from adapters.clocks import OfficeClock; print(OfficeClock(Path({str(file)!r})).now())"
    before = datetime.now(UTC)
    instant = datetime.fromisoformat(in_zone("Pacific/Kiritimati", told).strip())
    assert before <= instant <= datetime.now(UTC)
    assert instant.utcoffset() == timedelta()


ADVANCE = """
import sys
from pathlib import Path
from adapters.clocks import OfficeClock
for _ in range(int(sys.argv[2])):
    OfficeClock(Path(sys.argv[1])).advance(1)
"""


def advance_in_another_process(file: Path) -> None:
    subprocess.run([sys.executable, "-c", ADVANCE, file, "1"], check=True)


def in_zone(zone: str, program: str) -> str:
    environment = {**os.environ, "TZ": zone}
    return subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, env=environment
    ).stdout


AT_NOON = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def test_a_clock_left_behind_the_record_catches_up_and_one_that_is_not_stays(tmp_path: Path) -> None:
    clock = OfficeClock(tmp_path / "days", system=ScriptedClock(AT_NOON))
    clock.catch_up(3)
    assert clock.now() == AT_NOON + timedelta(days=3)
    clock.catch_up(2)
    OfficeClock(tmp_path / "days", system=ScriptedClock(AT_NOON)).catch_up(3)
    assert clock.now() == AT_NOON + timedelta(days=3)
