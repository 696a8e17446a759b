"""`sangsaeng certificates`: what each page of the book holds."""

import click

from adapters.ledger.stored import snapshot
from application.audit.certificates import Certificate
from web.commands.opened import database_of, require_opened
from web.settings import settings


@click.command()
def certificates() -> None:
    """State of each page of the book its position, its rows and their digest; `verify` folds the log anew to prove them."""
    with database_of(settings()) as database:
        require_opened(database)
        with snapshot(database.office) as stored:
            for one in stored.certificates():
                click.echo(certified(one))


def certified(one: Certificate) -> str:
    """A certificate in a line."""
    return f"{one.page}: {one.position}번까지 {one.rows}행 · to position {one.position}, {one.rows} rows · sha256 {one.digest}"
