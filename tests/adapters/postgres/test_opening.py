"""The one way in, with a server of our own and with somebody else's."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from stat import S_IMODE

import psycopg
import pytest

from adapters.postgres import Database, Server, Unusable, open_database, passwords_in
from adapters.postgres.binaries import Binaries
from adapters.postgres.opening import prepare

pytestmark = [pytest.mark.every_postgres, pytest.mark.slow]

SIGNED_IN = ("sangsaeng_office", "sangsaeng_clerk", "postgres")


def test_the_same_database_is_opened_again(folder: Path, programs: Binaries) -> None:
    env = {"PG_BINDIR": str(programs.folder)}
    first = open_database(folder, env, durable=False)
    assert users(first.database) == SIGNED_IN
    first.server.stop()
    second = open_database(folder, env, durable=False)
    try:
        assert users(second.database) == SIGNED_IN
        assert second.database == first.database
    finally:
        second.server.stop()


def test_a_database_that_cannot_be_opened_leaves_no_server_behind(folder: Path, programs: Binaries) -> None:
    env = {"PG_BINDIR": str(programs.folder)}
    opened = open_database(folder, env, durable=False)
    with psycopg.connect(opened.database.superuser) as connection:
        connection.execute("UPDATE migrations.applied SET sha256 = 'another'")
    opened.server.stop()
    with pytest.raises(Unusable, match="was changed after it was applied"):
        open_database(folder, env, durable=False)
    assert not opened.server.alive()


def test_on_somebody_elses_server_an_administrator_without_superpowers_is_enough(server: Server, folder: Path) -> None:
    with psycopg.connect(server.superuser_dsn("postgres"), autocommit=True) as connection:
        connection.execute("CREATE ROLE administrator LOGIN CREATEROLE CREATEDB PASSWORD 'of-the-house'")
    url = server.dsn("administrator", "of-the-house", "case_office")
    opened = open_database(folder / "office", {"DATABASE_URL": url})
    assert users(opened.database) == ("sangsaeng_office", "sangsaeng_clerk", "administrator")
    with psycopg.connect(opened.database.office) as connection:
        assert connection.info.dbname == "case_office"
    assert [path.name for path in (folder / "office").iterdir()] == ["secrets"]
    opened.server.stop()
    assert opened.server.alive()
    assert server.alive()


def test_a_server_that_does_not_answer_is_named_in_the_refusal(folder: Path) -> None:
    url = f"postgresql://somebody:hush@/office?host={folder}"
    with pytest.raises(Unusable, match="does not answer") as refused:
        open_database(folder, {"DATABASE_URL": url})
    assert str(folder) in str(refused.value)
    assert "hush" not in str(refused.value)


def test_many_who_open_at_once_get_one_database_and_one_set_of_passwords(server: Server, folder: Path) -> None:
    with ThreadPoolExecutor(4) as crowd:
        databases = list(crowd.map(lambda _: prepare(server, "sangsaeng", folder / "secrets"), range(4)))
    assert len(set(databases)) == 1
    assert users(databases[0]) == SIGNED_IN


def test_passwords_are_made_once_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    made = passwords_in(tmp_path / "secrets")
    assert passwords_in(tmp_path / "secrets") == made
    assert made.office != made.clerk
    assert made.office not in repr(made)
    modes = {path.name: S_IMODE(path.stat().st_mode) for path in (tmp_path / "secrets").iterdir()}
    assert modes == {"office.password": 0o600, "clerk.password": 0o600}
    assert S_IMODE((tmp_path / "secrets").stat().st_mode) == 0o700


@pytest.fixture
def server(folder: Path, programs: Binaries) -> Iterator[Server]:
    """A server of the test's own: roles and their passwords belong to a whole server."""
    started = Server.start(folder / "server", durable=False, programs=programs)
    yield started
    started.stop()


def users(database: Database) -> tuple[str, ...]:
    """Whom the three ways in lead to."""
    found = []
    for conninfo in (database.office, database.clerk, database.superuser):
        with psycopg.connect(conninfo) as connection:
            found.append(connection.info.user)
    return tuple(found)
