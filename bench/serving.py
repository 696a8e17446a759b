"""The office's web server as it is, over another recorder, or doing nothing at all: `python -m bench.serving KIND PORT`.

The environment says the rest, as for `sangsaeng web`: DATA_DIR, DATABASE_URL, WEB_PROCESSES, WEB_THREADS.
"""

import atexit
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import count
from typing import Any

from eventsourcing.persistence import StoredEvent
from eventsourcing.postgres import PostgresApplicationRecorder
from granian.constants import Interfaces
from granian.server import Server

from adapters.clocks import SystemClock
from adapters.log.log import PostgresLog, open_room, recorder_of
from adapters.log.recorder import FactRecorder
from adapters.postgres import running_database
from web.app import create_app
from web.collecting import look_seldom
from web.settings import environment, settings
from web.wiring import wired

LOOPBACK = "127.0.0.1"
NOTHING = b"{}"


class Recording(FactRecorder):
    """Records nothing, and says it has: what a command costs without its append."""

    _positions = count(1)

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: object) -> Sequence[int] | None:
        """Positions that nobody has."""
        return [next(self._positions) for _ in stored_events]


class Default(FactRecorder):
    """Records as the library's default does, in our table."""

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: object) -> Sequence[int] | None:
        """The library's own insert."""
        positions: Sequence[int] | None = PostgresApplicationRecorder.insert_events(self, stored_events)
        return positions


Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def ours() -> Application:
    """The office as it is."""
    return _office(None)


def without_append() -> Application:
    """The office over a recorder that records nothing."""
    return _office("bench.serving:Recording")


def by_default() -> Application:
    """The office over the library's recorder, which only the owner's superuser may use here."""
    return _office("bench.serving:Default")


def nothing() -> Application:
    """The server alone."""

    def answer(_: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(NOTHING)))])
        return [NOTHING]

    return answer


def _office(recorder: str | None) -> Application:
    chosen = settings()
    database = running_database(chosen.data_dir, environment())
    resources = ExitStack()
    atexit.register(resources.close)
    opened = resources.enter_context(wired(chosen, database))
    office = opened.office
    if recorder:
        conninfo = database.superuser if recorder.endswith("Default") else database.office
        room = open_room(conninfo, pool=chosen.web_threads, recorder=recorder)
        recording = recorder_of(room)
        if isinstance(recording, Default):
            recording.create_table()  # the table is there; what its inserts need beside it is not
        office = replace(office, log=PostgresLog(room, recording, SystemClock()))
    application: Application = create_app(office, opened.doors, readers=chosen.web_threads)
    look_seldom()
    return application


def main(kind: str, port: int) -> None:
    """Serve until told to stop."""
    chosen = settings()
    Server(
        f"bench.serving:{kind}",
        address=LOOPBACK,
        port=port,
        interface=Interfaces.WSGI,
        workers=chosen.web_processes,
        blocking_threads=chosen.web_threads,
        factory=True,
        log_enabled=False,
    ).serve()


if __name__ == "__main__":
    os.environ.setdefault("WEB_PROCESSES", "1")
    main(sys.argv[1], int(sys.argv[2]))
