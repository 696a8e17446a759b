"""Another process that opens an office, and what these tests write into a server and find there."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from adapters.postgres import Server, places
from adapters.postgres.binaries import binaries

Start = Callable[..., Server]

AS_ROOT = os.geteuid() == 0
ROOT = Path(__file__).parents[3]

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


def connected(server: Server) -> psycopg.Connection:
    return psycopg.connect(server.superuser_dsn("postgres"), autocommit=True)


def write(server: Server) -> None:
    with connected(server) as connection:
        connection.execute("CREATE TABLE written ()")


def written(server: Server) -> bool:
    with connected(server) as connection:
        return connection.execute("SELECT to_regclass('written')").fetchone() == ("written",)
