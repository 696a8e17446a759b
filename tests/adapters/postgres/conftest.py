"""Servers of a test's own, for tests that stop and kill them."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from adapters.postgres import Server
from adapters.postgres.binaries import Binaries
from tests.adapters.postgres.offices import Start
from tests.postgres import passable_folder


@pytest.fixture
def folder() -> Iterator[Path]:
    with passable_folder() as made:
        yield made


@pytest.fixture
def start(folder: Path) -> Iterator[Start]:
    """Starts servers, forgetful ones unless told otherwise, that are stopped before their folder goes."""
    assert folder.exists()
    with ExitStack() as stack:

        def start(data: Path, *, durable: bool = False, programs: Binaries | None = None) -> Server:
            server = Server.start(data, durable=durable, programs=programs)
            stack.callback(server.stop)
            return server

        yield start
