"""`sangsaeng account` and `sangsaeng token`: letting people and machines in, and shutting them out."""

import re
from uuid import UUID

import click

from adapters.clocks import SystemClock
from adapters.desk import disable_account, give_account, issue, reset_account, revoke
from web.commands.opened import database_of, require_person
from web.settings import settings

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{2,63}")
NO_LOGIN = "그런 계정이 없습니다. There is no such account."


def _login(_context: click.Context, _option: click.Parameter, login: str) -> str:
    if LOGIN.fullmatch(login) is None:
        raise click.BadParameter(
            "영문 소문자, 숫자, 점, 밑줄, 줄표, @로 3~64자여야 합니다. Small letters, digits and . _ - @, 3 to 64 of them."
        )
    return login


@click.group()
def account() -> None:
    """Local accounts of people: made, disabled, given a new password."""


@account.command()
@click.argument("person", type=click.UUID)
@click.argument("login", callback=_login)
def create(person: UUID, login: str) -> None:
    """Make an account for a registered person and print its one-time password."""
    with database_of(settings()) as database:
        require_person(database, person)
        password = give_account(database.clerk, person, login)
    if password is None:
        raise click.ClickException(
            "이미 있는 계정 이름이거나 이미 계정이 있는 사람입니다. That login is taken, or the person has an account."
        )
    click.echo(password)


@account.command()
@click.argument("login")
def reset(login: str) -> None:
    """Give an account a new one-time password and print it; its one-time codes are set up anew, its sessions end."""
    with database_of(settings()) as database:
        password = reset_account(database.clerk, login, SystemClock().now())
    if password is None:
        raise click.ClickException(NO_LOGIN)
    click.echo(password)


@account.command()
@click.argument("login")
def disable(login: str) -> None:
    """Disable an account and end its sessions at once; its person comes in by no identity elsewhere, either."""
    with database_of(settings()) as database:
        if not disable_account(database.clerk, login, SystemClock().now()):
            raise click.ClickException(NO_LOGIN)


@click.group()
def token() -> None:
    """Bearer tokens for machines: issued, revoked."""


@token.command("issue")
@click.argument("person", type=click.UUID)
def issue_token(person: UUID) -> None:
    """Issue a token that acts as a registered person, and print it once."""
    with database_of(settings()) as database:
        require_person(database, person)
        click.echo(issue(database.clerk, person))


@token.command("revoke")
@click.argument("person", type=click.UUID)
def revoke_tokens(person: UUID) -> None:
    """Revoke every token of a person at once, and tell how many there were."""
    with database_of(settings()) as database:
        click.echo(revoke(database.clerk, person))
