"""A whole office as its users have it: `sangsaeng serve` in a process of its own, spoken to over HTTP."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import psutil

from adapters.desk import issue
from adapters.postgres import Database, open_database, running_database
from tests import leaking
from tests.journeys.forking import REPOSITORY, forked

START_SECONDS = 120.0
STOP_SECONDS = 30.0


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the API says
        return json.loads(self.body)


@dataclass
class Serving:
    """A running office: its folder, its port and its process."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]
    log: Path
    tokens: dict[UUID, str] = field(default_factory=dict)

    @property
    def database(self) -> Database:
        return running_database(self.folder, os.environ)

    def token(self, person: UUID) -> str:
        """A token of a person, issued at the office's own database."""
        if person not in self.tokens:
            self.tokens[person] = issue(self.database.clerk, person)
        return self.tokens[person]

    def ask(
        self,
        method: str,
        path: str,
        *,
        token: str | None = None,
        body: object = None,
        headers: dict[str, str] | None = None,
        timeout: float = 10.0,
    ) -> Answer:
        """One request. Raises `OSError` where no answer came."""
        sent = dict(headers or {})
        if token:
            sent["Authorization"] = f"Bearer {token}"
        data = None
        if body is not None:
            data, sent["Content-Type"] = json.dumps(body).encode(), "application/json"
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", data, sent, method=method)
        try:
            with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310
                return Answer(answer.status, dict(answer.headers), answer.read())
        except urllib.error.HTTPError as refused:
            return Answer(refused.code, dict(refused.headers), refused.read())

    def wait_until_ready(self, seconds: float = START_SECONDS) -> None:
        """Wait until the office says that it is ready."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"the office ended with {self.process.returncode}: {self.said()}")
            try:
                if self.ask("GET", "/readyz", timeout=2).status == 200:
                    return
            except OSError:
                pass
            time.sleep(0.05)
        raise AssertionError(f"the office was not ready in time: {self.said()}")

    def said(self) -> str:
        """The last lines the office wrote, for a failure's message."""
        return self.log.read_text(encoding="utf-8", errors="replace")[-4000:]

    def family(self) -> list[psutil.Process]:
        """Every process the office started."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def stop(self, number: int = signal.SIGINT) -> int:
        """Ask it to stop, as Ctrl-C does; its exit status."""
        self.process.send_signal(number)
        return self.process.wait(STOP_SECONDS)


@contextmanager
def serving(
    folder: Path,
    *,
    words: tuple[str, ...] = (),
    port: int | None = None,
    wait: bool = True,
    processes: int = 1,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Serving]:
    """Serve the office of this data folder, with so many web processes and these settings, until the end of the block."""
    chosen = port or free_port()
    env = os.environ | {
        "DATA_DIR": str(folder),
        "PORT": str(chosen),
        "WEB_PROCESSES": str(processes),
        "WEB_THREADS": "8",
        **(settings or {}),
    }
    path = folder.parent / f"{folder.name}.log"
    with path.open("ab") as log:
        process = subprocess.Popen(
            (sys.executable, "-m", "web.command_line", "serve", *words),
            cwd=REPOSITORY,
            env=env,
            stdout=log,
            stderr=log,
        )
    office = Serving(folder, chosen, process, path)
    try:
        if wait:
            office.wait_until_ready()
        yield office
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                for one in [*office.family(), psutil.Process(process.pid)]:
                    one.kill()
                raise
        leaking.note(path, *folder.rglob("server.log"))


def free_port() -> int:
    """A port nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def command(folder: Path, *words: str, settings: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command of the office on this data folder, with these settings."""
    return forked(words, {**os.environ, **(settings or {}), "DATA_DIR": str(folder)})


@contextmanager
def running(folder: Path) -> Iterator[None]:
    """The database of this data folder, kept running: a command that finds none starts and stops one of its own."""
    opened = open_database(folder, {})
    try:
        yield
    finally:
        opened.server.stop()


def copy_folder(one: Path, other: Path) -> None:
    """Copy a data folder; the copy belongs to whom the original does, as the database refuses another's files."""
    subprocess.run(("/bin/cp", "-a", str(one), str(other)), check=True)
