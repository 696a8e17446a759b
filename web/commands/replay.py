"""`sangsaeng replay`: a case step by step in the terminal, asked of a served office as whoever holds the token may see it."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import click

from domain.values import SEOUL
from web.commands import asked

LONGEST = 100
"""Characters of a value on a line; the API tells it whole."""


@click.command()
@click.argument("case", type=click.UUID)
@asked.address
@asked.token
@click.option("--fact", "names", multiple=True, help="Only facts of this name.")
@click.option("--by", type=click.UUID, help="Only what this person did.")
@click.option("--since", help="Only from this instant on, such as 2021-06-30T18:00:00+09:00.")
@click.option("--until", help="Only before this instant.")
def replay(
    case: UUID, address: str, token: str, names: tuple[str, ...], by: UUID | None, since: str | None, until: str | None
) -> None:
    """Go through a case: each fact, who, when and in which role, and what it changed in the case file."""
    wanted = [*(("name", one) for one in names), ("by", by), ("since", since), ("until", until)]
    query = urlencode([(name, value) for name, value in wanted if value is not None])
    for step in asked.ask(f"{address}/api/v1/applications/{case}/replay?{query}", token)["steps"]:
        for line in told(step):
            click.echo(line)


def told(step: dict[str, Any]) -> Iterator[str]:
    """A step in lines: the fact, then each field it changed."""
    fact = step["fact"]
    who = fact["by"]["label"] or fact["by"]["id"]
    at = datetime.fromisoformat(fact["at"]).astimezone(SEOUL)
    yield f"{fact['position']:>8}  {at:%Y-%m-%d %H:%M:%S}  {fact['name']}  ({who}, {fact['role']})"
    for change in step["changes"]:
        yield f"{'':10}{change['path']}: {_short(change['before'])} → {_short(change['after'])}"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
