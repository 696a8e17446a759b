"""Real databases for tests: a server for each session and major version, a clone of a migrated one for each test."""

import functools
import hashlib
import hmac
import itertools
import os
import shutil
import tempfile
from base64 import b64encode
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from adapters.postgres import Database, Passwords, Server
from adapters.postgres.binaries import Binaries, binaries, installed
from adapters.postgres.migrate import CLERK, OFFICE, migrate
from tests import leaking

TEMPLATE = "template"
LINGERING = 3
"""So many databases wait until they are dropped; the last ones go with their server."""
MEMORY = Path("/dev/shm")  # noqa: S108 - what is made there has a name nobody can guess
ENOUGH_MEMORY = 2**30  # bytes; a container may offer 64 MB
PASSWORDS = Passwords(office="office-of-the-tests", clerk="clerk-of-the-tests")


@functools.cache
def every_postgres() -> tuple[Binaries, ...]:
    """The PostgreSQL tests use unless told otherwise, then the other major versions this machine has."""
    usual = binaries({})
    return (usual, *(other for other in installed() if other.major != usual.major))


@dataclass
class Servers:
    """The session's servers by major version, each started when the first test asks for it."""

    folder: Path
    running: dict[int, Server] = field(default_factory=dict)
    founders: dict[int, psycopg.Connection] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=itertools.count)
    left: deque[tuple[str, psycopg.Connection]] = field(default_factory=deque)
    """Databases that nobody needs any more."""

    def of(self, programs: Binaries) -> Server:
        if programs.major not in self.running:
            server = Server.start(self.folder / str(programs.major), durable=False, programs=programs)
            self.running[programs.major] = server
            founder = psycopg.connect(server.superuser_dsn("postgres"), autocommit=True)
            self.founders[programs.major] = founder
            _create(TEMPLATE, founder)
            migrate(server.superuser_dsn(TEMPLATE), passwords=PASSWORDS)
            for role, password in ((OFFICE, PASSWORDS.office), (CLERK, PASSWORDS.clerk)):
                _prove_in_haste(role, password, founder)
        return self.running[programs.major]

    @contextmanager
    def clone(self, programs: Binaries, *, of: Database | None = None) -> Iterator[Database]:
        """A migrated database of one's own, or a copy of one that nobody is connected to; gone soon afterwards."""
        server = self.of(programs)
        name = f"clone_{next(self.numbers)}"
        like = str(conninfo_to_dict(of.superuser)["dbname"]) if of else TEMPLATE
        founder = self.founders[programs.major]
        _create(name, founder, like=like)
        try:
            yield Database(
                office=server.dsn(OFFICE, PASSWORDS.office, name),
                clerk=server.dsn(CLERK, PASSWORDS.clerk, name),
                superuser=server.superuser_dsn(name),
            )
        finally:
            self._leave(name, founder)

    @contextmanager
    def bare(self, programs: Binaries) -> Iterator[str]:
        """The superuser's conninfo for a database nothing was done to yet, gone soon afterwards."""
        server = self.of(programs)
        name = f"bare_{next(self.numbers)}"
        founder = self.founders[programs.major]
        _create(name, founder)
        try:
            yield server.superuser_dsn(name)
        finally:
            self._leave(name, founder)

    def _leave(self, name: str, founder: psycopg.Connection) -> None:
        """Drop what was left a while ago: PostgreSQL waits a tenth of a second for a backend that is just ending."""
        self.left.append((name, founder))
        if len(self.left) > LINGERING:
            _drop(*self.left.popleft())

    def stop(self) -> None:
        """Stop them."""
        for founder in self.founders.values():
            founder.close()
        for server in self.running.values():
            server.stop()
        leaking.note(*self.folder.rglob("server.log"))


@contextmanager
def servers() -> Iterator[Servers]:
    """Servers that are stopped, and whose folder is removed, at the end."""
    with passable_folder() as folder:
        running = Servers(folder)
        try:
            yield running
        finally:
            running.stop()


@contextmanager
def passable_folder() -> Iterator[Path]:
    """A folder that PostgreSQL's own user can reach, which pytest's is not when tests run as root."""
    folder = Path(tempfile.mkdtemp(prefix="sangsaeng-tests-", dir=fast_folder()))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def fast_folder() -> Path:
    """Memory where there is enough of it: a clone takes 11 ms there, and 30 to 250 ms on a disk others use too."""
    in_memory = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ENOUGH_MEMORY
    return MEMORY if in_memory else Path(tempfile.gettempdir())


def _create(name: str, founder: psycopg.Connection, *, like: str = "template0") -> None:
    """Make a database; a clone brings everything along but the rights to the database itself.

    Its files are copied, which takes half the time of logging their pages.
    """
    created = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
    founder.execute(created.format(sql.Identifier(name), sql.Identifier(like)))
    if like != "template0":
        founder.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))
        admitted = sql.SQL(", ").join((sql.Identifier(OFFICE), sql.Identifier(CLERK)))
        founder.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(sql.Identifier(name), admitted))


def _drop(name: str, founder: psycopg.Connection) -> None:
    founder.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _prove_in_haste(role: str, password: str, founder: psycopg.Connection) -> None:
    """Let one round of hashing do, of 4,096 that slow down who guesses: tests connect thousands of times."""
    salt = b"salt of the tests"
    salted = hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 1)
    stored = hashlib.sha256(hmac.digest(salted, b"Client Key", "sha256")).digest()
    checks = hmac.digest(salted, b"Server Key", "sha256")
    told = tuple(b64encode(one).decode() for one in (salt, stored, checks))
    verifier = "SCRAM-SHA-256$1:{}${}:{}".format(*told)
    founder.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(verifier)))
