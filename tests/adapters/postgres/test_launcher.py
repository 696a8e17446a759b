"""The server of our own: started, stopped, killed, found again, and never two on one cluster."""

import os
import signal
import subprocess
import threading
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from adapters.postgres import Server, Unusable
from adapters.postgres.binaries import Binaries
from adapters.postgres.residents import residents, wait_until
from tests.adapters.postgres.offices import AS_ROOT, Start, another_office, connected, said, write, written

pytestmark = pytest.mark.slow

LONG = 30.0


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


def test_only_a_password_opens_it(start: Start, data: Path) -> None:
    server = start(data)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(server.dsn("postgres", "a-guess", "postgres"))


def test_what_is_secret_is_closed_to_others(start: Start, folder: Path) -> None:
    place = start(folder / "data").place
    modes = {
        path.name: path.stat().st_mode & 0o077
        for path in (
            place.password,
            place.cluster,
            place.socket,
            place.lock,
            place.log,
        )
    }
    assert set(modes.values()) == {0}, modes


def test_the_log_shows_no_value_of_a_failed_statement(start: Start, data: Path) -> None:
    server = start(data)
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


def test_a_killed_postmaster_is_noticed_and_brought_back(start: Start, data: Path) -> None:
    server = start(data, durable=True)
    write(server)
    kill_postmaster(server)
    assert wait_until(lambda: not server.alive(), LONG)
    server.restart()
    assert server.alive()
    assert written(server)


def test_a_stranger_with_the_old_process_id_is_no_obstacle(start: Start, data: Path) -> None:
    server = start(data)
    pid_file = server.place.cluster / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    server.stop()
    user = server.place.uid if AS_ROOT else None
    with subprocess.Popen(["sleep", "600"], user=user) as stranger:  # noqa: S607 - wherever the system has it
        pid_file.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
        os.chown(pid_file, server.place.uid, server.place.gid)
        assert start(data).alive()
        assert stranger.poll() is None
        stranger.kill()


@pytest.mark.parametrize("lock", ["cluster/postmaster.pid", "socket/.s.PGSQL.5432.lock"])
def test_a_lock_file_left_empty_by_a_kill_while_it_was_written_is_no_obstacle(
    start: Start, data: Path, lock: str
) -> None:
    server = start(data)
    folder, name = lock.split("/")
    left = {"cluster": server.place.cluster, "socket": server.place.socket}[folder] / name
    server.stop()
    left.touch(mode=0o600)
    os.chown(left, server.place.uid, server.place.gid)
    assert start(data).alive()


def test_a_half_made_cluster_is_made_anew(start: Start, folder: Path) -> None:
    half_made = folder / "data" / "initdb-half-made"
    (half_made / "cluster").mkdir(parents=True)
    (half_made / "cluster" / "PG_VERSION").write_text("")
    assert start(folder / "data").alive()
    assert not half_made.exists()


def test_a_half_made_cluster_is_removed_although_its_orphan_is_still_tidying_in_it(start: Start, folder: Path) -> None:
    half_made = folder / "data" / "initdb-half-made"
    (half_made / "cluster").mkdir(parents=True)
    begun = threading.Event()

    def tidy() -> None:
        for each in range(20_000):
            with suppress(FileNotFoundError):
                (half_made / "cluster" / str(each)).mkdir()
                (half_made / "cluster" / str(each - 1)).rmdir()
            begun.set()

    orphan = threading.Thread(target=tidy)
    orphan.start()
    assert begun.wait(LONG)
    assert start(folder / "data").alive()
    orphan.join()
    assert not half_made.exists()


def test_a_kill_during_initdb_heals(start: Start, folder: Path) -> None:
    data = folder / "data"
    office = another_office(data)
    assert wait_until(lambda: any(data.glob("initdb-*/cluster/*")), LONG)
    office.kill()
    office.communicate()
    assert not (data / "cluster").exists()
    assert start(data).alive()


def test_the_server_ends_with_a_parent_that_was_killed(data: Path) -> None:
    office = another_office(data)
    assert said(office) == "up"
    cluster = data / "cluster"
    assert residents(cluster)
    office.kill()
    office.communicate()
    assert wait_until(lambda: not residents(cluster), LONG)


def test_a_successor_starts_although_the_killed_parents_server_is_still_stopping(start: Start, data: Path) -> None:
    office = another_office(data)
    assert said(office) == "up"
    office.kill()
    office.communicate()
    server = start(data)
    write(server)
    assert written(server)


def test_a_backend_that_outlived_its_postmaster_is_ended_before_the_next_start(start: Start, data: Path) -> None:
    server = start(data)
    with connected(server) as connection:
        row = connection.execute("SELECT pg_backend_pid()").fetchone()
        assert row is not None
        backend = int(row[0])
        os.kill(backend, signal.SIGSTOP)
        kill_postmaster(server)
        server.restart()
        assert backend not in residents(server.place.cluster)
    assert server.alive()


def test_a_second_process_uses_the_running_server_and_leaves_it_running(start: Start, data: Path) -> None:
    server = start(data)
    before = residents(server.place.cluster)
    office = another_office(data)
    assert said(office) == "up"
    assert before <= residents(server.place.cluster)
    assert office.communicate("go\n")[0] == ""
    assert office.returncode == 0
    assert server.alive()


def test_a_user_of_anothers_server_can_take_over_when_that_one_ends(start: Start, data: Path) -> None:
    office = another_office(data)
    assert said(office) == "up"
    server = start(data)
    office.communicate("go\n")
    assert not server.alive()
    server.restart()
    assert server.alive()


def test_another_major_version_is_refused_with_the_way_over(start: Start, data: Path) -> None:
    server = start(data)
    server.stop()
    (server.place.cluster / "PG_VERSION").write_text("9\n")
    with pytest.raises(Unusable, match=r"(?s)made by PostgreSQL 9;.*/9/bin/pg_dumpall.*/initdb .*/psql "):
        start(data)


def test_a_server_that_cannot_start_says_what_postgresql_said(start: Start, data: Path) -> None:
    server = start(data)
    server.stop()
    (server.place.cluster / "postgresql.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(Unusable, match="no_such_setting"):
        start(data)


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


def kill_postmaster(server: Server) -> None:
    os.kill(int((server.place.cluster / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
