"""Servers of a test's own, for tests that stop and kill them."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from adapters.postgres import Server
from adapters.postgres.binaries import Binaries
from tests.adapters.postgres.offices import Start
from tests.journeys.running import copy_folder
from tests.postgres import passable_folder


@pytest.fixture
def folder() -> Iterator[Path]:
    with passable_folder() as made:
        yield made


@pytest.fixture(scope="session")
def made_before() -> Iterator[Path]:
    """A data folder whose cluster was made, and whose server was stopped."""
    with passable_folder() as folder:
        Server.start(folder / "data", durable=False).stop()
        yield folder / "data"


@pytest.fixture
def data(made_before: Path, folder: Path) -> Path:
    """A copy of it, for tests that are about what comes after the making."""
    copy_folder(made_before, folder / "data")
    return folder / "data"


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
