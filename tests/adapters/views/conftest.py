"""A log, a book and a clerk on a database of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.clocks import ScriptedClock
from adapters.keys.folder import FolderKeys
from adapters.log import open_log
from adapters.postgres import Database
from adapters.views.book import PostgresBook
from tests.adapters.views.room import Room
from tests.application.views.facts_for_tests import START


@pytest.fixture
def room(database: Database, tmp_path: Path) -> Iterator[Room]:
    clock = ScriptedClock(START)
    folder = tmp_path / "keys"
    keys = FolderKeys(folder)
    with open_log(database.office, clock=clock, pool=4) as log, PostgresBook(database.office, connections=4) as book:
        yield Room(database=database, log=log, book=book, keys=keys, keys_folder=folder, clock=clock)
