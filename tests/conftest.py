"""Fixtures everyone may use."""

import gc
import os
from collections.abc import Iterator

import pytest

from adapters.postgres import Database
from adapters.postgres.binaries import Binaries
from tests import leaking
from tests.postgres import Servers, every_postgres, fast_folder, servers


def pytest_configure(config: pytest.Config) -> None:
    """The folders of tests are made where files cost least: some runs make 20,000 of them. Garbage is looked for seldom."""
    leaking.watch(config)
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(fast_folder()))
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session")
def postgres_servers() -> Iterator[Servers]:
    """The session's PostgreSQL servers."""
    with servers() as running:
        yield running


@pytest.fixture
def programs(request: pytest.FixtureRequest) -> Binaries:
    """The PostgreSQL this test runs on."""
    given: Binaries = getattr(request, "param", None) or every_postgres()[0]
    return given


@pytest.fixture
def database(postgres_servers: Servers, programs: Binaries) -> Iterator[Database]:
    """A migrated database of the test's own on a real PostgreSQL."""
    with postgres_servers.clone(programs) as cloned:
        yield cloned


@pytest.fixture
def bare_database(postgres_servers: Servers, programs: Binaries) -> Iterator[str]:
    """The superuser's conninfo for a database nothing was done to yet."""
    with postgres_servers.bare(programs) as conninfo:
        yield conninfo


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those who look at the demonstration come first, so that one worker is dealt them all and it is seeded once."""
    items.sort(key=lambda item: "demonstration" not in getattr(item, "fixturenames", ()))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what is marked `every_postgres` on each major version this machine has; in haste, on the first alone."""
    marked = metafunc.definition.get_closest_marker("every_postgres") is not None
    if marked and "programs" in metafunc.fixturenames:
        usual, *others = every_postgres()
        majors = [
            pytest.param(usual, id=f"pg{usual.major}"),
            *(pytest.param(each, id=f"pg{each.major}", marks=pytest.mark.slow) for each in others),
        ]
        metafunc.parametrize("programs", majors, indirect=True)
