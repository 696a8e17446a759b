"""What waits while one commit is under way goes together in the next; each save is still appended whole, alone answered for."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

import psycopg
import pytest
from eventsourcing.persistence import DataError, OperationalError, StoredEvent

from adapters.log import PostgresLog, gathering
from adapters.log.appending import LOCK, Answer, StreamMoved, Submission
from adapters.log.gathering import Gathering
from adapters.log.log import open_room
from adapters.postgres import Database
from application.ports import Receipt, Stale, Unsure
from tests.adapters.log.clerk import OPERATOR, advancing, once, opened, opening, stream
from tests.adapters.log.losing import losing
from tests.adapters.log.waiting import until

COMMITS = "SELECT count(DISTINCT xmin::text) FROM log.facts"
AT_WORK = """
SELECT pid FROM pg_stat_activity
WHERE datname = current_database() AND usename = 'sangsaeng_office' AND wait_event = 'advisory' AND state = 'active'
"""
MANY = 6


def rows(database: Database, query: str) -> list[tuple[int, ...]]:
    with psycopg.connect(database.superuser) as connection:
        return connection.execute(query.encode()).fetchall()


@contextmanager
def while_one_is_under_way(database: Database, log: PostgresLog) -> Iterator[ThreadPoolExecutor]:
    """Threads whose appends all wait for one that holds its lock until the end of this."""
    with ThreadPoolExecutor(MANY + 1) as threads:
        with psycopg.connect(database.superuser) as holder:
            holder.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            first = threads.submit(log.append, opening(1000), by=OPERATOR)
            until(lambda: len(rows(database, AT_WORK)) == 1)
            yield threads
            holder.commit()
        first.result()


def all_wait(log: PostgresLog, many: int) -> None:
    """Look until so many saves wait behind the one under way."""
    waiting = log._recorder._gathering  # noqa: SLF001 - nothing else can tell that they wait
    until(lambda: len(waiting._waiting) == many)  # noqa: SLF001


@pytest.mark.every_postgres
def test_saves_that_wait_for_another_go_together_in_one_commit(log: PostgresLog, database: Database) -> None:
    with while_one_is_under_way(database, log) as threads:
        appends = [threads.submit(log.append, opening(n), opening(n + 100), by=OPERATOR) for n in range(1, MANY + 1)]
        all_wait(log, MANY)
    receipts = [append.result() for append in appends]
    assert rows(database, COMMITS) == [(2,)]
    assert sorted(receipt.position for receipt in receipts) == list(range(3, 3 + 2 * MANY, 2))
    for receipt in receipts:
        before, last = log.read(receipt.position - 2, 2)
        assert (before.stream, last.stream) == (receipt.stream, stream((receipt.stream.int >> 64) + 100))


@pytest.mark.every_postgres
def test_of_saves_that_go_together_only_those_are_refused_that_have_something_in_their_way(
    log: PostgresLog, database: Database
) -> None:
    log.append(opening(1), by=OPERATOR)
    used = log.append(opening(2), by=OPERATOR, once=once("used"))
    with while_one_is_under_way(database, log) as threads:
        stale = threads.submit(log.append, opening(3), opening(1), by=OPERATOR)
        ahead = threads.submit(log.append, advancing(1, version=2), by=OPERATOR)
        repeated = threads.submit(log.append, opening(4), by=OPERATOR, once=once("used"))
        good = threads.submit(log.append, opening(5), opening(6), by=OPERATOR, once=once("fresh"))
        further = threads.submit(log.append, advancing(2, version=1), by=OPERATOR)
        all_wait(log, 5)
    for refused in (stale, ahead):
        with pytest.raises(Stale):
            refused.result()
    assert repeated.result() == used
    assert good.result() == log.receipt(once("fresh"))
    assert [each.stream for each in log.read(good.result().position - 2, 2)] == [stream(5), stream(6)]
    assert further.result() == Receipt(stream=stream(2), version=2, position=log.history(stream(2))[1].position)
    assert log.history(stream(3)) == log.history(stream(4)) == []


def test_each_of_those_whose_answer_was_lost_together_finds_its_own(database: Database) -> None:
    with losing(database.office) as (line, conninfo), opened(conninfo) as log:
        log.append(opening(999), by=OPERATOR)
        with while_one_is_under_way(database, log) as threads:
            appends = [threads.submit(log.append, opening(n), by=OPERATOR) for n in range(1, MANY + 1)]
            all_wait(log, MANY)
            line.lose_the_next_answer()
        receipts = [append.result() for append in appends]
        assert line.lost == 1
        assert {each.stream: each.position for each in log.read(2, 100)} == {
            receipt.stream: receipt.position for receipt in receipts
        }


def event(number: int, *, name: str = "a.fact", version: int = 1) -> StoredEvent:
    return StoredEvent(originator_id=stream(number), originator_version=version, topic=name, state=b"{}")


def test_a_save_the_database_finds_fault_with_spoils_none_of_those_that_go_along(database: Database) -> None:
    room = open_room(database.office, pool=2)
    try:
        with ThreadPoolExecutor(MANY + 1) as threads, psycopg.connect(database.superuser) as holder:
            holder.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            first = threads.submit(room.recorder.insert_events, [event(1000)])
            until(lambda: len(rows(database, AT_WORK)) == 1)
            faulty = threads.submit(room.recorder.insert_events, [event(1, name="\0")])
            good = [threads.submit(room.recorder.insert_events, [event(n)]) for n in (2, 3)]
            until(lambda: len(room.recorder._gathering._waiting) == 3)  # type: ignore[attr-defined]  # noqa: SLF001
            holder.commit()
        assert first.result() is not None
        with pytest.raises(DataError):
            faulty.result()
        assert all(append.result() for append in good)
        assert rows(database, "SELECT count(*) FROM log.facts") == [(3,)]
    finally:
        room.close()


def test_who_comes_when_too_many_wait_is_told_at_once(
    log: PostgresLog, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MOST_WAITING", 1)
    with while_one_is_under_way(database, log) as threads:
        waits = threads.submit(log.append, opening(1), by=OPERATOR)
        all_wait(log, 1)
        with pytest.raises(Unsure):
            log.append(opening(2), by=OPERATOR)
    assert waits.result().position == log.head()
    assert log.history(stream(2)) == []


def test_a_server_that_is_frozen_is_hung_up_on_and_appends_go_on(
    log: PostgresLog, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "PATIENCE_SECONDS", 0.2)
    monkeypatch.setattr("adapters.log.appending.PATIENCE_SECONDS", 0.2)
    with ThreadPoolExecutor(2) as threads, psycopg.connect(database.superuser) as holder:
        holder.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        first = threads.submit(log.append, opening(1), by=OPERATOR)
        until(lambda: len(rows(database, AT_WORK)) == 1)
        ((frozen,),) = rows(database, AT_WORK)
        os.kill(frozen, signal.SIGSTOP)
        try:
            for append in (threads.submit(log.append, opening(2), by=OPERATOR), first):
                with pytest.raises(Unsure):
                    append.result(timeout=10)
        finally:
            os.kill(frozen, signal.SIGCONT)
    assert log.append(opening(3), by=OPERATOR).position == log.head()
    assert [each.stream for each in log.read(0, 10)] == [stream(3)]


def saving(*numbers: int, key: str | None = None) -> Submission:
    return Submission([event(number) for number in numbers], once(key) if key else None)


@contextmanager
def gathered() -> Iterator[tuple[Gathering, list[list[Submission]], Event, ThreadPoolExecutor]]:
    """A gathering whose first submission waits for an event, what was submitted so far, and threads to save in."""
    go, submitted = Event(), list[list[Submission]]()

    def submit(submissions: Sequence[Submission]) -> Sequence[Answer]:
        submitted.append(list(submissions))
        go.wait(10)
        return [[len(submission.events)] for submission in submissions]

    with ThreadPoolExecutor(MANY) as threads:
        try:
            yield Gathering(submit, lambda: None), submitted, go, threads
        finally:
            go.set()


def one_after_the_other(
    threads: ThreadPoolExecutor, at: Gathering, submissions: Sequence[Submission]
) -> list[Future[Answer]]:
    """Saves that come in this order."""
    saves = []
    for submission in submissions:
        before = len(at._waiting)  # noqa: SLF001 - nothing else can tell that it waits
        saves.append(threads.submit(at.save, submission))
        until(lambda: len(at._waiting) > before)  # noqa: B023, SLF001
    return saves


def under_way(at: Gathering, threads: ThreadPoolExecutor, submitted: list[list[Submission]]) -> None:
    threads.submit(at.save, saving(99))
    until(lambda: len(submitted) == 1)


@pytest.mark.parametrize(("first", "second"), [(saving(1), saving(2, 1)), (saving(1, key="key"), saving(2, key="key"))])
def test_two_saves_of_one_stream_or_one_key_never_go_together_and_keep_their_order(
    first: Submission, second: Submission
) -> None:
    with gathered() as (at, submitted, go, threads):
        under_way(at, threads, submitted)
        other = saving(3)
        saves = one_after_the_other(threads, at, [first, second, other])
        go.set()
        assert [save.result() for save in saves] == [[len(one.events)] for one in (first, second, other)]
    assert submitted[1:] == [[first, other], [second]]


@pytest.mark.parametrize(("limit", "value"), [("MOST_SAVES", 2), ("MOST_FACTS", 5)])
def test_a_commit_takes_no_more_than_its_limit(limit: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, limit, value)
    with gathered() as (at, submitted, go, threads):
        under_way(at, threads, submitted)
        one, two, three = saving(1, 2), saving(3, 4), saving(5, 6)
        saves = one_after_the_other(threads, at, [one, two, three])
        go.set()
        assert [save.result() for save in saves] == [[2], [2], [2]]
    assert submitted[1:] == [[one, two], [three]]


def test_who_gives_up_waiting_is_not_submitted_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "PATIENCE_SECONDS", 0.05)
    with gathered() as (at, submitted, go, threads):
        under_way(at, threads, submitted)
        with pytest.raises(OperationalError):
            threads.submit(at.save, saving(1)).result()
        go.set()
        assert at.save(saving(2)) == [1]
    assert submitted[1:] == [[saving(2)]]


@pytest.mark.parametrize("raised", [StreamMoved, OperationalError, RuntimeError])
def test_what_submitting_raises_everybody_is_told_and_the_next_go_on(raised: Callable[[], Exception]) -> None:
    wrong = [raised()]

    def submit(submissions: Sequence[Submission]) -> Sequence[Answer]:
        if wrong:
            raise wrong.pop()
        return [[1] for _ in submissions]

    at = Gathering(submit, lambda: None)
    assert isinstance(at.save(saving(1)), raised)  # type: ignore[arg-type]
    assert at.save(saving(1)) == [1]
