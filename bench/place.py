"""Where it is measured: a durable PostgreSQL of our own on a disk, and databases on it."""

import itertools
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from adapters.postgres import Database, Server
from adapters.postgres.migrate import CLERK, OFFICE
from adapters.postgres.opening import prepare

DURABILITY = ("fsync", "synchronous_commit", "full_page_writes")
SHOWN = ("server_version", *DURABILITY, "wal_sync_method", "shared_buffers", "max_wal_size")
ON_DISK = Path("/var/tmp")  # noqa: S108 - what is made there has a name nobody can guess
COMMITS = 50
PAGE = 8192


@dataclass(frozen=True)
class Place:
    """A folder on a disk and the server in it."""

    folder: Path
    server: Server
    numbers: Iterator[int] = field(default_factory=itertools.count)

    @property
    def secrets(self) -> Path:
        """Where the roles' passwords lie."""
        return self.folder / "secrets"

    def database(self) -> Database:
        """A migrated database."""
        return prepare(self.server, f"ours_{next(self.numbers)}", self.secrets)

    def copy(self, of: Database) -> Database:
        """A copy of a database that nobody is connected to."""
        name = f"copy_{next(self.numbers)}"
        like = str(conninfo_to_dict(of.superuser)["dbname"])
        with self.maintaining() as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(like))
            )
            connection.execute(
                sql.SQL("GRANT CONNECT ON DATABASE {} TO {}, {}").format(
                    sql.Identifier(name), sql.Identifier(OFFICE), sql.Identifier(CLERK)
                )
            )
        return prepare(self.server, name, self.secrets)

    def bare(self) -> str:
        """The superuser's conninfo for an empty database."""
        name = f"bare_{next(self.numbers)}"
        with self.maintaining() as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'").format(sql.Identifier(name))
            )
        return self.server.superuser_dsn(name)

    def drop(self, conninfo: str) -> None:
        """Remove a database."""
        name = str(conninfo_to_dict(conninfo)["dbname"])
        with self.maintaining() as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))

    def slow_commits(self, conninfo: str, milliseconds: float) -> None:
        """Let every commit of this database take so long from now on, for connections made from now on."""
        name = sql.Identifier(str(conninfo_to_dict(conninfo)["dbname"]))
        with self.maintaining() as connection:
            for setting, value in (("commit_delay", int(milliseconds * 1000)), ("commit_siblings", 0)):
                connection.execute(
                    sql.SQL("ALTER DATABASE {} SET {} = {}").format(name, sql.Identifier(setting), sql.Literal(value))
                )

    def maintaining(self, database: Database | None = None) -> psycopg.Connection:
        """A connection of the superuser to a database, or beside all of them."""
        conninfo = database.superuser if database else self.server.superuser_dsn("postgres")
        return psycopg.connect(conninfo, autocommit=True)

    def settings(self) -> dict[str, str]:
        """What the server was set to, and what it stands on."""
        with self.maintaining() as connection:
            shown = {name: str(connection.execute(f"SHOW {name}").fetchone()[0]) for name in SHOWN}  # type: ignore[index]
        return {
            **shown,
            "filesystem": _filesystem(self.folder),
            "fsync of a page": f"{_fsync_seconds(self.folder) * 1e3:.2f} ms",
            "cores": str(os.cpu_count()),
        }


@contextmanager
def a_place(folder: Path | None = None, *, durable: bool = True) -> Iterator[Place]:
    """A place in a folder of its own, beneath the given one or on a disk; gone afterwards. Main thread only."""
    beneath = folder or ON_DISK
    beneath.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="sangsaeng-bench-", dir=beneath))
    made.chmod(0o711)
    try:
        server = Server.start(made / "postgres", durable=durable)
        try:
            yield Place(made, server)
        finally:
            server.stop()
    finally:
        shutil.rmtree(made)


def _filesystem(folder: Path) -> str:
    """The type of file system a folder is on: where it is in memory, fsync costs nothing and nothing counts."""
    mounts = [line.split() for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    above = [(mount[1], mount[2]) for mount in mounts if folder.is_relative_to(mount[1])]
    return max(above, key=lambda one: len(one[0]))[1]


def _fsync_seconds(folder: Path) -> float:
    """How long a page takes to reach the disk, in the middle of many."""
    taken = []
    with (folder / "page").open("wb", buffering=0) as page:
        for _ in range(COMMITS):
            begun = time.perf_counter()
            page.write(bytes(PAGE))
            os.fdatasync(page.fileno())
            taken.append(time.perf_counter() - begun)
    (folder / "page").unlink()
    return sorted(taken)[len(taken) // 2]
