"""`sangsaeng recompute`: every stored result, derived anew from inputs only."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from uuid import UUID

import click

from adapters.log import PostgresLog
from adapters.postgres import Database
from adapters.rules.manifest import manifest
from application.audit.recompute import Only, Report, Share, Shared, recompute, recompute_share, together, whole
from web.collecting import look_seldom
from web.commands.opened import bar, database_of, require_opened
from web.data_folder import a_log
from web.key_store import keys_of
from web.settings import settings

MOST_PROCESSES = 16


@click.command("recompute")
@click.option("--case", type=click.UUID, help="Only this case.")
@click.option("--call", type=click.UUID, help="Only this call.")
@click.option("--all", "everything", is_flag=True, help="Everything on record.")
@click.option(
    "--processes",
    type=click.IntRange(1, MOST_PROCESSES),
    default=min(2, os.cpu_count() or 1),
    show_default=True,
    help="Processes that share the work.",
)
def recompute_record(case: UUID | None, call: UUID | None, *, everything: bool, processes: int) -> None:
    """Derive every finding, tally, list, quorum and due date anew; exit 1 naming each field that does not reproduce."""
    if [case is not None, call is not None, everything].count(True) != 1:
        raise click.UsageError("Choose one of --case, --call and --all. 하나만 고르십시오.")
    only = Only(call=call, case=case)
    with database_of(settings()) as database, a_log(database) as log:
        require_opened(database)
        report = _shared(database, log, only, processes) if processes > 1 else None
        if report is None:
            report = _alone(log, only)
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


def _alone(log: PostgresLog, only: Only) -> Report:
    """Everything in this process: what rests on something that does not reproduce is derived from what was derived."""
    with _progress(log.head()) as seen:
        return recompute(whole(log, seen=seen), manifest=manifest, only=only, opens=keys_of(settings()).open)


def _shared(database: Database, log: PostgresLog, only: Only, processes: int) -> Report | None:
    """As much of it in each process; None where something does not reproduce."""
    own, *others = [Share(number=number, of=processes) for number in range(processes)]
    head = log.head()
    with ProcessPoolExecutor(len(others), mp_context=get_context("spawn")) as pool:
        elsewhere = [pool.submit(share_of, database, share, only, head) for share in others]
        with _progress(head) as seen:
            here = _share(log, own, only, head, seen)
        return together([here, *(one.result() for one in elsewhere)])


def share_of(database: Database, share: Share, only: Only, head: int) -> Shared:
    """A share of the work, in a process of its own."""
    look_seldom()
    with a_log(database) as log:
        return _share(log, share, only, head, lambda _: None)


def _share(log: PostgresLog, share: Share, only: Only, head: int, seen: Callable[[int], None]) -> Shared:
    history = whole(log, until=head, seen=seen)
    return recompute_share(history, share, manifest=manifest, only=only, opens=keys_of(settings()).open)


@contextmanager
def _progress(head: int) -> Iterator[Callable[[int], None]]:
    with bar() as shown:
        task = shown.add_task("다시 계산 · recomputing", total=head)
        yield lambda position: shown.update(task, completed=position)
