"""A reader who tails the log misses nothing, though many append at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import psycopg
import pytest

from adapters.log import PostgresLog
from adapters.log.appending import LOCK
from adapters.postgres import Database
from tests.adapters.log.by_hand import APPEND_BY_HAND
from tests.adapters.log.clerk import FIRST_DAY, OPENED, OPERATOR, opening, stream
from tests.adapters.log.waiting import until

pytestmark = pytest.mark.every_postgres

UNLOCKED = "INSERT INTO log.facts VALUES (%s, 1, 'office.opened', %s)"


def tailed(log: PostgresLog, after: int) -> tuple[list[int], int]:
    found = [each.position for each in log.read(after, 1000)]
    return found, found[-1] if found else after


def body(log: PostgresLog, database: Database) -> bytes:
    """The bytes of a fact as the log stores it."""
    log.append(opening(99), by=OPERATOR)
    with psycopg.connect(database.superuser) as connection:
        row = connection.execute("SELECT state FROM log.facts").fetchone()
    assert row is not None
    return bytes(row[0])


def test_a_tailing_reader_sees_every_position_many_writers_were_given(log: PostgresLog) -> None:
    writers, appends = 6, 40
    done = Event()

    def write(writer: int) -> list[int]:
        receipts = [
            log.append(opening(1 + writer * appends + number, OPENED, FIRST_DAY), by=OPERATOR)
            for number in range(appends)
        ]
        return [position for receipt in receipts for position in (receipt.position - 1, receipt.position)]

    def tail() -> list[int]:
        seen: list[int] = []
        after = 0
        while not done.is_set() or after < log.head():
            found, after = tailed(log, after)
            seen += found
        return seen

    with ThreadPoolExecutor(writers + 1) as threads:
        reader = threads.submit(tail)
        given = [position for positions in threads.map(write, range(writers)) for position in positions]
        done.set()
        seen = reader.result()
    assert seen == sorted(given)
    assert len(seen) == writers * appends * 2


def test_a_later_append_waits_for_an_earlier_one_so_the_reader_sees_both(log: PostgresLog, database: Database) -> None:
    state = body(log, database)
    _, after = tailed(log, 0)
    with psycopg.connect(database.office) as slow, ThreadPoolExecutor(1) as threads:
        slow.execute(APPEND_BY_HAND, [stream(1), 1, "office.opened", state])
        quick = threads.submit(log.append, opening(2), by=OPERATOR)
        until(lambda: waiting(database) == 1)
        seen_before, after = tailed(log, after)
        slow.commit()
        last = quick.result().position
    seen_after, _ = tailed(log, after)
    assert (seen_before, seen_after) == ([], [last - 1, last])


def test_without_the_lock_the_same_reader_misses_a_fact_for_ever(log: PostgresLog, database: Database) -> None:
    state = body(log, database)
    _, after = tailed(log, 0)
    with psycopg.connect(database.superuser) as slow, psycopg.connect(database.superuser) as quick:
        slow.execute(UNLOCKED, [stream(1), state])
        quick.execute(UNLOCKED, [stream(2), state])
        quick.commit()
        seen_before, after = tailed(log, after)
        slow.commit()
    seen_after, _ = tailed(log, after)
    everything, last = tailed(log, 0)
    assert (seen_before, seen_after) == ([last], [])
    assert everything[-2:] == [last - 1, last]


def test_the_lock_of_the_database_is_the_one_the_recovery_waits_for(log: PostgresLog, database: Database) -> None:
    with psycopg.connect(database.superuser) as holder, ThreadPoolExecutor(1) as threads:
        holder.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        append = threads.submit(log.append, opening(1), by=OPERATOR)
        until(lambda: waiting(database) == 1)
        assert log.head() == 0
        holder.commit()
        assert append.result().position == log.head()


def waiting(database: Database) -> int:
    """How many wait for an advisory lock in this database."""
    with psycopg.connect(database.superuser) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = database"
            " WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()"
        ).fetchone()
    assert row is not None
    return int(row[0])
