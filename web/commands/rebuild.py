"""`sangsaeng rebuild`: the book, folded anew."""

import click

from web.commands.opened import bar, database_of, require_opened
from web.data_folder import a_log, projector
from web.settings import settings


@click.command()
def rebuild() -> None:
    """Fold the whole log anew into the book; readers keep the old one until it is done."""
    chosen = settings()
    with database_of(chosen) as database, a_log(database, connections=2) as log:
        require_opened(database)
        with bar() as shown:
            task = shown.add_task("장부 다시 쓰기 · rebuilding the book", total=None)
            projector(chosen, database, log).rebuild(
                lambda position, head: shown.update(task, completed=position, total=head)
            )
        click.echo(f"장부를 기록 {log.head()}까지 다시 썼습니다. The book is folded up to position {log.head()}.")
