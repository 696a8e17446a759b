"""Over HTTP: a page of the list, and commands, as clients ask for them over connections that stay open."""

import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPException
from itertools import cycle
from pathlib import Path
from socket import create_server
from uuid import UUID, uuid4

import psycopg

from adapters.clocks import SystemClock
from adapters.desk.tokens import issue
from adapters.log import decode, open_log
from adapters.postgres import Database
from application.demonstration.cases import CALL_OPEN
from application.ports import Change
from application.record import Envelope
from bench.crews import Crew, Opening, Work, a_crew
from bench.ground import Ground
from bench.harness import Contender, Figures, Rival, Row
from bench.worlds import renamed
from domain.applications import APPLICATION
from domain.applications.facts import Drafted
from domain.roles import Role
from domain.subjects.facts import RoleGranted

CONNECTIONS = 16
DRAFTS_EACH, WRITES_IN_A_ROW = 60, 10
"""A connection goes from draft to draft, so that streams stay as long as cases have them."""
DRAFTED = "SELECT topic, state FROM log.facts WHERE topic = %s"
LIST = "/api/v1/applications?limit=50"
RIVALS = {"without_append": ("without the append", 0.75), "by_default": ("library", 2.2)}
"""Whom commands are held against, by the kind of server, and where they should land."""
PATIENCE_SECONDS = 60.0
OK = 200


@dataclass(frozen=True)
class Served:
    """A server that answers."""

    pid: int
    port: int


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What every connection asks for: a command's drafts of its own."""

    port: int
    token: str
    drafts: tuple[tuple[UUID, ...], ...] = ()
    form: bytes = b""
    moves_on: bool = True
    """Whether what is written stands: the next command then names the next version."""


def rows(ground: Ground) -> Iterator[Row | Figures]:
    """The list, then commands."""
    database = ground.place.copy(ground.world.database)
    with ExitStack() as stack:
        stack.callback(ground.place.drop, database.superuser)
        serve = partial(serving, ground.folder, database)
        ports = {
            kind: stack.enter_context(serve(kind)).port for kind in ("ours", "nothing", "without_append", "by_default")
        }
        yield from _lists(ground, database, ports)
        yield from _commands(ground, database, ports)


def _lists(ground: Ground, database: Database, ports: dict[str, int]) -> Iterator[Row]:
    token = issue(database.clerk, an_officer(ground))
    with (
        crew_of(partial(listing, Asked(port=ports["ours"], token=token))) as ours,
        crew_of(partial(listing, Asked(port=ports["nothing"], token=token))) as nothing,
    ):
        yield Row(
            key="http-list",
            what=f"50 lines of the list over HTTP, {CONNECTIONS} connections",
            unit="answer",
            per_second=True,
            ours=Contender(name="ours", measure=partial(ours.measure, ground.sizes.slice)),
            rivals=(Rival(name="the server's no-op", measure=partial(nothing.measure, ground.sizes.slice), goal=0.35),),
        )


def _commands(ground: Ground, database: Database, ports: dict[str, int]) -> Iterator[Row | Figures]:
    slice = ground.sizes.slice
    with ExitStack() as stack:
        crews: dict[str, Crew] = {}
        for kind in ports.keys() & {"ours", *RIVALS}:
            asked = _drafted(ground, database, port=ports[kind], moves_on=kind != "without_append")
            crews[kind] = stack.enter_context(crew_of(partial(commanding, asked)))
        yield Row(
            key="http-command",
            what=f"commands over HTTP, {CONNECTIONS} connections",
            unit="command",
            per_second=True,
            ours=Contender(name="ours", measure=partial(crews["ours"].measure, slice)),
            rivals=tuple(
                Rival(name=name, measure=partial(crews[kind].measure, slice), goal=goal)
                for kind, (name, goal) in RIVALS.items()
                if kind in crews
            ),
        )
        yield Figures(
            key="http-command-latency",
            what=f"a command over HTTP, {CONNECTIONS} connections",
            unit="second",
            measure=partial(crews["ours"].latencies, slice),
            goals={"p99": 0.040},
        )


def crew_of(opening: Opening) -> AbstractContextManager[Crew]:
    """As many connections as are measured with, all of one process."""
    return a_crew(opening, processes=1, threads=CONNECTIONS)


@contextmanager
def serving(folder: Path, database: Database, kind: str) -> Iterator[Served]:
    """A server of this kind over the database."""
    with create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    given = {"DATA_DIR": str(folder), "DATABASE_URL": database.superuser, "WEB_PROCESSES": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.serving", kind, str(port)],
        env={**os.environ, **given},
        stdout=subprocess.DEVNULL,  # every request is logged, as in the office; nobody reads it here
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port, process)
        yield Served(process.pid, port)
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
            connection.request("GET", "/livez")
            connection.getresponse().read()
            connection.close()
        except (OSError, HTTPException):
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return


def an_officer(ground: Ground) -> UUID:
    """Somebody who sees every case of an agency, in the world's first copy."""
    ids = renamed(ground.template, 0)
    for fact in ground.template.facts:
        if fact.name == RoleGranted.name:
            granted = decode(fact.name, fact.body).fact
            if isinstance(granted, RoleGranted) and granted.role is Role.INTAKE_OFFICER:
                return ids[fact.stream]
    raise LookupError("the template has no officer")


def _drafted(ground: Ground, database: Database, *, port: int, moves_on: bool) -> Asked:
    """Drafts in the open call, of each connection its own, by somebody who may go on with them."""
    envelope, fact = next(_drafts(database, renamed(ground.template, 0)[CALL_OPEN]))
    drafts = [tuple(uuid4() for _ in range(DRAFTS_EACH)) for _ in range(CONNECTIONS)]
    with open_log(database.office, clock=SystemClock(), pool=1) as log:
        for own in drafts:
            begun = (Change(stream=APPLICATION, id=draft, version=0, facts=(fact,)) for draft in own)
            log.append(*begun, by=envelope.by)
    form = {
        "title": "(가상) 측정하는 과제",
        "leads": [str(fact.filed_by)],
        "items": [{"kind": "GOODS", "label": "(가상) 측정기"}],
    }
    return Asked(
        port=port,
        token=issue(database.clerk, envelope.by.subject),
        drafts=tuple(drafts),
        form=json.dumps({"form": form}).encode(),
        moves_on=moves_on,
    )


def _drafts(database: Database, call: UUID) -> Iterator[tuple[Envelope, Drafted]]:
    with psycopg.connect(database.office) as connection:
        for name, body in connection.execute(DRAFTED, [Drafted.name], binary=True):
            envelope = decode(name, body)
            if isinstance(envelope.fact, Drafted) and envelope.fact.call == call:
                yield envelope, envelope.fact


@contextmanager
def listing(asked: Asked) -> Iterator[Callable[[], Work]]:
    """Connections that ask for the first page of the list."""
    with _connections(asked.port) as connect:

        def hire() -> Work:
            connection = connect()
            return lambda: _ask(connection, "GET", LIST, None, {"Authorization": f"Bearer {asked.token}"})

        yield hire


@contextmanager
def commanding(asked: Asked) -> Iterator[Callable[[], Work]]:
    """Connections that each write the forms of their own drafts anew, under a key, naming the version each stands at."""
    drafts = cycle(asked.drafts)
    with _connections(asked.port) as connect:

        def hire() -> Work:
            connection, turns = connect(), _turns(next(drafts), moves_on=asked.moves_on)

            def command() -> None:
                draft, version = next(turns)
                headers = {
                    "Authorization": f"Bearer {asked.token}",
                    "Content-Type": "application/json",
                    "If-Match": f'"{version}"',
                    "Idempotency-Key": secrets.token_hex(16),
                }
                _ask(connection, "PUT", f"/api/v1/applications/{draft}/form", asked.form, headers)

            return command

        yield hire


def _turns(drafts: Sequence[UUID], *, moves_on: bool) -> Iterator[tuple[UUID, int]]:
    """Draft after draft, a few times each, with the version that it stands at."""
    version = 1
    while True:
        for draft in drafts:
            for further in range(WRITES_IN_A_ROW):
                yield draft, version + further * moves_on
        version += WRITES_IN_A_ROW * moves_on


@contextmanager
def _connections(port: int) -> Iterator[Callable[[], HTTPConnection]]:
    with ExitStack() as stack:

        def connect() -> HTTPConnection:
            connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
            stack.callback(connection.close)
            return connection

        yield connect


def _ask(connection: HTTPConnection, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> None:
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    said = response.read()
    if response.status != OK:
        raise RuntimeError(f"{method} {path}: {response.status} {said[:300].decode(errors='replace')}")
