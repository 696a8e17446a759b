"""`sangsaeng identity`: which person of the register an identity at a provider belongs to."""

from datetime import UTC, timedelta
from uuid import UUID

import click

from adapters.clocks import SystemClock
from adapters.desk import identities_of, invite, unlink
from web.commands.opened import database_of, require_person
from web.provider_settings import VARIABLE, ProviderSettings
from web.settings import Settings, settings

MOST_DAYS = 30


@click.group()
def identity() -> None:
    """Identities of people at providers: invited to link one, unlinked, listed."""


@identity.command("invite")
@click.argument("person", type=click.UUID)
@click.option("--provider", "name", help="The provider's name in the file; needed where it names several.")
@click.option("--days", type=click.IntRange(1, MOST_DAYS), default=7, show_default=True, help="How long it is good.")
def invite_person(person: UUID, name: str | None, days: int) -> None:
    """Invite a registered person to sign in at a provider, and print the invitation: they give it once, after signing in there."""
    chosen = settings()
    provider = _provider(chosen, name)
    with database_of(chosen) as database:
        require_person(database, person)
        expires = SystemClock().now() + timedelta(days=days)
        invitation = invite(database.clerk, person, provider.issuer, expires=expires)
    if invitation is None:
        raise click.ClickException(
            "이미 연결된 사람입니다. 바꾸려면 먼저 연결을 끊으십시오. This person is linked there; unlink first to change it."
        )
    click.echo(invitation)


@identity.command("unlink")
@click.argument("person", type=click.UUID)
@click.option("--provider", "name", help="Only there; everywhere where none is named.")
def unlink_person(person: UUID, name: str | None) -> None:
    """Unlink a person's identities and end the person's sessions at once; tell how many identities there were."""
    chosen = settings()
    issuer = _provider(chosen, name).issuer if name else None
    with database_of(chosen) as database:
        require_person(database, person)
        click.echo(unlink(database.clerk, person, issuer, SystemClock().now()))


@identity.command("list")
@click.argument("person", type=click.UUID, required=False)
def list_identities(person: UUID | None) -> None:
    """List identities that are linked, each since when, and open invitations, each until when: of a person or of everybody."""
    chosen = settings()
    names = {one.issuer: one.name for one in chosen.providers}
    with database_of(chosen) as database:
        listed = identities_of(database.clerk, person, SystemClock().now())
    for one in listed:
        what = f"linked {one.subject} since" if one.subject is not None else "invited until"
        click.echo(
            f"{one.person} {names.get(one.issuer, one.issuer)} {what} {one.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        )


def _provider(chosen: Settings, name: str | None) -> ProviderSettings:
    """The provider of that name, or the only one there is."""
    found = [one for one in chosen.providers if name in (None, one.name)]
    if len(found) != 1:
        known = ", ".join(one.name for one in chosen.providers) or "-"
        raise click.ClickException(
            f"로그인 기관을 고르십시오: --provider ({known}). 기관은 {VARIABLE} 파일에 적습니다.\n"
            f"Choose a provider with --provider ({known}); the file that {VARIABLE} names tells of them."
        )
    return found[0]
