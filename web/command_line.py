"""The command line: serve, work, rebuild, demo, open, keys."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
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
from domain.office.facts import OfficeKind
from domain.roles import Role
from domain.subjects.facts import SubjectKind
from domain.values import seoul_day
from web.living import end_with_parent
from web.logs import configure
from web.serving import SERVER_PID
from web.settings import Settings, environment, settings
from web.supervising import SUPERVISOR_PID, Child, Stop, our_command, supervise
from web.wiring import OfficeNotOpened, is_demonstration, office_on, projector, secret, wired

NOT_OPENED = (
    "이 자료 폴더에는 아직 기록이 없습니다. 시연으로 시작하려면 `sangsaeng serve --demonstration`, "
    "업무용으로 열려면 `sangsaeng open`을 실행하십시오.\n"
    "Nothing is recorded in this data folder yet. For a demonstration run `sangsaeng serve --demonstration`; "
    "to open an office for real work run `sangsaeng open`."
)
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
    stop = Stop()
    with _opened(chosen) as (server, database):
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


@main.command("open")
@click.option("--origin", required=True, help="The log's name for ever, e.g. winwin.example/log.")
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
    today = seoul_day(SystemClock().now())
    FolderKeys(settings().keys).backup(folder, made=today, expires=today + timedelta(days=days))
    click.echo(f"{folder}")


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
    _screen.print(f"상생 · {kind}: http://{chosen.host}:{chosen.port}  (Ctrl-C로 멈춤 · Ctrl-C stops it)")


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
