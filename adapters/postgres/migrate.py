"""The database's shape, brought up to date by numbered SQL files whose bytes, once applied, never change.

The first file makes the roles and runs as the migrating user; every later one runs as `sangsaeng_owner`, in a
transaction of its own. What was applied is recorded in `migrations.applied` with the file's hash.
"""

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql

from adapters.postgres.binaries import OLDEST_MAJOR, Unusable
from adapters.postgres.kept import Passwords

FOLDER = Path(__file__).parent / "migrations"
OWNER, OFFICE, CLERK = "sangsaeng_owner", "sangsaeng_office", "sangsaeng_clerk"
FIRST = 1
LOCK = 0x5A4E_4753_4145_4E47  # any number, the same for everyone who migrates

RECORD = """
CREATE SCHEMA IF NOT EXISTS migrations;
CREATE TABLE IF NOT EXISTS migrations.applied (
    number integer PRIMARY KEY,
    name text NOT NULL UNIQUE,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
);
"""


class MigrationRefused(Unusable):
    """The files and the record of what was applied contradict each other; the message names the file."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered file: `0001_roles_and_schemas.sql` has the number 1 and that name."""

    number: int
    name: str
    body: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """The hash of the file's bytes, in hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()


def migrations_in(folder: Path) -> tuple[Migration, ...]:
    """The folder's migrations in order. Raises `MigrationRefused` for a name without number or a number used twice."""
    found: dict[int, Migration] = {}
    for path in sorted(folder.glob("*.sql")):
        numbered = re.fullmatch(r"(\d{4})_[a-z0-9_]+\.sql", path.name)
        if numbered is None:
            raise MigrationRefused(f"Migration {path.name} is not named like 0001_what_it_makes.sql.")
        migration = Migration(int(numbered[1]), path.name, path.read_bytes())
        if twin := found.get(migration.number):
            raise MigrationRefused(f"Migrations {twin.name} and {migration.name} have the same number.")
        found[migration.number] = migration
    if FIRST not in found:
        raise MigrationRefused(f"There is no migration {FIRST:04} in {folder}.")
    return tuple(found.values())


def migrate(superuser_dsn: str, *, passwords: Passwords, folder: Path = FOLDER) -> tuple[str, ...]:
    """Apply what is new, give the two roles their passwords, and answer with the names of the files applied.

    Several processes may migrate at once: one works, the others wait and find nothing to do.
    Raises `MigrationRefused`, with nothing applied, where an applied file was changed or removed, or where a new
    one has a number below an applied one; `Unusable` where the server is too old.
    """
    migrations = migrations_in(folder)
    with psycopg.connect(superuser_dsn, autocommit=True) as connection:
        if connection.info.server_version < OLDEST_MAJOR * 10_000:
            version = connection.info.parameter_status("server_version")
            raise Unusable(f"The server is PostgreSQL {version}; version {OLDEST_MAJOR} is the oldest that will do.")
        connection.execute("SET client_min_messages = warning")
        connection.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        connection.execute(RECORD)
        fresh = _fresh(migrations, connection)
        for migration in fresh:
            _apply(migration, connection)
        _set_password(OFFICE, passwords.office, connection)
        _set_password(CLERK, passwords.clerk, connection)
    return tuple(migration.name for migration in fresh)


def _fresh(migrations: tuple[Migration, ...], connection: psycopg.Connection) -> tuple[Migration, ...]:
    rows = connection.execute("SELECT number, name, sha256 FROM migrations.applied ORDER BY number").fetchall()
    applied = {int(number): (str(name), str(sha256)) for number, name, sha256 in rows}
    by_number = {migration.number: migration for migration in migrations}
    for number, (name, sha256) in applied.items():
        file = by_number.get(number)
        if file is None or file.name != name:
            raise MigrationRefused(f"Migration {name} was applied to this database, but its file is gone.")
        if file.sha256 != sha256:
            raise MigrationRefused(
                f"Migration {name} was changed after it was applied to this database: its SHA-256 was {sha256} "
                f"and is now {file.sha256}. Restore the file and write the change as a new migration."
            )
    fresh = tuple(migration for migration in migrations if migration.number not in applied)
    if fresh and applied and fresh[0].number < max(applied):
        raise MigrationRefused(
            f"Migration {fresh[0].name} is new, but number {max(applied)} was already applied. Give it the next number."
        )
    return fresh


def _apply(migration: Migration, connection: psycopg.Connection) -> None:
    with connection.transaction():
        if migration.number != FIRST:
            connection.execute(sql.SQL("SET LOCAL ROLE {}").format(sql.Identifier(OWNER)))
        connection.execute(migration.body)
        connection.execute("RESET ROLE")
        connection.execute(
            "INSERT INTO migrations.applied (number, name, sha256) VALUES (%s, %s, %s)",
            [migration.number, migration.name, migration.sha256],
        )


def _set_password(role: str, password: str, connection: psycopg.Connection) -> None:
    """Give the role its password as a SCRAM verifier made here: the password itself is never in a statement."""
    verifier = connection.pgconn.encrypt_password(password.encode(), role.encode(), b"scram-sha-256").decode()
    connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(verifier)))
