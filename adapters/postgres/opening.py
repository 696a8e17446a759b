"""The one way in: a server, the office's database on it, up to date, and the roles to sign in with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import errors, sql

from adapters.postgres.binaries import DatabaseUrl, Unusable, source
from adapters.postgres.kept import Passwords, passwords_in
from adapters.postgres.launcher import External, Server
from adapters.postgres.migrate import CLERK, OFFICE, migrate
from adapters.postgres.places import settle

NAME = "sangsaeng"


@dataclass(frozen=True, slots=True)
class Database:
    """How to sign in to the office's database: a conninfo for each role."""

    office: str = field(repr=False)
    clerk: str = field(repr=False)
    superuser: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """An open database and the server it is on. Who opened it stops the server."""

    server: Server | External
    database: Database


def open_database(data_dir: Path, env: Mapping[str, str], *, durable: bool = True) -> Opened:
    """Choose or start the server, make the database where it is missing, and bring it up to date.

    The cluster lives in `data_dir/postgres`, the roles' passwords in `data_dir/secrets`. Main thread only.
    Raises `Unusable`, with what to do about it.
    """
    chosen = source(env)
    if isinstance(chosen, DatabaseUrl):
        external = External(chosen.conninfo)
        return Opened(external, prepare(external, external.dbname or NAME, data_dir / "secrets"))
    server = Server.start(data_dir / "postgres", durable=durable, programs=chosen)
    try:
        return Opened(server, prepare(server, NAME, data_dir / "secrets"))
    except BaseException:
        server.stop()
        raise


def prepare(server: Server | External, name: str, secrets: Path) -> Database:
    """The named database of a running server, made where it is missing and up to date."""
    passwords = passwords_in(secrets)
    superuser = server.superuser_dsn(name)
    if not _answers(superuser):
        _create(name, server.superuser_dsn("postgres"))
    migrate(superuser, passwords=passwords)
    return Database(
        office=server.dsn(OFFICE, passwords.office, name),
        clerk=server.dsn(CLERK, passwords.clerk, name),
        superuser=superuser,
    )


def _answers(conninfo: str) -> bool:
    try:
        psycopg.connect(conninfo).close()
    except psycopg.OperationalError:
        return False
    return True


def _signing_in(server: Server | External, name: str, passwords: Passwords) -> Database:
    return Database(
        office=server.dsn(OFFICE, passwords.office, name),
        clerk=server.dsn(CLERK, passwords.clerk, name),
        superuser=server.superuser_dsn(name),
    )


def _create(name: str, maintenance: str) -> None:
    """Make the database, unless it is there after all."""
    try:
        connection = psycopg.connect(maintenance, autocommit=True)
    except psycopg.OperationalError as error:
        raise Unusable(f"The PostgreSQL server does not answer, or does not let us in: {error}") from error
    with connection:
        try:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name))
            )
        except (errors.DuplicateDatabase, errors.UniqueViolation):
            return


def running_database(data_dir: Path, env: Mapping[str, str]) -> Database:
    """How to sign in to a database that another process has opened: nothing is started and nothing migrated."""
    chosen = source(env)
    passwords = passwords_in(data_dir / "secrets")
    server: Server | External
    if isinstance(chosen, DatabaseUrl):
        server = External(chosen.conninfo)
        name = server.dbname or NAME
    else:
        server, name = Server(settle(data_dir / "postgres", chosen), durable=True), NAME
    return _signing_in(server, name, passwords)
