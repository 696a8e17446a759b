"""The command line: serve, work, rebuild, demo, open, keys."""

import errno
import fcntl
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import get_args
from uuid import UUID, uuid4

import click
from granian.constants import Interfaces
from granian.server import Server as WebServer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from adapters.clocks import RandomIds, ScriptedClock, SystemClock
from adapters.desk import demonstration_token, issue
from adapters.keys import FolderKeys
from adapters.log import open_log
from adapters.postgres import Database, External, Server, Unusable, open_database
from adapters.rules.manifest import manifest
from application import opening, registering
from application.audit.recompute import Only, recompute, whole
from application.demonstration import SEED_BEGINS, demonstration_people, is_seeded, seed
from application.holidays import seed_holidays
from domain.office.facts import OfficeKind, Origin
from domain.roles import Role
from domain.rules.vocabulary import Format
from domain.subjects.facts import SubjectKind
from domain.values import seoul_day
from web.living import end_with_parent
from web.logs import configure
from web.serving import SERVER_PID
from web.settings import Settings, environment, settings
from web.supervising import SUPERVISOR_PID, Child, Stop, our_command, supervise
from web.wiring import OfficeNotOpened, is_demonstration, office_on, projector, secret, wired

SERVED_ALREADY = (
    "{folder}은(는) 이미 다른 프로세스가 서비스하고 있습니다. 그쪽을 멈추거나 DATA_DIR로 다른 폴더를 정하십시오.\n"
    "Another process serves {folder} already. Stop it, or choose another folder with DATA_DIR."
)
NOT_OPENED = (
    "이 자료 폴더에는 아직 기록이 없습니다. 시연으로 시작하려면 `sangsaeng serve --demonstration`, "
    "업무용으로 열려면 `sangsaeng open`을 실행하십시오.\n"
    "Nothing is recorded in this data folder yet. For a demonstration run `sangsaeng serve --demonstration`; "
    "to open an office for real work run `sangsaeng open`."
)
LEAVING_SECONDS = 3.0
"""How long a server that was just killed may still hold its port."""
_screen = Console(stderr=True)


@click.group(help="상생 Sangsaeng: the case office of the public procurement win-win cooperation support program.")
def main() -> None:
    """Run a command of the office."""
    configure()


@main.command()
@click.option("--demonstration", is_flag=True, help="Seed a demonstration office if the data folder is empty.")
def serve(*, demonstration: bool) -> None:
    """Serve the office: database, worker and web server, until Ctrl-C."""
    chosen = settings()
    _require_free_port(chosen)
    stop = Stop()
    with _served_once(chosen), _opened(chosen) as (server, database):
        if demonstration:
            _seed(chosen, database)
        _require_opened(database)
        children = [
            Child(name="worker", command=our_command("work")),
            Child(name="web", command=our_command("web")),
        ]
        supervise(server, children, stop, ready=lambda: _greet(chosen, database))


@main.command()
def work() -> None:
    """Keep the book: fold what is new in the log, until stopped."""
    chosen = settings()
    if SUPERVISOR_PID in os.environ:
        end_with_parent(parent=int(os.environ[SUPERVISOR_PID]))
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    with _database(chosen) as database, open_log(database.office, clock=SystemClock(), pool=2) as log:
        projector(chosen, database, log).run(stop)


@main.command(hidden=True)
def web() -> None:
    """The web server; `serve` starts it."""
    end_with_parent(parent=int(os.environ[SUPERVISOR_PID]))
    chosen = settings()
    os.environ[SERVER_PID] = str(os.getpid())
    WebServer(
        "web.serving:application",
        address=chosen.host,
        port=chosen.port,
        interface=Interfaces.WSGI,
        workers=chosen.web_processes,
        blocking_threads=chosen.web_threads,
        factory=True,
        respawn_failed_workers=True,
        respawn_interval=0.2,
        log_enabled=False,
    ).serve()


@main.command()
def rebuild() -> None:
    """Fold the whole log anew into the book; readers keep the old one until it is done."""
    chosen = settings()
    with _database(chosen) as database, open_log(database.office, clock=SystemClock(), pool=2) as log:
        _require_opened(database)
        with _bar() as bar:
            task = bar.add_task("장부 다시 쓰기 · rebuilding the book", total=None)
            projector(chosen, database, log).rebuild(
                lambda position, head: bar.update(task, completed=position, total=head)
            )
        click.echo(f"장부를 기록 {log.head()}까지 다시 썼습니다. The book is folded up to position {log.head()}.")


@main.command("recompute")
@click.option("--case", type=click.UUID, help="Only this case.")
@click.option("--call", type=click.UUID, help="Only this call.")
@click.option("--all", "everything", is_flag=True, help="Everything on record.")
def recompute_record(case: UUID | None, call: UUID | None, *, everything: bool) -> None:
    """Derive every finding, tally, list, quorum and due date anew; exit 1 naming each field that does not reproduce."""
    if [case is not None, call is not None, everything].count(True) != 1:
        raise click.UsageError("Choose one of --case, --call and --all. 하나만 고르십시오.")
    chosen = settings()
    with _database(chosen) as database, open_log(database.office, clock=SystemClock(), pool=1) as log, _bar() as bar:
        task = bar.add_task("다시 계산 · recomputing", total=log.head())
        history = whole(log, seen=lambda position: bar.update(task, completed=position))
        report = recompute(history, manifest=manifest, only=Only(call=call, case=case))
    if not report.items:
        raise click.ClickException("Nothing of it is on record. 기록에 없습니다.")
    for one in report.differing:
        for field in one.differences:
            click.echo(
                f"{one.position} {one.name} {one.stream}: {field.path}: "
                f"기록 recorded {field.recorded}, 다시 계산 derived {field.derived}"
            )
    click.echo(f"{report.reproducing} of {len(report.items)} reproduce")
    if report.differing:
        raise SystemExit(1)


def _named(_context: click.Context, _option: click.Parameter, origin: str) -> str:
    if not any(isinstance(one, Format) and one.matches(origin) for one in get_args(Origin)):
        raise click.BadParameter(
            f"'{origin}'은(는) 기록의 이름이 될 수 없습니다. 소문자, 숫자, 점, 줄표로 winwin.example/log처럼 적으십시오. "
            "Write a domain and a name in small letters, digits, dots and hyphens, like winwin.example/log."
        )
    return origin


@main.command("open")
@click.option("--origin", required=True, callback=_named, help="The log's name for ever, e.g. winwin.example/log.")
@click.option("--operator", required=True, help="The name of the first operator; kept sealed.")
def open_for_work(origin: str, operator: str) -> None:
    """Open an office for real work, once, and issue the first operator's token."""
    chosen = settings()
    with _opened(chosen) as (_, database):
        try:
            is_demonstration(database)
        except OfficeNotOpened:
            click.echo(_open_for_work(chosen, database, origin, operator))
        else:
            raise click.ClickException("The office is open already. 이미 연 사무소입니다.")


@main.group()
def demo() -> None:
    """The demonstration office: seed it, list its people, move its clock."""


@demo.command("seed")
def seed_demonstration() -> None:
    """Seed a demonstration into an empty data folder, or go on where seeding was interrupted."""
    chosen = settings()
    with _opened(chosen) as (_, database):
        _seed(chosen, database)


@demo.command()
def people() -> None:
    """List the demonstration's people, each with a token for the API."""
    chosen = settings()
    with _database(chosen) as database:
        _require_demonstration(database)
        key = secret(chosen, "demonstration")
        table = Table("이름 name", "역할 role", "토큰 token", box=None)
        for person in demonstration_people():
            token = issue(database.clerk, person.id, token=demonstration_token(key, person.id))
            table.add_row(person.name, person.role, token)
        Console(width=max(200, Console().width)).print(table)


@demo.command()
@click.option("--days", type=click.IntRange(1, 3660), required=True, help="Whole days to move on.")
def advance(days: int) -> None:
    """Move the demonstration's clock on; it never goes back."""
    chosen = settings()
    with _database(chosen) as database:
        _require_demonstration(database)
        with wired(chosen, database) as opened:
            opening.advance_clock(opened.office, days=days, by=opening.by_machine(uuid4()))
            moved = opened.doors.advance
            now = moved(days) if moved else opened.office.clock.now()
            click.echo(f"사무소의 시각은 이제 {now.isoformat()}입니다. The office clock now shows {now.isoformat()}.")


@main.group()
def keys() -> None:
    """The key store."""


@keys.command()
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), required=True, help="A folder that does not exist yet."
)
@click.option("--days", type=click.IntRange(1, 3660), default=30, show_default=True, help="Days until it expires.")
def backup(folder: Path, days: int) -> None:
    """Copy the wrapped keys, with the day the copy expires; the master key is backed up apart."""
    if folder.exists():
        raise click.ClickException(
            f"{folder}이(가) 이미 있습니다. 아직 없는 폴더를 정하십시오. {folder} exists already; name a folder that does not."
        )
    today = seoul_day(SystemClock().now())
    expires = today + timedelta(days=days)
    FolderKeys(settings().keys).backup(folder, made=today, expires=expires)
    click.echo(
        f"감싼 키를 {folder}에 복사했습니다. 이 사본은 {expires}에 만료됩니다. 마스터 키는 따로 보관하십시오.\n"
        f"The wrapped keys were copied to {folder}; this copy expires on {expires}. Keep the master key apart."
    )


@contextmanager
def _served_once(chosen: Settings) -> Iterator[None]:
    """Hold the data folder's right to be served: the first `serve` that stopped would take the second's database along."""
    chosen.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (chosen.data_dir / "served.lock").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise click.ClickException(SERVED_ALREADY.format(folder=chosen.data_dir)) from None
        yield


@contextmanager
def _opened(chosen: Settings) -> Iterator[tuple[Server | External, Database]]:
    try:
        opened = open_database(chosen.data_dir, environment())
    except Unusable as unusable:
        raise click.ClickException(str(unusable)) from None
    try:
        yield opened.server, opened.database
    finally:
        opened.server.stop()


@contextmanager
def _database(chosen: Settings) -> Iterator[Database]:
    """The database, whether a serving office runs it already or not."""
    with _opened(chosen) as (_, database):
        yield database


def _require_free_port(chosen: Settings) -> None:
    """Refuse an address another program serves: web servers would share it, and visitors reach the one or the other."""
    end = time.monotonic() + LEAVING_SECONDS
    while True:
        try:
            family, *_, address = socket.getaddrinfo(chosen.host, chosen.port, type=socket.SOCK_STREAM)[0]
            socket.create_server(address[:2], family=family).close()
        except OSError as refused:
            if refused.errno == errno.EADDRINUSE and time.monotonic() < end:
                time.sleep(0.05)
                continue
            raise click.ClickException(
                f"{chosen.host}:{chosen.port} 주소를 쓸 수 없습니다. 다른 포트로 시작하십시오. 예: PORT=8001\n"
                f"{chosen.host}:{chosen.port} cannot be served: {refused.strerror}. Choose another port, as in PORT=8001."
            ) from None
        return


def _require_opened(database: Database) -> None:
    try:
        is_demonstration(database)
    except OfficeNotOpened:
        raise click.ClickException(NOT_OPENED) from None


def _require_demonstration(database: Database) -> None:
    _require_opened(database)
    if not is_demonstration(database):
        raise click.ClickException("This is not a demonstration office. 시연용 사무소가 아닙니다.")


def _seed(chosen: Settings, database: Database) -> None:
    try:
        if not is_demonstration(database):
            raise click.ClickException(
                "A production office is never seeded. 업무용 사무소에는 시연 자료를 넣지 않습니다."
            )
    except OfficeNotOpened:
        pass
    clock = ScriptedClock(SEED_BEGINS)
    with open_log(database.office, clock=clock, pool=4) as log:
        if is_seeded(log):
            return
        with office_on(chosen, database, clock) as office, _bar() as bar:
            task = bar.add_task("시연 자료 · seeding the demonstration", total=None)
            clerk = projector(chosen, database, log)
            seed(
                office,
                clock,
                present=SystemClock().now(),
                catch_up=clerk.catch_up,
                progress=lambda done, total, _: bar.update(task, completed=done, total=total),
            )
            clerk.catch_up()


def _open_for_work(chosen: Settings, database: Database, origin: str, operator: str) -> str:
    by = opening.by_machine(uuid4())
    person = RandomIds().new()
    with office_on(chosen, database, SystemClock()) as office:
        opening.open_office(office, kind=OfficeKind.PRODUCTION, origin=origin, by=by)
        seed_holidays(office, by=by)
        described = registering.Description(label=operator)
        registering.register(office, id=person, kind=SubjectKind.PERSON, description=described, profile=None, by=by)
        registering.grant_role(office, person, role=Role.OPERATOR, agency=None, by=by)
    return issue(database.clerk, person)


def _greet(chosen: Settings, database: Database) -> None:
    kind = "시연 사무소 demonstration" if is_demonstration(database) else "업무용 사무소 production"
    _screen.print(
        f"상생 · {kind}: http://{chosen.host}:{chosen.port}  (Ctrl-C로 멈춤 · Ctrl-C stops it)", soft_wrap=True
    )


def _bar() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=_screen,
    )


if __name__ == "__main__":
    sys.exit(main())
