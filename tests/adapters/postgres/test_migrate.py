"""The database's shape and rights, and the record of how it came to them."""

import shutil
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

from adapters.postgres import Database
from adapters.postgres.migrate import FOLDER, MigrationRefused, migrate, migrations_in
from tests.postgres import PASSWORDS

pytestmark = pytest.mark.every_postgres

ROLES = ("office", "clerk")
SCHEMAS = ("public", "log", "book", "desk", "ledger", "migrations")


def test_the_folder_is_applied_in_order_once(bare_database: str) -> None:
    names = tuple(migration.name for migration in migrations_in(FOLDER))
    assert migrate(bare_database, passwords=PASSWORDS) == names
    assert migrate(bare_database, passwords=PASSWORDS) == ()
    with psycopg.connect(bare_database) as connection:
        recorded = connection.execute("SELECT name FROM migrations.applied ORDER BY number").fetchall()
    assert tuple(name for (name,) in recorded) == names


def test_a_later_migration_belongs_to_the_owner(bare_database: str, folder: Path) -> None:
    (folder / "0002_more.sql").write_text("CREATE TABLE log.more (id integer);")
    migrate(bare_database, passwords=PASSWORDS, folder=folder)
    with psycopg.connect(bare_database) as connection:
        owner = connection.execute("SELECT tableowner FROM pg_tables WHERE tablename = 'more'").fetchone()
    assert owner == ("sangsaeng_owner",)


def test_a_migration_that_fails_leaves_nothing_of_itself(bare_database: str, folder: Path) -> None:
    broken = folder / "0002_broken.sql"
    broken.write_text("CREATE TABLE log.half (id integer); SELECT 1 / 0;")
    with pytest.raises(errors.DivisionByZero):
        migrate(bare_database, passwords=PASSWORDS, folder=folder)
    broken.write_text("CREATE TABLE log.half (id integer);")
    assert migrate(bare_database, passwords=PASSWORDS, folder=folder) == ("0002_broken.sql",)


def test_a_changed_migration_is_refused_by_name(bare_database: str, folder: Path) -> None:
    migrate(bare_database, passwords=PASSWORDS, folder=folder)
    with (folder / "0001_roles_and_schemas.sql").open("a") as file:
        file.write("-- one more line\n")
    (folder / "0002_more.sql").write_text("CREATE TABLE log.more (id integer);")
    with pytest.raises(MigrationRefused, match=r"0001_roles_and_schemas\.sql was changed"):
        migrate(bare_database, passwords=PASSWORDS, folder=folder)
    with psycopg.connect(bare_database) as connection:
        assert connection.execute("SELECT to_regclass('log.more')").fetchone() == (None,)


def test_a_removed_migration_is_refused_by_name(bare_database: str, folder: Path) -> None:
    (folder / "0002_more.sql").write_text("CREATE TABLE log.more (id integer);")
    migrate(bare_database, passwords=PASSWORDS, folder=folder)
    (folder / "0002_more.sql").unlink()
    with pytest.raises(MigrationRefused, match=r"0002_more\.sql was applied .* gone"):
        migrate(bare_database, passwords=PASSWORDS, folder=folder)


def test_a_new_migration_below_an_applied_one_is_refused_by_name(bare_database: str, folder: Path) -> None:
    (folder / "0003_third.sql").write_text("SELECT 3;")
    migrate(bare_database, passwords=PASSWORDS, folder=folder)
    (folder / "0002_second.sql").write_text("SELECT 2;")
    with pytest.raises(MigrationRefused, match=r"0002_second\.sql is new, but number 3"):
        migrate(bare_database, passwords=PASSWORDS, folder=folder)


def test_a_number_used_twice_is_refused_by_both_names(folder: Path) -> None:
    (folder / "0001_again.sql").write_text("SELECT 1;")
    with pytest.raises(MigrationRefused, match=r"0001_again\.sql and 0001_roles_and_schemas\.sql"):
        migrations_in(folder)


def test_a_file_without_a_number_and_an_empty_folder_are_refused(folder: Path, tmp_path: Path) -> None:
    (folder / "more.sql").write_text("SELECT 1;")
    with pytest.raises(MigrationRefused, match=r"more\.sql is not named"):
        migrations_in(folder)
    (tmp_path / "empty").mkdir()
    with pytest.raises(MigrationRefused, match="no migration 0001"):
        migrations_in(tmp_path / "empty")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("schema", SCHEMAS)
def test_no_role_makes_tables_anywhere(database: Database, role: str, schema: str) -> None:
    with signed_in(database, role) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(f"CREATE TABLE {schema}.mine (id integer)".encode())


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(
    "statement",
    [
        b"CREATE TEMP TABLE mine (id integer)",
        b"CREATE SCHEMA mine",
        b"CREATE DATABASE mine",
        b"CREATE ROLE mine",
        b"SET ROLE sangsaeng_owner",
        b"DROP SCHEMA log CASCADE",
        b"ALTER SCHEMA log OWNER TO CURRENT_USER",
        b"SELECT * FROM migrations.applied",
        b"COPY (SELECT 1) TO PROGRAM 'true'",
        b"SELECT pg_read_file('postgresql.conf')",
    ],
)
def test_no_role_may_do_more_than_it_was_given(database: Database, role: str, statement: bytes) -> None:
    with signed_in(database, role) as connection, pytest.raises(errors.InsufficientPrivilege):
        connection.execute(statement)


def test_two_roles_sign_in_and_none_of_the_three_has_a_power_over_the_server(database: Database) -> None:
    with psycopg.connect(database.superuser) as connection:
        roles = connection.execute(
            "SELECT rolname, rolcanlogin, rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls"
            " FROM pg_roles WHERE rolname LIKE 'sangsaeng%' ORDER BY rolname"
        ).fetchall()
    assert roles == [
        ("sangsaeng_clerk", True, False),
        ("sangsaeng_office", True, False),
        ("sangsaeng_owner", False, False),
    ]


def test_a_wrong_password_is_refused(database: Database) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(database.office, password=PASSWORDS.clerk)


def test_a_role_not_invited_cannot_connect(database: Database) -> None:
    with psycopg.connect(database.superuser, autocommit=True) as connection:
        connection.execute("CREATE ROLE passer_by LOGIN PASSWORD 'let-me-in'")
        try:
            with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
                psycopg.connect(database.office, user="passer_by", password="let-me-in")
        finally:
            connection.execute("DROP ROLE passer_by")


def test_a_clone_has_the_rights_of_the_database_it_was_cloned_from(database: Database, bare_database: str) -> None:
    migrate(bare_database, passwords=PASSWORDS)
    assert rights(database.superuser) == rights(bare_database)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of migrations with the first one in it."""
    copied = tmp_path / "migrations"
    copied.mkdir()
    shutil.copy(FOLDER / "0001_roles_and_schemas.sql", copied)
    return copied


def signed_in(database: Database, role: str) -> psycopg.Connection:
    return psycopg.connect({"office": database.office, "clerk": database.clerk}[role], autocommit=True)


def rights(superuser: str) -> list[str]:
    with psycopg.connect(superuser) as connection:
        rows = connection.execute(
            "SELECT unnest(datacl)::text FROM pg_database WHERE datname = current_database()"
        ).fetchall()
    return sorted(right for (right,) in rows)
