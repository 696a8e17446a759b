"""`sangsaeng confirmation verify`: a certificate's signed statement, checked offline: no office, no database, no network."""

from datetime import date, datetime
from pathlib import Path

import click

from adapters.ledger.signing import verifies
from application.audit import statements
from application.audit.ledger.notes import NoNote, parse_key
from domain.certifications.standing import Standing
from domain.values import SEOUL
from web.wording.words import word

NOT_GENUINE, NOT_VALID = 1, 3
SINCE = "그 뒤의 소급 취소는 사무소에 확인하십시오. What was cancelled retroactively since, the office tells:"


@click.group()
def confirmation() -> None:
    """Check confirmations of products (상생협력제품 확인)."""


@confirmation.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--operator", "operators", multiple=True, required=True, help="The operator's key, got another way.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day of the bid; today unless told.")
def verify(file: Path, operators: tuple[str, ...], day: datetime | None) -> None:
    """Check a statement and say what the certificate was on a day. Exit: 0 valid then, 1 not genuine, 3 not valid then."""
    on = day.date() if day else datetime.now(SEOUL).date()
    try:
        found = statements.verified(file.read_bytes(), [parse_key(one) for one in operators], verifies)
    except NoNote as refused:
        click.echo(f"진본이 아닙니다. Not genuine: {refused}.")
        raise SystemExit(NOT_GENUINE) from None
    standing = found.standing_on(on)
    for line in told(found, on, standing):
        click.echo(line)
    if standing is not Standing.VALID:
        raise SystemExit(NOT_VALID)


def told(found: statements.Statement, on: date, standing: Standing) -> tuple[str, ...]:
    """What is said of a genuine statement."""
    product = {name: number for name, number in found.content["product"].items() if number}
    return (
        f"진본입니다. Genuine: {found.number} ({found.origin}, {', '.join(f'{k} {v}' for k, v in product.items())})",
        f"유효기간(가정) validity (assumed): {found.content['first']} ~ {found.content['last']}",
        f"{on}: {word(standing, 'ko')} · {word(standing, 'en')}",
        f"기록 {found.known_by}번({found.at})까지 알려진 대로입니다. As known by position {found.known_by} ({found.at}).",
        f"{SINCE} /api/v1/certificates/{found.number}?on={on}",
    )
