from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from adapters.log import Listener, PostgresLog
from adapters.postgres import Database
from tests.adapters.log.by_hand import APPEND_BY_HAND
from tests.adapters.log.clerk import FIRST_DAY, OPENED, OPERATOR, opening, stream
from tests.adapters.log.losing import losing
from tests.adapters.log.waiting import LIMIT_SECONDS

pytestmark = pytest.mark.every_postgres


def test_a_new_listener_has_reason_to_look_for_what_it_did_not_hear(database: Database) -> None:
    with Listener(database.clerk) as listener:
        assert listener.wait(0)
        assert not listener.wait(0.01)


def test_an_append_wakes_who_waits(log: PostgresLog, database: Database) -> None:
    with Listener(database.clerk) as listener, ThreadPoolExecutor(1) as threads:
        listener.wait(0)
        waiting = threads.submit(listener.wait, LIMIT_SECONDS)
        log.append(opening(1), by=OPERATOR)
        assert waiting.result(LIMIT_SECONDS / 2)


def test_appends_nobody_waited_for_are_never_more_reasons_to_look_than_there_were(
    log: PostgresLog, database: Database
) -> None:
    with Listener(database.clerk) as listener:
        listener.wait(0)
        appends = 5
        for number in range(1, appends + 1):
            log.append(opening(number, OPENED, FIRST_DAY), by=OPERATOR)
        assert listener.wait(LIMIT_SECONDS)
        assert sum(listener.wait(0.05) for _ in range(appends)) < appends


def test_an_append_that_is_refused_wakes_nobody(database: Database) -> None:
    with Listener(database.clerk) as listener, psycopg.connect(database.office) as office:
        listener.wait(0)
        office.execute(APPEND_BY_HAND, [stream(1), 1, "a.fact", b"{}"])
        office.rollback()
        assert not listener.wait(0.05)


def test_a_listener_whose_connection_is_lost_says_so_and_listens_anew(log: PostgresLog, database: Database) -> None:
    with losing(database.clerk) as (line, conninfo), Listener(conninfo) as listener:
        listener.wait(0)
        line.hang_up_on_clients()
        with pytest.raises(ConnectionError):
            listener.wait(LIMIT_SECONDS)
        log.append(opening(1), by=OPERATOR)
        assert listener.wait(0)
        log.append(opening(2), by=OPERATOR)
        assert listener.wait(LIMIT_SECONDS)


def test_a_listener_that_nobody_answers_says_so(database: Database) -> None:
    with losing(database.clerk) as (line, conninfo), Listener(conninfo) as listener:
        line.refuse()
        with pytest.raises(ConnectionError):
            listener.wait(0)
