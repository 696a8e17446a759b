import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import timedelta
from time import monotonic, sleep
from typing import Any
from uuid import UUID

import msgspec
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.views import tables
from adapters.views.tables import TABLES, kept_case, kept_span
from application.office import sheet_of
from application.views.folding import Pages, fold
from application.views.history import Span
from application.views.questions import AsOf
from domain.calls.facts import Cancelled
from domain.certifications.facts import Suspended
from domain.facts import Fact
from domain.panels.facts import ConflictDeclared, SheetsRevealed
from domain.purchases.facts import AmountBasis, Bought, PurchaseKind, PurchaseSource, Recorded, Struck
from domain.receipts import ReceiptGiven
from domain.roles import Role
from domain.rules.vocabulary import Track
from domain.sheets.facts import Revealed
from domain.subjects.facts import Identity, IdentityCorrected, RoleGranted, SubjectKind
from domain.values import Agency
from tests.adapters.views.room import Room, query
from tests.application.views.facts_for_tests import (
    AGENCIES,
    TEXT,
    TODAY,
    agreement_drafted,
    agreement_ended,
    agreement_signed,
    announced,
    assigned,
    drafted,
    found_eligible,
    notice_issued,
    number,
    objection_filed,
    rejected,
    submitted,
    withdrawn,
)
from tests.domain.certifications.examples import ISSUED

CALL, LEAD, PARTNER, OFFICER = (number(1, n) for n in range(1, 5))
PATIENCE = 20.0

Rows = dict[str, list[Any]]


def rows(room: Room) -> Rows:
    """Every row of every page, decoded, in the order of their ids."""
    found: Rows = {}
    with psycopg.connect(room.database.clerk, autocommit=True) as connection:
        tables.prepare(connection)
        for table in TABLES:
            decoder = msgspec.json.Decoder(table.row)
            read = connection.execute(f"SELECT row_to_json(kept) FROM book.{table.name} AS kept")  # noqa: S608
            found[table.name] = sorted((decoder.decode(row) for (row,) in read), key=lambda row: str(asdict(row)))
    return found


def declared(case: UUID) -> ConflictDeclared:
    return ConflictDeclared(member=OFFICER, case=case, conflict=False, grounds=(), detail=None, on=TODAY)


def a_purchase(case: UUID, certification: UUID) -> Recorded:
    bought = Bought(
        body=LEAD,
        certification=certification,
        application=case,
        amount=1000,
        basis=AmountBasis.VAT_UNKNOWN,
        day=TODAY,
    )
    return Recorded(
        kind=PurchaseKind.CONTRACTED,
        contract="2021-0001",
        line=1,
        file=None,
        source=PurchaseSource.BODY_REPORT,
        bought=bought,
        on=TODAY,
    )


def story(room: Room, cases: int = 3) -> None:
    """A call, its firms, and cases that go different ways, interleaved."""
    room.append(CALL, announced())
    room.register(LEAD, "가나 전자", number="999-88-00047")
    room.register(PARTNER, "다라 건설")
    room.register(OFFICER, "접수 담당", kind=SubjectKind.PERSON)
    room.append(OFFICER, RoleGranted(role=Role.INTAKE_OFFICER, agency=Agency.MSS, on=TODAY))
    tracks = list(AGENCIES)
    for n in range(cases):
        room.append(number(2, n), drafted(CALL, LEAD, tracks[n % len(tracks)]))
        room.append(number(3, n), agreement_drafted(number(2, n), CALL, LEAD, PARTNER))
    for n in range(cases):
        room.append(number(2, n), submitted(f"2021-1-IG-{n:04d}"), assigned(OFFICER))
        room.append(number(3, n), agreement_signed(LEAD), agreement_signed(PARTNER))
        room.append(number(4, n), declared(number(2, n)))
    room.append(number(5, 1), replace(ISSUED, application=number(2, 1)))
    room.append(number(5, 1), Suspended(reasons=TEXT, on=ISSUED.on))
    room.append(number(7, 1), a_purchase(number(2, 1), number(5, 1)), Struck(reasons=TEXT, on=TODAY))
    room.append(number(2, 1), rejected())
    room.append(number(8, 1), notice_issued(number(2, 1), LEAD))
    room.append(number(8, 2), objection_filed(number(2, 1), number(8, 1), LEAD))
    for n in range(0, cases, 2):
        room.append(number(2, n), withdrawn())
        room.append(number(3, n), agreement_ended())


def until(holds: Callable[[], bool]) -> None:
    """Look again and again until it holds; only what never comes to hold takes long."""
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, "it never came to hold"
        sleep(0.01)


@contextmanager
def at_work(room: Room) -> Iterator[None]:
    """A projector that keeps up in a thread of its own."""
    stop = threading.Event()
    worker = threading.Thread(target=room.projector(batch=3).run, args=[stop])
    worker.start()
    try:
        yield
    finally:
        stop.set()
        worker.join(PATIENCE)
        assert not worker.is_alive()


def test_the_bookmark_comes_to_the_head_of_the_log_over_facts_that_no_page_shows(room: Room) -> None:
    assert room.projector().catch_up() == 0
    position = room.append(number(9, 1), ReceiptGiven(application=CALL, receipt="2021-1-IG-0001"))

    assert room.book.position() < room.log.head()
    assert room.projector().catch_up() == position == room.log.head()
    assert room.book.position() == room.log.head()
    assert set(map(len, rows(room).values())) == {0}


@pytest.mark.slow
def test_batches_of_any_size_and_a_rebuild_come_to_the_same_rows(room: Room) -> None:
    story(room)
    room.projector(batch=1).catch_up()
    one_by_one = rows(room)
    room.rebuilder(batch=7).rebuild()

    assert rows(room) == one_by_one
    assert all(one_by_one.values())
    assert room.book.position() == room.log.head()


STEPS: dict[str, Callable[[int], Fact]] = {
    "submit": lambda n: submitted(f"2021-1-IG-{n:04d}"),
    "assign": lambda _: assigned(OFFICER),
    "assign in effect from before": lambda n: assigned(OFFICER, TODAY - timedelta(days=n)),
    "decide": lambda _: found_eligible(),
    "withdraw": lambda _: withdrawn(),
}


def assert_told_as_it_stood(room: Room, spans: Iterable[Span]) -> None:
    """Of every span the book tells the file, at both of its ends, whether it is kept or folded anew."""
    for span in spans:
        for known_by in (span.known_from, min(span.known_to - 1, room.log.head())):
            for day in (span.day_from, span.day_to - timedelta(days=1)):
                as_of = AsOf(known_by=known_by, in_effect_on=day)
                assert room.book.case(span.line.id, as_of) == span.file


@pytest.mark.slow
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_happens_the_book_holds_what_folding_the_whole_log_at_once_gives(
    room: Room, data: st.DataObject
) -> None:
    call = number(5, room.log.head())
    room.append(call, announced("2021-5"))
    cases: list[UUID] = []
    agreements: list[UUID] = []
    for _ in range(data.draw(st.integers(min_value=1, max_value=12))):
        step = data.draw(
            st.sampled_from(["draft", "agree", "sign", "end", "declare", "reveal", "cancel", "correct", *STEPS])
        )
        match step:
            case "draft":
                cases.append(number(6, room.log.head()))
                track = data.draw(st.sampled_from([*AGENCIES, Track.VALUE_CREATION]))
                room.append(cases[-1], drafted(call, LEAD, track))
            case "agree" if cases:
                agreements.append(number(7, room.log.head()))
                case = data.draw(st.sampled_from(cases))
                room.append(agreements[-1], agreement_drafted(case, call, LEAD, PARTNER))
            case "sign" | "end" if agreements:
                fact = agreement_signed(LEAD) if step == "sign" else agreement_ended()
                room.append(data.draw(st.sampled_from(agreements)), fact)
            case "declare" if cases:
                room.append(number(9, room.log.head()), declared(data.draw(st.sampled_from(cases))))
            case "reveal" if cases:
                panel, case = number(9, room.log.head()), data.draw(st.sampled_from(cases))
                room.append(panel, SheetsRevealed(case=case, judges=(OFFICER,), on=TODAY))
                room.append(sheet_of(panel, case, OFFICER), Revealed(marks=(), on=TODAY))
            case "cancel":
                room.append(call, Cancelled(reasons=TEXT, on=TODAY))
            case "correct":
                subject = number(8, room.log.head())
                room.register(subject, "가나")
                identity = Identity(label=room.seal(subject, "다라"))
                room.append(subject, IdentityCorrected(identity=identity, reasons=TEXT, on=TODAY))
            case _ if step in STEPS and cases:
                room.append(data.draw(st.sampled_from(cases)), STEPS[step](len(cases)))
            case _:
                continue
    room.projector(batch=data.draw(st.integers(min_value=1, max_value=5))).catch_up()

    at_once = Pages()
    fold(at_once, room.log.read(0, 100_000), room.keys.open)
    kept = rows(room)
    assert {row.id: row for row in kept["cases"]} == {
        case: kept_case(row) for case, row in at_once.cases.items() if row
    }
    assert {row.id: row.document for row in kept["case_files"]} == at_once.case_files
    assert {row.id: row.document for row in kept["calls"]} == at_once.calls
    assert {row.id: row.document for row in kept["register"]} == at_once.register
    assert {row.id: row.case_id for row in kept["streams"]} == at_once.streams
    assert sorted(kept["timeline"], key=lambda row: row.position) == at_once.timeline
    still = [span for spans in at_once.spans.values() for span in spans]
    told = [kept_span(span) for span in (*at_once.ended, *still)]
    assert kept["history"] == sorted(told, key=lambda row: str(asdict(row)))
    assert_told_as_it_stood(room, (*at_once.ended, *still))
    assert sorted(kept["declared"], key=lambda row: row.position) == at_once.declared
    assert kept["moments"] == sorted(at_once.moments, key=lambda row: str(asdict(row)))


def test_a_worker_keeps_up_and_stops_when_told(room: Room) -> None:
    with at_work(room):
        for n in range(5):
            room.append(number(2, n), *((drafted(CALL, LEAD),) if n else (drafted(CALL, LEAD), assigned(OFFICER))))
            assert room.book.wait_for(room.log.head(), PATIENCE) == room.log.head()


@pytest.mark.slow
def test_several_workers_at_once_come_to_the_same_rows_as_one(room: Room) -> None:
    with at_work(room), at_work(room), at_work(room):
        story(room, cases=8)
        until(lambda: room.book.position() == room.log.head())
    together = rows(room)
    room.rebuilder().rebuild()

    assert rows(room) == together


def test_a_worker_goes_on_where_its_connections_were_ended(room: Room) -> None:
    with at_work(room):
        story(room)
        until(lambda: room.book.position() == room.log.head())
        with psycopg.connect(room.database.superuser, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'sangsaeng_clerk' AND datname = current_database()"
            )
        room.append(number(2, 99), drafted(CALL, LEAD))
        until(lambda: room.book.position() == room.log.head())


def test_a_worker_that_hears_nothing_looks_by_itself(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.log.listening.CHANNEL", "nobody_speaks_here")
    with at_work(room):
        room.append(CALL, announced())
        until(lambda: room.book.position() == room.log.head())


KILLED = """
import signal, sys, os
from pathlib import Path
from uuid import UUID
from adapters.clocks import SYSTEM
from adapters.keys.folder import FolderKeys
from adapters.log import open_log
from adapters.views import projecting
from adapters.views.projecting import Projector
from adapters.views.rebuilding import Rebuilder

office, clerk, keys, batches, way = sys.argv[1:]
saved = projecting.save
left = int(batches)

def die_in_the_middle(*given):
    global left
    saved(*given)
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1

projecting.save = die_in_the_middle
projector = Projector(clerk, open_log(office, clock=SYSTEM, pool=2), FolderKeys(Path(keys)).open, batch=4)
projector.catch_up() if way == "catch-up" else Rebuilder(projector=projector).rebuild()
"""


@pytest.mark.slow
@pytest.mark.parametrize("way", ["catch-up", "rebuild"])
def test_a_worker_killed_in_the_middle_of_a_batch_leaves_nothing_half_done(room: Room, way: str) -> None:
    story(room)
    if way == "rebuild":
        room.folded()
    before, position = rows(room), room.book.position()
    arguments = [room.database.office, room.database.clerk, str(room.keys_folder), "2", way]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, *arguments], check=False, env={**os.environ, "PYTHONPATH": "."}
    )

    assert killed.returncode == -signal.SIGKILL
    if way == "rebuild":
        assert (rows(room), room.book.position()) == (before, position)
    else:
        assert 0 < room.book.position() < room.log.head()
    room.folded()
    caught_up = rows(room)
    assert room.book.position() == room.log.head()
    room.rebuilder().rebuild()
    assert rows(room) == caught_up


def test_no_page_but_the_register_holds_a_name_or_number(room: Room) -> None:
    story(room)
    room.folded()
    with psycopg.connect(room.database.clerk, autocommit=True) as connection:
        for table in TABLES:
            query_ = f"SELECT string_agg(kept::text, '') FROM book.{table.name} AS kept"  # noqa: S608
            [(text,)] = connection.execute(query_).fetchall()
            found = [word for word in ("가나", "다라", "접수", "99988", "999-88") if word in text]
            assert bool(found) == (table.name == "register"), table.name


def test_the_office_may_read_the_book_and_change_nothing_in_it(room: Room) -> None:
    room.folded()
    with psycopg.connect(room.database.office, autocommit=True) as connection:
        for table in (*(table.name for table in TABLES), "bookmark"):
            for statement in ("DELETE FROM", "TRUNCATE", "INSERT INTO"):
                tail = " DEFAULT VALUES" if statement == "INSERT INTO" else ""
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(f"{statement} book.{table}{tail}")


def test_a_case_found_by_name_is_the_one_on_the_list(room: Room) -> None:
    story(room, cases=1)
    room.folded()
    [row] = room.book.cases(query(firm="가나")).rows
    assert room.book.case(row.id) is not None
