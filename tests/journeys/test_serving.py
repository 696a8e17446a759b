"""The office as an operator has it: started, stopped, started again, killed."""

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.journeys.conftest import Opened
from tests.journeys.running import command, copy_folder, free_port, serving
from tests.postgres import passable_folder

pytestmark = [pytest.mark.slow, pytest.mark.timeout(180)]


@pytest.fixture
def folder() -> Iterator[Path]:
    with passable_folder() as made:
        yield made / "var"


def test_an_empty_folder_is_not_served_but_told_how_to_open_it(folder: Path) -> None:
    refused = command(folder, "serve")
    assert refused.returncode != 0
    assert "sangsaeng open" in refused.stderr
    assert "--demonstration" in refused.stderr


def test_an_office_for_real_work_is_opened_and_served_once_until_ctrl_c_and_again_with_the_same_data(
    opened: Opened,
) -> None:
    folder, other = opened.folder, opened.folder.parent / "other"
    copy_folder(folder, other)
    with serving(folder, processes=2) as office:
        again = command(folder, "open", "--origin", "winwin.example/log", "--operator", "(가상) 나래")
        assert again.returncode != 0
        seeded = command(folder, "demo", "seed")
        assert seeded.returncode != 0
        assert "never seeded" in seeded.stderr
        second = command(folder, "serve", settings={"PORT": str(free_port())})
        assert second.returncode != 0
        assert str(folder) in second.stderr
        neighbour = command(other, "serve", settings={"PORT": str(office.port)})
        assert neighbour.returncode != 0
        assert "Choose another port" in neighbour.stderr
        me = office.ask("GET", "/api/v1/me", token=opened.token)
        assert me.status == 200
        assert [role["role"] for role in me.json["roles"]] == ["OPERATOR"]
        family = office.family()
        assert len(family) >= 4, "a database, a worker and a web server of two"
        assert office.stop(signal.SIGINT) == 0
        gone, alive = psutil.wait_procs(family, timeout=10)
        assert not alive
        assert gone
    with serving(folder) as office:
        assert office.ask("GET", "/api/v1/me", token=opened.token).json == me.json


def test_a_log_is_not_opened_under_a_name_that_could_not_be_recorded(folder: Path) -> None:
    refused = command(folder, "open", "--origin", "Bad origin!", "--operator", "(가상) 가람")
    assert refused.returncode != 0
    assert "winwin.example/log" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_backup_of_the_keys_says_when_it_expires_and_is_never_written_over(opened: Opened) -> None:
    words = ("keys", "backup", "--to", str(opened.folder.parent / "backup"), "--days", "30")
    made = command(opened.folder, *words)
    assert made.returncode == 0, made.stderr
    assert "expires on" in made.stdout
    again = command(opened.folder, *words)
    assert again.returncode != 0
    assert "exists already" in again.stderr
    assert "Traceback" not in again.stderr


def test_when_the_supervisor_is_killed_nothing_is_left_behind(opened: Opened) -> None:
    with serving(opened.folder, processes=2) as office:
        family = office.family()
        office.process.kill()
        office.process.wait()
        _, alive = psutil.wait_procs(family, timeout=20)
        assert not alive
    with serving(opened.folder) as office:
        assert office.ask("GET", "/healthz").status == 200


def test_a_database_killed_again_and_again_while_it_starts_is_brought_back(opened: Opened) -> None:
    with serving(opened.folder) as office:
        killed: set[int] = set()
        end = time.monotonic() + 60
        while len(killed) < 4 and time.monotonic() < end:
            for one in office.family():
                if one.pid not in killed and _is_postmaster(one):
                    one.kill()
                    killed.add(one.pid)
        assert len(killed) == 4
        office.wait_until_ready()


def _is_postmaster(process: psutil.Process) -> bool:
    try:
        return process.name() == "postgres" and "-D" in process.cmdline()
    except psutil.Error:
        return False
