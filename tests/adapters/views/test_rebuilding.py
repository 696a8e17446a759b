"""The next book is made beside the one that is read, and takes its place in a moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from typing import Any
from uuid import UUID

import psycopg
import pytest

from adapters.ledger.stored import snapshot
from adapters.views import rebuilding
from adapters.views.rebuilding import InUse, UnderWay, made_by
from tests.adapters.views.room import Room, query
from tests.adapters.views.test_projecting import CALL, LEAD, at_work, rows, story, until
from tests.application.views.facts_for_tests import drafted, number, submitted

INDEXES = "SELECT regexp_replace(indexdef, 'book_next', 'book') FROM pg_indexes WHERE schemaname = 'book' ORDER BY 1"
CONSTRAINTS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE connamespace = 'book'::regnamespace AND contype <> 'n' ORDER BY 1, 2
"""
RIGHTS = """
SELECT table_name, grantee, privilege_type FROM information_schema.role_table_grants
WHERE table_schema = 'book' ORDER BY 1, 2, 3
"""
COLUMNS = """
SELECT table_name, column_name, data_type, column_default, is_nullable, collation_name FROM information_schema.columns
WHERE table_schema = 'book' ORDER BY 1, ordinal_position
"""


def asked(room: Room, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(room.database.superuser, autocommit=True) as connection:
        return connection.execute(query.encode()).fetchall()


class Stopped(Exception):
    """A rebuild was told to stop."""


def stopping(after: Callable[[str, int], bool]) -> Callable[[str, int, int], None]:
    def progress(step: str, done: int, _of: int) -> None:
        if after(step, done):
            raise Stopped

    return progress


@pytest.fixture
def told(room: Room) -> Room:
    story(room)
    room.folded()
    return room


@pytest.mark.parametrize("what", [INDEXES, CONSTRAINTS, RIGHTS, COLUMNS])
def test_the_next_book_is_made_of_the_same_tables(told: Room, what: str) -> None:
    before = asked(told, what)
    assert before
    told.rebuilder().rebuild()
    assert asked(told, what) == before


def test_people_read_the_old_book_while_the_next_one_is_folded_and_what_is_recorded_meanwhile_is_in_both(
    told: Room,
) -> None:
    before = told.found()
    seen: list[tuple[str, int, list[UUID]]] = []

    def meanwhile(step: str, done: int, _of: int) -> None:
        if step == "folding" and not seen:
            told.append(number(2, 99), drafted(CALL, LEAD), submitted("2021-1-IG-0099"))
            told.projector().catch_up()
        seen.append((step, done, told.found()))

    told.rebuilder(batch=4, progress=meanwhile).rebuild()
    folding = [found for step, _, found in seen if step == "folding"]
    assert len(folding) > 1
    assert all(found == [number(2, 99), *before] for found in folding)
    assert told.found() == [number(2, 99), *before]
    assert told.book.position() == told.log.head()


def test_how_far_it_is_only_grows(told: Room) -> None:
    seen: list[tuple[int, int]] = []
    told.rebuilder(batch=7, progress=lambda step, *at: seen.append(at) if step == "folding" else None).rebuild()
    assert [done for done, _ in seen] == sorted({done for done, _ in seen})
    assert seen[-1] == (told.log.head(), told.log.head())


def test_what_was_folded_before_an_interruption_is_not_folded_again(told: Room) -> None:
    before = rows(told)
    with pytest.raises(Stopped):
        told.rebuilder(batch=4, progress=stopping(lambda step, done: step == "folding" and done > 8)).rebuild()
    assert rows(told) == before
    seen: list[int] = []
    told.rebuilder(batch=4, progress=lambda step, done, _: seen.append(done) if step == "folding" else None).rebuild()
    assert seen[0] > 8
    assert rows(told) == before


@pytest.mark.parametrize("anew", ["asked for", "other code"])
def test_a_next_book_begins_anew_where_that_is_asked_for_or_other_code_began_it(
    told: Room, anew: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Stopped):
        told.rebuilder(batch=4, progress=stopping(lambda step, done: step == "folding" and done > 8)).rebuild()
    if anew == "other code":
        monkeypatch.setattr(rebuilding, "made_by", lambda: f"{made_by()} changed")
    seen: list[int] = []
    told.rebuilder(batch=4, progress=lambda step, done, _: seen.append(done) if step == "folding" else None).rebuild(
        anew=anew == "asked for"
    )
    assert seen[0] <= 4


def test_it_says_how_the_books_differ(told: Room) -> None:
    assert not any(one.any for one in told.rebuilder().rebuild())
    asked(
        told,
        "UPDATE book.cases SET status = 'SPOILED' WHERE id = (SELECT min(id::text)::uuid FROM book.cases) RETURNING 1",
    )
    asked(told, "DELETE FROM book.tasks WHERE id = (SELECT min(id::text)::uuid FROM book.tasks) RETURNING 1")
    asked(told, f"INSERT INTO book.streams VALUES ('{number(9, 9)}', '{number(9, 8)}') RETURNING 1")  # noqa: S608
    found = {one.table: one for one in told.rebuilder().rebuild() if one.any}
    assert {name: (one.changed, one.gone, one.new) for name, one in found.items()} == {
        "cases": (1, 0, 0),
        "tasks": (0, 0, 1),
        "streams": (0, 1, 0),
    }


def test_comparing_alone_leaves_the_book_and_keeps_the_next_one(told: Room) -> None:
    asked(told, "UPDATE book.cases SET status = 'WITHDRAWN' RETURNING 1")
    spoiled = rows(told)
    assert any(one.any for one in told.rebuilder().rebuild(swap=False))
    assert rows(told) == spoiled
    seen: list[int] = []
    told.rebuilder(progress=lambda step, done, _: seen.append(done) if step == "folding" else None).rebuild()
    assert seen == []
    assert rows(told) != spoiled


def test_two_rebuilds_at_once_are_one_too_many(told: Room) -> None:
    def another(_step: str, _done: int, _of: int) -> None:
        with pytest.raises(UnderWay):
            told.rebuilder().rebuild()

    told.rebuilder(progress=another).rebuild()


def test_who_reads_one_snapshot_keeps_the_books_from_changing_places(
    told: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rebuilding, "PAUSE", 0.0)
    monkeypatch.setattr(rebuilding, "TRIES", 2)
    with snapshot(told.database.office) as read:
        before = read.bookmark()
        with pytest.raises(InUse):
            told.rebuilder().rebuild()
        assert read.bookmark() == before
        assert [one.page for one in read.certificates()]
    told.rebuilder().rebuild()


def test_a_rebuild_of_an_office_whose_worker_is_away_folds_everything(room: Room) -> None:
    story(room)
    room.rebuilder().rebuild()
    assert room.book.position() == room.log.head()
    assert room.found()


@pytest.mark.slow
def test_readers_and_workers_notice_nothing_of_books_that_change_places(told: Room) -> None:
    stop = Event()

    def read() -> int:
        pages, last = 0, 0
        while not stop.is_set():
            page = told.book.cases(query())
            assert len(page.rows) >= 3
            assert page.position >= last
            last, pages = page.position, pages + 1
        return pages

    with at_work(told), at_work(told), ThreadPoolExecutor(2) as readers:
        reading = [readers.submit(read) for _ in range(2)]
        try:
            for n in range(6):
                told.append(number(2, 100 + n), drafted(CALL, LEAD))
                told.rebuilder(batch=5).rebuild(anew=True)
            until(lambda: told.book.position() == told.log.head())
        finally:
            stop.set()
        assert all(one.result() > 0 for one in reading)
    together = rows(told)
    told.rebuilder().rebuild()
    assert rows(told) == together


def test_a_next_book_that_nobody_goes_on_with_is_thrown_away(told: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Stopped):
        told.rebuilder(progress=stopping(lambda step, _: step == "indexing")).rebuild()
    assert not told.rebuilder().discard_abandoned()
    monkeypatch.setattr(rebuilding, "ABANDONED", timedelta(0))
    assert told.rebuilder().discard_abandoned()
    assert asked(told, "SELECT count(*) FROM pg_tables WHERE schemaname = 'book_next'") == [(0,)]
    assert not told.rebuilder().discard_abandoned()


def test_who_waits_for_a_position_is_told_by_the_book_that_is_read_alone(told: Room) -> None:
    with psycopg.connect(told.database.office, autocommit=True) as listener:
        listener.execute("LISTEN book")
        told.rebuilder(batch=3).rebuild(swap=False)
        assert list(listener.notifies(timeout=0.1)) == []
        told.rebuilder().rebuild()
        (heard,) = listener.notifies(timeout=5, stop_after=1)
        assert heard.payload == str(told.log.head())
