"""The library's own cases for a recorder, on ours."""

import sys
from unittest import defaultTestLoader

import pytest
from eventsourcing import cryptography
from eventsourcing.persistence import ApplicationRecorder, StoredEvent
from eventsourcing.postgres import PostgresDatastore
from psycopg.conninfo import conninfo_to_dict

from adapters.log.appending import KeyTaken, StreamMoved
from adapters.log.recorder import FactRecorder
from adapters.postgres import Database
from tests.adapters.log.clerk import once, stream

with pytest.MonkeyPatch.context() as patch:
    # The cases of other parts in the same module ask for a cipher from a library we do not have.
    patch.setitem(sys.modules, "eventsourcing.cipher", cryptography)
    from eventsourcing.tests import persistence as cases

pytestmark = pytest.mark.every_postgres


class OnOurs(cases.ApplicationRecorderTestCase[ApplicationRecorder]):
    """The cases every application recorder must pass; positions are contiguous where nothing is refused."""

    __test__ = False
    recorder: FactRecorder

    def create_recorder(self) -> ApplicationRecorder:
        return self.recorder


class NeverInterleaved(cases.NonInterleavingNotificationIDsBaseCase):
    """The case that positions of one append never mix with another's."""

    __test__ = False
    recorder: FactRecorder

    def create_recorder(self) -> ApplicationRecorder:
        return self.recorder


# Its optional case of a subscription is left out: the library's subscriber can miss what is recorded before it listens,
# then waits for ever. Nobody here subscribes by it; test_listening.py holds our own.
CASES = [(kind, name) for kind in (OnOurs, NeverInterleaved) for name in defaultTestLoader.getTestCaseNames(kind)]


def datastore(conninfo: str) -> PostgresDatastore:
    given = conninfo_to_dict(conninfo)
    return PostgresDatastore(
        dbname=str(given["dbname"]),
        host=str(given["host"]),
        port=str(given["port"]),
        user=str(given["user"]),
        password=str(given["password"]),
        schema="log",
        pool_size=12,
    )


def test_the_library_has_cases_to_pass() -> None:
    assert {name for _, name in CASES} >= {
        "test",
        "test_insert_select",
        "test_concurrent_no_conflicts",
        "test_concurrent_throughput",
    }


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "name"), CASES)
def test_the_librarys_own_cases_pass_on_our_recorder(
    kind: type[OnOurs | NeverInterleaved], name: str, database: Database
) -> None:
    with datastore(database.office) as store:
        case = kind(name)
        case.recorder = FactRecorder(store)
        case.debug()


def event(number: int, *, version: int = 1) -> StoredEvent:
    return StoredEvent(originator_id=stream(number), originator_version=version, topic="a.fact", state=b"{}")


def test_a_conflict_of_the_key_and_one_of_the_stream_are_told_apart(database: Database) -> None:
    with datastore(database.office) as store:
        recorder = FactRecorder(store)
        assert recorder.insert_events([event(1)], once=once("key")) == [1]
        with pytest.raises(KeyTaken):
            recorder.insert_events([event(2)], once=once("key"))
        with pytest.raises(StreamMoved):
            recorder.insert_events([event(1)], once=once("another key"))
        with pytest.raises(KeyTaken):
            recorder.insert_events([event(1)], once=once("key"))
        assert recorder.insert_events([]) is None
        assert [found.originator_id for found in recorder.select_notifications(None, 10)] == [stream(1)]
