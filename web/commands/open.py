"""`sangsaeng open`: an office for real work, opened once."""

from typing import get_args
from uuid import uuid4

import click

from adapters.clocks import RandomIds, SystemClock
from adapters.desk import issue
from adapters.postgres import Database
from application import opening, registering
from application.holidays import seed_holidays
from domain.office.facts import OfficeKind, Origin
from domain.roles import Role
from domain.rules.vocabulary import Format
from domain.subjects.facts import SubjectKind
from web.commands.opened import opened
from web.data_folder import OfficeNotOpened, is_demonstration
from web.settings import Settings, settings
from web.wiring import office_on


def _named(_context: click.Context, _option: click.Parameter, origin: str) -> str:
    if not any(isinstance(one, Format) and one.matches(origin) for one in get_args(Origin)):
        raise click.BadParameter(
            f"'{origin}'은(는) 기록의 이름이 될 수 없습니다. 소문자, 숫자, 점, 줄표로 winwin.example/log처럼 적으십시오. "
            "Write a domain and a name in small letters, digits, dots and hyphens, like winwin.example/log."
        )
    return origin


@click.command("open")
@click.option("--origin", required=True, callback=_named, help="The log's name for ever, e.g. winwin.example/log.")
@click.option("--operator", required=True, help="The name of the first operator; kept sealed.")
def open_for_work(origin: str, operator: str) -> None:
    """Open an office for real work, once, and issue the first operator's token."""
    chosen = settings()
    with opened(chosen) as (_, database):
        try:
            is_demonstration(database)
        except OfficeNotOpened:
            click.echo(_open(chosen, database, origin, operator))
        else:
            raise click.ClickException("The office is open already. 이미 연 사무소입니다.")


def _open(chosen: Settings, database: Database, origin: str, operator: str) -> str:
    by = opening.by_machine(uuid4())
    person = RandomIds().new()
    with office_on(chosen, database, SystemClock()) as office:
        opening.open_office(office, kind=OfficeKind.PRODUCTION, origin=origin, by=by)
        seed_holidays(office, by=by)
        described = registering.Description(label=operator)
        registering.register(office, id=person, kind=SubjectKind.PERSON, description=described, profile=None, by=by)
        registering.grant_role(office, person, role=Role.OPERATOR, agency=None, by=by)
    return issue(database.clerk, person)
