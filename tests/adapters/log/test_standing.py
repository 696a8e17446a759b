"""A stream that was loaded before is read on from where it stood."""

import psycopg
import pytest

from adapters.log import PostgresLog
from adapters.log.standing import Standing
from adapters.postgres import Database
from application.ports import Loaded, Stale
from domain.office import OFFICE
from tests.adapters.log.clerk import FIRST_DAY, OPERATOR, advancing, opened, opening, stream

CUT = "SET session_replication_role = replica; DELETE FROM log.facts WHERE originator_version > 1"


def test_what_another_process_recorded_since_is_in_the_next_load(log: PostgresLog, database: Database) -> None:
    log.append(opening(1), by=OPERATOR)
    before = log.load(OFFICE, stream(1))
    with opened(database.office) as other:
        other.append(advancing(1, version=1), by=OPERATOR)
        assert log.load(OFFICE, stream(1)) == other.load(OFFICE, stream(1)) != before
    assert log.load(OFFICE, stream(1)).version == 2


def test_a_stream_that_was_brought_back_to_an_earlier_state_is_read_anew_once_an_append_finds_out(
    log: PostgresLog, database: Database
) -> None:
    log.append(opening(1, *opening(1).facts, FIRST_DAY), by=OPERATOR)
    stood = log.load(OFFICE, stream(1))
    with psycopg.connect(database.superuser, autocommit=True) as restored:
        restored.execute(CUT)
    with pytest.raises(Stale):
        log.append(stood.then(FIRST_DAY), by=OPERATOR)
    assert log.load(OFFICE, stream(1)).version == 1


def test_of_many_streams_those_asked_for_last_are_kept() -> None:
    standing = Standing(most=2)
    one, two, three = (Loaded(stream=OFFICE, id=stream(number), version=1, state=None) for number in range(3))
    standing.keep(one)
    standing.keep(two)
    assert standing.of(OFFICE, one.id) is one
    standing.keep(three)
    assert [standing.of(OFFICE, each.id).version for each in (one, two, three)] == [1, 0, 1]
