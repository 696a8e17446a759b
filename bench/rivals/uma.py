"""UmaDB, an event store whose server comes with its wheel: each save conditional on nobody having recorded that version."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from socket import create_server
from typing import Any
from uuid import uuid4

from bench.crews import Work
from bench.harness import Absent
from bench.saving import BODY, TOPIC

PATIENCE_SECONDS = 15.0
SERVE = "import sys, umadb; umadb.run_server_from_args(sys.argv)"


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """A server with its data in this folder, and its address. Raises `Absent` where the wheel is not installed."""
    if find_spec("umadb") is None:
        raise Absent("umadb is not installed (make bench installs it)")
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    folder.mkdir()
    listen = f"127.0.0.1:{port}"
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE, "--listen", listen, "--db-path", str(folder)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(f"http://{listen}", process)
        yield f"http://{listen}"
    finally:
        process.terminate()
        process.wait()


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    umadb: Any = import_module("umadb")
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            umadb.Client(url).head()
        except Exception as error:
            if process.poll() is not None or time.monotonic() > deadline:
                raise Absent(f"umadb's server did not start: {error}") from error
            time.sleep(0.05)
        else:
            return


@contextmanager
def opening(url: str) -> Iterator[Callable[[], Work]]:
    """A client for each thread."""
    umadb: Any = import_module("umadb")

    def hire() -> Work:
        client = umadb.Client(url)

        def save() -> None:
            id = uuid4()
            tags = [f"stream:{id}", f"stream:{id}:version:1"]
            condition = umadb.AppendCondition(umadb.Query([umadb.QueryItem(tags=tags[1:])]))
            client.append([umadb.Event(TOPIC, BODY, tags)], condition)

        return save

    yield hire
