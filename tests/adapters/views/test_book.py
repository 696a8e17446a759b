from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from uuid import UUID

import psycopg
import pytest

from adapters.log import decode
from adapters.views.book import PostgresBook
from domain.roles import Role
from domain.subjects.facts import RoleGranted, RoleWithdrawn, SubjectKind
from domain.values import Agency
from tests.adapters.views.room import Room
from tests.application.views.facts_for_tests import (
    TEXT,
    TODAY,
    agreement_drafted,
    agreement_signed,
    announced,
    assigned,
    by,
    drafted,
    number,
    submitted,
)

CALL, CASE, AGREEMENT, LEAD, PARTNER, OFFICER = (number(1, n) for n in range(1, 7))
PATIENCE = 20.0


def test_a_case_file_holds_application_and_agreement_as_they_stand(room: Room) -> None:
    room.append(CALL, announced())
    room.append(CASE, drafted(CALL, LEAD), submitted("2021-1-IG-0001"))
    room.append(AGREEMENT, agreement_drafted(CASE, CALL, LEAD, PARTNER), agreement_signed(LEAD))
    file = room.folded().case(CASE)

    assert file
    assert (file.version, file.agreement_version, file.position) == (2, 2, room.log.head())
    assert file.application.receipt == "2021-1-IG-0001"
    assert file.agreement
    assert file.agreement.signed == (LEAD,)
    assert room.book.case(number(9, 9)) is None


def test_the_timeline_runs_through_both_streams_with_the_bodies_that_are_stored(room: Room) -> None:
    room.append(CALL, announced())
    room.append(CASE, drafted(CALL, LEAD))
    room.append(AGREEMENT, agreement_drafted(CASE, CALL, LEAD, PARTNER))
    room.append(number(9, 1), drafted(CALL, LEAD))
    room.append(CASE, submitted("2021-1-IG-0001"))
    room.append(AGREEMENT, agreement_signed(PARTNER))
    room.append(CASE, assigned(OFFICER), as_=by(OFFICER, Role.DECIDER, Agency.MSS))
    lines = room.folded().timeline(CASE)

    stored = sorted([*room.log.history(CASE), *room.log.history(AGREEMENT)], key=lambda one: one.position)
    assert [line.recorded for line in lines] == stored
    assert [line.recorded.fact.name for line in lines] == [
        "application.drafted",
        "agreement.drafted",
        "application.submitted",
        "agreement.signed",
        "application.officer_assigned",
    ]
    for line in lines:
        assert line.case == CASE
        assert decode(line.recorded.fact.name, line.body) == line.recorded.envelope


def test_calls_come_the_newest_first(room: Room) -> None:
    older, newer = number(1, 8), number(1, 9)
    room.append(newer, announced("2021-2"))
    room.append(older, announced("2021-1", on=TODAY.replace(day=1, month=3)))
    assert [row.id for row in room.folded().calls()] == [newer, older]


def test_firms_are_found_by_name_and_number_and_people_are_not(room: Room) -> None:
    room.register(LEAD, "㈜한빛 정밀", number="999-81-00015")
    room.register(PARTNER, "한빛정밀 협동조합", kind=SubjectKind.COOPERATIVE)
    room.register(OFFICER, "한빛나", kind=SubjectKind.PERSON)
    book = room.folded()

    def found(text: str, limit: int = 10) -> list[UUID]:
        return [row.id for row in book.find_firms(text, limit)]

    assert found("한빛") == found("빛 정") == found("빛정밀") == [LEAD, PARTNER]
    assert found("한빛", 1) == [LEAD]
    assert found("협동조합") == found("한") == [PARTNER]
    assert found("999-81") == found("9998100015") == [LEAD]
    assert found("99") == found("00015") == found("빛밀") == found("한빛나") == found("") == found("()") == []


def test_two_syllables_in_another_order_are_another_name(room: Room) -> None:
    room.register(LEAD, "나다가나")
    book = room.folded()
    assert [row.id for row in book.find_firms("다가나", 5)] == [LEAD]
    assert book.find_firms("가나다", 5) == []


def test_the_register_gives_names_in_the_clear_and_leaves_out_who_cannot_be_opened(room: Room) -> None:
    room.register(LEAD, "가나", number="999-81-00015")
    room.register(PARTNER, "다라")
    room.keys.destroy(room.keys.of("subject", PARTNER))
    found = room.folded().register([LEAD, PARTNER, number(9, 9)])

    assert found.keys() == {LEAD}
    assert (found[LEAD].label, found[LEAD].business_number) == ("가나", "999-81-00015")


def test_the_officers_of_an_agency_are_those_who_hold_the_role_now(room: Room) -> None:
    both, gone, decider = (number(7, n) for n in (1, 2, 3))
    for subject, label in ((both, "나"), (gone, "다"), (decider, "라"), (OFFICER, "가")):
        room.register(subject, label, kind=SubjectKind.PERSON)
    room.append(OFFICER, _granted(Role.INTAKE_OFFICER, Agency.MSS))
    room.append(both, _granted(Role.INTAKE_OFFICER, Agency.MSS), _granted(Role.INTAKE_OFFICER, Agency.PPS))
    room.append(decider, _granted(Role.DECIDER, Agency.MSS), _granted(Role.INTAKE_OFFICER, None))
    room.append(
        gone,
        _granted(Role.INTAKE_OFFICER, Agency.MSS),
        RoleWithdrawn(role=Role.INTAKE_OFFICER, agency=Agency.MSS, reasons=TEXT, on=TODAY),
    )
    book = room.folded()

    assert [row.id for row in book.officers(Agency.MSS)] == [OFFICER, both]
    assert [row.id for row in book.officers(Agency.PPS)] == [both]


def _granted(role: Role, agency: Agency | None) -> RoleGranted:
    return RoleGranted(role=role, agency=agency, on=TODAY)


def test_waiting_for_what_is_there_takes_no_time_and_for_what_never_comes_as_long_as_it_was_given(room: Room) -> None:
    position = room.append(CALL, announced())
    assert room.folded().wait_for(position, 0) == position
    assert room.book.wait_for(position + 1, 0.3) == position


def test_who_waits_is_woken_when_the_book_gets_there(room: Room) -> None:
    position = room.append(CALL, announced())
    with ThreadPoolExecutor(2) as threads:
        waiting = [threads.submit(room.book.wait_for, position, PATIENCE) for _ in range(2)]
        room.projector().catch_up()
        assert [one.result() for one in waiting] == [position, position]


def test_the_notice_alone_wakes_who_waits(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.views.arrivals.LOOK", PATIENCE)
    position = room.append(CALL, announced())
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(room.book.wait_for, position, 2 * PATIENCE)
        _until_listening(room)
        started = monotonic()
        room.projector().catch_up()
        assert waiting.result() == position
        assert monotonic() - started < PATIENCE / 2
        # The thread that listens waits as long as it was told before it sees that the book is closed.
        _end(room, "LISTEN book")


def test_who_waits_looks_himself_where_nobody_can_listen(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.views.arrivals.Arrivals._run", lambda _: None)
    position = room.append(CALL, announced())
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(room.book.wait_for, position, PATIENCE)
        room.projector().catch_up()
        assert waiting.result() == position


def test_where_every_seat_is_taken_the_answer_comes_at_once(room: Room) -> None:
    with PostgresBook(room.database.office, connections=2, seats=1) as book, ThreadPoolExecutor(1) as threads:
        position = room.append(CALL, announced())
        taken = threads.submit(book.wait_for, position, PATIENCE)
        _until_listening(room)
        started = monotonic()
        assert book.wait_for(position, PATIENCE) == 0
        assert monotonic() - started < PATIENCE / 2
        room.projector().catch_up()
        assert taken.result() == position


def test_a_question_is_asked_again_where_its_connection_was_lost(room: Room) -> None:
    position = room.append(CALL, announced())
    assert room.folded().position() == position
    _end(room, "")
    assert room.book.position() == position


def test_a_book_whose_database_is_gone_says_so(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.views.book.PATIENCE", 0.3)
    with PostgresBook(room.database.office, connections=1) as book:
        assert book.position() == 0
        with psycopg.connect(room.database.superuser, autocommit=True) as connection:
            connection.execute("ALTER ROLE sangsaeng_office NOLOGIN")
        try:
            _end(room, "")
            with pytest.raises(ConnectionError):
                book.position()
        finally:
            with psycopg.connect(room.database.superuser, autocommit=True) as connection:
                connection.execute("ALTER ROLE sangsaeng_office LOGIN")


def _until_listening(room: Room) -> None:
    end = monotonic() + PATIENCE
    with psycopg.connect(room.database.superuser, autocommit=True) as connection:
        while not connection.execute(LISTENING).fetchall():
            assert monotonic() < end


def _end(room: Room, query: str) -> None:
    """End the office's connections whose last statement is this one, or all."""
    with psycopg.connect(room.database.superuser, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = current_database()"
            " AND usename = 'sangsaeng_office' AND starts_with(query, %s)",
            [query],
        )


LISTENING = (
    "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN book' AND state = 'idle'"
)
