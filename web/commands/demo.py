"""`sangsaeng demo`: the demonstration office."""

from uuid import uuid4

import click
from rich.console import Console
from rich.table import Table

from adapters.clocks import ScriptedClock, SystemClock
from adapters.desk import demonstration_token, issue
from adapters.log import open_log
from adapters.postgres import Database
from application import opening
from application.demonstration import SEED_BEGINS, demonstration_people, is_seeded, seed
from web.commands.opened import bar, database_of, opened, require_demonstration
from web.data_folder import OfficeNotOpened, is_demonstration, projector, secret
from web.settings import Settings, settings
from web.wiring import office_on, wired


@click.group()
def demo() -> None:
    """The demonstration office: seed it, list its people, move its clock."""


@demo.command("seed")
def seed_demonstration() -> None:
    """Seed a demonstration into an empty data folder, or go on where seeding was interrupted."""
    chosen = settings()
    with opened(chosen) as (_, database):
        seed_into(chosen, database)


@demo.command()
def people() -> None:
    """List the demonstration's people, each with a token for the API."""
    chosen = settings()
    with database_of(chosen) as database:
        require_demonstration(database)
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
    with database_of(chosen) as database:
        require_demonstration(database)
        with wired(chosen, database) as office:
            opening.advance_clock(office.office, days=days, by=opening.by_machine(uuid4()))
            moved = office.doors.advance
            now = moved(days) if moved else office.office.clock.now()
            click.echo(f"사무소의 시각은 이제 {now.isoformat()}입니다. The office clock now shows {now.isoformat()}.")


def seed_into(chosen: Settings, database: Database) -> None:
    """Seed the demonstration, or go on where seeding was interrupted; a seeded one is left as it is."""
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
        with office_on(chosen, database, clock) as office, bar() as shown:
            task = shown.add_task("시연 자료 · seeding the demonstration", total=None)
            clerk = projector(chosen, database, log)
            seed(
                office,
                clock,
                present=SystemClock().now(),
                catch_up=clerk.catch_up,
                progress=lambda done, total, _: shown.update(task, completed=done, total=total),
            )
            clerk.catch_up()
