"""A log, a book and a clerk on a database of the test's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.postgres import Database
from tests.adapters.views.room import Room, a_room


@pytest.fixture
def room(database: Database, tmp_path: Path) -> Iterator[Room]:
    with a_room(database, tmp_path / "keys") as made:
        yield made
