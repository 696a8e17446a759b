"""`sangsaeng sample`: a random sample of cases that anybody can draw again by hand, asked of a served office by an auditor."""

from urllib.parse import urlencode

import click

from web.commands import asked


@click.command()
@asked.address
@asked.token
@click.option("--seed", required=True, help="Any words; chosen by lot, or by whoever is audited.")
@click.option("--size", type=click.IntRange(1, 200), default=10, show_default=True, help="How many cases.")
@click.option("--known-by", required=True, help="The list as known by this position of the log, or this instant.")
def sample(address: str, token: str, seed: str, size: int, known_by: str) -> None:
    """Draw cases: those of the list whose SHA-256(seed, line feed, case id) is smallest. The same words draw the same cases."""
    query = urlencode({"seed": seed, "size": size, "known_by": known_by})
    found = asked.ask(f"{address}/api/v1/samples?{query}", token)
    for one in found["cases"]:
        click.echo(f"{one['digest']}  {one['case']}  {one['receipt'] or '-'}  {one['status']}")
    click.echo(f"{len(found['cases'])} of {found['population']}, {found['algorithm']}", err=True)
