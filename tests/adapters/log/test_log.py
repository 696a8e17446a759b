from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from adapters.log import PostgresLog
from adapters.postgres import Database
from application.ports import KeyReused, Receipt, Stale
from application.record import By
from domain.facts import Fact
from domain.office import OFFICE
from domain.office.facts import ClockAdvanced
from domain.places import PLACES
from domain.roles import Role
from tests.adapters.log.clerk import FIRST_DAY, NOON, OPENED, OPERATOR, advancing, once, opened, opening, stream

pytestmark = pytest.mark.every_postgres


def facts(log: PostgresLog) -> list[tuple[UUID, int, Fact]]:
    return [(each.stream, each.version, each.fact) for each in log.read(0, 1000)]


def test_a_stream_nothing_was_recorded_in_stands_at_version_zero_without_a_state(log: PostgresLog) -> None:
    loaded = log.load(OFFICE, stream(1))
    assert (loaded.version, loaded.state, loaded.actors) == (0, None, frozenset())
    assert log.head() == 0
    assert log.history(stream(1)) == []


def test_what_was_appended_is_loaded_folded_with_everyone_who_recorded_in_it(log: PostgresLog) -> None:
    machine = By(subject=UUID(int=7), role=Role.MACHINE, cause=UUID(int=8))
    log.append(opening(1, OPENED), by=OPERATOR)
    log.append(log.load(OFFICE, stream(1)).then(FIRST_DAY, FIRST_DAY), by=machine)
    loaded = log.load(OFFICE, stream(1))
    assert loaded.version == 3
    assert loaded.state is not None
    assert loaded.state.days_advanced == 2
    assert loaded.actors == {OPERATOR.subject, machine.subject}


def test_what_was_appended_is_read_with_its_place_its_instant_and_who_recorded_it(log: PostgresLog) -> None:
    receipt = log.append(opening(1, OPENED, FIRST_DAY), by=OPERATOR)
    first, second = log.read(0, 10)
    assert receipt == Receipt(stream=stream(1), version=2, position=second.position)
    assert first.position < second.position == log.head()
    assert (first.version, second.version) == (1, 2)
    assert (first.fact, second.fact) == (OPENED, FIRST_DAY)
    assert (first.envelope.at, first.envelope.by) == (NOON, OPERATOR)
    assert first.envelope.salt != second.envelope.salt
    assert log.history(stream(1)) == [first, second]


def test_reading_goes_on_after_a_position_and_stops_at_the_limit(log: PostgresLog) -> None:
    log.append(opening(1, OPENED, FIRST_DAY, FIRST_DAY), by=OPERATOR)
    first, second, third = log.read(0, 10)
    assert log.read(first.position, 1) == [second]
    assert log.read(second.position, 10) == [third]
    assert log.read(third.position, 10) == []


def test_a_stream_of_another_kind_is_as_if_nothing_was_recorded(log: PostgresLog) -> None:
    log.append(opening(1), by=OPERATOR)
    assert log.load(PLACES, stream(1)).version == 0


def test_several_streams_are_appended_in_the_order_given(log: PostgresLog) -> None:
    receipt = log.append(opening(2, OPENED, FIRST_DAY), opening(1), opening(3), by=OPERATOR)
    assert facts(log) == [
        (stream(2), 1, OPENED),
        (stream(2), 2, FIRST_DAY),
        (stream(1), 1, OPENED),
        (stream(3), 1, OPENED),
    ]
    assert receipt == Receipt(stream=stream(2), version=2, position=log.head())


def test_where_one_stream_moved_on_nothing_is_recorded_in_any(log: PostgresLog) -> None:
    log.append(opening(1), by=OPERATOR)
    before = facts(log)
    with pytest.raises(Stale) as stale:
        log.append(opening(2), opening(1), by=OPERATOR)
    assert stale.value.version == 1
    assert facts(log) == before


def test_a_version_the_stream_has_not_reached_is_as_stale_as_one_it_has_left(log: PostgresLog) -> None:
    log.append(opening(1), by=OPERATOR)
    before = facts(log)
    with pytest.raises(Stale) as ahead:
        log.append(advancing(1, version=2), by=OPERATOR)
    with pytest.raises(Stale) as never_begun:
        log.append(advancing(2, version=1), by=OPERATOR)
    assert (ahead.value.version, never_begun.value.version) == (1, 0)
    assert facts(log) == before


def test_the_same_request_under_the_same_key_gets_the_first_receipt_and_records_nothing_more(log: PostgresLog) -> None:
    first = log.append(opening(1), opening(2), by=OPERATOR, once=once("key"))
    before = facts(log)
    assert log.append(opening(1), opening(2), by=OPERATOR, once=once("key")) == first
    assert log.append(opening(3), by=OPERATOR, once=once("key")) == first
    assert log.receipt(once("key")) == first
    assert facts(log) == before


def test_another_request_under_the_same_key_is_refused_and_records_nothing(log: PostgresLog) -> None:
    log.append(opening(1), by=OPERATOR, once=once("key", "one request"))
    before = facts(log)
    with pytest.raises(KeyReused):
        log.append(opening(2), by=OPERATOR, once=once("key", "another request"))
    with pytest.raises(KeyReused):
        log.receipt(once("key", "another request"))
    assert facts(log) == before


def test_a_key_nobody_used_has_no_receipt(log: PostgresLog) -> None:
    assert log.receipt(once("key")) is None


def test_a_key_whose_request_was_stale_is_still_unused(log: PostgresLog) -> None:
    log.append(opening(1), by=OPERATOR)
    with pytest.raises(Stale):
        log.append(opening(1), by=OPERATOR, once=once("key"))
    assert log.receipt(once("key")) is None


def test_of_many_who_race_with_one_key_one_records_and_all_get_its_receipt(log: PostgresLog) -> None:
    racers = 6
    start = Barrier(racers)

    def race(number: int) -> Receipt:
        start.wait()
        return log.append(opening(number), by=OPERATOR, once=once("key"))

    with ThreadPoolExecutor(racers) as threads:
        receipts = set(threads.map(race, range(1, racers + 1)))
    assert len(receipts) == 1
    assert [each[0] for each in facts(log)] == [receipt.stream for receipt in receipts]


def test_of_many_who_race_for_one_version_one_records_and_the_others_are_stale(log: PostgresLog) -> None:
    racers = 6
    start = Barrier(racers)

    def race(days: int) -> int | None:
        start.wait()
        try:
            log.append(opening(1, ClockAdvanced(days=days, to=NOON)), by=OPERATOR)
        except Stale:
            return None
        return days

    with ThreadPoolExecutor(racers) as threads:
        winners = [days for days in threads.map(race, range(1, racers + 1)) if days]
    assert facts(log) == [(stream(1), 1, ClockAdvanced(days=days, to=NOON)) for days in winners]
    assert len(winners) == 1


def test_an_append_its_programmer_got_wrong_is_refused_before_the_database_is_asked(log: PostgresLog) -> None:
    with pytest.raises(ValueError, match="no facts"):
        log.append(by=OPERATOR)
    with pytest.raises(ValueError, match="no facts"):
        log.append(log.load(OFFICE, stream(1)).then(), opening(2), by=OPERATOR)
    with pytest.raises(ValueError, match="twice"):
        log.append(opening(1), opening(1), by=OPERATOR)
    with pytest.raises(ValueError, match=r"office\.opened may not stand in the stream partner-places"):
        log.append(log.load(PLACES, stream(1)).then(OPENED), by=OPERATOR)
    assert log.head() == 0


def test_a_change_without_facts_beside_one_with_facts_adds_nothing(log: PostgresLog) -> None:
    receipt = log.append(opening(1), log.load(OFFICE, stream(2)).then(), by=OPERATOR)
    assert receipt == Receipt(stream=stream(1), version=1, position=log.head())
    assert facts(log) == [(stream(1), 1, OPENED)]


def test_the_connections_are_made_with_everything_the_conninfo_says(database: Database) -> None:
    conninfo = make_conninfo(database.office, application_name="the log of the tests")
    with opened(conninfo) as log, psycopg.connect(database.superuser) as superuser:
        assert log.head() == 0
        names = superuser.execute("SELECT DISTINCT application_name FROM pg_stat_activity WHERE usename LIKE '%office'")
        assert ("the log of the tests",) in names.fetchall()


def test_the_environment_of_the_process_changes_no_byte(
    log: PostgresLog, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "COMPRESSOR_TOPIC": "zlib",
        "CIPHER_TOPIC": "nowhere:Cipher",
        "POSTGRES_ENABLE_DB_FUNCTIONS": "y",
        "PERSISTENCE_MODULE": "eventsourcing.popo",
        "IS_SNAPSHOTTING_ENABLED": "y",
    }.items():
        monkeypatch.setenv(name, value)
    with opened(database.office) as other:
        other.append(opening(1), by=OPERATOR)
    assert facts(log) == [(stream(1), 1, OPENED)]


def test_the_clerk_reads_the_log_and_cannot_append(log: PostgresLog, database: Database) -> None:
    log.append(opening(1), by=OPERATOR)
    with opened(database.clerk) as clerk:
        assert clerk.read(0, 10) == log.read(0, 10)
        with pytest.raises(Exception, match="permission denied for function append_facts"):
            clerk.append(opening(2), by=OPERATOR)
    assert log.head() == 1
