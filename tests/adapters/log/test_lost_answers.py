"""An append whose answer is lost is found again, or appended once; never a false conflict, never twice."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg
import pytest
from psycopg import sql

from adapters.log import PostgresLog, appending
from adapters.log.appending import LOCK
from adapters.postgres import Database
from application.ports import Receipt, Stale, Unsure
from domain.office import OFFICE
from tests.adapters.log.clerk import OPENED, OPERATOR, advancing, once, opened, opening, stream
from tests.adapters.log.losing import Line, losing
from tests.adapters.log.waiting import until

pytestmark = pytest.mark.every_postgres

AT_WORK = """
SELECT pid FROM pg_stat_activity
WHERE datname = current_database() AND usename = 'sangsaeng_office' AND query LIKE '%append_facts%'
    AND wait_event = 'advisory' AND state = 'active'
"""


@contextmanager
def over_a_line(database: Database) -> Iterator[tuple[Line, PostgresLog]]:
    """A log over one connection that has appended before, through a line that can lose answers."""
    with losing(database.office) as (line, conninfo), opened(conninfo, pool=1) as log:
        log.append(opening(1), by=OPERATOR)
        yield line, log


@contextmanager
def held(database: Database) -> Iterator[psycopg.Connection]:
    """The lock of all appends, held by another until its connection commits."""
    with psycopg.connect(database.superuser) as holder:
        holder.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        yield holder


def let_appends_wait(database: Database, patience: str) -> None:
    """How long an append waits for the lock, instead of five seconds."""
    with psycopg.connect(database.superuser) as owner:
        owner.execute(sql.SQL("ALTER FUNCTION log.append_facts SET lock_timeout = {}").format(patience))


def at_work(database: Database) -> list[int]:
    """The server's processes that wait in an append."""
    with psycopg.connect(database.superuser) as connection:
        return [int(pid) for (pid,) in connection.execute(AT_WORK).fetchall()]


def alive(database: Database, pid: int) -> bool:
    with psycopg.connect(database.superuser) as connection:
        return connection.execute("SELECT FROM pg_stat_activity WHERE pid = %s", [pid]).fetchone() is not None


def test_an_append_that_was_committed_before_its_answer_was_lost_is_found_as_its_own(database: Database) -> None:
    with over_a_line(database) as (line, log):
        line.lose_the_next_answer()
        receipt = log.append(opening(2), opening(3), by=OPERATOR)
        assert line.lost == 1
        assert [(each.stream, each.position) for each in log.read(1, 10)] == [(stream(2), 2), (stream(3), 3)]
        assert receipt == Receipt(stream=stream(2), version=1, position=3)


def test_an_append_under_a_key_whose_answer_was_lost_is_found_too_and_its_repeat_gets_the_same(
    database: Database,
) -> None:
    with over_a_line(database) as (line, log):
        line.lose_the_next_answer()
        receipt = log.append(advancing(1, version=1), by=OPERATOR, once=once("key"))
        assert line.lost == 1
        assert log.append(advancing(1, version=1), by=OPERATOR, once=once("key")) == receipt
        assert [each.version for each in log.history(stream(1))] == [1, 2]


def test_a_conflict_whose_answer_was_lost_is_still_a_conflict(database: Database) -> None:
    with over_a_line(database) as (line, log):
        line.lose_the_next_answer()
        with pytest.raises(Stale):
            log.append(opening(1), by=OPERATOR)
        assert line.lost == 1
        assert log.head() == 1


def test_a_backend_that_is_still_at_it_is_ended_before_the_facts_are_appended_anew(database: Database) -> None:
    let_appends_wait(database, "10min")
    with over_a_line(database) as (line, log), ThreadPoolExecutor(1) as threads:
        with held(database) as holder:
            append = threads.submit(log.append, opening(2), by=OPERATOR)
            until(lambda: len(at_work(database)) == 1)
            (old,) = at_work(database)
            line.hang_up_on_clients()
            until(lambda: not alive(database, old))
            holder.commit()
        receipt = append.result()
        assert [(each.stream, each.position) for each in log.read(1, 10)] == [(stream(2), receipt.position)]


def test_a_backend_that_an_operator_ends_half_way_costs_nothing(database: Database) -> None:
    with over_a_line(database) as (_, log), ThreadPoolExecutor(1) as threads:
        with held(database) as holder:
            append = threads.submit(log.append, opening(2), by=OPERATOR)
            until(lambda: len(at_work(database)) == 1)
            (old,) = at_work(database)
            with psycopg.connect(database.superuser, autocommit=True) as operator:
                operator.execute("SELECT pg_terminate_backend(%s)", [old])
            until(lambda: at_work(database) not in ([], [old]) or not alive(database, old))
            holder.commit()
        receipt = append.result()
        assert [(each.stream, each.position) for each in log.read(1, 10)] == [(stream(2), receipt.position)]


def test_while_nobody_can_tell_the_answer_is_unsure_and_the_key_tells_later(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(appending, "PATIENCE_SECONDS", 0.1)
    with over_a_line(database) as (line, log):
        line.lose_the_next_answer()
        line.refuse()
        with pytest.raises(Unsure):
            log.append(opening(2), by=OPERATOR, once=once("key"))
        assert line.lost == 1
    with opened(database.office) as log:
        receipt = log.append(opening(2), by=OPERATOR, once=once("key"))
        assert [each.position for each in log.history(stream(2))] == [receipt.position]


def test_where_others_keep_the_lock_too_long_nothing_is_recorded_and_the_answer_is_unsure(
    log: PostgresLog, database: Database
) -> None:
    let_appends_wait(database, "50ms")
    with held(database), pytest.raises(Unsure):
        log.append(opening(1), by=OPERATOR)
    assert log.head() == 0


def test_reading_goes_on_over_a_connection_that_was_lost_meanwhile(database: Database) -> None:
    with over_a_line(database) as (line, log):
        line.hang_up_on_clients()
        loaded = log.load(OFFICE, stream(1))
        assert loaded.version == 1
        line.hang_up_on_clients()
        assert [each.fact for each in log.read(0, 10)] == [OPENED]
        line.hang_up_on_clients()
        assert log.receipt(once("key")) is None


def test_a_database_nobody_reaches_is_a_lost_connection_to_the_reader(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.log.log.PATIENCE_SECONDS", 1)
    with over_a_line(database) as (line, log):
        line.refuse()
        line.hang_up_on_clients()
        with pytest.raises(ConnectionError):
            log.head()
