"""An office in which the 2021 call is open."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.clocks import ScriptedClock
from adapters.postgres import Database
from tests.offices import an_office
from tests.scenes import Scene, an_open_call


@pytest.fixture
def scene(database: Database, tmp_path: Path) -> Iterator[Scene]:
    """The 2021 call, open, on 1 April 2021."""
    with an_office(database, tmp_path, ScriptedClock(datetime(2021, 4, 1, 1, 0, tzinfo=UTC))) as at:
        yield an_open_call(at)
