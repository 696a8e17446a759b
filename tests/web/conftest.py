from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import Servers
from tests.prepared import MARCH, Told, told
from tests.scenes import Scene, an_open_call


@pytest.fixture(scope="session")
def open_call(postgres_servers: Servers) -> Iterator[Told[Scene]]:
    with told(postgres_servers, MARCH, an_open_call) as made:
        yield made


@pytest.fixture
def scene(open_call: Told[Scene], tmp_path: Path) -> Iterator[Scene]:
    """The 2021 call is open."""
    with open_call.again(tmp_path) as made:
        yield made
