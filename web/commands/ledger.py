"""`sangsaeng ledger`: its keys, its checkpoint, and sealing what is new."""

from pathlib import Path
from uuid import uuid4

import click

from adapters.ledger import KeyRefused, LedgerKeys
from adapters.ledger.signing import SigningKey, keep
from adapters.postgres import Database
from application import opening, signing_keys
from application.audit.ledger.notes import COSIGNATURE, NoNote, VerifierKey, parse_key
from web.commands.opened import database_of, require_opened
from web.data_folder import kept_ledger, ledger_keys, sealer
from web.settings import Settings, settings
from web.wiring import wired

KEEP = (
    "이 검증 키를 이 시스템 밖의 통로로 알리십시오. 그래야 남이 서명을 믿을 수 있습니다.\n"
    "Hand the verifier key on by a way outside this office: only then does a signature tell anybody anything."
)


@click.group()
def ledger() -> None:
    """The ledger: hashes of every fact under signed checkpoints (docs/ledger.md)."""


@ledger.command()
def seal() -> None:
    """Seal what is new, now, as the worker does on every tick."""
    chosen = settings()
    with database_of(chosen) as database:
        require_opened(database)
        size = sealer(chosen, database).seal()
    click.echo(f"{size}건이 봉인되었습니다. {size} facts are sealed.")


@ledger.command()
@click.option("--newest", is_flag=True, help="The newest one, whether or not a witness has cosigned it.")
def checkpoint(*, newest: bool) -> None:
    """Print the checkpoint with its signatures: keep it outside, and `sangsaeng verify --against` it later."""
    chosen = settings()
    with database_of(chosen) as database, kept_ledger(chosen, database) as kept:
        head = kept.newest() if newest else kept.witnessed() or kept.newest()
    if head is None:
        raise click.ClickException("Nothing is sealed yet. 아직 봉인된 것이 없습니다.")
    click.echo(str(head.note), nl=False)


@ledger.group(invoke_without_command=True)
@click.pass_context
def keys(context: click.Context) -> None:
    """Show the verifier keys of the operator and of the trusted witnesses."""
    if context.invoked_subcommand is not None:
        return
    chosen = settings()
    with database_of(chosen) as database:
        kept = _keys(chosen, database)
    for key in kept.operators():
        state = "서명함 signs" if key.signs else "폐기됨 retired"
        click.echo(f"운영자 operator {key.number} ({state}): {key.verifier}")
    for witness in kept.witnesses():
        click.echo(f"증인 witness: {witness}")


@keys.command()
def make() -> None:
    """Make the operator's first key, where there is none; serving does it by itself."""
    chosen = settings()
    with database_of(chosen) as database:
        kept = _keys(chosen, database)
        kept.ready()
    click.echo(f"{kept.verifying()[-1]}\n{KEEP}")


@keys.command()
def rotate() -> None:
    """Make another operator's key, which signs beside those there are until they are retired. It goes on record."""
    chosen = settings()
    with database_of(chosen) as database:
        kept = _keys(chosen, database)
        with wired(chosen, database) as office:
            before = [key.verifier for key in kept.operators() if key.signs]
            made = kept.rotate()
            signing_keys.record_rotation(office.office, made, beside=before, by=opening.by_machine(uuid4()))
    click.echo(f"{made}\n{KEEP}")


@keys.command()
@click.argument("number", type=click.IntRange(min=1))
def retire(number: int) -> None:
    """Destroy the secret of the operator's key NUMBER; what it signed can be verified for ever. It goes on record."""
    chosen = settings()
    with database_of(chosen) as database:
        kept = _keys(chosen, database)
        with wired(chosen, database) as office:
            try:
                retired = kept.retire(number)
            except KeyRefused as refused:
                raise click.ClickException(str(refused)) from None
            signing_keys.record_retirement(office.office, retired, by=opening.by_machine(uuid4()))
    click.echo(f"폐기했습니다. Retired: {retired}")


@keys.command()
@click.argument("key")
def trust(key: str) -> None:
    """Take cosignatures from the witness whose verifier key is KEY."""
    chosen = settings()
    with database_of(chosen) as database:
        try:
            _keys(chosen, database).trust(_parsed(key))
        except KeyRefused as refused:
            raise click.ClickException(str(refused)) from None
    click.echo("이제 이 증인의 확인 서명을 받습니다. Its cosignatures are taken from now on.")


@keys.command("witness")
@click.option("--name", required=True, help="What the witness signs as, e.g. witness.example/pps.")
@click.option("--to", "file", type=click.Path(path_type=Path), required=True, help="A file that does not exist yet.")
def make_witness(name: str, file: Path) -> None:
    """Make a witness's signing key, on the witness's own machine; no office is asked."""
    made = SigningKey.make(name, COSIGNATURE)
    _parsed(str(made.verifier))
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not keep(made, file):
        raise click.ClickException(f"{file}이(가) 이미 있습니다. {file} exists already.")
    click.echo(f"{made.verifier}\n{KEEP}")


def _parsed(text: str) -> VerifierKey:
    try:
        return parse_key(text)
    except NoNote as refused:
        raise click.ClickException(str(refused)) from None


def _keys(chosen: Settings, database: Database) -> LedgerKeys:
    require_opened(database)
    return ledger_keys(chosen, database)
