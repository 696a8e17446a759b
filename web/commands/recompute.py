"""`sangsaeng recompute`: every stored result, derived anew from inputs only."""

from uuid import UUID

import click

from adapters.rules.manifest import manifest
from application.audit.recompute import Only, recompute, whole
from web.commands.opened import bar, database_of, require_opened
from web.data_folder import a_log
from web.key_store import keys_of
from web.settings import settings


@click.command("recompute")
@click.option("--case", type=click.UUID, help="Only this case.")
@click.option("--call", type=click.UUID, help="Only this call.")
@click.option("--all", "everything", is_flag=True, help="Everything on record.")
def recompute_record(case: UUID | None, call: UUID | None, *, everything: bool) -> None:
    """Derive every finding, tally, list, quorum and due date anew; exit 1 naming each field that does not reproduce."""
    if [case is not None, call is not None, everything].count(True) != 1:
        raise click.UsageError("Choose one of --case, --call and --all. 하나만 고르십시오.")
    chosen = settings()
    with database_of(chosen) as database, a_log(database) as log:
        require_opened(database)
        with bar() as shown:
            task = shown.add_task("다시 계산 · recomputing", total=log.head())
            history = whole(log, seen=lambda position: shown.update(task, completed=position))
            opens = keys_of(chosen).open
            report = recompute(history, manifest=manifest, only=Only(call=call, case=case), opens=opens)
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
