"""`sangsaeng bundle`: the evidence of one case in a file that anybody can verify without us."""

from pathlib import Path
from uuid import UUID, uuid4

import click

from application.audit.accesses import Unrecorded, record_export
from application.audit.bundle.contents import verifier_hash
from application.audit.bundle.exporting import Asked, export
from application.audit.bundle.redacting import Variant
from application.office import NotFound
from application.opening import by_machine
from domain.facts import Refused
from web.bundling import History
from web.commands.opened import database_of, require_opened
from web.settings import settings
from web.wiring import wired
from web.wording.refusals import REFUSALS


def _told(_: click.Context, __: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - as click calls it
    if wanted:
        click.echo(verifier_hash())
        raise SystemExit(0)


@click.command()
@click.option(
    "--verifier-hash", is_flag=True, is_eager=True, expose_value=False, callback=_told, help="Tell verify.py's SHA-256."
)
@click.option("--case", type=click.UUID, required=True, help="The case.")
@click.option(
    "--for", "variant", type=click.Choice([one.value for one in Variant]), required=True, help="Who is to have it."
)
@click.option("--firm", type=click.UUID, help="With --for party: which firm with a part in the case.")
@click.option("--purpose", required=True, help="What it is for; stands in the bundle.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write.")
def bundle(case: UUID, variant: str, firm: UUID | None, purpose: str, out: Path) -> None:
    """Write the evidence bundle of a case, as of the newest checkpoint that a witness has cosigned."""
    chosen = settings()
    if (variant == Variant.PARTY) != (firm is not None):
        raise click.UsageError("--firm goes with --for party. 당사자용에는 --firm이 필요합니다.")
    if out.exists():
        raise click.ClickException(f"{out}이(가) 이미 있습니다. {out} exists already.")
    asked = Asked(case=case, variant=Variant(variant), firm=firm, purpose=purpose)
    with database_of(chosen) as database:
        require_opened(database)
        with wired(chosen, database) as opened:
            try:
                data = export(opened.office, opened.doors.ledger, asked, History(opened.office))
                record_export(opened.office, case, firm=firm, purpose=purpose, by=by_machine(uuid4()))
            except Unrecorded:
                raise click.ClickException(
                    "내보낸 기록을 남길 수 없습니다. 다시 하십시오. The export could not be put on record; try again."
                ) from None
            except Refused as refused:
                text = REFUSALS[refused.code]
                raise click.ClickException(f"{text.title.ko} {text.title.en}") from None
            except NotFound as missing:
                raise click.ClickException(
                    f"기록에 없습니다. Nothing is recorded of {missing.kind} {missing.id}."
                ) from None
    _write(out, data)
    click.echo(f"{out}: {len(data)} bytes, verify.py {verifier_hash()}")


def _write(out: Path, data: bytes) -> None:
    """Write what was opened for one reader, for nobody else on this machine (0600)."""
    try:
        out.touch(mode=0o600, exist_ok=False)
        out.write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"{out}: {error.strerror}") from None
