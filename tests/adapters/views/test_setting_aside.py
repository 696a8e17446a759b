"""A fact that should never have been recorded stops nobody else's: the book passes it over and says so."""

from collections.abc import Sequence
from dataclasses import replace
from time import monotonic
from uuid import UUID, uuid4

import psycopg
import pytest
from structlog.testing import capture_logs

from adapters.views.arrivals import LOOK, Arrivals
from application.views.questions import CaseQuery, Scope
from domain.rules.vocabulary import Track
from domain.subjects.facts import Identity, SubjectKind
from tests.adapters.log.by_hand import APPEND_BY_HAND
from tests.adapters.views.room import EVERYONE, Room
from tests.application.views.facts_for_tests import announced, drafted, number, registered, submitted

CALL, LEAD = number(1, 1), number(1, 2)
PATIENCE = 10.0
GARBAGE = [
    ("no.such_fact", b"{}"),
    ("application.submitted", b"\xff\x00"),
    ("application.submitted", b'{"v":1}'),
    ("", b""),
]


def poison(room: Room, name: str, body: bytes, *, stream: UUID | None = None, version: int = 1) -> int:
    """What somebody with the office's password appends by hand; the position."""
    with psycopg.connect(room.database.office, autocommit=True) as connection:
        row = connection.execute(APPEND_BY_HAND, [stream or uuid4(), version, name, body]).fetchone()
    assert row is not None
    position: int = row[0][0]
    return position


def received(room: Room, case: UUID) -> None:
    room.append(case, drafted(CALL, LEAD, Track.INNOVATION_GROWTH))
    room.append(case, submitted(f"2021-1-IG-{case.int % 10_000:04d}"))


def listed(room: Room) -> Sequence[UUID]:
    return [row.id for row in room.book.cases(CaseQuery(scope=Scope(agencies=EVERYONE))).rows]


@pytest.mark.parametrize(("name", "body"), GARBAGE)
@pytest.mark.parametrize("batch", [1, 2, 5000])
def test_what_cannot_be_read_stops_nobody_elses_case(room: Room, name: str, body: bytes, batch: int) -> None:
    room.append(CALL, announced("2021-5"))
    received(room, number(2, 1))
    at = poison(room, name, body)
    received(room, number(2, 2))
    with capture_logs() as logs:
        assert room.projector(batch=batch).catch_up() == room.log.head()
    assert listed(room) == [number(2, 2), number(2, 1)]
    assert room.book.set_aside() == 1
    assert [(one["event"], one["position"]) for one in logs] == [("fact-set-aside", at)]


def test_a_name_whose_seal_was_forged_stops_nobody_elses_case(room: Room) -> None:
    room.append(CALL, announced("2021-5"))
    received(room, number(2, 1))
    for firm in (number(3, 1), number(3, 2)):
        name, other = (room.seal(firm, text) for text in ("(가상) 하나", "(가상) 둘"))
        room.append(firm, registered(Identity(label=replace(name, x=other.x)), SubjectKind.FIRM))
    received(room, number(2, 2))
    assert room.projector().catch_up() == room.log.head()
    assert listed(room) == [number(2, 2), number(2, 1)]
    assert room.book.set_aside() == 2


def test_a_rebuild_passes_it_over_as_well_and_counts_it_once(room: Room) -> None:
    poison(room, "no.such_fact", b"{}")
    room.append(CALL, announced("2021-5"))
    received(room, number(2, 1))
    room.projector(batch=2).catch_up()
    room.rebuilder(batch=2).rebuild()
    assert listed(room) == [number(2, 1)]
    assert room.book.set_aside() == 1
    assert room.book.position() == room.log.head()


def test_a_lost_table_is_no_facts_fault(room: Room) -> None:
    room.append(CALL, announced("2021-5"))
    with psycopg.connect(room.database.superuser, autocommit=True) as connection:
        connection.execute("ALTER TABLE book.calls RENAME TO elsewhere")
    with pytest.raises(psycopg.errors.UndefinedTable):
        room.projector().catch_up()
    assert room.book.set_aside() == 0


@pytest.mark.parametrize("version", [-1, -5])
def test_nothing_is_put_before_a_streams_beginning(room: Room, version: int) -> None:
    room.append(CALL, announced("2021-5"))
    with pytest.raises(psycopg.errors.CheckViolation):
        poison(room, "call.cancelled", b"{}", stream=CALL, version=version)


def test_a_notification_that_anybody_made_up_does_not_deafen_the_book(room: Room) -> None:
    arrivals = Arrivals(room.database.office)
    with psycopg.connect(room.database.office, autocommit=True) as connection:

        def hears(position: int) -> bool:
            until = monotonic() + PATIENCE
            while monotonic() < until:
                connection.execute("SELECT pg_notify('book', %s)", [str(position)])
                if arrivals.wait_for(position, LOOK, lambda: 0) == position:
                    return True
            return False

        try:
            assert hears(1)
            connection.execute("NOTIFY book, 'not a position'")
            assert hears(2)
        finally:
            arrivals.close()
