"""One seeded demonstration for every journey that begins with one: seeded by the first that asks, copied by all."""

import fcntl
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.running import command
from tests.postgres import passable_folder


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that nobody serves and nobody changes, shared by the processes of a test run."""
    here = tmp_path_factory.getbasetemp()
    shared = here.parent if "PYTEST_XDIST_WORKER" in os.environ else here
    with (shared / "seeded.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "seeded").exists():
            with passable_folder() as made:
                done = command(made / "var", "demo", "seed")
                assert done.returncode == 0, done.stderr
                _copy(made / "var", shared / "half")
            (shared / "half").rename(shared / "seeded")
    return shared / "seeded"


@pytest.fixture(scope="module")
def demonstration_folder(seeded: Path) -> Iterator[Path]:
    """A data folder of the module's own with the whole demonstration in it."""
    with passable_folder() as made:
        _copy(seeded, made / "var")
        yield made / "var"


def _copy(one: Path, other: Path) -> None:
    """A copy that belongs to whom the original does: the database refuses another's files."""
    subprocess.run(("/bin/cp", "-a", str(one), str(other)), check=True)
