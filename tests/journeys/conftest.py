"""Offices for journeys: each is made by the first that asks, and copied by all."""

import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journeys.running import command, copy_folder
from tests.postgres import passable_folder


@dataclass(frozen=True)
class Opened:
    """The folder of an office for real work that was opened and never served, and its operator's token."""

    folder: Path
    token: str


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that nobody serves and nobody changes, shared by the processes of a test run."""
    return _made_once(tmp_path_factory, "seeded", "demo", "seed")


@pytest.fixture(scope="module")
def demonstration_folder(seeded: Path) -> Iterator[Path]:
    """A data folder of the module's own with the whole demonstration in it."""
    with passable_folder() as made:
        copy_folder(seeded / "var", made / "var")
        yield made / "var"


@pytest.fixture(scope="session")
def just_opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As `seeded`, of an office for real work."""
    words = ("open", "--origin", "winwin.example/log", "--operator", "(가상) 가람")
    return _made_once(tmp_path_factory, "opened", *words)


@pytest.fixture
def opened(just_opened: Path) -> Iterator[Opened]:
    """An office for real work of the test's own."""
    with passable_folder() as made:
        copy_folder(just_opened / "var", made / "var")
        yield Opened(made / "var", (just_opened / "said").read_text("utf-8").strip())


def _made_once(tmp_path_factory: pytest.TempPathFactory, name: str, *words: str) -> Path:
    """A folder with the data folder that this command makes, as `var`, and what it `said`."""
    here = tmp_path_factory.getbasetemp()
    shared = here.parent if "PYTEST_XDIST_WORKER" in os.environ else here
    with (shared / f"{name}.lock").open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / name).exists():
            half = shared / f"{name}.half"
            half.mkdir()
            with passable_folder() as made:
                done = command(made / "var", *words)
                assert done.returncode == 0, done.stderr
                (half / "said").write_text(done.stdout, "utf-8")
                copy_folder(made / "var", half / "var")
            half.rename(shared / name)
    return shared / name
